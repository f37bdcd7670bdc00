"""Terms of glossaries met in a source text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tmtool.glossary.folding import fold_source_word, is_case_sensitive, same_case, without_possessive
from tmtool.language.registry import fold
from tmtool.language.words import Word, words
from tmtool.model.terms import Concept, Term, TermHit, TermStatus, TermTarget

_NO_BARRIER = re.compile(r"[\s\u00ad\u2010\u2011-]+")
"""A hyphen counts as a space; every other sign between words is a barrier unless the term has it too."""
_ORDER = {status: place for place, status in enumerate(TermStatus)}


@dataclass(frozen=True, slots=True)
class Recognised:
    """The terms of a text, each longest first."""

    hits: tuple[TermHit, ...]
    overlaps: tuple[TermHit, ...]
    """Terms inside a longer hit or across its border."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term that may be met."""

    glossary: str
    concept: Concept
    term: Term
    words: tuple[str, ...]
    is_case_sensitive: bool


@dataclass(slots=True)
class _Node:
    """A place in the trie: where the next word leads, and what is complete here."""

    following: dict[str, _Node] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    """A word of the text, or a sign between words, as a step through the trie."""

    key: str
    word: Word | None


class Recogniser:
    """All terms of one source language, ready to be met. Made by `build`, never changed after."""

    def __init__(self, root: _Node, language: str) -> None:
        self._root = root
        self._language = language

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Concept]], language: str) -> Recogniser:
        """Take in the terms of glossaries; forbidden source terms are left aside.

        Args:
            entries: pairs of a glossary's name and a concept of it.
            language: tag of the language of the texts.
        """
        root = _Node()
        for glossary, concept in entries:
            for term in concept.terms:
                if term.status is TermStatus.FORBIDDEN or fold(term.language) != fold(language):
                    continue
                steps = _steps(term.text, language)
                node = root
                for step in steps:
                    node = node.following.setdefault(step.key, _Node())
                if steps:
                    as_written = tuple(step.word.text for step in steps if step.word)
                    node.entries.append(_Entry(glossary, concept, term, as_written, is_case_sensitive(term)))
        return cls(root, language)

    def recognise(self, text: str, target_language: str, day: str | None = None) -> Recognised:
        """Find the terms of a text that have something to say in the target language.

        From left to right the longest term is taken. Plurals and possessives are met by the singular, a hyphen by a
        space; no term reaches over punctuation that it does not have itself.

        Args:
            text: a source text without tags.
            target_language: tag of the language to give terms in.
            day: ISO 8601; target terms not valid on it are left out. None takes all.
        """
        steps = _steps(text, self._language)
        hits: list[TermHit] = []
        overlaps: list[TermHit] = []
        free = 0
        for first in range(len(steps)):
            is_taken = first < free
            for last, entries in self._found(steps, first):
                met = _hits(text, steps[first : last + 1], entries, fold(target_language), day)
                if met and not is_taken:
                    hits += met
                    is_taken, free = True, last + 1
                else:
                    overlaps += met
        return Recognised(_longest_first(hits), _longest_first(overlaps))

    def _found(self, steps: Sequence[_Step], first: int) -> list[tuple[int, list[_Entry]]]:
        """Where terms that start at a step end, longest first."""
        found: list[tuple[int, list[_Entry]]] = []
        node: _Node | None = self._root
        for last in range(first, len(steps)):
            node = node.following.get(steps[last].key) if node else None
            if node is None:
                break
            if node.entries:
                found.append((last, node.entries))
        return found[::-1]


def _steps(text: str, language: str) -> list[_Step]:
    steps: list[_Step] = []
    done = None
    for word in words(text):
        if done is not None:
            steps += [_Step(sign, None) for sign in _NO_BARRIER.sub("", text[done : word.start])]
        key = word.text if word.is_figure else fold_source_word(word.text, language)
        steps.append(_Step(key, word))
        done = word.end
    return steps


def _hits(text: str, steps: Sequence[_Step], entries: list[_Entry], language: str, day: str | None) -> list[TermHit]:
    met = [step.word for step in steps if step.word]
    hits: list[TermHit] = []
    for entry in entries:
        if entry.is_case_sensitive and not all(map(same_case, (word.text for word in met), entry.words)):
            continue
        targets = _targets(entry.concept, language, day)
        # The same term may stand in several glossaries; it is shown once.
        if targets and not any(hit.targets == targets for hit in hits):
            end = _end(text, met[-1], entry)
            note = entry.term.note or entry.concept.note
            hits.append(TermHit(entry.term.text, met[0].start, end, targets, entry.glossary, note))
    return hits


def _end(text: str, last: Word, entry: _Entry) -> int:
    if entry.term.text.endswith(".") and text[last.end : last.end + 1] == ".":
        return last.end + 1
    if without_possessive(entry.words[-1]) != entry.words[-1]:
        return last.end
    return last.start + len(without_possessive(last.text))


def _targets(concept: Concept, language: str, day: str | None) -> tuple[TermTarget, ...]:
    terms = [
        term for term in concept.terms if fold(term.language) == language and (day is None or term.is_valid_on(day))
    ]
    terms.sort(key=lambda term: _ORDER[term.status])
    return tuple(TermTarget(term.text, term.status) for term in terms)


def _longest_first(hits: list[TermHit]) -> tuple[TermHit, ...]:
    return tuple(sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)))
