"""Commands for segments, what the screen does, one at a time: put, leave-out, split, join, comment, history, undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, text_from
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import job_of
from tmtool.cli.numbers import whole_number
from tmtool.cli.one_segment import answer_segments, change_segment, segment_of
from tmtool.cli.options import ArticleArgument, JobOption, NumberArgument
from tmtool.cli.output import print_message
from tmtool.cli.shapes import history_shape, segment_shape
from tmtool.cli.typed_tags import with_shown_tags
from tmtool.language.counted import counted
from tmtool.model.articles import Segment
from tmtool.model.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

LEFT_SOMETHING = 1
"""The exit code of an undo that could not take everything back."""


@command("put", Panel.SEGMENTS)
def put(
    call: Call,
    article: ArticleArgument,
    number: NumberArgument,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            help="The translation; - for standard input. With --accept: what it becomes.",
        ),
    ] = None,
    to: JobOption = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Confirm it, as Enter does on the screen.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept it as a reviewer; without a text as it stands.")
    ] = False,
) -> None:
    """Write the translation of a segment.

    Tags of its source are written ‹1›…‹/1› and ‹2/›, or <1>…</1> and <2/> where the text has no ‹.
    """
    if text is None and not accept:
        raise UsageError("Give the translation, - for standard input, or --accept for the text as it stands.")
    if accept and confirm:
        raise UsageError("--confirm is a translator’s word and --accept a reviewer’s; give one of them.")
    target = None if text is None else text_from(text)
    with call.opened_desk() as desk:
        segment = segment_of(desk, article, number, to)
        target = None if target is None else with_shown_tags(target, segment.source)
        if confirm or accept:
            room = desk.reviewing.accept if accept else desk.editing.confirm
            confirmed = room(segment.id, target)
            segment = confirmed.segment
            if confirmed.propagated:
                number = len(confirmed.propagated)
                were = "was" if number == 1 else "were"
                print_message(f"{counted(number, 'repetition')} {were} filled with it.")
        else:
            segment = desk.editing.draft(segment.id, target or "")
    answer_segments(call, [segment])


@command("leave-out", Panel.SEGMENTS)
def leave_out(
    call: Call,
    article: ArticleArgument,
    number: NumberArgument,
    to: JobOption = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take it in again.")] = False,
    box: Annotated[
        bool, typer.Option("--box", help="With it all that looks like an author box, in every language.")
    ] = False,
) -> None:
    """Leave a segment out of the translation, such as a byline or an author box; an added sentence goes away."""
    if box and undo:
        raise UsageError("--box leaves a whole author box out; take lines in again one by one with --undo.")

    def leave(desk: Desk, segment: Segment) -> Sequence[Segment]:
        if box:
            return sorted(desk.editing.leave_out_box(segment.id).segments, key=lambda one: one.number)
        if segment.added and not undo:
            return [desk.adding.remove_sentence(segment.id)]
        return [desk.editing.leave_out(segment.id, not undo)]

    change_segment(call, article, number, to, leave)


@command("add-sentence", Panel.SEGMENTS)
def add_sentence(
    call: Call,
    article: ArticleArgument,
    number: NumberArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The sentence; - for standard input.")],
    to: JobOption = None,
) -> None:
    """Put a sentence behind a segment that only the translation has; it is a draft until put --confirm."""
    sentence = text_from(text)
    change_segment(call, article, number, to, lambda desk, one: [desk.adding.add_sentence(one.id, sentence)])


@command("split", Panel.SEGMENTS)
def split(
    call: Call,
    article: ArticleArgument,
    number: NumberArgument,
    at: Annotated[
        str,
        typer.Argument(metavar="AT", help="Where: the text that begins the second part, or a count of characters."),
    ],
    to: JobOption = None,
) -> None:
    """Cut a segment in two; its translation stays with the first part."""
    change_segment(call, article, number, to, lambda desk, one: desk.editing.split(one.id, _place(one, text_from(at))))


@command("join", Panel.SEGMENTS)
def join(call: Call, article: ArticleArgument, number: NumberArgument, to: JobOption = None) -> None:
    """Join a segment with the one after it."""
    change_segment(call, article, number, to, lambda desk, one: [desk.editing.join(one.id)])


@command("comment", Panel.SEGMENTS)
def comment(
    call: Call,
    article: ArticleArgument,
    number: NumberArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The remark; - for standard input.")],
    to: JobOption = None,
) -> None:
    """Add a remark to a segment."""
    remark = text_from(text)
    change_segment(call, article, number, to, lambda desk, one: [desk.editing.comment(one.id, remark)])


@command("history", Panel.SEGMENTS)
def history(call: Call, article: ArticleArgument, number: NumberArgument, to: JobOption = None) -> None:
    """Show what was done to a segment, newest first."""
    with call.opened_desk() as desk:
        segment = segment_of(desk, article, number, to, make=False)
        entries = desk.operations.history(segment.id)
    lines = [
        f"{entry.operation:>5}  {entry.time}  {entry.person}  {entry.kind}{' (undone)' if entry.undone else ''}: "
        f"{entry.target or '–'}"
        for entry in entries
    ]
    document = {**segment_shape(segment), "history": [history_shape(entry) for entry in entries]}
    call.answer(document, lines or ["Nothing was done to it yet."])


@command("undo", Panel.SEGMENTS)
def undo(
    call: Call,
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Only what was done to this article.", show_default=False)
    ] = None,
    to: JobOption = None,
    operation: Annotated[
        int | None,
        typer.Option(
            "--operation",
            metavar="N",
            parser=whole_number("--operation", 1),
            help="This operation, by its number in history.",
        ),
    ] = None,
) -> int:
    """Take back the last thing you did.

    What somebody changed since is left as it is and named; the exit code is then 1.
    """
    if to is not None and article is None:
        raise UsageError("--to needs the article whose translation is meant.")
    with call.opened_desk() as desk:
        job = None if article is None else job_of(desk, desk.articles.find(article), to)
        undone = desk.operations.undo(job=job, operation=operation)
        segments = _still_there(desk, undone.segments)
    print_message(f"Undone: {undone.kind} (operation {undone.operation}).")
    for sentence in undone.left:
        print_message(sentence)
    answer_segments(call, segments)
    return LEFT_SOMETHING if undone.left else 0


def _still_there(desk: Desk, identities: tuple[int, ...]) -> list[Segment]:
    """Give the segments that an undo left standing; one that it took away is none of them."""
    found = []
    for identity in identities:
        try:
            found.append(desk.articles.segment(identity))
        except MissingInput:
            continue
    return found


def _place(segment: Segment, at: str) -> int:
    """Read where to split: an offset in the source text, or the text that begins the second part."""
    text = segment.source.text
    if at.isdecimal() and int(at) < len(text):
        return int(at)
    times = text.count(at) if at else 0
    if times != 1:
        stands = "stands more than once" if times else "does not stand"
        raise UsageError(f"“{at}” {stands} in segment {segment.number}; give the words after the cut.")
    return text.index(at)
