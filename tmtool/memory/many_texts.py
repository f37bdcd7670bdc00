"""What the texts of a whole file are found by: as each alone, with every word worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tmtool.language.datelines import dateline_end
from tmtool.language.words import words
from tmtool.memory.normalise import (
    FIGURE,
    LANES,
    TAG,
    figure_lane,
    lone_word,
    pack,
    skeleton_of_marked,
    stored,
    token_of,
)
from tmtool.model.text import Tag, TaggedText, fold_white_space, folded_with_tags, hash_of_folded

_MOST_CHUNKS = 150_000
"""Of each language; a file that has more is read to its end without keeping the others."""
_FIGURE, _TAG = pack([FIGURE]), pack([TAG])


class TextKeys(NamedTuple):
    """What a text is found by."""

    tokens: bytes
    """As `normalise.stored` gives it."""
    hash: bytes
    """As `text_hash` gives it."""
    key: bytes
    """As `key_hash` gives it."""


class ManyTexts:
    """Gives what texts are found by; lives as long as the reading of a file, and its words with it."""

    def __init__(self) -> None:
        self._chunks: dict[str, _Chunks] = {}

    def keys(self, text: TaggedText, language: str) -> TextKeys:
        """Give what a text is found by.

        Args:
            text: the text, with its tags.
            language: its language tag.
        """
        folded = fold_white_space(text.text)
        hashed = hash_of_folded(folded)
        marked, key = folded, hashed
        if text.tags:
            marked = folded_with_tags(text)
            key = hash_of_folded(marked)
        if dateline_end(text.text):
            return TextKeys(stored(text, language), hashed, key)
        tokens, lanes = self._tokens(text, language)
        return TextKeys(pack((skeleton_of_marked(marked), lanes)) + tokens, hashed, key)

    def _tokens(self, text: TaggedText, language: str) -> tuple[bytes, int]:
        """Give tokens and figures of a text without dateline."""
        known = self._chunks.get(language)
        if known is None:
            known = self._chunks[language] = _Chunks(language)
        # Of all white space a word or figure may hold, the plain space is not.
        chunks = text.text.split(" ")
        tokens = b"".join(_with_tags(chunks, text.tags, known) if text.tags else map(known.__getitem__, chunks))
        lanes = sum(figure_lane(figure) << (8 * lane) for lane, figure in enumerate(known.figures[:LANES]))
        known.figures.clear()
        return tokens, lanes


class _Chunks(dict[str, bytes]):
    """The tokens, as they are stored, of what stands between two spaces; worked out when first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.figures: list[str] = []
        """As written, those met since the list was emptied."""
        self._language = language

    def __missing__(self, chunk: str) -> bytes:
        core = lone_word(chunk)
        if core.isdecimal():
            self.figures.append(core)
            return _FIGURE
        # Figures tell more than their token, and seldom come again: what has one is not kept.
        figures: list[str] = []
        if core:
            tokens = pack([token_of(core, self._language)])
        else:
            written = words(chunk)
            tokens = pack([FIGURE if word.is_figure else token_of(word.text, self._language) for word in written])
            figures = [word.text for word in written if word.is_figure]
            self.figures += figures
        if not figures and len(self) < _MOST_CHUNKS:
            self[chunk] = tokens
        return tokens


def _with_tags(chunks: list[str], tags: tuple[Tag, ...], known: _Chunks) -> Iterator[bytes]:
    """Give tokens with each tag before the first word that starts at it or later."""
    placed = at = 0
    for chunk in chunks:
        parts = [(at, chunk)]
        while placed < len(tags) and tags[placed].at <= at:
            placed += 1
            yield _TAG
        if placed < len(tags) and tags[placed].at < at + len(chunk):
            # A tag inside a chunk may stand inside a word: it comes before the next one.
            parts = [(at + word.start, word.text) for word in words(chunk)]
        for start, part in parts:
            while placed < len(tags) and tags[placed].at <= start:
                placed += 1
                yield _TAG
            yield known[part]
        at += len(chunk) + 1
    yield _TAG * (len(tags) - placed)
