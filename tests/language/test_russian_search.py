"""A Russian term is met in every form of it, and not in words that look alike."""

from __future__ import annotations

import pytest

from tests.language.russian_texts import LOOK_ALIKE, LOOK_ALIKE_AFTERWARDS, MET, MET_AFTERWARDS
from tmtool.language.russian_forms import met


def _rows(table: str) -> list[list[str]]:
    return [[piece.strip() for piece in line.replace("|", "¦").split(" ¦")] for line in table.splitlines() if line]


@pytest.mark.parametrize(("term", "text", "words"), _rows(MET + MET_AFTERWARDS))
def test_it_is_met(term: str, text: str, words: str) -> None:
    span = met(term.replace("¦", "|"), text)
    assert span is not None
    assert text[slice(*span)] == words


@pytest.mark.parametrize(("term", "text"), _rows(LOOK_ALIKE + LOOK_ALIKE_AFTERWARDS))
def test_it_is_not_met(term: str, text: str) -> None:
    assert met(term, text) is None


def test_the_first_place_is_given() -> None:
    assert met("президент|глава государства", "Глава государства, то есть президент") == (0, 17)
