"""A file that becomes a memory or a glossary: what it has is shown before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from tmtool.desk.file_hints import FileHints
from tmtool.desk.file_languages import read_meant, strange
from tmtool.language.counted import counted
from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal
from tmtool.tui.long_work import Cancelled
from tmtool.tui.path_completion import completed, path_of
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.shown.keeping_lines import preview_content
from tmtool.tui.widgets.bars import Row
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.imports import FilePreview
    from tmtool.tui.long_work import Progress

_LOOKED_AFTER = 0.4


@dataclass
class Completed(Message):
    """The names of files that go on from what was typed."""

    typed: str
    path: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person typed of a file."""

    path: str
    meant: str
    """What its languages are meant to be."""

    @property
    def languages(self) -> dict[str, str]:
        """The same by language of the file.

        Raises:
            UsageError: it makes no sense.
        """
        return read_meant(self.meant) if self.meant.strip() else {}


@dataclass
class ReadSoFar(Message):
    """A file is being read."""

    asked: Asked
    units: int


@dataclass
class Looked(Message):
    """What a file has; None where there is no such file, or where it cannot be read."""

    asked: Asked
    found: FilePreview | None
    why: str = ""
    """Why it cannot be taken."""
    has_strange: bool = False
    """Whether the file names languages that the desk does not work in."""


