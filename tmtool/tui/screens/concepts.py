"""The terms of one glossary: found by words, added, changed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from tmtool.language.counted import counted
from tmtool.model.terms import said
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.screens.add_term import AddTermView, WantedTerm
from tmtool.tui.screens.concept import ConceptScreen
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.screens.question import Question
from tmtool.tui.shown.keeping_lines import change_it_there, concept_line
from tmtool.tui.taking_back import takes_back
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.store.glossaries import KeptConcept


class ConceptsScreen(KeepingScreen):
    """Browse one glossary."""

    BINDINGS = bindings(Place.CONCEPTS)
    PLACE = Place.CONCEPTS
    AUTO_FOCUS = "Input"

    def __init__(self, desk: Desk, writer: Writer, glossary: str, *, read_only: bool, file: str = "") -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
            glossary: the name of the glossary.
            read_only: whether a file owns it.
            file: the name of that file.
        """
        super().__init__(desk, writer)
        self._glossary, self._read_only, self._file = glossary, read_only, file
        self._words = ""
        self._all: list[tuple[str, KeptConcept]] = []

    def compose_list(self) -> ComposeResult:
        """Lay out the question and the list."""
        yield Input(placeholder="words in a term or a remark", compact=True)
        yield LineList[Any](concept_line)

    def title_line(self) -> str:
        """What stands in the top line."""
        own = f" · belongs to {self._file or 'a file'}: change it there" if self._read_only else ""
        return f" Glossary “{self._glossary}”{own}"

    def read(self) -> list[tuple[str, KeptConcept]]:
        """Read all concepts, each with what it says in small letters; words are found in these."""
        return [(said(one.concept), one) for one in self.desk.glossaries.concepts(self._glossary)]

    def show_read(self, items: Any) -> None:
        """Show the concepts that have the words."""
        self._all = items
        self.query_one(KeyBar).rename({"concepts.add": "", "concepts.delete": ""} if self._read_only else {})
        self._show_found()

    def _show_found(self) -> None:
        wanted = self._words.strip().casefold()
        found = [one for words, one in self._all if wanted in words]
        self.line_list.show_items(found, empty="No term has these words." if wanted else "No term yet.")
        self.query_one("#title", Row).show(f"{self.title_line()} · {counted(len(found), 'concept')}")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._words:
            self._words = event.value
            self._show_found()

    def action_move(self, step: int) -> None:
        """Choose the next concept, or the one before."""
        self.line_list.action_move(step)

    def action_page(self, direction: int) -> None:
        """Go a page up or down."""
        self.line_list.action_page(direction)

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Show the terms of the concept one by one."""
        concept: KeptConcept | None = self.line_list.item
        if concept:
            self.app.push_screen(ConceptScreen(self.desk, self.writer, concept.id, self._file))

    def action_add(self) -> None:
        """Ask for a new term."""
        if self._says_read_only():
            return
        settings = self.desk.settings
        guesses = (self._words,) if self._words else ()
        self.ask(AddTermView(guesses, "", (settings.source, settings.targets[0])), self._add)

    def _add(self, wanted: WantedTerm) -> None:
        settings = self.desk.settings

        def write() -> str:
            self.desk.glossaries.add_term(
                wanted.source,
                wanted.target,
                settings.source,
                settings.targets[0],
                status=wanted.status,
                note=wanted.note or None,
                glossary=self._glossary,
            )
            return f"“{wanted.source}” is added. {takes_back(action='concepts.undo')}"

        self.writes.do(write)

    def action_delete(self) -> None:
        """Remove the concept, once the person has said so."""
        concept: KeptConcept | None = self.line_list.item
        if concept is None or self._says_read_only():
            return
        words = ", ".join(term.text for term in concept.concept.terms)
        self.ask(
            Question("Remove this concept?", words, {"enter": "removes it"}),
            lambda _: self.writes.do(lambda: self._deleted(concept.id)),
        )

    def _deleted(self, number: int) -> str:
        self.desk.glossaries.delete_concept(number)
        return f"Removed. {takes_back(action='concepts.undo')}"

    def _says_read_only(self) -> bool:
        if self._read_only:
            self.notify(change_it_there(self._file), severity="warning")
        return self._read_only
