"""The article as a whole: its other language, how it reads, what comes out of it, leaving it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tmtool.language.registry import name_of
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import keys_of
from tmtool.tui.clipboard import fits, hint
from tmtool.tui.messages import Stand
from tmtool.tui.other_language import OtherLanguage, find_other_language
from tmtool.tui.screens.job_screen import JobScreen

if TYPE_CHECKING:
    from tmtool.tui.screens.preview import Jump


_LEAVING = ("home", "other language")
"""After these the person types somewhere else."""


class CleanText(Message):
    """The clean text of the job was made; where it is too long for a clipboard, it was written into a file."""

    def __init__(self, text: str, path: Path | None) -> None:
        self.text = text
        self.path = path
        super().__init__()


class ArticleKeys(JobScreen):
    """The keys for an article as a whole."""

    def action_other_language(self) -> None:
        """Show the same place in the next language."""
        self._after_writing("other language")

    def action_deliver(self) -> None:
        """Check, sign off and write every format, once what is typed is on the desk."""
        self._after_writing("deliver")

    def action_export(self) -> None:
        """Write every format as it stands."""
        self._after_writing("export")

    def action_sign_off(self) -> None:
        """Check and sign off, without writing files."""
        self._after_writing("sign off")

    def action_preview(self) -> None:
        """Show the whole article as it will be read."""
        self._after_writing("preview")

    def action_clean_text(self) -> None:
        """Put the clean text of the whole article into the clipboard."""
        self._after_writing("clean text")

    def action_home(self) -> None:
        """Go back to the articles once what is typed is on the desk."""
        self._after_writing("home")

    def _after_writing(self, wanted: str) -> None:
        self.flush()
        if wanted in _LEAVING:
            self.editor.hold()
        if segment := self.current:
            # Who leaves at once has stood here all the same: this is the place to come back to.
            self.saving.enter(segment)
        self.saving.flushed(wanted)

    @on(messages.Flushed)
    def _flushed(self, message: messages.Flushed) -> None:
        self.take_typed()
        if self.unsaved and message.then not in ("export", "preview", "clean text"):
            self._stay(message.then)
        elif not self.is_active:
            self._put_in_held()
        elif message.then == "home":
            self.dismiss()
        elif message.then == "other language":
            self._find_other_language()
        elif message.then == "preview":
            self._open_preview()
        elif message.then == "clean text":
            self._make_clean_text()
        else:
            self._open_delivery(message.then)

    def _stay(self, wanted: str) -> None:
        """Say what is not saved; what was typed while the writer was busy is only waited for."""
        opened, refused = self.opened, self.unsaved.refused
        if self.unsaved.failed:
            self._put_in_held()
            words = "Your text is not saved yet, so it stays here. Make room on the disk, then press Ctrl+S."
            self.notify(words, severity="error")
        elif opened and refused and (index := opened.index_of(refused[0])) is not None:
            self._put_in_held()
            self.go(index)
            words = (
                f"Your text in segment {index + 1} is not saved: Enter writes it, {keys_of('translate.undo')} drops it."
            )
            self.notify(words, severity="error")
        else:
            self._after_writing(wanted)

    def _put_in_held(self) -> None:
        """Put in what was typed while it seemed that the person would leave."""
        if held := self.editor.release():
            self.editor.insert(held)

    def _find_other_language(self) -> None:
        if found := find_other_language(self, self.desk, self.article, self.language):
            self._open_other_language(found)

    @on(OtherLanguage)
    def _open_other_language(self, message: OtherLanguage) -> None:
        language, segment = message.language, self.current
        if not self.is_active:
            self._put_in_held()
            return
        if segment is None or language is None:
            self._put_in_held()
            has = "This desk has no other language."
            if len(self.desk.settings.targets) > 1:
                has = f"“{self.article.name}” has no place for another language."
            self.notify(has, severity="warning")
            return
        if self.opened and self.opened.filtered:
            self.notify(f"All segments in {name_of(language)}: the filter was for {name_of(self.language)}.", timeout=4)
        self._open_job(language, Stand(place=(segment.first_block, segment.start)))

    def _open_job(self, language: str, stand: Stand) -> None:
        screen = type(self)(self.desk, self.writer, self.article, language, stand)
        screen.reviewing = self.reviewing
        self.editor.hold()
        self.follower = screen
        self.app.switch_screen(screen)

    def _open_delivery(self, wanted: str) -> None:
        # Loaded when asked for: opening an article does not wait for how it ends.
        from tmtool.tui.screens.deliver import DeliverView

        def answered(segment: int | None) -> None:
            if stood := self.current:
                self.read(Stand((segment,) if segment else (stood.id,), asked_at=stood.id))

        view = DeliverView(
            self.desk,
            self.writer,
            self.article,
            self.language,
            sign_off=wanted != "export",
            files=wanted != "sign off",
        )
        self.app.push_screen(view, answered)

    def _open_preview(self) -> None:
        from tmtool.tui.screens.preview import PreviewView

        if self.opened and (segment := self.current):
            view = PreviewView(self.desk, self.article, self.language, segments=self.opened.segments, at=segment.id)
            self.app.push_screen(view, self._jump)

    def _jump(self, jump: Jump | None) -> None:
        if jump is None or self.opened is None:
            return
        if jump.language != self.language:
            self._open_job(jump.language, Stand((jump.segment,), jump.place))
        elif (index := self.opened.index_of(jump.segment)) is not None:
            self.go(index)

    def _make_clean_text(self) -> None:
        def work() -> None:
            try:
                text = self.desk.exports.clean_text(self.article, self.language)
                path = None
                if not fits(text):
                    path = self.desk.exports.export(self.article, [self.language], "text").path.absolute()
                self.post_message(CleanText(text, path))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="clean text", exclusive=True, exit_on_error=False, thread=True)

    @on(CleanText)
    def _clean_text_made(self, message: CleanText) -> None:
        if message.path is not None:
            words = f"The text is too long for the clipboard of a terminal: it is in {message.path} instead."
        else:
            self.app.copy_to_clipboard(message.text)
            words = f"The whole {self.language.upper()} text is in the clipboard.{hint(os.environ)}"
        segments = self.opened.segments if self.opened else ()
        if missing := sum(not (one.target or one.left_out or one.added or one.state.confirmed) for one in segments):
            words += f" {missing} not translated: the source stands there."
        self.notify(words, timeout=8)
