"""Home: the articles of the desk, how far they have come, and taking in new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tmtool.model.articles import Article
from tmtool.model.errors import DeskError, TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.bindings import bindings
from tmtool.tui.long_work import long_work
from tmtool.tui.screens.new_article import NewArticle, NewArticleView
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.widgets.article_list import ArticleList
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

_WELCOME = (
    "No article yet.\n\nPaste an English text here: Ctrl+Shift+V, or ⌘V on a Mac. "
    "Or press Ctrl+N.\nFrom a shell: tmtool translate FILE"
)


class Taken(Message):
    """An article was taken in."""

    def __init__(self, article: Article, words: str) -> None:
        self.article = article
        self.words = words
        super().__init__()


class NotTaken(Message):
    """An article could not be taken in; the person gets the text back."""

    def __init__(self, error: TmtoolError, wanted: NewArticle) -> None:
        self.error = error
        self.wanted = wanted
        super().__init__()


class HomeScreen(Screen[None]):
    """Choose what to translate."""

    BINDINGS = bindings(Place.HOME)
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "ArticleList"

    def __init__(self, desk: Desk, writer: Writer) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
        """
        super().__init__()
        self._desk = desk
        self._writer = writer

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield ArticleList(self._desk.settings.targets)
        yield Row(id="welcome")
        yield KeyBar(Place.HOME, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Say whose desk it is."""
        self.query_one("#title", Row).show(f" tmtool · {self._desk.person} · {self._desk.folder}")

    def on_screen_resume(self) -> None:
        """Read the articles whenever the person comes here."""
        self.action_reload()

    def action_reload(self) -> None:
        """Read the articles in a worker."""

        def work() -> None:
            try:
                articles = self._desk.articles
                self.post_message(messages.ArticlesRead(articles.all(), articles.last_languages()))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="articles", exclusive=True, exit_on_error=False, thread=True)

    @on(messages.ArticlesRead)
    def _articles_read(self, message: messages.ArticlesRead) -> None:
        self.query_one(ArticleList).show(message.articles, message.last_languages)
        welcome = self.query_one("#welcome", Row)
        welcome.display = not message.articles
        welcome.update(_WELCOME)

    def open(self, article: Article, language: str) -> None:
        """Go to the translate screen of a job."""
        self.app.push_screen(TranslateScreen(self._desk, self._writer, article, language))

    @on(ArticleList.OptionSelected)
    def action_open(self) -> None:
        """Open the chosen article in the chosen language."""
        chosen = self.query_one(ArticleList).chosen
        if chosen:
            self.open(*chosen)

    def action_next_language(self) -> None:
        """Choose the next language."""
        self.query_one(ArticleList).choose_language(1)

    def action_previous_language(self) -> None:
        """Choose the language before."""
        self.query_one(ArticleList).choose_language(-1)

    def action_quit(self) -> None:
        """Leave tmtool; where a long work runs, at the second time of asking."""
        if long_work(self).may_leave():
            self.app.exit()

    # New articles

    def on_paste(self, event: events.Paste) -> None:
        """Offer to take in what is pasted."""
        event.stop()
        if event.text.strip():
            self._ask(event.text)

    def action_new_article(self) -> None:
        """Ask for a new article, with what the app's own clipboard holds."""
        self._ask(self.app.clipboard)

    def _ask(self, text: str, name: str | None = None) -> None:
        self.app.push_screen(NewArticleView(text, name), self._take_in)

    def _take_in(self, wanted: NewArticle | None) -> None:
        if wanted is None:
            return

        def write() -> Message:
            try:
                taken = self._desk.articles.take_in(wanted.text.encode(), wanted.name, file="-")
            except TmtoolError as error:
                return NotTaken(error, wanted)
            except OSError as error:
                return NotTaken(DeskError(f"The desk could not be written: {error.strerror}."), wanted)
            words = f"{taken.segments} segments, {taken.words} words."
            if taken.kept:
                words += f" A new version: {taken.kept} segments stay, {taken.changed} changed, {taken.new} are new."
            return Taken(taken.article, words)

        self._writer.submit(write, self.post_message)

    @on(Taken)
    def _taken(self, message: Taken) -> None:
        self.notify(message.words)
        self.open(message.article, self._desk.settings.targets[0])

    @on(NotTaken)
    def _not_taken(self, message: NotTaken) -> None:
        self.notify(message.error.message, severity="error", timeout=10)
        self._ask(message.wanted.text, message.wanted.name)

    @on(messages.Failed)
    def _failed(self, message: messages.Failed) -> None:
        self.notify(message.error.message, severity="error", timeout=10)

    @on(messages.Broken)
    def _broken(self, message: messages.Broken) -> None:
        raise message.error

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep programming errors in workers loud."""
        if event.state is WorkerState.ERROR and event.worker.error:
            raise event.worker.error
