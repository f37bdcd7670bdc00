"""What a paragraph of a word processor is made of: words in their looks, things, links round them, and silent marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Stay(Enum):
    """What becomes of a thing that a translation does not have."""

    GONE = "gone"
    """It goes, as the translator had it."""
    WITH_TEXT = "with text"
    """It moves to the end, unless the whole text is left out."""
    ALWAYS = "always"
    """It moves to the end."""


@dataclass(frozen=True, slots=True)
class Look:
    """One manner in which words look."""

    native: str
    """The mark as the format has it."""
    source: Any
    """What the format makes words of this look with."""
    shows_on_spaces: bool = False
    """Whether it can be seen on a space: underlined, struck out, with a background."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one look."""

    text: str
    look: str
    """A key into the looks of the document."""


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """What is no text: a picture, a line break, a reference to a note, a field."""

    source: Any
    native: str
    at_start: bool = False
    """Whether it is no part of the text where nothing but such things stands before it."""
    at_end: bool = False
    repeats: bool = False
    """Whether a translation may have it twice."""
    stay: Stay = Stay.GONE
    breaks: bool = False
    """Whether words on both sides are apart: a line break, a tab."""


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """Where something begins that goes round words, such as a link."""

    source: Any
    native: str
    native_end: str
    repeats: bool = True
    """Whether a translation may have it twice."""
    is_link: bool = False
    """Whether no other link may stand in it."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Where that ends."""

    opening: Opening


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """What no translator needs to see and no translation may lose: an end of a bookmark or of a comment."""

    source: Any


Piece = Words | Thing | Opening | Closing | Mark


@dataclass(frozen=True, slots=True)
class Link:
    """What a pair of tags goes round as a link: where it begins, and the look of words in no other tag."""

    opening: Opening
    base: str


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Where a silent mark stands in the text of a block."""

    mark: Mark
    at: int
    """Offset in the text, in characters."""
    tags_before: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as text with tags, and all that is needed to make it again with another text."""

    before: tuple[Piece, ...]
    """What stands before the text, and is no part of it."""
    after: tuple[Piece, ...]
    base: str
    """The look of words in no tag."""
    shown: dict[int, str | Thing | Link] = field(default_factory=dict)
    """What each tag stands for, by its number: a look, a thing, a link."""
    marks: tuple[MarkPlace, ...] = ()
