"""Checks of a job's segments against each other: one source in two ways, two sources in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tmtool.language.words import words
from tmtool.model.findings import Finding
from tmtool.model.text import fold_white_space
from tmtool.quality.pair import Pair

FEWEST_WORDS = 2
"""A translation of one word (Yes., Yeah.: Да.) may stand for many sources."""


def find(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Give a finding at each segment that is at odds with an earlier one."""
    translated = [pair for pair in pairs if pair.source.text.strip() and pair.target.text.strip()]
    yield from _several_targets(translated)
    yield from _several_sources(translated)


def _several_targets(pairs: Iterable[Pair]) -> Iterator[Finding]:
    first_of: dict[str, Pair] = {}
    for pair in pairs:
        first = first_of.setdefault(fold_white_space(pair.source.text), pair)
        if fold_white_space(first.target.text) != fold_white_space(pair.target.text):
            message = f"Segment {first.number} has the same source and reads: “{first.target.text}”"
            yield pair.finding(
                "consistency.target",
                message,
                source=(0, len(pair.source.text)),
                target=(0, len(pair.target.text)),
                about=pair.source.text,
            )


def _several_sources(pairs: Iterable[Pair]) -> Iterator[Finding]:
    first_of: dict[str, Pair] = {}
    for pair in pairs:
        if len(words(pair.target.text)) < FEWEST_WORDS:
            continue
        first = first_of.setdefault(fold_white_space(pair.target.text), pair)
        if _said(first.source.text) != _said(pair.source.text):
            message = f"Segment {first.number} has this translation too, of another source: “{first.source.text}”"
            yield pair.finding(
                "consistency.source",
                message,
                source=(0, len(pair.source.text)),
                target=(0, len(pair.target.text)),
                about=pair.target.text,
            )


def _said(text: str) -> tuple[str, ...]:
    """The words of a text, whatever the case and the signs between them."""
    return tuple(word.text.casefold() for word in words(text))
