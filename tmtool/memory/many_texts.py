"""What is stored of the texts of a whole file: as of each alone, with every word worked out once."""

from __future__ import annotations

from tmtool.language.datelines import dateline_end
from tmtool.language.words import words
from tmtool.memory.normalise import FIGURE, LANES, TAG, figure_lane, pack, skeleton_of, stored, token_of
from tmtool.model.text import TaggedText

_MOST_WORDS = 150_000
"""Of each language; a file that has more is read to its end without keeping the others."""


class ManyTexts:
    """Gives for texts what `stored` gives; lives as long as the reading of a file, and its words with it."""

    def __init__(self) -> None:
        self._chunks: dict[str, dict[str, tuple[int, ...]]] = {}
        self._words: dict[str, dict[str, int]] = {}

    def stored(self, text: TaggedText, language: str) -> bytes:
        """Give what is stored of a text for the fuzzy index.

        Args:
            text: the text, with its tags.
            language: its language tag.
        """
        if dateline_end(text.text):
            return stored(text, language)
        if text.tags:
            found, lanes = _with_tags(text, language, self._words.setdefault(language, {}))
        else:
            found, lanes = _plain(text.text, language, self._chunks.setdefault(language, {}))
        return pack((skeleton_of(text), lanes, *found))


def _plain(text: str, language: str, known: dict[str, tuple[int, ...]]) -> tuple[list[int], int]:
    """Give tokens and figures of a text without tags."""
    found: list[int] = []
    lanes = figures = 0
    # Of all white space a word or figure may hold, the plain space is not.
    for chunk in text.split(" "):
        there = known.get(chunk)
        if there is None:
            written = words(chunk)
            there = tuple([FIGURE if word.is_figure else token_of(word.text, language) for word in written])
            met = [word.text for word in written if word.is_figure]
            for figure in met[: LANES - figures]:
                lanes |= figure_lane(figure) << (8 * figures)
                figures += 1
            # Figures tell more than their token, and seldom come again.
            if not met and len(known) < _MOST_WORDS:
                known[chunk] = there
        found += there
    return found, lanes


def _with_tags(text: TaggedText, language: str, known: dict[str, int]) -> tuple[list[int], int]:
    """Give tokens and figures of a text with tags: each before the first word that starts at it or later."""
    found: list[int] = []
    lanes = figures = placed = 0
    for word in words(text.text):
        while placed < len(text.tags) and text.tags[placed].at <= word.start:
            found.append(TAG)
            placed += 1
        if word.is_figure:
            found.append(FIGURE)
            if figures < LANES:
                lanes |= figure_lane(word.text) << (8 * figures)
                figures += 1
            continue
        token = known.get(word.text)
        if token is None:
            token = token_of(word.text, language)
            if len(known) < _MOST_WORDS:
                known[word.text] = token
        found.append(token)
    return [*found, *[TAG] * (len(text.tags) - placed)], lanes
