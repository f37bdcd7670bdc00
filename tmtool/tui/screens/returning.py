"""A review comes back: the path of the file, what it changes, and which of that is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tmtool.language.counted import counted
from tmtool.model.articles import Article, Job
from tmtool.model.errors import MissingInput, TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal, one_line
from tmtool.tui.path_completion import completed, path_of
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.shown.returned_lines import LINES, Item, item_lines, items_of, marked_at_first, summary
from tmtool.tui.taking_back import takes_back
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.parts import Progress, Through
    from tmtool.desk.returned import Change, Returned


_LOOKING = {"returning.go_on": "Look into it", "returning.take": "", "returning.all": ""}
_TAKING = {"returning.go_on": "Take"}
"""What the keys are called before the file is read, and after."""


class ReturningScreen(TellingScreen["tuple[Change, ...] | None"]):
    """Ask for the file, show what it changes; gives what is to be taken, or None."""

    BINDINGS = bindings(Place.RETURNING)
    CSS_PATH = "returning.tcss"
    AUTO_FOCUS = "#path"

    @dataclass
    class Completed(Message):
        """The names of files that go on from what was typed."""

        typed: str
        path: str
        names: tuple[str, ...]

    @dataclass
    class Found(Message):
        """What a file changes; None where it cannot be read."""

        typed: str
        found: Returned | None
        why: str = ""

    def __init__(self, desk: Desk, article: Article, job: Job) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            article: the article.
            job: the job to which the file belongs.
        """
        super().__init__()
        self._desk, self._article, self._job = desk, article, job
        self._found: Returned | None = None
        self._marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Lay out the path, what was found, and the keys."""
        yield Row(id="title")
        yield Input(id="path", placeholder="the path of the file; Tab completes it, Enter looks into it", compact=True)
        yield Row(id="summary")
        yield LineList[Item](self._draw_item, lines=LINES, id="changes")
        yield KeyBar(Place.RETURNING, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Say what comes back."""
        words = f" A review table or the edited translation of “{self._article.name}”, {self._job.language.upper()}"
        self.query_one("#title", Row).show(one_line(words, self.app.size.width))
        self.query_one(KeyBar).rename(_LOOKING)

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw_summary)

    @property
    def _path(self) -> Input:
        return self.query_one("#path", Input)

    @property
    def _list(self) -> LineList[Item]:
        return self.query_one("#changes", LineList)

    # The file

    def action_complete(self) -> None:
        """Complete the name of the file; from the list, go back to it."""
        if not self._path.has_focus:
            self._path.focus()
            return
        typed = self._path.value
        self._in_worker("completion", lambda: self.Completed(typed, *completed(typed)))

    @on(Completed)
    def _completed(self, message: Completed) -> None:
        if self._path.value != message.typed:
            return
        self._path.value, self._path.cursor_position = message.path, len(message.path)
        self.query_one("#summary", Row).show(literal("  ".join(message.names) if len(message.names) > 1 else ""))

    @on(Input.Changed)
    def _typed(self) -> None:
        self.workers.cancel_group(self, "returned")
        if self._found is not None:
            self._found = None
            self._marked.clear()
            self._list.show_items(())
            self.query_one("#summary", Row).show("")
            self.query_one(KeyBar).rename(_LOOKING)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._found is None:
            self._look()
        else:
            self._list.focus()

    def _look(self) -> None:
        typed = self._path.value
        if not typed.strip():
            return
        self.query_one("#summary", Row).show("Reading …")

        def look() -> Message:
            path = path_of(typed)
            try:
                if path.is_dir() or not path.exists():
                    raise MissingInput(f"There is no file “{path}”; check the name.", file=path)
                data = path.read_bytes()
                return self.Found(typed, self._desk.returning.find(self._article, self._job, data, path.name))
            except TmtoolError as error:
                return self.Found(typed, None, error.message)
            except (OSError, ValueError) as error:
                return self.Found(typed, None, f"The file cannot be read: {error}.")

        self._in_worker("returned", look)

    def _in_worker(self, group: str, work: Callable[[], Message]) -> None:
        def run() -> None:
            self.post_message(work())

        self.run_worker(run, group=group, exclusive=True, exit_on_error=False, thread=True)

    @on(Found)
    def _looked(self, message: Found) -> None:
        if message.typed != self._path.value:
            return
        self._found = message.found
        if message.found is None:
            self.query_one("#summary", Row).show(literal(message.why, style="$text-error"))
            return
        items = items_of(message.found)
        self._marked = set(marked_at_first(items))
        self._list.show_items(items, 0, empty="The file changes nothing.")
        self._list.focus()
        self.query_one(KeyBar).rename(_TAKING)
        self._draw_summary()

    # What it changes

    def _draw_item(self, item: Item, width: int) -> list[Content]:
        return item_lines(item, width, is_in=item.key in self._marked)

    def _draw_summary(self) -> None:
        if self._found is not None:
            items = self._list.items
            self.query_one("#summary", Row).show(summary(self._found, items, self._marked, self.size.width - 2))

    def action_take(self) -> None:
        """Mark the change, or leave it, and go to the next one; a conflict is marked where it can be taken."""
        changes = self._list
        if (item := changes.item) is None:
            return
        if item.change is None:
            self.notify("This cannot be taken; settle it in the file or on the desk.", timeout=4)
        else:
            self._marked ^= {item.key}
        changes.show_items(changes.items, changes.at + 1)
        self._draw_summary()

    def action_all(self) -> None:
        """Mark every change, or none; conflicts stay as they are chosen one by one."""
        every = marked_at_first(self._list.items)
        self._marked = set() if self._marked >= every else self._marked | every
        self._list.show_items(self._list.items)
        self._draw_summary()

    @on(LineList.Chosen)
    def action_go_on(self) -> None:
        """Look into the file, or take what is marked."""
        if self._found is None:
            self._look()
        elif changes := tuple(one.change for one in self._list.items if one.key in self._marked and one.change):
            self.dismiss(changes)
        else:
            self.notify("Nothing is marked; Space marks a change, Escape goes back.", timeout=4)

    def action_close(self) -> None:
        """Go back; nothing is taken."""
        self.dismiss(None)


def take(
    desk: Desk,
    job: Job,
    changes: tuple[Change, ...],
    undo: str,
    progress: Progress | None = None,
    through: Through | None = None,
) -> str:
    """Take what was marked, and say what came of it.

    Args:
        desk: the desk.
        job: the job.
        changes: what was marked.
        undo: the identity of the action that takes it back.
        progress: told how far it has come; raising in it takes everything back.
        through: does each part of it.
    """
    done = desk.returning.take(job, changes, progress=progress, through=through)
    count = len(done.changes)
    words = f"Taken from the review: {counted(count, 'change')}. {takes_back(action=undo)}"
    late = ", ".join(f"{one.segment} {one.why}" for one in done.conflicts)
    return f"{words}\nNot taken: {late}." if late else words
