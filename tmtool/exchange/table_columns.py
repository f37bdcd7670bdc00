"""What the heading of a glossary table means: a language, a statement about terms, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tmtool.language.registry import LANGUAGES, fold, is_tag

_SOURCE_LANGUAGE = "en"
_SEPARATORS = re.compile(r"[\s_]+")
_SHORTEST_TAG = 2


class Field(StrEnum):
    """What the cells of a column say."""

    TERM = "term"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    STATUS = "status"
    PART_OF_SPEECH = "part_of_speech"
    NOTE = "note"
    CASE = "case"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    SUBJECT = "subject"
    CONCEPT_ID = "concept_id"
    OTHER = "other"


_NAMES = {
    "term": Field.TERM,
    "source": Field.TERM,
    "target": Field.TERM,
    "src": Field.TERM,
    "tgt": Field.TERM,
    "admitted": Field.ADMITTED,
    "synonym": Field.ADMITTED,
    "synonyms": Field.ADMITTED,
    "forbidden": Field.FORBIDDEN,
    "status": Field.STATUS,
    "part_of_speech": Field.PART_OF_SPEECH,
    "pos": Field.PART_OF_SPEECH,
    "note": Field.NOTE,
    "notes": Field.NOTE,
    "comment": Field.NOTE,
    "case": Field.CASE,
    "case_sensitive": Field.CASE,
    "valid_from": Field.VALID_FROM,
    "valid_to": Field.VALID_TO,
    "subject": Field.SUBJECT,
    "domain": Field.SUBJECT,
    "id": Field.CONCEPT_ID,
    "concept_id": Field.CONCEPT_ID,
}
_LANGUAGE_NAMES = {
    name.casefold(): language.code for language in LANGUAGES.values() for name in (language.name, language.native_name)
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a glossary table."""

    heading: str
    """As the file has it."""
    field: Field
    tag: str | None = None
    """The language as the file has it; None for what is said of the whole row."""

    @property
    def language(self) -> str | None:
        """The language folded to what the desk keeps languages apart by."""
        return None if self.tag is None else fold(self.tag)


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Tell what the columns of a table are by their headings.

    Args:
        headings: language codes (`en`, `ru-RU`), names of languages, `source`, `target_ru`, `forbidden_ru`, `note` …
    """
    return tuple(_column(heading.strip()) for heading in headings)


def languages_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """Give the languages that have a column of terms, in the order of the table; the first is the source."""
    return tuple(dict.fromkeys(column.language for column in columns if column.field is Field.TERM and column.language))


def without_language(columns: Sequence[Column]) -> Column | None:
    """Give the first column of terms that does not say its language."""
    of_terms = (Field.TERM, Field.ADMITTED, Field.FORBIDDEN)
    return next((column for column in columns if column.field in of_terms and column.tag is None), None)


def _column(heading: str) -> Column:
    name = _SEPARATORS.sub("_", heading.casefold())
    if name in ("source", "src"):
        return Column(heading, Field.TERM, _SOURCE_LANGUAGE)
    if name in _NAMES:
        return Column(heading, _NAMES[name])
    language = _tag(heading)
    if language is not None:
        return Column(heading, Field.TERM, language)
    # `target_ru`, `valid_from_kk`, `target_pt_BR`: the longest name that leaves a language.
    places = [found.start() for found in re.finditer("_", name)]
    for place in reversed(places):
        tag = _tag(_SEPARATORS.sub("_", heading)[place + 1 :])
        if name[:place] in _NAMES and tag is not None:
            return Column(heading, _NAMES[name[:place]], tag)
    return Column(heading, Field.OTHER)


def _tag(text: str) -> str | None:
    named = _LANGUAGE_NAMES.get(text.casefold())
    if named is not None:
        return named
    # Words of three letters have the form of a tag, so only known languages and codes of two letters count.
    folded = fold(text) if is_tag(text) else ""
    return text if folded in LANGUAGES or len(folded.partition("-")[0]) == _SHORTEST_TAG else None
