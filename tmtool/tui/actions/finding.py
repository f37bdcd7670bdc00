"""Keys of the translate screen that find: filters, text, findings of the checks; and those of the search itself."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place, translating

_PLACE = Place.FIND

KIND_LETTERS = "audfrsglyhmncbo"
"""The letter of each filter, in the order of `tmtool.tui.job.filters.Kind`."""

FINDING: tuple[Action, ...] = (
    translating(
        "find", ("ctrl+f",), "Find, filter",
        "Finds a text or filters the segments, so that “next” means the next of these; Tab there: replaces.",
        opens=True,
    ),
    translating(
        "next_finding", ("f8",), "Next finding",
        "Chooses the next finding of the checks under the text, then goes to the next segment that has one.",
        footer=True,
    ),
    translating("fix", ("alt+f",), "Fix", "Puts right what the chosen finding says, where that is certain."),
    translating("ignore", ("alt+i",), "Ignore", "Never says the chosen finding again in this segment."),
    translating("explain", (), "Explain", "Explains the chosen finding; F1 does it too, after F8."),
)  # fmt: skip

FIND: tuple[Action, ...] = (
    Action(
        "find.go", "go", ("enter",), "Go",
        "Shows only the segments that match and goes to the next of them; in the second line: shows what it replaces.",
        _PLACE,
    ),
    Action("find.up", "choose(-1)", ("up",), "Up", "Chooses the filter above.", _PLACE),
    Action("find.down", "choose(1)", ("down",), "Down", "Chooses the filter below.", _PLACE),
    Action(
        "find.kind", "kind", tuple(f"alt+{letter}" for letter in KIND_LETTERS), "Filter",
        "Chooses the filter with that letter.", _PLACE, numbered=True,
    ),
    Action(
        "find.replace", "other_line", ("tab", "shift+tab"), "Replace", "Goes to the text to put in, and back.", _PLACE
    ),
    Action("find.whole", "whole", ("alt+w",), "Whole words", "Finds only whole words, or parts too.", _PLACE),
    Action("find.case", "case", ("alt+e",), "Exact case", "Makes capital and small letters differ, or not.", _PLACE),
    Action("find.regex", "regex", ("alt+x",), "Expression", "Takes the text as a regular expression, or not.", _PLACE),
    Action("find.where", "where", ("alt+i",), "Where", "Looks in source and target, or in one of them.", _PLACE),
    Action("find.scope", "scope", ("alt+t",), "Replace where", "Replaces in this article, or in the memories.", _PLACE),
    Action("find.clear", "clear", ("escape", "ctrl+f"), "Show all", "Shows all segments again.", _PLACE),
)  # fmt: skip
