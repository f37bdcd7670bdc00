"""Kazakh nouns in the plural after a number, where the language wants the singular: 100 мұнайшы."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tmtool.language.kazakh_inflection import inflected
from tmtool.language.kazakh_sounds import sounds
from tmtool.language.kazakh_stems import take_to_pieces
from tmtool.language.kazakh_suffixes import tails
from tmtool.language.number_words import number_words
from tmtool.language.placeables import Placeable, PlaceableKind, placeables

_AFTER = re.compile(r"[ \u00a0]+([^\W\d_]{4,})(?![\w-])")
_MORE_OR_LESS = re.compile(r"\d-?(?:[дтн][ае]н[ \u00a0]+(?:астам|аса)|[ғгқк][ае][ \u00a0]+(?:жуық|таяу))(?!\w)")
_MAY_BE_PLURAL = re.compile(r".{2,}[лдт][ае]р", re.IGNORECASE)
_SCORE = re.compile(r"\d[-–:]$")
_NO_PLURALS = ("дәптер", "жылдар")
"""Words that only look like plurals, and the years of a decade."""
_SHORTEST_STEM = 2


def after_number(text: str) -> Iterator[tuple[int, int, str]]:
    """Find the nouns that stand in the plural right after a number.

    Args:
        text: a Kazakh text without tags.

    Yields:
        Where a noun stands, in characters, and its singular in the same case.
    """
    ends = [found.end for found in placeables(text, "kk") if _counts(found) and not _SCORE.search(text, 0, found.start)]
    # «бір» is an article too: бір адамдар.
    ends += [word.end for word in number_words(text, "kk") if word.value > 1]
    # 100-ден астам адам, 60-қа жуық адам.
    ends += [found.end() for found in _MORE_OR_LESS.finditer(text)]
    for end in sorted(set(ends)):
        found = _AFTER.match(text, end)
        singular = _singular(found[1]) if found and _MAY_BE_PLURAL.match(found[1]) else None
        if found and singular:
            yield *found.span(1), singular


def _counts(found: Placeable) -> bool:
    """Whether a figure counts what follows: a bare number, or one with млн after it."""
    return found.kind is PlaceableKind.NUMBER and not found.is_year and "-" not in found.text


def _singular(word: str) -> str | None:
    if word.lower().startswith(_NO_PLURALS):
        return None
    for at in range(len(word) - 3, _SHORTEST_STEM - 1, -1):
        heard = sounds(word[:at])
        for ending in tails(heard).get(word[at:].lower(), ()) if heard else ():
            # 18 жастағылар is no noun in the plural.
            term = take_to_pieces(word[:at]) if ending.plural and not ending.after else None
            if term is not None:
                return inflected(term, replace(ending, plural=False))
    return None
