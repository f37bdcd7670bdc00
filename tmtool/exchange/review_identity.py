"""The identity of a row of a review table: of which job and segment it is, and what the segment read when it was made.

`q7m4-k2x9pd-8hf3kt2`: four signs for the job, six for the segment, five for its target, a letter for its state, and one
sign that tells whether the others are whole. The signs are figures and small letters without i, l, o and u.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from tmtool.model.articles import Segment, State

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_JOB, _SEGMENT, _BASE = 4, 6, 5
_STATES = {State.NEW: "n", State.DRAFT: "d", State.TRANSLATED: "t", State.REVIEWED: "r", State.FINAL: "f"}
_BY_LETTER = {letter: state for state, letter in _STATES.items()}
_WHOLE = re.compile(
    rf"([{_SIGNS}]{{{_JOB}}})-?([{_SIGNS}]{{{_SEGMENT}}})-?([{_SIGNS}]{{{_BASE}}})([ndtrf])([{_SIGNS}])"
)
_LIKELY = re.compile(r"[0-9a-z]{3,5}-[0-9a-z]{5,7}-[0-9a-z]{5,9}")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_NOTHING = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """What an identity says."""

    job: str
    segment: str
    base: str
    """Of the target that the row was written with; see `base_of`."""
    state: State
    """That of the segment then."""


def written(text: str) -> str:
    """Give a text as a table can hold it: without what XML forbids, every line end the same."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def comparable(text: str) -> str:
    """Give a text as two are compared: programs may compose letters otherwise, and take spaces away at the ends."""
    lines = (line.strip(" \t") for line in unicodedata.normalize("NFC", written(text)).split("\n"))
    return "\n".join(lines).strip()


def base_of(target: str) -> str:
    """Give the signs of a target, in shown form."""
    return _signs(_BASE, comparable(target))


def job_of(article: str, language: str) -> str:
    """Give the signs of a job: an article by its name, into a language."""
    return _signs(_JOB, article, language)


def segments_by_signs(job: str, segments: Sequence[Segment]) -> dict[str, Segment]:
    """Give segments by their signs, in their order.

    A segment is known by its source; by its place where another one has the same, or where it has none.
    """
    seen: Counter[str] = Counter()
    found: dict[str, Segment] = {}
    for segment in segments:
        said = written(segment.source.shown) or f"\0{segment.first_block} {segment.start}"
        found[_signs(_SEGMENT, job, said, str(seen[said]))] = segment
        seen[said] += 1
    return found


def identity_of(job: str, signs: str, segment: Segment) -> str:
    """Give the identity of the row of a segment as it is now."""
    whole = f"{job}{signs}{base_of(segment.target.shown)}{_STATES[segment.state]}"
    return f"{job}-{signs}-{whole[_JOB + _SEGMENT :]}{_signs(1, whole)}"


def read_identity(cell: str) -> RowIdentity | None:
    """Read an identity; None where it is none, or damaged."""
    found = _WHOLE.fullmatch(_bare(cell))
    if found is None:
        return None
    job, segment, base, letter, check = found.groups()
    if _signs(1, job + segment + base + letter) != check:
        return None
    return RowIdentity(job, segment, base, _BY_LETTER[letter])


def looks_like_one(cell: str) -> bool:
    """Whether a cell holds an identity, or what may have been one."""
    return read_identity(cell) is not None or _LIKELY.fullmatch(_bare(cell)) is not None


def _bare(cell: str) -> str:
    return _NOTHING.sub("", _DASHES.sub("-", cell)).lower()


def _signs(count: int, *parts: str) -> str:
    number = int.from_bytes(blake2b("\0\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest())
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(count))
