"""What the fuzzy index finds: distinct strings of tokens, and the rows that have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tmtool.memory.symbols import Words


class Form(NamedTuple):
    """One distinct string of tokens and the rows that have it. The arrays are read-only in effect: never write them."""

    score: float
    """Normalised score against the tokens looked up, 0 to 100."""
    tokens: Words
    rows: Words
    """Highest, and so newest, first."""
    skeletons: Words
    """Of each row what `normalise.Stored` calls its skeleton: rows with the same one differ in figures alone."""
    figures: Words
    """Of each row what `normalise.Stored` calls its figures."""


@dataclass(frozen=True, slots=True)
class FormBlock:
    """All forms of one score; whatever comes after the block scores lower."""

    score: float
    """Normalised score, 0 to 100."""
    forms: tuple[Form, ...]
    rest: float
    """No form after this block scores higher; 0 if none follows. Asking for the next block may cost a search."""
