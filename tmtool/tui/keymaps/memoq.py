"""The keys of memoQ."""

from __future__ import annotations

from tmtool.tui.keymaps.preset import Preset

MEMOQ = Preset(
    "memoq",
    "memoQ",
    {
        "translate.best_match": ("ctrl+space", "ctrl+r"),
    },
    (
        "Ctrl+Enter confirms, and so does Enter: many terminals send the same for both. Alt+Enter breaks the line.",
        "Ctrl+1…9 (insert a hit) are not sent by a terminal: Alt+1…9 puts that match in.",
        "Ctrl+M (a comment) is Enter in a terminal: the comment is in the F2 menu, C.",
        "Ctrl+H (replace) is Backspace in a terminal.",
        "Ctrl+Shift+S (copy the source) cannot be told from Ctrl+S: Ctrl+D copies the source.",
        "Ctrl+Shift+letter in general cannot be told from Ctrl+letter; many terminals keep it for themselves.",
        "Shift+F3 (upper and lower case) is lost in a terminal.",
    ),
)
