"""The units of one memory: found by words, worded otherwise, removed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from tmtool.language.counted import counted
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.screens.keeping import KeepingScreen
from tmtool.tui.screens.letter_menu import LetterMenu
from tmtool.tui.screens.wording import WordingView
from tmtool.tui.shown.keeping_lines import unit_lines, unit_text
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.store.memory_upkeep import KeptText, KeptUnit

_ASKED_AFTER = 0.25
_MOST = 2000
"""So many units are listed; words find the others."""
_LETTERS = "abcdefghijklmnopqrstuvw"
_REMOVE = "x"


class Only(StrEnum):
    """Which units of a memory are shown."""

    ALL = "all"
    TARGETS = "translated in more than one way"
    SOURCES = "one translation of several sources"


class UnitsScreen(KeepingScreen):
    """Browse one memory."""

    BINDINGS = bindings(Place.UNITS)
    PLACE = Place.UNITS
    AUTO_FOCUS = "Input"

    def __init__(self, desk: Desk, writer: Writer, memory: str, only: Only = Only.ALL) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
            memory: the name of the memory.
            only: which units are shown.
        """
        super().__init__(desk, writer)
        self._memory, self._only = memory, only
        self._words = ""
        self._waiting: Timer | None = None

    def compose_list(self) -> ComposeResult:
        """Lay out the question, the list and the unit on which the person stands."""
        yield Input(placeholder="words in a text, in any language", compact=True)
        yield LineList[Any](unit_lines, lines=2)
        yield Row(id="detail")

    def title_line(self) -> str:
        """What stands in the top line."""
        what = f" · {self._only}" if self._only is not Only.ALL else ""
        return f" Memory “{self._memory}”{what}"

    def read(self) -> tuple[KeptUnit, ...]:
        """Read the units that have the words."""
        if self._only is Only.ALL:
            return self.desk.memories.units_with(self._memory, self._words, limit=_MOST)
        wanted = self._words.strip().casefold()
        memories = self.desk.memories
        at_odds = memories.with_several_targets if self._only is Only.TARGETS else memories.with_several_sources
        found: dict[int, KeptUnit] = {}
        for language in self.desk.settings.targets:
            for one in at_odds(self._memory, language):
                found |= {unit.id: unit for unit, _ in one.others}
        return tuple(unit for unit in found.values() if any(wanted in t.text.text.casefold() for t in unit.texts))

    def show_read(self, items: Any) -> None:
        """Show the units, and how many there are."""
        self.line_list.show_items(items, empty="No unit has these words." if self._words else "Nothing here.")
        more = "the first " if len(items) == _MOST else ""
        self.query_one("#title", Row).show(f"{self.title_line()} · {more}{counted(len(items), 'unit')}")
        self._show_chosen()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._words:
            self._words = event.value
            if self._waiting:
                self._waiting.stop()
            self._waiting = self.set_timer(_ASKED_AFTER, self.reload)

    @on(LineList.Moved)
    def _show_chosen(self) -> None:
        row, unit = self.query_one("#detail", Row), self.line_list.item
        row.show(unit_text(unit, max(row.content_size.width, 20)) if unit else "")

    def on_resize(self) -> None:
        """Fit the unit to the width."""
        self.call_after_refresh(self._show_chosen)

    def action_move(self, step: int) -> None:
        """Choose the next unit, or the one before."""
        self.line_list.action_move(step)

    def action_page(self, direction: int) -> None:
        """Go a page up or down."""
        self.line_list.action_page(direction)

    def action_several(self) -> None:
        """Show only what is translated in more than one way, what stands for several sources, or everything."""
        order = list(Only)
        self._only = order[(order.index(self._only) + 1) % len(order)]
        self.reload()

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def action_change(self) -> None:
        """Ask which text of the unit is to be worded otherwise, or whether it goes."""
        unit: KeptUnit | None = self.line_list.item
        if unit is None:
            return
        texts = dict(zip(_LETTERS, unit.texts, strict=False))
        answers = [(letter, f"{text.language}: {text.text.shown}") for letter, text in texts.items()]
        menu = LetterMenu("Change a text, or remove the unit", [*answers, (_REMOVE, "Remove this unit")])
        self.ask(menu, lambda letter: self._change(unit, texts.get(letter)))

    def _change(self, unit: KeptUnit, text: KeptText | None) -> None:
        if text is None:
            self.writes.delete_unit(unit.id)
            return
        beside = unit.texts[1] if text.is_source and len(unit.texts) > 1 else unit.source

        def change(new: str) -> None:
            if new != text.text.shown:
                self.writes.edit_unit(text.id, new)

        self.ask(WordingView(f"The text in {text.language}.", text.text.shown, beside.text.shown), change)
