"""Text with the inline marks of its original format, and the two hashes that memories go by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

HASH_BYTES = 16
_SHOWN_TAG = re.compile(r"‹(/?)(\d{1,9})(/?)›")


class TagKind(StrEnum):
    """What a tag does to the text around it."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Tag:
    """An inline mark of the original format, standing before the character at `at`."""

    at: int
    """Offset into the text without tags, in characters."""
    kind: TagKind
    number: int
    """The two ends of a pair share it; counted from 1 in each segment."""
    native: str = ""
    """The original mark, such as `<b>`; written back, never shown."""

    @property
    def shown(self) -> str:
        """The tag as a translator sees it: ‹1›, ‹/1› or ‹1/›."""
        before, after = {TagKind.OPEN: ("", ""), TagKind.CLOSE: ("/", ""), TagKind.ALONE: ("", "/")}[self.kind]
        return f"‹{before}{self.number}{after}›"


ANY_TAGS = tuple(Tag(0, kind, number) for number in range(1, 100) for kind in TagKind)
"""What may be tags in a shown text of which nothing says what its tags are."""


@dataclass(frozen=True, slots=True)
class TaggedText:
    """Text and the tags in it, kept apart so that neither can damage the other."""

    text: str = ""
    tags: tuple[Tag, ...] = ()
    """In the order in which they stand; several may stand at one place."""

    def __bool__(self) -> bool:
        return bool(self.text or self.tags)

    @property
    def shown(self) -> str:
        """The text with its tags as a translator sees them."""
        parts: list[str] = []
        done = 0
        for tag in self.tags:
            parts += (self.text[done : tag.at], tag.shown)
            done = tag.at
        return "".join([*parts, self.text[done:]])

    @classmethod
    def from_shown(cls, shown: str, known: Iterable[Tag] = ()) -> TaggedText:
        """Read back what `shown` gives.

        Args:
            shown: the text as edited, with tags such as ‹1›.
            known: the tags that may occur (those of the source); anything else that looks like a tag is text.
        """
        if "‹" not in shown:
            return cls(shown)
        natives = {(tag.kind, tag.number): tag.native for tag in known}
        text: list[str] = []
        tags: list[Tag] = []
        length = done = 0
        for found in _SHOWN_TAG.finditer(shown):
            closing, number, alone = found.groups()
            kind = TagKind.CLOSE if closing else TagKind.ALONE if alone else TagKind.OPEN
            if (kind, int(number)) not in natives:
                continue
            text.append(shown[done : found.start()])
            length += found.start() - done
            tags.append(Tag(length, kind, int(number), natives[kind, int(number)]))
            done = found.end()
        return cls("".join([*text, shown[done:]]), tuple(tags))

    def slice(self, start: int, end: int, *, last: bool = False) -> TaggedText:
        """Cut out `text[start:end]` with the tags that stand in it.

        A tag at `start` belongs to the slice; one at `end` only when `last` says that nothing follows.
        """
        tags = tuple(
            Tag(tag.at - start, tag.kind, tag.number, tag.native)
            for tag in self.tags
            if start <= tag.at < end or (last and tag.at == end)
        )
        return TaggedText(self.text[start:end], tags)

    def stripped(self) -> TaggedText:
        """The text without white space at its ends; no tag is lost."""
        start = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        tags = tuple(Tag(min(max(tag.at - start, 0), len(text)), tag.kind, tag.number, tag.native) for tag in self.tags)
        return TaggedText(text, tags)

    def renumbered(self, first: int = 1) -> TaggedText:
        """The text with its tags numbered in the order in which they stand; the two ends of a pair keep together."""
        numbers: dict[int, int] = {}
        tags = tuple(
            Tag(tag.at, tag.kind, numbers.setdefault(tag.number, first + len(numbers)), tag.native) for tag in self.tags
        )
        return TaggedText(self.text, tags) if tags != self.tags else self

    def __add__(self, other: TaggedText) -> TaggedText:
        moved = tuple(Tag(tag.at + len(self.text), tag.kind, tag.number, tag.native) for tag in other.tags)
        return TaggedText(self.text + other.text, self.tags + moved)


def fold_white_space(text: str) -> str:
    """Give NFC text with every run of white space as one space and none at the ends."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def text_hash(text: str) -> bytes:
    """Hash a text for look-up and for neighbours: tags dropped, NFC, white space folded; 16 bytes of BLAKE2b."""
    return hash_of_folded(fold_white_space(text))


def hash_of_folded(folded: str) -> bytes:
    """Hash a text that `fold_white_space` or `folded_with_tags` gave."""
    return blake2b(folded.encode(), digest_size=HASH_BYTES).digest()


def folded_with_tags(text: TaggedText) -> str:
    """Give a text in NFC with white space folded and its tags marked by kind and place."""
    if not text.tags:
        return fold_white_space(text.text)
    # U+0000 cannot stand in a text, so no text can pretend to hold a tag.
    signs = {TagKind.OPEN: "\0<", TagKind.CLOSE: "\0>", TagKind.ALONE: "\0="}
    marked = "".join(
        piece
        for done, tag in zip([0, *(tag.at for tag in text.tags)], text.tags, strict=False)
        for piece in (text.text[done : tag.at], signs[tag.kind])
    )
    return fold_white_space(marked + text.text[text.tags[-1].at :])


def key_hash(text: TaggedText) -> bytes:
    """Hash a text for the keys of units and variants: as `text_hash`, but tags are kept by kind and place."""
    return hash_of_folded(folded_with_tags(text))


BEGINNING = blake2b(b"\0beginning of an article", digest_size=HASH_BYTES).digest()
"""The hash that stands for the neighbour before the first segment."""
END = blake2b(b"\0end of an article", digest_size=HASH_BYTES).digest()
"""The hash that stands for the neighbour after the last segment."""
