"""One segment, as commands name it: found by its number, changed, and shown as it is then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tmtool.cli.articles import segment_lines
from tmtool.cli.call import Call
from tmtool.cli.jobs import job_of
from tmtool.cli.shapes import segment_shape
from tmtool.model.articles import Segment

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


def segment_of(desk: Desk, article: str, number: int, to: str | None, *, make: bool = True) -> Segment:
    """Give the segment that a person means.

    Args:
        desk: the desk.
        article: what was said for the article.
        number: the number of the segment.
        to: what `--to` said.
        make: whether a job that is not there is made.

    Raises:
        UsageError: the article has no such job, or the job no such segment.
    """
    return desk.articles.numbered(job_of(desk, desk.articles.find(article), to, make=make), number)


def change_segment(
    call: Call,
    article: str,
    number: int,
    to: str | None,
    change: Callable[[Desk, Segment], Sequence[Segment]],
    *,
    make: bool = True,
) -> None:
    """Change a segment, and answer with what became of it.

    Args:
        call: the call.
        article: what was said for the article.
        number: the number of the segment.
        to: what `--to` said.
        change: from the segment to those that it became.
        make: whether a job that is not there is made.

    Raises:
        UsageError: the article has no such job, or the job no such segment.
    """
    with call.opened_desk() as desk:
        segments = change(desk, segment_of(desk, article, number, to, make=make))
    answer_segments(call, segments)


def answer_segments(call: Call, segments: Sequence[Segment]) -> None:
    """Answer with segments; one alone is no list in JSON."""
    shapes = [segment_shape(segment) for segment in segments]
    call.answer(shapes[0] if len(shapes) == 1 else shapes, segment_lines(segments))
