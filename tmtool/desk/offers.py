"""From candidates to the best matches of one text, as few of them looked at as can be."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from tmtool.desk.query import Query
from tmtool.glossary.misuse import Misuse
from tmtool.memory.difference import differences
from tmtool.memory.normalise import normalise
from tmtool.memory.scoring import bound, points_left, score
from tmtool.model.text import BEGINNING, END, key_hash, text_hash
from tmtool.model.units import Change, Difference, Match, MatchKind, Reason, Status
from tmtool.store import units as unit_rows
from tmtool.store.units import Candidate

if TYPE_CHECKING:
    from tmtool.memory.fuzzy_index import Form, FormBlock

_APPROVAL = {status: place for place, status in enumerate(Status)}
CONTEXT_SCORE = 101
HIGHEST_FUZZY = 99
MISUSE_POINTS = 5.0
"""What a forbidden or outdated term in the target costs, each."""
_ROWS_AT_ONCE = 8
"""So many rows at least are read together; twice as many each time that they are not enough."""
_MOST_ROWS_AT_ONCE = 256
_NOWHERE = (Change.REPLACE, (0, 0), (0, 0))
_MOST_TIES = 64
"""So many rows are read for the sake of approval and date alone."""
_FEW_ROWS = 32
"""Up to so many rows of a form are read without asking first which may score best."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A candidate with what it is worth; the match is only made of it if it is among the best."""

    candidate: Candidate
    kind: MatchKind
    score: int
    misuses: tuple[Misuse, ...]

    @property
    def rank(self) -> tuple[int, bool, int, str, int]:
        """The higher the better; a clean one goes before one that holds a term which should not stand there."""
        return (self.score, not self.misuses, *standing(self.candidate))


