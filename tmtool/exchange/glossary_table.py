"""A glossary as the rows of a table, so that reading them gives the same concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tmtool.exchange.table_columns import PROPERTY, Field, columns_of
from tmtool.model.terms import Concept, Term, TermStatus

_BETWEEN_TERMS = " | "
_PREFIXES = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "admitted_", TermStatus.FORBIDDEN: "forbidden_"}
_ORDER = list(_PREFIXES)
_SAID = ("valid_from", "valid_to", "case", "part_of_speech", "note")
_OF_CONCEPT = ("note", "subject", "concept_id", "concept")
_KEPT_AS_PROPERTIES = (Field.OTHER, Field.DEFINITION, Field.EXAMPLE)

Cells = dict[tuple[str, int], str]
"""The cells of a row by the name of their column, and which of those of that name it is."""


def table(concepts: Sequence[Concept], source_language: str) -> Iterator[list[str]]:
    """Give the headings and the rows of a table: a column for each language and status, and for what is said of them.

    Columns that would stay empty are left out. A concept that does not fit into one row (terms with dates of their
    own, two preferred ones) takes several, which a column “concept” holds together; each repeats the source terms,
    for tools that know no such column.

    Args:
        concepts: in their order.
        source_language: the language that comes first, to which the dates do not belong.
    """
    languages = dict.fromkeys(term.language for concept in concepts for term in concept.terms)
    ordered = sorted(languages, key=lambda language: language != source_language)
    rows = [row for number, concept in enumerate(concepts, start=1) for row in _rows(number, concept, source_language)]
    if not any(_takes_several(concept, before) for before, concept in zip((None, *concepts), concepts, strict=False)):
        for row in rows:
            del row["concept", 0]
    used = {name for row in rows for name, text in row.items() if text} | {(language, 0) for language in ordered}
    own = [(name, 0) for name in _columns(ordered)]
    properties = sorted(name for name in used if name not in own)
    wanted = [name for name in own if name in used] + properties
    yield [name for name, _ in wanted]
    for row in rows:
        yield [row.get(name, "") for name in wanted]


def _columns(languages: Sequence[str]) -> Iterator[str]:
    for prefix in _PREFIXES.values():
        yield from (f"{prefix}{language}" for language in languages)
    for name in _SAID:
        yield from (f"{name}_{language}" for language in languages)
    yield from _OF_CONCEPT


def _takes_several(concept: Concept, before: Concept | None) -> bool:
    """Whether the rows of a concept need a sign that they belong together, or apart from those of the one before."""
    languages = {term.language for term in concept.terms}
    is_like_before = before is not None and concept.concept_id is not None and concept.concept_id == before.concept_id
    return is_like_before or any(len(list(_parts(concept.in_language(one)))) > 1 for one in languages)


def _rows(number: int, concept: Concept, source_language: str) -> Iterator[Cells]:
    languages = dict.fromkeys(term.language for term in concept.terms)
    parts = {language: list(_parts(concept.in_language(language))) for language in languages}
    for place in range(max(map(len, parts.values()), default=1)):
        row: Cells = {("concept", 0): str(number)}
        for language, of_language in parts.items():
            if place < len(of_language):
                of_language[place].put(row, language)
            elif language == source_language:
                of_language[0].put(row, language)
        if not place:
            row.update(_of_concept(concept))
        yield row


def _of_concept(concept: Concept) -> Cells:
    cells: Cells = {
        ("note", 0): concept.note or "",
        ("subject", 0): concept.subject or "",
        ("concept_id", 0): concept.concept_id or "",
    }
    for name, text in concept.properties:
        # A second column “definition” would be taken for that of the column of terms before it.
        heading = name if _is_kept(name) and (name, 0) not in cells else f"{PROPERTY}{name}"
        count = 0
        while (heading, count) in cells:
            count += 1
        cells[heading, count] = text
    return cells


def _is_kept(name: str) -> bool:
    """Whether a heading of that name gives a property of that name back."""
    (column,) = columns_of([name])
    if column.field not in _KEPT_AS_PROPERTIES or column.heading != name:
        return False
    if column.field is Field.OTHER:
        return True
    return name == (f"{column.field}_{column.language}" if column.language else str(column.field))


@dataclass(slots=True)
class _Part:
    """Terms of one language that fit into one row: of one of them is said what is said of all."""

    said: tuple[str, ...]
    terms: list[Term] = field(default_factory=list)

    def takes(self, term: Term) -> bool:
        """Whether a term can stand behind the others."""
        if _said_of(term) != self.said:
            return False
        before = self.terms[-1].status if self.terms else None
        if before is None:
            return True
        return _ORDER.index(before) <= _ORDER.index(term.status) and term.status is not TermStatus.PREFERRED

    def put(self, row: Cells, language: str) -> None:
        """Write the terms into the cells of a row."""
        for term in self.terms:
            column = f"{_PREFIXES[term.status]}{language}", 0
            row[column] = _BETWEEN_TERMS.join(filter(None, (row.get(column, ""), _written(term.text))))
        for name, text in zip(_SAID, self.said, strict=True):
            row[f"{name}_{language}", 0] = text


def _parts(terms: Sequence[Term]) -> Iterator[_Part]:
    part: _Part | None = None
    for term in terms:
        if part is None or not part.takes(term):
            if part is not None:
                yield part
            part = _Part(_said_of(term))
        part.terms.append(term)
    if part is not None:
        yield part


def _said_of(term: Term) -> tuple[str, ...]:
    case = "" if term.case_sensitive is None else "yes" if term.case_sensitive else "no"
    return term.valid_from or "", term.valid_to or "", case, term.part_of_speech or "", term.note or ""


def _written(text: str) -> str:
    return text.replace("|", r"\|").replace("\r", " ").replace("\n", " ")
