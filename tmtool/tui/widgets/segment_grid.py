"""The segments of a job side by side, source and target, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tmtool.model.articles import OriginKind, Segment, State
from tmtool.tui.actions import Place, pressed
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.keyboard.keys import digit, latin_letter
from tmtool.tui.widgets.grid_lines import GridLines
from tmtool.tui.widgets.measured_lines import KEPT
from tmtool.tui.widgets.measured_view import MeasuredView

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
    ("■", "signed off"), ("–", "left out"), ("?", "looks like an author box: leave it out?"), ("»", "has a remark"),
    ("L", "locked"), ("★", "your bookmark"), ("≠", "the language it was made beside has changed"),
    ("H", "headline"), ("¶", "end of a paragraph"),
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


HARMLESS = frozenset({"translate.bookmark"})
"""What a letter may do in the list without Alt, besides opening a dialog."""


class SegmentGrid(MeasuredView):
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

    _lines: GridLines

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = GridLines()
        self._at = 0
        self.bookmarks: frozenset[int] = frozenset()
        """The segments that the person marked."""
        self._drawn: dict[tuple[int, int], Strip] = {}
        """Lines as they were drawn, by segment and line of it; scrolling draws most of them again."""

    def show(self, segments: tuple[Segment, ...], at: int, bookmarks: frozenset[int] = frozenset()) -> None:
        """Show segments and stand on one of them; only what changed is drawn again.

        Args:
            segments: of the job.
            at: the place of the one in the editor.
            bookmarks: the identities of the segments that the person marked.
        """
        lines, stood = self._lines, self._at
        tops, above = lines.tops, self._above(stood)
        touched = lines.show(segments) | {place for place in (at, stood) if at != stood}
        if bookmarks != self.bookmarks:
            moved = bookmarks ^ self.bookmarks
            touched |= {place for place, segment in enumerate(segments) if segment.id in moved}
        self._at, self.bookmarks = at, bookmarks
        lines.measure(at, self.size.height)
        if lines.tops is tops:
            self._draw_again(touched)
        else:
            self._lines_moved(min(stood, len(segments) - 1), above)
        self._keep_in_sight()

    def _draw_again(self, places: set[int]) -> None:
        tops = self._lines.tops
        for key in [key for key in self._drawn if key[0] in places]:
            del self._drawn[key]
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        for place in places:
            if tops[place] < last and tops[place + 1] > first:
                self.refresh_lines(tops[place], tops[place + 1] - tops[place])

    def _moved(self) -> None:
        self._drawn.clear()

    def _on_resize(self, event: events.Resize) -> None:
        above = self._above(self._at)
        self._lines.fit(*self._column_widths)
        self._lines.measure(self._at, self.size.height)
        self._lines_moved(min(self._at, len(self._lines.segments) - 1), above)
        self._keep_in_sight()

    @property
    def _column_widths(self) -> tuple[int, int]:
        room = max(self._width - _GUTTER - len(_BETWEEN), 2 * _SMALLEST_COLUMN)
        return room // 2, room - room // 2

    def _keep_in_sight(self) -> None:
        """Scroll until the segment and the next one are seen; a good way, so that it happens seldom."""
        segments, tops, window = self._lines.segments, self._lines.tops, self.size.height
        if not segments or not window:
            return
        top, end = tops[self._at], tops[min(self._at + 2, len(segments))]
        end = min(end, max(top + window, tops[self._at + 1]))
        line = self.scroll_offset.y
        if top < line:
            line = max(top - window // 3, 0)
        elif end > line + window:
            line = min(max(end - window, top - window // 3), top)
        self._scroll_so(line)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        line = y + self.scroll_offset.y
        if not self._lines.segments or line >= self._lines.tops[-1]:
            return Strip.blank(self._width, self.visual_style.rich_style)
        place = bisect_right(self._lines.tops, line) - 1
        key = place, line - self._lines.tops[place]
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            found = self._drawn[key] = self._strip(*key)
        return found

    def _strip(self, place: int, row: int) -> Strip:
        base = self.get_visual_style("segment-grid--current") if place == self._at else self.visual_style
        strip = Strip(self._line(place, row).render_segments(base))
        return strip.adjust_cell_length(self._width, base.rich_style)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def _line(self, place: int, row: int) -> Content:
        segment = self._lines.segments[place]
        source, target = self._lines.laid(place)
        left = source[row] if row < len(source) else Content("")
        right = target[row] if row < len(target) else Content("")
        source_width, _ = self._column_widths
        gutter: Content | str = " " * _GUTTER
        if row == 0:
            sign, style = glyph(segment)
            is_current = place == self._at
            mark = "▸" if is_current else "★" if segment.id in self.bookmarks else " "
            kind = "H" if segment.headline else "»" if segment.comments else "L" if segment.locked else " "
            gutter = Content.assemble(
                (f"{mark}{segment.number:>4} ", "bold" if is_current else "dim"), (sign, style), f"{kind} "
            )
        space = max(source_width - left.cell_length, 0)
        return Content.assemble(gutter, left, " " * space, (_BETWEEN, "dim"), right)

    def action_page(self, direction: int) -> None:
        """Go a window up or down."""
        line = self._lines.tops[self._at] + direction * max(self.size.height - 1, 1)
        self.post_message(self.Chosen(self._lines.place_of(max(line, 0))))

    def action_edge(self, which: int) -> None:
        """Go to the first or last segment."""
        self.post_message(self.Chosen(0 if which == 0 else len(self._lines.segments) - 1))

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of the digit row, whatever letters the layout has there, and some letters as if with Alt.

        Many terminals send Escape and a letter for Alt and that letter: both must do the same, or the letter alone
        nothing. A person who types on after one Escape too many must not write anything by it.
        """
        number = digit(event.character)
        found = pressed(Place.TRANSLATE, f"alt+{latin_letter(event.character)}") if event.character else None
        found = found if found and (found[0].opens or found[0].id in HARMLESS) else None
        here = pressed(Place.GRID, event.key)
        if here and hasattr(self.screen, f"action_{here[1]}"):
            # A binding looks for what it does in this widget alone.
            found = here
        if number or found:
            event.stop()
            event.prevent_default()
        if number:
            self.post_message(self.MatchChosen(number))
        elif found:
            await self.app.run_action(found[1], self.screen)

    def on_click(self, event: events.Click) -> None:
        """Go to the segment that was clicked."""
        line = event.y + self.scroll_offset.y
        if self._lines.segments and line < self._lines.tops[-1]:
            self.post_message(self.Chosen(self._lines.place_of(line)))

    @property
    def base(self) -> Style:
        """The style of a line that is not current."""
        return self.visual_style