class Search:
    """One look-up on its way: the best offers so far, and what was worked out before."""

    def __init__(self, connection: sa.Connection, query: Query) -> None:
        self.text = normalise(query.text, query.language)
        self._connection = connection
        self._query = query
        self._hash = text_hash(query.text.text)
        self._key = key_hash(query.text)
        self._best: dict[tuple[bytes, str], _Offer] = {}
        self._scores: dict[bytes, int] = {}
        self._misuses: dict[tuple[bytes, str], tuple[Misuse, ...]] = {}
        self._ties = 0
        """Rows read that could only be as good as the last wanted match."""

    def found(self) -> tuple[Match, ...]:
        """The best matches, in their order."""
        offers = sorted(self._best.values(), key=lambda offer: offer.rank, reverse=True)
        return tuple(self._match(offer) for offer in offers[: self._query.limit])

    def threshold(self) -> int:
        """The score of the last wanted match; 0 as long as there are fewer than wanted."""
        if len(self._best) < self._query.limit:
            return 0
        return heapq.nlargest(self._query.limit, (offer.score for offer in self._best.values()))[-1]

    def take_same_text(self, same: Iterable[Candidate], *, fuzzy: bool = True) -> None:
        """Take units whose text is the same but for its tags; those with other tags only as fuzzy ones."""
        for candidate in same:
            if candidate.text_key == self._key:
                is_context = self._is_context(candidate)
                kind = MatchKind.CONTEXT if is_context else MatchKind.EXACT
                self._take(candidate, kind, CONTEXT_SCORE if is_context else 100)
            elif fuzzy:
                self._take_fuzzy(candidate)

    def take_blocks(self, blocks: Iterable[FormBlock]) -> None:
        """Take forms in falling score until none that follows can be better than what there is."""
        # The database is asked for several forms at once: a few rows too many cost less than another question.
        waiting: list[Form] = []
        rows, at_once = 0, max(_ROWS_AT_ONCE, 2 * self._query.limit)
        for block in blocks:
            for form in sorted(block.forms, key=_newest_row, reverse=True):
                if self._is_settled(bound(form.score)):
                    break
                waiting.append(form)
                rows += len(form.rows)
                if rows >= at_once:
                    self._take_forms(waiting)
                    waiting, rows, at_once = [], 0, min(2 * at_once, _MOST_ROWS_AT_ONCE)
            # What comes next may cost a search: first it is seen whether what waits is enough.
            if waiting and len(self._best) + rows >= self._query.limit:
                self._take_forms(waiting)
                waiting, rows = [], 0
            if self._is_settled(bound(block.rest)):
                break
        if waiting and not self._is_settled(bound(waiting[0].score)):
            self._take_forms(waiting)

    def _is_settled(self, most: int) -> bool:
        """Whether nothing that scores so much at most can take the place of a wanted match.

        What is only as good as the last of them may still be reviewed, or newer: of that so many rows are read.
        """
        threshold = self.threshold()
        return threshold > most or (threshold == most and self._ties >= _MOST_TIES)

    def _take_forms(self, forms: Sequence[Form]) -> None:
        few = {row: bound(form.score) for form in forms if len(form.rows) <= _FEW_ROWS for row in form.rows.tolist()}
        self._take_rows(few)
        for form in forms:
            if len(form.rows) > _FEW_ROWS:
                self._take_many(form)

    def _take_many(self, form: Form) -> None:
        import numpy as np

        from tmtool.memory.expansion import bounds, points_beside_figures

        _, first = np.unique(form.skeletons, return_index=True)
        texts = unit_rows.texts_of(self._connection, form.rows[first].tolist())
        points = {
            int(form.skeletons[at]): points_beside_figures(score(self.text, normalise(text, self._query.language)))
            for at, text in zip(first.tolist(), texts, strict=True)
        }
        highest = bounds(form, self.text, points)
        order = np.argsort(-highest, kind="stable")
        start, count = 0, _FEW_ROWS
        while start < len(order) and highest[order[start]] >= self._query.minimum:
            if self._is_settled(int(highest[order[start]])):
                break
            some = order[start : start + count]
            self._take_rows(dict(zip(form.rows[some].tolist(), highest[some].tolist(), strict=True)))
            start, count = start + count, 2 * count

    def _take_rows(self, highest: Mapping[int, int]) -> None:
        """Take rows, each with what it may score at most before the penalty of its memory."""
        if not highest:
            return
        query = self._query
        if self.threshold() >= max(highest.values()):
            self._ties += len(highest)
        found = unit_rows.by_variant(self._connection, list(highest), query.target_language, query.memory)
        most = [(highest[candidate.looked_up] - candidate.penalty, candidate) for candidate in found]
        # The most promising first: the others may then need no look at their texts.
        for may_score, candidate in sorted(most, key=itemgetter(0), reverse=True):
            if may_score < self._least():
                break
            # The same text was found by its hash already.
            if candidate.text_hash != self._hash:
                self._take_fuzzy(candidate)

    def _take_fuzzy(self, candidate: Candidate) -> None:
        points = self._scores.get(candidate.text_key)
        if points is None:
            unit = normalise(candidate.text, self._query.language)
            points = self._scores[candidate.text_key] = points_left(self.text, unit)
        self._take(candidate, MatchKind.FUZZY, min(HIGHEST_FUZZY, points))

    def _take(self, candidate: Candidate, kind: MatchKind, points: int) -> None:
        least = self._least()
        points -= candidate.penalty
        if points < least or candidate.variant == self._query.own:
            return
        misuses = self._misuses_in(candidate)
        if misuses and self._query.clean:
            return
        offer = _Offer(candidate, kind, points - int(MISUSE_POINTS) * len(misuses), misuses)
        if offer.score < least:
            return
        pair = (candidate.text_key, candidate.target.shown)
        before = self._best.get(pair)
        if before is None or offer.rank > before.rank:
            self._best[pair] = offer

    def _least(self) -> int:
        return max(self.threshold(), self._query.minimum)

    def _match(self, offer: _Offer) -> Match:
        candidate = offer.candidate
        found: tuple[Difference, ...] = ()
        if offer.kind is MatchKind.FUZZY:
            found = differences(self.text, normalise(candidate.text, self._query.language))
        if candidate.penalty:
            found = (*found, Difference(*_NOWHERE, Reason.MEMORY, float(candidate.penalty)))
        return Match(
            score=offer.score,
            kind=offer.kind,
            source=candidate.text,
            target=candidate.target,
            memory=candidate.memory,
            status=candidate.status,
            unit=candidate.unit,
            variant=candidate.variant,
            via=self._query.via,
            warnings=tuple(map(_sentence, offer.misuses)),
            differences=(*found, *(Difference(*_NOWHERE, Reason.TERM, MISUSE_POINTS) for _ in offer.misuses)),
            by=candidate.by,
            at=candidate.at,
        )

    def _is_context(self, candidate: Candidate) -> bool:
        around = self._query.context
        if around is None or candidate.source_language != self._query.language:
            return False
        ours, theirs = (around.previous_hash, around.next_hash), (candidate.previous_hash, candidate.next_hash)
        return None not in ours and ours == theirs and ours != (BEGINNING, END)

    def _misuses_in(self, candidate: Candidate) -> tuple[Misuse, ...]:
        judge = self._query.judge
        if judge is None:
            return ()
        pair = (candidate.text_key, candidate.target.text)
        if pair not in self._misuses:
            self._misuses[pair] = judge.misuses(candidate.text.text, candidate.target.text)
        return self._misuses[pair]


def _newest_row(form: Form) -> int:
    return int(form.rows[0])


def _sentence(misuse: Misuse) -> str:
    instead = f" Use “{misuse.instead}”." if misuse.instead else ""
    said = "the glossary forbids" if misuse.fault == "forbidden" else "the glossary calls outdated"
    return f"The translation in the memory has “{misuse.term}”, which {said}.{instead}"


def standing(text: Candidate | Match) -> tuple[int, str, int]:
    """Give what texts of the same score are ordered by, the higher the better: approval, date, newness."""
    return (_APPROVAL[text.status], text.at or "", text.variant)
