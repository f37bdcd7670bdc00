"""The check for segments that were left as they are in the source."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.language.words import words
from tmtool.model.findings import Finding
from tmtool.model.text import fold_white_space
from tmtool.quality.pair import Pair

FEWEST_WORDS = 3
"""Names and abbreviations are often the same in both languages; so many words are not."""


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding where the translation equals a source of three or more words."""
    source, target = pair.source.text, pair.target.text
    if fold_white_space(source) != fold_white_space(target):
        return
    if sum(not word.is_figure for word in words(source)) >= FEWEST_WORDS:
        message = "The translation is the same as the source."
        yield pair.finding("text.same", message, source=(0, len(source)), target=(0, len(target)))
