"""What would be replaced, text by text: each can be taken out before Enter writes the rest."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.language.counted import counted
from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import hanging, literal, one_line
from tmtool.tui.shown.differences import between
from tmtool.tui.shown.replacement import Line, Preview, numbers
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.line_list import LineList

_LINES = 2
_LABELS = (6, 20)
"""Cells of what stands before a text: at least, at most."""
_MOST_PASSED = 12
_SHARE_BEFORE = 3


def change_lines(line: Line, width: int, *, label_width: int, is_chosen: bool) -> list[Content]:
    """Give the lines of one text: whether it is taken, where it stands, and what changes in it.

    Args:
        line: the text.
        width: cells of a line.
        label_width: cells of them for where it stands.
        is_chosen: whether it is taken.
    """
    label = f"[{'x' if is_chosen else ' '}] {one_line(line.label, label_width)}"
    indent = label_width + 5
    head = Content.styled(f"{label:<{indent}}", "bold" if is_chosen else "dim")
    before, after = _cut(line.before, line.after, (width - indent) * _LINES)
    return hanging(head + between(before, after), indent, width)[:_LINES]


def _cut(before: str, after: str, room: int) -> tuple[str, str]:
    """Leave out the beginning that two texts share, where the change would not be seen else."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    if len(before) + len(after) - same <= room or same < room // _SHARE_BEFORE:
        return before, after
    start = same - room // _SHARE_BEFORE
    start = before.find(" ", start, same) + 1 or start
    return f"…{before[start:]}", f"…{after[start:]}"


class ReplaceView(ModalScreen[frozenset[int] | None]):
    """Show what would change; gives the keys of what is taken, or None."""

    BINDINGS = bindings(Place.REPLACE)
    CSS_PATH = ["dialogs.tcss", "find.tcss"]
    AUTO_FOCUS = "LineList"

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._chosen = {line.key for line in preview.lines}
        least, most = _LABELS
        self._label_width = min(max(least, *(len(line.label) for line in preview.lines)), most)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog whole"):
            yield Row(classes="title")
            yield LineList[Line](self._lines, lines=_LINES)
            yield Row(classes="foot")

    def on_mount(self) -> None:
        """Show everything taken."""
        self.query_one(LineList).show_items(self._preview.lines)
        self._draw()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _lines(self, line: Line, width: int) -> list[Content]:
        return change_lines(line, width, label_width=self._label_width, is_chosen=line.key in self._chosen)

    def _draw(self) -> None:
        preview = self._preview
        width = self.query_one(".title", Row).size.width or 60
        new = f"by “{preview.new}”" if preview.new else "by nothing"
        where = f"{counted(preview.places, 'place')} in {counted(len(preview.lines), 'text')}"
        head = f"Replace “{preview.query.words}” {new}: {where}."
        passed = f"Passed by: {numbers(preview.passed, _MOST_PASSED)}." if preview.passed else ""
        lines = [
            literal(one_line(head, width), style="bold"),
            literal(one_line(preview.consequence, width)),
            literal(one_line(passed, width), style="$text-warning"),
        ]
        self.query_one(".title", Row).show(Content("\n").join(lines))
        go, take, every, back = (first_key(f"replace.{verb}") for verb in ("go", "take", "all", "close"))
        foot = (
            f"{go} replaces {len(self._chosen)} · {take} takes one in or out · {every} all or none · {back} goes back"
        )
        self.query_one(".foot", Row).show(Content.styled(foot, "dim"))

    def _chosen_otherwise(self) -> None:
        found = self.query_one(LineList)
        found.show_items(found.items, found.at)
        self._draw()

    @on(LineList.Chosen)
    def action_replace(self) -> None:
        """Replace what is taken."""
        if self._chosen:
            self.dismiss(frozenset(self._chosen))

    def action_take(self) -> None:
        """Take the chosen text in, or out, and go on."""
        found = self.query_one(LineList)
        if found.item:
            self._chosen ^= {found.item.key}
            self._chosen_otherwise()
            found.action_move(1)

    def action_take_all(self) -> None:
        """Take all of them out, or in again."""
        self._chosen = set() if self._chosen else {line.key for line in self._preview.lines}
        self._chosen_otherwise()
