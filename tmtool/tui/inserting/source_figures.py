"""The figures and tags of a source that its translation does not have yet; imported when F9 asks for them."""

from __future__ import annotations

import re

from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables import Placeable, PlaceableKind, placeables
from tmtool.language.placeables.offered import Around, offered
from tmtool.model.text import TaggedText
from tmtool.quality.figure_matching import match_figures
from tmtool.tui.inserting.insertion_cycle import Piece
from tmtool.tui.inserting.tag_cycle import missing_tags

_MINUS = re.compile(r"(?<![^\s(\[«“\"])[-−–]$")


def missing_pieces(
    source: TaggedText, source_language: str, text: str, language: str, style: HouseStyle | None
) -> tuple[Piece, ...]:
    """Give what a translation lacks of its source: figures by their values, whatever they are written like, and tags.

    Args:
        source: the source with its tags.
        source_language: its language tag.
        text: the translation as it is typed, tags as ‹1›.
        language: the language tag of that.
        style: how the house writes figures.
    """
    said = TaggedText.from_shown(text, source.tags).text
    missing = match_figures(source.text, source_language, said, language).missing
    if dateline := _dateline(source.text, source_language, said):
        missing = (dateline, *(one for one in missing if one.start >= dateline.end))

    def figure(one: Placeable) -> Piece:
        def forms(before: str, after: str) -> tuple[str, ...]:
            around = Around(source.text[: one.start], source.text[one.end :], before, after)
            sign = _minus(source.text, one)
            return tuple(sign + form for form in offered(one, source_language, language, around, style))

        return Piece(one.start, forms)

    def tag(shown: str, at: int) -> Piece:
        return Piece(at, lambda before, after: (shown,), glued=True)

    tags = [tag(one.shown, one.at) for one in missing_tags(source, text)]
    return (*tags, *(figure(one) for one in missing))


def load(language: str) -> None:
    """Load what F9 needs for a language, so that the key does not wait for it."""
    for piece in missing_pieces(TaggedText("on Monday"), "en", "", language, None):
        piece.forms("", "")


def _minus(source: str, one: Placeable) -> str:
    """The sign before a number below zero: the values of figures know none."""
    found = _MINUS.search(source[: one.start])
    return found[0] if found and source[one.start].isdecimal() else ""


def _dateline(source: str, language: str, text: str) -> Placeable | None:
    """The dateline of a source, where nothing is translated yet."""
    first = next(iter(placeables(source, language)), None) if not text.strip() else None
    return first if first and first.kind is PlaceableKind.DATELINE else None
