"""Replacing whatever a search finds, with the tags around it."""

from __future__ import annotations

import pytest

from tmtool.language.text_query import TextQuery
from tmtool.memory.term_replacement import replace_found
from tmtool.model.text import Tag, TaggedText, TagKind


def after(text: str, words: str, new: str, *, is_regex: bool = False, case: bool = False) -> str:
    return replace_found(TaggedText(text), TextQuery(words, is_regex, case).search(), new).text.text


@pytest.mark.parametrize(
    ("text", "words", "new", "expected"),
    [
        ("Министерство и министерство", "министерство", "ведомство", "Ведомство и ведомство"),
        ("МИНИСТЕРСТВО", "министерство", "ведомство", "ВЕДОМСТВО"),
        ("ОПЕК и опек", "ОПЕК", "ОПЕК+", "ОПЕК+ и ОПЕК+"),
        ("в Астане", "Астане", "Нур-Султане", "в Нур-Султане"),
        ("слово лишнее тут", " лишнее", "", "слово тут"),
    ],
)
def test_to_the_letter_capitals_stay(text: str, words: str, new: str, expected: str) -> None:
    assert after(text, words, new) == expected


def test_where_case_counts_the_new_text_stands_as_typed() -> None:
    assert after("Опек и опек", "опек", "газ", case=True) == "Опек и газ"


def test_groups_of_an_expression_are_put_in() -> None:
    assert after("упала на 30 процентов", r"(\d+) процентов", r"\1%", is_regex=True) == "упала на 30%"
    assert after("упала на 30 процентов", r"(?<=на )\d+", "40", is_regex=True) == "упала на 40 процентов"


def test_tags_move_with_their_words_and_what_has_one_inside_stays() -> None:
    text = TaggedText("нефть и газ", (Tag(0, TagKind.OPEN, 1), Tag(5, TagKind.CLOSE, 1), Tag(9, TagKind.ALONE, 2)))
    assert replace_found(text, TextQuery("нефть").search(), "сырая нефть").text.shown == "‹1›сырая нефть‹/1› и г‹2/›аз"
    left = replace_found(text, TextQuery("газ").search(), "метан")
    assert left.text == text
    assert [(place.new, place.reason) for place in left.places] == [(None, "A tag stands inside it.")]
