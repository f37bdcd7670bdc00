"""What a person wants taken in as an article, and the name that is proposed for it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LONGEST_NAME = 60


def proposed_name(text: str) -> str:
    """Propose a name for an article: the words of its first line that hold text, as many as are easy to read."""
    headline = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = re.findall(r"\w+(?:[’'-]\w+)*", headline)
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _LONGEST_NAME:
            break
        name = f"{name} {word}".strip()
    return name or headline[:_LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """What the person wants taken in."""

    name: str
    text: str
    left_out: tuple[int, ...] = ()
    """Indices of the blocks that are left out."""
    path: Path | None = None
    """The file that is taken in instead of the text, which is its path."""
    as_words: bool = False
    """Whether the text was said to be no path, whatever it names."""
    digest: str = ""
    """Of the bytes that were looked over, to which `left_out` belongs; empty where none were."""
