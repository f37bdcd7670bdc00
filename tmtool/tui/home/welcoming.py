"""The first run: an empty Home that says all that is needed, and an article to try."""

from __future__ import annotations

from textual import on
from textual.message import Message

from tmtool import shipped
from tmtool.model.articles import Article, Segment
from tmtool.tui import messages
from tmtool.tui.home.arriving import Arriving, Taken
from tmtool.tui.messages import Stand
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.shown.coaching import Coach
from tmtool.tui.widgets.bars import KeyBar


class Welcoming(Arriving):
    """What is done for a newcomer, and the keys that open a job otherwise than to translate."""

    _is_empty = False
    """Whether the desk has no article."""
    _is_read = False
    """Whether the articles were read."""
    _opens_once_read = False
    """Whether Enter was pressed before that."""

    def on_mount(self) -> None:
        """Let the screen have Enter until the list has something to open."""
        self.articles.disabled = True

    @on(messages.ArticlesRead)
    def _stand_ready(self, message: messages.ArticlesRead) -> None:
        # A list without articles would take Enter, with which a newcomer opens the sample.
        self._is_empty = not message.overview.articles
        self.articles.disabled = self._is_empty
        self.query_one(KeyBar).rename({"home.open": "Try a sample", "home.language": ""} if self._is_empty else {})
        if not self._is_empty and self.focused is None:
            self.articles.focus()
        self._is_read = True
        if self._opens_once_read and self.is_active:
            self._opens_once_read = False
            self.call_later(self.action_open)

    def action_open(self) -> None:
        """Open the chosen article; on an empty desk the sample."""
        if not self._is_read:
            self._opens_once_read = True
        elif self._is_empty:
            self.action_welcome()
        else:
            super().action_open()

    def open(self, article: Article, language: str, stand: Stand | None = None) -> None:
        """Go to the translate screen of a job; the first one on a desk and the sample coach a newcomer."""
        screen = TranslateScreen(self.desk, self.writer, article, language, stand)
        if self._is_empty or article.name in {sample.name for sample in shipped.sample_articles()}:
            screen.coach = Coach()
        self.app.push_screen(screen)

    def action_welcome(self) -> None:
        """Take the sample article in, and open it."""

        def write() -> Message:
            sample = shipped.sample_articles()[0]
            taken = self.desk.articles.take_in(sample.read_bytes(), sample.name)
            return Taken(taken.article, "This is a sample article. F2 X at Home puts it away.")

        self.writer.submit(write, self.post_message)

    def action_review(self) -> None:
        """Open the chosen job for a reviewer."""
        if chosen := self.chosen_to_translate:
            self.app.push_screen(TranslateScreen(self.desk, self.writer, *chosen, reviewing=True))

    def action_checks(self) -> None:
        """Show everything that the checks say of the chosen job; Enter there goes to the segment."""
        from tmtool.tui.screens.checks import ChecksScreen

        if (chosen := self.chosen_to_translate) is None:
            return

        def answered(segment: Segment | None) -> None:
            if segment is not None:
                self.open(*chosen, Stand((segment.id,)))

        self.app.push_screen(ChecksScreen(self.desk, self.writer, *chosen), answered)
