"""The units of a file, one after the other, with what had to be left out or put right on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tmtool.model.units import Unit

UNDETERMINED = "und"
"""The tag of a language that nothing in a file tells (ISO 639-2); the person says which one it is."""


@dataclass(frozen=True, slots=True)
class UnitSource:
    """A file opened for reading units; its counts are complete when the last unit has been given."""

    units: Iterator[Unit]
    """To be read once; raises RefusedInput where only reading shows that the file cannot be taken."""
    source_language: str | None = None
    """The language that the header names; information only."""
    repaired: dict[str, int] = field(default_factory=dict)
    """How often what was put right: `bare ampersand`, `control character`, `surrogate pair`, `HTML entity` …"""
    skipped: dict[str, int] = field(default_factory=dict)
    """Units not given, by reason: `no target`, `empty`, `no language`, `too long`, `fuzzy`."""
    left_out: dict[int, str] = field(default_factory=dict)
    """The numbers of the units not given, counted from 1 in the file, with the reason; filled no later than needed
    for counting the units that are given."""
    total_hint: int | None = None
    """About how many units there are, for showing progress."""
