"""Concepts of a glossary, their terms, and where they were met in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tmtool.model.units import Properties


class TermStatus(StrEnum):
    """What a glossary says of a term."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept in one language."""

    language: str
    text: str
    status: TermStatus = TermStatus.PREFERRED
    valid_from: str | None = None
    """First day on which it is right, ISO 8601."""
    valid_to: str | None = None
    case_sensitive: bool | None = None
    """None leaves it to the rule of the language."""
    part_of_speech: str | None = None
    note: str | None = None

    def is_valid_on(self, day: str) -> bool:
        """Say whether the term is right on a day.

        Args:
            day: ISO 8601; where the glossary names a year or a month alone, all of it counts.
        """
        is_begun = self.valid_from is None or self.valid_from <= day[: len(self.valid_from)]
        return is_begun and (self.valid_to is None or day[: len(self.valid_to)] <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing with its terms in every language."""

    terms: tuple[Term, ...]
    note: str | None = None
    subject: str | None = None
    concept_id: str | None = None
    """The identity that the file gives it."""
    properties: Properties = ()

    def in_language(self, language: str) -> tuple[Term, ...]:
        """The terms of one language, in the order of the glossary."""
        return tuple(term for term in self.terms if term.language == language)


def said(concept: Concept) -> str:
    """Give all that a concept says, case-folded, for a person who looks for words in it."""
    parts = [concept.note or "", *(f"{term.text}\n{term.note or ''}" for term in concept.terms)]
    return "\n".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class TermTarget:
    """A term of the target language that is offered for a hit."""

    text: str
    status: TermStatus
    forms: tuple[str, ...] = ()
    """Grammatical forms, the likeliest first; empty where none are known."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A concept met in a text."""

    source: str
    """The term as the glossary has it."""
    start: int
    """Where it was met: `text[start:end]`, in characters."""
    end: int
    targets: tuple[TermTarget, ...]
    glossary: str = ""
    note: str | None = None
