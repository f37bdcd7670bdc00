"""What comes back from an editor: changes that can be taken, and conflicts that a person has to look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tmtool.model.articles import Comment, Segment, State
from tmtool.model.text import TaggedText


@dataclass(frozen=True, slots=True)
class Change:
    """What a file makes of a segment, or a sentence that it adds behind one."""

    segment: Segment
    """As it was found."""
    kind: str
    """`changed`, `split`, `merged`, `moved`, `deleted` or `added`; `accepted`, `sent back` or `remarked` where the text
    stays."""
    text: TaggedText
    """What the segment shall read, or the added sentence."""
    state: State
    """What it shall become."""
    comments: tuple[Comment, ...] = ()
    """Remarks that the segment does not have yet."""

    @property
    def is_added(self) -> bool:
        """Whether it is a sentence of its own, to stand behind the segment."""
        return self.kind == ADDED

    @property
    def before(self) -> str:
        """The text as it was, with tags as a translator sees them."""
        return "" if self.is_added else self.segment.target.shown

    @property
    def after(self) -> str:
        """The text as it shall be."""
        return self.text.shown

    @property
    def is_of_text(self) -> bool:
        """Whether it changes what the translation reads."""
        return self.before != self.after


ADDED = "added"
ACCEPTED, SENT_BACK, REMARKED = "accepted", "sent back", "remarked"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is not taken by itself."""

    segment: int | None
    """The number of the segment, where there is one."""
    why: str
    desk: str
    """What the desk has."""
    file: str
    """What the file has."""
    change: Change | None = None
    """What taking it would do, where a person may decide that; None where nothing can be taken."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back, beside the job of which it is."""

    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    read: int
    """Rows or sentences of the file."""
    unchanged: int
    """Segments that the file leaves as they are."""
    is_table: bool
    """Whether it is a review table; else the translation itself."""
    remarks: tuple[str, ...] = ()
    """Sentences on what in the file was not read."""

    @property
    def changed(self) -> int:
        """How many changes there are to what the translation reads."""
        return sum(one.is_of_text for one in self.changes)

    @property
    def reviewed(self) -> int:
        """How many segments are only accepted, as they are."""
        return sum(one.kind == ACCEPTED for one in self.changes)

    @property
    def comments(self) -> int:
        """How many remarks are new."""
        return sum(len(one.comments) for one in self.changes)

    def chosen(self, numbers: Collection[int]) -> Returned:
        """Give what of it is to be taken, by the numbers of segments; conflicts too, where they can be taken.

        What is not chosen counts as neither; conflicts that are not chosen stay.
        """
        decided = [one.change for one in self.conflicts if one.change and one.segment in numbers]
        return Returned(
            (*(one for one in self.changes if one.segment.number in numbers), *decided),
            tuple(one for one in self.conflicts if one.change is None or one.segment not in numbers),
            self.read,
            self.unchanged,
            self.is_table,
            self.remarks,
        )
