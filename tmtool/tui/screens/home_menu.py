"""The F2 menu of Home: one letter each, on Latin and Cyrillic layouts."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.model.articles import Article
from tmtool.tui.actions import Place, at
from tmtool.tui.keys import latin_letter
from tmtool.tui.widgets.bars import Row


class HomeMenu(ModalScreen[str | None]):
    """Ask what to do with an article or with the desk; gives the method of the action, or None."""

    CSS_PATH = "dialogs.tcss"
    DEFAULT_CSS = "HomeMenu { align: center middle; }"

    def __init__(self, article: Article | None, language: str) -> None:
        super().__init__()
        self._article, self._language = article, language

    def compose(self) -> ComposeResult:
        """Lay out the menu."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Row(classes="list")

    def on_mount(self) -> None:
        """Show the actions."""
        article = self._article
        title = f"“{article.name}”, {self._language.upper()}" if article else "No article yet"
        self.query_one(".title", Row).show(title)
        lines = [
            Content.assemble((f" {action.shown} ", "bold $accent"), f" {action.title:<16}", (action.help, "dim"))
            for action in at(Place.HOME_MENU)
        ]
        self.query_one(".list", Row).update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Take the letter, with Alt or without; any other key closes the menu."""
        event.stop()
        letter = latin_letter(event.character or event.key.removeprefix("alt+"))
        methods = {key: action.method for action in at(Place.HOME_MENU) for key in action.keys}
        self.dismiss(methods.get(letter))
