"""Filters: which segments of a job are shown, and so what “next” means. Pure; no Textual."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from tmtool.language.text_query import Search, TextQuery
from tmtool.model.articles import Segment, State
from tmtool.model.errors import UsageError


class Kind(StrEnum):
    """What segments may have in common."""

    ALL = "all"
    UNTRANSLATED = "untranslated"
    DRAFTS = "drafts"
    FINDINGS = "findings"
    REPETITIONS = "repetitions"
    SOURCE_CHANGED = "source changed"
    UPDATED = "changed or new"
    """What an update of the article leaves to be done."""
    SISTER_CHANGED = "other language changed"
    YESTERDAY = "changed since yesterday"
    SINCE = "changed by others since you were here"
    MINE = "last written by you"
    OTHERS = "last written by others"
    COMMENTS = "comments"
    BOOKMARKS = "bookmarks"
    LEFT_OUT = "left out"


class Where(StrEnum):
    """In which of its texts a segment is searched."""

    BOTH = "source and target"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which segments are wanted; the default is all of them."""

    kind: Kind = Kind.ALL
    query: TextQuery | None = None
    where: Where = Where.BOTH

    @property
    def is_all(self) -> bool:
        """Whether it wants everything."""
        return self.kind is Kind.ALL and self.query is None

    @property
    def words(self) -> str:
        """The filter as a person reads it: `findings “ОПЕК”`."""
        text = "" if self.query is None else f"“{self.query.words}”"
        return " ".join(part for part in ("" if self.kind is Kind.ALL and text else str(self.kind), text) if part)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a job besides its segments; segments by identity."""

    person: str = ""
    yesterday: str = ""
    """When yesterday began here, ISO 8601 in UTC."""
    last_here: str | None = None
    """When this person was in the job before; None where it is the first time."""
    findings: frozenset[int] | None = None
    """The segments of which the checks say something; None while that is not known."""
    bookmarks: frozenset[int] = frozenset()


def _since(segment: Segment, time: str | None) -> bool:
    return bool(time and segment.time and segment.time >= time)


_HOLDS: Mapping[Kind, Callable[[Segment, Facts], bool]] = {
    Kind.ALL: lambda one, facts: True,
    Kind.UNTRANSLATED: lambda one, facts: not (one.left_out or one.target or one.state.confirmed),
    Kind.DRAFTS: lambda one, facts: one.state is State.DRAFT and not one.left_out,
    Kind.FINDINGS: lambda one, facts: facts.findings is not None and one.id in facts.findings,
    Kind.REPETITIONS: lambda one, facts: one.repeats > 1,
    Kind.SOURCE_CHANGED: lambda one, facts: one.old_source is not None,
    Kind.UPDATED: lambda one, facts: one.old_source is not None or (one.state is State.NEW and not one.left_out),
    Kind.SISTER_CHANGED: lambda one, facts: bool(one.sister_changes),
    Kind.YESTERDAY: lambda one, facts: _since(one, facts.yesterday),
    Kind.SINCE: lambda one, facts: one.person != facts.person and _since(one, facts.last_here),
    Kind.MINE: lambda one, facts: one.person == facts.person,
    Kind.OTHERS: lambda one, facts: one.person is not None and one.person != facts.person,
    Kind.COMMENTS: lambda one, facts: bool(one.comments),
    Kind.BOOKMARKS: lambda one, facts: one.id in facts.bookmarks,
    Kind.LEFT_OUT: lambda one, facts: one.left_out,
}


class TextTest:
    """Whether segments have a text. To the letter, case, ё and letters that a Russian keyboard lacks do not count."""

    def __init__(self, query: TextQuery, where: Where, compared: dict[str, str] | None = None) -> None:
        """Make one.

        Args:
            query: what is to be found.
            where: in which texts.
            compared: texts as they are compared, kept from one test to the next of the same kind.

        Raises:
            UsageError: nothing is to be found, or the expression cannot be read.
        """
        self._where = where
        self._compared = {} if compared is None else compared
        self._search: Search | None = query.search() if query.is_regex or query.case else None
        self._words = _folded(query.words)
        if not self._words.strip():
            raise UsageError("Type what is to be found; it cannot be empty.")
        self._as_plain = is_plain(query)
        self._whole = re.compile(rf"(?<!\w){re.escape(self._words)}(?!\w)") if query.whole else None

    def __call__(self, segment: Segment) -> bool:
        """Tell it of a segment.

        Raises:
            UsageError: the search took too long.
        """
        texts = _texts(segment)
        asked = texts if self._where is Where.BOTH else texts[:1] if self._where is Where.SOURCE else texts[1:]
        return any(self._is_in(text) for text in asked if text)

    def _is_in(self, text: str) -> bool:
        if self._search is not None:
            return self._search.is_in(text)
        there = self._compared.get(text)
        if there is None:
            there = self._compared[text] = _plain(_folded(text)) if self._as_plain else _folded(text)
        return self._words in there if self._whole is None else self._whole.search(there) is not None


def is_plain(query: TextQuery) -> bool:
    """Whether no letter of a query is one that a Russian keyboard lacks, so that those count as their likes."""
    words = _folded(query.words)
    return _plain(words) == words


_SPACES = re.compile(r"\s")
_OWN = re.compile("[қғңөұүәіһ]")
_LIKE = dict(zip("қғңөұүәіһ", "кгноууаих", strict=True))


def _folded(text: str) -> str:
    from tmtool.memory.search_query import folded

    return _SPACES.sub(" ", folded(text))


def _plain(text: str) -> str:
    """Give a folded text as a person on a Russian keyboard would type it."""
    return _OWN.sub(lambda found: _LIKE[found[0]], text)


@dataclass(frozen=True, slots=True)
class Sifted:
    """What a text leaves of a job."""

    ids: Mapping[Kind, frozenset[int]]
    """The segments of each kind that have the text."""

    def count(self, kind: Kind) -> int:
        """How many segments of a kind have the text."""
        return len(self.ids.get(kind, ()))


class Sieve:
    """The segments of a job by kind, so that each letter that is typed only has to be looked for in texts."""

    def __init__(self, segments: Sequence[Segment], facts: Facts) -> None:
        self.facts = facts
        self._segments = tuple(segments)
        self._compared: tuple[dict[str, str], dict[str, str]] = ({}, {})
        self._kinds = [[kind for kind, holds in _HOLDS.items() if holds(one, facts)] for one in self._segments]

    def sift(self, query: TextQuery | None, where: Where = Where.BOTH) -> Sifted:
        """Give the segments of each kind that have a text.

        Raises:
            UsageError: the expression cannot be read, or the search took too long.
        """
        test = None if query is None else TextTest(query, where, self._compared[is_plain(query)])
        ids: dict[Kind, set[int]] = {}
        for segment, kinds in zip(self._segments, self._kinds, strict=True):
            if test is None or test(segment):
                for kind in kinds:
                    ids.setdefault(kind, set()).add(segment.id)
        return Sifted({kind: frozenset(found) for kind, found in ids.items()})

    def with_facts(self, facts: Facts) -> Sieve:
        """The same segments, of which more is known."""
        sieve = Sieve(self._segments, facts)
        sieve._compared = self._compared
        return sieve


@dataclass(frozen=True, slots=True)
class Filtered:
    """A filter on a job, with the segments that it lets through."""

    filter: Filter
    facts: Facts
    with_text: frozenset[int]
    """The segments that have its text; all where it has none."""
    ids: frozenset[int]
    unsearched: frozenset[int] = frozenset()
    """Segments that changed since an expression was searched in them; they stay as they were until it is again."""

    @classmethod
    def of(cls, wanted: Filter, facts: Facts, sifted: Sifted) -> Filtered:
        """Put a filter on what a sieve gave for its text."""
        return cls(wanted, facts, sifted.ids.get(Kind.ALL, frozenset()), sifted.ids.get(wanted.kind, frozenset()))

    def with_changed(self, changed: Iterable[Segment]) -> Filtered:
        """The same filter, after some segments have changed."""
        now = {one.id: one for one in changed}
        found = self._having_changed(now, now.keys())
        return replace(found, ids=(self.ids - now.keys()) | found._among(now.values(), found.with_text))

    def with_segments(self, before: Iterable[Segment], after: Sequence[Segment]) -> Filtered:
        """The same filter, after the job was read again; texts are only searched where they may have changed."""
        known = {one.id: one.version for one in before}
        changed = {one.id: one for one in after if known.get(one.id) != one.version}
        found = self._having_changed(changed, known.keys())
        return replace(found, ids=found._among(after, found.with_text))

    def to_search(self, segments: Iterable[Segment]) -> tuple[Segment, ...]:
        """Give the segments in which the expression is to be searched again."""
        return tuple(one for one in segments if one.id in self.unsearched) if self.unsearched else ()

    def searched(self, searched: Iterable[Segment], having: frozenset[int], segments: Iterable[Segment]) -> Filtered:
        """The same filter, once it is known where its expression stands.

        Args:
            searched: segments as they were searched.
            having: those of them that have it.
            segments: the job as it is now; what has changed once more is to be searched once more.
        """
        texts = {one.id: _texts(one) for one in searched}
        now = {one.id: one for one in segments if one.id in texts and _texts(one) == texts[one.id]}
        with_text = (self.with_text - now.keys()) | (having & now.keys())
        ids = (self.ids - now.keys()) | self._among(now.values(), with_text)
        return replace(self, with_text=with_text, ids=ids, unsearched=self.unsearched - now.keys())

    def with_facts(self, facts: Facts, segments: Iterable[Segment]) -> Filtered:
        """The same filter, once more is known."""
        found = replace(self, facts=facts)
        return replace(found, ids=found._among(segments, self.with_text))

    def _among(self, segments: Iterable[Segment], with_text: frozenset[int]) -> frozenset[int]:
        holds = _HOLDS[self.filter.kind]
        return frozenset(one.id for one in segments if one.id in with_text and holds(one, self.facts))

    def _having_changed(self, changed: Mapping[int, Segment], known: Set[int]) -> Filtered:
        """The same filter, knowing or asking which of the changed segments have its text."""
        query = self.filter.query
        if query is not None and query.is_regex:
            # An expression may take long, so it is searched by a worker; what nobody has searched yet is shown.
            asked = self.unsearched | changed.keys()
            return replace(self, with_text=self.with_text | (changed.keys() - known), unsearched=asked)
        having = having_text(self.filter, changed.values())
        return replace(self, with_text=(self.with_text - changed.keys()) | having)


def having_text(wanted: Filter, segments: Iterable[Segment]) -> frozenset[int]:
    """Give the segments that have the text of a filter, and those in which finding it takes too long: it hides nothing.

    Args:
        wanted: the filter; where its text is an expression this may take seconds.
        segments: where to search.
    """
    if wanted.query is None:
        return frozenset(one.id for one in segments)
    test = TextTest(wanted.query, wanted.where)

    def has(segment: Segment) -> bool:
        try:
            return test(segment)
        except UsageError:
            return True

    return frozenset(one.id for one in segments if has(one))


def _texts(segment: Segment) -> tuple[str, str]:
    return segment.source.text, segment.target.text
