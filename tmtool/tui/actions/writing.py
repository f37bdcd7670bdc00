"""Keys of the translate screen that put text in, change it, or take it back."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, translating

WRITING: tuple[Action, ...] = (
    translating("line_break", ("alt+enter", "shift+enter"), "Line break", "Puts a line break into the translation."),
    translating(
        "insert_match", tuple(f"alt+{number}" for number in range(1, 10)), "Match",
        "Replaces the translation by that match, on any keyboard layout.", footer=True, numbered=True,
    ),
    translating(
        "best_match", ("ctrl+r",), "Best match",
        "Replaces the translation by the best match, with figures and terms put right where that is certain.",
    ),
    translating(
        "all_matches", ("f7",), "All matches",
        "Shows all matches whole, with warnings and what was put right; a digit puts one in.", opens=True,
    ),
    translating("copy_source", ("ctrl+d",), "Copy source", "Puts the English text into the translation.", footer=True),
    translating(
        "insert_term", ("f4",), "Term",
        "Puts in the next term that is not used yet, in the form that its place asks for; pressed again, its next "
        "form.", footer=True,
    ),
    translating(
        "insert_figure", ("f9",), "Figure",
        "Puts in the next figure, date, sum or tag that is missing, as your language writes it; pressed again, its "
        "next form.", footer=True,
    ),
    translating(
        "insert_tag", ("alt+t",), "Tag",
        "Puts in the next missing tag; with words selected, puts a pair around them.",
    ),
    translating(
        "confirm_run", ("alt+r",), "Confirm the sure ones",
        "Confirms from here on what stood in the same place before (101) and has no finding, up to the first that "
        "needs you; where you stand on none, goes to the next such run.",
    ),
    translating(
        "complete", ("tab",), "Snippet or completion",
        "Puts a snippet in the place of its abbreviation, else takes what is offered behind the text; → takes it too.",
    ),
    translating(
        "case", ("alt+u",), "Case",
        "Changes the word, or what is selected, from small letters to a capital to all capitals and back.",
    ),
    translating("add_snippet", (), "Add a snippet", "Asks for an abbreviation of what is selected; Tab expands it."),
    translating(
        "undo", ("ctrl+z",), "Undo",
        "Takes back what you did last: typing here, else what you confirmed, split, joined or filled; never a whole "
        "draft.",
    ),
    translating("redo", ("ctrl+y",), "Redo", "Does again what undo took back while typing."),
    translating(
        "save", ("ctrl+s",), "Save now", "Writes the text at once; it is written by itself within two seconds."
    ),
)  # fmt: skip
