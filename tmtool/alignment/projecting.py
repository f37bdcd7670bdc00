"""Carrying places from a text over to the same text as somebody has changed it; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein, Opcode

from tmtool.model.text import Tag, TaggedText, TagKind

_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w+")
_NO_BREAK = re.compile(r"(\S+)([\u00a0\u202f\u2007])(?=(\S+))")
_SPACED = re.compile(r"(\S+)( )(?=(\S+))")


def words_of(text: str) -> tuple[str, ...]:
    """Give the words and figures of a text in small letters; the text itself where it has none."""
    return tuple(_WORD.findall(text.casefold())) or (text,)


def parted(known: Sequence[str], text: str) -> list[str]:
    """Part a text into as many pieces as there were, each where the words of one end and those of the next begin.

    Args:
        known: the pieces as they were.
        text: the whole as it is now.

    Returns:
        The pieces, without white space at their ends; together they are the text.
    """
    old = [token.group().casefold() for one in known for token in _TOKEN.finditer(one)]
    new = list(_TOKEN.finditer(text))
    opcodes = list(Levenshtein.opcodes(old, [token.group().casefold() for token in new]))
    pieces: list[str] = []
    start = done = 0
    for one in known[:-1]:
        done += sum(1 for _ in _TOKEN.finditer(one))
        at = _carried(opcodes, done)
        # No piece takes back what another one has.
        end = max(start, new[at].start() if at < len(new) else len(text))
        pieces.append(text[start:end].strip())
        start = end
    return [*pieces, text[start:].strip()]


def with_tags(old: TaggedText, text: str) -> TaggedText:
    """Give a changed text the tags of the old one, each beside the letters that it stood beside.

    Args:
        old: the text as it was.
        text: as it is now, without tags.
    """
    if not old.tags:
        return TaggedText(text)
    opcodes = list(Levenshtein.opcodes(old.text, text))
    tags: list[Tag] = []
    last = 0
    for tag in old.tags:
        place = _behind(opcodes, tag.at) if tag.kind is TagKind.CLOSE else _before(opcodes, tag.at)
        # They keep their order, so that pairs stay pairs.
        last = min(max(last, place), len(text))
        tags.append(replace(tag, at=last))
    return TaggedText(text, tuple(tags))


def with_no_break_spaces(old: str, text: str) -> str:
    """Give a changed text the no-break spaces of the old one, where the same two words still stand there."""
    kept = {(found.group(1), found.group(3)): found.group(2) for found in _NO_BREAK.finditer(old)}
    if not kept:
        return text
    return _SPACED.sub(lambda found: found.group(1) + kept.get((found.group(1), found.group(3)), " "), text)


def _carried(opcodes: Sequence[Opcode], place: int) -> int:
    """Give where a border between two tokens is now; what was put in there goes to the right of it."""
    for op in opcodes:
        if op.src_start <= place < op.src_end or (place == op.src_start and op.tag == "insert"):
            inside = place - op.src_start
            if op.tag == "equal":
                return int(op.dest_start + inside)
            share = (op.dest_end - op.dest_start) / max(op.src_end - op.src_start, 1)
            return int(op.dest_start + round(inside * share))
    return int(opcodes[-1].dest_end) if opcodes else 0


def _before(opcodes: Sequence[Opcode], place: int) -> int:
    """Give where the letter that followed a place is now."""
    for op in opcodes:
        if op.tag == "equal" and place < op.src_end:
            return int(op.dest_start + max(place - op.src_start, 0))
        if op.tag == "replace" and op.src_start <= place < op.src_end:
            return int(op.dest_start + place - op.src_start)
    return int(opcodes[-1].dest_end) if opcodes else 0


def _behind(opcodes: Sequence[Opcode], place: int) -> int:
    """Give where the letter that stood before a place ends now."""
    ends = [op for op in opcodes if op.tag in ("equal", "replace") and op.src_start < place]
    if not ends:
        return 0
    last = ends[-1]
    return int(min(last.dest_start + place - last.src_start, last.dest_end))
