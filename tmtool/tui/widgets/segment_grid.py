"""The segments of a job side by side, source and target, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tmtool.language.registry import name_of
from tmtool.model.articles import OriginKind, Segment, State
from tmtool.tui.actions import Place
from tmtool.tui.bindings import bindings
from tmtool.tui.keys import digit
from tmtool.tui.literal import literal

_GLYPHS = {State.NEW: "·", State.DRAFT: "~", State.TRANSLATED: "✓", State.REVIEWED: "✔", State.FINAL: "■"}
_STYLES = {
    State.NEW: "dim",
    State.DRAFT: "$text-warning",
    State.TRANSLATED: "$text-success",
    State.REVIEWED: "bold $text-success",
    State.FINAL: "bold $text-success",
}
LEGEND = (
    ("·", "new"), ("~", "draft"), ("≈", "draft from a similar match"), ("✓", "translated"), ("✔", "reviewed"),
    ("■", "signed off"), ("–", "left out"), ("?", "looks like an author box: leave it out?"), ("!", "has a remark"),
    ("≠", "the language it was made beside has changed"), ("H", "headline"), ("¶", "end of a paragraph"),
)  # fmt: skip
"""The signs of the grid, for the help."""

_GUTTER = 9
_BETWEEN = " │ "
_SMALLEST_COLUMN = 8


def glyph(segment: Segment) -> tuple[str, str]:
    """Give the sign of a segment's state and its style; the sign alone is enough to tell."""
    if segment.left_out:
        return "–", "dim"
    if segment.furniture and segment.state is State.NEW:
        return "?", "$text-warning"
    if segment.state is State.DRAFT and segment.origin and segment.origin.kind is OriginKind.FUZZY:
        return "≈", "$text-warning"
    return _GLYPHS[segment.state], _STYLES[segment.state]


class SegmentGrid(ScrollView, can_focus=True):
    """Draws only the lines that are seen, from the segments it was given."""

    BINDINGS = bindings(Place.GRID)
    COMPONENT_CLASSES = {"segment-grid--current"}

    class Chosen(Message):
        """A segment was clicked, or reached with a page key."""

        def __init__(self, index: int) -> None:
            self.index = index
            super().__init__()

    class MatchChosen(Message):
        """A key of the digit row was pressed."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._segments: tuple[Segment, ...] = ()
        self._at = 0
        self._wrapped_width = 0
        self._wrapped: dict[int, tuple[list[Content], list[Content]]] = {}
        self._tops: list[int] = [0]
        """First line of each segment, and behind the last one the number of all lines."""

    def show(self, segments: tuple[Segment, ...], at: int) -> None:
        """Show segments and stand on one of them; only what changed is wrapped again."""
        changed = {
            index
            for index, segment in enumerate(segments)
            if index >= len(self._segments) or segment != self._segments[index]
        }
        if len(segments) != len(self._segments):
            self._wrapped.clear()
        for index in changed:
            self._wrapped.pop(index, None)
        tops, touched = self._tops, changed | ({at, self._at} if at != self._at else set())
        self._segments, self._at = segments, at
        if changed or not self._wrapped:
            self._lay_out()
        if tops == self._tops:
            for index in touched:
                self.refresh_lines(self._tops[index], self._tops[index + 1] - self._tops[index])
        else:
            self.refresh()
        self._keep_in_sight()

    def _on_resize(self, event: events.Resize) -> None:
        self._lay_out()
        self._keep_in_sight()

    def _lay_out(self) -> None:
        width = self._width
        if width != self._wrapped_width:
            self._wrapped.clear()
            self._wrapped_width = width
        heights = [max(map(len, self._columns(index))) for index in range(len(self._segments))]
        self._tops = [0, *accumulate(heights)]
        self.virtual_size = Size(width, self._tops[-1])

    @property
    def _width(self) -> int:
        """Cells beside the scroll bar, for which there is always room; the widget's size may still have them."""
        return self.scrollable_content_region.width

    @property
    def _column_widths(self) -> tuple[int, int]:
        room = max(self._width - _GUTTER - len(_BETWEEN), 2 * _SMALLEST_COLUMN)
        return room // 2, room - room // 2

    def _columns(self, index: int) -> tuple[list[Content], list[Content]]:
        """Give the wrapped lines of a segment's source and target."""
        found = self._wrapped.get(index)
        if found is None:
            segment = self._segments[index]
            style = "bold" if segment.headline else "dim" if segment.left_out else ""
            end = Content.styled(" ¶", "dim") if segment.ends_block else Content("")
            source_width, target_width = self._column_widths
            source = (literal(segment.source.shown, style=style) + end).wrap(source_width)
            target = literal(segment.target.shown, style=style).wrap(target_width) if segment.target else [Content("")]
            target += [
                Content.styled(f"≠ {name_of(change.language)} changed", "$text-warning").truncate(target_width)
                for change in segment.sister_changes
            ]
            found = self._wrapped[index] = (source, target)
        return found

    def _keep_in_sight(self) -> None:
        if not self._segments or not self.size.height or self._at + 1 >= len(self._tops):
            return
        after = self._tops[min(self._at + 2, len(self._segments))]
        top, height = self._tops[self._at], self._tops[self._at + 1] - self._tops[self._at]
        lines = min(max(height, min(after - top, self.size.height)), self.size.height)
        self.scroll_to_region(Region(0, top, self.size.width, lines), animate=False, x_axis=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        line = y + self.scroll_offset.y
        width = self._width
        base = self.visual_style
        if not self._segments or line >= self._tops[-1]:
            return Strip.blank(width, base.rich_style)
        index = bisect_right(self._tops, line) - 1
        if index == self._at:
            base = self.get_visual_style("segment-grid--current")
        content = self._line(index, line - self._tops[index])
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def _line(self, index: int, row: int) -> Content:
        segment = self._segments[index]
        source, target = self._columns(index)
        left = source[row] if row < len(source) else Content("")
        right = target[row] if row < len(target) else Content("")
        source_width, _ = self._column_widths
        gutter: Content | str = " " * _GUTTER
        if row == 0:
            sign, style = glyph(segment)
            mark = "▸" if index == self._at else " "
            kind = "H" if segment.headline else "!" if segment.comments else " "
            gutter = Content.assemble(
                (f"{mark}{segment.number:>4} ", "bold" if index == self._at else "dim"), (sign, style), f"{kind} "
            )
        space = max(source_width - left.cell_length, 0)
        return Content.assemble(gutter, left, " " * space, (_BETWEEN, "dim"), right)

    def action_page(self, direction: int) -> None:
        """Go a window up or down."""
        line = self._tops[self._at] + direction * max(self.size.height - 1, 1)
        index = bisect_right(self._tops, max(line, 0)) - 1
        self.post_message(self.Chosen(max(0, min(index, len(self._segments) - 1))))

    def action_edge(self, which: int) -> None:
        """Go to the first or last segment."""
        self.post_message(self.Chosen(0 if which == 0 else len(self._segments) - 1))

    def on_key(self, event: events.Key) -> None:
        """Take the keys of the digit row, whatever letters the layout has there."""
        number = digit(event.character)
        if number:
            event.stop()
            event.prevent_default()
            self.post_message(self.MatchChosen(number))

    def on_click(self, event: events.Click) -> None:
        """Go to the segment that was clicked."""
        line = event.y + self.scroll_offset.y
        if self._segments and line < self._tops[-1]:
            self.post_message(self.Chosen(bisect_right(self._tops, line) - 1))

    @property
    def base(self) -> Style:
        """The style of a line that is not current."""
        return self.visual_style
