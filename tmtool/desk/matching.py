"""Finding the matches of one text: exact ones by hash, the others through the fuzzy index, best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from tmtool.desk.offers import HIGHEST_FUZZY, Search, standing
from tmtool.desk.query import Query, Searchable
from tmtool.model.text import text_hash
from tmtool.model.units import Match
from tmtool.store import units as unit_rows
from tmtool.store.units import Candidate


def best(matches: Iterable[Match], limit: int) -> tuple[Match, ...]:
    """Put matches in their order.

    That is by score, clean before those with a forbidden or outdated term, direct before via, reviewed before
    translated, newer before older.
    """

    def rank(match: Match) -> tuple[object, ...]:
        return (match.score, match.is_clean, match.via is None, *standing(match))

    return tuple(sorted(matches, key=rank, reverse=True)[:limit])


class SameTexts:
    """The units with the very texts of some queries, found together."""

    def __init__(self, connection: sa.Connection, queries: Sequence[Query]) -> None:
        hashes: defaultdict[tuple[str, str, str | None], set[bytes]] = defaultdict(set)
        for query in queries:
            hashes[query.language, query.target_language, query.memory].add(text_hash(query.text.text))
        self._found: defaultdict[tuple[str, bytes], list[Candidate]] = defaultdict(list)
        for (language, target_language, memory), some in hashes.items():
            for candidate in unit_rows.by_hash(connection, sorted(some), language, target_language, memory):
                self._found[language, candidate.text_hash].append(candidate)

    def of(self, query: Query) -> Sequence[Candidate]:
        """Give those of one query."""
        return self._found.get((query.language, text_hash(query.text.text)), ())


def find(
    connection: sa.Connection,
    index: Searchable | None,
    query: Query,
    same: SameTexts | None = None,
) -> tuple[Match, ...]:
    """Find the best matches of a text, every one of them.

    Candidates come in falling normalised score, which no penalty can raise: once the last wanted match is as good
    as the next candidate may become, none that is better can follow.

    Args:
        connection: where to read.
        index: the index of the language looked up; None where only the same text is wanted.
        query: what is looked up.
        same: what has the same text, where that was found for many queries together.
    """
    search = Search(connection, query)
    search.take_same_text((same or SameTexts(connection, (query,))).of(query))
    highest_wanted = max(query.minimum, search.threshold())
    if index is not None and search.text.words and highest_wanted <= HIGHEST_FUZZY:
        search.take_blocks(index.look_up(search.text.tokens, query.minimum / 100))
    return search.found()
