"""What colleagues write meanwhile: looked for now and then, read by change number; nothing that is typed is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.model.articles import Job, Segment
from tmtool.tui.messages import WrittenElsewhere

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from tmtool.desk.desk import Desk
    from tmtool.tui.open_job import OpenJob

NEVER = 1 << 62
"""A change that no desk comes to."""


class Colleagues:
    """Looks for what was written in one job; only one worker at a time calls it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._version: int | None = None
        self._change: int | None = None

    def look(self, job: Job, count: int, ours: Mapping[int, int]) -> WrittenElsewhere | None:
        """Give what was written since the last look; None where nobody wrote. The first look only takes its bearings.

        Args:
            job: the job on the screen.
            count: how many segments are shown.
            ours: segment to the version that the screen itself wrote; that is no news.
        """
        version = self._desk.database.version()
        if version == self._version:
            return None
        self._version = version
        if self._change is None:
            self._change = self._desk.articles.written_since(job, NEVER, ours).change
            return None
        written = self._desk.articles.written_since(job, self._change, ours)
        self._change = written.change
        is_another = written.many or written.count != count
        return WrittenElsewhere(written.segments, is_another) if written.segments or is_another else None


def newer(opened: OpenJob, segments: Iterable[Segment], unsaved: Container[int]) -> tuple[Segment, ...]:
    """Give the segments that are newer than what is shown; of those with text that is not saved, none.

    A segment in which the person types keeps the version that they saw, so that the writer tells them.

    Args:
        opened: the job as it is shown.
        segments: as they were read.
        unsaved: the segments with text that is not on disk.
    """
    found = []
    for segment in segments:
        index = opened.index_of(segment.id)
        if index is None or segment.id in unsaved:
            continue
        shown = opened.segments[index]
        if segment.version > shown.version or segment.comments != shown.comments:
            found.append(segment)
    return tuple(found)
