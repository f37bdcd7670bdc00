"""A question whose answer is a text: the wording of a translation, or of its source."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.actions import Place, first_key, pressed
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.prose_area import ProseArea


class WordingArea(ProseArea):
    """The text; Enter is an answer here, not a line break."""

    async def _on_key(self, event: events.Key) -> None:
        # Before the text area itself takes the key for a line break.
        if found := pressed(Place.WORDING, event.key):
            event.stop()
            event.prevent_default()
            await self.app.run_action(found[1], self.screen)
        else:
            await super()._on_key(event)


class WordingView(ModalScreen[str | None]):
    """Ask for another wording of a text; Escape gives None."""

    CSS_PATH = "wording.tcss"
    BINDINGS = bindings(Place.WORDING)

    def __init__(self, question: str, text: str, beside: str = "") -> None:
        """Make the question.

        Args:
            question: one sentence.
            text: the wording as it is.
            beside: what stands beside it, to be read.
        """
        super().__init__()
        self._question, self._text, self._beside = question, text, beside

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield WordingArea(self._text, soft_wrap=True, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Show the question, with the cursor at the end of the text."""
        take, close = first_key("wording.take"), first_key("wording.close")
        title = Content.assemble((self._question, "bold"), (f"  {take} keeps it, {close} cancels.", "dim"))
        beside = [literal(self._beside, style="dim")] if self._beside else []
        self.query_one(".title", Row).update(Content("\n").join([title, *beside]))
        area = self.query_one(WordingArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.focus()

    def action_line_break(self) -> None:
        """Put a line break in."""
        self.query_one(WordingArea).insert("\n")

    def action_take(self) -> None:
        """Give the text."""
        self.dismiss(self.query_one(WordingArea).text)
