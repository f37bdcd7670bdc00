"""Checks of characters that are no text: control characters, invisible ones, letters in pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tmtool.model.findings import Finding
from tmtool.model.text import TaggedText
from tmtool.quality.pair import Pair

# Tabulators and line ends are set by people; U+FFFE and U+FFFF are no characters and break XML.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LOST = "\ufffd"
# Zero-width characters, marks of direction, the soft hyphen, line separators; joiners have a use between emoji only.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufff9-\ufffb]"
    "|(?<=[^\\W\\d_])[\u200c\u200d]+|[\u200c\u200d]+(?=[^\\W\\d_])"
)


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each such character, and one for all letters in pieces."""
    text = pair.target.text
    for control in _CONTROL.finditer(text):
        message = f"There is a control character ({_name(control[0])}), which nobody can see."
        yield pair.finding("characters.control", message, target=control.span(), fix=_without(_CONTROL, pair))
    at = text.find(_LOST)
    if at >= 0 and _LOST not in pair.source.text:
        message = "A character was lost here on the way from one program to another."
        yield pair.finding("characters.control", message, target=(at, at + 1))
    for hidden in _INVISIBLE.finditer(text):
        message = f"There is a character ({_name(hidden[0][0])}) that nobody can see."
        fix = _without(_INVISIBLE, pair)
        yield pair.finding("characters.invisible", message, target=hidden.span(), fix=fix, about=_name(hidden[0][0]))
    yield from _in_pieces(pair)


def _in_pieces(pair: Pair) -> Iterator[Finding]:
    text = pair.target.text
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    at = next(place for place in range(len(text)) if not unicodedata.is_normalized("NFC", text[: place + 1]))
    whole = unicodedata.normalize("NFC", text[max(0, at - 1) : at + 1])
    message = f"The letter “{whole}” is made of two characters; searches and spell checkers do not find the word."
    fix = unicodedata.normalize("NFC", pair.target.shown)
    yield pair.finding("characters.composition", message, target=(max(0, at - 1), at + 1), fix=fix)


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _without(pattern: re.Pattern[str], pair: Pair) -> str:
    edits = [(*found.span(), " " if found[0] in "\u2028\u2029" else "") for found in pattern.finditer(pair.target.text)]
    return pair.with_target(*edits) if pair.target.tags else _plain(pair.target, edits)


def _plain(target: TaggedText, edits: list[tuple[int, int, str]]) -> str:
    text = target.text
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text
