"""A table of segments, CSV or TSV, as a job: a source, a translation for each language, states and comments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.exchange.delimited import beginning, delimiter_of, guarded, plain
from tmtool.exchange.table_columns import Field, columns_of
from tmtool.exchange.text_repair import repaired_text
from tmtool.language.encodings import decode, detect
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import ANY_TAGS, TaggedText

PERSON = "CSV"
"""Who is said to have made the comments of a file."""
_STATE_NAMES = ("state", "status", "статус", "состояние", "күйі")
_STATES = {
    **{state.value: state for state in State},
    "fuzzy": State.DRAFT, "needs review": State.DRAFT, "needs work": State.DRAFT, "черновик": State.DRAFT,
    "approved": State.REVIEWED, "proofread": State.REVIEWED, "confirmed": State.TRANSLATED,
    "переведено": State.TRANSLATED, "проверено": State.REVIEWED,
}  # fmt: skip
_MOST_COLUMNS = 1000
_Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what, from 0."""

    source: int
    source_language: str | None
    targets: tuple[tuple[int, str | None], ...]
    state: int | None
    comment: int | None


@dataclass(frozen=True, slots=True)
class _Record:
    """A row and the lines that it takes, from 0, the last one excluded."""

    lines: _Lines
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with all that is needed to write single rows anew."""

    lines: list[str]
    delimiter: str
    columns: _Columns
    records: tuple[_Record, ...]
    """Without the headings."""


def read_bilingual(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False) -> BilingualFile:
    """Read a table whose first row names a source and a target: by `source` and `target`, or by languages.

    Args:
        data: the file.
        name: its name, for messages.
        encoding: what the person asked for, else its mark, UTF-8, or the code page that makes words of it.
        repair: also take in a file with NUL characters and bytes that do not decode.

    Raises:
        RefusedInput: the headings do not name a source and a target, or it is damaged; names the line.
    """
    repaired: dict[str, int] = {}
    text = repaired_text(data, encoding=encoding, declared=None, name=name, forced=repair, counts=repaired)
    table = _table(text, name)
    entries = [
        entry
        for number, record in enumerate(table.records, 1)
        for entry in _entries(number, record.cells, table.columns)
    ]
    empty = len(table.records) - len({entry.number for entry in entries})
    languages = tuple(language for _, language in table.columns.targets if language)
    codec = _codec(data, encoding)
    skipped = {"empty": empty} if empty else {}
    return BilingualFile(tuple(entries), table.columns.source_language, languages, codec, skipped, repaired)


def write_bilingual(data: bytes, file: BilingualFile, changed: Mapping[int, BilingualEntry]) -> bytes:
    """Write the rows anew that are translated otherwise; all others stay as they are, to the byte.

    Args:
        data: the file.
        file: what `read_bilingual` made of it.
        changed: entries by number, with their new target, state and comments.
    """
    if not changed:
        return data
    _, mark = detect(data)
    text = repaired_text(data, encoding=file.encoding, declared=None, name="", forced=True, counts={})
    table = _table(text, "")
    old = {(entry.number, entry.language): entry for entry in file.entries}
    lines = list(table.lines)
    for number, entry in changed.items():
        record = table.records[number - 1]
        cells = _cells(record.cells, entry, old.get((number, entry.language)), table.columns)
        first, behind = record.lines
        lines[first:behind] = [_row(cells, table, lines[behind - 1]), *[""] * (behind - first - 1)]
    whole = "".join(lines)
    try:
        return mark + whole.encode(file.encoding)
    except UnicodeEncodeError:
        return whole.encode("utf-8-sig", "replace")


def _table(text: str, name: str) -> _Table:
    lines = io.StringIO(text, newline="").readlines()
    first, delimiter = beginning(lines)
    delimiter = delimiter or delimiter_of(lines[first:])
    records = list(_records(lines, first, delimiter, name))
    if records and len(records[0].cells) > _MOST_COLUMNS:
        message = f"“{name}” has {len(records[0].cells):,} columns, which no table of texts has."
        raise RefusedInput(message, file=name, line=first + 1)
    columns = _columns(records[0].cells) if records else None
    if columns is None:
        message = (
            f"The first row of “{name}” does not name a source and a target; let it say for example “source,target” "
            "or “en,ru”. A glossary is taken in with: tmtool import"
        )
        raise RefusedInput(message, file=name, line=first + 1)
    return _Table(lines, delimiter, columns, tuple(records[1:]))


def _records(lines: Sequence[str], first: int, delimiter: str, name: str) -> Iterator[_Record]:
    reader = csv.reader(lines[first:], delimiter=delimiter, strict=True)
    done = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Record((first + done, first + reader.line_num), cells)
            done = reader.line_num
    except csv.Error:
        line = first + done + 1
        message = f"“{name}” is damaged in line {line}: a quotation mark is not closed, or text follows after it."
        raise RefusedInput(message, file=name, line=line) from None


def _columns(headings: Sequence[str]) -> _Columns | None:
    columns = columns_of([heading.strip() for heading in headings])
    source = next((at for at, one in enumerate(columns) if one.field is Field.SOURCE), None)
    terms = [(at, one.tag) for at, one in enumerate(columns) if one.field is Field.TERM]
    targets = [(at, one.tag) for at, one in enumerate(columns) if one.field is Field.TARGET]
    source_language = columns[source].tag if source is not None else None
    if source is None and len(terms) > 1:
        (source, source_language), *terms = terms
    targets += [(at, tag) for at, tag in terms if at != source]
    if source is None or not targets:
        return None
    names = [heading.strip().casefold() for heading in headings]
    state = next((at for at, name in enumerate(names) if name in _STATE_NAMES), None)
    comment = next((at for at, one in enumerate(columns) if one.field is Field.NOTE), None)
    return _Columns(source, source_language, tuple(targets), state, comment)


def _entries(number: int, cells: Sequence[str], columns: _Columns) -> Iterator[BilingualEntry]:
    source = _cell(cells, columns.source)
    if not source:
        return
    remark = _cell(cells, columns.comment)
    told = _STATES.get(_cell(cells, columns.state).casefold())
    for at, language in columns.targets:
        target = _cell(cells, at)
        state = State.NEW if not target else State.TRANSLATED if told in (None, State.NEW) else told
        comments = (Comment(remark, PERSON, ""),) if remark else ()
        yield BilingualEntry(number, _tagged(source), _tagged(target), state, comments=comments, language=language)


def _cell(cells: Sequence[str], at: int | None) -> str:
    return plain(cells[at]) if at is not None and at < len(cells) else ""


def _tagged(shown: str) -> TaggedText:
    return TaggedText.from_shown(shown, ANY_TAGS)


def _cells(cells: Sequence[str], entry: BilingualEntry, old: BilingualEntry | None, columns: _Columns) -> list[str]:
    """Give the cells of a row with a translation, its state and new comments in them."""
    places = [columns.source, *(at for at, _ in columns.targets), columns.state or 0, columns.comment or 0]
    new = [*cells, *[""] * (max(places) + 1 - len(cells))]
    at = next((at for at, language in columns.targets if language == entry.language), columns.targets[0][0])
    new[at] = guarded(entry.target.shown)
    if columns.state is not None:
        new[columns.state] = entry.state.value
    known = () if old is None else old.comments
    added = [f"{one.person}: {one.text}" for one in entry.comments if one not in known]
    if columns.comment is not None and added:
        new[columns.comment] = "; ".join(filter(None, [new[columns.comment], *added]))
    return new


def _row(cells: Sequence[str], table: _Table, last_line: str) -> str:
    """Write a row with the line end that it had."""
    end = last_line[len(last_line.rstrip("\r\n")) :]
    text = io.StringIO()
    csv.writer(text, delimiter=table.delimiter, lineterminator=end).writerow(cells)
    return text.getvalue()


def _codec(data: bytes, encoding: str | None) -> str:
    try:
        return decode(data, encoding=encoding).encoding
    except RefusedInput:
        return detect(data, encoding=encoding)[0]
