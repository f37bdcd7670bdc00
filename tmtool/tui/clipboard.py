"""What a terminal takes into the clipboard of the machine at which the person sits. Pure."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

LONGEST = 74_994
"""So many bytes of base64 every terminal takes that takes any: xterm's limit for one sequence is 100,000 bytes, and
several cut at 75,000 less the bytes around it."""


def fits(text: str) -> bool:
    """Whether a text is short enough for the clipboard of a terminal."""
    return len(b64encode(text.encode())) <= LONGEST


def hint(environment: Mapping[str, str]) -> str:
    """Say what the person may have to set for it; empty where nothing is known."""
    if "TMUX" in environment:
        return " If it does not arrive: tmux needs “set -g set-clipboard on” in ~/.tmux.conf."
    return ""
