"""Every key of the screen, once: bindings, footer, help, palette and the table in the README come from here.

One file a group of actions. Loads no Textual, so that commands and tests may read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tmtool.tui.actions.action import Action, Place, shown_key
from tmtool.tui.actions.analysis import ANALYSIS
from tmtool.tui.actions.article import ARTICLE
from tmtool.tui.actions.checks import CHECKS
from tmtool.tui.actions.concordance import CONCORDANCE
from tmtool.tui.actions.dialogs import DIALOGS
from tmtool.tui.actions.everywhere import EVERYWHERE
from tmtool.tui.actions.finding import FIND, FINDING
from tmtool.tui.actions.going import GOING
from tmtool.tui.actions.grid import GRID
from tmtool.tui.actions.home import HOME
from tmtool.tui.actions.keeping import KEEPING
from tmtool.tui.actions.menu import MENU
from tmtool.tui.actions.new_preferred import NEW_PREFERRED
from tmtool.tui.actions.returning import RETURNING
from tmtool.tui.actions.review import REVIEW
from tmtool.tui.actions.settings import SETTINGS
from tmtool.tui.actions.term import TERM
from tmtool.tui.actions.terms import TERMS
from tmtool.tui.actions.welcome import WELCOME
from tmtool.tui.actions.writing import WRITING

__all__ = ["ACTIONS", "Action", "Place", "at", "first_key", "key_table", "keys_of", "pressed", "shown_key", "use"]

ACTIONS: tuple[Action, ...] = (
    *EVERYWHERE,
    *HOME,
    *WELCOME,
    *GOING,
    *WRITING,
    *FINDING,
    *TERMS,
    *ARTICLE,
    *GRID,
    *MENU,
    *REVIEW,
    *RETURNING,
    *FIND,
    *CONCORDANCE,
    *TERM,
    *NEW_PREFERRED,
    *KEEPING,
    *CHECKS,
    *ANALYSIS,
    *SETTINGS,
    *DIALOGS,
)
"""In the order of the help, with their own keys."""

_in_force: list[Action] = list(ACTIONS)
"""The same with the keys that the person has; one person sits before a process."""


def use(actions: Sequence[Action]) -> None:
    """Put the keys of the person in force, before the screen opens.

    Args:
        actions: those of `ACTIONS`, each with its keys.
    """
    _in_force[:] = actions
    _by_key.cache_clear()


def at(place: Place) -> tuple[Action, ...]:
    """Give the actions of one place with the keys that are in force."""
    return tuple(action for action in _in_force if action.place is place)


def pressed(place: Place, key: str) -> tuple[Action, str] | None:
    """Give what a key does in a place, and what Textual calls for it; None where it does nothing.

    Args:
        place: where the person is.
        key: a key as Textual names it, in its Latin form.
    """
    return _by_key(place).get(key)


def keys_of(identity: str) -> str:
    """Give the keys of an action that are in force, as a person reads them.

    Args:
        identity: that of an action.
    """
    return next(action.shown for action in _in_force if action.id == identity)


def first_key(identity: str) -> str:
    """Give the key of an action that is shown where there is room for one.

    Args:
        identity: that of an action.
    """
    return next(action.first_shown for action in _in_force if action.id == identity)


@cache
def _by_key(place: Place) -> dict[str, tuple[Action, str]]:
    return {key: (action, method) for action in at(place) for key, method in action.methods}


def key_table() -> str:
    """Give all keys as a Markdown table, as it stands in the README."""
    rows = ["| Where | Key | Does |", "|---|---|---|"]
    for action in ACTIONS:
        keys = action.shown.replace("|", "\\|")
        rows.append(f"| {action.place} | {keys} | {action.help} |")
    return "\n".join(rows) + "\n"
