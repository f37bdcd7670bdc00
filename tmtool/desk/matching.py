"""Finding the matches of one text: exact ones by hash, the others through the fuzzy index, best first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from tmtool.glossary.misuse import Misuse, Watch
from tmtool.memory.normalise import normalise
from tmtool.memory.scoring import Scored, bound, score
from tmtool.model.text import BEGINNING, END, TaggedText, key_hash, text_hash
from tmtool.model.units import Change, Difference, Match, MatchKind, Reason, Status
from tmtool.store import units as unit_rows
from tmtool.store.units import Candidate, Context

if TYPE_CHECKING:
    from tmtool.memory.fuzzy_index import Form, FormBlock

_RANK = {Status.FINAL: 0, Status.REVIEWED: 1, Status.TRANSLATED: 2, Status.DRAFT: 3}
CONTEXT_SCORE = 101
MISUSE_POINTS = 5.0
"""What a forbidden or outdated term in the target costs, each."""
_FEW_ROWS = 32
"""Up to so many rows of a form are read without asking first which may score best."""


class Searchable(Protocol):
    """What finds the forms of texts that are near to a given one."""

    def look_up(self, tokens: Sequence[int], cut_off: float) -> Iterator[FormBlock]:
        """Yield every form at or above a cut-off, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked up."""

    text: TaggedText
    language: str
    target_language: str
    minimum: int
    """The lowest score that is wanted, after penalties."""
    limit: int
    memory: str | None = None
    context: Context | None = None
    """What stands around the text; None where it stands nowhere."""
    via: str | None = None
    """The language looked up through, where it is not the job's source language."""
    own: int | None = None
    """A variant that is not offered: the one that the segment looked up wrote itself."""


def best(matches: Iterable[Match], limit: int) -> tuple[Match, ...]:
    """Put matches in their order: by score, reviewed before translated, newer before older."""
    return tuple(sorted(matches, key=_order)[:limit])


def exact(connection: sa.Connection, query: Query, watch: Watch | None = None) -> tuple[Match, ...]:
    """Find the units with the same text, and say in which the neighbours are the same too."""
    search = _Search(connection, query, watch)
    search.take_same_text(fuzzy=False)
    return search.found()


def find(connection: sa.Connection, index: Searchable, query: Query, watch: Watch | None = None) -> tuple[Match, ...]:
    """Find the best matches of a text, every one of them.

    Candidates come in falling normalised score, which no penalty can raise: once the last wanted match is as good
    as the next candidate may become, none that is better can follow.
    """
    search = _Search(connection, query, watch)
    search.take_same_text()
    if search.text.words:
        for block in index.look_up(search.text.tokens, query.minimum / 100):
            if search.threshold() >= bound(block.score):
                break
            search.take_forms(block.forms)
    return search.found()


