"""How long a text may be: the desk's limits for headlines, leads and segments. Pure; no Textual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtool.model.articles import Segment
from tmtool.tui.job.open_job import OpenJob

if TYPE_CHECKING:
    from tmtool.desk.settings import Settings


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many characters there are for a text."""

    most: int
    beside: int = 0
    """Characters that other segments of the same paragraph take, with the spaces between."""

    def is_over(self, text: str) -> bool:
        """Whether a text of the segment is too long."""
        return self.beside + len(text) > self.most

    def words(self, text: str) -> str:
        """Say how long a text is: `142/180`, and by how much it is over."""
        used = self.beside + len(text)
        return f"{used}/{self.most}" + (f", over by {used - self.most}" if used > self.most else "")


def allowance(opened: OpenJob, settings: Settings) -> Allowance | None:
    """Give what the desk allows for the segment in the editor; None where it sets no limit.

    Args:
        opened: the job.
        settings: of the desk.
    """
    segment = opened.current
    if segment.left_out:
        return None
    if segment.headline:
        return _of_paragraph(opened, settings.headline_limit) or _of_segment(settings)
    if settings.lead_limit is not None and segment.first_block == _lead(opened):
        return _of_paragraph(opened, settings.lead_limit)
    return _of_segment(settings)


def _of_segment(settings: Settings) -> Allowance | None:
    return None if settings.segment_limit is None else Allowance(settings.segment_limit)


def _of_paragraph(opened: OpenJob, most: int | None) -> Allowance | None:
    if most is None:
        return None
    others = [one for one in _around(opened) if one is not opened.current and one.target and not one.left_out]
    return Allowance(most, sum(len(one.target.text) + 1 for one in others))


def _around(opened: OpenJob) -> list[Segment]:
    """The segments of the paragraph in the editor."""
    block, segments = opened.current.first_block, opened.segments
    first = last = opened.at
    while first > 0 and segments[first - 1].first_block == block:
        first -= 1
    while last + 1 < len(segments) and segments[last + 1].first_block == block:
        last += 1
    return list(segments[first : last + 1])


def _lead(opened: OpenJob) -> int:
    """The block of the first paragraph that is no headline."""
    found = (one.first_block for one in opened.segments if not (one.headline or one.left_out or one.furniture))
    return next(found, 0)
