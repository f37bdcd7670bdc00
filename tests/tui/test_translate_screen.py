"""The translate screen, driven by its keys, on a desk in memory."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from tests.tui.conftest import shown, told, translating, until
from tests.tui.pretend_desk import PretendDesk
from tmtool.model.articles import OriginKind, State
from tmtool.model.errors import DeskError
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.widgets.segment_grid import SegmentGrid

MATCH = "Министерство энергетики сообщило, что добыча упала на 20 процентов."


def screen(pilot: object) -> JobScreen:
    found = pilot.app.screen  # type: ignore[attr-defined]
    assert isinstance(found, JobScreen)
    return found


def number(pilot: object) -> int:
    current = screen(pilot).current
    return current.number if current else 0


async def paste(pilot: object, text: str) -> None:
    pilot.app.post_message(events.Paste(text))  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def test_it_opens_where_the_person_stopped(desk: PretendDesk) -> None:
    desk.stood[1] = 4
    async with translating(desk) as pilot:
        assert number(pilot) == 4


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_everything_that_is_needed_is_seen(desk: PretendDesk, size: tuple[int, int]) -> None:
    async with translating(desk, size=size) as pilot:
        text = shown(pilot)
        for part in (
            "EN→RU",
            "20%",
            "2/5",
            "✓H",
            "¶",
            "▸",
            "○ ministry of energy →",
            "1 ▓ 87%",
            "central-asia",
            "20→30",
        ):
            assert part in text, part
        assert "F1" in text.splitlines()[-1]


async def test_enter_confirms_and_goes_on(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Добыча упала на 30 процентов.")
        await pilot.press("enter")
        assert number(pilot) == 3
        await until(pilot, lambda: ("confirm", 102, "Добыча упала на 30 процентов.") in desk.written)
        await until(pilot, lambda: "saved" in shown(pilot))
        assert desk.segment(102).state is State.TRANSLATED


async def test_enter_on_an_empty_target_goes_on_unconfirmed(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("enter")
        assert number(pilot) == 3
        assert desk.segment(102).state is State.NEW


async def test_saved_is_shown_only_once_it_is_saved(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        assert "saved" not in shown(pilot)
        await paste(pilot, "Текст")
        assert "✎" in shown(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "saved" in shown(pilot))
        assert desk.segment(102).target.text == "Текст"


async def test_what_is_typed_is_written_within_two_seconds(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Черновик")
        await asyncio.sleep(1.6)
        assert ("draft", 102, "Черновик") in desk.written
        assert desk.segment(102).state is State.DRAFT


@pytest.mark.parametrize("key", ["alt+1", "alt+quotation_mark"])
async def test_a_match_is_put_in_on_any_layout(desk: PretendDesk, key: str) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Начало")
        await pilot.press(key)
        assert screen(pilot).editor.text == MATCH
        await pilot.press("enter")
        await until(pilot, lambda: desk.segment(102).state is State.TRANSLATED)
        origin = desk.segment(102).origin
        assert origin is not None
        assert (origin.kind, origin.detail) == (OriginKind.FUZZY, "87 central-asia")


async def test_a_match_that_was_changed_is_typed(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("alt+ә")
        assert screen(pilot).editor.text == "Добыча упала."
        await pilot.press("backspace")
        await pilot.press("enter")
        await until(pilot, lambda: desk.segment(102).state is State.TRANSLATED)
        assert desk.segment(102).origin is None


@pytest.mark.parametrize("key", ["2", "ә"])
async def test_digits_put_matches_in_from_the_grid(desk: PretendDesk, key: str) -> None:
    async with translating(desk) as pilot:
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, SegmentGrid)
        pilot.app.post_message(events.Key(key, key))
        await until(pilot, lambda: screen(pilot).editor.text == "Добыча упала.")
        assert screen(pilot).editor.has_focus


async def test_undo_takes_typing_back_first_and_then_the_confirmation(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("alt+1")
        await pilot.press("ctrl+я")  # Ctrl+Z on a Cyrillic layout
        assert screen(pilot).editor.text == ""
        await pilot.press("alt+1", "enter")
        await until(pilot, lambda: desk.segment(102).state is State.TRANSLATED)
        assert number(pilot) == 3
        await pilot.press("ctrl+z")
        await until(pilot, lambda: number(pilot) == 2)
        assert screen(pilot).editor.text == MATCH
        await until(pilot, lambda: desk.segment(102).state is State.DRAFT)
        assert desk.segment(102).target.text == MATCH


async def test_a_paste_never_confirms(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Первая\nвторая\n")
        assert number(pilot) == 2
        assert screen(pilot).editor.text == "Первая\nвторая"


async def test_alt_enter_breaks_the_line(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "а")
        await pilot.press("alt+enter")
        assert screen(pilot).editor.text == "а\n"


async def test_a_desk_that_cannot_be_written_keeps_the_text(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        desk.failing = DeskError("The disk is full; make room, then press Ctrl+S.")
        await paste(pilot, "Добыча упала на 30 процентов.")
        await pilot.press("enter")
        await until(pilot, lambda: "NOT SAVED" in shown(pilot))
        assert number(pilot) == 2
        assert screen(pilot).editor.text == "Добыча упала на 30 процентов."
        assert "saved" not in shown(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause(0.05)
        assert isinstance(pilot.app.screen, JobScreen)
        desk.failing = None
        await pilot.press("enter")
        await until(pilot, lambda: desk.segment(102).state is State.TRANSLATED)
        await until(pilot, lambda: "saved" in shown(pilot))


async def test_terms_are_ticked_and_findings_shown_as_one_types(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Министерство энергетики")
        await until(pilot, lambda: "✓ министерство энергетики" in shown(pilot))
        await until(pilot, lambda: "! “30” is not in the translation." in shown(pilot))


async def test_a_finding_is_put_right_from_the_menu(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Министерство")
        await until(pilot, lambda: "is not in the translation." in shown(pilot))
        await pilot.press("f2", "f")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))
        assert screen(pilot).editor.text == "Министерство 30"
        await until(pilot, lambda: "is not in the translation." not in shown(pilot))


async def test_a_finding_is_ignored_from_the_menu(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Министерство")
        await until(pilot, lambda: "is not in the translation." in shown(pilot))
        await pilot.press("f2", "i")
        await until(pilot, lambda: ("ignore", 102, "figures.number") in desk.written)
        await until(pilot, lambda: "is not in the translation." not in shown(pilot))


async def test_f4_puts_the_term_in(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("f4")
        assert screen(pilot).editor.text == "Министерство энергетики"


async def test_moving_and_going_to(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("ctrl+down", "alt+down", "ctrl+up")
        assert number(pilot) == 3
        await pilot.press("ctrl+g", "1", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen) and number(pilot) == 1)


async def test_leaving_out_from_the_menu_on_a_cyrillic_layout(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("f2")
        pilot.app.post_message(events.Key("д", "д"))
        await until(pilot, lambda: desk.segment(102).left_out)
        await until(pilot, lambda: number(pilot) == 3)


async def test_splitting_asks_for_the_place(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("f2", "s", "left", "enter")
        await until(pilot, lambda: [one for one in desk.written if one[0] == "split"])
        [(_, identity, at)] = [one for one in desk.written if one[0] == "split"]
        assert (identity, at) == (102, "23")


async def test_the_other_language_opens_at_the_same_place_with_the_first_beside_it(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Добыча упала")
        await pilot.press("f5")
        await until(pilot, lambda: screen(pilot).language == "kk" and screen(pilot).opened)
        assert number(pilot) == 2
        await until(pilot, lambda: "ru Добыча упала" in shown(pilot))
        await pilot.press("f5")
        await until(pilot, lambda: screen(pilot).language == "ru" and screen(pilot).opened)
        assert screen(pilot).editor.text == "Добыча упала"


async def test_home_is_one_key_away_and_keeps_the_draft(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Черновик")
        await pilot.press("ctrl+й")  # Ctrl+Q on a Cyrillic layout
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert desk.segment(102).target.text == "Черновик"


async def test_help_tells_the_keys_of_the_place(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: "Confirms the segment" in shown(pilot))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, JobScreen)


async def test_a_text_of_the_past_is_taken_into_the_editor_again(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await paste(pilot, "Новое")
        await pilot.press("f2", "h")
        await until(pilot, lambda: "Aigerim · confirm" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))
        assert screen(pilot).editor.text == "Добыча упала"
        await pilot.press("ctrl+z")
        assert screen(pilot).editor.text == "Новое"


async def test_a_bookmark_is_seen_in_the_list(desk: PretendDesk) -> None:
    async with translating(desk, size=(120, 40)) as pilot:
        await pilot.press("alt+b", "ctrl+down")
        await until(pilot, lambda: desk.marked == {102})
        assert "★   2" in shown(pilot)
        await pilot.press("ctrl+up", "alt+и")
        await until(pilot, lambda: not desk.marked)


async def test_a_segment_is_locked_and_unlocked_from_the_menu(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("f2", "k")
        await until(pilot, lambda: desk.segment(102).locked and screen(pilot).editor.read_only)
        await pilot.press("f2", "k")
        await until(pilot, lambda: not desk.segment(102).locked and not screen(pilot).editor.read_only)


async def test_a_confirmed_segment_is_made_a_draft_again(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("ctrl+up", "f2", "u")
        await until(pilot, lambda: desk.segment(101).state is State.DRAFT)
        await until(pilot, lambda: "~H" in shown(pilot))


async def test_history_and_remarks(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("f2", "h")
        await until(pilot, lambda: "Aigerim · confirm" in shown(pilot))
        await pilot.press("escape", "f2", "c")
        await paste(pilot, "спросить")
        await pilot.press("enter")
        await until(pilot, lambda: "» Aigerim: спросить" in shown(pilot))


async def test_hostile_text_is_shown_and_does_nothing(desk: PretendDesk) -> None:
    from dataclasses import replace

    from tmtool.model.text import TaggedText

    hostile = "[red]x[/] [@click=app.quit]quit[/] \x1b[2J \u202e [/"
    desk._put(replace(desk.segment(102), source=TaggedText(hostile), target=TaggedText(hostile)))
    async with translating(desk) as pilot:
        text = shown(pilot)
        assert "[red]x[/] [@click=app.quit]" in text
        assert "\x1b" not in text


async def test_a_number_beyond_the_end_is_said(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("ctrl+g", "9", "enter")
        await until(pilot, lambda: told(pilot) == ["There are only 5 segments."])
        assert number(pilot) == 2


async def test_there_is_one_notice_at_a_time_and_none_over_a_dialog(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        screen(pilot).notify("The first word.")
        screen(pilot).notify("The second word.")
        await until(pilot, lambda: told(pilot) == ["The second word."])
        await pilot.press("f2")
        await until(pilot, lambda: not told(pilot))
        pilot.app.notify("The third word.")
        await pilot.pause(0.1)
        assert not told(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: told(pilot) == ["The third word."])
