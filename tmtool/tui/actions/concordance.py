"""What can be done in the concordance."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.CONCORDANCE

CONCORDANCE: tuple[Action, ...] = (
    Action(
        "concordance.take", "take", ("enter",), "Put in",
        "Puts the translation that is shown into your text, or what is selected in it; from Home it is copied.",
        _PLACE, True,
    ),
    Action("concordance.up", "move(-1)", ("up",), "", "Chooses the hit before.", _PLACE),
    Action("concordance.down", "move(1)", ("down",), "", "Chooses the next hit.", _PLACE),
    Action("concordance.page_up", "page(-1)", ("pageup",), "", "Goes a page up.", _PLACE),
    Action("concordance.page_down", "page(1)", ("pagedown",), "", "Goes a page down.", _PLACE),
    Action(
        "concordance.text", "text", ("tab",), "Select",
        "Goes to the translation, to select a part of it with Shift and the arrows; again: back to the question.",
        _PLACE, True,
    ),
    Action(
        "concordance.language", "language", ("f5",), "Language",
        "Looks in any language, only in the source, or only in the translations.", _PLACE, True,
    ),
    Action(
        "concordance.shelf", "shelf", ("f6",), "Articles", "Searches the articles instead of the memories.",
        _PLACE, True,
    ),
    Action(
        "concordance.menu", "menu", ("f2",), "Change", "Changes or removes what was found in a memory.", _PLACE, True
    ),
    Action("concordance.undo", "undo", ("ctrl+z",), "Undo", "Takes back what you changed here.", _PLACE),
    Action("concordance.close", "close", ("escape", "ctrl+q"), "Back", "Goes back.", _PLACE, True),
)  # fmt: skip
