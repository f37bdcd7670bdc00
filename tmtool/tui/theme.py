"""The colours: quiet, so that what differs and what is wrong stands out."""

from __future__ import annotations

from textual.theme import Theme

THEME = Theme(
    name="tmtool",
    primary="#7aa2c8",
    secondary="#8fb8a8",
    accent="#e0a458",
    foreground="#dcdcd4",
    background="#121416",
    surface="#1b1e21",
    panel="#272c31",
    success="#8cc28c",
    warning="#e3b866",
    error="#e07a6e",
    dark=True,
    variables={
        "scrollbar": "#3a4148",
        "scrollbar-hover": "#4a525a",
        "scrollbar-active": "#5a636c",
        "scrollbar-background": "#16191b",
        "scrollbar-background-hover": "#16191b",
        "scrollbar-background-active": "#16191b",
        "scrollbar-corner-color": "#16191b",
    },
)
"""The one theme of the first cut."""
