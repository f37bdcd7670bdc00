"""The keys of memoQ."""

from __future__ import annotations

from tmtool.tui.keyboard.keymaps.preset import Preset

MEMOQ = Preset(
    "memoq",
    "memoQ",
    {
        "app.concordance": ("ctrl+k", "f3"),
        "translate.best_match": ("ctrl+space", "ctrl+r"),
        "translate.insert_tag": ("f9", "alt+t"),
        "translate.insert_figure": ("alt+g",),
        "translate.add_term": ("ctrl+e", "ctrl+t"),
    },
    (
        "Ctrl+Enter confirms, and so does Enter: many terminals send the same for both. Alt+Enter breaks the line.",
        "Ctrl+1…9 (insert a hit) are not sent by a terminal: Alt+1…9 puts that match in.",
        "Ctrl+M (a comment) is Enter in a terminal: Alt+C adds a comment.",
        "Ctrl+H (replace) is Backspace in a terminal: Ctrl+F finds, and Tab there replaces.",
        "Ctrl+T and Ctrl+J (split, join) are F2 S and F2 J here.",
        "Ctrl+K is the concordance and Ctrl+E a new term here; they no longer edit the line.",
        "F9 puts in the next tag, as in memoQ; the next figure is on Alt+G.",
        "Ctrl+Shift+S (copy the source) cannot be told from Ctrl+S: Ctrl+D copies the source.",
        "Ctrl+Shift+letter in general cannot be told from Ctrl+letter; many terminals keep it for themselves.",
        "Shift+F3 (upper and lower case) is lost in a terminal: Alt+U changes the case.",
    ),
)
