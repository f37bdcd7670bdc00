"""All remarks of a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.model.articles import Comment, Segment
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark with its segment."""

    comment: Comment
    segment: Segment
    index: int

    def lines(self, width: int) -> list[Content]:
        """Lay it out: number, who and when, the remark; under it the source."""
        when = self.comment.time[:16].replace("T", " ")
        head = Content.assemble(
            (f"{self.segment.number:>5}  ", "bold"), literal(f"{self.comment.person} {when}  ", style="dim")
        )
        room = max(width - head.cell_length, 10)
        under = one_line(self.segment.source.shown, max(width - 7, 1))
        return [head + literal(one_line(self.comment.text, room)), literal(" " * 7 + under, style="dim")]


def remarks(segments: Sequence[Segment]) -> tuple[Remark, ...]:
    """Give every remark of a job, in the order of its segments."""
    return tuple(
        Remark(comment, segment, index) for index, segment in enumerate(segments) for comment in segment.comments
    )


class CommentsView(ModalScreen[int | None]):
    """Show the remarks; gives the index of the segment to go to, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(Place.COMMENTS)
    AUTO_FOCUS = "LineList"

    def __init__(self, segments: Sequence[Segment]) -> None:
        super().__init__()
        self._remarks = remarks(segments)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield LineList[Remark](
                lambda remark, width: remark.lines(width), lines=2, empty="Nobody has left a remark."
            )

    def on_mount(self) -> None:
        """Show the remarks."""
        self.query_one(".title", Row).show("Remarks. Enter goes to the segment, Esc closes.")
        self.query_one(LineList).show_items(self._remarks)

    @on(LineList.Chosen)
    def action_go(self) -> None:
        """Go to the segment of the chosen remark."""
        if remark := self.query_one(LineList).item:
            self.dismiss(remark.index)
