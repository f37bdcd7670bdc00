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
from tmtool.tui.literal import hanging
from tmtool.tui.widgets.bars import Row

_TITLE_WIDTH = 19


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
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".list", Row)
        lines = [
            line
            for action in at(Place.HOME_MENU)
            for line in hanging(
                Content.assemble((f" {action.shown} ", "bold $accent"), f" {action.title:<15}", (action.help, "dim")),
                _TITLE_WIDTH,
                row.size.width or 60,
            )
        ]
        row.update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Take the letter, with Alt or without; any other key closes the menu."""
        event.stop()
        letter = latin_letter(event.character or event.key.removeprefix("alt+"))
        methods = {key: action.method for action in at(Place.HOME_MENU) for key in action.keys}
        self.dismiss(methods.get(letter))
