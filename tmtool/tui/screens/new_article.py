"""Taking a pasted text in as an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from tmtool.tui.literal import cleaned
from tmtool.tui.widgets.bars import Row

_LONGEST_NAME = 60


def proposed_name(text: str) -> str:
    """Propose a name for an article: the words of its first line that hold text, as many as are easy to read."""
    headline = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = re.findall(r"\w+(?:[’'-]\w+)*", headline)
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _LONGEST_NAME:
            break
        name = f"{name} {word}".strip()
    return name or headline[:_LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """What the person wants taken in."""

    name: str
    text: str


class NewArticleView(ModalScreen[NewArticle | None]):
    """Ask for the text and the name of a new article."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = [("escape", "dismiss(None)", "Cancel"), ("ctrl+s", "take_in", "Take in")]

    def __init__(self, text: str, name: str | None = None) -> None:
        super().__init__()
        self._text = cleaned(text)
        self._name = proposed_name(self._text) if name is None else name
        self._named_by_hand = name is not None

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield Input(self._name, placeholder="name of the article", compact=True)
            yield TextArea(self._text, soft_wrap=True, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Stand on the name, or in the text where there is none yet."""
        self.query_one(".title", Row).show(
            "New article: name and text. Enter in the name, or Ctrl+S, takes it in. Esc cancels."
        )
        area = self.query_one(TextArea)
        area.cursor_blink = False
        (self.query_one(Input) if self._text else area).focus()

    @on(TextArea.Changed)
    def _pasted(self) -> None:
        name = self.query_one(Input)
        if not self._named_by_hand and not name.has_focus:
            with name.prevent(Input.Changed):
                name.value = proposed_name(self.query_one(TextArea).text)

    @on(Input.Changed)
    def _named(self) -> None:
        self._named_by_hand = self.query_one(Input).has_focus

    @on(Input.Submitted)
    def action_take_in(self) -> None:
        """Hand the article over, if there is one."""
        name, text = self.query_one(Input).value.strip(), self.query_one(TextArea).text
        if not text.strip():
            self.notify("Paste the text of the article first.", severity="warning")
        elif not name:
            self.notify("The article needs a name.", severity="warning")
        else:
            self.dismiss(NewArticle(name, text))
