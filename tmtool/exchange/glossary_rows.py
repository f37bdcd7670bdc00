"""From the rows of a table to the concepts of a glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tmtool.exchange.days import BadDay, day_of
from tmtool.exchange.glossary_source import (
    BAD_DATE,
    EMPTY_ROW,
    NO_TARGET,
    SAID_BEFORE,
    TOO_MANY_CELLS,
    GlossarySource,
)
from tmtool.exchange.table_columns import Column, Field
from tmtool.exchange.table_heading import Heading, Row
from tmtool.exchange.table_names import answer_of, status_of
from tmtool.model.terms import Concept, Term, TermStatus

_BETWEEN_TERMS = re.compile(r"(?<!\\)\||[\r\n]+")
_SPACES = re.compile("[ \t]{2,}|\t")
_ESCAPED_BAR = r"\|"
_TERM_FIELDS = {
    Field.TERM: TermStatus.PREFERRED,
    Field.ADMITTED: TermStatus.ADMITTED,
    Field.FORBIDDEN: TermStatus.FORBIDDEN,
}
_PROPERTY_FIELDS = (Field.DEFINITION, Field.EXAMPLE)
"""Kept as properties of that name, with the language behind it where one is named."""
_MEMOQ_FORBIDDEN = "forbidden"
_MEMOQ_CASE = {"casesense": True, "casesensitive": True, "case sensitive": True, "caseinsensitive": False}
_MEMOQ_ORDINARY = frozenset((_MEMOQ_FORBIDDEN, *_MEMOQ_CASE, "casepermissive", "any", ""))
"""What memoQ says of terms that we understand, or that says nothing."""

_Said = dict[tuple[Field, str | None, int | None], str]
"""What a row says beside its terms: by field, language, and the column of terms that it is beside."""


def concepts_of(
    rows: Sequence[Row], heading: Heading, repaired: dict[str, int], remarks: Sequence[str] = ()
) -> GlossarySource:
    """Make concepts of the rows of a table.

    A cell may hold several terms with `|` or line breaks between them: the first is preferred, the others are
    admitted. What a row says of status and dates without naming a language is meant for the translations. Rows that
    follow one another and have the same text in a column “concept” or “concept_id” are one concept.

    Args:
        rows: the data, blank rows included, so that they are counted.
        heading: what the columns are.
        repaired: filled with what had to be put right.
        remarks: what else is to be told of how the file was understood.
    """
    gathering = _Gathering(heading)
    for _, cells in rows[heading.after :]:
        gathering.row(cells)
    gathering.close()
    for what, number in gathering.repaired.items():
        repaired[what] = repaired.get(what, 0) + number
    tags = {column.language: column.tag for column in reversed(heading.columns) if column.field is Field.TERM}
    spoken = Counter(term.language for concept in gathering.concepts for term in concept.terms)
    languages = {tags.get(language) or language: number for language, number in spoken.items()}
    told = (*remarks, heading.remark)
    together = sum(";" in term.text for concept in gathering.concepts for term in concept.terms)
    if together:
        told += (f"Terms with “;” in them are taken as one each, {together} in all; between several terms stands “|”.",)
    return GlossarySource(tuple(gathering.concepts), languages, dict(gathering.skipped), repaired, told)


@dataclass(slots=True)
class _Gathering:
    """Collects rows into concepts."""

    heading: Heading
    concepts: list[Concept] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    _met: set[Concept] = field(default_factory=set)
    _open: Concept | None = None
    _open_rows: int = 0
    _mark: str = ""
    _blank: int = 0

    def row(self, cells: Sequence[str]) -> None:
        """Take one row."""
        columns = self.heading.columns
        if not any(cells):
            self._blank += 1
            return
        # Blank rows at the end are none; a spreadsheet may have a thousand.
        if self._blank:
            self.skipped[EMPTY_ROW] += self._blank
            self._blank = 0
        if any(cells[len(columns) :]):
            self.skipped[TOO_MANY_CELLS] += 1
            return
        filled = [(place, column, cell) for place, (column, cell) in enumerate(zip(columns, cells, strict=False))]
        filled = [one for one in filled if one[2]]
        try:
            concept = _concept(filled, self.heading.source)
        except BadDay:
            self.skipped[BAD_DATE] += 1
            return
        mark = _mark(filled)
        if self._open is not None and mark and mark == self._mark:
            self._open = _joined(self._open, concept)
            self._open_rows += 1
        else:
            self.close()
            self._open, self._open_rows, self._mark = concept, 1, mark

    def close(self) -> None:
        """Finish the concept that is being gathered."""
        concept, self._open = self._open, None
        if concept is None:
            return
        terms = {(term.language, term.text): term for term in reversed(concept.terms)}
        if len(terms) < len(concept.terms):
            self.repaired["doubled term"] += len(concept.terms) - len(terms)
            concept = replace(concept, terms=tuple(reversed(terms.values())))
        if len({term.language for term in concept.terms}) < 2:
            self.skipped[NO_TARGET] += self._open_rows
        elif concept in self._met:
            self.skipped[SAID_BEFORE] += self._open_rows
        else:
            self._met.add(concept)
            self.concepts.append(concept)


def _mark(filled: Sequence[tuple[int, Column, str]]) -> str:
    """Give the text by which rows belong together; a column that is only called “id” may say anything."""
    by_field = {column.field: (column, cell) for _, column, cell in filled}
    if Field.CONCEPT in by_field:
        return by_field[Field.CONCEPT][1]
    column, cell = by_field.get(Field.CONCEPT_ID, (None, ""))
    return cell if column is not None and len(column.heading) > len("id") else ""


def _joined(first: Concept, second: Concept) -> Concept:
    """Add to a concept what its next row has more."""
    terms = [*first.terms, *(term for term in second.terms if term not in first.terms)]
    properties = [*first.properties, *(named for named in second.properties if named not in first.properties)]
    return replace(
        first,
        terms=tuple(terms),
        note=_together(first.note, second.note),
        subject=_together(first.subject, second.subject, "; "),
        concept_id=first.concept_id or second.concept_id,
        properties=tuple(properties),
    )


def _together(first: str | None, second: str | None, between: str = "\n") -> str | None:
    return first if second is None or second == first else second if first is None else f"{first}{between}{second}"


def _concept(filled: Sequence[tuple[int, Column, str]], source: str) -> Concept:
    """Make a concept of a row; BadDay where a date cannot be understood."""
    said: _Said = {}
    properties: list[tuple[str, str]] = []
    for place, column, cell in filled:
        if column.field in _PROPERTY_FIELDS:
            language = column.language or _language_beside(column, filled)
            properties.append((f"{column.field}_{language}" if language else str(column.field), cell))
        elif column.field is Field.OTHER:
            properties.append((column.heading or f"column {place + 1}", cell))
        elif column.field not in _TERM_FIELDS:
            key = (column.field, column.language, column.beside)
            said[key] = _together(said.get(key), cell, "; " if column.field is Field.SUBJECT else "\n") or cell
    terms: list[Term] = []
    for place, column, cell in filled:
        if column.field in _TERM_FIELDS:
            terms += _terms(place, column, cell, said, source, terms)
    properties += _not_understood(filled, {term.language for term in terms})
    return Concept(
        terms=tuple(terms),
        note=said.get((Field.NOTE, None, None)),
        subject=said.get((Field.SUBJECT, None, None)),
        concept_id=said.get((Field.CONCEPT_ID, None, None)),
        properties=tuple(properties),
    )


def _not_understood(filled: Sequence[tuple[int, Column, str]], spoken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give as properties what a row says that no term can hold, so that nothing of it is lost."""
    for _, column, cell in filled:
        language = column.language or _language_beside(column, filled)
        if column.field in _TERM_FIELDS or column.field in _PROPERTY_FIELDS or column.field is Field.OTHER:
            continue
        if column.field is Field.STATUS:
            is_understood = status_of(cell) is not None
        elif column.field in (Field.CASE, Field.IS_FORBIDDEN):
            is_understood = answer_of(cell) is not None
        elif column.field is Field.TERM_INFO:
            is_understood = all(word in _MEMOQ_ORDINARY for word in _words(cell))
        else:
            is_understood = True
        if not is_understood or (language is not None and language not in spoken):
            yield (f"{column.field}_{language}" if language else str(column.field)), cell


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.casefold().split(";")]


