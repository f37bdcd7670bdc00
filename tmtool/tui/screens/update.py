"""A new version of an article's source: pasted, or from a file."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from tmtool.model.articles import Article
from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import cleaned, literal
from tmtool.tui.widgets.bars import Row


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What the person gave as the new version of an article."""

    text: str = ""
    path: str = ""
    """The path of a file; its text counts then."""


class UpdateView(ModalScreen[NewVersion | None]):
    """Ask for the new version of an article."""

    CSS_PATH = "dialogs.tcss"
    DEFAULT_CSS = """
    UpdateView { align: center middle; }
    UpdateView .problem { height: auto; color: $text-error; display: none; }
    """
    BINDINGS = bindings(Place.UPDATE)

    def __init__(self, article: Article, wanted: NewVersion, problem: str = "") -> None:
        """Make the dialog.

        Args:
            article: the article.
            wanted: what the fields begin with.
            problem: why it could not be taken.
        """
        super().__init__()
        self._problem = problem
        self._article = article
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield Input(
                self._wanted.path, placeholder="path of a file, or leave it empty and paste below", compact=True
            )
            yield Row(classes="problem")
            yield TextArea(cleaned(self._wanted.text), soft_wrap=True, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Stand where a paste goes."""
        self.query_one(".title", Row).show(
            f"New version of “{self._article.name}”: paste the whole new text, then {first_key('update.take')}. "
            f"Or go up with Shift+Tab and type the path of a file. {first_key('update.close')} cancels."
        )
        self._tell(self._problem)
        area = self.query_one(TextArea)
        area.cursor_blink = False
        (self.query_one(Input) if self._wanted.path else area).focus()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Hand the new version over, if there is one."""
        path, text = self.query_one(Input).value.strip(), self.query_one(TextArea).text
        if path or text.strip():
            self.dismiss(NewVersion("" if path else text, path))
        else:
            self._tell("Paste the new text of the article first, or type the path of a file.")

    def _tell(self, problem: str) -> None:
        row = self.query_one(".problem", Row)
        row.display = bool(problem)
        row.update(literal(problem))
