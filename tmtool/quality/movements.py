"""Whether something rose by so much or to so much, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from tmtool.language.placeables import Placeable, PlaceableKind
from tmtool.language.registry import fold
from tmtool.quality.pair import Pair

Movement = Literal["by", "to"]

_KINDS = frozenset((PlaceableKind.NUMBER, PlaceableKind.PERCENT, PlaceableKind.POINTS, PlaceableKind.AMOUNT))
_ENGLISH_VERB = (
    r"(?:ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing)|increas\w*|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|up"
    r"|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|down|cut(?:s|ting)?|reduc\w+|shrink\w*|shr[au]nk|slip\w*"
    r"|plung\w+|slump\w*|tumbl\w+|lower\w*|rais\w+|lift\w*|boost\w*|expand\w*|widen\w*|narrow\w*|hik\w+|slash\w*"
    r"|trim\w*|dip(?:s|ped|ping)?|eas(?:ed|es|ing)|slow\w*|contract(?:ed|s|ing)|doubl\w+|accelerat\w+|shed|rebound\w*)"
)
_ABOUT = (
    r"(?:about|around|nearly|almost|some|over|just|roughly|approximately|only|(?:more|less) than|a (?:record|mere))"
)
_ENGLISH_BEFORE = re.compile(
    rf"\b{_ENGLISH_VERB}\b(?P<between>[^.;:]{{0,60}}?)\b(?P<word>by|to)\s+(?:{_ABOUT}\s+)*$", re.IGNORECASE
)
_ENGLISH_BARE = re.compile(rf"\b{_ENGLISH_VERB}\s+(?:{_ABOUT}\s+)*$", re.IGNORECASE)
_UP_TO = re.compile(r"\bup\s+to\s+(?:\w+\s+)?$|\b(?:from\b[^.;:]*|by\s+\S+\s)\bto\s+$", re.IGNORECASE)
_RUSSIAN = re.compile(
    r"\b(?P<word>на|до)[\s\u00a0]+"
    r"(?:(?:около|почти|примерно|приблизительно|целых|рекордны[ех]|более чем|менее чем)\s+)*$",
    re.IGNORECASE,
)
_KAZAKH_DATIVE = re.compile(r"(?:ға|ге|қа|ке)$")
_KAZAKH_TO = re.compile(r"\s*(?:[^\W\d_]+(?:ға|ге|қа|ке)\s+)?(?:дейін|шейін)\b", re.IGNORECASE)
_KAZAKH_FROM = re.compile(r"\d\S*(?:\s\S+)?[дтн][ае]н\s(?:\w+\s)?$")
_KAZAKH_COUNTED = re.compile(r"\s[^\W\d_]+(?:ға|ге|қа|ке)(?!\w)", re.IGNORECASE)
_KAZAKH_VERB = re.compile(
    r"(?:\s[^\s.;:]+){0,3}?\s(?:өс|төменде|азай|көбей|арт[тқаы]|кем[іуи]|қысқар|ұлғай|құлдыра|арзанда|қымбатта"
    r"|түс[ткі]|көтеріл|шегер|құла|шегін|баяула|жеделде|жоғарыла|кеңей|тарыл|молай|нашарла|жақсар|әлсіре)\w*",
    re.IGNORECASE,
)


def turned(pair: Pair, pairs: Sequence[tuple[Placeable, Placeable]]) -> Iterator[tuple[Placeable, Placeable, str]]:
    """Give the figures by which something changes in one text, and to which it changes in the other.

    Args:
        pair: a source text and its translation.
        pairs: their figures that mean the same, source first.

    Yields:
        The figure of the source, that of the translation, and what to say.
    """
    for one, other in pairs:
        ours = _movement(pair.source.text, one, pair.source_language)
        theirs = _movement(pair.target.text, other, pair.target_language)
        if ours and theirs and ours != theirs:
            yield one, other, f"In the source the change is {ours} {one.text}, in the translation {theirs} it."


def _movement(text: str, figure: Placeable, language: str) -> Movement | None:
    if figure.kind not in _KINDS or figure.is_year:
        return None
    match fold(language):
        case "en":
            return _in_english(text[: figure.start])
        case "ru":
            found = _RUSSIAN.search(text[: figure.start])
            return None if found is None else "by" if found["word"].lower() == "на" else "to"
        case "kk":
            return _in_kazakh(text, figure)
        case _:
            return None


def _in_english(before: str) -> Movement | None:
    if _UP_TO.search(before):
        return None
    found = _ENGLISH_BEFORE.search(before)
    if found is not None:
        return "by" if found["word"].lower() == "by" else "to"
    return "by" if _ENGLISH_BARE.search(before) else None


def _in_kazakh(text: str, figure: Placeable) -> Movement | None:
    """A dative says by how much, a dative with «дейін» to how much."""
    if _KAZAKH_FROM.search(text[: figure.start]):
        # 14 %-дан 15 %-ға: from 14 to 15.
        return "to"
    after = text[figure.end :]
    if not _KAZAKH_DATIVE.search(figure.text):
        counted = _KAZAKH_COUNTED.match(after)
        if counted is None:
            return None
        after = after[counted.end() :]
    if _KAZAKH_TO.match(after):
        return "to"
    return "by" if _KAZAKH_VERB.match(after) else None
