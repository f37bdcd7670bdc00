"""House style as the table of the desk has it: spellings of names, percent signs, thousands."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.language.house_style import violations
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each place that is not in house style; the fix puts right all that is certain."""
    text = pair.target.text
    found = violations(text, pair.target_language, pair.style)
    edits = [(one.start, one.end, one.instead) for one in found if one.instead is not None]
    fix = pair.with_target(*edits) if edits else None
    for one in found:
        span = (one.start, one.end)
        own = fix if one.instead is not None else None
        yield pair.finding("text.style", one.why, target=span, fix=own, about=text[one.start : one.end])
