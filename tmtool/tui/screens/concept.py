"""One concept of a glossary: its terms, what is said of them, and their days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from tmtool.model.errors import TmtoolError
from tmtool.model.terms import Term, TermStatus
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import cleaned
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.shown.keeping_lines import change_it_there, term_line
from tmtool.tui.taking_back import takes_back
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.store.glossaries import KeptConcept

_STATUSES = tuple(TermStatus)
_CHANGES = tuple(f"concept.{what}" for what in ("reword", "status", "days", "add", "note", "delete"))
"""The actions that a concept of a file does not know."""


class ConceptScreen(KeepingScreen):
    """Change the terms of one concept."""

    BINDINGS = bindings(Place.CONCEPT)
    PLACE = Place.CONCEPT

    def __init__(self, desk: Desk, writer: Writer, number: int, file: str = "") -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
            number: the number of the concept.
            file: the name of the file that owns its glossary, if one does.
        """
        super().__init__(desk, writer)
        self._number, self._file = number, file
        self._concept: KeptConcept | None = None
        self._is_read_again = False
        """Whether it is being read because a change was refused."""

    def compose_list(self) -> ComposeResult:
        """Lay out the terms and the remark."""
        yield LineList[Any](term_line)
        yield Row(id="detail")

    def title_line(self) -> str:
        """What stands in the top line."""
        own = f" · glossary “{self._concept.glossary_name}”" if self._concept else ""
        is_read = self._concept is not None and self._concept.read_only
        own += f" · belongs to {self._file or 'a file'}: change it there" if is_read else ""
        return f" Concept {self._number}{own}"

    def read(self) -> KeptConcept:
        """Read the concept."""
        return self.desk.glossaries.concept(self._number)

    def show_read(self, items: Any) -> None:
        """Show its terms."""
        self._concept = items
        self._is_read_again = False
        self.line_list.show_items(items.concept.terms)
        self.query_one(KeyBar).rename(dict.fromkeys(_CHANGES, "") if items.read_only else {})
        self.query_one("#title", Row).show(self.title_line())
        said = [f"Remark: {items.concept.note or '—'}"]
        said += [f"Subject: {items.concept.subject}"] if items.concept.subject else []
        said += [f"{name}: {value}" for name, value in items.concept.properties]
        self.query_one("#detail", Row).show(" · ".join(said))

    @property
    def chosen(self) -> Term | None:
        """The term on which the person stands."""
        return self.line_list.item

    @on(LineList.Chosen)
    def action_reword(self) -> None:
        """Give the term another wording."""
        if (term := self.chosen) and self._may_change():
            self.ask(
                Prompt(f"The {term.language} term", term.text, "its dictionary form"),
                lambda typed: self._put(term, replace(term, text=cleaned(typed).strip())),
            )

    def action_status(self) -> None:
        """Let the term be preferred, admitted or forbidden, in turn."""
        if (term := self.chosen) and self._may_change():
            following = _STATUSES[(_STATUSES.index(term.status) + 1) % len(_STATUSES)]
            self._put(term, replace(term, status=following))

    def action_days(self) -> None:
        """Say from which day until which day the term is right."""
        if (term := self.chosen) and self._may_change():
            said = f"{term.valid_from or ''} – {term.valid_to or ''}".strip(" –") if term.valid_from else ""
            said = f"– {term.valid_to}" if term.valid_to and not term.valid_from else said
            question = "From which day – until which day? Leave out what is open: 2026-12-01 –"
            self.ask(Prompt(question, said, "always"), lambda typed: self._put_days(term, typed))

    def _put_days(self, term: Term, typed: str) -> None:
        from tmtool.desk.days import day_typed

        begin, _, end = typed.replace("—", "–").partition("–")
        try:
            first, last = (day_typed(part) if part.strip() else None for part in (begin, end))
        except TmtoolError as error:
            self.notify(error.message, severity="warning")
            return
        self._put(term, replace(term, valid_from=first, valid_to=last))

    def action_add(self) -> None:
        """Add a term in one of the languages of the desk."""
        if not self._may_change() or (here := self.chosen) is None:
            return
        known = (self.desk.settings.source, *self.desk.settings.targets)

        def add(typed: str) -> None:
            language, _, text = typed.strip().partition(" ")
            if language not in known or not text.strip():
                language, text = here.language, typed
            if text.strip():
                self._put(None, Term(language, cleaned(text).strip()))

        question = f"Another term. In {here.language}, or begin with the language: {', '.join(known)}"
        self.ask(Prompt(question, "", f"{known[-1]} …"), add)

    def action_delete(self) -> None:
        """Remove the term from the concept."""
        if (term := self.chosen) and self._may_change():
            self._put(term, None)

    def action_note(self) -> None:
        """Change the remark."""
        if (kept := self._concept) and self._may_change():
            old = kept.concept.note
            self.ask(
                Prompt("Remark", old or "", "what a colleague should know"),
                lambda note: self._write(lambda: self.desk.glossaries.change_note(kept.id, old, cleaned(note))),
            )

    def _put(self, old: Term | None, new: Term | None) -> None:
        """Write one change, and show it at once: what is done next goes on from it."""
        if (kept := self._concept) is None:
            return
        terms = list(kept.concept.terms)
        at = terms.index(old) if old in terms else len(terms)
        terms[at : at + 1] = [] if new is None else [new]
        self._concept = replace(kept, concept=replace(kept.concept, terms=tuple(terms)))
        self.line_list.show_items(self._concept.concept.terms, self.line_list.at)
        self._write(lambda: self.desk.glossaries.change_term(kept.id, old, new))

    def _write(self, change: Callable[[], object]) -> None:
        def write() -> str:
            change()
            return f"Changed. {takes_back(action='concept.undo')}"

        self.writes.do(write)

    @on(messages.Failed)
    def _look_again(self) -> None:
        """Show what is there where a change was refused; where it cannot be read that has been said."""
        if not self._is_read_again:
            self._is_read_again = True
            self.reload()

    def _may_change(self) -> bool:
        if self._concept is None or self._concept.read_only:
            self.notify(change_it_there(self._file), severity="warning")
            return False
        return True
