"""A question that is answered with one letter, on Latin and Cyrillic layouts."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.keys import latin_letter
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row


class LetterMenu(ModalScreen[str | None]):
    """Ask which of some letters is meant; any other key gives None."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        """Make the question.

        Args:
            question: one sentence.
            answers: letter and meaning.
        """
        super().__init__()
        self._question, self._answers = question, answers

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Row(classes="list")

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(".title", Row).show(self._question)
        lines = [
            Content.assemble((f" {letter.upper()} ", "bold $accent"), " ", literal(meaning))
            for letter, meaning in self._answers
        ]
        self.query_one(".list", Row).update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Take the letter, with Alt or without; any other key closes the question."""
        event.stop()
        letter = latin_letter(event.character or event.key.removeprefix("alt+"))
        self.dismiss(letter if letter in dict(self._answers) else None)
