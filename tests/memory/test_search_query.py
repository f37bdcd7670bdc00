"""What counts in a search, and where a text has what was looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.search_query import SearchQuery, folded, searchable

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from('аеёйи ҚқүЙ"«»*-\u0301\u0306\u00ad\u200b\u0345ßİ')))


def met(query: str, text: str) -> list[str]:
    """The pieces of a text in which a query was met; none where it was not."""
    wanted = SearchQuery.of(query)
    assert not wanted.is_met_by(searchable(text)) or wanted.may_be_met_by(folded(text))
    return [text[start:end] for start, end in wanted.spans(text)] if wanted.is_met_by(searchable(text)) else []


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("deal", "A deal, a DEAL.", ["deal", "DEAL"]),
        ("deal", "Dealers ideal", []),
        ("wind deal", "The deal on wind", ["deal", "wind"]),
        ('"wind farm"', "farm wind; wind farm", ["wind farm"]),
        ('"wind farm"', "wind or farm", []),
        ("«ветровой парк»", "Новый «Ветровой парк»", ["Ветровой парк"]),
        ("каз*", "Казахстан и КазМунайГаз, показ", ["Казахстан", "КазМунайГаз"]),
        ('"wind fa*"', "wind fan, wind farms", ["wind fan", "wind farms"]),
        ("ҚАЗАҚСТАН", "Қазақстан", ["Қазақстан"]),
        ("Қазақстан", "ҚАЗАҚСТАН", ["ҚАЗАҚСТАН"]),
        ("елка", "Ёлка и ёлка", ["Ёлка", "ёлка"]),
        ("ЁЛКА", "елка", ["елка"]),
        ("чаи", "чай", []),
        ("чай", "чаи", []),
        ("чаи\u0306", "чай", ["чай"]),
        ("үй", "Бұл үй.", ["үй"]),
        ("ел", "Ел мен жер", ["Ел"]),
        ("it", "It is", ["It"]),
        ("замок", "за\u0301мок", ["за\u0301мок"]),
        ("Казахстан", "Казах\u00adстан", ["Казах\u00adстан"]),
        ("12,500", "About 12,500 people", ["12,500"]),
        ("12,500", "500 and 12", []),
        ("don't", "I don’t", ["don’t"]),
        ("50%", "50 and 60%", ["50"]),
        ("source:hello", "source: hello", ["source: hello"]),
        ("-x", "an x", ["x"]),
        ("STRASSE", "Straße", ["Straße"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
        ("wind farm", "wind farm", ["wind", "farm"]),
        ('wind "wind farm"', "wind farm", ["wind farm"]),
    ],
)
def test_what_is_met(query: str, text: str, expected: list[str]) -> None:
    assert met(query, text) == expected


@pytest.mark.parametrize("query", ["", " ", "*", '"', '""', "***", "—", "%", "😀", "\0", '"*"'])
def test_a_query_without_words_asks_for_nothing(query: str) -> None:
    assert SearchQuery.of(query).phrases == ()


@given(TEXTS, TEXTS)
def test_any_query_can_be_asked_and_what_is_met_lies_in_the_text(query: str, text: str) -> None:
    wanted = SearchQuery.of(query)
    end_before = 0
    for start, end in wanted.spans(text):
        assert end_before <= start < end <= len(text)
        end_before = end
    if wanted.phrases and wanted.is_met_by(searchable(text)):
        assert wanted.spans(text)
        assert wanted.may_be_met_by(folded(text))


@given(TEXTS)
def test_a_text_is_met_by_its_own_words(text: str) -> None:
    quoted = "".join(" " if sign in '"“”„«»*' else sign for sign in text)
    wanted = SearchQuery.of(f'"{quoted}"')
    assert bool(wanted.phrases) == bool(searchable(text))
    assert wanted.is_met_by(searchable(text))


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert searchable(searchable(text)) == searchable(text)
