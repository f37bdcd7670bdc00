"""The keys of Trados Studio."""

from __future__ import annotations

from tmtool.tui.keyboard.keymaps.preset import Preset

TRADOS = Preset(
    "trados",
    "Trados Studio",
    {
        "translate.copy_source": ("ctrl+insert", "ctrl+d"),
        "translate.best_match": ("ctrl+t", "ctrl+r"),
        "translate.add_term": ("ctrl+f2",),
    },
    (
        "Ctrl+Enter confirms, and so does Enter: many terminals send the same for both. Alt+Enter breaks the line.",
        "Ctrl+1…9 (insert a match) are not sent by a terminal: Alt+1…9 puts that match in.",
        "Ctrl+H (replace) is Backspace in a terminal: Ctrl+F finds, and Tab there replaces.",
        "Ctrl+, (QuickPlace) is not sent by a terminal: F9 puts in the next figure, Alt+T the next tag.",
        "Ctrl+F3 (search for a term) is lost in a terminal: F4 puts the next term in.",
        "Shift+F3 (upper and lower case) is lost in a terminal: Alt+U changes the case.",
        "Ctrl+Shift+letter cannot be told from Ctrl+letter; many terminals keep it for themselves.",
        "Ctrl+Alt with an arrow belongs to the desktop on most machines: Ctrl+↓ and Ctrl+↑ go by one segment.",
        "Some terminals keep Ctrl+Insert (copy) for themselves: Ctrl+D copies the source too.",
    ),
)
