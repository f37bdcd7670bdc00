"""Concepts made by hypothesis, and what a file may change of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from hypothesis import strategies as st

from tmtool.exchange.glossary_source import GlossarySource
from tmtool.model.terms import Concept, Term, TermStatus

Writer = Callable[..., int]

_ODD = "=+-@'|\\\"<>&;,:«»№_ \u00a0"
_LETTERS = st.one_of(st.sampled_from("abzAZ09Яёж әғқңөұүһі漢"), st.sampled_from(_ODD), st.characters(codec="utf-8"))


def _clean(text: str) -> str:
    """Give a text of one line as all formats hold it: legal in XML, white space folded."""
    legal = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", " ", text)
    return re.sub(" {2,}", " ", legal).strip()


_lines = st.text(_LETTERS, min_size=1, max_size=12).map(_clean).filter(bool)
_texts = st.lists(_lines, min_size=1, max_size=3).map("\n".join)
_days = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat), st.sampled_from(["2022", "2022-09"])
)
_names = st.one_of(
    st.sampled_from(
        ["definition", "definition_ru", "example_kk", "Owner", "status", "note", "note_ru", "en", "origination",
         "modification_en", "subjectField", "property:x", "No", "admitted", "ru_en", "id", "term"]
    ),
    _lines,
)  # fmt: skip
_values = st.one_of(_texts, st.sampled_from(["2020-01-01, Айгерим", "2020-02-30", "2020-01-01T10:00:00Z"]))


@st.composite
def _terms(draw: st.DrawFn) -> tuple[Term, ...]:
    languages = draw(st.lists(st.sampled_from(["en", "ru", "kk", "kk-Latn"]), min_size=2, max_size=3, unique=True))
    terms: list[Term] = []
    for language in languages:
        for text in draw(st.lists(_lines, min_size=1, max_size=3, unique=True)):
            terms.append(
                Term(
                    language,
                    text,
                    draw(st.sampled_from(TermStatus)),
                    draw(st.none() | _days),
                    draw(st.none() | _days),
                    draw(st.none() | st.booleans()),
                    draw(st.none() | _lines),
                    draw(st.none() | _texts),
                )
            )
    return tuple(terms)


concepts = st.builds(
    Concept,
    _terms(),
    note=st.none() | _texts,
    subject=st.none() | _lines,
    concept_id=st.none() | _lines | st.sampled_from(["c1", "tmtool-c1", "7"]),
    properties=st.lists(st.tuples(_names, _values), max_size=3).map(tuple),
)
glossaries = st.lists(concepts, min_size=1, max_size=4, unique_by=lambda concept: canonical(concept))


def canonical(concept: Concept) -> Concept:
    """Put terms of different languages, and properties, into an order of their own."""
    return replace(
        concept,
        terms=tuple(sorted(concept.terms, key=lambda term: term.language)),
        properties=tuple(sorted(concept.properties)),
    )


def there_and_back(
    made: Sequence[Concept],
    path: Path,
    write: Writer,
    read: Callable[[Path], GlossarySource],
    check: Callable[[bytes], None] = lambda data: None,
) -> None:
    """Write concepts, read them, and see that they are the same and that writing them again gives the same bytes."""

    def written(some: Sequence[Concept]) -> bytes:
        with path.open("wb") as out:
            assert _write(write, some, out) == len(some)
        return path.read_bytes()

    first = written(made)
    check(first)
    source = read(path)
    assert [canonical(concept) for concept in source.concepts] == [canonical(concept) for concept in made]
    assert (source.skipped, source.repaired) == ({}, {})
    again = written([canonical(concept) for concept in source.concepts])
    assert again == written([canonical(concept) for concept in made])


def _write(write: Writer, some: Sequence[Concept], out: BinaryIO) -> int:
    return write(some, out, source_language="en", created="2026-11-23T09:00:00Z")
