"""A file that becomes a memory or a glossary: what it has is shown before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.bindings import bindings
from tmtool.tui.keeping_lines import counted, preview_content
from tmtool.tui.literal import literal
from tmtool.tui.long_work import Cancelled
from tmtool.tui.path_completion import completed, path_of
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.widgets.bars import Row
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.imports import FilePreview
    from tmtool.tui.long_work import Progress

_LOOKED_AFTER = 0.4


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
        self._waiting: Timer | None = None

    def compose_list(self) -> ComposeResult:
        """Lay out the path, its completions, the name and what the file has."""
        yield Input(id="path", placeholder="the path of the file; Tab completes it", compact=True)
        yield Row(id="names")
        yield Input(
            id="name", placeholder="what it shall be called; as the file, if you leave this empty", compact=True
        )
        yield Row(id="preview")

    def title_line(self) -> str:
        """What stands in the top line."""
        kinds = {"memory": "TMX or PO", "glossary": "CSV or TSV"}
        return f" Import a {self._kind} ({kinds[self._kind]})"

    def reload(self) -> None:
        """Show what this is for; nothing is to be read yet."""
        self.query_one("#title", Row).show(self.title_line())

    @on(Input.Changed, "#path")
    def _typed(self) -> None:
        self._found = None
        self.query_one("#names", Row).show("")
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(_LOOKED_AFTER, self._look)

    def action_complete(self) -> None:
        """Complete the name of the file; from the other field, go on."""
        field = self.query_one("#path", Input)
        if not field.has_focus:
            field.focus()
            return
        path, names = completed(field.value)
        if path == field.value and len(names) <= 1:
            self.query_one("#name", Input).focus()
            return
        field.value = path
        field.cursor_position = len(path)
        if len(names) > 1:
            self.call_later(self.query_one("#names", Row).show, literal("  ".join(names)))

    def _look(self) -> None:
        path = path_of(self.query_one("#path", Input).value)
        if not path.is_file():
            self.query_one("#preview", Row).show("")
            return
        self.query_one("#preview", Row).show(Content.styled("Reading …", "dim"))

        def work() -> None:
            worker = get_current_worker()

            def progress(read: int) -> None:
                if worker.is_cancelled:
                    raise Cancelled
                words = Content.styled(f"{counted(read, 'unit')} read …", "dim")
                self.app.call_later(self.query_one("#preview", Row).show, words)

            try:
                found = self.desk.imports.preview(path, kind=self._kind, progress=progress)
                self.app.call_later(self._looked, found)
            except TmtoolError as error:
                self.app.call_later(self._refused, error.message)
            except Cancelled:
                return

        self.run_worker(work, group="preview", exclusive=True, exit_on_error=False, thread=True)

    def _looked(self, found: FilePreview) -> None:
        if not self.is_attached or path_of(self.query_one("#path", Input).value) != found.path:
            return
        self._found = found
        row = self.query_one("#preview", Row)
        row.show(preview_content(found, max(row.content_size.width, 20)))

    def _refused(self, words: str) -> None:
        if self.is_attached:
            self.query_one("#preview", Row).show(literal(words, style="$text-error"))

    @on(Input.Submitted)
    def action_import(self) -> None:
        """Import the file, once it is known what it has."""
        if (found := self._found) is None:
            is_there = path_of(self.query_one("#path", Input).value).is_file()
            words = "Enter takes it once you see here what it has." if is_there else "Name a file that is there."
            self.notify(words, timeout=4)
            return
        name = self.query_one("#name", Input).value.strip() or found.name

        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            report = self.desk.imports.import_file(
                found.path, kind=self._kind, name=name, progress=lambda read: progress(read, found.has.counts.read)
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
