"""Which text of a unit is its source, and why some are not taken."""

from __future__ import annotations

import pytest

from tmtool.desk.incoming_units import source_first
from tmtool.model.text import TaggedText
from tmtool.model.units import Unit, Variant

KNOWN = frozenset({"en", "ru", "kk"})


def unit(*languages: str, source: str | None = None) -> Unit:
    """A unit with a text in each language; its text is the language itself, nothing for `-ru`."""
    texts = (Variant(one.lstrip("-"), TaggedText("" if one.startswith("-") else one)) for one in languages)
    return Unit(tuple(texts), source_language=source)


@pytest.mark.parametrize(
    ("given", "header", "order"),
    [
        (unit("ru", "en"), None, ["en", "ru"]),
        (unit("ru", "en", source="ru"), "en", ["ru", "en"]),
        (unit("kk", "ru"), "ru", ["ru", "kk"]),
        (unit("de", "kk", "ru"), None, ["kk", "de", "ru"]),
        (unit("ru", "en-GB", "en"), "en", ["en", "ru", "en-GB"]),
    ],
)
def test_the_source_comes_first(given: Unit, header: str | None, order: list[str]) -> None:
    found = source_first(given, header, "en", KNOWN)
    assert not isinstance(found, str)
    assert [variant.language for _, variant in found] == order


@pytest.mark.parametrize(
    ("given", "header", "why"),
    [
        (unit("-en", "-ru"), None, "empty"),
        (unit("ru", "kk", source="de"), None, "no source text"),
        (unit("en", "-ru"), None, "no target"),
        (unit("en", "en-GB"), None, "no target"),
        (unit("en", "de"), None, "not in two of the desk's languages"),
    ],
)
def test_what_cannot_be_taken_says_why(given: Unit, header: str | None, why: str) -> None:
    assert source_first(given, header, "en", KNOWN) == why
