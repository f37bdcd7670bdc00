"""Undo of one segment's text: a step is a word, a paste or an insertion. Pure."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace

MOST_STEPS = 200
"""Of one segment; the oldest are forgotten."""
MOST_SEGMENTS = 200
"""Whose steps are kept; those visited longest ago are forgotten."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a text, at offsets in characters."""

    start: int
    removed: str
    inserted: str
    cursor: int
    """Where the cursor stood before it."""
    automatic: bool = False
    """Whether it was not the person but typography that made it."""

    @property
    def end(self) -> int:
        """Where it ends in the text after it."""
        return self.start + len(self.inserted)


@dataclass(slots=True)
class Steps:
    """What can be taken back in one text, and done again."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    declined: set[tuple[str, str]] = field(default_factory=set)
    """Automatic changes that the person took back: what stood before, and what was typed."""
    _is_open: bool = False
    """Whether the next character may belong to the last step."""

    def record(self, step: Step, *, typed: bool = False) -> None:
        """Keep a change.

        Args:
            step: the change.
            typed: whether it is one key; keys of a word become one step.
        """
        if not step.removed and not step.inserted:
            return
        self.undone.clear()
        last = self.done[-1] if self.done and self._is_open and typed else None
        joined = _joined(last, step) if last else None
        if joined:
            self.done[-1] = joined
        else:
            self.done.append(step)
            del self.done[:-MOST_STEPS]
        self._is_open = typed

    def close(self) -> None:
        """Let the next change be a step of its own."""
        self._is_open = False

    def back(self) -> Step | None:
        """Take the last step back; an automatic one is not to be made again at its place."""
        self._is_open = False
        if not self.done:
            return None
        step = self.done.pop()
        self.undone.append(step)
        return step

    def again(self) -> Step | None:
        """Do the last step again that was taken back."""
        self._is_open = False
        if not self.undone:
            return None
        step = self.undone.pop()
        self.done.append(step)
        return step


def _joined(last: Step, new: Step) -> Step | None:
    """The two as one step, where the second goes on with the word of the first; else None."""
    if new.inserted and not new.removed:
        begins_word = last.inserted and not _is_in_word(last.inserted[-1]) and _is_in_word(new.inserted)
        if last.inserted and new.start == last.end and not begins_word:
            return replace(last, inserted=last.inserted + new.inserted)
    elif new.removed and not new.inserted and not last.inserted:
        is_in_word = _is_in_word(last.removed[0]), _is_in_word(new.removed[-1])
        if new.start + len(new.removed) == last.start and is_in_word != (True, False):
            return replace(last, start=new.start, removed=new.removed + last.removed)
        if new.start == last.start:
            return replace(last, removed=last.removed + new.removed)
    return None


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign in "-\u2011'’\u0301\u0306"


@dataclass
class StepsOfSegments:
    """The steps of each segment while its job is open: coming back to a segment, its steps are there again."""

    _kept: OrderedDict[int, tuple[str, Steps]] = field(default_factory=OrderedDict)

    def leave(self, segment: int, text: str, steps: Steps) -> None:
        """Keep the steps of a segment.

        Args:
            segment: its identity.
            text: its text, for which the steps are.
            steps: what was done to it.
        """
        steps.close()
        self._kept[segment] = (text, steps)
        self._kept.move_to_end(segment)
        while len(self._kept) > MOST_SEGMENTS:
            self._kept.popitem(last=False)

    def enter(self, segment: int, text: str) -> Steps:
        """Give the steps of a segment; where its text has changed meanwhile, redo brings back what was left."""
        left, steps = self._kept.pop(segment, (text, Steps()))
        if left == text:
            return steps
        return Steps(undone=[Step(0, text, left, len(text))], declined=steps.declined)
