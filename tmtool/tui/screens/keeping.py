"""What the screens of memories and glossaries share: reading in workers, writing what can be taken back, going back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.keeping_writes import KeepingWrites, Kept
from tmtool.tui.long_work import Work, long_work
from tmtool.tui.screens.awaiting import AwaitingScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


class ListRead(Message):
    """What the list shows was read."""

    def __init__(self, items: Any) -> None:
        self.items = items
        super().__init__()


class KeepingScreen(AwaitingScreen):
    """A list of something that is kept on the desk, with what can be done to it."""

    CSS_PATH = "keeping.tcss"
    AUTO_FOCUS = "LineList"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    PLACE: ClassVar[Place]
    """The place whose keys the screen has."""

    def __init__(self, desk: Desk, writer: Writer) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
        """
        super().__init__()
        self.desk, self.writer = desk, writer
        self.writes = KeepingWrites(desk, writer, self.post_message)

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the keys."""
        yield Row(id="title")
        yield from self.compose_list()
        yield KeyBar(self.PLACE, Place.EVERYWHERE)

    def compose_list(self) -> ComposeResult:
        """Lay out what stands between the title and the keys."""
        raise NotImplementedError

    @property
    def line_list(self) -> LineList[Any]:
        """The list."""
        return self.query_one(LineList)

    def title_line(self) -> str:
        """What stands in the top line."""
        raise NotImplementedError

    def read(self) -> Any:
        """Read what the list shows; in a worker."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Read the list whenever the person comes here."""
        self.reload()

    def reload(self) -> None:
        """Read the list in a worker."""
        self.query_one("#title", Row).show(self.title_line())

        def work() -> None:
            try:
                self.post_message(ListRead(self.read()))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="list", exclusive=True, exit_on_error=False, thread=True)

    @on(ListRead)
    def _list_read(self, message: ListRead) -> None:
        self.show_read(message.items)

    def show_read(self, items: Any) -> None:
        """Show what was read."""
        self.line_list.show_items(items)

    def start(self, title: str, work: Work) -> None:
        """Do something that takes long, and read the list again once it is done."""
        long_work(self).start(title, work, then=self.came_about)

    def came_about(self) -> None:
        """Read the list again after a change, and let open jobs look up anew."""
        if self.is_attached:
            self.reload()
        for screen in self.app.screen_stack:
            if isinstance(screen, JobScreen):
                screen.lookups.forget()
                screen.look_up_again()

    def ask(self, question: Screen[Any], then: Callable[[Any], object]) -> None:
        """Open a dialog, and hand on what it gives unless that is nothing."""

        def answered(answer: Any) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(question, answered)

    @on(Kept)
    def _kept(self, message: Kept) -> None:
        self.notify(message.words)
        self.came_about()

    def action_undo(self) -> None:
        """Take back the last thing that was done here."""
        self.writes.undo()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
