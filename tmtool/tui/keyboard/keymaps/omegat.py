"""The keys of OmegaT."""

from __future__ import annotations

from tmtool.tui.keyboard.keymaps.preset import Preset

OMEGAT = Preset(
    "omegat",
    "OmegaT",
    {
        "app.palette": ("alt+q",),
        "translate.next_segment": ("ctrl+n", "ctrl+down", "alt+down"),
        "translate.previous_segment": ("ctrl+p", "ctrl+up", "alt+up"),
        "translate.next_unconfirmed": ("ctrl+u",),
        "translate.confirm": ("enter", "ctrl+enter"),
        "translate.go_to": ("ctrl+j", "ctrl+g"),
        "translate.complete": ("tab", "ctrl+space"),
        "translate.insert_tag": ("ctrl+t", "alt+t"),
        "translate.add_term": ("alt+g",),
    },
    (
        "Ctrl+I (insert the match) is Tab in a terminal: Alt+1 puts the first match in, Ctrl+R the best one.",
        "Ctrl+1…5 (choose a match) are not sent by a terminal: Alt+1…9 puts that match in.",
        "Ctrl+Shift+R and Ctrl+Shift+I (the source) cannot be told from Ctrl+R and Tab: Ctrl+D copies the source.",
        "Ctrl+Shift+G (a new glossary entry) cannot be told from Ctrl+G: Alt+G adds a term.",
        "Shift+F3 (upper and lower case) is lost in a terminal: Alt+U changes the case.",
        "Ctrl+K (search and replace) deletes to the end of the line: Ctrl+F finds, and Tab there replaces.",
        "Ctrl+U goes to the next unconfirmed segment here; it no longer deletes to the beginning of the line.",
        "Ctrl+P goes up by one segment, as in OmegaT; the list of all actions is on Alt+Q.",
    ),
)
