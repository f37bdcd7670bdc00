"""Putting the jobs of one article side by side, however each of them was split and joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tmtool.model.articles import Segment
from tmtool.model.text import TaggedText

_Place = tuple[int, int]
"""Block position and offset."""


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the article that begins and ends with a segment in every job."""

    source: TaggedText
    segments: Mapping[str, tuple[Segment, ...]]
    """By language; one each, but where a job was split or joined and another was not."""


def side_by_side(jobs: Mapping[str, Sequence[Segment]]) -> tuple[Row, ...]:
    """Cut an article into the shortest stretches that no job's segment runs across.

    Args:
        jobs: the segments of each job by language, in order; target-only ones are passed over.
    """
    sourced = {language: [s for s in segments if s.source] for language, segments in jobs.items()}
    starts = [{_start(segment) for segment in segments} for segments in sourced.values()]
    common = sorted(set.intersection(*starts)) if starts else []
    rows: list[Row] = []
    at = dict.fromkeys(sourced, 0)
    for place, following in zip(common, [*common[1:], None], strict=True):
        stretch: dict[str, tuple[Segment, ...]] = {}
        for language, segments in sourced.items():
            begin = end = at[language]
            while end < len(segments) and (following is None or _start(segments[end]) < following):
                end += 1
            at[language] = end
            stretch[language] = tuple(s for s in segments[begin:end] if _start(s) >= place)
        fewest = min(stretch.values(), key=len)
        rows.append(Row(_joined([segment.source for segment in fewest]), stretch))
    return tuple(rows)


def joined_target(segments: Sequence[Segment]) -> TaggedText:
    """Give the targets of the segments of one stretch as one text."""
    return _joined([segment.target for segment in segments])


def _start(segment: Segment) -> _Place:
    return segment.first_block, segment.start


def _joined(texts: Sequence[TaggedText]) -> TaggedText:
    whole = texts[0]
    for text in texts[1:]:
        whole = whole + TaggedText(" ") + text
    return whole
