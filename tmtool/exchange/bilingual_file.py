"""Bilingual files of the trade as a job sees them: entries with source, target and state, in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmtool.model.articles import Comment, State
from tmtool.model.text import TaggedText


@dataclass(frozen=True, slots=True)
class BilingualEntry:
    """One unit of a bilingual file: what is translated, and how far."""

    number: int
    """Counted from 1; every unit of the file counts, also those that are given no entry."""
    source: TaggedText
    target: TaggedText = field(default_factory=TaggedText)
    state: State = State.NEW
    locked: bool = False
    """Whether the file says that it shall stay as it is."""
    comments: tuple[Comment, ...] = ()
    identity: str | None = None
    """What the file calls the unit: an id, a context."""
    language: str | None = None
    """The language of the target, as the file has it, where it differs from that of the file: TMX with several."""
    old_source: str | None = None
    """The source that the target was made for, where the file says that it was another one."""
    starts_group: bool = True
    """Whether a new paragraph begins with it; false for the second and later segments of one unit."""


@dataclass(frozen=True, slots=True)
class BilingualFile:
    """A bilingual file, opened to be translated or checked."""

    entries: tuple[BilingualEntry, ...]
    source_language: str | None
    """As the file has it; None where it does not say."""
    target_languages: tuple[str, ...]
    """As the file has them; empty where it does not say (a template)."""
    encoding: str = "utf-8"
    skipped: dict[str, int] = field(default_factory=dict)
    """Units that are no entries, by reason."""
    repaired: dict[str, int] = field(default_factory=dict)
    takes_more_languages: bool = False
    """Whether translations into languages that it has not yet can be put into it."""
