"""What the F2 menu of a segment does, one letter each."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.MENU

MENU: tuple[Action, ...] = (
    Action("menu.split", "split", ("s",), "Split", "Cuts the segment in two.", _PLACE),
    Action("menu.join", "join", ("j",), "Join", "Joins the segment with the next one.", _PLACE),
    Action(
        "menu.leave_out",
        "leave_out",
        ("l",),
        "Leave out",
        "Leaves the segment out, or takes it back.",
        _PLACE,
    ),
    Action(
        "menu.lock", "lock", ("k",), "Lock", "Locks the segment, so that nothing writes into it, or unlocks it.", _PLACE
    ),
    Action("menu.unconfirm", "unconfirm", ("u",), "Unconfirm", "Makes a confirmed segment a draft again.", _PLACE),
    Action(
        "menu.bookmark", "bookmark", ("b",), "Bookmark", "Marks the segment for yourself, or takes it back.", _PLACE
    ),
    Action("menu.comment", "comment", ("c",), "Comment", "Adds a remark to the segment.", _PLACE),
    Action("menu.history", "history", ("h",), "History", "Shows what was here before.", _PLACE),
    Action(
        "menu.fix",
        "fix",
        ("f",),
        "Fix",
        "Puts right what the chosen finding says, or the first with a certain remedy.",
        _PLACE,
    ),
    Action(
        "menu.ignore",
        "ignore",
        ("i",),
        "Ignore",
        "Never says the chosen finding, or the first, again in this segment.",
        _PLACE,
    ),
    Action(
        "menu.pretranslate",
        "pretranslate",
        ("p",),
        "Fill from memory",
        "Fills in what the memories know exactly.",
        _PLACE,
    ),
    Action(
        "menu.confirm_run",
        "confirm_run",
        ("m",),
        "Confirm sure ones",
        "Confirms from here on what stood in the same place before.",
        _PLACE,
    ),
    Action("menu.analysis", "analysis", ("n",), "Analysis", "Counts how much of it the memories know.", _PLACE),
    Action("menu.checks", "checks", ("e",), "Checks", "Shows everything that the checks say of this job.", _PLACE),
    Action(
        "menu.add_sentence",
        "add_sentence",
        ("a",),
        "Added sentence",
        "Puts in a sentence behind this one that only the translation has.",
        _PLACE,
    ),
    Action(
        "menu.clean_text",
        "clean_text",
        ("t",),
        "Text to clipboard",
        "Puts the whole finished text into the clipboard.",
        _PLACE,
    ),
    Action("menu.preview", "preview", ("v",), "Preview", "Shows the whole article as it will be read.", _PLACE),
    Action(
        "menu.new_preferred",
        "new_preferred",
        ("w",),
        "New preferred term",
        "Replaces a term by another one from a day on.",
        _PLACE,
    ),
    Action("menu.sign_off", "sign_off", ("o",), "Sign off", "Checks the translation and makes it final.", _PLACE),
    Action("menu.deliver", "deliver", ("d",), "Deliver", "Signs off and writes the finished files, like F12.", _PLACE),
    Action("menu.export", "export", ("x",), "Export", "Writes the files without signing off.", _PLACE),
)
