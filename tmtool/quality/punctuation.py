"""Checks of punctuation and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

_SEVERAL_SPACES = re.compile("[ \u00a0\u202f\u2009]{2,}")


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each run of spaces that no tag parts."""
    fix = None
    for run in _SEVERAL_SPACES.finditer(pair.target.text):
        if any(run.start() < tag.at < run.end() for tag in pair.target.tags):
            continue
        fix = fix or _SEVERAL_SPACES.sub(_one_space, pair.target.shown)
        yield pair.finding("punctuation.spaces", "There are several spaces in a row.", target=run.span(), fix=fix)


def _one_space(run: re.Match[str]) -> str:
    """A space that keeps words on one line stays such a space."""
    return next((space for space in run[0] if space != " "), " ")
