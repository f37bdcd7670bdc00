"""What a broad screen has room for: the paragraph as it will be read, remarks, and what was here before."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tmtool.model.articles import HistoryEntry, Segment
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.literal import literal
from tmtool.tui.shown.days import moment
from tmtool.tui.widgets.lines import Lines

_PARAGRAPHS = 3
"""The one with the segment, the one before and the one after."""


def paragraph_content(opened: OpenJob, text: str) -> list[Content]:
    """Give the paragraphs around the segment as they will be read; what is not translated yet is dim.

    Args:
        opened: the job.
        text: what stands in the editor.
    """
    current = opened.current
    blocks = range(current.first_block - 1, current.first_block + _PARAGRAPHS - 1)
    around = opened.segments[max(opened.at - 40, 0) : opened.at + 40]
    paragraphs = []
    for block in blocks:
        sentences = [_sentence(one, text if one is current else None) for one in around if one.first_block == block]
        shown = [one for one in sentences if one is not None]
        if shown:
            paragraphs.append(Content(" ").join(shown))
    return paragraphs


def _sentence(segment: Segment, text: str | None) -> Content | None:
    if segment.left_out:
        return None
    if text is not None:
        return literal(text or segment.source.shown, style="bold" if text else "bold dim")
    if segment.target:
        return literal(segment.target.shown, style="bold" if segment.headline else "")
    return literal(segment.source.shown, style="dim")


def side_lines(
    opened: OpenJob, text: str, history: Sequence[HistoryEntry], width: int, height: int, now: str
) -> list[Content]:
    """Lay out the broad screen's third column.

    Args:
        opened: the job.
        text: what stands in the editor.
        history: of the segment, newest first.
        width: cells of a line.
        height: lines that there are.
        now: the time of the desk.
    """
    parts: list[tuple[str, list[Content]]] = [("Reads", paragraph_content(opened, text))]
    comments = [
        literal(f"{one.person}, {moment(one.time, now)}: {one.text}", style="italic") for one in opened.current.comments
    ]
    entries = [_entry(entry, now) for entry in history]
    parts += [("Comments", comments), ("Before", entries)]
    lines: list[Content] = []
    for title, contents in parts:
        if contents:
            lines += [Content("")] if lines else []
            lines.append(Content.styled(title, "bold $text-primary"))
            for number, content in enumerate(contents):
                lines += [Content("")] if number and title == "Reads" else []
                lines += content.wrap(width)
    return lines[:height]


def _entry(entry: HistoryEntry, now: str) -> Content:
    style = "strike dim" if entry.undone else ""
    head = literal(f"{moment(entry.time, now)} {entry.person}: ", style="dim")
    return head + literal(entry.target or "—", style=style)


class SideText(Lines):
    """Draws the third column; where there is none, nothing is laid out."""

    def show_beside(self, opened: OpenJob, text: str, history: Sequence[HistoryEntry], now: str) -> None:
        """Show what is around the segment."""
        width, height = self.content_size
        if width and height:
            self.show(Content("\n").join(side_lines(opened, text, history, width, height, now)))
