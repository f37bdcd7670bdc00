"""What an action is: one thing that a key, the palette or a menu does in one place of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an action can be done."""

    EVERYWHERE = "everywhere"
    HOME = "Home"
    TRANSLATE = "translating"
    GRID = "translating, after Escape"
    MENU = "translating, after F2"
    REVIEW = "reviewing"
    FIND = "finding"
    CONCORDANCE = "concordance"
    TERM = "adding a term"
    NEW_TERM = "replacing a term from a day on"
    PREVIEW = "the whole article"
    DELIVER = "delivering"
    CHECKS = "the checks of a job"
    ANALYSIS = "analysis"
    MEMORIES = "memories"
    GLOSSARIES = "glossaries"
    UNITS = "a memory"
    CONCEPTS = "a glossary"
    CONCEPT = "a concept"
    IMPORT = "importing"
    SETTINGS = "settings"
    RETURNING = "bringing a review back"
    HOME_MENU = "Home, after F2"
    REPLACE = "before replacing"
    SPLIT = "splitting"
    HISTORY = "the history of a segment"
    MATCHES = "all matches"
    COMMENTS = "all remarks"
    EXPLAINED = "a finding explained"
    PROMPT = "a question"
    WORDING = "another wording"
    UPDATE = "a new version"
    NEW_ARTICLE = "a new article"
    HELP = "the help"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does."""

    id: str
    """`place.verb`, by which a key may be given to it in the settings."""
    method: str
    """The Textual action: `confirm` calls `action_confirm`."""
    keys: tuple[str, ...]
    """As Textual names them, the one that is shown first. In an F2 menu: one Latin letter. None: palette only."""
    title: str
    help: str
    """One sentence."""
    place: Place
    footer: bool = False
    numbered: bool = False
    """Whether the method takes the number of the key, from 1: `insert_match(3)`."""
    opens: bool = False
    """Whether it opens a dialog, which must get the very next key."""

    @property
    def methods(self) -> tuple[tuple[str, str], ...]:
        """Each key with what Textual calls for it: `alt+3` with `insert_match(3)`."""
        return tuple(
            (key, f"{self.method}({number})" if self.numbered else self.method)
            for number, key in enumerate(self.keys, start=1)
            if key
        )

    @property
    def shown(self) -> str:
        """The keys as a person reads them."""
        keys = [shown_key(key) for key in self.keys if key]
        if not keys:
            return "palette"
        if self.numbered and len({key[:-1] for key in keys}) == 1 and not any(key[-1].isdecimal() for key in keys):
            return " ".join([keys[0], *(key[-1] for key in keys[1:])])
        return ", ".join(_runs(keys)) if self.numbered else " or ".join(keys)

    @property
    def first_shown(self) -> str:
        """The key for the footer, or all of them where each has its number."""
        return self.shown if self.numbered or not self.keys else shown_key(self.keys[0])


_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "escape": "Esc", "question_mark": "?", "slash": "/", "full_stop": ".", "comma": ",", "minus": "-", "plus": "+",
    "insert": "Ins", "delete": "Del",
}  # fmt: skip


def shown_key(key: str) -> str:
    """Give a key as a person reads it: `ctrl+down` is `Ctrl+↓`."""
    return "+".join(_NAMES.get(part, part.upper() if part[1:].isdecimal() else part.title()) for part in key.split("+"))


def _runs(keys: list[str]) -> list[str]:
    """Give keys in a row as one: `Alt+1`, `Alt+2`, `Alt+3` as `Alt+1…3`."""
    runs: list[list[str]] = []
    for key in keys:
        before = runs[-1][-1] if runs else ""
        is_next = key[-1].isdecimal() and f"{key[:-1]}{int(key[-1]) - 1}" == before
        if is_next:
            runs[-1].append(key)
        else:
            runs.append([key])
    return [run[0] if len(run) == 1 else f"{run[0]}…{run[-1].rpartition('+')[2]}" for run in runs]


def translating(
    verb: str,
    keys: tuple[str, ...],
    title: str,
    help_text: str,
    *,
    footer: bool = False,
    numbered: bool = False,
    opens: bool = False,
) -> Action:
    """Make an action of the translate screen, done by its method `action_<verb>`."""
    return Action(
        f"translate.{verb}", verb, keys, title, help_text, Place.TRANSLATE, footer, numbered=numbered, opens=opens
    )
