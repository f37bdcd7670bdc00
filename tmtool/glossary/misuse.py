"""Terms in a translation that the glossaries forbid, or that are not right on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tmtool.glossary.compliance import is_used
from tmtool.glossary.recognise import Recogniser
from tmtool.language.registry import fold
from tmtool.model.terms import Concept, TermStatus


class Fault(StrEnum):
    """What is wrong with a term."""

    FORBIDDEN = "forbidden"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Misuse:
    """A term that should not stand in a translation."""

    term: str
    """As the glossary has it."""
    fault: Fault
    start: int
    """Where it first stands: `target[start:end]`, in characters."""
    end: int
    instead: str | None
    """The term to use; None where the glossary has none."""


class Watch:
    """The terms of a language pair that should not stand in a translation on a day. Made by `build`."""

    def __init__(self, sources: Recogniser, outdated: frozenset[str], language: str) -> None:
        self._sources = sources
        self._outdated = outdated
        self._language = language

    @classmethod
    def build(
        cls, entries: Iterable[tuple[str, Concept]], source_language: str, target_language: str, day: str
    ) -> Watch | None:
        """Take in the concepts that have a forbidden or outdated term.

        Args:
            entries: pairs of a glossary's name and a concept of it.
            source_language: tag of the language of the sources.
            target_language: tag of the language of the translations.
            day: ISO 8601; terms whose time is over by then, or has not come, are outdated.

        Returns:
            None where there is no such concept, and so nothing to watch for.
        """
        language = fold(target_language)
        watched: list[tuple[str, Concept]] = []
        outdated: set[str] = set()
        for glossary, concept in entries:
            targets = [term for term in concept.terms if fold(term.language) == language]
            late = {term.text for term in targets if not term.is_valid_on(day)}
            late -= {term.text for term in targets if term.is_valid_on(day)}
            if late or any(term.status is TermStatus.FORBIDDEN for term in targets):
                watched.append((glossary, _marked(concept, late, language)))
                outdated |= late
        if not watched:
            return None
        return cls(Recogniser.build(watched, source_language), frozenset(outdated), language)

    def misuses(self, source: str, target: str) -> tuple[Misuse, ...]:
        """Find what should not stand in the translation of a source.

        Args:
            source: the source text without tags; only concepts that are met in it count.
            target: its translation without tags.
        """
        found: dict[str, Misuse] = {}
        for hit in self._sources.recognise(source, self._language).hits:
            good = [term.text for term in hit.targets if term.status is not TermStatus.FORBIDDEN]
            used = [span for span in (is_used(term, target, self._language) for term in good) if span]
            for term in hit.targets:
                if term.status is not TermStatus.FORBIDDEN or term.text in found:
                    continue
                span = is_used(term.text, target, self._language)
                # An approved term may hold a forbidden one: Республика Киргизия is not a mistake for Киргизия.
                if span and not any(start <= span[0] and span[1] <= end for start, end in used):
                    fault = Fault.OUTDATED if term.text in self._outdated else Fault.FORBIDDEN
                    found[term.text] = Misuse(term.text, fault, *span, good[0] if good else None)
        return tuple(found.values())


def _marked(concept: Concept, late: set[str], language: str) -> Concept:
    """A concept whose outdated terms count as forbidden."""
    terms = tuple(
        replace(term, status=TermStatus.FORBIDDEN) if term.text in late and fold(term.language) == language else term
        for term in concept.terms
    )
    return replace(concept, terms=terms)
