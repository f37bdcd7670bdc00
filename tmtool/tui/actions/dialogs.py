"""What can be done in the small dialogs: lists to choose from, questions, texts to be taken in."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_BACK = ("escape", "ctrl+q")


def _close(place: Place, name: str, *keys: str, title: str = "Close", does: str = "Goes back.") -> Action:
    return Action(f"{name}.close", "dismiss", keys or _BACK, title, does, place)


_R = Place.REPLACE
REPLACE: tuple[Action, ...] = (
    Action("replace.go", "replace", ("enter",), "Replace", "Replaces what is taken.", _R),
    Action("replace.take", "take", ("space",), "In or out", "Takes the chosen text in, or out of it.", _R),
    Action("replace.all", "take_all", ("a", "alt+a"), "All or none", "Takes all of them out, or in again.", _R),
    _close(_R, "replace", "escape", "ctrl+f", "ctrl+q", does="Goes back; nothing is replaced."),
)
_S = Place.SPLIT
SPLIT: tuple[Action, ...] = (
    Action("split.left", "move(-1)", ("left",), "Left", "Moves the cut a word to the left.", _S),
    Action("split.right", "move(1)", ("right",), "Right", "Moves the cut a word to the right.", _S),
    Action("split.up", "move(-8)", ("up",), "Far left", "Moves the cut some words to the left.", _S),
    Action("split.down", "move(8)", ("down",), "Far right", "Moves the cut some words to the right.", _S),
    Action("split.cut", "cut", ("enter",), "Cut", "Cuts the segment there.", _S),
    _close(_S, "split", does="Goes back; nothing is cut."),
)
HISTORY: tuple[Action, ...] = (
    Action("history.restore", "restore", ("enter",), "Restore", "Puts the chosen text in again.", Place.HISTORY),
    _close(Place.HISTORY, "history", "escape", "f2", "ctrl+q"),
)
_M = Place.MATCHES
MATCHES: tuple[Action, ...] = (
    Action(
        "matches.put_in", "put_in", tuple("123456789"), "Put in",
        "Puts that match in; on the Kazakh layout the letters of the digit row do it.", _M, numbered=True,
    ),
    Action(
        "matches.alt_put_in", "put_in", tuple(f"alt+{number}" for number in range(1, 10)), "Put in",
        "Puts that match in, as in the text.", _M, numbered=True,
    ),
    _close(_M, "matches", "escape", "f7", "enter", "ctrl+q"),
)  # fmt: skip
COMMENTS: tuple[Action, ...] = (
    Action("comments.go", "go", ("enter",), "Go", "Goes to the segment of the chosen remark.", Place.COMMENTS),
    _close(Place.COMMENTS, "comments", "escape", "f2", "ctrl+q"),
)
_E = Place.EXPLAINED
EXPLAINED: tuple[Action, ...] = (
    Action("explained.fix", "fix", ("alt+f", "f"), "Fix", "Puts it right, where that is certain.", _E),
    Action("explained.ignore", "ignore", ("alt+i", "i"), "Ignore", "Never says it again in this segment.", _E),
    _close(_E, "explained", "escape", "enter", "f8", "ctrl+q"),
)
PROMPT: tuple[Action, ...] = (
    Action("prompt.take", "take", ("enter",), "Take", "Takes the answer.", Place.PROMPT),
    _close(Place.PROMPT, "prompt", title="Cancel", does="Leaves everything as it is."),
)
WORDING: tuple[Action, ...] = (
    Action("wording.take", "take", ("enter", "ctrl+s"), "Take", "Keeps the new wording.", Place.WORDING),
    Action("wording.line_break", "line_break", ("alt+enter",), "Line break", "Puts a line break in.", Place.WORDING),
    _close(Place.WORDING, "wording", title="Cancel", does="Leaves the wording as it was."),
)
UPDATE: tuple[Action, ...] = (
    Action("update.take", "take", ("ctrl+s",), "Take", "Takes the new version.", Place.UPDATE),
    _close(Place.UPDATE, "update", title="Cancel", does="Leaves the article as it is."),
)
_N = Place.NEW_ARTICLE
NEW_ARTICLE: tuple[Action, ...] = (
    Action(
        "new_article.take_in", "take_in", ("ctrl+s",), "Take in", "Takes the article in; Enter in its name too.", _N
    ),
    Action(
        "new_article.all_out", "all_out", ("f2",), "Author boxes", "Leaves the author boxes out, or takes them in.", _N
    ),
    Action(
        "new_article.words", "words", ("f4",), "The words",
        "Takes the words in where they are the path of a file, or the file after all.", _N,
    ),
    _close(_N, "new_article", title="Cancel", does="Goes back; nothing is taken in."),
)  # fmt: skip
HELP: tuple[Action, ...] = (_close(Place.HELP, "help", "escape", "enter", "ctrl+q", "q"),)
DIALOGS: tuple[Action, ...] = (
    *REPLACE, *SPLIT, *HISTORY, *MATCHES, *COMMENTS, *EXPLAINED, *PROMPT, *WORDING, *UPDATE, *NEW_ARTICLE, *HELP,
)  # fmt: skip
