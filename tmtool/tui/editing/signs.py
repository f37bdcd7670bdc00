"""What cannot be seen in a text that is being edited, as signs: one character for one, so that cursors count right."""

from __future__ import annotations

import re

from tmtool.language.visible import HIDDEN, sign_of

_SPACES = {"\u00a0": "␣", "\u202f": "‿", "\t": "⇥"}
_UNSEEN = re.compile(f"[\u00a0\u202f]|{HIDDEN.pattern}")
_STRAY = re.compile(r"(?<=\S) {2,}(?=\S)")


def shown(line: str) -> str:
    """Give a line as it is drawn: no-break spaces, tabs, soft hyphens and zero-width characters as signs."""
    return _UNSEEN.sub(_sign, line)


def signs(line: str) -> list[tuple[int, int]]:
    """Give where signs stand for something else."""
    return [found.span() for found in _UNSEEN.finditer(line)]


def stray_spaces(line: str) -> list[tuple[int, int]]:
    """Give where more than one space stands between words."""
    return [found.span() for found in _STRAY.finditer(line)]


def _sign(found: re.Match[str]) -> str:
    sign = _SPACES.get(found[0]) or sign_of(found[0])
    return sign if len(sign) == 1 else "¿"
