"""Writing a glossary as CSV, so that reading it gives the same terms."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tmtool.model.terms import Concept, Term, TermStatus

_BETWEEN_TERMS = "|"
_FORMULA_STARTS = ("=", "+", "-", "@")
_PREFIXES = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "admitted_", TermStatus.FORBIDDEN: "forbidden_"}

Row = dict[str, str]


def write(concepts: Sequence[Concept], out: BinaryIO, *, source_language: str) -> int:
    """Write concepts as CSV in UTF-8, with a column for each language and status; empty columns are left out.

    A concept whose terms are right at different times takes a row for each of these times.

    Args:
        concepts: in their order.
        out: open for writing bytes.
        source_language: the language that comes first, to which the dates do not belong.

    Returns:
        The number of concepts written.
    """
    rows = [row for concept in concepts for row in _rows(concept, source_language)]
    languages = dict.fromkeys(term.language for concept in concepts for term in concept.terms)
    ordered = sorted(languages, key=lambda language: language != source_language)
    used = {name for row in rows for name, text in row.items() if text}
    wanted = [name for name in _columns(ordered) if name in used or name in ordered]
    table = io.StringIO()
    writer = csv.DictWriter(table, wanted, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: _safe(text) for name, text in row.items()} for row in rows)
    # A lone surrogate, which no file may hold, must not cost the whole table.
    out.write(table.getvalue().encode("utf-8", "replace"))
    return len(concepts)


def _columns(languages: Sequence[str]) -> Iterator[str]:
    for prefix in _PREFIXES.values():
        yield from (f"{prefix}{language}" for language in languages)
    for name in ("valid_from", "valid_to", "case", "part_of_speech", "note"):
        yield from (f"{name}_{language}" for language in languages)
    yield from ("note", "subject", "concept_id")


def _rows(concept: Concept, source_language: str) -> Iterator[Row]:
    """Give the rows of a concept: each has the source terms, and target terms of which the same is said."""
    sources = [term for term in concept.terms if term.language == source_language]
    targets = [term for term in concept.terms if term.language != source_language]
    groups: dict[tuple[object, ...], list[Term]] = {}
    preferred: dict[tuple[object, ...], int] = {}
    for term in targets:
        dates = (term.valid_from, term.valid_to)
        place = 0
        if term.status is TermStatus.PREFERRED:
            # A cell has one preferred term; a second one takes a row of its own.
            place = preferred[term.language, dates] = preferred.get((term.language, dates), -1) + 1
        groups.setdefault((dates, place), []).append(term)
    for terms in groups.values() or [[]]:
        row: Row = {
            "note": concept.note or "", "subject": concept.subject or "", "concept_id": concept.concept_id or "",
        }  # fmt: skip
        for term in (*sources, *terms):
            _put(row, term)
        yield row


def _put(row: Row, term: Term) -> None:
    column = f"{_PREFIXES[term.status]}{term.language}"
    row[column] = _BETWEEN_TERMS.join(filter(None, (row.get(column, ""), term.text)))
    said = {
        "valid_from": term.valid_from,
        "valid_to": term.valid_to,
        "case": None if term.case_sensitive is None else ("yes" if term.case_sensitive else "no"),
        "part_of_speech": term.part_of_speech,
        "note": term.note,
    }
    for name, text in said.items():
        if text:
            row.setdefault(f"{name}_{term.language}", text)


def _safe(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
