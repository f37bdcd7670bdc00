"""Keys of the reviewer's mode, and for remarks."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place, translating

REVIEW: tuple[Action, ...] = (
    translating("comment", ("alt+c",), "Comment", "Adds a remark to the segment.", opens=True),
    translating("comments", (), "All remarks", "Shows the remarks of the whole job; Enter goes to one."),
    Action(
        "menu.review",
        "review",
        ("r",),
        "Reviewing",
        "Reads and accepts what is translated; again: ends it.",
        Place.MENU,
    ),
)
