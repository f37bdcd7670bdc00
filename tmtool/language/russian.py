"""What is known of Russian: stems."""

from __future__ import annotations

from tmtool.language.snowball import snowball


def stem(word: str) -> str:
    """Give the stem of a case-folded Russian word; ё counts as е."""
    return snowball("russian").stem(word.replace("ё", "е"))
