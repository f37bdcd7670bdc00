"""Asking for a key by pressing it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tmtool.tui.actions import shown_key
from tmtool.tui.widgets.bars import Row


class KeyCatcher(ModalScreen[str | None]):
    """Take the next key that is pressed, unless it cannot be; Escape gives None."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self, title: str, refusal: Callable[[str], str | None]) -> None:
        """Make the question.

        Args:
            title: what the key shall do.
            refusal: says why a key cannot be; None where it can.
        """
        super().__init__()
        self._title, self._refusal = title, refusal

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Row(classes="list")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(".title", Row).show(f"Press the new key for “{self._title}”. Esc leaves it as it is.")

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why not."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif words := self._refusal(event.key):
            self.query_one(".list", Row).show(f"{shown_key(event.key)}: {words}")
        else:
            self.dismiss(event.key)
