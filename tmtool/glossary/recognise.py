"""Terms of glossaries met in a source text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tmtool.glossary.folding import is_case_sensitive, same_case, without_possessive
from tmtool.glossary.source_words import Keys, is_form_of, term_keys, text_keys, without_dots
from tmtool.language.registry import fold
from tmtool.language.words import Word, words
from tmtool.model.terms import Concept, Term, TermHit, TermStatus, TermTarget

_NO_BARRIER = re.compile(r"[\s\u00ad\u2010\u2011-]+")
"""A hyphen counts as a space; every other sign between words is a barrier unless the term has it too."""
_OPENED = re.compile(r"(?:^|[\s(\[“«—–-])['‘]")
"""A single quotation mark that opens; one that follows may close it and is no possessive then."""
_PLURAL_OF_FIGURE = re.compile(r"s(?!\w)")
"""A figure in the plural: T-72s, Boeing 747s."""
_MOST_PATHS = 8
"""By so many ways a term is met whose words may be forms of several others."""
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
    entries: tuple[_Entry, ...] = ()


class _Step(NamedTuple):
    """A word of the text, or a sign between words, as a step through the trie."""

    keys: Keys
    word: Word | None


class Recogniser:
    """All terms of one source language, ready to be met. Made by `build`, never changed after."""

    def __init__(self, root: _Node, language: str) -> None:
        self._root = root
        self._language = fold(language)

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Concept]], language: str) -> Recogniser:
        """Take in the terms of glossaries; forbidden source terms are left aside.

        Args:
            entries: pairs of a glossary's name and a concept of it.
            language: tag of the language of the texts.
        """
        root = _Node()
        language = fold(language)
        for glossary, concept in entries:
            for term in concept.terms:
                if term.status is TermStatus.FORBIDDEN or fold(term.language) != language:
                    continue
                steps = _steps(term.text, language, term_keys)
                if steps:
                    as_written = tuple(without_dots(step.word.text) for step in steps if step.word)
                    entry = _Entry(glossary, concept, term, as_written, is_case_sensitive(term))
                    for node in _ends(root, steps):
                        node.entries += (entry,)
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
        steps = _steps(text, self._language, text_keys)
        hits: list[TermHit] = []
        overlaps: list[TermHit] = []
        free = 0
        begin = self._root.following.keys()
        for first, step in enumerate(steps):
            if begin.isdisjoint(step.keys):
                continue
            is_taken = first < free
            for last, entries in self._found(steps, first):
                met = self._hits(text, steps[first : last + 1], entries, fold(target_language), day)
                if met and not is_taken:
                    hits += met
                    is_taken, free = True, last + 1
                else:
                    overlaps += met
        return Recognised(_longest_first(hits), _longest_first(overlaps))

    def _found(self, steps: Sequence[_Step], first: int) -> list[tuple[int, list[_Entry]]]:
        """Where terms that start at a step end, longest first."""
        found: list[tuple[int, list[_Entry]]] = []
        nodes = [self._root]
        for last in range(first, len(steps)):
            nodes = [node.following[key] for node in nodes for key in steps[last].keys if key in node.following]
            if not nodes:
                break
            entries = [entry for node in nodes for entry in node.entries]
            if entries:
                # Several ways may lead to the same term.
                found.append((last, list({id(entry): entry for entry in entries}.values())))
        return found[::-1]

    def _hits(
        self, text: str, steps: Sequence[_Step], entries: Sequence[_Entry], language: str, day: str | None
    ) -> list[TermHit]:
        """Give the terms that these steps of a text are, the same one only once.

        Args:
            text: the text.
            steps: the steps.
            entries: the terms that they may be.
            language: the folded tag of the language to give terms in.
            day: the day on which they shall be valid.
        """
        met = [step.word for step in steps if step.word]
        hits: list[TermHit] = []
        for entry in entries:
            as_met = (without_dots(word.text) for word in met)
            if entry.is_case_sensitive and not all(map(same_case, as_met, entry.words)):
                continue
            targets = _targets(entry.concept, language, day)
            # The same term may stand in several glossaries; it is shown once.
            if not targets or any(hit.targets == targets for hit in hits):
                continue
            end = _end(text, met[-1], entry)
            if is_form_of(entry.term.text, text[met[0].start : end], self._language):
                note = entry.term.note or entry.concept.note
                hits.append(TermHit(entry.term.text, met[0].start, end, targets, entry.glossary, note))
        return hits


def _ends(root: _Node, steps: Sequence[_Step]) -> list[_Node]:
    """Lead the ways of a term through the trie and give the places where it is complete."""
    nodes = [root]
    for step in steps:
        taken = step.keys if len(nodes) * len(step.keys) <= _MOST_PATHS else step.keys[:1]
        nodes = [node.following.setdefault(key, _Node()) for node in nodes for key in taken]
    return nodes


def _steps(text: str, language: str, keys: Callable[[str, str], Keys]) -> list[_Step]:
    steps: list[_Step] = []
    done = None
    for word in words(text):
        if done is not None and text[done : word.start] != " ":
            steps += [_Step((sign,), None) for sign in _signs(text, done, word.start)]
        steps.append(_Step((word.text,) if word.is_figure else keys(word.text, language), word))
        done = word.end
    return steps


def _signs(text: str, start: int, end: int) -> str:
    """Give the signs between two words over which no term reaches; the workers’ union has none."""
    between = _NO_BARRIER.sub("", text[start:end])
    is_apostrophe = between in ("'", "’") and text[start] == between and text[start - 1] in "sS"
    return "" if is_apostrophe and not _OPENED.search(text[:start]) else between


def _end(text: str, last: Word, entry: _Entry) -> int:
    has_stops = entry.term.text.endswith(".") or "." in last.text
    if has_stops and text[last.end : last.end + 1] == ".":
        return last.end + 1
    if last.is_figure and _PLURAL_OF_FIGURE.match(text, last.end):
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
