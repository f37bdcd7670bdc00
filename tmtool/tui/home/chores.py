"""What is done with an article or the desk at Home, beside translating: the F2 menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from textual import on

from tmtool.model.articles import Article, Job
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.messages import Stand
from tmtool.tui.screens.action_menu import ActionMenu
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.preview import Jump, PreviewView
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question
from tmtool.tui.taking_back import TakingBack, takes_back
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.returned import Change


class Chores(ArticlesScreen):
    """The keys of the F2 menu."""

    def __init__(self, desk: Desk, writer: Writer) -> None:
        """Make the screen; the arguments are those of `ArticlesScreen`."""
        super().__init__(desk, writer)
        self._taking_back = TakingBack(desk)

    def action_menu(self) -> None:
        """Open the menu."""
        chosen = self.articles.chosen

        def answered(method: str | None) -> None:
            if method:
                getattr(self, f"action_{method}")()

        title = f"“{chosen[0].name}”, {chosen[1].upper()}" if chosen else "No article yet"
        self.app.push_screen(ActionMenu(Place.HOME_MENU, title), answered)

    def action_due(self) -> None:
        """Ask when the chosen job must be done."""
        self._ask_due("")

    def _ask_due(self, problem: str) -> None:
        from tmtool.desk.due import EXAMPLES, due_words, read_due

        if (found := self._chosen_job()) is None:
            return
        article, job = found
        now = datetime.now().astimezone()

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                due = read_due(typed, datetime.now().astimezone())
            except TmtoolError as error:
                self._ask_due(f"{error.message} ")
                return
            said = due_words(due, now) if due else "not due any more"
            name = _name_of(article, job)
            self._write(lambda: self.desk.assignments.put_due(job, due), f"{name}: {said}.", name)

        standing = f" (now {due_words(job.due, now)})" if job.due else ""
        question = f"{problem}{job.language.upper()} of “{article.name}” is due when{standing}? Empty: not due."
        self.app.push_screen(Prompt(question, "", EXAMPLES), answered)

    def action_take(self) -> None:
        """Take the chosen job, or give it back where the person has it."""
        if (found := self._chosen_job()) is None:
            return
        article, job = found
        name = _name_of(article, job)
        if job.person == self.desk.person:
            self._write(lambda: self.desk.assignments.give_back(job), f"{name}: nobody has it now.", name)
        else:
            before = f" {job.person} had it." if job.person else ""
            self._write(lambda: self.desk.assignments.take(job), f"{name}: you have it.{before}", name)

    def action_remove(self) -> None:
        """Ask whether the chosen article is to be put away."""
        if (chosen := self.chosen) is None:
            return
        article = chosen[0]

        def answered(key: str | None) -> None:
            if key:
                words = f"“{article.name}” is put away."
                self._write(lambda: self.desk.articles.remove(article), words, article.name)

        words = "It leaves this list with its translations. What was translated stays in the memory."
        self.app.push_screen(Question(f"Put “{article.name}” away?", words, {"enter": "puts it away"}), answered)

    def action_preview(self) -> None:
        """Show the whole article as it will be read."""
        if chosen := self.chosen_to_translate:
            self.app.push_screen(PreviewView(self.desk, *chosen), self._jump)

    def _jump(self, jump: Jump | None) -> None:
        if jump and (chosen := self.articles.chosen):
            self.open(chosen[0], jump.language, Stand(segments=(jump.segment,), place=jump.place))

    def action_analysis(self) -> None:
        """Show how much of the chosen article the memories know."""
        if chosen := self.chosen_to_translate:
            self._open_screen("analysis", "AnalysisScreen", self.desk, *chosen)

    def action_bring_back_review(self) -> None:
        """Ask for the file of a review of the chosen job, show what it changes, and take what is marked."""
        from tmtool.tui.screens.returning import ReturningScreen, take

        if (found := self._chosen_job()) is None:
            return
        article, job = found

        def answered(changes: tuple[Change, ...] | None) -> None:
            if changes:
                name = _name_of(article, job)
                self._submit_chore(
                    lambda: self._taking_back.do(lambda: take(self.desk, job, changes, "home.undo"), name)
                )

        self.app.push_screen(ReturningScreen(self.desk, article, job), answered)

    def action_memories(self) -> None:
        """Show the memories."""
        self._open_screen("memories", "MemoriesScreen", self.desk, self.writer)

    def action_glossaries(self) -> None:
        """Show the glossaries."""
        self._open_screen("glossaries", "GlossariesScreen", self.desk, self.writer)

    def action_settings(self) -> None:
        """Show the settings."""
        self._open_screen("settings", "SettingsScreen", self.desk)

    def _open_screen(self, module: str, name: str, *given: object) -> None:
        # Seldom needed, so loaded when asked for.
        self.app.push_screen(getattr(import_module(f"tmtool.tui.screens.{module}"), name)(*given))

    def _chosen_job(self) -> tuple[Article, Job] | None:
        if (chosen := self.chosen_to_translate) is None:
            return None
        article, language = chosen
        job = next((one for one in article.jobs if one.language == language), None)
        if job is None:
            self.notify("It is not translated into that language yet; Enter begins.", severity="warning")
            return None
        return article, job

    def action_undo(self) -> None:
        """Take back the last thing that was done here."""
        self._submit_chore(self._taking_back.undo)

    def _write(self, write: Callable[[], object], words: str, to: str) -> None:
        """Write something as one operation that can be taken back here."""

        def writing() -> str:
            write()
            return f"{words} {takes_back(action='home.undo')}"

        self._submit_chore(lambda: self._taking_back.do(writing, to))

    def _submit_chore(self, write: Callable[[], str]) -> None:
        self.writer.submit(lambda: messages.Done(write()), self.post_message)

    @on(messages.Failed)
    def _read_what_is_there_now(self) -> None:
        # A colleague may have been quicker.
        self.action_reload()


def _name_of(article: Article, job: Job) -> str:
    return f"{article.name}, {job.language.upper()}"
