"""What a person is asked to look at a second time before Enter makes it count. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tmtool.model.articles import Origin, OriginKind, Segment
from tmtool.model.findings import Finding

_FIGURE = re.compile(r"\d+")


def wants_second_enter(segment: Segment, text: str, findings: Iterable[Finding]) -> bool:
    """Whether Enter would confirm the text of an older source with a figure that the source no longer has.

    Args:
        segment: the segment, as it is on the desk.
        text: what is in the editor.
        findings: what the checks have said of it so far; they come a moment after the segment.
    """
    if segment.old_source is None or text != segment.target.shown:
        return False
    if any(one.check.startswith("figures.") for one in findings):
        return True
    is_untouched = segment.origin == Origin(OriginKind.UPDATED)
    new = _figures(segment.source.text) - _figures(segment.old_source.text)
    return is_untouched and bool(new - _figures(text))


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))
