"""Every key of the screen, once: bindings, footer, help, palette and the table in the README come from here.

One file a group of actions. Loads no Textual, so that commands and tests may read it.
"""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place, shown_key
from tmtool.tui.actions.article import ARTICLE
from tmtool.tui.actions.checks import CHECKS
from tmtool.tui.actions.everywhere import EVERYWHERE
from tmtool.tui.actions.finding import FINDING
from tmtool.tui.actions.going import GOING
from tmtool.tui.actions.grid import GRID
from tmtool.tui.actions.home import HOME
from tmtool.tui.actions.menu import MENU
from tmtool.tui.actions.review import REVIEW
from tmtool.tui.actions.terms import TERMS
from tmtool.tui.actions.writing import WRITING

__all__ = ["ACTIONS", "Action", "Place", "at", "key_table", "shown_key"]

ACTIONS: tuple[Action, ...] = (
    *EVERYWHERE,
    *HOME,
    *GOING,
    *WRITING,
    *FINDING,
    *TERMS,
    *ARTICLE,
    *GRID,
    *MENU,
    *REVIEW,
    *CHECKS,
)
"""In the order of the help."""


def at(place: Place) -> tuple[Action, ...]:
    """Give the actions of one place."""
    return tuple(action for action in ACTIONS if action.place is place)


def key_table() -> str:
    """Give all keys as a Markdown table, as it stands in the README."""
    rows = ["| Where | Key | Does |", "|---|---|---|"]
    for action in ACTIONS:
        keys = action.shown.replace("|", "\\|")
        rows.append(f"| {action.place} | {keys} | {action.help} |")
    return "\n".join(rows) + "\n"
