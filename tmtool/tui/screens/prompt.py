"""A question with one line as its answer."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.widgets.bars import Row


class Prompt(ModalScreen[str | None]):
    """Ask for one line; Escape gives None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(Place.PROMPT)

    def __init__(self, question: str, value: str, hint: str) -> None:
        super().__init__()
        self._question, self._value, self._hint = question, value, hint

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Input(self._value, placeholder=self._hint, compact=True)

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one(".title", Row).show(self._question)

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the answer."""
        self.dismiss(self.query_one(Input).value)
