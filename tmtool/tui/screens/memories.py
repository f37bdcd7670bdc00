"""The memories of the desk: what there is, and keeping it in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from tmtool.language.counted import counted
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.long_work import long_work
from tmtool.tui.path_completion import path_of
from tmtool.tui.screens.import_file import ImportScreen
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question
from tmtool.tui.screens.units import Only, UnitsScreen
from tmtool.tui.shown.keeping_lines import memory_lines
from tmtool.tui.taking_back import takes_back
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.store.memories import Memory
    from tmtool.tui.long_work import Progress


class MemoriesScreen(KeepingScreen):
    """List the memories."""

    BINDINGS = bindings(Place.MEMORIES)
    PLACE = Place.MEMORIES

    def compose_list(self) -> ComposeResult:
        """Lay out the list."""
        yield LineList[Any](memory_lines, lines=2, empty="No memory yet.")

    def title_line(self) -> str:
        """What stands in the top line."""
        return f" Memories · {self.desk.folder}"

    def read(self) -> tuple[Memory, ...]:
        """Read the memories."""
        return self.desk.memories.all()

    @property
    def chosen(self) -> Memory | None:
        """The memory on which the person stands."""
        return self.line_list.item

    @on(LineList.Chosen)
    def action_browse(self) -> None:
        """Show the units of the memory."""
        if memory := self.chosen:
            self.app.push_screen(UnitsScreen(self.desk, self.writer, memory.name))

    def action_import(self) -> None:
        """Ask for a file, and show what it has before it is taken."""
        self.app.push_screen(ImportScreen(self.desk, self.writer, "memory"))

    def action_rename(self) -> None:
        """Give the memory another name."""
        if memory := self.chosen:
            self.ask(
                Prompt("Rename the memory", memory.name, "its new name"),
                lambda new: self.writes.do(lambda: self._renamed(memory.name, new)),
            )

    def _renamed(self, name: str, new: str) -> str:
        self.desk.memories.rename(name, new)
        return f"It is called “{new.strip()}” now. {takes_back(action='memories.undo')}"

    def action_penalty(self) -> None:
        """Say what the matches of the memory cost."""
        if memory := self.chosen:
            self.ask(
                Prompt(f"How many points do matches of “{memory.name}” cost?", str(memory.penalty), "0 to 100"),
                lambda typed: self._set_penalty(memory.name, typed),
            )

    def _set_penalty(self, name: str, typed: str) -> None:
        if not typed.strip().isdecimal():
            self.notify("A penalty is a number from 0 to 100.", severity="warning")
            return

        def write() -> str:
            self.desk.memories.set_penalty(name, int(typed))
            return f"Matches of “{name}” cost {counted(int(typed), 'point')}. {takes_back(action='memories.undo')}"

        self.writes.do(write)

    def action_delete(self) -> None:
        """Delete the memory, once the person has said so."""
        if memory := self.chosen:
            words = f"With it go its {counted(memory.units, 'unit')}." + (
                " It stays deleted until its file changes." if memory.read_only else ""
            )
            self.ask(
                Question(f"Delete “{memory.name}”?", words, {"enter": "deletes it"}),
                lambda _: self.writes.do(lambda: self._deleted(memory.name)),
            )

    def _deleted(self, name: str) -> str:
        self.desk.memories.delete(name)
        return f"“{name}” is deleted. {takes_back(action='memories.undo')}"

    def action_dedupe(self) -> None:
        """Count the units that say nothing new, and remove them once the person has said so."""
        if (memory := self.chosen) is None:
            return
        name = memory.name

        twice = 0

        def count(progress: Progress, cancelled: Callable[[], bool]) -> str:
            nonlocal twice
            twice = self.desk.memories.dedupe(name, dry_run=True).removed
            return "" if twice else f"“{name}” has nothing twice."

        def ask() -> None:
            if twice:
                words = f"“{name}” says the same in {counted(twice, 'unit')} more than once; "
                again = "the memories ask what to do." if self.is_attached else "D at the memories removes that."
                self.once_here(lambda: self._ask_dedupe(name, twice), words + again)

        long_work(self).start(f"Looking for duplicates in “{name}”", count, then=ask)

    def _ask_dedupe(self, name: str, count: int) -> None:
        say = "says" if count == 1 else "say"
        words = f"{counted(count, 'unit')} {say} the same as another one, in the same place or an unknown one."
        self.ask(
            Question(f"Remove the duplicates of “{name}”?", words, {"enter": "removes them"}),
            lambda _: self.writes.do(lambda: self._deduped(name)),
        )

    def _deduped(self, name: str) -> str:
        done = self.desk.memories.dedupe(name)
        return f"{counted(done.removed, 'unit')} removed, {done.kept:,} kept. {takes_back(action='memories.undo')}"

    def action_several(self) -> None:
        """Show the sources that the memory translates in more than one way."""
        if memory := self.chosen:
            self.app.push_screen(UnitsScreen(self.desk, self.writer, memory.name, Only.TARGETS))

    def action_export(self) -> None:
        """Ask for a file, and write the memory as TMX."""
        if memory := self.chosen:
            self.ask(
                Prompt(f"Export “{memory.name}” as TMX", f"{_file_name(memory.name)}.tmx", "a path"),
                lambda typed: self._export(memory.name, path_of(typed).absolute()),
            )

    def _export(self, name: str, path: Path) -> None:
        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            done = self.desk.handing_on.memory_in_pairs(name, path, progress=progress)
            return "; ".join(f"{one.path}: {counted(one.units, 'unit')}" for one in done) + "."

        self.start(f"Export of “{name}”", work)


def _file_name(name: str) -> str:
    return name.replace("/", "_").lstrip(".") or "memory"
