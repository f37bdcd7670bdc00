"""What the heading of a glossary table means: a language, a statement about terms, or neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmtool.exchange.table_names import COUNTRIES, FILLERS, HEADINGS, LANGUAGE_NAMES, REGIONS, Field
from tmtool.language.registry import LANGUAGES, fold, is_tag

__all__ = ["Column", "Field", "columns_of", "languages_of", "without_language"]

PROPERTY = "property:"
"""Begins the heading of a property whose name would mean something else as a heading."""
TERM_FIELDS = (Field.TERM, Field.ADMITTED, Field.FORBIDDEN)
_OPEN_FIELDS = (Field.SOURCE, Field.TARGET)
_OF_ONE_TERM = frozenset(
    (Field.STATUS, Field.PART_OF_SPEECH, Field.NOTE, Field.DEFINITION, Field.EXAMPLE, Field.CASE, Field.VALID_FROM,
     Field.VALID_TO)
)  # fmt: skip
_WORD = re.compile(r"[^\s_\-:./()\[\],;*]+")
_SHORTEST_TAG = 2
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a glossary table."""

    heading: str
    """As the file has it."""
    field: Field
    tag: str | None = None
    """The language as the file has it; None for what is said of the whole row."""
    beside: int | None = None
    """The column of terms that this one speaks of, where the order of the columns says so."""

    @property
    def language(self) -> str | None:
        """The language folded to what the desk keeps languages apart by."""
        return None if self.tag is None else fold(self.tag)


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Tell what the columns of a table are by their headings; columns `source` and `target` are left without language.

    Args:
        headings: language codes (`en`, `ru-RU`), names of languages, `source`, `target_ru`, `forbidden_ru`, `note` …
    """
    return _bound([_column(heading.strip()) for heading in headings])


def with_languages(columns: Sequence[Column], source: str, target: str | None) -> tuple[Column, ...]:
    """Give the columns `source`, `target` and `term` their languages.

    Where another column has the source language, “source” is where a term was found, and stays a property.

    Args:
        columns: as `columns_of` gives them.
        source: the language of the source.
        target: that of the target; None leaves it open.
    """
    named = {column.language for column in columns if column.field is Field.TERM and column.tag}
    has_target = any(column.field is Field.TARGET for column in columns)
    has_source = any(column.field is Field.SOURCE for column in columns)

    def given(column: Column) -> Column:
        field = column.field
        if field is Field.TERM and column.tag is None and not has_source and (has_target or named):
            field = Field.SOURCE
        if field not in _OPEN_FIELDS:
            return column
        language = source if field is Field.SOURCE else target
        is_there = language is not None and fold(language) in named
        return replace(column, field=Field.OTHER) if is_there else replace(column, field=Field.TERM, tag=language)

    return _bound([given(column) for column in columns])


def languages_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """Give the languages that have a column of terms, in the order of the table; the first is the source."""
    return tuple(dict.fromkeys(column.language for column in columns if column.field is Field.TERM and column.language))


def without_language(columns: Sequence[Column]) -> Column | None:
    """Give the first column of terms that does not say its language."""
    return next((column for column in columns if column.field in TERM_FIELDS and column.tag is None), None)


def _bound(columns: list[Column]) -> tuple[Column, ...]:
    """Let what is said several times, once after each column of terms, be said of these."""
    said = Counter(column.field for column in columns if column.tag is None)
    bound: list[Column] = []
    before: int | None = None
    for place, column in enumerate(columns):
        if column.field in (*TERM_FIELDS, *_OPEN_FIELDS):
            before = place
        speaks_of_one = said[column.field] > 1 and column.field in _OF_ONE_TERM and column.tag is None
        if column.field is Field.TERM_INFO or speaks_of_one:
            column = replace(column, beside=before)
        bound.append(column)
    return tuple(bound)


def _column(heading: str) -> Column:
    if heading.casefold().startswith(PROPERTY):
        return Column(heading[len(PROPERTY) :].strip(), Field.OTHER)
    words = list(_WORD.finditer(heading))
    spoken = [word.group().casefold().replace("ё", "е") for word in words]
    if not words or len(heading) > _LONGEST_HEADING:
        return Column(heading, Field.OTHER)
    field = HEADINGS.get(" ".join(spoken))
    if field is not None:
        return Column(heading, field)
    language = _tag(heading, spoken)
    if language is not None:
        return Column(heading, Field.TERM, language)
    numbered = len(spoken) > 1 and spoken[-1].isdecimal()
    if numbered:
        return replace(_column(heading[: words[-1].start()].strip()), heading=heading)
    # `target_ru`, `ru status`, `valid_from_kk`, `target_pt_BR`: the longest name that leaves a language.
    for place in range(len(words) - 1, 0, -1):
        behind = _tag(heading[words[place].start() : words[-1].end()], spoken[place:])
        field = HEADINGS.get(" ".join(spoken[:place]))
        if field is not None and behind is not None:
            return Column(heading, _of_language(field), behind)
    for place in range(1, len(words)):
        before = _tag(heading[words[0].start() : words[place - 1].end()], spoken[:place])
        field = HEADINGS.get(" ".join(spoken[place:]))
        if field is not None and before is not None:
            return Column(heading, _of_language(field), before)
    return Column(heading, Field.OTHER)


def _of_language(field: Field) -> Field:
    return Field.TERM if field in _OPEN_FIELDS else field


def _tag(text: str, spoken: Sequence[str]) -> str | None:
    """Give the language that some words of a heading name: the text itself where it is a tag."""
    # Words of three letters have the form of a tag, so only known languages and codes of two letters count.
    folded = fold(text) if is_tag(text) else ""
    country = COUNTRIES.get(folded.partition("-")[0])
    if country is not None:
        return country
    if folded in LANGUAGES or len(folded.partition("-")[0]) == _SHORTEST_TAG:
        return text
    words = [word for word in spoken if word not in FILLERS]
    for end in range(len(words), 0, -1):
        code = LANGUAGE_NAMES.get(" ".join(words[:end])) or (words[0] if end == 1 and words[0] in LANGUAGES else None)
        region = REGIONS.get(" ".join(words[end:]))
        if code is not None and (region or end == len(words)):
            return f"{code}-{region}" if region else code
    return None
