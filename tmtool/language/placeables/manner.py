"""What is written in the place of a placeable: pieces of it changed, the rest as it stands."""

from __future__ import annotations

from typing import NamedTuple

from tmtool.language.placeables.values import Part, Placeable


class Edit(NamedTuple):
    """A span of the text and what shall stand there."""

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """How a placeable is put right."""

    edits: tuple[Edit, ...]
    doubt: str = ""
    """A sentence that says why it is not certain; empty where it is."""


def edit(part: Part, text: str) -> Edit:
    """Put a text in the place of a piece."""
    return Edit(part.start, part.end, text)


def whole(like: Placeable, text: str) -> Edit:
    """Put a text in the place of the whole placeable."""
    return Edit(like.start, like.end, text)


def apply(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    """Give what `text[start:end]` becomes."""
    pieces: list[str] = []
    at = start
    for change in sorted(edits):
        pieces += [text[at : change.start], change.text]
        at = change.end
    return "".join([*pieces, text[at:end]])


def cased_like(word: str, example: str) -> str:
    """Give a word in small letters the capitals of another."""
    if len(example) > 1 and example.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if example[:1].isupper() else word
