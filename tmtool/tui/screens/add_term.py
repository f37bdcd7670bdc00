"""Ctrl+T: a term from what is selected in the translation and words of the source."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from tmtool.language.registry import name_of
from tmtool.model.terms import TermStatus
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import cleaned
from tmtool.tui.widgets.bars import KeyBar, Row

_STATUSES = tuple(TermStatus)


@dataclass(frozen=True, slots=True)
class WantedTerm:
    """A term that a person wants to have."""

    source: str
    target: str
    status: TermStatus
    note: str


class AddTermView(ModalScreen[WantedTerm | None]):
    """Ask for a term and its translation; gives what is wanted, or None."""

    BINDINGS = bindings(Place.TERM)
    CSS_PATH = "add_term.tcss"

    def __init__(self, guesses: tuple[str, ...], target: str, languages: tuple[str, str]) -> None:
        """Make the question.

        Args:
            guesses: words of the source for which it may be, the likeliest first.
            target: the translation, as far as it is known.
            languages: tags of the source and the target language.
        """
        super().__init__()
        self._guesses, self._target, self._languages = guesses, target, languages
        self._at = 0
        self._status = TermStatus.PREFERRED

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        source, target = map(name_of, self._languages)
        guess = self._guesses[0] if self._guesses else ""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            with Horizontal(classes="field"):
                yield Row(classes="label", id="of-source")
                yield Input(guess, id="source-term", compact=True, placeholder=f"the {source} term")
            with Horizontal(classes="field"):
                yield Row(classes="label", id="of-target")
                yield Input(self._target, id="target-term", compact=True, placeholder=f"what it is in {target}")
            with Horizontal(classes="field"):
                yield Row(classes="label", id="of-note")
                yield Input(id="note", compact=True, placeholder="a remark, if you like")
            yield Row(id="status")
            yield KeyBar(Place.TERM)

    def on_mount(self) -> None:
        """Stand where something is to be typed: the source, unless the target is missing too."""
        self.query_one(".title", Row).show("A new term. Give its dictionary form; every form of it is found.")
        for name, words in zip(("source", "target", "note"), (*map(name_of, self._languages), "Note"), strict=True):
            self.query_one(f"#of-{name}", Row).show(words)
        self._draw_status()
        field = self.query_one("#source-term", Input)
        field.focus()
        field.action_select_all()

    def _draw_status(self) -> None:
        words = [
            Content.styled(f"[{one}] ", "bold $accent") if one is self._status else Content.styled(f" {one}  ", "dim")
            for one in _STATUSES
        ]
        self.query_one("#status", Row).show(Content("").join(words))

    def action_guess(self, step: int) -> None:
        """Take other words of the source."""
        if not self._guesses:
            return
        field = self.query_one("#source-term", Input)
        if field.value.strip() and field.value not in self._guesses:
            # What was typed is one of them from now on, so that the other arrow brings it back.
            self._guesses = (*self._guesses[: self._at], field.value, *self._guesses[self._at :])
        self._at = (self._at + step) % len(self._guesses)
        field.value = self._guesses[self._at]
        field.focus()
        field.action_select_all()

    def action_status(self) -> None:
        """Take the next status."""
        self._status = _STATUSES[(_STATUSES.index(self._status) + 1) % len(_STATUSES)]
        self._draw_status()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Give the term, if both its sides are there."""
        source, target, note = (
            cleaned(self.query_one(f"#{name}", Input).value).strip() for name in ("source-term", "target-term", "note")
        )
        missing = next((name for name, text in (("source-term", source), ("target-term", target)) if not text), None)
        if missing:
            self.query_one(f"#{missing}", Input).focus()
            return
        self.dismiss(WantedTerm(source, target, self._status, note))

    def action_close(self) -> None:
        """Go back without a term."""
        self.dismiss(None)
