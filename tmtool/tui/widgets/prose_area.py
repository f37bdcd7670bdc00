"""A text area for prose: shows what cannot be seen, and moves over whole letters, words and tags."""

from __future__ import annotations

from typing import overload

from rich.text import Text
from textual.widgets import TextArea
from textual.widgets.text_area import Document, DocumentNavigator, Location, WrappedDocument

from tmtool.tui.editing import places
from tmtool.tui.editing.signs import shown, signs, stray_spaces
from tmtool.tui.widgets.prose_document import ProseDocument


class ShownDocument(Document):
    """A document as it is drawn, to be wrapped: a no-break space is no place to break, a sign is one cell wide."""

    def __init__(self, document: Document) -> None:
        self._typed = document

    @property
    def lines(self) -> list[str]:
        """All lines as they are drawn."""
        return [shown(line) for line in self._typed.lines]

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return self._typed.line_count

    def get_line(self, index: int) -> str:
        """Give one line as it is drawn."""
        return shown(self._typed.get_line(index))

    @overload
    def __getitem__(self, line_index: int) -> str: ...

    @overload
    def __getitem__(self, line_index: slice) -> list[str]: ...

    def __getitem__(self, line_index: int | slice) -> str | list[str]:
        return self.lines[line_index]


class ProseArea(TextArea):
    """A text area whose offsets are characters and whose cursor never stands inside a letter or a tag."""

    COMPONENT_CLASSES = {"prose-area--tag", "prose-area--sign"}
    DEFAULT_CSS = """
    ProseArea {
        & .prose-area--tag { color: $accent; text-style: bold; }
        & .prose-area--sign { color: $secondary; }
        & .text-area--suggestion { text-style: italic; }
    }
    """

    @property
    def cursor(self) -> int:
        """Where the cursor stands, as an offset in the text."""
        return self.offset_of(self.cursor_location)

    @property
    def selected_span(self) -> tuple[int, int]:
        """The selection as offsets in the text, in their order; both are the cursor's where nothing is selected."""
        start, end = sorted(self.offset_of(place) for place in self.selection)
        return start, end

    def offset_of(self, location: Location) -> int:
        """Give the offset in the text of a place in the document."""
        return self._plain.get_index_from_location(location)

    def location_of(self, offset: int) -> Location:
        """Give the place in the document of an offset in the text; one outside goes to the nearest end."""
        return self._plain.get_location_from_index(max(0, min(offset, len(self.text))))

    @property
    def _plain(self) -> Document:
        """The text as the kind of document that a text area without a language has."""
        assert isinstance(self.document, Document)
        return self.document

    # Drawing

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.document = ProseDocument(text)
        self.wrapped_document = WrappedDocument(ShownDocument(self._plain), tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def get_line(self, line_index: int) -> Text:
        """Give one line as it is drawn: nothing hidden, tags and stray spaces marked."""
        typed = self.document.get_line(line_index)
        line = Text(shown(typed), end="", no_wrap=True)
        for found in places.TAG.finditer(typed):
            line.stylize(self.get_component_rich_style("prose-area--tag", partial=True), *found.span())
        for span in signs(typed):
            line.stylize(self.get_component_rich_style("prose-area--sign", partial=True), *span)
        for span in stray_spaces(typed):
            line.stylize("underline", *span)
        return line

    # Moving

    def clamp_visitable(self, location: Location) -> Location:
        """Give the nearest place where the cursor may stand."""
        row, column = super().clamp_visitable(location)
        return row, places.nearest(self.document.get_line(row), column)

    def get_cursor_left_location(self) -> Location:
        """Give where the cursor goes to the left."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, places.preceding(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Give where the cursor goes to the right."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return super().get_cursor_right_location() if column >= len(line) else (row, places.following(line, column))

    def get_cursor_word_left_location(self) -> Location:
        """Give where the word before the cursor begins."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, places.word_before(self.document.get_line(row), column)

    def get_cursor_word_right_location(self) -> Location:
        """Give where the word behind the cursor ends."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return super().get_cursor_right_location() if column >= len(line) else (row, places.word_behind(line, column))

    def action_text_start(self, select: bool = False) -> None:
        """Go to the beginning of the text."""
        self.move_cursor(self.document.start, select)

    def action_text_end(self, select: bool = False) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end, select)

    def action_delete_word_right(self) -> None:
        """Delete to the end of the word behind the cursor, or what is selected."""
        start, end = self.selection
        self._delete_via_keyboard(start, self.get_cursor_word_right_location() if start == end else end)
