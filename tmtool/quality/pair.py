"""A source text with its translation, as every check takes it."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.quality.registry import CHECKS


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment to check."""

    source: TaggedText
    target: TaggedText
    number: int
    """1-based number of the segment."""
    source_language: str
    target_language: str
    terms: tuple[TermHit, ...] = ()
    """Terms met in the source."""

    def finding(
        self,
        check: str,
        message: str,
        *,
        source: tuple[int, int] = (0, 0),
        target: tuple[int, int] = (0, 0),
        fix: str | None = None,
    ) -> Finding:
        """Say something of this segment, at the severity that the registry has for the check.

        Args:
            check: id of the check.
            message: a whole sentence.
            source: span in the source text, in characters.
            target: span in the target text.
            fix: the whole target as it would be right, with tags as shown.
        """
        return Finding(self.number, check, CHECKS[check].severity, message, source, target, fix)
