"""Bare letters that do something where nothing is typed: on a Cyrillic layout, those on the same keys."""

from __future__ import annotations

from tmtool.tui.actions import Place, at
from tmtool.tui.keys import latin_letter


def letter_method(place: Place, character: str | None) -> str | None:
    """Give the method of the action whose letter lies on the key that typed a Cyrillic character; None where none does.

    Args:
        place: where the person is.
        character: what was typed; Latin letters are bound like any other key.
    """
    if not character or len(character) > 1 or character.isascii():
        return None
    letter = latin_letter(character)
    return next((action.method for action in at(place) if letter in action.keys), None)
