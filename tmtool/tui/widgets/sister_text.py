"""The translation into another language beside the segment in the editor, and what of it changed since."""

from __future__ import annotations

from itertools import takewhile

from textual.content import Content

from tmtool.language.registry import name_of
from tmtool.model.articles import SisterChange
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.literal import literal, one_line
from tmtool.tui.shown.differences import between
from tmtool.tui.widgets.lines import Lines

_SHARE_BEFORE = 4
"""What stands before the first change has a fourth of the room, where there is not enough for all."""


def change_content(change: SisterChange, room: int) -> Content:
    """Show what changed in another language since, the words first.

    Args:
        change: the old and the new text.
        room: cells that there are; in a longer text what stands before the change is cut.
    """
    label = Content.styled(f"{name_of(change.language)} changed: ", "bold $text-warning")
    whole = label + between(change.old, change.new)
    if whole.cell_length <= room:
        return whole
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(change.old, change.new, strict=False)))
    start = max(same - room // _SHARE_BEFORE, 0)
    # From a whole word on, where there is one.
    start = change.old.find(" ", start, same) + 1 or start
    return label + literal("…" if start else "", style="dim") + between(change.old[start:], change.new[start:])


def sister_content(opened: OpenJob, width: int, height: int) -> Content:
    """Give what the other languages have beside the current segment: what changed first, else the text as it is."""
    changes = opened.current.sister_changes
    lines: list[Content] = []
    for done, change in enumerate(changes):
        room = max(height - len(lines) - (len(changes) - done - 1), 1)
        wrapped = change_content(change, room * width).wrap(width)
        if len(wrapped) > room:
            # The last line is cut from all that would follow, so that an ellipsis stands where something is missing.
            wrapped = [*wrapped[: room - 1], wrapped[room - 1].truncate(width - 2) + Content.styled(" …", "bold")]
        lines += wrapped
    if opened.sibling_language and opened.sibling_language not in [change.language for change in changes]:
        text = f"{opened.sibling_language} {opened.sibling_text(opened.current) or '—'}"
        room = height - len(lines)
        if room == 1:
            text = one_line(text, width)
        lines += literal(text, style="dim").wrap(width)[: max(room, 0)]
    return Content("\n").join(lines[:height])


class SisterText(Lines):
    """Draws the other languages; its place is kept free only where there is one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._opened: OpenJob | None = None

    def show_beside(self, opened: OpenJob) -> None:
        """Show what stands beside the current segment."""
        self._opened = opened
        self.display = opened.sibling_language is not None or bool(opened.sister_changed)
        self._draw()

    def on_resize(self) -> None:
        """Lay out again."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if self._opened and width and height:
            self.show(sister_content(self._opened, width, height))
