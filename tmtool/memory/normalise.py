"""Texts as the strings of tokens that memories are searched by."""

from __future__ import annotations

import sys
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from tmtool.language.registry import stem
from tmtool.language.words import words
from tmtool.model.text import Tag, TaggedText, fold_white_space

NORMALISER = "1"
"""Changes whenever a text may get other tokens, so that stored tokens and indexes are made anew."""

FIGURE = crc32(b"#")
"""The token of every figure."""
TAG = crc32(b"<>")
"""The token of every tag. No word has a sign in it, so neither class meets a word but by collision."""

_FIRST_OTHER_SCRIPT = "\u0590"
"""Latin, Greek, Cyrillic and Armenian letters stand before it."""
_APOSTROPHES = str.maketrans("’ʼ", "''")


class WordKind(StrEnum):
    """What a token stands for."""

    WORD = "word"
    FIGURE = "figure"
    TAG = "tag"


class NormalisedWord(NamedTuple):
    """One token and where it stands in the text: `text[start:end]`, in characters; empty for a tag."""

    token: int
    """32-bit hash of the folded stem; one fixed value for all figures and one for all tags."""
    start: int
    end: int
    text: str
    """As written, in NFC; of a tag its kind: `open`, `close` or `alone`."""
    kind: WordKind


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text with its tokens."""

    text: str
    """As given, without tags."""
    words: tuple[NormalisedWord, ...]

    @property
    def tokens(self) -> tuple[int, ...]:
        """The tokens alone, as the index takes them."""
        return tuple([word.token for word in self.words])


def normalise(text: TaggedText, language: str) -> Normalised:
    """Find the tokens of a text and where they stand.

    Args:
        text: the text, with its tags.
        language: its language tag.
    """
    found = [
        NormalisedWord(
            FIGURE if word.is_figure else _token(word.text, language),
            word.start,
            word.end,
            fold_white_space(word.text),
            WordKind.FIGURE if word.is_figure else WordKind.WORD,
        )
        for word in words(text.text)
    ]
    return Normalised(text.text, tuple(_with_tags(found, text.tags) if text.tags else found))


def _with_tags(found: list[NormalisedWord], tags: tuple[Tag, ...]) -> list[NormalisedWord]:
    """Put each tag before the first word that starts at it or later; one inside a word comes after that word."""
    marks = [NormalisedWord(TAG, tag.at, tag.at, tag.kind.value, WordKind.TAG) for tag in tags]
    # The sort is stable: tags stay in their order, and stand before a word of the same start.
    return sorted([*marks, *found], key=lambda word: word.start)


def tokens(text: TaggedText, language: str) -> tuple[int, ...]:
    """Give the tokens of a text alone; the same as those of `normalise`, and many times faster.

    Args:
        text: the text, with its tags.
        language: its language tag.
    """
    if text.tags:
        return normalise(text, language).tokens
    result: list[int] = []
    # Of all white space a word or figure may hold, the plain space is not.
    for chunk in text.text.split(" "):
        result += _chunk_tokens(chunk, language)
    return tuple(result)


@lru_cache(maxsize=1 << 16)
def _chunk_tokens(chunk: str, language: str) -> tuple[int, ...]:
    # Most chunks are one word of letters with at most a sign after it; the search for words says the same of them.
    core = chunk.rstrip(".,:;!?»”)")
    if core.isalpha() and max(core) < _FIRST_OTHER_SCRIPT:
        return (_token(core, language),)
    return tuple([FIGURE if word.is_figure else _token(word.text, language) for word in words(chunk)])


@lru_cache(maxsize=1 << 16)
def _token(word: str, language: str) -> int:
    folded = unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES)
    return crc32(stem(folded, language).encode())


def pack(tokens: Iterable[int]) -> bytes:
    """Write tokens as unsigned 32-bit numbers, little endian, for the store."""
    numbers = array("I", tokens)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpack(packed: bytes) -> tuple[int, ...]:
    """Read back what `pack` wrote.

    Raises:
        ValueError: the bytes are not a whole number of tokens.
    """
    numbers = array("I")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return tuple(numbers)
