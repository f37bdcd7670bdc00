"""What the fuzzy index knows texts by, read from the desk: stored tokens, or new ones where those are out of date."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from tmtool.memory.normalise import NORMALISER, stored
from tmtool.store import indexed_texts


class IndexTexts:
    """Reads the texts of a language in batches of pairs: identity, and what `normalise.stored` gives.

    Args:
        normaliser: the version of the rules by which the desk's stored tokens were made.
    """

    def __init__(self, normaliser: str) -> None:
        self._are_tokens_current = normaliser == NORMALISER

    def all(self, connection: sa.Connection, language: str) -> Iterator[list[tuple[int, bytes]]]:
        """Give every live text of a language."""
        if self._are_tokens_current:
            yield from indexed_texts.indexed_tokens(connection, language)
        else:
            for batch in indexed_texts.indexed_texts(connection, language):
                yield [(row, stored(text, language)) for row, text in batch]

    def of_size(
        self, connection: sa.Connection, language: str, at_least: int, at_most: int
    ) -> Iterator[list[tuple[int, bytes]]]:
        """Give every live text of a language of which so many bytes are stored."""
        if self._are_tokens_current:
            yield from indexed_texts.tokens_of_size(connection, language, at_least, at_most)
        else:
            for batch in self.all(connection, language):
                yield [(row, kept) for row, kept in batch if at_least <= len(kept) <= at_most]

    def changed(self, connection: sa.Connection, language: str, since: int) -> Iterator[list[tuple[int, bytes | None]]]:
        """Give what was written after a change, None for what is no live text of the language (any longer)."""
        if self._are_tokens_current:
            yield from indexed_texts.changed_tokens(connection, language, since)
        else:
            for batch in indexed_texts.changed_texts(connection, language, since):
                yield [(row, None if text is None else stored(text, language)) for row, text in batch]
