"""A question that must be answered: a key pressed by mistake neither answers nor closes it."""

from __future__ import annotations

from collections.abc import Mapping

from tmtool.tui.screens.letter_menu import LetterMenu


class Question(LetterMenu):
    """Ask; gives the key of the answer, or None for Escape."""

    DEFAULT_CSS = "Question { align: center middle; }"
    STAYS = True

    def __init__(self, title: str, words: str, answers: Mapping[str, str]) -> None:
        """Make the question.

        Args:
            title: what it is about.
            words: what is to be known; line breaks stay.
            answers: what each key does: `enter`, or one Latin letter, taken on any layout.
        """
        super().__init__(title, [*answers.items(), ("escape", "cancels")], words)
