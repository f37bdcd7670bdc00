"""The editor on the screen: what is drawn, where the cursor stops, what undo takes back, in which order keys count."""

from __future__ import annotations

from typing import Any

from textual import events

from tests.tui.conftest import shown, translating
from tests.tui.pretend_desk import PretendDesk
from tmtool.tui.widgets.target_editor import TargetEditor

STRESSED = "я\u0301"
SHORT_I = "и\u0306"
FLAG = "🇰🇿"


def editor(pilot: Any) -> TargetEditor:
    found = pilot.app.screen.editor
    assert isinstance(found, TargetEditor)
    return found


async def typing(pilot: Any, text: str) -> None:
    """Type key by key; the pilot knows no name of some of these keys."""
    for sign in text:
        pilot.app.post_message(events.Key(sign, sign))
    await pilot.pause()


async def test_what_cannot_be_seen_is_drawn(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        editor(pilot).insert("5\u00a0млн 1\u202f500 а\u00adб\u200bв")
        await pilot.pause()
        assert "5␣млн 1‿500 а‧б¿в" in shown(pilot)
        assert editor(pilot).text == "5\u00a0млн 1\u202f500 а\u00adб\u200bв"


async def test_no_line_is_broken_at_a_no_break_space(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        area.insert("а" * (area.wrap_width - 3) + " 5\u00a0млн")
        assert area.wrapped_document.get_offsets(0) == [area.wrap_width - 2]


async def test_the_cursor_never_stops_inside_a_letter_or_a_tag(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        area.insert(f"{STRESSED}{SHORT_I}{FLAG}‹1›б")
        stops = [area.cursor]
        while area.cursor:
            await pilot.press("left")
            stops.append(area.cursor)
        assert stops == [10, 9, 6, 4, 2, 0]
        await pilot.press("right", "shift+right")
        assert area.selected_text == SHORT_I
        area.move_cursor((0, 5))
        assert area.cursor == 6


async def test_backspace_and_delete_take_the_whole(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        area.insert(f"а{STRESSED}‹/1›{FLAG}")
        for left in (f"а{STRESSED}‹/1›", f"а{STRESSED}", "а"):
            await pilot.press("backspace")
            assert area.text == left
        area.put(f"‹1›{SHORT_I}", 0)
        await pilot.press("delete", "delete")
        assert area.text == ""


async def test_a_mark_typed_behind_its_letter_becomes_one_with_it(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await typing(pilot, f"мой {SHORT_I} {STRESSED}")
        assert editor(pilot).text == f"мой й {STRESSED}"


async def test_words_are_whole_with_their_hyphens(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        area.insert("Мұнай өндіруші-кәсіпорын 100-ге")
        await pilot.press("ctrl+left", "ctrl+left")
        assert area.cursor == 6
        await pilot.press("ctrl+shift+right")
        assert area.selected_text == "өндіруші-кәсіпорын"
        await pilot.press("ctrl+w")
        assert area.text == "Мұнай  100-ге"


async def test_all_of_a_long_text_is_selected_by_a_key(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        area.insert("слово " * 40)
        await pilot.press("ctrl+home")
        assert area.cursor == 0
        await pilot.press("ctrl+shift+end")
        assert area.selected_text == area.text


async def test_undo_takes_words_and_pastes_back_one_by_one(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        await typing(pilot, "Бір екі ")
        pilot.app.post_message(events.Paste("үш төрт"))
        await pilot.pause()
        for left in ("Бір екі ", "Бір ", ""):
            await pilot.press("ctrl+z")
            assert area.text == left
        for there in ("Бір ", "Бір екі ", "Бір екі үш төрт"):
            await pilot.press("ctrl+y")
            assert area.text == there
            assert area.cursor == len(there)


async def test_undo_waits_in_its_segment_and_reaches_no_other(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        await typing(pilot, "Бір екі")
        await pilot.press("ctrl+down")
        assert not area.touched
        await typing(pilot, "Үш")
        await pilot.press("ctrl+up", "ctrl+z")
        assert area.text == "Бір "
        await pilot.press("ctrl+y")
        assert area.text == "Бір екі"
        await pilot.press("ctrl+down", "ctrl+z")
        assert area.text == ""


async def test_keys_in_one_burst_count_in_their_order(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        for key in ("а", "б", "backspace", "в", "left", "г", "end", "д"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert area.text == "агвд"


async def test_a_paste_replaces_what_is_selected_and_is_composed(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        await typing(pilot, "ескі")
        await pilot.press("shift+home")
        pilot.app.post_message(events.Paste(f"жаңа {SHORT_I}\n"))
        await pilot.pause()
        assert area.text == "жаңа й"
        await pilot.press("ctrl+z")
        assert area.text == "ескі"


async def test_a_locked_segment_takes_nothing(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        area.read_only = True
        await typing(pilot, "а")
        pilot.app.post_message(events.Paste("б"))
        await pilot.press("alt+1", "f4", "ctrl+d", "alt+enter", "backspace")
        assert area.text == ""


async def test_odd_line_ends_in_a_match_do_not_upset_undo(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        area = editor(pilot)
        await typing(pilot, "Бір")
        area.put("а\u2028б\r\nв")
        await typing(pilot, "г")
        await pilot.press("ctrl+z", "ctrl+z")
        assert area.text == "Бір"
