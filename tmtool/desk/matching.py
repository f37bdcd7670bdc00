"""Finding the matches of one text: exact ones by hash, the others through the fuzzy index, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import Normalised, normalise
from tmtool.memory.scoring import Scored, bound, score
from tmtool.model.text import BEGINNING, END, TaggedText, key_hash, text_hash
from tmtool.model.units import Difference, Match, MatchKind, Reason, Status
from tmtool.store import units as unit_rows
from tmtool.store.units import Candidate, Context

_RANK = {Status.FINAL: 0, Status.REVIEWED: 1, Status.TRANSLATED: 2, Status.DRAFT: 3}
CONTEXT_SCORE = 101


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


@dataclass(slots=True)
class _Found:
    """The best match of each pair of texts so far."""

    matches: dict[tuple[str, str], Match] = field(default_factory=dict)

    def add(self, match: Match) -> None:
        pair = (match.source, match.target.shown)
        before = self.matches.get(pair)
        if before is None or _order(match) < _order(before):
            self.matches[pair] = match

    def best(self, limit: int) -> tuple[Match, ...]:
        return best(self.matches.values(), limit)


def best(matches: Iterable[Match], limit: int) -> tuple[Match, ...]:
    """Put matches in their order: by score, reviewed before translated, newer before older."""
    return tuple(sorted(matches, key=_order)[:limit])


def exact(connection: sa.Connection, query: Query) -> tuple[Match, ...]:
    """Find the units with the same text, and say in which the neighbours are the same too."""
    found = _Found()
    key = key_hash(query.text)
    for candidate in _same_text(connection, query):
        if candidate.text_key == key:
            found.add(_exact_match(query, candidate))
    return tuple(match for match in found.best(query.limit) if match.score >= query.minimum)


def find(connection: sa.Connection, index: FuzzyIndex, query: Query) -> tuple[Match, ...]:
    """Find the best matches of a text, every one of them.

    Candidates come in falling normalised score, which no penalty can raise: once the last wanted match is as good
    as the next candidate may become, none that is better can follow.
    """
    found = _Found()
    key = key_hash(query.text)
    text = normalise(query.text, query.language)
    scored: dict[tuple[bytes, int], Scored] = {}
    for candidate in _same_text(connection, query):
        if candidate.text_key == key:
            found.add(_exact_match(query, candidate))
        else:
            found.add(_fuzzy_match(query, text, candidate, scored))
    same = text_hash(query.text.text)
    if text.words:
        for block in index.look_up(text.tokens, query.minimum / 100):
            kept = found.best(query.limit)
            if len(kept) == query.limit and kept[-1].score >= bound(block.score):
                break
            rows = [row for form in block.forms for row in form.rows]
            for candidate in unit_rows.by_variant(connection, rows, query.target_language, query.memory):
                if candidate.text_hash != same:
                    found.add(_fuzzy_match(query, text, candidate, scored))
    wanted = (match for match in found.matches.values() if match.score >= query.minimum)
    return best(wanted, query.limit)


def _same_text(connection: sa.Connection, query: Query) -> tuple[Candidate, ...]:
    hashed = text_hash(query.text.text)
    return unit_rows.by_hash(connection, hashed, query.language, query.target_language, query.memory)


def _exact_match(query: Query, candidate: Candidate) -> Match:
    is_context = _is_context(query, candidate)
    return _match(
        query,
        candidate,
        MatchKind.CONTEXT if is_context else MatchKind.EXACT,
        (CONTEXT_SCORE if is_context else 100) - candidate.penalty,
        (),
    )


def _is_context(query: Query, candidate: Candidate) -> bool:
    around = query.context
    if around is None or candidate.source_language != query.language:
        return False
    ours, theirs = (around.previous_hash, around.next_hash), (candidate.previous_hash, candidate.next_hash)
    return None not in ours and ours == theirs and ours != (BEGINNING, END)


def _fuzzy_match(
    query: Query, text: Normalised, candidate: Candidate, scored: dict[tuple[bytes, int], Scored]
) -> Match:
    signature = (candidate.text_key, candidate.penalty)
    if signature not in scored:
        unit = normalise(candidate.text, query.language)
        scored[signature] = score(text, unit, penalty=candidate.penalty)
    result = scored[signature]
    return _match(query, candidate, MatchKind.FUZZY, min(99, result.score), result.differences)


def _match(
    query: Query, candidate: Candidate, kind: MatchKind, points: int, differences: tuple[Difference, ...]
) -> Match:
    return Match(
        score=max(0, points),
        kind=kind,
        source=candidate.text.shown,
        target=candidate.target,
        memory=candidate.memory,
        status=candidate.status,
        unit=candidate.unit,
        variant=candidate.variant,
        via=query.via,
        warnings=_warnings(query.text.text, candidate.text.text, differences),
        differences=differences,
        by=candidate.by,
        at=candidate.at,
    )


def _warnings(text: str, unit: str, differences: tuple[Difference, ...]) -> tuple[str, ...]:
    return tuple(
        f"The figure is {text[slice(*difference.source)] or 'missing'} here "
        f"and {unit[slice(*difference.unit)] or 'missing'} in the memory: put it right in the target."
        for difference in differences
        if difference.reason is Reason.FIGURE
    )


def _order(match: Match) -> tuple[object, ...]:
    newest_first = tuple(-ord(sign) for sign in match.at or "")
    return (-match.score, match.via is not None, _RANK[match.status], newest_first or (0,), -match.variant)
