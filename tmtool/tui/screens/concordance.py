"""F3: how words were translated before, in the memories and the articles, found while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.keeping_writes import KeepingWrites, Kept
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal
from tmtool.tui.screens.letter_menu import LetterMenu
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.screens.wording import WordingView
from tmtool.tui.shown.concording import Asked, around, head_line, hit_lines, home_of, spans_in
from tmtool.tui.widgets.bars import KeyBar, Row
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.widgets.prose_area import ProseArea
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.concordance import Found
    from tmtool.desk.desk import Desk
    from tmtool.desk.hits import ArticleHit, Hit
    from tmtool.store.memory_upkeep import KeptUnit

ASKED_AFTER = 0.15
"""Seconds without a keystroke before it is searched."""
_LIMIT = 200
_TARGET, _SOURCE, _REMOVE = "t", "s", "x"


class HitsFound(Message):
    """A search is done."""

    def __init__(self, asked: Asked, found: Found[Any]) -> None:
        self.asked = asked
        self.found = found
        super().__init__()


class UnitRead(Message):
    """The unit of a hit was read."""

    def __init__(self, variant: int, unit: KeptUnit) -> None:
        self.variant = variant
        self.unit = unit
        super().__init__()


class ConcordanceScreen(TellingScreen[str | None]):
    """Search memories and articles; gives the text to put in, or None."""

    BINDINGS = bindings(Place.CONCORDANCE)
    CSS_PATH = "concordance.tcss"
    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, desk: Desk, writer: Writer, asked: Asked | None = None, *, puts_in: bool = False) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
            asked: what is asked first; nothing by default.
            puts_in: whether there is a text into which a translation can be put; else it is copied.
        """
        super().__init__()
        self._desk = desk
        self._asked = asked or Asked()
        self._puts_in = puts_in
        self._writes = KeepingWrites(desk, writer, self.post_message)
        self._waiting: Timer | None = None
        self._unit: KeptUnit | None = None
        """The unit of the chosen hit, once it is read."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield Input(self._asked.query, placeholder='words, "a phrase", begin*', compact=True)
        yield LineList[Any](hit_lines, lines=2, empty="Type what you look for.", id="hits")
        yield Row(id="facts")
        yield Row(id="source")
        yield ProseArea(
            "", id="target", read_only=True, soft_wrap=True, compact=True, highlight_cursor_line=False,
            tab_behavior="focus",
        )  # fmt: skip
        yield KeyBar(Place.CONCORDANCE, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Search for what is asked already."""
        self.query_one(ProseArea).cursor_blink = False
        self._draw_head(0, 0)
        if self._asked.query:
            self._search()

    # Asking

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._ask_soon(Asked(event.value, self._asked.language, self._asked.to, self._asked.in_articles))

    def _ask_soon(self, asked: Asked) -> None:
        if asked == self._asked:
            return
        self._asked = asked
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(ASKED_AFTER, self._search)

    def _search(self) -> None:
        asked = self._asked

        def work() -> None:
            try:
                room = self._desk.concordance
                search = room.search_articles if asked.in_articles else room.search
                found: Found[Any] = search(asked.query, language=asked.language, to=asked.to, limit=_LIMIT)
                self.post_message(HitsFound(asked, found))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="concordance", exclusive=True, exit_on_error=False, thread=True)

    @on(HitsFound)
    def _found(self, message: HitsFound) -> None:
        if message.asked != self._asked:
            return
        found = message.found
        empty = "Nothing was found." if self._asked.query.strip() else "Type what you look for."
        self._list.show_items(found.hits, self._list.at if self._is_same(found.hits) else 0, empty=empty)
        self._draw_head(len(found.hits), found.total, is_at_least=found.is_at_least)
        self._show_chosen()

    def _is_same(self, hits: tuple[Any, ...]) -> bool:
        """Whether the chosen hit is still where it was, after something was changed."""
        chosen, at = self.chosen, self._list.at
        return chosen is not None and at < len(hits) and getattr(hits[at], "unit", 0) == getattr(chosen, "unit", None)

    def _draw_head(self, shown: int, total: int, *, is_at_least: bool = False) -> None:
        line = head_line(self._asked, shown, total, is_at_least=is_at_least, width=self.size.width or 80)
        self.query_one("#title", Row).show(line)

    # The chosen hit

    @property
    def _list(self) -> LineList[Any]:
        return self.query_one(LineList)

    @property
    def chosen(self) -> Hit | ArticleHit | None:
        """The hit on which the person stands."""
        return self._list.item

    @on(LineList.Moved)
    def _show_chosen(self) -> None:
        hit, self._unit = self.chosen, None
        source, target = self.query_one("#source", Row), self.query_one(ProseArea)
        self._show_facts()
        if hit is None:
            source.show("")
            target.load_text("")
            return
        room = max(source.size.width, 1) * max(source.size.height, 1)
        source.show(around(hit.source.shown, spans_in(hit)[0], room))
        target.load_text(hit.target.shown)
        if unit := getattr(hit, "unit", None):
            self._read_unit(unit, hit.variant)  # type: ignore[union-attr]

    def _read_unit(self, unit: int, variant: int) -> None:
        def work() -> None:
            try:
                self.post_message(UnitRead(variant, self._desk.memories.unit(unit)))
            except TmtoolError as error:
                # It was removed meanwhile; the next search no longer finds it.
                self.log.info(error.message)

        self.run_worker(work, group="unit", exclusive=True, exit_on_error=False, thread=True)

    @on(UnitRead)
    def _unit_read(self, message: UnitRead) -> None:
        if getattr(self.chosen, "variant", None) == message.variant:
            self._unit = message.unit
            self._show_facts()

    def _show_facts(self) -> None:
        row, hit = self.query_one("#facts", Row), self.chosen
        if hit is None:
            row.show("")
            return
        parts = [home_of(hit)]
        text = self._text_of_unit(getattr(hit, "variant", None))
        if self._unit and text:
            parts += [part for part in (str(text.status), text.by, (text.at or "")[:10]) if part]
            parts += ["belongs to a file"] if self._unit.read_only else []
            others = dict.fromkeys(one.language for one in self._unit.texts if one.language not in (
                hit.source_language, hit.target_language))  # fmt: skip
            parts += [f"also {', '.join(others)}"] if others else []
        row.show(literal(f" {' · '.join(parts)}", style="dim").truncate(max(row.size.width, 1), ellipsis=True))

    def _text_of_unit(self, variant: int | None) -> Any:
        return next((text for text in self._unit.texts if text.id == variant), None) if self._unit else None

    # What can be done

    def action_move(self, step: int) -> None:
        """Choose the next hit, or the one before."""
        self._list.action_move(step)

    def action_page(self, direction: int) -> None:
        """Go a page of hits up or down."""
        self._list.action_page(direction)

    def ask_concordance(self) -> None:
        """Go to the question."""
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()

    def action_text(self) -> None:
        """Go to the translation, or back to the question."""
        (self.query_one(Input) if self.query_one(ProseArea).has_focus else self.query_one(ProseArea)).focus()

    def action_language(self) -> None:
        """Look in another language."""
        settings = self._desk.settings
        targets = (self._asked.to,) if self._asked.to else settings.targets
        self._ask_soon(self._asked.other_side((settings.source, *targets)))
        self._draw_head(0, 0)

    def action_shelf(self) -> None:
        """Search the articles instead of the memories, or the other way round."""
        self._ask_soon(self._asked.other_shelf())
        self._draw_head(0, 0)

    @on(Input.Submitted)
    @on(LineList.Chosen)
    def action_take(self) -> None:
        """Give the translation, or the selected part of it."""
        if (hit := self.chosen) is None:
            return
        area = self.query_one(ProseArea)
        text = area.selected_text or hit.target.shown
        if self._puts_in:
            self.dismiss(text)
        else:
            self.app.copy_to_clipboard(text)
            self.notify("Copied.", timeout=2)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_undo(self) -> None:
        """Take back what was changed here."""
        self._writes.undo()

    def action_menu(self) -> None:
        """Ask what to do with the unit of the hit."""
        if self._unit is None:
            words = "Only what was found in a memory can be changed here." if self.chosen else "There is no hit."
            self.notify(words, timeout=3)
            return
        unit, hit = self._unit, self.chosen
        answers = ((_TARGET, "Change the translation"), (_SOURCE, "Change the source"), (_REMOVE, "Remove this unit"))
        self.app.push_screen(
            LetterMenu("What was found", answers), lambda answer: self._change(answer, unit, getattr(hit, "variant", 0))
        )

    def _change(self, answer: str | None, unit: KeptUnit, variant: int) -> None:
        if answer == _REMOVE:
            self._writes.delete_unit(unit.id)
        elif answer is not None:
            target = next((text for text in unit.texts if text.id == variant), unit.source)
            wanted, beside = (target, unit.source) if answer == _TARGET else (unit.source, target)

            def change(text: str | None) -> None:
                if text is not None and text != wanted.text.shown:
                    self._writes.edit_unit(wanted.id, text)

            question = "The translation" if answer == _TARGET else "The source"
            self.app.push_screen(WordingView(question, wanted.text.shown, beside.text.shown), change)

    @on(Kept)
    def _kept(self, message: Kept) -> None:
        self.notify(message.words)
        self._search()
