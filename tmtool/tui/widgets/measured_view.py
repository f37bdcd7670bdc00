"""A view of many items of different heights that only lays out what is seen."""

from __future__ import annotations

from typing import Any

from textual.geometry import Size
from textual.scroll_view import ScrollView

from tmtool.tui.widgets.measured_lines import MeasuredLines


class MeasuredView(ScrollView, can_focus=True):
    """Scrolls over items; what comes into sight is measured, and what is looked at stays where it is meanwhile."""

    _lines: MeasuredLines[Any]

    def _moved(self) -> None:
        """Other lines stand in the window; whoever keeps what was drawn forgets it."""

    def _lines_moved(self, place: int, above: int) -> None:
        """Take over where the lines stand now; an item stays so many lines below the top of the window."""
        self._moved()
        size = Size(self._width, self._lines.tops[-1])
        if size != self.virtual_size:
            # There is always room for the scroll bar, so another length is no reason to lay the screen out again.
            self.set_reactive(ScrollView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
        self.refresh()
        if place >= 0:
            self._scroll_so(self._lines.tops[place] - above)

    def _above(self, place: int) -> int:
        return self._lines.tops[min(place, len(self._lines.tops) - 1)] - self.scroll_offset.y

    def _scroll_so(self, line: int) -> None:
        if line != self.scroll_offset.y:
            self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes into sight, for whoever scrolls with the mouse."""
        if self._lines.count:
            tops = self._lines.tops
            first = self._lines.place_of(round(new_value))
            self._lines.measure(first, self.size.height)
            if self._lines.tops is not tops:
                self._lines_moved(first, tops[first] - round(new_value))
        super().watch_scroll_y(old_value, new_value)

    @property
    def _width(self) -> int:
        """Cells beside the scroll bar, for which there is always room; the widget's size may still have them."""
        return self.scrollable_content_region.width
