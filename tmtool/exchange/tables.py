"""Tables of the trade, CSV and TSV: glossaries in, the segments of a job out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from tmtool.exchange.input_files import read_input
from tmtool.exchange.table_columns import Column, Field, columns_of, languages_of, without_language
from tmtool.exchange.text_repair import repaired_text
from tmtool.model.articles import Segment
from tmtool.model.errors import RefusedInput
from tmtool.model.job_content import JobContent
from tmtool.model.terms import Concept, Term, TermStatus

NO_TARGET = "no target"
TOO_MANY_CELLS = "too many cells"
BAD_DATE = "date not understood"

_DELIMITERS = ",;\t"
_BETWEEN_TERMS = "|"
_FORMULA_SIGNS = ("'=", "'+", "'-", "'@")
_STATUSES = {
    "preferred": TermStatus.PREFERRED,
    "approved": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "allowed": TermStatus.ADMITTED,
    "forbidden": TermStatus.FORBIDDEN,
    "prohibited": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
    "rejected": TermStatus.FORBIDDEN,
}
_ANSWERS = {
    **dict.fromkeys(("yes", "true", "1", "x", "sensitive", "да"), True),
    **dict.fromkeys(("no", "false", "0", "insensitive", "нет"), False),
}
_DATES = ("%Y-%m-%d", "%d.%m.%Y")
_TERM_FIELDS = {
    Field.TERM: TermStatus.PREFERRED,
    Field.ADMITTED: TermStatus.ADMITTED,
    Field.FORBIDDEN: TermStatus.FORBIDDEN,
}

_Row = tuple[int, list[str]]
"""Number of the line on which a row ends, and its cells."""


@dataclass(frozen=True, slots=True)
class GlossarySource:
    """A glossary as a file has it."""

    concepts: tuple[Concept, ...]
    """Languages of their terms are folded: `ru` for a column `ru-RU`."""
    languages: dict[str, int]
    """Number of terms by language, under the tag that the file has."""
    skipped: dict[str, int]
    """Rows not taken, by reason."""
    repaired: dict[str, int]


class _BadDate(Exception):
    """A cell holds no date that can be understood."""


def read_glossary(path: Path, *, encoding: str | None = None, repair: bool = False) -> GlossarySource:
    """Read a glossary table; its first line names the columns, and its first language is the source.

    A cell may hold several terms with `|` between them: the first is preferred, the others are admitted.

    Args:
        path: a CSV or TSV file; commas, semicolons and tabs are told by the headings.
        encoding: what the person asked for, else the mark of the file decides, else UTF-8.
        repair: also take in a file with NUL characters and bytes that do not decode.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: its headings do not name two languages, or it is damaged; names the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    repaired: dict[str, int] = {}
    text = repaired_text(
        read_input(path), encoding=encoding, declared=None, name=path.name, forced=repair, counts=repaired
    )
    rows = _rows(text, path)
    _, headings = next(rows, (0, []))
    columns = columns_of(headings)
    _refuse_unusable(columns, path)
    source = languages_of(columns)[0]
    concepts: list[Concept] = []
    languages: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for _, cells in rows:
        row = _by_column(columns, cells)
        concept = TOO_MANY_CELLS if row is None else _concept(row, source)
        if isinstance(concept, str):
            skipped[concept] += 1
        else:
            concepts.append(concept)
            tags = {column.language: column.tag for column in reversed(columns) if column.field is Field.TERM}
            languages.update(tags.get(term.language) or term.language for term in concept.terms)
    return GlossarySource(tuple(concepts), dict(languages), dict(skipped), repaired)


