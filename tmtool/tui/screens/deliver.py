"""F12: finishing a job: what stands in the way, the sign-off, and every file, in one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from tmtool.language.counted import counted
from tmtool.model.articles import Article
from tmtool.model.errors import OutputError, TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import around, literal
from tmtool.tui.long_work import Cancelled, long_work
from tmtool.tui.path_completion import path_of
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.telling import TellingDialog
from tmtool.tui.shown.delivery import Obstacle, obstacles, summary
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.delivering import Standing
    from tmtool.desk.desk import Desk
    from tmtool.desk.exports import Exported
    from tmtool.tui.long_work import Progress

_MARKS = {True: ("✗ ", "bold $text-error"), False: ("! ", "$text-warning")}
_NUMBER_WIDTH = 6
_KIND_WIDTH = 15


class Checked(Message):
    """The job was checked."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        super().__init__()


class SignedOff(Message):
    """The job is final."""


class Delivered(Message):
    """The files are written."""

    def __init__(self, files: Sequence[Exported]) -> None:
        self.files = files
        super().__init__()


class Refused(Message):
    """Something went wrong that a person can mend."""

    def __init__(self, error: TmtoolError) -> None:
        self.error = error
        super().__init__()


class DeliverView(TellingDialog[int | None]):
    """Finish a job; gives the identity of the segment to go to, or None."""

    CSS_PATH = "dialogs.tcss"
    DEFAULT_CSS = """
    DeliverView { align: center middle; }
    DeliverView LineList { background: $surface; }
    DeliverView .list { margin-bottom: 1; }
    DeliverView .chosen { height: 2; margin-top: 1; }
    """
    BINDINGS = bindings(Place.DELIVER)
    AUTO_FOCUS = "LineList"

    def __init__(
        self, desk: Desk, writer: Writer, article: Article, language: str, *, sign_off: bool = True, files: bool = True
    ) -> None:
        """Make the view; it begins to work at once.

        Args:
            desk: the desk.
            writer: the thread that writes to it.
            article: the article.
            language: the language of the job.
            sign_off: whether to sign it off where nothing is in the way; else it goes out as it stands.
            files: whether to write the files.
        """
        super().__init__()
        self._desk, self._writer = desk, writer
        self._article, self._language = article, language
        self._signs_off, self._writes = sign_off, files
        self._standing: Standing | None = None
        self._is_signed_off = False
        self._is_writing = False
        """Whether a sign-off or files are on their way to the disk."""
        self._folder = Path.cwd()

    def compose(self) -> ComposeResult:
        """Lay out the view."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield Row(classes="list")
            yield LineList(self._obstacle)
            yield Row(classes="chosen")
            yield KeyBar(Place.DELIVER)

    def on_mount(self) -> None:
        """Begin with the check."""
        self._title("Checking …")

        def work() -> None:
            job = self._desk.articles.job(self._article, self._language)
            self.post_message(Checked(self._desk.delivering.standing(job)))

        self._in_worker(work)

    def _title(self, words: str) -> None:
        row = self.query_one(".title", Row)
        before, width = f"{self._language.upper()} of “", row.content_size.width or self.size.width
        row.show(around(before, self._article.name, f"”: {words}", width))

    def _say(self, lines: Sequence[str]) -> None:
        self.query_one(".list", Row).update(literal("\n".join(lines), lines=True))

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        self._standing = standing = message.standing
        found = obstacles(standing)
        self.query_one(LineList).show_items(found)
        self._show_chosen()
        if not self._signs_off:
            self._write()
        elif standing.is_clear:
            self._sign_off(standing)
        else:
            from tmtool.desk.delivering import in_the_way

            self._title(f"not finished yet: {in_the_way(standing)}")
            lines = ["Enter goes to the chosen place. Nothing was signed off or written.", self._left_out()]
            self._say([line for line in lines if line])

    def _sign_off(self, standing: Standing) -> None:
        self._title("Signing off …")
        self._is_writing = True

        def write() -> Message:
            self._desk.delivering.sign_off(standing)
            return SignedOff()

        self._writer.submit(write, self.post_message, Refused)

    @on(SignedOff)
    def _signed_off(self) -> None:
        self._is_signed_off = True
        if self._writes:
            self._write()
        else:
            self._delivered(Delivered(()))

    def _write(self) -> None:
        self._title("Writing the files …")
        self._is_writing = True
        folder, name = self._folder, self._article.name

        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            words = ""
            try:
                files = self._desk.delivering.write_all(self._article, self._language, folder, progress=progress)
                self.post_message(Delivered(files))
                words = f"{self._language.upper()} of “{name}”: {counted(len(files), 'file')} in {folder}."
            except Cancelled:
                self.post_message(Refused(OutputError("Stopped. Files that were written already stay.")))
            except (TmtoolError, OSError) as error:
                refused = error if isinstance(error, TmtoolError) else OutputError(f"{error.strerror or error}.")
                self.post_message(Refused(refused))
                words = refused.message
            return "" if self.is_active else words

        long_work(self).start(f"Writing “{name}”", work)

    def _says_busy(self) -> bool:
        if self._is_writing:
            self._say(["It is being written already."])
        return self._is_writing

    @on(Delivered)
    def _delivered(self, message: Delivered) -> None:
        assert self._standing is not None
        self._is_writing = False
        if message.files:
            self._title("finished" if self._is_signed_off else "written")
            out, signed_off = self._left_out(), self._is_signed_off
            self._say(summary(self._standing, message.files, self._folder, signed_off=signed_off, left_out=out))
        else:
            self._title("signed off")
            self._say([line for line in ("No file was written; F12 writes them all.", self._left_out()) if line])

    def _left_out(self) -> str:
        from tmtool.desk.delivering import left_out_words

        return left_out_words(self._standing) if self._standing else ""

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        self._is_writing = False
        self._title("signed off, but not written" if self._is_signed_off else "not finished")
        more = "F writes the files into another folder." if self._is_signed_off else ""
        self._say([message.error.message, more])

    def _obstacle(self, obstacle: Obstacle, width: int) -> Sequence[Content]:
        number = f"{obstacle.number:>{_NUMBER_WIDTH - 2}}  "
        kind = f"{obstacle.kind:<{_KIND_WIDTH}}"
        return [Content.assemble(_MARKS[obstacle.blocks], (number, "dim"), kind, literal(obstacle.words))]

    @on(LineList.Moved)
    def _show_chosen(self) -> None:
        """Show all that is said of the chosen place: a line of the list may be too short for it."""
        chosen: LineList[Obstacle] = self.query_one(LineList)
        self.query_one(".chosen", Row).update(literal(chosen.item.words if chosen.item else ""))

    @on(LineList.Chosen)
    def _go_to(self) -> None:
        chosen: LineList[Obstacle] = self.query_one(LineList)
        self.dismiss(chosen.item.segment if chosen.item else None)

    def action_export_as_is(self) -> None:
        """Write every format without signing off."""
        if self._standing is not None and not self._says_busy():
            self._write()

    def action_other_folder(self) -> None:
        """Ask for another folder, and write every format there."""
        if self._standing is None or self._says_busy():
            return

        def answered(typed: str | None) -> None:
            if typed and typed.strip():
                self._folder = path_of(typed).absolute()
                self._write()

        self.app.push_screen(Prompt("Write the files into which folder?", str(self._folder), "folder"), answered)

    def action_close(self) -> None:
        """Go back to the text."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Close with Enter where there is nothing to go to."""
        if event.key == "enter" and self._standing is not None and not self.query_one(LineList).items:
            event.stop()
            self.dismiss(None)

    def _in_worker(self, work: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                work()
            except TmtoolError as error:
                self.post_message(Refused(error))

        self.run_worker(guarded, group="deliver", exclusive=True, exit_on_error=False, thread=True)
