"""What is offered while typing, and what is not."""

from __future__ import annotations

import pytest

from tmtool.tui.editing.completion import LONGEST, Completions
from tmtool.tui.editing.own_words import OwnWords

MATCH = "Министерство энергетики сообщило, что добыча нефти упала на 30 процентов."
OTHER = "Добыча газа выросла, сообщило агентство."


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("М", ""),
        ("Ми", "нистерство энергетики сообщило, что добыча нефти"),
        ("Министерство", " энергетики сообщило, что добыча нефти упала на"),
        ("Министерство энергетики ", "сообщило, что добыча нефти упала на 30"),
        ("Вчера министерство энергетики со", "общило, что добыча нефти упала на 30 процентов."),
        ("Ведомство заявило, что добыча ", "нефти упала на 30 процентов."),
        ("Ведомство добавило, что добыча неф", "ти упала на 30 процентов."),
        ("Рост на 30 процентов", "."),
        ("Рост на 30 процентов.", ""),
        ("", ""),
        ("(", ""),
    ],
)
def test_a_match_goes_on_where_the_words_before_agree(typed: str, offered: str) -> None:
    assert Completions.of([MATCH]).after(typed) == offered


def test_one_word_that_agrees_needs_two_letters_more() -> None:
    completions = Completions.of([MATCH])
    assert completions.after("Их добыча ") == ""
    assert completions.after("Их добыча н") == ""
    assert completions.after("Их добыча не") == "фти упала на 30 процентов."


def test_the_better_match_goes_first_and_the_better_agreement_before_it() -> None:
    completions = Completions.of([MATCH, OTHER])
    assert completions.after("До").startswith("быча газа")
    assert completions.after("Вчера до") == "быча"
    assert completions.after("что до").startswith("быча нефти")


def test_terms_names_and_figures_come_in_their_written_form() -> None:
    completions = Completions.of([], ["Касым-Жомарт Токаев", "министерством энергетики", "12,5 млн"])
    assert completions.after("заявил Ка") == "сым-Жомарт Токаев"
    assert completions.after("заявил касым-жомарт т") == ""
    assert completions.after("заявил касым-жомарт то") == "каев"
    assert completions.after("согласовано министерством эн") == "ергетики"
    assert completions.after("около 12") == ",5 млн"
    assert Completions.of([], ["21\u00a0октября"]).after("Подписан 21 окт") == "ября"


def test_a_word_of_a_match_alone_is_offered_to_its_end_and_once() -> None:
    completions = Completions.of([MATCH])
    assert completions.after("Позже сооб") == "щило"
    assert completions.after("Позже сообщило, а") == ""


def test_the_desks_own_words_come_last() -> None:
    own = OwnWords(["Добыча урана растет."])
    assert Completions.of([], own=own).after("в до") == "быча"
    assert Completions.of([MATCH], own=own).after("в ур") == "ана"


def test_tags_are_no_part_of_it() -> None:
    assert Completions.of(["‹1›Мұнай‹/1› өндіру"]).after("‹1›Мұ") == "най өндіру"


def test_no_more_than_a_line_is_offered() -> None:
    long = "слово " * 40
    offered = Completions.of([long]).after("сло")
    assert len(offered) <= LONGEST
    assert offered.endswith("слово")


def test_what_cannot_be_seen_is_not_offered() -> None:
    completions = Completions.of(["Добыча нефти\nвыросла", "Мұнай \u202eөндіру"])
    assert completions.after("Доб") == "ыча нефти"
    assert completions.after("Мұ") == "най "
