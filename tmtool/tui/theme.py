"""The colours: quiet, so that what differs and what is wrong stands out; on dark, on light, and as strong as can be.

Every text stands out from what it stands on by 4.5 to 1 at least (WCAG 2.2, 1.4.3); a test reckons it.
"""

from __future__ import annotations

from textual.theme import Theme


def _bars(background: str, bar: str, hover: str, active: str) -> dict[str, str]:
    """Give the colours of scroll bars."""
    behind = {
        f"scrollbar-{part}": background
        for part in ("background", "background-hover", "background-active", "corner-color")
    }
    return {"scrollbar": bar, "scrollbar-hover": hover, "scrollbar-active": active} | behind


DARK = Theme(
    name="dark",
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
    variables=_bars("#16191b", "#3a4148", "#4a525a", "#5a636c"),
)
LIGHT = Theme(
    name="light",
    primary="#2c5d8a",
    secondary="#1d5443",
    accent="#733d00",
    foreground="#1c1f22",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2dfd6",
    success="#1f6b2e",
    warning="#7a5200",
    error="#a3261a",
    dark=False,
    variables=_bars("#eceae4", "#b9b5aa", "#a09c91", "#87837a"),
)
CONTRAST = Theme(
    name="contrast",
    primary="#9fd0ff",
    secondary="#a8ffd8",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#1f1f1f",
    panel="#333333",
    success="#7dff7d",
    warning="#ffff00",
    error="#ff9d9d",
    dark=True,
    variables=_bars("#000000", "#ffffff", "#ffff00", "#ffff00"),
)

DIMMED_TO = 0.75
"""How much of its colour a dim text keeps; Textual's own half cannot be read on every ground."""

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}
"""By the name that the preference `theme` takes."""
