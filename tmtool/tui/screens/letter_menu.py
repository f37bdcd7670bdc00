"""A question that is answered with one key, letters on Latin and Cyrillic layouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.actions import shown_key
from tmtool.tui.keyboard.keys import latin_letter
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row


class LetterMenu(ModalScreen[str | None]):
    """Ask which of some keys is meant; any other key gives None."""

    CSS_PATH = "dialogs.tcss"
    STAYS = False
    """Whether only Escape gives None, and other keys do nothing."""

    def __init__(self, question: str, answers: Iterable[tuple[str, str]], words: str = "") -> None:
        """Make the question.

        Args:
            question: one sentence.
            answers: keys and what they mean: a Latin letter, or a key as Textual names it.
            words: what is to be known; line breaks stay.
        """
        super().__init__()
        self._question, self._answers, self._words = question, dict(answers), words

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Row(classes="list words")
            yield Row(classes="list answers")

    def on_mount(self) -> None:
        """Show the question."""
        title, words = self.query_one(".title", Row), self.query_one(".words", Row)
        title.display, words.display = bool(self._question), bool(self._words)
        title.show(self._question)
        words.update(literal(f"{self._words}\n", lines=True))
        self._draw()

    def on_resize(self) -> None:
        """Fit the answers to the window."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".answers", Row)
        row.update(self.content(row.size.width or 60))

    def content(self, width: int) -> Content:
        """Give the lines of the answers.

        Args:
            width: cells of a line.
        """
        widest = max((len(shown_key(key)) for key in self._answers), default=1)
        return Content("\n").join(
            Content.assemble((f" {shown_key(key):<{widest}} ", "bold $accent"), " ", literal(meaning))
            for key, meaning in self._answers.items()
        )

    @property
    def results(self) -> Mapping[str, str]:
        """What each key gives: itself."""
        return {key: key for key in self._answers}

    def on_key(self, event: events.Key) -> None:
        """Take the key, a letter with Alt or without."""
        event.stop()
        letter = latin_letter(event.character or event.key.removeprefix("alt+"))
        found = self.results.get(event.key) or self.results.get(letter)
        if not self.is_active:
            return  # a key behind the one that was the answer
        if found or event.key == "escape" or not self.STAYS:
            self.dismiss(None if event.key == "escape" else found)
