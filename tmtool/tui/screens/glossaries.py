"""The glossaries of the desk: what there is, and keeping it in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from tmtool.language.counted import counted
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.path_completion import path_of
from tmtool.tui.screens.concepts import ConceptsScreen
from tmtool.tui.screens.import_file import ImportScreen
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question
from tmtool.tui.shown.keeping_lines import glossary_lines
from tmtool.tui.taking_back import takes_back
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.store.glossaries import Glossary


class GlossariesScreen(KeepingScreen):
    """List the glossaries."""

    BINDINGS = bindings(Place.GLOSSARIES)
    PLACE = Place.GLOSSARIES

    def compose_list(self) -> ComposeResult:
        """Lay out the list."""
        yield LineList[Any](glossary_lines, lines=2, empty="No glossary yet. Ctrl+T adds a term while you translate.")

    def title_line(self) -> str:
        """What stands in the top line."""
        return f" Glossaries · {self.desk.folder}"

    def read(self) -> tuple[Glossary, ...]:
        """Read the glossaries."""
        return self.desk.glossaries.all()

    @property
    def chosen(self) -> Glossary | None:
        """The glossary on which the person stands."""
        return self.line_list.item

    @on(LineList.Chosen)
    def action_browse(self) -> None:
        """Show the terms of the glossary."""
        if glossary := self.chosen:
            read_only = glossary.read_only
            screen = ConceptsScreen(
                self.desk, self.writer, glossary.name, read_only=read_only, file=glossary.file or ""
            )
            self.app.push_screen(screen)

    def action_import(self) -> None:
        """Ask for a file, and show what it has before it is taken."""
        self.app.push_screen(ImportScreen(self.desk, self.writer, "glossary"))

    def action_rename(self) -> None:
        """Give the glossary another name."""
        if glossary := self.chosen:
            self.ask(
                Prompt("Rename the glossary", glossary.name, "its new name"),
                lambda new: self.writes.do(lambda: self._renamed(glossary.name, new)),
            )

    def _renamed(self, name: str, new: str) -> str:
        self.desk.glossaries.rename(name, new)
        return f"It is called “{new.strip()}” now. {takes_back(action='glossaries.undo')}"

    def action_delete(self) -> None:
        """Delete the glossary, once the person has said so."""
        if glossary := self.chosen:
            words = f"With it go its {counted(glossary.concepts, 'concept')}." + (
                " It stays deleted until its file changes." if glossary.read_only else ""
            )
            self.ask(
                Question(f"Delete “{glossary.name}”?", words, {"enter": "deletes it"}),
                lambda _: self.writes.do(lambda: self._deleted(glossary.name)),
            )

    def _deleted(self, name: str) -> str:
        self.desk.glossaries.delete(name)
        return f"“{name}” is deleted. {takes_back(action='glossaries.undo')}"

    def action_export(self) -> None:
        """Ask for a file, and write the glossary as CSV."""
        if glossary := self.chosen:
            name = glossary.name.replace("/", "_").lstrip(".") or "glossary"
            self.ask(
                Prompt(f"Export “{glossary.name}” as CSV", f"{name}.csv", "a path"),
                lambda typed: self._export(glossary.name, path_of(typed).absolute()),
            )

    def _export(self, name: str, path: Path) -> None:
        def write() -> str:
            done = self.desk.handing_on.glossary(name, path)
            return f"{done.path}: {counted(done.units, 'concept')}."

        self.writes.do(write)