def _language_beside(column: Column, filled: Sequence[tuple[int, Column, str]]) -> str | None:
    return next((other.language for place, other, _ in filled if place == column.beside), None)


def _terms(place: int, column: Column, cell: str, said: _Said, source: str, before: Sequence[Term]) -> Iterator[Term]:
    """Give the terms of one cell; what stands beside the column counts before what the row says of the language."""
    language = column.language
    if language is None:
        return
    is_target = language != source

    def of_term(field: Field, *, of_row: bool = True) -> str:
        beside = said.get((field, None, place))
        of_language = said.get((field, language, None)) if beside is None else beside
        return of_language or (said.get((field, None, None), "") if of_row else "")

    info = _words(of_term(Field.TERM_INFO, of_row=False))
    first = _TERM_FIELDS[column.field]
    if column.field is Field.TERM:
        if any(term.language == language and term.status is TermStatus.PREFERRED for term in before):
            first = TermStatus.ADMITTED
        first = status_of(of_term(Field.STATUS, of_row=is_target)) or first
        first = TermStatus.FORBIDDEN if _MEMOQ_FORBIDDEN in info else first
    if answer_of(of_term(Field.IS_FORBIDDEN, of_row=is_target)):
        first = TermStatus.FORBIDDEN
    case = next((_MEMOQ_CASE[word] for word in info if word in _MEMOQ_CASE), None)
    for number, text in enumerate(_texts(cell)):
        later = TermStatus.ADMITTED if first is TermStatus.PREFERRED else first
        yield Term(
            language=language,
            text=text,
            status=later if number else first,
            valid_from=day_of(of_term(Field.VALID_FROM, of_row=is_target)),
            valid_to=day_of(of_term(Field.VALID_TO, of_row=is_target), is_end=True),
            case_sensitive=case if case is not None else answer_of(of_term(Field.CASE)),
            part_of_speech=of_term(Field.PART_OF_SPEECH) or None,
            note=of_term(Field.NOTE, of_row=False) or None,
        )


def _texts(cell: str) -> Iterator[str]:
    for text in _BETWEEN_TERMS.split(cell):
        folded = _SPACES.sub(" ", text).strip().replace(_ESCAPED_BAR, "|")
        if folded:
            yield folded