class ImportScreen(KeepingScreen):
    """Ask for a file, show what it has, import it."""

    BINDINGS = bindings(Place.IMPORT)
    PLACE = Place.IMPORT
    AUTO_FOCUS = "#path"

    def __init__(self, desk: Desk, writer: Writer, kind: Literal["memory", "glossary"]) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
            kind: what the file shall become.
        """
        super().__init__(desk, writer)
        self._kind: Literal["memory", "glossary"] = kind
        self._found: FilePreview | None = None
        self._is_missing = False
        """Whether there is no file of this name, as far as is known."""
        self._is_refused = False
        """Whether it was said why the file cannot be taken."""
        self._waiting: Timer | None = None

    def compose_list(self) -> ComposeResult:
        """Lay out the path, its completions, the name and what the file has."""
        yield Input(id="path", placeholder="the path of the file; Tab completes it", compact=True)
        yield Row(id="names")
        yield Input(
            id="name", placeholder="what it shall be called; as the file, if you leave this empty", compact=True
        )
        yield Input(
            id="meant", placeholder="--map: what its languages are meant to be, such as english=en,xx=ru", compact=True
        )
        yield Row(id="preview")

    def on_mount(self) -> None:
        """Ask for languages only where the file has such that do not fit."""
        self.query_one("#meant", Input).display = False

    def title_line(self) -> str:
        """What stands in the top line."""
        kinds = {"memory": "TMX, XLIFF or PO", "glossary": "XLSX, CSV, TBX or UTX"}
        return f" Import a {self._kind} ({kinds[self._kind]})"

    def reload(self) -> None:
        """Show what this is for; nothing is to be read yet."""
        self.query_one("#title", Row).show(self.title_line())

    @on(Input.Changed, "#path")
    def _typed(self) -> None:
        self.query_one("#names", Row).show("")
        self._forget_meant()
        self._look_soon()

    def _forget_meant(self) -> None:
        """Forget what was said of the languages of one file: it says nothing of another one."""
        meant = self.query_one("#meant", Input)
        with meant.prevent(Input.Changed):
            meant.value = ""
        meant.display = False

    @on(Input.Changed, "#meant")
    def _said_languages(self) -> None:
        self._look_soon()

    def _look_soon(self) -> None:
        self._found, self._is_missing, self._is_refused = None, False, False
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(_LOOKED_AFTER, self._look)

    @property
    def _path(self) -> Input:
        return self.query_one("#path", Input)

    @property
    def _asked(self) -> Asked:
        return Asked(self._path.value, self.query_one("#meant", Input).value)

    def action_complete(self) -> None:
        """Complete the name of the file; from the other fields, go on."""
        typed, meant = self._path.value, self.query_one("#meant", Input)
        if not self._path.has_focus:
            (self._path if meant.has_focus or not meant.display else meant).focus()
            return

        def work() -> None:
            self.post_message(Completed(typed, *completed(typed)))

        self.run_worker(work, group="completion", exclusive=True, exit_on_error=False, thread=True)

    @on(Completed)
    def _completed(self, message: Completed) -> None:
        field = self._path
        if field.value != message.typed:
            # The person typed on.
            return
        if message.path == field.value and len(message.names) <= 1:
            self.query_one("#name", Input).focus()
            return
        if message.path != field.value:
            with field.prevent(Input.Changed):
                field.value = message.path
            field.cursor_position = len(message.path)
            self._forget_meant()
            self._look_soon()
        names = message.names if len(message.names) > 1 else ()
        self.query_one("#names", Row).show(literal("  ".join(names)))

    @property
    def _works_in(self) -> frozenset[str]:
        return frozenset((self.desk.settings.source, *self.desk.settings.targets))

    def _look(self) -> None:
        asked = self._asked

        def work() -> None:
            worker = get_current_worker()

            def progress(read: int) -> None:
                if worker.is_cancelled:
                    raise Cancelled
                self.post_message(ReadSoFar(asked, read))

            path = path_of(asked.path)
            try:
                if not path.is_file():
                    self.post_message(Looked(asked, None))
                    return
                self.post_message(ReadSoFar(asked, 0))
                hints = FileHints(languages=asked.languages)
                found = self.desk.imports.preview(path, hints, kind=self._kind, progress=progress)
                has_strange = bool(strange(found.has.counts.languages, self._works_in))
                self.post_message(Looked(asked, found, found.has.problem or "", has_strange))
            except TmtoolError as error:
                self.post_message(Looked(asked, None, error.message))
            except OSError as error:
                self.post_message(Looked(asked, None, f"The file cannot be read: {error.strerror or error}."))
            except Cancelled:
                return

        self.run_worker(work, group="preview", exclusive=True, exit_on_error=False, thread=True)

    @on(ReadSoFar)
    def _show_progress(self, message: ReadSoFar) -> None:
        if message.asked == self._asked:
            words = f"{counted(message.units, 'unit')} read …" if message.units else "Reading …"
            self.query_one("#preview", Row).show(Content.styled(words, "dim"))

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        if message.asked != self._asked:
            return
        field = self.query_one("#meant", Input)
        field.display = message.has_strange or bool(message.asked.meant) or field.has_focus
        self._found = None if message.why else message.found
        self._is_missing, self._is_refused = message.found is None and not message.why, bool(message.why)
        row, lines = self.query_one("#preview", Row), [literal(message.why, style="$text-error")] * bool(message.why)
        if message.found:
            lines.append(preview_content(message.found, max(row.content_size.width, 20)))
        row.show(Content("\n\n").join(lines))

    @on(Input.Submitted)
    def action_import(self) -> None:
        """Import the file, once it is known what it has."""
        if (found := self._found) is None:
            words = "Enter takes it once you see here what it has."
            if self._is_missing:
                words = "Name a file that is there."
            elif self._is_refused:
                words = "It cannot be taken as it stands; here you see why."
            self.notify(words, timeout=4)
            return
        name = self.query_one("#name", Input).value.strip() or found.name
        hints = FileHints(languages=self._asked.languages)

        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            report = self.desk.imports.import_file(
                found.path,
                hints,
                kind=self._kind,
                name=name,
                progress=lambda read: progress(read, found.has.counts.read),
            )
            counts = report.counts
            told = f"{counts.new:,} new, {counts.updated:,} updated, {counts.duplicate:,} known already"
            skipped = f", {sum(counts.skipped.values()):,} left out" if counts.skipped else ""
            return f"“{report.name}”: {told}{skipped}."

        self.start(f"Import of {found.path.name}", work)
        self.dismiss()

    def came_about(self) -> None:
        """Let the screen below show what has come."""
        super().came_about()
        below: Any = self.app.screen
        if isinstance(below, KeepingScreen) and below is not self:
            below.reload()
