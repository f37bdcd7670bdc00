"""Translation units as files and memories carry them, and the matches found among them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from tmtool.model.text import TaggedText

Properties = tuple[tuple[str, str], ...]
"""Named values in the order of the file; a name may come more than once."""


class Status(StrEnum):
    """How far a variant has been approved."""

    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who made and last changed a text and when; times are ISO 8601 in UTC (`2026-11-23T09:00:00Z`)."""

    created_by: str | None = None
    created_at: str | None = None
    changed_by: str | None = None
    changed_at: str | None = None

    @property
    def when(self) -> str:
        """When it was last changed, else made; empty where nobody knows."""
        return self.changed_at or self.created_at or ""


@dataclass(frozen=True, slots=True)
class Variant:
    """One text of a unit in one language."""

    language: str
    """The tag as the file has it, such as `ru-RU`."""
    text: TaggedText
    status: Status = Status.TRANSLATED
    authorship: Authorship = Authorship()
    properties: Properties = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit as a file carries it."""

    variants: tuple[Variant, ...]
    """In the order of the file; several may share a language."""
    source_language: str | None = None
    """The language that the file names for this unit; None where it leaves it open."""
    tuid: str | None = None
    previous: str | None = None
    """Source text of the segment before; empty at the beginning of the article, None where unknown."""
    next: str | None = None
    """Source text of the segment after; empty at the end of the article, None where unknown."""
    authorship: Authorship = Authorship()
    properties: Properties = ()
    notes: tuple[str, ...] = ()

    def without_tags(self) -> Unit:
        """The unit with plain texts."""
        plain = (replace(variant, text=TaggedText(variant.text.text)) for variant in self.variants)
        return replace(self, variants=tuple(plain))


class MatchKind(StrEnum):
    """How a unit was found."""

    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"
    FRAGMENT = "fragment"


class Change(StrEnum):
    """What one difference does to the unit's source on the way to the text looked up."""

    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


class Reason(StrEnum):
    """Why a difference costs points."""

    WORD = "word"
    ORDER = "word order"
    NEGATION = "negation"
    WORD_FORM = "word form"
    CASE = "case"
    PUNCTUATION = "punctuation"
    QUOTES = "quotes and dashes"
    FIGURE = "figure"
    DATELINE = "dateline"
    TAG = "tag"
    MEMORY = "memory penalty"
    TERM = "forbidden or outdated term"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between the text looked up and the unit's source."""

    op: Change
    source: tuple[int, int]
    """Span in the text looked up without tags, in characters, end excluded."""
    unit: tuple[int, int]
    """Span in the unit's source text without tags."""
    reason: Reason
    points: float
    """What it cost of the 100."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One place of a match's target that was put right."""

    start: int
    """Place in the repaired target without tags, in characters."""
    end: int
    old: str
    """What stood there."""
    new: str
    reason: str
    """Why, as a sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit offered for a segment."""

    score: int
    """0 to 101, after penalties, rounded down; 101 for context."""
    kind: MatchKind
    source: TaggedText
    """The unit's text in the language looked up."""
    target: TaggedText
    """The stored text, always."""
    memory: str
    status: Status
    unit: int
    """Identity of the unit on the desk."""
    variant: int
    """Identity of the target variant on the desk."""
    repaired: str | None = None
    """The target with figures, terms and names put right, tags as ‹1›; None where nothing was, or is certain."""
    patches: tuple[Patch, ...] = ()
    """What was put right in it, in the order of the text."""
    via: str | None = None
    """The language looked up through, where it is not the job's source language."""
    warnings: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    by: str | None = None
    at: str | None = None
    fragment: tuple[int, int] | None = None
    """Of a fragment: the span of the phrase in the unit's source text without tags."""

    @property
    def offered(self) -> str:
        """What is put in where it is chosen: the target, put right where that was certain, tags as ‹1›."""
        return self.target.shown if self.repaired is None else self.repaired

    @property
    def is_clean(self) -> bool:
        """Whether its target has no term that the glossaries forbid or that is outdated; others are never inserted."""
        return not any(difference.reason is Reason.TERM for difference in self.differences)


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What became of the units of one file: read = new + updated + duplicate + all skipped."""

    read: int = 0
    new: int = 0
    updated: int = 0
    duplicate: int = 0
    removed: int = 0
    """Units that a newer version of a drop-folder file no longer has."""
    skipped: dict[str, int] = field(default_factory=dict)
    repaired: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    """Texts per language, under the tag of the file; where the desk folds it, as `ru-RU (ru)`."""
    remarks: tuple[str, ...] = ()
    """How the file was understood, in sentences: which sheet, which row names the columns."""

    @property
    def usable(self) -> int:
        """How many of those read can be taken."""
        return self.read - sum(self.skipped.values())
