"""Articles, jobs and segments as every floor above the store sees them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tmtool.model.text import TaggedText
from tmtool.model.units import Match, MatchKind


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    ATTRIBUTE = "attribute"
    """Text of a mark, such as the description of a picture."""
    NOTE = "note"
    """A footnote, or what stands above and below every page."""


class State(StrEnum):
    """How far a segment has come."""

    NEW = "new"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"

    @property
    def confirmed(self) -> bool:
        """Whether the text counts as done: translated and above."""
        return self in (State.TRANSLATED, State.REVIEWED, State.FINAL)


class OriginKind(StrEnum):
    """Where a target came from."""

    TYPED = "typed"
    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"
    PROPAGATED = "propagated"
    UPDATED = "updated"
    """Kept from the version of the article before."""
    FILE = "file"
    """It came with the bilingual file that was opened as a job."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a target came from, and what exactly: `exact central-asia`, `fuzzy 87 desk`, `propagated 4`."""

    kind: OriginKind
    detail: str = ""

    @classmethod
    def of_match(cls, match: Match) -> Origin:
        """Where a target comes from that is taken from a match; what a penalty put below 100 is no sure thing."""
        if match.score >= 100 and match.kind is MatchKind.CONTEXT:
            return cls(OriginKind.CONTEXT, match.memory)
        if match.score >= 100 and match.kind is MatchKind.EXACT:
            return cls(OriginKind.EXACT, match.memory)
        return cls(OriginKind.FUZZY, f"{match.score} {match.memory}")

    def __str__(self) -> str:
        return f"{self.kind} {self.detail}".rstrip()


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a segment."""

    text: str
    person: str
    time: str


@dataclass(frozen=True, slots=True)
class SisterChange:
    """A translation into an earlier target language that was confirmed otherwise since this one was made beside it."""

    language: str
    old: str
    """What it was when this segment was confirmed, with tags as a translator sees them."""
    new: str


@dataclass(frozen=True, slots=True)
class Block:
    """A translatable piece of an article version."""

    id: int
    position: int
    """Counted from 1 in the article."""
    kind: BlockKind
    text: TaggedText
    start: int
    """Where it stands in the original, in the unit of its format (characters of the decoded text for plain text)."""
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-like slice of a block, in one job."""

    id: int
    job: int
    number: int
    """Counted from 1 in the job."""
    first_block: int
    """Position of the block in which it starts, from 1."""
    start: int
    """Offset in that block, in characters."""
    last_block: int
    end: int
    source: TaggedText
    target: TaggedText
    state: State
    version: int
    """Grows with every write; a writer names the one that it saw."""
    origin: Origin | None = None
    locked: bool = False
    left_out: bool = False
    furniture: bool = False
    """Proposed to be left out: an author box, a doubled byline, a “View more” line."""
    headline: bool = False
    starts_block: bool = False
    ends_block: bool = False
    repeats: int = 1
    """How many segments of the job have this source text."""
    old_source: TaggedText | None = None
    """The source that the target was made for, where an update of the article changed it."""
    person: str | None = None
    time: str | None = None
    comments: tuple[Comment, ...] = ()
    sister_changes: tuple[SisterChange, ...] = ()
    """What changed since in the languages that it was made beside."""

    @property
    def added(self) -> bool:
        """Whether it is a sentence that only the translation has: it has a place, and no source text."""
        return not self.source

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags that are set, by their names in outputs."""
        named = (("locked", self.locked), ("left_out", self.left_out), ("furniture", self.furniture))
        changed = (f"{change.language}-changed" for change in self.sister_changes)
        return (*(name for name, is_set in named if is_set), *changed)


@dataclass(frozen=True, slots=True)
class Job:
    """One article into one target language."""

    id: int
    article: int
    language: str
    segments: int
    """Segments that count: left-out ones are outside."""
    confirmed: int
    due: str | None = None
    """When it must be done, ISO 8601 in UTC."""
    person: str | None = None
    """Who has it; advice to colleagues, no lock."""

    @property
    def is_done(self) -> bool:
        """Whether every segment that counts is confirmed."""
        return 0 < self.segments == self.confirmed


@dataclass(frozen=True, slots=True)
class Article:
    """A source document on the desk."""

    id: int
    """The number by which commands may name it."""
    name: str
    language: str
    version: int
    format: str
    title: str
    added: str
    changed: str
    jobs: tuple[Job, ...] = ()
    dateline: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One operation that touched a segment, with the text that it left."""

    operation: int
    kind: str
    person: str
    time: str
    target: str
    state: State
    undone: bool = False
