"""The text that the person writes."""

from __future__ import annotations

import re

from rich.text import Text
from textual import events
from textual.document._document import Document
from textual.widgets import TextArea

from tmtool.tui.actions import Place, at
from tmtool.tui.literal import cleaned, visible_in_place

_TAG = re.compile(r"‹/?\d+/?›")
_DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)|\u00a0")

_METHODS = {key: method for action in at(Place.TRANSLATE) if not action.opens for key, method in action.methods}


class TargetEditor(TextArea, inherit_bindings=True):
    """A text area for one segment: what is loaded starts with no undo, what is put in can be undone."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")
        self.cursor_blink = False
        self._loaded = ""
        self.provisional = False
        """Whether nobody has taken the text yet: a match was put in by itself, and it is drawn so."""

    def load(self, text: str, *, provisional: bool = False) -> None:
        """Show another segment's text, the cursor at its end.

        Args:
            text: the text.
            provisional: whether it was put in by itself.
        """
        self._loaded = text
        self.provisional = provisional
        self.set_class(provisional, "-provisional")
        self.load_text(text)
        self.move_cursor(self.document.end)

    def put(self, text: str, cursor: int | None = None) -> None:
        """Replace the whole text; undo brings the old one back.

        Args:
            text: the new text.
            cursor: offset in it; its end by default.
        """
        self.history.checkpoint()
        self.replace(text, self.document.start, self.document.end)
        self.history.checkpoint()
        end = self.document.end
        self.move_cursor(end if cursor is None else self._lines.get_location_from_index(cursor))

    def take(self) -> None:
        """Make a text that was put in by itself the person's own, and draw it so."""
        self.provisional = False
        self.remove_class("-provisional")
        self.notify_style_update()

    @property
    def touched(self) -> bool:
        """Whether undo has anything to do with this text."""
        return bool(self.history.undo_stack)

    @property
    def cursor(self) -> int:
        """Where the cursor stands, as an offset in the text."""
        return self._lines.get_index_from_location(self.cursor_location)

    @property
    def _lines(self) -> Document:
        """The text as the kind of document that a text area without a language has."""
        assert isinstance(self.document, Document)
        return self.document

    def get_line(self, line_index: int) -> Text:
        """Give one line as it is drawn: nothing hidden, tags and stray spaces marked."""
        line = Text(visible_in_place(self.document.get_line(line_index)), end="", no_wrap=True)
        for found in _TAG.finditer(line.plain):
            line.stylize("bold cyan", *found.span())
        for found in _DOUBLE_SPACE.finditer(line.plain):
            line.stylize("underline", *found.span())
        if self.provisional:
            line.stylize("dim italic")
        return line

    async def _on_key(self, event: events.Key) -> None:
        # A binding would run in the app's turn, before or after keys that still wait here: a fast typist's Enter
        # would confirm half a word. Done here, actions and letters keep the order in which they were pressed.
        method = _METHODS.get(event.key)
        if method is None:
            await super()._on_key(event)
        else:
            event.stop()
            event.prevent_default()
            await self.app.run_action(method, self.screen)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(cleaned(event.text), *self.selection)
        self.move_cursor(self.selection.end)
