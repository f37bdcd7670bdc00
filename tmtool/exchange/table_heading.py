"""Where a table names its columns, and what they are where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tmtool.exchange.column_language import language_of
from tmtool.exchange.glossary_source import Choices
from tmtool.exchange.table_columns import (
    TERM_FIELDS,
    Column,
    Field,
    columns_of,
    languages_of,
    with_languages,
    without_language,
)
from tmtool.exchange.table_names import answer_of
from tmtool.language.registry import name_of
from tmtool.model.errors import RefusedInput, UsageError

Row = tuple[int, list[str]]
"""Number of the line or row in the file, and its cells."""
_LOOKED_AT = 25
"""Rows at the top in which the one that names the columns may be."""
_SAMPLE = 500
_WIDEST_WITHOUT_HEADING = 3
_MOST_COLUMNS = 1000
_OF_SEGMENTS = frozenset(("number", "source", "target", "state"))
"""What the tables of jobs have that we write."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of the columns of a table."""

    columns: tuple[Column, ...]
    after: int
    """How many of the rows are not data: titles and the heading itself."""
    remark: str
    """How the columns were understood, in a sentence."""
    usual_source: str
    """The language that is translated from, where the table has it."""

    @property
    def source(self) -> str:
        """The language translated from, to whose terms dates and status do not belong."""
        languages = languages_of(self.columns)
        return self.usual_source if self.usual_source in languages else languages[0]


def find(rows: Sequence[Row]) -> int | None:
    """Give the index of the row that names the columns: the first that names two languages, or a source and a target.

    Args:
        rows: those of the table.
    """
    for index, (_, cells) in enumerate(rows[:_LOOKED_AT]):
        if _names_languages(columns_of(cells[:_MOST_COLUMNS])):
            return index
    return None


def heading_of(rows: Sequence[Row], choices: Choices, *, path: Path, where: str) -> Heading:
    """Tell the columns of a table.

    Args:
        rows: those of the table.
        choices: what the person said of it.
        path: the file, for messages.
        where: what a row is called there: `line` or `row`.

    Raises:
        RefusedInput: the table does not tell the languages of its columns; says what to do.
        UsageError: the chosen columns do not name two languages, or are too few.
    """
    if choices.columns:
        return _chosen(rows, choices, path)
    behind = _with_tags_behind(rows)
    if behind is not None:
        return Heading(behind, 0, f"Each {where} names its languages: {_said(behind)}.", languages_of(behind)[0])
    index = find(rows)
    if index is None:
        return _without_heading(rows, choices, path, where)
    number, cells = rows[index]
    _refuse_other_tables(cells, path, number)
    source = choices.source or choices.usual_source
    columns = columns_of(cells)
    target_at = next((at for at, column in enumerate(columns) if column.field is Field.TARGET), None)
    target = choices.target
    if target is None and target_at is not None:
        by_letters = language_of(_cells(rows[index + 1 :], target_at), source)
        target = None if by_letters == source else by_letters
    columns = _with_synonyms(_with_flags(with_languages(columns, source, target), rows[index + 1 :]))
    _refuse_unusable(columns, path, number, where)
    return Heading(columns, index + 1, f"The columns are named in {where} {number}: {_said(columns)}.", source)


def _chosen(rows: Sequence[Row], choices: Choices, path: Path) -> Heading:
    source = choices.source or choices.usual_source
    columns = _with_synonyms(with_languages(columns_of(choices.columns), source, choices.target))
    if len(languages_of(columns)) < 2 or without_language(columns):
        named = ",".join(choices.columns)
        raise UsageError(f"--columns {named} does not name two languages; write for example --columns en,ru,note.")
    index = find(rows)
    widest = max((len(cells) for _, cells in rows[:_SAMPLE]), default=0)
    padding = tuple(Column("", Field.OTHER) for _ in range(widest - len(columns)))
    after = 0 if index is None else index + 1
    return Heading((*columns, *padding), after, f"The columns are {_said(columns)}.", source)


def _without_heading(rows: Sequence[Row], choices: Choices, path: Path, where: str) -> Heading:
    """Take the columns for source, target and note, if the languages are said or their letters tell them."""
    number = rows[0][0] if rows else 1
    start = next((index for index, (_, cells) in enumerate(rows[:_LOOKED_AT]) if sum(map(bool, cells)) > 1), 0)
    data = rows[start:]
    widths = [max((place for place, cell in enumerate(cells, 1) if cell), default=0) for _, cells in data[:_SAMPLE]]
    width = max(widths, default=0)
    problem = f"The first {where} of “{path.name}” does not name two languages; "
    if not 2 <= width <= _WIDEST_WITHOUT_HEADING:
        advice = "let it name the columns, for example “en,ru,kk,note” or “source,target_ru,target_kk,note”"
        raise RefusedInput(f"{problem}{advice}, or name them with --columns.", file=path, line=number)
    source = choices.source or choices.usual_source
    first = choices.source or (source if choices.target else language_of(_cells(data, 0), source))
    second = choices.target or language_of(_cells(data, 1), source)
    if choices.target is None and choices.source is None and data and not _looks_like_data(data[0][1], first, second):
        first = None
    if first is None or second is None or first == second:
        advice = (
            "let it name the columns, for example “en,ru,kk,note” or “source,target_ru”, "
            "or name the languages with --from and --to, or all columns with --columns en,ru,note"
        )
        raise RefusedInput(f"{problem}{advice}.", file=path, line=number)
    third = language_of(_cells(data, 2), source) if width > 2 else None
    names = [first, second, "kk" if third == "kk" and "kk" not in (first, second) else "note"][:width]
    columns = columns_of(names)
    how = "as you said" if choices.target else "by their letters"
    return Heading(columns, start, f"No {where} names the columns; taken {how}: {_said(columns)}.", source)


