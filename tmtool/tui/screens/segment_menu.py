"""The F2 menu: one letter each, on Latin and Cyrillic layouts."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.actions import Place, at
from tmtool.tui.keys import latin_letter
from tmtool.tui.widgets.bars import Row


class SegmentMenu(ModalScreen[str | None]):
    """Ask what to do with the segment; gives the method of the action, or None."""

    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """Lay out the menu."""
        with Vertical(classes="dialog"):
            yield Row(classes="list")

    def on_mount(self) -> None:
        """Show the actions."""
        lines = [
            Content.assemble((f" {action.shown} ", "bold $accent"), f" {action.title:<17}", (action.help, "dim"))
            for action in at(Place.MENU)
        ]
        row = self.query_one(".list", Row)
        row.update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Take the letter; any other key closes the menu."""
        event.stop()
        letter = latin_letter(event.character or "")
        methods = {key: action.method for action in at(Place.MENU) for key in action.keys}
        self.dismiss(methods.get(letter))
