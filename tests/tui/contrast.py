"""How far a text stands out from what it stands on, as WCAG 2.2 reckons it."""

from __future__ import annotations

from textual.color import Color


def _luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(text: Color, background: Color) -> float:
    """Give the ratio of two colours, from 1 to 21; a text that lets the background through is mixed with it."""
    mixed = background.blend(text, text.a, alpha=1.0) if text.a < 1 else text
    lighter, darker = sorted((_luminance(mixed), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