def _with_tags_behind(rows: Sequence[Row]) -> tuple[Column, ...] | None:
    """Give the columns of a table in which each row says its two languages behind its two terms, as DeepL writes."""
    behind = {tuple(cell.casefold() for cell in cells[2:]) for _, cells in rows if any(cells)}
    if len(rows) < 2 or len(behind) != 1:
        return None
    columns = columns_of(next(iter(behind)))
    if len(columns) != 2 or len(languages_of(columns)) < 2:
        return None
    return (*columns, *(replace(column, field=Field.LANGUAGE) for column in columns))


def _with_flags(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Let a column “forbidden” that only says yes and no, be a statement about the terms of its row."""

    def flagged(place: int, column: Column) -> Column:
        if column.field is not Field.FORBIDDEN or column.tag is not None:
            return column
        said = [cell for cell in _cells(rows, place) if cell]
        is_flag = bool(said) and all(answer_of(cell) is not None for cell in said)
        return replace(column, field=Field.IS_FORBIDDEN) if is_flag else column

    return tuple(flagged(place, column) for place, column in enumerate(columns))


def _looks_like_data(cells: Sequence[str], first: str | None, second: str | None) -> bool:
    """Whether the first row, too, is in the letters of both languages: then it hardly is a heading."""
    is_latin = [not any("Ѐ" <= letter <= "ԯ" for letter in cell) for cell in cells[:2]]
    return len(is_latin) > 1 and is_latin == [language not in ("ru", "kk") for language in (first, second)]


def _names_languages(columns: Sequence[Column]) -> bool:
    fields = {column.field for column in columns}
    languages = set(languages_of(columns))
    has_open = {Field.SOURCE, Field.TARGET} <= fields or (Field.TARGET in fields and _is_open_term(columns))
    has_other = not fields.isdisjoint((Field.SOURCE, Field.TARGET)) or _is_open_term(columns)
    return len(languages) > 1 or has_open or (bool(languages) and has_other)


def _is_open_term(columns: Sequence[Column]) -> bool:
    return any(column.field is Field.TERM and column.tag is None for column in columns)


def _with_synonyms(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Let a column of synonyms without a language speak the one of the column of terms before it."""
    done: list[Column] = []
    before: str | None = None
    for column in columns:
        if column.field is Field.TERM:
            before = column.tag
        elif column.field in TERM_FIELDS and column.tag is None and before is not None:
            column = replace(column, tag=before)
        done.append(column)
    return tuple(done)


def _refuse_unusable(columns: Sequence[Column], path: Path, number: int, where: str) -> None:
    unnamed = without_language(columns)
    if unnamed is not None:
        message = (
            f"The column “{unnamed.heading}” of “{path.name}” does not say its language; "
            f"call it for example “{unnamed.heading}_ru”, or name the language with --to."
        )
        raise RefusedInput(message, file=path, line=number)
    if len(languages_of(columns)) < 2:
        message = (
            f"{where.capitalize()} {number} of “{path.name}” names one language only, where a glossary needs two; "
            "let it name the columns, for example “en,ru,kk,note”, or name the languages with --from and --to."
        )
        raise RefusedInput(message, file=path, line=number)


def _refuse_other_tables(cells: Sequence[str], path: Path, number: int) -> None:
    if len(cells) > _MOST_COLUMNS:
        raise RefusedInput(f"“{path.name}” has {len(cells)} columns, which no glossary has.", file=path, line=number)
    if {cell.casefold() for cell in cells} >= _OF_SEGMENTS:
        message = f"“{path.name}” is a table of segments, not of terms; name its columns with --columns to take it."
        raise RefusedInput(message, file=path, line=number)


def _cells(rows: Sequence[Row], place: int) -> list[str]:
    return [cells[place] for _, cells in rows[:_SAMPLE] if len(cells) > place]


def _said(columns: Sequence[Column]) -> str:
    return ", ".join(filter(None, map(_meaning, columns)))


def _meaning(column: Column) -> str:
    of = f" of {name_of(column.language)} terms" if column.language and column.field is not Field.TERM else ""
    if column.field is Field.LANGUAGE:
        return ""
    if column.field is Field.TERM and column.language:
        meaning = name_of(column.language)
    elif column.field is Field.OTHER:
        return f"“{column.heading}” (kept)" if column.heading else ""
    else:
        said = column.field.value.replace("_", " ")
        meaning = f"{said}{of.removeprefix(' of') if column.field in TERM_FIELDS else of}"
    return meaning if column.heading.casefold() == meaning.casefold() else f"“{column.heading}” ({meaning})"
