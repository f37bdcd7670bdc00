"""A newcomer's first minute: one line at a time of what to press next. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Keys = Callable[[str], str]
"""Gives the keys of an action, by its identity, as a person reads them."""

_LINES = (
    "Type the translation in the text field.",
    "{confirm} confirms: saved, learnt by the memory, on to the next sentence.",
    "Your first! {term} puts in a term, {figure} a figure. Confirm one more.",
    "{help} shows all keys. {deliver} finishes and writes the files. {home}: Home.",
)
"""Each fits beside its number into 80 cells."""
_KEYS = {
    "match": "translate.insert_match",
    "confirm": "translate.confirm",
    "term": "translate.insert_term",
    "figure": "translate.insert_figure",
    "help": "app.help",
    "deliver": "translate.deliver",
    "home": "translate.home",
}
_TYPE, _CONFIRM, _MORE = range(3)
_OR_MATCH = "Type the translation, or {match} takes a match from the memory below."


@dataclass
class Coach:
    """Knows which line comes next."""

    at: int = _TYPE

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to say."""
        return self.at >= len(_LINES)

    def line(self, keys: Keys, *, has_match: bool = False) -> str:
        """Give the line that stands now; empty once all are said.

        Args:
            keys: of the actions.
            has_match: whether the memory knows something like the segment.
        """
        if self.is_done:
            return ""
        shown = {name: keys(identity).partition(" or ")[0] for name, identity in _KEYS.items()}
        line = _OR_MATCH if has_match and self.at == _TYPE else _LINES[self.at]
        return f"{self.at + 1}/{len(_LINES)}  {line.format(**shown)}"

    def typed(self) -> None:
        """Something stands in the text field now."""
        self.at = max(self.at, _CONFIRM)

    def confirmed(self) -> None:
        """A segment was confirmed."""
        self.at = max(self.at + 1, _MORE)