def write_segments(segments: Sequence[Segment], out: BinaryIO) -> int:
    """Write segments as CSV in UTF-8 with the columns number, source, target, state and comment.

    Args:
        segments: those to write, in order; left-out ones are not written.
        out: open for writing bytes.

    Returns:
        The number of segments written.
    """
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("number", "source", "target", "state", "comment"))
    kept = [segment for segment in segments if not segment.left_out]
    for segment in kept:
        comments = "; ".join(f"{comment.person}: {comment.text}" for comment in segment.comments)
        writer.writerow((segment.number, segment.source.shown, segment.target.shown, segment.state.value, comments))
    # A lone surrogate, which no file may hold, must not cost the whole table.
    out.write(table.getvalue().encode("utf-8", "replace"))
    return len(kept)


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write what is ready of a job as CSV; a sentence that was added stands there with no source beside it."""
    return write_segments([segment for segment in job.segments if job.is_ready(segment)], out)


def _rows(text: str, path: Path) -> Iterator[_Row]:
    """Give the rows that are not blank, the headings first."""
    lines = io.StringIO(text, newline="").readlines()
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    delimiter = None
    if lines and lines[first].lower().startswith("sep=") and len(lines[first].strip("\r\n")) == len("sep=;"):
        delimiter = lines[first][4]
        first += 1
    delimiter = delimiter or _delimiter("".join(lines[first : first + 1]))
    # Quotes are letters like others in the tab files of OmegaT, which break where they are taken for more.
    are_letters = delimiter == "\t" and text.count('"') % 2
    reader = csv.reader(
        lines[first:], delimiter=delimiter, quoting=csv.QUOTE_NONE if are_letters else csv.QUOTE_MINIMAL, strict=True
    )
    begin = first + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield first + reader.line_num, [_plain(cell) for cell in cells]
            begin = first + reader.line_num + 1
    except csv.Error:
        message = (
            f"“{path.name}” is damaged in line {begin}: quotation marks are not closed, or text follows after them; "
            "mend that line, or save the table again."
        )
        raise RefusedInput(message, file=path, line=begin) from None


def _delimiter(heading: str) -> str:
    """Give the delimiter with which the most headings make sense."""

    def known(delimiter: str) -> int:
        headings = next(csv.reader([heading], delimiter=delimiter), [])
        return sum(column.field is not Field.OTHER for column in columns_of(headings))

    return max(_DELIMITERS, key=known)


def _plain(cell: str) -> str:
    """Take away the sign that keeps a spreadsheet from reading a text as a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(_FORMULA_SIGNS) else cell


def _refuse_unusable(columns: Sequence[Column], path: Path) -> None:
    open_column = without_language(columns)
    if open_column is not None:
        message = (
            f"The column “{open_column.heading}” of “{path.name}” does not say its language; "
            f"call it for example “{open_column.heading}_ru”."
        )
        raise RefusedInput(message, file=path, line=1)
    if len(languages_of(columns)) < 2:
        message = (
            f"The first line of “{path.name}” does not name two languages; "
            "let it name the columns, for example “en,ru,kk,note” or “source,target_ru,target_kk,note”."
        )
        raise RefusedInput(message, file=path, line=1)


def _by_column(columns: Sequence[Column], cells: Sequence[str]) -> list[tuple[Column, str]] | None:
    """Give the filled cells with their columns; None where there are more cells than columns."""
    if any(cells[len(columns) :]):
        return None
    return [(column, cell) for column, cell in zip(columns, cells, strict=False) if cell]


def _concept(row: Sequence[tuple[Column, str]], source: str) -> Concept | str:
    """Make a concept of a row, or say why it cannot be."""
    said = {(column.field, column.language): cell for column, cell in row if column.field not in _TERM_FIELDS}
    try:
        terms = tuple(term for column, cell in row for term in _terms(column, cell, said, source))
    except _BadDate:
        return BAD_DATE
    if len({term.language for term in terms}) < 2:
        return NO_TARGET
    status = said.get((Field.STATUS, None), "")
    others = [(column.heading, cell) for column, cell in row if column.field is Field.OTHER and column.heading]
    if status and status.casefold() not in _STATUSES:
        others.append((Field.STATUS.value, status))
    return Concept(
        terms=terms,
        note=said.get((Field.NOTE, None)),
        subject=said.get((Field.SUBJECT, None)),
        concept_id=said.get((Field.CONCEPT_ID, None)),
        properties=tuple(others),
    )


def _terms(column: Column, cell: str, said: Mapping[tuple[Field, str | None], str], source: str) -> Iterator[Term]:
    """Give the terms of one cell. What the row says of status and dates is meant for the translations."""
    language = column.language
    if column.field not in _TERM_FIELDS or language is None:
        return

    def of_term(field: Field, *, of_row: bool = True) -> str:
        return said.get((field, language), said.get((field, None), "") if of_row else "")

    is_target = language != source
    first = _TERM_FIELDS[column.field]
    if column.field is Field.TERM:
        first = _STATUSES.get(of_term(Field.STATUS, of_row=is_target).casefold(), first)
    texts = [text.strip() for text in cell.split(_BETWEEN_TERMS) if text.strip()]
    for place, text in enumerate(texts):
        later = TermStatus.ADMITTED if first is TermStatus.PREFERRED else first
        yield Term(
            language=language,
            text=text,
            status=later if place else first,
            valid_from=_date(of_term(Field.VALID_FROM, of_row=is_target)),
            valid_to=_date(of_term(Field.VALID_TO, of_row=is_target)),
            case_sensitive=_ANSWERS.get(of_term(Field.CASE).casefold()),
            part_of_speech=of_term(Field.PART_OF_SPEECH) or None,
            note=said.get((Field.NOTE, language)),
        )


def _date(text: str) -> str | None:
    if not text:
        return None
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise _BadDate
