"""Keys of the translate screen for the article as a whole: its other language, what comes out of it, leaving it."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place, translating

ARTICLE: tuple[Action, ...] = (
    translating(
        "other_language", ("f5",), "Other language", "Shows the same place in the other language.", footer=True
    ),
    translating("preview", ("f6",), "Preview", "Shows the whole article as it will be read."),
    translating(
        "deliver", ("f12",), "Finish",
        "Checks the translation, signs it off and writes the finished files into the current folder.", footer=True,
    ),
    translating("home", ("ctrl+q",), "Home", "Goes back to the list of articles.", footer=True),
    Action("preview.jump", "jump", ("enter",), "Go there", "Goes to the chosen sentence.", Place.PREVIEW, True),
    Action("preview.language", "language", ("f5",), "Other language", "Shows the other language.", Place.PREVIEW, True),
    Action(
        "preview.beside", "beside", ("tab",), "Source beside",
        "Puts the source beside the translation, or takes it away; from 110 columns on.", Place.PREVIEW, True,
    ),
    Action(
        "preview.close", "close", ("escape", "f6", "ctrl+q"), "Back",
        "Goes back to where you were.", Place.PREVIEW, True,
    ),
    Action(
        "deliver.export", "export_as_is", ("x",), "Export as it stands",
        "Writes the files without signing off.", Place.DELIVER, True,
    ),
    Action(
        "deliver.folder", "other_folder", ("f",), "Another folder",
        "Writes the files into a folder that you name.", Place.DELIVER, True,
    ),
    Action(
        "deliver.close", "close", ("escape", "f12", "ctrl+q"), "Close", "Goes back to the text.", Place.DELIVER, True
    ),
)  # fmt: skip
