"""Words that stand for a tag in a text that came back, such as an address: the desk has the tag; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from tmtool.alignment.edited import Fate, Known, Placed
from tmtool.documents.web_words import words_alone
from tmtool.model.text import TaggedText, TagKind, fold_white_space

_TOKEN = re.compile(r"\w+|[^\w\s]")


class StandingWords:
    """The sentences of a job with the words that a page has in the place of their tags."""

    def __init__(self, texts: Sequence[TaggedText], whole: str) -> None:
        """Keep what is asked for.

        Args:
            texts: the sentences as the desk has them.
            whole: all of the file's text.
        """
        self._texts = texts
        self._whole = f" {fold_white_space(whole)} "
        self._worded = [_worded(text) for text in texts]

    def base(self, index: int, known: Known) -> Known:
        """Give a sentence as the file has it: with the words, where it stands there so."""
        worded, spans = self._worded[index]
        is_there = bool(spans) and f" {fold_white_space(worded)} " in self._whole
        return replace(known, text=worded) if is_there else known

    def without(self, placed: Placed) -> Placed:
        """Take the words out of what became of a sentence; one that has no other change is the same."""
        if placed.known is None or not self._worded[placed.known][1]:
            return placed
        text = self._texts[placed.known].text
        left = _without(text, *self._worded[placed.known], placed.text)
        is_same = placed.fate in (Fate.SAME, Fate.CHANGED) and fold_white_space(left) == fold_white_space(text)
        return replace(placed, text=left, fate=Fate.SAME if is_same else placed.fate)


def _worded(text: TaggedText) -> tuple[str, list[tuple[int, int]]]:
    """Put the words of its tags into a text, and say where they stand."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    done = length = 0
    for tag in text.tags:
        words = words_alone(tag.native) if tag.kind is TagKind.ALONE else ""
        if words:
            parts += (text.text[done : tag.at], words)
            start = length + tag.at - done
            length = start + len(words)
            spans.append((start, length))
            done = tag.at
    return "".join([*parts, text.text[done:]]), spans


def _without(plain: str, worded: str, spans: Sequence[tuple[int, int]], text: str) -> str:
    """Take out of an edited text the words that stand where they stood.

    A text that is nearer to the sentence without them has none; an editor may have written the same word there.
    """
    if fold_white_space(text) == fold_white_space(worded):
        return plain
    old, new = list(_TOKEN.finditer(worded)), list(_TOKEN.finditer(text))
    old_words, new_words = _words(worded), _words(text)
    if Levenshtein.distance(_words(plain), new_words) <= Levenshtein.distance(old_words, new_words):
        return text
    steady = {
        op.src_start + step: op.dest_start + step
        for op in Levenshtein.opcodes(old_words, new_words)
        if op.tag == "equal"
        for step in range(op.src_end - op.src_start)
    }
    starts = {token.start(): nth for nth, token in enumerate(old)}
    ends = {token.end(): nth for nth, token in enumerate(old)}
    for start, end in reversed(spans):
        first, last = steady.get(starts.get(start, -1)), steady.get(ends.get(end, -1))
        # The words as they are, and not a part of them with others.
        if first is not None and last is not None and text[new[first].start() : new[last].end()] == worded[start:end]:
            text = text[: new[first].start()] + text[new[last].end() :]
    return text


def _words(text: str) -> list[str]:
    return [token.group().casefold() for token in _TOKEN.finditer(text)]
