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
class Document:
    """A document as its format reads it."""

    blocks: tuple[DocumentBlock, ...]
    encoding: str
    """Codec of the original bytes, to be handed to `write`."""
    title: str | None = None
    """The headline, where there is one."""
    is_cut: bool = False
    """Whether each block is one segment, as the file says; else the rules of the language cut the blocks."""
