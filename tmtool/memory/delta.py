"""Rows of the last minutes, searchable the moment that they are added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.candidates import Candidates, candidates, scanned
from tmtool.memory.form import Form
from tmtool.memory.normalise import pack, unpack
from tmtool.memory.query import Query, Window
from tmtool.memory.run import LONGEST, Batch
from tmtool.memory.symbols import MULTIPLIERS, Signatures, Words, signature, symbols


class Delta:
    """A few thousand rows in the order of their coming: a look-up reads the signatures of all their forms."""

    def __init__(self) -> None:
        self.slots = 0
        """Forms that were ever added. A form whose rows are all gone keeps its place, and is not found."""
        self._slot_of: dict[bytes, int] = {}
        """By the tokens as they are stored, which weigh a tenth of a tuple of them."""
        self._rows: dict[int, tuple[int, int, int]] = {}
        self._members: list[tuple[int, ...]] = []
        """The rows of each form."""
        self._lengths = np.zeros(64, np.uint16)
        self._starts = np.zeros(64, np.int64)
        self._signatures = np.zeros((2, 128), np.uint64)
        self._tokens = np.zeros(1024, np.uint32)
        self._used = 0

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def add(self, row: int, stored: bytes) -> None:
        """Add a row that is not there."""
        skeleton, figures, tokens = unpack(stored)
        tokens = tokens[:LONGEST]
        form = pack(tokens)
        slot = self._slot_of.get(form)
        if slot is None:
            slot = self._slot_of[form] = self._new_slot(tokens)
        self._rows[row] = (slot, skeleton, figures)
        self._members[slot] = (*self._members[slot], row)

    def _new_slot(self, tokens: tuple[int, ...]) -> int:
        slot, start = self.slots, self._used
        end = start + len(tokens)
        if slot == len(self._lengths):
            self._lengths, self._starts = _doubled(self._lengths), _doubled(self._starts)
            self._signatures = np.concatenate((self._signatures, np.zeros_like(self._signatures)), axis=1)
        while end > len(self._tokens):
            self._tokens = _doubled(self._tokens)
        self._tokens[start:end] = tokens
        self._lengths[slot], self._starts[slot] = len(tokens), start
        each = symbols(tokens)
        for number, multiplier in enumerate(MULTIPLIERS):
            bits = signature(each, multiplier)
            self._signatures[number, 2 * slot : 2 * slot + 2] = bits & 0xFFFFFFFFFFFFFFFF, bits >> 64
        self._members.append(())
        self.slots, self._used = slot + 1, end
        return slot

    def remove(self, row: int) -> bool:
        """Forget a row; say whether it was there."""
        known = self._rows.pop(row, None)
        if known is None:
            return False
        slot = known[0]
        self._members[slot] = tuple(one for one in self._members[slot] if one != row)
        return True

    @property
    def lengths(self) -> NDArray[np.uint16]:
        return self._lengths

    @property
    def first_signatures(self) -> Signatures:
        return _as_signatures(self._signatures[0])

    @property
    def second_signatures(self) -> Signatures:
        return _as_signatures(self._signatures[1])

    @property
    def tokens(self) -> Words:
        return self._tokens

    def token_starts(self, forms: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Say where in `tokens` the forms begin."""
        return self._starts[forms]

    def candidates(self, query: Query, window: Window) -> Iterator[Candidates]:
        """Give every form that can be as near as the window asks, and some that are not."""
        return candidates(self, scanned(self, 0, self.slots, query, window), query, window)

    def forms(self, score: float, numbers: Sequence[int]) -> Iterator[Form]:
        """Give forms by their numbers, without those that have no rows any more."""
        for slot in numbers:
            members = self._members[slot]
            if members:
                start = self._starts[slot]
                rows = sorted(members, reverse=True)
                _, skeletons, figures = zip(*[self._rows[row] for row in rows], strict=True)
                tokens = self._tokens[start : start + self._lengths[slot]]
                yield Form(score, tokens, *[np.array(values, np.uint32) for values in (rows, skeletons, figures)])

    def batch(self) -> Batch:
        """Give all rows as they were stored."""
        forms = list(self._slot_of)
        return Batch.of(
            (row, pack((skeleton, figures)) + forms[slot]) for row, (slot, skeleton, figures) in self._rows.items()
        )


def _as_signatures(words: NDArray[np.uint64]) -> Signatures:
    signatures: Signatures = words.view(np.complex128)
    return signatures


def _doubled(array: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate((array, np.zeros_like(array)))
