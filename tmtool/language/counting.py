"""Words and characters as the trade counts them, for analyses and invoices."""

from __future__ import annotations


def word_count(text: str) -> int:
    """Count words: what stands between white spaces and has a letter or a figure in it.

    A word with a hyphen is one word, a dash alone is none; word processors count the same.
    """
    return sum(any(sign.isalnum() for sign in piece) for piece in text.split())


def character_count(text: str) -> int:
    """Count characters without white space."""
    return sum(map(len, text.split()))
