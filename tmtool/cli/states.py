"""Commands for the state of a segment, what the screen does after F2: lock, unconfirm, bookmark."""

from __future__ import annotations

from typing import Annotated

import typer

from tmtool.cli.articles import segment_lines
from tmtool.cli.call import Call
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import job_of
from tmtool.cli.one_segment import change_segment
from tmtool.cli.options import ArticleArgument, JobOption, NumberArgument
from tmtool.cli.shapes import segment_shape

UndoOption = Annotated[bool, typer.Option("--undo", help="Take it back.")]


@command("lock", Panel.SEGMENTS)
def lock(
    call: Call, article: ArticleArgument, number: NumberArgument, to: JobOption = None, undo: UndoOption = False
) -> None:
    """Lock a segment, so that nothing is written into it."""
    change_segment(call, article, number, to, lambda desk, one: [desk.states.lock(one.id, not undo)], make=False)


@command("unconfirm", Panel.SEGMENTS)
def unconfirm(call: Call, article: ArticleArgument, number: NumberArgument, to: JobOption = None) -> None:
    """Make a confirmed segment a draft again; its text stays."""
    change_segment(call, article, number, to, lambda desk, one: [desk.states.unconfirm(one.id)], make=False)


@command("bookmark", Panel.SEGMENTS)
def bookmark(
    call: Call, article: ArticleArgument, number: NumberArgument, to: JobOption = None, undo: UndoOption = False
) -> None:
    """Mark a segment for yourself; prints the segments that you marked in this translation."""
    with call.opened_desk() as desk:
        job = job_of(desk, desk.articles.find(article), to)
        desk.bookmarks.mark(desk.articles.numbered(job, number).id, not undo)
        marked = desk.bookmarks.of_job(job)
        segments = [segment for segment in desk.articles.segments(job) if segment.id in marked]
    call.answer([segment_shape(segment) for segment in segments], segment_lines(segments))
