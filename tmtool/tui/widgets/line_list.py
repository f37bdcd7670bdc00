"""A list of any length, drawn line by line: only what is seen is ever laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

Item = TypeVar("Item")
Draw = Callable[[Item, int], Sequence[Content]]
"""Gives the lines of an item for so many cells; those beyond the height of the list's items are not shown."""

MARK = "▸ "


class LineList(ScrollView, Generic[Item], can_focus=True):
    """Choose one of many items, all of the same height; the chosen one is marked by a sign, not by colour alone."""

    BINDINGS = [
        ("up", "move(-1)", "Up"),
        ("down", "move(1)", "Down"),
        ("pageup", "page(-1)", "Page up"),
        ("pagedown", "page(1)", "Page down"),
        ("home", "edge(0)", "First"),
        ("end", "edge(-1)", "Last"),
        ("enter", "choose", "Choose"),
    ]
    COMPONENT_CLASSES = {"line-list--current"}
    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $background;
    }
    LineList > .line-list--current {
        background: $panel 70%;
    }
    LineList:focus > .line-list--current {
        background: $accent 30%;
    }
    """

    class Moved(Message):
        """Another item is chosen."""

        def __init__(self, line_list: LineList[Any]) -> None:
            self.line_list = line_list
            super().__init__()

        @property
        def control(self) -> LineList[Any]:
            """The list."""
            return self.line_list

    class Chosen(Moved):
        """Enter was pressed on an item, or it was clicked."""

    def __init__(self, draw: Draw[Item], *, lines: int = 1, empty: str = "", id: str | None = None) -> None:
        """Make a list.

        Args:
            draw: gives the lines of an item.
            lines: how many lines an item has.
            empty: what is shown where there is none.
            id: the name of the widget.
        """
        super().__init__(id=id)
        self._draw_item, self._item_lines, self._empty = draw, lines, empty
        self._items: Sequence[Item] = ()
        self._at = 0
        self._laid: dict[int, list[Content]] = {}
        self._laid_width = 0

    @property
    def items(self) -> Sequence[Item]:
        """What is shown."""
        return self._items

    @property
    def at(self) -> int:
        """Index of the chosen item."""
        return self._at

    @property
    def item(self) -> Item | None:
        """The chosen item; None where there is none."""
        return self._items[self._at] if self._items else None

    def show_items(self, items: Sequence[Item], at: int | None = None, *, empty: str | None = None) -> None:
        """Show items.

        Args:
            items: in their order.
            at: the one to choose; the one at the same place by default.
            empty: what is shown where there is none; as before by default.
        """
        self._items = items
        self._empty = self._empty if empty is None else empty
        self._laid.clear()
        self._at = max(0, min(self._at if at is None else at, len(items) - 1))
        self.virtual_size = Size(self._line_width, len(items) * self._item_lines)
        self._keep_chosen_in_sight()
        self.refresh()

    def choose(self, index: int) -> None:
        """Choose an item; an index outside goes to the nearest end."""
        index = max(0, min(index, len(self._items) - 1))
        if index == self._at or not self._items:
            return
        old, self._at = self._at, index
        for row in (old, index):
            self.refresh_lines(row * self._item_lines, self._item_lines)
        self._keep_chosen_in_sight()
        self.post_message(self.Moved(self))

    def action_move(self, step: int) -> None:
        """Go up or down by one."""
        self.choose(self._at + step)

    def action_page(self, direction: int) -> None:
        """Go a window up or down."""
        self.choose(self._at + direction * max(self.size.height // self._item_lines - 1, 1))

    def action_edge(self, which: int) -> None:
        """Go to the first or the last item."""
        self.choose(0 if which == 0 else len(self._items) - 1)

    def action_choose(self) -> None:
        """Take the chosen item."""
        if self._items:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the item that was clicked; a second click takes it."""
        index = (event.y + self.scroll_offset.y) // self._item_lines
        if index >= len(self._items):
            return
        if index == self._at and event.chain > 1:
            self.action_choose()
        self.choose(index)

    @property
    def _line_width(self) -> int:
        return self.scrollable_content_region.width

    def _on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(self._line_width, len(self._items) * self._item_lines)
        self._keep_chosen_in_sight()

    def _keep_chosen_in_sight(self) -> None:
        if self._items and self.size.height:
            region = Region(0, self._at * self._item_lines, self.size.width, self._item_lines)
            self.scroll_to_region(region, animate=False, x_axis=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width, base = self._line_width, self.visual_style
        index, row = divmod(y + self.scroll_offset.y, self._item_lines)
        if index >= len(self._items):
            word = Content.styled(f" {self._empty}", "dim") if y == 0 and not self._items else Content("")
            return Strip(word.truncate(width).render_segments(base)).adjust_cell_length(width, base.rich_style)
        if index == self._at:
            base = self.get_visual_style("line-list--current")
        lines = self._lines_of(index, width)
        mark = MARK if index == self._at and row == 0 else " " * len(MARK)
        content = Content.assemble((mark, "bold"), lines[row] if row < len(lines) else "")
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def _lines_of(self, index: int, width: int) -> list[Content]:
        if width != self._laid_width or len(self._laid) > 1000:
            self._laid.clear()
            self._laid_width = width
        found = self._laid.get(index)
        if found is None:
            room = max(width - len(MARK), 1)
            drawn = self._draw_item(self._items[index], room)
            found = self._laid[index] = [line.truncate(room, ellipsis=True) for line in drawn]
        return found
