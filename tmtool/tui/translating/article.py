"""The article as a whole: its other language, what comes out of it, leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tmtool.model.articles import Article
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.messages import Stand
from tmtool.tui.screens.job_screen import JobScreen

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.exports import Exported


def export_all(desk: Desk, article: Article, language: str) -> list[Exported]:
    """Write a job in every format that the desk knows into the current folder."""
    from tmtool.formats import FORMATS

    return [
        desk.exports.export(article, [language], format_.id) for format_ in FORMATS.values() if "job" in format_.writes
    ]


class ArticleKeys(JobScreen):
    """The keys for an article as a whole."""

    def action_other_language(self) -> None:
        """Show the same place in the next language."""
        self.flush()
        self.saving.flushed("other language")

    def action_export(self) -> None:
        """Write every format once what is typed is on the desk."""
        self.flush()
        self.saving.flushed("export")

    def action_home(self) -> None:
        """Go back to the articles once what is typed is on the desk."""
        self.flush()
        self.saving.flushed("home")

    @on(messages.Flushed)
    def _flushed(self, message: messages.Flushed) -> None:
        if self.unsaved and message.then != "export":
            self._stay(message.then)
        elif not self.is_current:
            return
        elif message.then == "home":
            self.dismiss()
        elif message.then == "export":
            self._export()
        elif message.then == "other language":
            self._open_other_language()

    def _stay(self, wanted: str) -> None:
        """Say what is not saved; what was typed while the writer was busy is only waited for."""
        opened, refused = self.opened, self.unsaved.refused
        if self.unsaved.failed:
            words = "Your text is not saved yet, so it stays here. Make room on the disk, then press Ctrl+S."
            self.notify(words, severity="error")
        elif opened and refused and (index := opened.index_of(refused[0])) is not None:
            self.go(index)
            words = f"Your text in segment {index + 1} is not saved: Enter writes it, Ctrl+Z drops it."
            self.notify(words, severity="error")
        else:
            self.flush()
            self.saving.flushed(wanted)

    def _open_other_language(self) -> None:
        languages = list(dict.fromkeys([*self.desk.settings.targets, *(job.language for job in self.article.jobs)]))
        segment = self.current
        if segment is None or len(languages) < 2:
            self.notify("This desk has no other language.", severity="warning")
            return
        at = languages.index(self.language) if self.language in languages else -1
        language = languages[(at + 1) % len(languages)]
        stand = Stand(place=(segment.first_block, segment.start))
        self.app.switch_screen(type(self)(self.desk, self.writer, self.article, language, stand))

    def _export(self) -> None:
        def work() -> None:
            try:
                exported = export_all(self.desk, self.article, self.language)
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
                return
            names = ", ".join(one.path.name for one in exported)
            missing = exported[0].untranslated
            rest = f" {missing} segments are not translated yet." if missing else ""
            self.post_message(messages.Done(f"Written here: {names}.{rest}"))

        self.run_worker(work, group="export", exclusive=True, exit_on_error=False, thread=True)