class _Search:
    """One look-up on its way: the best matches so far, and what was worked out before."""

    def __init__(self, connection: sa.Connection, query: Query, watch: Watch | None) -> None:
        self.text = normalise(query.text, query.language)
        self._connection = connection
        self._query = query
        self._watch = watch
        self._hash = text_hash(query.text.text)
        self._key = key_hash(query.text)
        self._best: dict[tuple[str, str], Match] = {}
        self._scored: dict[bytes, Scored] = {}
        self._misuses: dict[tuple[bytes, str], tuple[Misuse, ...]] = {}

    def found(self) -> tuple[Match, ...]:
        """The best matches, in their order."""
        return best(self._best.values(), self._query.limit)

    def threshold(self) -> int:
        """The score of the last wanted match; 0 as long as there are fewer than wanted."""
        if len(self._best) < self._query.limit:
            return 0
        return heapq.nlargest(self._query.limit, (match.score for match in self._best.values()))[-1]

    def take_same_text(self, *, fuzzy: bool = True) -> None:
        """Take the units whose text is the same but for its tags; those with other tags only as fuzzy ones."""
        query = self._query
        same = unit_rows.by_hash(self._connection, self._hash, query.language, query.target_language, query.memory)
        for candidate in same:
            if candidate.text_key == self._key:
                self._take_exact(candidate)
            elif fuzzy:
                self._take_fuzzy(candidate, 0)

    def take_forms(self, forms: Sequence[Form]) -> None:
        """Take the rows of some forms; of many rows only those that may be among the best."""
        few = [row for form in forms if len(form.rows) <= _FEW_ROWS for row in form.rows.tolist()]
        self._take_rows(few)
        for form in forms:
            if len(form.rows) > _FEW_ROWS:
                self._take_many(form)

    def _take_many(self, form: Form) -> None:
        import numpy as np

        from tmtool.memory.expansion import bounds, points_beside_figures

        _, first = np.unique(form.skeletons, return_index=True)
        points = {
            int(form.skeletons[at]): points_beside_figures(self._score(text, key))
            for at, (text, key) in zip(
                first.tolist(), unit_rows.texts_of(self._connection, form.rows[first].tolist()), strict=True
            )
        }
        highest = bounds(form, self.text, points)
        order = np.argsort(-highest, kind="stable")
        start, count = 0, _FEW_ROWS
        while start < len(order) and max(self.threshold() + 1, self._query.minimum) <= highest[order[start]]:
            self._take_rows(form.rows[order[start : start + count]].tolist())
            start, count = start + count, 2 * count

    def _take_rows(self, rows: Sequence[int]) -> None:
        if not rows:
            return
        query = self._query
        threshold = self.threshold()
        for candidate in unit_rows.by_variant(self._connection, rows, query.target_language, query.memory):
            # The same text was found by its hash already.
            if candidate.text_hash != self._hash:
                self._take_fuzzy(candidate, threshold)

    def _take_exact(self, candidate: Candidate) -> None:
        is_context = self._is_context(candidate)
        points = (CONTEXT_SCORE if is_context else 100) - candidate.penalty
        self._take(candidate, MatchKind.CONTEXT if is_context else MatchKind.EXACT, points, (), 0)

    def _take_fuzzy(self, candidate: Candidate, threshold: int) -> None:
        scored = self._score(candidate.text, candidate.text_key)
        self._take(candidate, MatchKind.FUZZY, min(99, scored.score - candidate.penalty), scored.differences, threshold)

    def _take(
        self,
        candidate: Candidate,
        kind: MatchKind,
        points: int,
        differences: tuple[Difference, ...],
        threshold: int,
    ) -> None:
        if points < max(threshold, self._query.minimum) or candidate.variant == self._query.own:
            return
        misuses = self._misuses_in(candidate)
        points -= int(MISUSE_POINTS) * len(misuses)
        if points < max(threshold, self._query.minimum):
            return
        nowhere = (Change.REPLACE, (0, 0), (0, 0))
        if candidate.penalty:
            differences = (*differences, Difference(*nowhere, Reason.MEMORY, float(candidate.penalty)))
        differences = (*differences, *(Difference(*nowhere, Reason.TERM, MISUSE_POINTS) for _ in misuses))
        match = Match(
            score=points,
            kind=kind,
            source=candidate.text.shown,
            target=candidate.target,
            memory=candidate.memory,
            status=candidate.status,
            unit=candidate.unit,
            variant=candidate.variant,
            via=self._query.via,
            warnings=tuple(map(_sentence, misuses)),
            differences=differences,
            by=candidate.by,
            at=candidate.at,
        )
        pair = (match.source, match.target.shown)
        before = self._best.get(pair)
        if before is None or _order(match) < _order(before):
            self._best[pair] = match

    def _is_context(self, candidate: Candidate) -> bool:
        around = self._query.context
        if around is None or candidate.source_language != self._query.language:
            return False
        ours, theirs = (around.previous_hash, around.next_hash), (candidate.previous_hash, candidate.next_hash)
        return None not in ours and ours == theirs and ours != (BEGINNING, END)

    def _score(self, text: TaggedText, key: bytes) -> Scored:
        known = self._scored.get(key)
        if known is None:
            known = self._scored[key] = score(self.text, normalise(text, self._query.language))
        return known

    def _misuses_in(self, candidate: Candidate) -> tuple[Misuse, ...]:
        if self._watch is None:
            return ()
        pair = (candidate.text_key, candidate.target.text)
        if pair not in self._misuses:
            self._misuses[pair] = self._watch.misuses(candidate.text.text, candidate.target.text)
        return self._misuses[pair]


def _sentence(misuse: Misuse) -> str:
    instead = f" Use “{misuse.instead}”." if misuse.instead else ""
    said = "the glossary forbids" if misuse.fault == "forbidden" else "the glossary calls outdated"
    return f"The translation in the memory has “{misuse.term}”, which {said}.{instead}"


def _order(match: Match) -> tuple[object, ...]:
    newest_first = tuple(-ord(sign) for sign in match.at or "")
    return (-match.score, match.via is not None, _RANK[match.status], newest_first or (0,), -match.variant)
