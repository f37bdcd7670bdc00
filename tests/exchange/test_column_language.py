from __future__ import annotations

import pytest

from tmtool.exchange.column_language import language_of


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["rally", "mayor", "café"], "en"),
        (["митинг", "аким города", "ветряная электростанция"], "ru"),
        (["митинг", "әкім", "жел электр станциясы"], "kk"),
        (["митинг на площади города"], "ru"),
        (["Алматы"], None),
        (["вокзал"], None),
        (["мітинг", "голова міста", "їжак", "вітрова електростанція"], None),
        (["митинг rally", "аким mayor"], None),
        (["抗议"], None),
        (["12", ""], None),
        ([], None),
    ],
)
def test_letters_tell_the_language_where_they_are_certain(texts: list[str], language: str | None) -> None:
    assert language_of(texts, "en") == language


def test_latin_letters_are_the_source_only_where_its_are() -> None:
    assert language_of(["rally", "mayor"], "ru") is None
