"""Keys of the translate screen for the article as a whole: its other language, what comes out of it, leaving it."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, translating

ARTICLE: tuple[Action, ...] = (
    translating(
        "other_language", ("f5",), "Other language", "Shows the same place in the other language.", footer=True
    ),
    translating(
        "export", ("f12",), "Export", "Writes this translation in every format into the current folder.", footer=True
    ),
    translating("home", ("ctrl+q",), "Home", "Goes back to the list of articles.", footer=True),
)  # fmt: skip
