"""What every document format reads into: blocks of tagged text with their places in the original."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.model.articles import BlockKind
from tmtool.model.text import TaggedText


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A translatable piece of a document and where it stands in the original."""

    kind: BlockKind
    text: TaggedText
    start: int
    """In the unit of the format: characters of the decoded text, mark not counted, for plain text."""
    end: int
    gaps: tuple[tuple[int, int], ...] = ()
    """Where the text is shorter than the original (joined lines): offset in the text, characters left out before it."""

    def place(self, at: int) -> int:
        """Give the place in the original of an offset in the text."""
        return self.start + at + sum(missing for offset, missing in self.gaps if offset <= at)


@dataclass(frozen=True, slots=True)
class ListItem:
    """The item of a list in which a block stands."""

    list: int
    """Which list of the document."""
    item: int
    """Which item; an item may have several blocks."""
    is_ordered: bool
    """Whether its items are numbered."""
    start: int = 1
    """The number of the first item of its list; a list whose numbers leap is one list up to the leap, one behind it."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a document says of itself beside its text."""

    byline: str | None = None
    """Who wrote it, as it says."""
    published: str | None = None
    """When it was published, as it says: ISO 8601, or what begins so."""
    address: str | None = None
    """Where it was published."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its format reads it."""

    blocks: tuple[DocumentBlock, ...]
    encoding: str
    """Codec of the original bytes, to be handed to `write`."""
    title: str | None = None
    """The headline, where there is one."""
    is_encoding_guessed: bool = False
    """Whether nothing said the encoding but the words that it makes."""
    is_cut: bool = False
    """Whether each block is one segment, as the file says; else the rules of the language cut the blocks."""
    details: Details = Details()
