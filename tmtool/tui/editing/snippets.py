"""Abbreviations that a person has given texts to. Pure."""

from __future__ import annotations

from collections.abc import Mapping


def abbreviation_before(text: str, cursor: int, snippets: Mapping[str, str]) -> tuple[int, str] | None:
    """Find the abbreviation that ends at the cursor; the longest where several do.

    Args:
        text: the text.
        cursor: offset in it.
        snippets: abbreviations, and what they stand for.

    Returns:
        Where it begins and what it stands for; None where none stands there as a word of its own.
    """
    for start in range(max(0, cursor - max(map(len, snippets), default=0)), cursor):
        found = snippets.get(text[start:cursor])
        is_begun = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        if found is not None and not is_begun:
            return start, found
    return None


def read_snippet(line: str) -> tuple[str, str] | None:
    """Read `abbreviation = text`, as a person types it; None where one of both is missing or the first has spaces."""
    abbreviation, _, text = (part.strip() for part in line.partition("="))
    return (abbreviation, text) if abbreviation and text and not any(map(str.isspace, abbreviation)) else None
