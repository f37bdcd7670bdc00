"""What colleagues write meanwhile: looked for now and then, read by change number; nothing that is typed is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.model.articles import Job, Segment
from tmtool.tui.messages import WrittenElsewhere

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping

    from tmtool.desk.desk import Desk
    from tmtool.tui.job.open_job import OpenJob

NEVER = 1 << 62
"""A change that no desk comes to."""


class Colleagues:
    """Looks for what was written in one job; only one worker at a time calls it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._version: int | None = None
        self._change = 0

    def has_read(self, change: int) -> None:
        """Note that the job is shown as it was at a change."""
        self._change = max(self._change, change)

    def look(self, job: Job, shown: Collection[int], ours: Mapping[int, int]) -> WrittenElsewhere | None:
        """Give what was written since the last look, or since the job was read; None where nobody wrote.

        Args:
            job: the job on the screen.
            shown: the segments that are shown.
            ours: segment to the version that the screen itself wrote; that is no news.
        """
        version = self._desk.database.version()
        if version == self._version:
            return None
        self._version = version
        written = self._desk.articles.written_since(job, self._change, ours)
        self.has_read(written.change)
        # A join and a split elsewhere leave as many segments as there were.
        is_new = any(segment.id not in shown for segment in written.segments)
        is_another = written.many or is_new or written.count != len(shown)
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
