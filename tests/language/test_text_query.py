"""Finding a text to the letter or by a regular expression."""

from __future__ import annotations

import pytest

from tmtool.language.text_query import TextQuery, expanded
from tmtool.model.errors import UsageError


def met(text: str, words: str, *, is_regex: bool = False, case: bool = False, whole: bool = False) -> list[str]:
    return [found[0] for found in TextQuery(words, is_regex, case, whole).search().in_text(text)]


def test_case_counts_only_when_asked() -> None:
    assert met("ОПЕК и опек", "опек") == ["ОПЕК", "опек"]
    assert met("ОПЕК и опек", "опек", case=True) == ["опек"]
    assert met("Қазақстан, ҚАЗАҚСТАН", "қазақстан") == ["Қазақстан", "ҚАЗАҚСТАН"]


def test_whole_words_are_no_parts_of_words() -> None:
    assert met("Опека над ОПЕК, ОПЕК+", "опек", whole=True) == ["ОПЕК", "ОПЕК"]
    assert met("үй, үйде", "үй", whole=True) == ["үй"]


def test_signs_of_expressions_are_letters_where_no_expression_is_meant() -> None:
    assert met("5.2% (в год)", "5.2% (") == ["5.2% ("]
    assert met("5x2%", "5.2%") == []


def test_any_space_is_a_space() -> None:
    assert met("100\u00a0тенге и 100 тенге", "100 тенге") == ["100\u00a0тенге", "100 тенге"]


def test_an_expression_finds_and_its_groups_are_put_in() -> None:
    found = next(TextQuery(r"(\d+) (\w+)", is_regex=True).search().in_text("на 30 процентов"))
    assert found[0] == "30 процентов"
    assert expanded(found, r"\2: \1") == "процентов: 30"


def test_nothing_is_found_nowhere() -> None:
    assert met("абв", "x*", is_regex=True) == []


@pytest.mark.parametrize("words", ["(а", "[", "*а", r"\p{Foo}", r"(?P<", "(" * 450])
def test_what_is_no_expression_is_said(words: str) -> None:
    with pytest.raises(UsageError, match="is no regular expression: "):
        TextQuery(words, is_regex=True).search()


@pytest.mark.parametrize("words", ["", "  ", "а" * 501])
def test_what_cannot_be_sought_is_said(words: str) -> None:
    with pytest.raises(UsageError):
        TextQuery(words).search()


def test_an_expression_that_takes_for_ever_is_stopped() -> None:
    search = TextQuery(r"(а|а|б)*(а|аа)+(аб?)+в", is_regex=True).search(seconds=0.05)
    with pytest.raises(UsageError, match="took too long"):
        search.is_in("а" * 5000)


@pytest.mark.parametrize("template", [r"\3", r"\g<x>", "\\", r"\q"])
def test_a_replacement_that_cannot_be_put_in_is_said(template: str) -> None:
    found = next(TextQuery("(а)(б)", is_regex=True).search().in_text("аб"))
    with pytest.raises(UsageError, match="cannot be put in: "):
        expanded(found, template)
