"""Home without its keys: the articles of the desk, how far they have come, what came into the drop folders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.worker import Worker, get_current_worker

from tmtool.language.counted import counted
from tmtool.model.articles import Article
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.article_languages import all_languages, why_closed
from tmtool.tui.literal import one_line
from tmtool.tui.messages import Stand
from tmtool.tui.screens.awaiting import AwaitingScreen
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.shown.article_lines import Overview, is_finished
from tmtool.tui.widgets.article_list import ArticleList
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

WELCOME = (
    "Welcome. No article yet.\n\n"
    "Enter    opens a sample article; four lines there tell you the keys.\n"
    "Paste    an English text here to translate it (Ctrl+Shift+V; ⌘V on a Mac).\n"
    "         The path of a file does too, or a file dropped here.\n"
    "Ctrl+N   opens a window to paste or type one.\n"
    "F1       shows all keys. Everything is saved as you go; Ctrl+Q leaves.\n\n"
    "From a shell: tmtool translate FILE"
)

READ_AGAIN_EVERY = 60.0
"""Seconds between two looks at the articles while nothing is done."""


class ArticlesScreen(AwaitingScreen):
    """Shows the articles, and opens them."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "ArticleList"

    def __init__(self, desk: Desk, writer: Writer) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
        """
        super().__init__()
        self.desk = desk
        self.writer = writer

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield Row(id="news")
        yield ArticleList(self.desk.settings.targets, self.desk.person)
        yield Row(id="welcome")
        yield KeyBar(Place.HOME, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Say whose desk it is."""
        self._paint_title("")
        self.set_interval(READ_AGAIN_EVERY, self._read_again)

    def on_screen_resume(self) -> None:
        """Read the articles whenever the person comes here."""
        self.action_reload()
        news = getattr(self.app, "news", None)
        self.query_one("#news", Row).display = news is not None
        if news:
            self.show_news(news)

    def on_screen_suspend(self) -> None:
        """Forget the news that stood here: the person has seen it."""
        app: Any = self.app
        if self.query_one("#news", Row).display:
            app.news = None

    def _read_again(self) -> None:
        """See what colleagues did meanwhile, and what has become due."""
        if self.is_active:
            self.action_reload()

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    @property
    def chosen(self) -> tuple[Article, str] | None:
        """The article and the language that stand chosen; a word is said where there is none."""
        if (chosen := self.articles.chosen) is None:
            self.notify("There is no article yet. Paste a text here.", timeout=3)
        return chosen

    @property
    def chosen_to_translate(self) -> tuple[Article, str] | None:
        """The same where the article can be translated into that language; else it is said why not."""
        if (chosen := self.chosen) and not self.articles.has_place(*chosen):
            self.notify(why_closed(*chosen), severity="warning")
            return None
        return chosen

    def action_reload(self) -> None:
        """Read the articles in a worker."""

        def work() -> None:
            worker = get_current_worker()
            try:
                overview = self._overview()
                if worker.is_cancelled:
                    return  # The list of a newer reading may stand there already.
                self.post_message(messages.ArticlesRead(overview))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
                return
            # The list is not kept waiting for what only reading the files tells.
            self._look_into(overview.articles, worker)
            if self._without_place(overview.articles) != overview.closed:
                self.post_message(messages.PlacesRead())

        self.run_worker(work, group="articles", exclusive=True, exit_on_error=False, thread=True)

    def _look_into(self, articles: Sequence[Article], worker: Worker[object]) -> None:
        wanted = all_languages(self.desk.settings.targets, articles)
        for article in articles:
            if worker.is_cancelled:
                return
            try:
                self.desk.job_languages.look(article, wanted)
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

    def _overview(self) -> Overview:
        articles, assigned = self.desk.articles, self.desk.assignments
        languages, colleagues = articles.last_languages(), assigned.colleagues()
        there = articles.all()
        return Overview(there, languages, colleagues, assigned.last_stood(), self._without_place(there))

    def _without_place(self, articles: Sequence[Article]) -> dict[int, frozenset[str]]:
        wanted, known = all_languages(self.desk.settings.targets, articles), self.desk.job_languages
        return {article.id: closed for article in articles if (closed := known.closed(article, wanted))}

    @on(messages.ArticlesRead)
    def _articles_read(self, message: messages.ArticlesRead) -> None:
        there = message.overview.articles
        self.articles.show(message.overview)
        welcome = self.query_one("#welcome", Row)
        self.articles.display = bool(there)
        welcome.display = not there
        welcome.update(WELCOME)
        finished = sum(is_finished(article) for article in there)
        done = f", {finished} finished" if finished else ""
        self._paint_title(f" · {len(there) - finished} in work{done}" if there else "")

    @on(messages.PlacesRead)
    def _places_read(self) -> None:
        # What stands there now may be newer than what was read.
        self.articles.show_closed(self._without_place(self.articles.items))

    def _paint_title(self, counts: str) -> None:
        words = f" tmtool · {self.desk.person}{counts} · {self.desk.folder}"
        self.query_one("#title", Row).show(one_line(words, self.app.size.width))

    def show_news(self, message: messages.MemoriesChanged) -> None:
        """Say what came in the desk's folders; it stands here until the person goes on."""
        if not message.is_news:
            return
        row = self.query_one("#news", Row)
        row.display = True
        words = news_line(message)
        row.show(one_line(words, max(self.app.size.width - 1, 20)))

    def open(self, article: Article, language: str, stand: Stand | None = None) -> None:
        """Go to the translate screen of a job."""
        self.app.push_screen(TranslateScreen(self.desk, self.writer, article, language, stand))

    @on(ArticleList.Chosen)
    def action_open(self) -> None:
        """Open the chosen article in the chosen language."""
        if chosen := self.chosen_to_translate:
            self.open(*chosen)

    def action_next_language(self) -> None:
        """Choose the next language."""
        self.articles.choose_language(1)

    def action_previous_language(self) -> None:
        """Choose the language before."""
        self.articles.choose_language(-1)

    @on(messages.Done)
    def _done(self, message: messages.Done) -> None:
        self.notify(message.words)
        self.action_reload()


def news_line(message: messages.MemoriesChanged) -> str:
    """Say in one line what came from the drop folders; what needs the person first."""
    parts = []
    if message.refused:
        count = len(message.refused)
        refused = f"{counted(count, 'file')} {'was' if count == 1 else 'were'} refused"
        parts.append(f"{refused}: {' '.join(message.refused)}")
    if message.applied:
        parts.append(f"From your folders: {' '.join(message.applied)}")
    return f" {' '.join(parts)}"
