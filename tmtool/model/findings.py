"""What a check says of a segment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; notes never make a command fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is not to be said again."""

    check: str
    """Id of the check."""
    segment: int | None = None
    """1-based number of the segment; None where it holds for the whole desk."""
    about: str | None = None
    """What the finding is about; None where it holds for whatever the check is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of one check."""

    segment: int
    """1-based number of the segment."""
    check: str
    """`family.name`, such as `figures.number`."""
    severity: Severity
    message: str
    source: tuple[int, int] = (0, 0)
    """Span in the source text, in characters, end excluded; empty where the finding has no place there."""
    target: tuple[int, int] = (0, 0)
    fix: str | None = None
    """The whole target as it would be right, where that is certain."""
    about: str = ""
    """The word, term or figure that it is about; a desk may ignore a check for this alone."""
