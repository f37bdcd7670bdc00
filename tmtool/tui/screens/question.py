"""A question with a few answers, one key each."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.actions import shown_key
from tmtool.tui.keys import latin_letter
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row


class Question(ModalScreen[str | None]):
    """Ask; gives the key of the answer, or None for Escape."""

    CSS_PATH = "dialogs.tcss"
    DEFAULT_CSS = "Question { align: center middle; }"

    def __init__(self, title: str, words: str, answers: Mapping[str, str]) -> None:
        """Make the question.

        Args:
            title: what it is about.
            words: what is to be known; line breaks stay.
            answers: what each key does: `enter`, or one Latin letter, taken on any layout.
        """
        super().__init__()
        self._title, self._words, self._answers = title, words, answers

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Row(classes="list")
            yield Row(classes="list answers")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(".title", Row).show(self._title)
        self.query_one(".list", Row).update(literal(f"{self._words}\n", lines=True))
        answers = {**self._answers, "escape": "cancels"}
        lines = [
            Content.assemble((f" {shown_key(key):<6}", "bold $accent"), literal(does)) for key, does in answers.items()
        ]
        self.query_one(".answers", Row).update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Take the answer."""
        event.stop()
        key = event.key if event.key in ("enter", "escape") else latin_letter(event.character or "")
        if key == "escape":
            self.dismiss(None)
        elif key in self._answers:
            self.dismiss(key)
