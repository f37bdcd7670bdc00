"""Keys of the translate screen for what glossaries know: new terms."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, translating

TERMS: tuple[Action, ...] = (
    translating(
        "add_term", ("ctrl+t",), "Add a term",
        "Makes a term of what is selected in the translation and words of the source.", opens=True,
    ),
    translating(
        "new_preferred", ("alt+n",), "New preferred term",
        "Lets a term be right only until a day, and replaces it by a new one wherever work is still open.", opens=True,
    ),
)  # fmt: skip
