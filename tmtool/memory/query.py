"""What is looked up, and what it asks of the forms that can be near to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.run import LONGEST
from tmtool.memory.symbols import MULTIPLIERS, Words, repeated, signature, symbols

_ROUNDING = 1e-9
"""Keeps (1 − 0.7) × 10 = 3.0000000000000004 and its kind on the right side of a whole number."""
_TABLE = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Which forms can be near to a text of so many tokens, by their length, at a cut-off.

    The arrays have an element for each length from 0 to `longest`.
    """

    shortest: int
    longest: int
    allowed: NDArray[np.int64]
    """The greatest distance."""
    needed: NDArray[np.int64]
    """How many tokens must be in common: each that is not costs one edit at least."""
    spare: NDArray[np.int64]
    """How many tokens of the text may be without a partner."""
    spare_of_form: NDArray[np.int64]
    """How many tokens of the form may be without a partner."""
    longest_without: tuple[int, ...]
    """Element i: the greatest length at which i tokens of the text may be without a partner."""

    @property
    def least_needed(self) -> int:
        """How many tokens must be in common with any form."""
        return int(self.needed[0])

    @property
    def most_spare(self) -> int:
        """How many tokens of the text may be without a partner in any form."""
        return len(self.longest_without) - 1


@lru_cache(maxsize=1024)
def window(count: int, cut_off: float) -> Window:
    """Give the window of a text of at least one token at a cut-off above 0 and at most 1."""
    longest = min(LONGEST, math.floor(count / cut_off + _ROUNDING))
    lengths = np.arange(longest + 1)
    longer = np.maximum(lengths, count)
    allowed = np.minimum(np.floor((1 - cut_off) * longer + _ROUNDING).astype(np.int64), longer - 1)
    needed = longer - allowed
    spare = count - needed
    # From the text's own length upwards, what may be spare only falls.
    longest_without = count + np.searchsorted(-spare[count:], -np.arange(spare[count] + 1), side="right") - 1
    return Window(
        shortest=int(needed[0]),
        longest=longest,
        allowed=allowed,
        needed=needed,
        spare=spare,
        spare_of_form=lengths - needed,
        longest_without=tuple(longest_without.tolist()),
    )


class Alphabet:
    """The distinct tokens of a text, numbered from 1: forms are compared with it as strings of these numbers."""

    def __init__(self, tokens: Sequence[int]) -> None:
        self._distinct = np.array(sorted(set(tokens)), np.uint32)
        self._is_small = len(self._distinct) < 256
        self._table = self._shift = None
        if self._is_small:
            # Sixteen bits of a token tell it from the text's other tokens, if they are chosen well.
            for shift in range(17):
                keys = (self._distinct >> np.uint32(shift)).astype(np.uint16)
                if len(set(keys.tolist())) == len(keys):
                    self._shift = np.uint32(shift)
                    self._table = np.zeros(_TABLE, np.uint8)
                    self._table[keys] = np.arange(1, len(keys) + 1)
                    self._padded = np.concatenate((self._distinct[:1], self._distinct))
                    break

    def codes(self, tokens: Words) -> NDArray[np.uint8] | NDArray[np.uint32]:
        """Give the number of each token, 0 where the text does not have it."""
        if self._table is not None:
            codes: NDArray[np.uint8] = self._table[(tokens >> self._shift if self._shift else tokens).astype(np.uint16)]
            codes *= self._padded[codes] == tokens
            return codes
        places = np.minimum(self._distinct.searchsorted(tokens), len(self._distinct) - 1)
        numbers = np.where(self._distinct[places] == tokens, places + 1, 0)
        return numbers.astype(np.uint8) if self._is_small else numbers.astype(np.uint32)

    def text(self, codes: NDArray[np.uint8] | NDArray[np.uint32]) -> bytes | str:
        """Write numbers as what can be sliced and compared fast."""
        packed = codes.tobytes()
        return packed if self._is_small else packed.decode("utf-32-le", "surrogatepass")


class Query:
    """A text that is looked up, as every part of an index needs it."""

    def __init__(self, tokens: Sequence[int]) -> None:
        """Take the tokens of the text, at least one."""
        self.tokens = list(tokens[:LONGEST])
        self.count = len(self.tokens)
        each = symbols(self.tokens)
        self.symbols: Words = np.array(each, np.uint32)
        first, second = (signature(each, multiplier) for multiplier in MULTIPLIERS)
        self.first, self.first_bits = repeated(first), first.bit_count()
        self.second, self.second_bits = repeated(second), second.bit_count()
        self.alphabet = Alphabet(self.tokens)
        self.text = self.alphabet.text(self.alphabet.codes(np.array(self.tokens, np.uint32)))

    def window(self, cut_off: float) -> Window:
        """Say which forms can be near at a cut-off."""
        return window(self.count, cut_off)
