"""Terms in a translation that the glossaries forbid, or that are not right on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tmtool.glossary.compliance import uses
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
        language, all_entries = fold(target_language), tuple(entries)
        watched: dict[int, tuple[str, Concept]] = {}
        outdated: set[str] = set()
        for at, (glossary, concept) in enumerate(all_entries):
            targets = [term for term in concept.terms if fold(term.language) == language]
            late = {term.text for term in targets if not term.is_valid_on(day)}
            late -= {term.text for term in targets if term.is_valid_on(day)}
            if late or any(term.status is TermStatus.FORBIDDEN for term in targets):
                watched[at] = (glossary, _marked(concept, late, language))
                outdated |= late
        # Another row of a glossary may approve a term for the same words.
        names = {name for _, concept in watched.values() for name in _names(concept, source_language)}
        for at, entry in enumerate(all_entries):
            if at not in watched and not names.isdisjoint(_names(entry[1], source_language)):
                watched[at] = entry
        if not watched:
            return None
        return cls(Recogniser.build(watched.values(), source_language), frozenset(outdated), language)

    def misuses(self, source: str, target: str) -> tuple[Misuse, ...]:
        """Find what should not stand in the translation of a source.

        Args:
            source: the source text without tags; only concepts that are met in it count.
            target: its translation without tags.
        """
        found: dict[str, Misuse] = {}
        hits = self._sources.recognise(source, self._language).hits
        for hit in hits:
            # Another row of a glossary may approve what this one knows nothing of.
            same_place = [
                target for one in hits if (one.start, one.end) == (hit.start, hit.end) for target in one.targets
            ]
            good = list(dict.fromkeys(term.text for term in same_place if term.status is not TermStatus.FORBIDDEN))
            approved = [span for term in good for span in uses(term, target, self._language)]
            for term in hit.targets:
                if term.status is TermStatus.FORBIDDEN and term.text not in found and term.text not in good:
                    span = self._alone(term.text, target, approved)
                    if span:
                        fault = Fault.OUTDATED if term.text in self._outdated else Fault.FORBIDDEN
                        found[term.text] = Misuse(term.text, fault, *span, good[0] if good else None)
        return tuple(_once_a_place(found.values()))

    def _alone(self, term: str, target: str, approved: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Where a term stands that is no part of an approved one: Республика Киргизия is not a mistake for Киргизия."""
        for start, end in uses(term, target, self._language):
            if not any(first <= start and end <= last for first, last in approved):
                return start, end
        return None


def _once_a_place(found: Iterable[Misuse]) -> Iterator[Misuse]:
    """Of several terms that are met by the same words the first."""
    places: set[tuple[int, int]] = set()
    for misuse in found:
        if (misuse.start, misuse.end) not in places:
            places.add((misuse.start, misuse.end))
            yield misuse


def _names(concept: Concept, language: str) -> set[str]:
    return {term.text.casefold() for term in concept.terms if fold(term.language) == fold(language)}


def _marked(concept: Concept, late: set[str], language: str) -> Concept:
    """A concept whose outdated terms count as forbidden."""
    terms = tuple(
        replace(term, status=TermStatus.FORBIDDEN) if term.text in late and fold(term.language) == language else term
        for term in concept.terms
    )
    return replace(concept, terms=terms)


@dataclass(frozen=True, slots=True)
class Judge:
    """Finds what should not stand in the translations that are offered for one text.

    A concept counts whether it is met in the unit's text, in the text looked up or in the sentence to be translated.
    """

    of_unit: Watch | None
    """For units of the language looked up."""
    of_sentence: tuple[tuple[Watch, str], ...] = ()
    """What is to be translated, in each language in which it is known, with the watch of that language."""

    def misuses(self, unit: str, target: str) -> tuple[Misuse, ...]:
        """Find what should not stand in a unit's translation.

        Args:
            unit: the unit's text in the language looked up.
            target: its translation.
        """
        known = [*((self.of_unit, unit),) * (self.of_unit is not None), *self.of_sentence]
        found = {one.term: one for watch, text in known if watch for one in watch.misuses(text, target)}
        return tuple(_once_a_place(found.values()))
