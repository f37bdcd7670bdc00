"""The text that the person writes: what keys do to it, its undo, what is put right and offered while typing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from tmtool.tui.actions import Place, pressed
from tmtool.tui.editing import places
from tmtool.tui.editing.completion import Completions
from tmtool.tui.editing.steps import Step, Steps, StepsOfSegments
from tmtool.tui.literal import cleaned
from tmtool.tui.widgets.prose_area import ProseArea

if TYPE_CHECKING:
    from tmtool.language.typography import Replacement

_EDITING = {
    key: action
    for keys, action, *_ in ((one.key, one.action) if not isinstance(one, tuple) else one for one in TextArea.BINDINGS)
    for key in keys.split(",")
} | {
    "ctrl+home": "text_start", "ctrl+end": "text_end",
    "ctrl+shift+home": "text_start(True)", "ctrl+shift+end": "text_end(True)",
}  # fmt: skip
"""What a text area does by itself, by key."""
_BEFORE = 20
"""Characters before an automatic change by which it is known again."""


class TargetEditor(ProseArea, inherit_bindings=True):
    """A text area for one segment at a time; each keeps its own undo."""

    def __init__(self, *, id: str | None = None) -> None:
        self.provisional = False
        """Whether nobody has taken the text yet: a match was put in by itself, and it is drawn so."""
        self.put_right: Callable[[str, int, str], Replacement | None] | None = None
        """Gives what a typed sign becomes, from the text, the cursor behind it and the sign; None for nothing ever."""
        self.completions: Completions | None = None
        """What may be offered behind the text; None for nothing."""
        self._held: str | None = None
        """What was typed since keys are only held; None where they are taken."""
        self._segment: int | None = None
        self._steps = Steps()
        self._steps_of_segments = StepsOfSegments()
        self._is_typed = False
        """Whether what is being changed is one key."""
        self._is_automatic = False
        self._is_recorded = True
        self._awaits_offer = False
        """Whether the last change was typing, behind which something may be offered."""
        super().__init__(
            id=id,
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            tab_behavior="focus",
            max_checkpoints=0,  # our own steps are kept
        )
        self.cursor_blink = False

    def load(self, text: str, *, segment: int | None = None, provisional: bool = False) -> None:
        """Show a text, the cursor at its end.

        Args:
            text: the text.
            segment: the segment that it is of, whose undo comes back; by default another text of the same one.
            provisional: whether it was put in by itself.
        """
        if segment is not None:
            self.leave()
            self.completions = None
        self.provisional = provisional
        self.set_class(provisional, "-provisional")
        self.load_text(text)
        self._steps = Steps() if segment is None else self._steps_of_segments.enter(segment, self.text)
        self._segment = self._segment if segment is None else segment
        self.move_cursor(self.document.end)

    def keep_steps_in(self, steps: StepsOfSegments) -> None:
        """Keep what can be taken back in each segment where it outlives this field."""
        self._steps_of_segments = steps

    def leave(self) -> None:
        """Keep what can be taken back in the segment that is shown, for who comes back to it."""
        if self._segment is not None and (self._steps.done or self._steps.undone):
            self._steps_of_segments.leave(self._segment, self.text, self._steps)

    def put(self, text: str, cursor: int | None = None) -> None:
        """Replace the whole text; one undo brings the old one back.

        Args:
            text: the new text.
            cursor: offset in it; its end by default.
        """
        if self.read_only:
            return
        self.replace(text, self.document.start, self.document.end)
        self.move_cursor(self.document.end if cursor is None else self.location_of(cursor))

    def insert(
        self, text: str, location: Location | None = None, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Put a text in, in the place of what is selected; one undo takes it out."""
        if self.read_only:
            return EditResult(self.cursor_location, "")
        if location is not None:
            return super().insert(text, location, maintain_selection_offset=maintain_selection_offset)
        return self.replace(text, *self.selection, maintain_selection_offset=False)

    def change(self, start: int, end: int, text: str) -> None:
        """Replace a stretch of the text; the cursor goes along, and one undo brings the old one back.

        Args:
            start: offset in the text.
            end: offset in the text, excluded.
            text: what shall stand there.
        """
        if not self.read_only:
            self.replace(text, self.location_of(start), self.location_of(end))

    def take(self) -> None:
        """Make a text that was put in by itself the person's own, and draw it so."""
        self.provisional = False
        self.remove_class("-provisional")
        self.notify_style_update()

    def get_line(self, line_index: int) -> Text:
        """Give one line as it is drawn."""
        line = super().get_line(line_index)
        if self.provisional:
            line.stylize("dim italic")
        return line

    def hold(self) -> None:
        """Take no more keys, but keep what is typed: the person is leaving, and means it for where they are going."""
        self._held = self._held or ""

    def release(self) -> str:
        """Take keys again, and give what was typed meanwhile."""
        held, self._held = self._held or "", None
        return held

    # Undo

    def offer(self, text: str) -> None:
        """Let redo put a text behind the one that stands here."""
        end = len(self.text)
        behind = f" {text}" if end else text
        self._steps.undone.append(Step(end, "", behind, end))

    @property
    def touched(self) -> bool:
        """Whether undo has anything to do with this text."""
        return bool(self._steps.done)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and keep what is needed to take it back."""
        start, cursor = self.offset_of(edit.top), self.cursor
        result = super().edit(edit)
        if self._is_recorded:
            inserted = self.document.get_text_range(edit.top, result.end_location)
            step = Step(start, result.replaced_text, inserted, cursor, self._is_automatic)
            self._steps.record(step, typed=self._is_typed)
        return result

    def move_cursor(
        self, location: Location, select: bool = False, center: bool = False, record_width: bool = True
    ) -> None:
        """Move the cursor; what is typed then is a step of its own."""
        super().move_cursor(location, select, center, record_width)
        self._steps.close()
        self._awaits_offer = False

    def undo(self) -> None:
        """Take the last step back; what typography did is not done again at that place."""
        step = self._steps.back()
        if step is None or not self._retrace(step.start, step.inserted, step.removed, step.cursor):
            return
        if step.automatic:
            self._steps.declined.add((self.text[max(0, step.start - _BEFORE) : step.start], step.removed))

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        if step := self._steps.again():
            self._retrace(step.start, step.removed, step.inserted, step.end)

    def _retrace(self, start: int, old: str, new: str, cursor: int) -> bool:
        """Put back what stood at a place; whether the text was as the steps know it."""
        end = start + len(old)
        if self.text[start:end] != old:
            self._steps = Steps()
            return False
        self._is_recorded = False
        try:
            self.edit(Edit(new, self.location_of(start), self.location_of(end), maintain_selection_offset=False))
        finally:
            self._is_recorded = True
        self.move_cursor(self.location_of(cursor))
        return True

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        if self._held is not None:
            event.stop()
            event.prevent_default()
            self._held += event.character if event.is_printable and event.character else ""
            return
        # A binding would run in the app's turn, before or after keys that still wait here: a fast typist's Enter
        # would confirm half a word. Done here, actions and letters keep the order in which they were pressed.
        found = pressed(Place.TRANSLATE, event.key)
        if found and not found[0].opens:
            event.stop()
            event.prevent_default()
            await self.app.run_action(found[1], self.screen)
        elif action := _EDITING.get(event.key):
            with self._one_key():
                is_done = await self.app.run_action(action, self)
            if is_done:
                event.stop()
                event.prevent_default()
        else:
            with self._one_key():
                await super()._on_key(event)
            if event.is_printable and event.character and not self.read_only:
                self._join_mark(event.character)
                self._put_right(event.character)

    @contextmanager
    def _one_key(self) -> Iterator[None]:
        """What is changed inside comes from one key."""
        if not self.selection.is_empty:
            self._steps.close()
        self._is_typed = True
        try:
            yield
        finally:
            self._is_typed = False

    def _join_mark(self, sign: str) -> None:
        """Make one character of a letter and the mark that was typed behind it, where there is one for both."""
        if not unicodedata.combining(sign):
            return
        row, column = self.cursor_location
        start = places.preceding(self.document.get_line(row), column)
        typed = self.document.get_line(row)[start:column]
        if (composed := unicodedata.normalize("NFC", typed)) != typed:
            self.replace(composed, (row, start), (row, column))

    def _put_right(self, sign: str) -> None:
        """Let typography change what was typed, unless the person took just that back before."""
        if self.put_right is None or not self.selection.is_empty:
            return
        text = self.text
        found = self.put_right(text, self.cursor, sign)
        if found is None:
            return
        place = (text[max(0, found.start - _BEFORE) : found.start], text[found.start : found.end])
        if place not in self._steps.declined:
            self._is_automatic = True
            self.change(*found)
            self._is_automatic = False
            self._awaits_offer = True
            self.suggestion = self._offered()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = cleaned(event.text).strip("\n")
        if self._held is None:
            self.insert(text)
        else:
            self._held += text

    def action_paste(self) -> None:
        """Put in what was cut or copied here."""
        self.insert(cleaned(self.app.clipboard))

    # What is offered behind the text

    def update_suggestion(self) -> None:
        """Offer how the text may go on, while the person types at its end."""
        self._awaits_offer = self._is_typed
        self.suggestion = self._offered()

    def complete_from(self, completions: Completions | None) -> None:
        """Offer from these from now on; where the person has just typed, at once."""
        self.completions = completions
        self.suggestion = self._offered()

    def _offered(self) -> str:
        if self.completions is None or not self._awaits_offer or not self._stands_at_end:
            return ""
        return self._fitting(self.completions.after(self.text))

    def accept(self) -> bool:
        """Take what is offered, and offer what comes then; whether there was anything."""
        if not self.suggestion or not self._stands_at_end:
            return False
        self._steps.close()
        with self._one_key():
            self.insert(self.suggestion)
        self._steps.close()
        return True

    def watch_selection(self, _: Selection, selection: Selection) -> None:
        """Offer nothing where the person has moved away."""
        if self.suggestion and not self._stands_at_end:
            self.suggestion = ""

    def action_cursor_right(self, select: bool = False) -> None:
        """Move to the right; at the end of the text, take what is offered."""
        if select or not self.accept():
            self.suggestion = ""
            super().action_cursor_right(select)

    @property
    def _stands_at_end(self) -> bool:
        return self.selection.is_empty and self.cursor_location == self.document.end

    def _fitting(self, offered: str) -> str:
        """Whole words of what is offered, as many as this line has room for."""
        room = self.wrap_width - self.wrapped_document.location_to_offset(self.cursor_location).x
        while offered and cell_len(offered) > room:
            offered = offered[: max(offered.rfind(" "), 0)]
        return offered
