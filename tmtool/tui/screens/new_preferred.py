"""Alt+N: a new preferred term from a day on, and the old one replaced wherever work is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from tmtool.language.registry import name_of
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import cleaned
from tmtool.tui.long_work import Cancelled
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.shown.new_term_lines import Spot, spot_lines, spots_of, summary
from tmtool.tui.widgets.bars import KeyBar, Row, percent, progress_bar
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.new_terms import NewTerm, Proposal

_BAR = 20
_FIELDS = ("source", "old", "new", "day")


@dataclass(frozen=True, slots=True)
class Decided:
    """What the person wants written."""

    proposal: Proposal
    segments: frozenset[int]
    texts: frozenset[int]
    """Of memories."""


class Looked(Message):
    """So many texts were read."""

    def __init__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        super().__init__()


class Proposed(Message):
    """Everything that the new term touches was found."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        super().__init__()


class NewPreferredScreen(TellingScreen[Decided | None]):
    """Ask for the new term, show what uses the old one; gives what is to be written, or None."""

    BINDINGS = bindings(Place.NEW_TERM)
    CSS_PATH = "new_preferred.tcss"
    AUTO_FOCUS = "#new"

    def __init__(self, desk: Desk, languages: tuple[str, str], known: Sequence[tuple[str, str]], old: str = "") -> None:
        """Make the screen.

        Args:
            desk: the desk.
            languages: tags of the source and the target language.
            known: the terms of the segment, source and target, the likeliest first.
            old: the words that stand for the old term, where the person chose some.
        """
        super().__init__()
        self._desk, self._languages, self._known = desk, languages, known
        self._at = 0
        self._old = old
        self._proposal: Proposal | None = None
        self._chosen: set[tuple[bool, int]] = set()

    def compose(self) -> ComposeResult:
        """Lay out the fields, what was found, and the keys."""
        source, old = self._known[0] if self._known else ("", self._old)
        said = {"source": source, "old": old, "new": "", "day": self._desk.clock()[:10]}
        yield Row(id="title")
        for name in _FIELDS:
            with Horizontal(classes="field"):
                yield Row(classes="label", id=f"of-{name}")
                yield Input(said[name], id=name, compact=True)
        yield Row(id="summary")
        yield LineList[Spot](self._draw_spot, lines=2, id="spots")
        yield KeyBar(Place.NEW_TERM, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Name the fields."""
        source, target = map(name_of, self._languages)
        self.query_one("#title", Row).show(" A new preferred term: the old one is right until the day before.")
        labels = (f"{source} term", f"{target}, old", f"{target}, new", "From the day")
        for name, label in zip(_FIELDS, labels, strict=True):
            self.query_one(f"#of-{name}", Row).show(f" {label}")
        if not self._known:
            self.query_one("#source", Input).focus()

    # Looking

    def action_go_on(self) -> None:
        """Look, or write what was found."""
        if self._proposal is None:
            self._look()
            return
        chosen = self._chosen
        segments = frozenset(number for is_segment, number in chosen if is_segment)
        texts = frozenset(number for is_segment, number in chosen if not is_segment)
        self.dismiss(Decided(self._proposal, segments, texts))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._look()

    @on(LineList.Chosen)
    def _taken(self) -> None:
        self.action_go_on()

    @on(Input.Changed)
    def _changed(self) -> None:
        # What is still being looked for was asked with other words.
        is_looking = bool(self.workers.cancel_group(self, "new term"))
        if self._proposal is not None or is_looking:
            self._proposal = None
            self._chosen.clear()
            self.query_one(LineList).show_items(())
            self.query_one("#summary", Row).show("")

    def _look(self) -> None:
        empty = next((name for name in _FIELDS if not self._said(name)), None)
        if empty:
            self.query_one(f"#{empty}", Input).focus()
            return
        try:
            wanted = self._wanted()
        except TmtoolError as error:
            self.notify(error.message, severity="warning")
            self.query_one("#day", Input).focus()
            return

        def work() -> None:
            worker = get_current_worker()

            def progress(done: int, total: int | None) -> None:
                if worker.is_cancelled:
                    raise Cancelled
                self.post_message(Looked(done, total or 0))

            try:
                self.post_message(Proposed(self._desk.new_terms.propose(wanted, progress)))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
            except Cancelled:
                return

        self.run_worker(work, group="new term", exclusive=True, exit_on_error=False, thread=True)

    def _said(self, name: str) -> str:
        return cleaned(self.query_one(f"#{name}", Input).value).strip()

    def _wanted(self) -> NewTerm:
        from tmtool.desk.days import day_typed
        from tmtool.desk.new_terms import NewTerm

        source_language, language = self._languages
        day = day_typed(self._said("day"))
        return NewTerm(self._said("old"), self._said("new"), language, day, self._said("source"), source_language)

    def _wanted_or_none(self) -> NewTerm | None:
        try:
            return self._wanted()
        except TmtoolError:
            return None

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        bar = progress_bar(message.done, message.total, _BAR)
        line = Content.assemble(" ", bar, f" {percent(message.done, message.total)} of the memories is read")
        self.query_one("#summary", Row).show(line)

    @on(Proposed)
    def _proposed(self, message: Proposed) -> None:
        if message.proposal.wanted != self._wanted_or_none():
            return
        self._proposal = message.proposal
        spots = spots_of(message.proposal)
        self._chosen = {(spot.is_segment, spot.id) for spot in spots if spot.is_due}
        spot_list = self.query_one(LineList)
        spot_list.show_items(spots, 0, empty="Nothing uses the old term.")
        spot_list.focus()
        self._draw_summary()
        for warning in message.proposal.warnings:
            self.notify(warning, severity="warning", timeout=8)

    # What was found

    def _draw_spot(self, spot: Spot, width: int) -> list[Content]:
        return spot_lines(spot, width, is_in=(spot.is_segment, spot.id) in self._chosen)

    def _draw_summary(self) -> None:
        if self._proposal:
            self.query_one("#summary", Row).show(summary(self._proposal, self._chosen, self.size.width))

    def action_put_in(self) -> None:
        """Mark the place, or leave it, and go to the next one."""
        spot_list: LineList[Spot] = self.query_one(LineList)
        if spot_list.item is None:
            return
        self._chosen ^= {(spot_list.item.is_segment, spot_list.item.id)}
        spot_list.show_items(spot_list.items, spot_list.at + 1)
        self._draw_summary()

    def action_all(self) -> None:
        """Mark every place, or none."""
        spot_list: LineList[Spot] = self.query_one(LineList)
        every = {(spot.is_segment, spot.id) for spot in spot_list.items}
        self._chosen = set() if self._chosen == every else every
        spot_list.show_items(spot_list.items)
        self._draw_summary()

    def action_next_term(self) -> None:
        """Take the next term of the segment as the old one."""
        if not self._known:
            return
        self._at = (self._at + 1) % len(self._known)
        for name, text in zip(("source", "old"), self._known[self._at], strict=True):
            self.query_one(f"#{name}", Input).value = text

    def action_close(self) -> None:
        """Go back; nothing is changed."""
        self.dismiss(None)
