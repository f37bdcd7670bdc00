"""Articles that come in: pasted, typed, as a new version of one that is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.message import Message

from tmtool.language.counted import counted
from tmtool.model.articles import Article
from tmtool.model.errors import NotTheSameArticle, RefusedInput, TmtoolError, UsageError
from tmtool.tui.article_languages import first_language
from tmtool.tui.given import Given, given
from tmtool.tui.messages import Stand
from tmtool.tui.path_completion import path_of
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.question import Question
from tmtool.tui.screens.update import NewVersion, UpdateView
from tmtool.tui.wanted_article import NewArticle

if TYPE_CHECKING:
    from tmtool.desk.arrivals import TakenIn
    from tmtool.desk.looking_over import LookedOver


class Taken(Message):
    """An article was taken in, or is there already."""

    def __init__(self, article: Article, words: str, language: str | None = None, stand: Stand | None = None) -> None:
        self.article = article
        self.words = words
        self.language = language
        self.stand = stand
        super().__init__()


class NotTaken(Message):
    """An article could not be taken in; the person gets the text back, and is told why."""

    def __init__(self, error: TmtoolError, again: Callable[[str], None]) -> None:
        self.error = error
        self.again = again
        super().__init__()


class Known(Message):
    """A text is a version of an article that is there."""

    def __init__(self, looked: LookedOver, wanted: NewArticle) -> None:
        self.looked = looked
        self.wanted = wanted
        super().__init__()


class Arriving(ArticlesScreen):
    """The keys for new articles and new versions."""

    def on_paste(self, event: events.Paste) -> None:
        """Offer to take in what is pasted."""
        event.stop()
        if event.text.strip():
            self._ask(event.text)

    def action_new_article(self) -> None:
        """Ask for a new article, with what the app's own clipboard holds."""
        self._ask(self.app.clipboard)

    def _ask(self, text: str) -> None:
        self.app.push_screen(NewArticleView(self.desk, text), self._take_in)

    def _ask_again(self, wanted: NewArticle, problem: str = "") -> None:
        self.app.push_screen(NewArticleView(self.desk, wanted.text, wanted.name, problem, wanted), self._take_in)

    def _take_in(self, wanted: NewArticle | None, *, as_new: bool = False) -> None:
        if wanted is None:
            return

        def write() -> Message:
            came = given(wanted.text, wanted.path)
            if wanted.digest not in ("", came.digest):
                raise RefusedInput(
                    f"“{came.file}” was saved anew after it was looked over; see what it is now and take it in again."
                )
            if not as_new:
                looked = self.desk.looking_over.look_over(came.data, came.file)
                if looked.known and looked.is_same:
                    return Taken(looked.known, f"This text is on the desk already: “{looked.known.name}”.")
                if looked.known:
                    return Known(looked, wanted)
            taken = self._taken_in_anew(came, wanted)
            out = "" if not wanted.left_out else f", {counted(len(wanted.left_out), 'line')} left out"
            return Taken(taken.article, f"{counted(taken.segments, 'segment')}, {counted(taken.words, 'word')}{out}.")

        self._submit(write, lambda problem: self._ask_again(wanted, problem))

    def _taken_in_anew(self, came: Given, wanted: NewArticle) -> TakenIn:
        """Take a text or a file in under a name that is free."""
        name = wanted.name
        for number in range(2, 100):
            try:
                return self.desk.articles.take_in(came.data, name, file=came.file, left_out=wanted.left_out)
            except NotTheSameArticle:
                name = f"{wanted.name} {number}"
        raise UsageError(f"“{wanted.name}” is taken; give the article another name.")

    @on(Known)
    def _known(self, message: Known) -> None:
        looked, wanted = message.looked, message.wanted
        article = looked.known
        assert article is not None

        def answered(key: str | None) -> None:
            if key == "enter":
                path = str(wanted.path or "")
                self._update(article, NewVersion("" if path else wanted.text, path))
            elif key == "n":
                self._take_in(wanted, as_new=True)
            else:
                self._ask_again(wanted)

        stay = "stays as it is" if looked.staying == 1 else "stay as they are"
        words = (
            f"It looks like a new version of “{article.name}”: {looked.staying} of its segments {stay}; "
            f"{changes(looked.changed, looked.new, looked.removed)}."
        )
        answers = {"enter": "makes it the new version and keeps the work", "n": "takes it in as a new article"}
        self.once_here(
            lambda: self.app.push_screen(Question("You have this article already", words, answers), answered),
            f"The text that you pasted looks like a new version of “{article.name}”. Home asks what to do with it.",
        )

    def action_update(self) -> None:
        """Ask for the new version of the chosen article."""
        if chosen := self.chosen:
            article = chosen[0]
            self._ask_version(article, NewVersion(self.app.clipboard))

    def _ask_version(self, article: Article, wanted: NewVersion, problem: str = "") -> None:
        def answered(version: NewVersion | None) -> None:
            if version is not None:
                self._update(article, version)

        self.app.push_screen(UpdateView(article, wanted, problem), answered)

    def _update(self, article: Article, wanted: NewVersion) -> None:
        chosen = self.articles.chosen
        inclined = chosen[1] if chosen and chosen[0].id == article.id else self.desk.settings.targets[0]

        def write() -> Message:
            came = given(wanted.text, path_of(wanted.path) if wanted.path else None)
            updated = self.desk.articles.update(article, came.data, file=came.file)
            if updated.unchanged:
                return Taken(updated.article, "Nothing has changed: the desk has exactly this text.", inclined)
            words = f"Version {updated.article.version}: {changes(updated.changed, updated.new, updated.removed)}."
            return Taken(updated.article, words, *self._first_changed(updated.article, inclined))

        self._submit(write, lambda problem: self._ask_version(article, wanted, problem))

    def _first_changed(self, article: Article, inclined: str) -> tuple[str, Stand | None]:
        """Give where the person looks first after an update: language and place.

        It is the language that stood chosen, unless only another one had a translation of what has changed.
        """
        for job in sorted(article.jobs, key=lambda one: one.language != inclined):
            segments = self.desk.articles.segments(job)
            changed = tuple(one.id for one in segments if one.old_source is not None)
            if changed:
                return job.language, Stand(changed, changed_only=True)
        return inclined, None

    def _submit(self, write: Callable[[], Message], again: Callable[[str], None]) -> None:
        self.writer.submit(write, self.post_message, lambda error: NotTaken(error, again))

    @on(Taken)
    def _taken(self, message: Taken) -> None:
        if not self.is_active:
            # The person is at work elsewhere by now; the list shows it when they come back.
            self.notify(f"“{message.article.name}”: {message.words}", timeout=8)
            return
        self.notify(message.words, timeout=8)
        language = message.language or first_language(message.article, self.desk.settings.targets)
        self.open(message.article, language, message.stand)

    @on(NotTaken)
    def _not_taken(self, message: NotTaken) -> None:
        self.once_here(
            lambda: message.again(message.error.message),
            f"Not taken in: {message.error.message} Home has the text and asks again.",
        )


def changes(changed: int, new: int, removed: int) -> str:
    """Say what an update changes: `3 segments changed, 2 new, 1 removed`."""
    if not (changed or new or removed):
        return "only its paragraphs differ"
    parts = [f"{counted(changed, 'segment')} changed"]
    if new:
        parts.append(f"{new} new")
    if removed:
        parts.append(f"{removed} removed")
    return ", ".join(parts)
