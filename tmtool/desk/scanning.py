"""Right answers while there is no index: every look-up reads the stored tokens of all texts that may match."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tmtool.desk.index_texts import IndexTexts
from tmtool.memory.form import FormBlock
from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.scan import near_enough, sizes
from tmtool.store.database import Database

Meanwhile = Callable[[Sequence[int], float], list[FormBlock] | None]
"""Looks up in the index that has been made meanwhile; None where there still is none."""


class ScanningIndex:
    """Finds what the fuzzy index would find, about a second later among a million texts.

    Args:
        database: the desk.
        texts: reads what is compared.
        language: the language of the texts.
        meanwhile: asked first, as whoever looks up a whole article may see the index finished on the way.
    """

    def __init__(self, database: Database, texts: IndexTexts, language: str, meanwhile: Meanwhile) -> None:
        self._database = database
        self._texts = texts
        self._language = language
        self._meanwhile = meanwhile

    def look_up(self, tokens: Sequence[int], cut_off: float) -> Iterator[FormBlock]:
        """Yield every form at or above a cut-off, best first, as `FuzzyIndex.look_up` does."""
        found = self._meanwhile(tokens, cut_off)
        if found is not None:
            yield from found
            return
        near = FuzzyIndex()
        with self._database.reading() as connection:
            at_least, at_most = sizes(len(tokens), cut_off)
            for batch in self._texts.of_size(connection, self._language, at_least, at_most):
                near.learn(near_enough(batch, tokens, cut_off))
        yield from near.look_up(tokens, cut_off)
