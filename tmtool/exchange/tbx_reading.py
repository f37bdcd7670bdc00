"""From an entry of a TBX file, of any version and flavour, to a concept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from sys import intern

from tmtool.exchange.days import BadDay, day_of
from tmtool.exchange.glossary_source import BAD_DATE, NO_LANGUAGE, NO_TARGET, NO_TERM
from tmtool.exchange.table_names import answer_of, status_of
from tmtool.exchange.tbx_categories import (
    CASE,
    CONCEPT_ID,
    LANGUAGE_ELEMENTS,
    NATIVE_ELEMENTS,
    NOTE,
    OWN_ID,
    PART_OF_SPEECH,
    PROPERTY,
    PROPERTY_NAMES,
    STATUS_CATEGORIES,
    SUBJECT,
    TERM_ELEMENTS,
    TYPED_ELEMENTS,
    VALID_FROM,
    VALID_TO,
)
from tmtool.exchange.xml_nodes import Node
from tmtool.language.registry import fold, is_tag
from tmtool.model.terms import Concept, Term, TermStatus

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SHARED = 50_000
_TRANSACTIONS = ("transacgrp", "transacgroup")

Fact = tuple[str, str]
"""A category as the file has it, and what it says."""


@dataclass(slots=True)
class Entries:
    """Makes concepts of entries and counts what it meets."""

    concepts: list[Concept] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def take(self, entry: Node) -> None:
        """Take one entry."""
        try:
            concept, tags, has_nameless = self._concept(entry)
        except BadDay:
            self.skipped[BAD_DATE] += 1
            return
        if len({term.language for term in concept.terms}) < 2:
            self.skipped[NO_LANGUAGE if has_nameless else NO_TARGET if concept.terms else NO_TERM] += 1
            return
        self.concepts.append(concept)
        self.languages.update(tags)

    def _concept(self, entry: Node) -> tuple[Concept, list[str], bool]:
        """Give the concept, the language of each term as the file has it, and whether an element did not name its."""
        said = _Said()
        for category, text in _facts(entry):
            said.of_concept(category, text)
        terms: dict[tuple[str, str], Term] = {}
        tags: list[str] = []
        has_nameless = False
        for spoken in (child for child in entry.elements if child.name in LANGUAGE_ELEMENTS):
            tag = intern(spoken.attributes.get("lang", "").strip())
            if not is_tag(tag):
                has_nameless = True
                continue
            for term in _ranked(list(_terms(spoken, fold(tag), said))):
                if (term.language, term.text) in terms:
                    self.repaired["doubled term"] += 1
                else:
                    terms[term.language, term.text] = term
                    tags.append(tag)
        named = entry.attributes.get("id", "").strip()
        concept = Concept(
            terms=tuple(terms.values()),
            note="\n".join(said.notes) or None,
            subject="; ".join(said.subjects) or None,
            concept_id=said.identity or (None if OWN_ID.fullmatch(named) else named) or None,
            properties=tuple(self._shared(named) for named in said.properties),
        )
        return concept, tags, has_nameless

    def _shared(self, named: tuple[str, str]) -> tuple[str, str]:
        """Give the same pair for equal ones: large files say the same of every term."""
        return named if len(self._known) > _MOST_SHARED else self._known.setdefault(named, named)


@dataclass(slots=True)
class _Said:
    """What an entry says beside its terms."""

    notes: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    identity: str = ""
    properties: list[tuple[str, str]] = field(default_factory=list)

    def of_concept(self, category: str, text: str) -> None:
        """Take a fact of the concept."""
        kind = category.lower()
        if kind == NOTE:
            self.notes.append(text)
        elif kind == SUBJECT:
            self.subjects.append(text)
        elif kind == CONCEPT_ID:
            self.identity = text
        else:
            self.properties.append((_property(category), text))

    def of_language(self, category: str, text: str, language: str) -> None:
        """Take a fact of all terms of a language, or of a term that has no place for it."""
        self.properties.append((f"{_property(category)}_{language}", text))


def _property(category: str) -> str:
    if category.startswith(PROPERTY):
        return category[len(PROPERTY) :]
    return PROPERTY_NAMES.get(category.lower(), category)


def _terms(spoken: Node, language: str, said: _Said) -> Iterator[tuple[Term, bool]]:
    """Give the terms of a language, each with whether its status is said."""
    for category, text in _facts(spoken):
        said.of_language(category, text, language)
    holders = [child for child in spoken.elements if child.name in TERM_ELEMENTS]
    for holder in holders or [spoken]:
        inner = [child for child in holder.elements if child.name in TERM_ELEMENTS]
        node = next((found for one in (holder, *inner) if (found := one.first("term")) is not None), None)
        text = _SPACES.sub(" ", node.text(without=NATIVE_ELEMENTS)).strip() if node is not None else ""
        if text:
            facts = [fact for one in (holder, *inner) for fact in _facts(one)] if holders else []
            yield _term(text, language, facts, said)


def _term(text: str, language: str, facts: Sequence[Fact], said: _Said) -> tuple[Term, bool]:
    term, status, notes = Term(language, text), None, []
    for category, value in facts:
        kind = category.lower()
        if kind in STATUS_CATEGORIES and status_of(value) is not None:
            status = status_of(value)
        elif kind == PART_OF_SPEECH and term.part_of_speech is None:
            term = replace(term, part_of_speech=intern(value))
        elif kind == NOTE:
            notes.append(value)
        elif kind == VALID_FROM:
            term = replace(term, valid_from=day_of(value))
        elif kind == VALID_TO:
            term = replace(term, valid_to=day_of(value, is_end=True))
        elif kind == CASE and answer_of(value) is not None:
            term = replace(term, case_sensitive=answer_of(value))
        else:
            said.of_language(category, value, language)
    if status is not None or notes:
        term = replace(term, status=status or TermStatus.PREFERRED, note="\n".join(notes) or None)
    return term, status is not None


def _ranked(terms: Sequence[tuple[Term, bool]]) -> Iterator[Term]:
    """Give terms whose status is not said one: the first is preferred unless another is said to be, others admitted."""
    has_preferred = any(is_said and term.status is TermStatus.PREFERRED for term, is_said in terms)
    for term, is_said in terms:
        if is_said:
            yield term
        else:
            yield replace(term, status=TermStatus.ADMITTED) if has_preferred else term
            has_preferred = True


def _facts(node: Node) -> Iterator[Fact]:
    """Give what an element says by its children; groups count as what they hold, with the first as the main thing."""
    for child in node.elements:
        if child.name in LANGUAGE_ELEMENTS or child.name in TERM_ELEMENTS or child.name in ("term", "termcomplist"):
            continue
        if child.name in _TRANSACTIONS:
            yield from _transaction(child)
        elif child.name.endswith(("grp", "group")):
            main = ""
            for category, text in _facts(child):
                yield (f"{main} {category}" if main else category), text
                main = main or category
        else:
            text = _lines(child.text(without=NATIVE_ELEMENTS)) or child.attributes.get("target", "")
            if text:
                yield _category(child), text


def _transaction(group: Node) -> Iterator[Fact]:
    """Give what was done and when, by whom behind it: (`modification`, `2026-11-23, aigerim`)."""
    done = group.first("transac") or group.first("transactiontype")
    what = _lines(done.text()) if done is not None else ""
    if done is not None and done.name == "transac" and done.attributes.get("type", "").lower() != "transactiontype":
        what = done.attributes.get("type", "")
    others = [_lines(child.text()) for child in group.elements if child is not done and child.name != "date"]
    when = [_lines(child.text()) for child in group.elements if child.name == "date"]
    value = ", ".join(filter(None, (*when, *others)))
    if what and value:
        yield what, value


def _category(node: Node) -> str:
    return node.attributes.get("type", "") if node.name in TYPED_ELEMENTS else node.name


def _lines(text: str) -> str:
    """Take away the indentation of a text."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))
