"""A glossary file as it was read, and what a person may say of one that does not say it itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmtool.model.terms import Concept

NO_TARGET = "no target"
NO_TERM = "no term"
NO_LANGUAGE = "no language"
EMPTY_ROW = "empty row"
TOO_MANY_CELLS = "too many cells"
BAD_DATE = "date not understood"
SAID_BEFORE = "said before"
"""The reasons for which rows and entries are left out."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is said of a glossary file by whoever takes it in; None and empty leave it to the file."""

    source: str | None = None
    """The language of a column called “source”, and of the first column where none has a name."""
    target: str | None = None
    """The same for “target” and the second column."""
    columns: tuple[str, ...] = ()
    """Names for all columns, in place of those that the file has."""
    sheet: str | None = None
    """The sheet of a workbook."""
    usual_source: str = "en"
    """The language that the desk translates from, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class GlossarySource:
    """A glossary as a file has it."""

    concepts: tuple[Concept, ...]
    """Languages of their terms are folded: `ru` for a column `ru-RU`."""
    languages: dict[str, int]
    """Number of terms by language, under the tag that the file has."""
    skipped: dict[str, int]
    """Rows and entries not taken, by reason."""
    repaired: dict[str, int]
    remarks: tuple[str, ...] = field(default=())
    """How the file was understood, in sentences: which sheet, which row names the columns, which languages."""
