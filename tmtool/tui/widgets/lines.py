"""Lines in a fixed space, already wrapped: only those that change are drawn again."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tmtool.tui.literal import literal


class Lines(Widget):
    """Draws its lines one by one; it never changes the layout."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._lines: list[Content] = []

    def show(self, content: Content | str) -> None:
        """Show content, a plain string literally; what does not fit into a line is cut.

        Args:
            content: its lines as they are to stand on the screen.
        """
        content = content if isinstance(content, Content) else literal(content)
        old, self._lines = self._lines, content.split("\n", allow_blank=True)
        pairs = enumerate(zip_longest(old, self._lines, fillvalue=Content("")))
        changed = [y for y, (before, now) in pairs if not before.is_same(now)]
        if changed:
            width = self.size.width
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, style = self.size.width, self.visual_style
        if y >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        return Strip(self._lines[y].render_segments(style)).adjust_cell_length(width, style.rich_style)
