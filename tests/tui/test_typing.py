"""Help while typing, on the screen: typography, completion, case, snippets."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events

from tests.tui.conftest import shown, told, translating, until
from tests.tui.pretend_desk import PretendDesk
from tests.tui.test_target_editor import editor, typing
from tmtool.model.articles import Article, State
from tmtool.tui.editing.completion import Completions
from tmtool.tui.job.own_texts import own_texts

NB = "\u00a0"


async def helped(pilot: Any) -> None:
    """Wait until what is preferred and offered is known."""
    await until(pilot, lambda: editor(pilot).put_right or editor(pilot).completions)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_signs_become_those_of_the_language_and_one_undo_gives_back_what_was_typed(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, 'Газета "')
        assert editor(pilot).text == "Газета «"
        await pilot.press("ctrl+z")
        assert editor(pilot).text == 'Газета "'
        await typing(pilot, 'Время" - это')
        assert editor(pilot).text == f'Газета "Время»{NB}— это'


async def test_what_was_taken_back_is_not_done_again_there(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "Ждите...")
        await pilot.press("ctrl+z")
        assert editor(pilot).text == "Ждите..."
        await pilot.press("backspace")
        await typing(pilot, ".")
        assert editor(pilot).text == "Ждите..."
        await typing(pilot, " Идите...")
        assert editor(pilot).text == "Ждите... Идите…"


async def test_typography_and_completion_can_be_off(desk: PretendDesk) -> None:
    desk.preferred |= {"typography": False, "completion": False}
    async with translating(desk) as pilot:
        await pilot.app.workers.wait_for_complete()
        await until(pilot, lambda: editor(pilot).completions is None)
        await typing(pilot, 'Минис "')
        assert editor(pilot).text == 'Минис "'
        assert editor(pilot).suggestion == ""


@pytest.mark.parametrize("key", ["right", "tab"])
async def test_a_match_goes_on_behind_the_text_and_is_taken_by_a_key(desk: PretendDesk, key: str) -> None:
    async with translating(desk, size=(120, 40)) as pilot:
        await helped(pilot)
        await typing(pilot, "Мин")
        assert editor(pilot).suggestion == "истерство энергетики сообщило, что добыча упала"
        assert "Министерство энергетики сообщило, что добыча упала" in shown(pilot)
        assert editor(pilot).text == "Мин"
        await pilot.press(key)
        assert editor(pilot).text == "Министерство энергетики сообщило, что добыча упала"
        assert editor(pilot).suggestion == " на 20 процентов."
        await pilot.press("ctrl+z")
        assert editor(pilot).text == "Мин"


async def test_what_is_found_late_is_offered_at_once(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        editor(pilot).complete_from(None)
        await typing(pilot, "Вчера мини")
        editor(pilot).complete_from(Completions.of([], ["министерство энергетики"]))
        assert editor(pilot).suggestion == "стерство энергетики"
        await pilot.press("left", "right")
        editor(pilot).complete_from(Completions.of([], ["министерство энергетики"]))
        assert editor(pilot).suggestion == ""


async def test_a_change_by_typography_keeps_what_is_offered(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        pilot.app.screen._completions = Completions.of(["На 5 млн тенге больше"])
        pilot.app.screen._show_completions()
        await typing(pilot, "На 5 млн ")
        assert editor(pilot).text == f"На 5{NB}млн "
        assert editor(pilot).suggestion == "тенге больше"


async def test_enter_never_takes_what_is_offered(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "Мин")
        assert editor(pilot).suggestion
        await pilot.press("enter")
        await until(pilot, lambda: desk.segment(102).state is State.TRANSLATED)
        assert desk.segment(102).target.text == "Мин"


async def test_nothing_is_offered_but_at_the_end_of_the_text(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "Мин")
        await pilot.press("left")
        assert editor(pilot).suggestion == ""
        await typing(pilot, "и")
        assert editor(pilot).suggestion == ""
        await pilot.press("right")
        assert editor(pilot).text == "Миин"


async def test_a_term_comes_in_the_form_that_the_place_wants(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "По решению ")
        await until(pilot, lambda: editor(pilot).completions.phrases[0][1] == "министерства энергетики")
        await typing(pilot, "мини")
        assert editor(pilot).suggestion == "стерства энергетики"


async def test_what_was_confirmed_is_offered_later(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "Совет Безопасности собрался")
        await pilot.press("enter")
        await typing(pilot, "Там соб")
        assert editor(pilot).suggestion == "рался"


def test_words_of_other_articles_are_read_too(desk: PretendDesk) -> None:
    other = replace(desk.find("oil.txt"), id=2)
    texts = list(own_texts(SimpleNamespace(articles=_Articles(desk, other)), desk.find("oil.txt"), "ru", ()))  # type: ignore[arg-type]
    assert texts == ["Добыча нефти падает"]


class _Articles:
    def __init__(self, desk: PretendDesk, *articles: Article) -> None:
        self.segments, self._articles = desk.segments, articles

    def all(self) -> tuple[Article, ...]:
        return self._articles


async def test_the_case_of_a_word_or_a_selection_goes_round(desk: PretendDesk) -> None:
    async with translating(desk, language="kk") as pilot:
        editor(pilot).put("қызылорда қаласы", 3)
        await pilot.press("alt+u")
        assert editor(pilot).text == "Қызылорда қаласы"
        assert editor(pilot).cursor == 3
        await pilot.press("alt+u", "end", "shift+home", "alt+u")
        assert editor(pilot).text == "қызылорда қаласы"
        assert editor(pilot).selected_text == "қызылорда қаласы"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor(pilot).text == "қызылорда қаласы"


async def test_tab_puts_a_snippet_in_before_it_takes_what_is_offered(desk: PretendDesk) -> None:
    desk.preferred["snippets"] = {"мин": "Министерство юстиции"}
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "мин")
        assert editor(pilot).suggestion
        await pilot.press("tab")
        assert editor(pilot).text == "Министерство юстиции"
        await pilot.press("ctrl+z")
        assert editor(pilot).text == "мин"


async def test_a_snippet_is_added_from_what_is_selected(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await typing(pilot, "Жогорку Кенеш")
        await pilot.press("shift+home")
        pilot.app.screen.action_add_snippet()
        await pilot.pause()
        await pilot.press("home", "ж", "к", "enter")
        await until(pilot, lambda: told(pilot) == ["Type жк and press Tab."])
        assert desk.preferred["snippets"] == {"жк": "Жогорку Кенеш"}
        await until(pilot, lambda: pilot.app.screen.snippets)
        await pilot.press("end", "space")
        await typing(pilot, "жк")
        pilot.app.post_message(events.Key("tab", None))
        await pilot.pause()
        assert editor(pilot).text == "Жогорку Кенеш Жогорку Кенеш"


async def test_tab_with_nothing_to_do_says_so_and_stays(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await helped(pilot)
        await pilot.press("tab")
        assert editor(pilot).has_focus
        assert told(pilot) == ["There is no snippet before the cursor, and nothing is offered."]
