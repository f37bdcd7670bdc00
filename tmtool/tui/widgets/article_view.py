"""A whole article, drawn line by line; one segment of it stands chosen."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from textual import events
from textual.content import Content, Span
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tmtool.model.articles import Segment
from tmtool.tui.shown.article_text import Line, Paragraph, Piece
from tmtool.tui.widgets.article_layout import ArticleLayout
from tmtool.tui.widgets.measured_view import MeasuredView

_GUTTER = 2
_BETWEEN = " │ "


class ArticleView(MeasuredView):
    """Read the article with ↑ and ↓, from segment to segment."""

    BINDINGS = [
        ("up", "move(-1)", "Up"),
        ("down", "move(1)", "Down"),
        ("pageup", "page(-1)", "Page up"),
        ("pagedown", "page(1)", "Page down"),
        ("home", "edge(0)", "First"),
        ("end", "edge(-1)", "Last"),
    ]
    COMPONENT_CLASSES = {"article-view--current"}
    DEFAULT_CSS = """
    ArticleView { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    ArticleView > .article-view--current { background: $accent 25%; }
    """

    _lines: ArticleLayout

    class Chosen(Message):
        """A segment was clicked twice."""

        def __init__(self, segment: Segment) -> None:
            self.segment = segment
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._lines = ArticleLayout()
        self._pieces: list[tuple[int, Piece]] = []
        """Every segment with the index of its paragraph."""
        self._firsts: list[int] = []
        """Where the pieces of each paragraph begin among them."""
        self._at = 0
        self._beside = False

    @property
    def segment(self) -> Segment | None:
        """The chosen segment."""
        return self._pieces[self._at][1].segment if self._pieces else None

    def show(self, paragraphs: tuple[Paragraph, ...], segment: int | None, *, beside: bool) -> None:
        """Show an article.

        Args:
            paragraphs: what it consists of.
            segment: the identity of the segment to choose; the first by default.
            beside: whether the source stands beside it.
        """
        self._beside = beside
        self._pieces = [(index, piece) for index, one in enumerate(paragraphs) for piece in one.pieces]
        self._firsts = [0, *accumulate(len(one.pieces) for one in paragraphs)]
        ids = [piece.segment.id for _, piece in self._pieces]
        self._at = ids.index(segment) if segment in ids else 0
        self._lay_out(paragraphs)

    def _on_resize(self, event: events.Resize) -> None:
        self._lay_out(self._lines.paragraphs)

    def _lay_out(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self._lines.show(paragraphs, *self._columns)
        if self._pieces:
            self._lines.measure(self._pieces[self._at][0], self.size.height)
        self.virtual_size = Size(self._width, self._lines.tops[-1])
        self._lines_moved(-1, 0)
        self._keep_in_sight()

    @property
    def _columns(self) -> tuple[int, int]:
        room = max(self._width - _GUTTER, 10)
        if not self._beside:
            return 0, room
        half = (room - len(_BETWEEN)) // 2
        return half, room - len(_BETWEEN) - half

    def _rows_of(self, index: int) -> tuple[int, int]:
        """First and last line of a segment."""
        paragraph, piece = self._pieces[index]
        starts = [line.start for line in self._lines.laid(paragraph).target]
        first = bisect_right(starts, piece.start) - 1
        last = bisect_right(starts, max(piece.end - 1, piece.start)) - 1
        return self._lines.tops[paragraph] + first, self._lines.tops[paragraph] + last

    def _keep_in_sight(self) -> None:
        if self._pieces and self.size.height:
            first, last = self._rows_of(self._at)
            region = Region(0, first, self.size.width, min(last - first + 2, self.size.height))
            self.scroll_to_region(region, animate=False, x_axis=False, immediate=True)

    def _choose(self, index: int) -> None:
        index = max(0, min(index, len(self._pieces) - 1))
        if self._pieces and index != self._at:
            tops, stood = self._lines.tops, self._pieces[self._at][0]
            above = self._above(stood)
            self._lines.measure(self._pieces[index][0], self.size.height)
            if self._lines.tops is not tops:
                self._lines_moved(stood, above)
            for at in (self._at, index):
                first, last = self._rows_of(at)
                self.refresh_lines(first, last - first + 1)
            self._at = index
            self._keep_in_sight()

    def action_move(self, step: int) -> None:
        """Go a segment up or down."""
        self._choose(self._at + step)

    def action_page(self, direction: int) -> None:
        """Go a window up or down."""
        if not self._pieces:
            return
        wanted = self._rows_of(self._at)[0] + direction * max(self.size.height - 2, 1)
        self._choose(self._at_line(wanted))

    def action_edge(self, which: int) -> None:
        """Go to the first or the last segment."""
        self._choose(0 if which == 0 else len(self._pieces) - 1)

    def on_click(self, event: events.Click) -> None:
        """Choose the segment that was clicked; a second click takes it."""
        if self._pieces:
            self._choose(self._at_line(event.y + self.scroll_offset.y))
            if event.chain > 1 and self.segment:
                self.post_message(self.Chosen(self.segment))

    def _at_line(self, line: int) -> int:
        paragraph = self._lines.place_of(line)
        first, behind = self._firsts[paragraph : paragraph + 2]
        rows = [self._rows_of(index)[0] for index in range(first, behind)]
        return first + max(bisect_right(rows, line) - 1, 0)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        line, width, base = y + self.scroll_offset.y, self._width, self.visual_style
        if not self._pieces or line >= self._lines.tops[-1]:
            return Strip.blank(width, base.rich_style)
        index = self._lines.place_of(line)
        content = self._line(index, line - self._lines.tops[index])
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def _line(self, index: int, row: int) -> Content:
        paragraph, laid = self._lines.paragraphs[index], self._lines.laid(index)
        target = laid.target[row] if row < len(laid.target) else None
        source = laid.source[row] if row < len(laid.source) else None
        at, chosen = self._pieces[self._at]
        is_chosen = target and at == index and chosen.start < target.end and chosen.end > target.start
        mark = Content.styled("▸ " if is_chosen else "  ", "bold $accent")
        right = self._content(paragraph, target, chosen if at == index else None) if target else Content("")
        if not self._beside:
            return mark + right
        left = Content(paragraph.source[source.start : source.end]) if source else Content("")
        space = " " * max(self._columns[0] - left.cell_length, 0)
        between = (_BETWEEN, "dim") if target or source else " " * len(_BETWEEN)
        return Content.assemble(mark, left.stylize("dim"), space, between, right)

    def _content(self, paragraph: Paragraph, line: Line, chosen: Piece | None) -> Content:
        spans = [Span(0, line.end - line.start, "bold")] if paragraph.is_headline else []
        for piece in paragraph.pieces:
            start, end = max(piece.start, line.start) - line.start, min(piece.end, line.end) - line.start
            if start >= end:
                continue
            if piece.is_source:
                spans.append(Span(start, end, "dim italic"))
            if piece is chosen:
                style = self.get_visual_style("article-view--current")
                spans.append(Span(start, end, style))
        return Content(paragraph.text[line.start : line.end], spans=spans)
