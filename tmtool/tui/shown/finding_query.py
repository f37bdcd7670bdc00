"""What stands in the search, what it asks for and what it ends with. Pure; no Textual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tmtool.language.text_query import TextQuery
from tmtool.tui.job.filters import Facts, Filter, Filtered, Kind, Where
from tmtool.tui.job.job_findings import JobFindings
from tmtool.tui.shown.replacement import Preview

KINDS = tuple(Kind)
_WHERES = tuple(Where)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for in the search."""

    words: str = ""
    kind: Kind = Kind.ALL
    where: Where = Where.BOTH
    is_regex: bool = False
    case: bool = False
    whole: bool = False
    new: str = ""
    """What shall stand instead."""
    in_memories: bool = False
    """Whether it is replaced in the memories, not in this article."""

    @classmethod
    def of(cls, wanted: Filter) -> Asked:
        """Ask for a filter again."""
        query = wanted.query
        if query is None:
            return cls(kind=wanted.kind, where=wanted.where)
        return cls(query.words, wanted.kind, wanted.where, query.is_regex, query.case, query.whole)

    @property
    def query(self) -> TextQuery | None:
        """The text to find; None where there is none."""
        return TextQuery(self.words, self.is_regex, self.case, self.whole) if self.words.strip() else None

    @property
    def filter(self) -> Filter:
        """What it makes of the segments."""
        return Filter(self.kind, self.query, self.where)

    def stepped(self, step: int) -> Asked:
        """The filter above or below, round the ends."""
        return replace(self, kind=KINDS[(KINDS.index(self.kind) + step) % len(KINDS)])

    def elsewhere(self) -> Asked:
        """The next place to look in."""
        return replace(self, where=_WHERES[(_WHERES.index(self.where) + 1) % len(_WHERES)])


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search ended with."""

    filtered: Filtered | None = None
    """What is shown from now on; None for everything."""
    preview: Preview | None = None
    """What is replaced."""
    chosen: frozenset[int] = frozenset()
    """Which of it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the search gets what it does not know yet; both are called in workers."""

    facts: Callable[[], Facts]
    findings: Callable[[], JobFindings]
