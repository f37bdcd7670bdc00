"""Texts as the strings of tokens that memories are searched by."""

from __future__ import annotations

import sys
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import regex

from tmtool.language.datelines import dateline_end
from tmtool.language.registry import stem
from tmtool.language.words import words
from tmtool.model.text import Tag, TaggedText, fold_white_space, folded_with_tags

NORMALISER = "2"
"""Changes whenever a text may be stored otherwise, so that stored tokens and indexes are made anew."""

FIGURE = crc32(b"#")
"""The token of every figure."""
TAG = crc32(b"<>")
"""The token of every tag."""
DATELINE = crc32(b"--")
"""The token of every dateline. No word has a sign in it, so none of the classes meets a word but by collision."""

LANES = 4
"""How many figures of a text can be told apart by what is stored of it."""
_DIGITS = regex.compile(r"\d+")
_FIRST_OTHER_SCRIPT = "\u0590"
"""Latin, Greek, Cyrillic and Armenian letters stand before it."""
_APOSTROPHES = str.maketrans("’ʼ", "''")


class WordKind(StrEnum):
    """What a token stands for."""

    WORD = "word"
    FIGURE = "figure"
    TAG = "tag"
    DATELINE = "dateline"


class NormalisedWord(NamedTuple):
    """One token and where it stands in the text: `text[start:end]`, in characters; empty for a tag."""

    token: int
    """32-bit hash of the folded stem; one fixed value for all figures, one for all tags, one for all datelines."""
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
    language: str = ""

    @property
    def tokens(self) -> tuple[int, ...]:
        """The tokens alone, as the index takes them."""
        return tuple([word.token for word in self.words])


# A text is asked for again while one segment is looked up and confirmed, hardly ever later.
@lru_cache(maxsize=1 << 6)
def normalise(text: TaggedText, language: str) -> Normalised:
    """Find the tokens of a text and where they stand.

    Args:
        text: the text, with its tags.
        language: its language tag.
    """
    # In a text that is composed, only a figure can hold a white space that is written in two ways.
    is_composed = text.text.isascii() or unicodedata.is_normalized("NFC", text.text)
    found = [
        NormalisedWord(FIGURE, word.start, word.end, fold_white_space(word.text), WordKind.FIGURE)
        if word.is_figure
        else NormalisedWord(
            _token(word.text, language),
            word.start,
            word.end,
            word.text if is_composed else fold_white_space(word.text),
            WordKind.WORD,
        )
        for word in words(text.text)
    ]
    if border := dateline_end(text.text):
        opening = NormalisedWord(DATELINE, 0, border, fold_white_space(text.text[:border]), WordKind.DATELINE)
        found = [opening, *(word for word in found if word.start >= border)]
    return Normalised(text.text, tuple(_with_tags(found, text.tags) if text.tags else found), language)


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
    border = dateline_end(text.text)
    result = [DATELINE] if border else []
    # Of all white space a word or figure may hold, the plain space is not.
    for chunk in text.text[border:].split(" "):
        result += _chunk_tokens(chunk, language)
    return tuple(result)


class Stored(NamedTuple):
    """What is stored of a text for the fuzzy index.

    Texts of the same tokens and the same skeleton differ in figures alone, and so are scored alike but for those.
    """

    skeleton: int
    """32-bit hash of the text in NFC, white space folded, its tags marked, each run of digits as one 0 (those of a
    dateline stay)."""
    figures: int
    """Four lanes of 8 bits, the lowest first: lane i is a hash of figure i as written, those of a dateline not
    counted; 0 where there is none."""
    tokens: tuple[int, ...]


def stored(text: TaggedText, language: str) -> bytes:
    """Give what is stored of a text, as unsigned 32-bit numbers, little endian: skeleton, figures, tokens.

    Args:
        text: the text, with its tags.
        language: its language tag.
    """
    border = dateline_end(text.text)
    skeleton = skeleton_of(text if not border else _after(text, border))
    if border:
        skeleton = crc32(fold_white_space(text.text[:border]).encode("utf-8", "surrogatepass"), skeleton)
    return pack((skeleton, figures(text.text[border:]), *tokens(text, language)))


def _after(text: TaggedText, border: int) -> TaggedText:
    """What stands after a dateline; the tags in it stand before that."""
    return TaggedText(text.text[border:], tuple(replace(tag, at=max(0, tag.at - border)) for tag in text.tags))


def skeleton_of(text: TaggedText) -> int:
    """Give `Stored.skeleton` of a text without dateline."""
    return skeleton_of_marked(folded_with_tags(text))


def skeleton_of_marked(marked: str) -> int:
    """Give `Stored.skeleton` of a text without dateline that `folded_with_tags` gave."""
    return crc32(_DIGITS.sub("0", marked).encode("utf-8", "surrogatepass"))


def figures(text: str) -> int:
    """Give the four lanes of `Stored.figures` of a text without tags and without dateline."""
    if _DIGITS.search(text) is None:
        return 0
    lanes = 0
    written = (word.text for word in words(text) if word.is_figure)
    for lane, figure in zip(range(LANES), written, strict=False):
        lanes |= figure_lane(figure) << (8 * lane)
    return lanes


def figure_lane(figure: str) -> int:
    """Hash a figure as written into 1 to 255; figures of different lanes differ."""
    return crc32(fold_white_space(figure).encode()) % 255 + 1


def unpack(packed: bytes) -> Stored:
    """Read back what `stored` gives.

    Raises:
        ValueError: the bytes are not a whole number of 32-bit numbers, or fewer than two.
    """
    numbers = array("I")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    skeleton, lanes, *rest = numbers
    return Stored(skeleton, lanes, tuple(rest))


@lru_cache(maxsize=1 << 10)
def _chunk_tokens(chunk: str, language: str) -> tuple[int, ...]:
    core = lone_word(chunk)
    if core:
        return (FIGURE if core.isdecimal() else _token(core, language),)
    return tuple([FIGURE if word.is_figure else _token(word.text, language) for word in words(chunk)])


def lone_word(chunk: str) -> str:
    """Give the one word of letters or figure of digits that stands between two spaces, signs after it left out.

    Most chunks are such, and the search for words says the same of them; empty of those that take this search.
    """
    core = chunk.rstrip(".,:;!?»”)")
    return core if (core.isalpha() and max(core) < _FIRST_OTHER_SCRIPT) or core.isdecimal() else ""


@lru_cache(maxsize=1 << 9)
def _token(word: str, language: str) -> int:
    return token_of(word, language)


def token_of(word: str, language: str) -> int:
    """Give the token of a word as written: a 32-bit hash of its folded stem."""
    folded = unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES)
    return crc32(stem(folded, language).encode())


def pack(numbers: Iterable[int]) -> bytes:
    """Write numbers as unsigned 32 bits each, little endian, for the store."""
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
