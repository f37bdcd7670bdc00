"""What is typed and not on disk: texts by segment, which may be written unasked, which wait for the person. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from tmtool.model.articles import Segment

Place = tuple[int, int]
"""Block and offset where a segment begins."""


@dataclass
class Unsaved:
    """The texts of one open job that are not on disk; none leaves before it is written or dropped by the person."""

    _texts: dict[int, str] = field(default_factory=dict)
    _places: dict[int, Place] = field(default_factory=dict)
    _sent: dict[int, str] = field(default_factory=dict)
    """What the writer has and has not answered yet."""
    _failed: set[int] = field(default_factory=set)
    """What the disk did not take; it is tried again."""
    _refused: set[int] = field(default_factory=set)
    """What something else on the desk stands against; it is written only when the person acts."""

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, segment_id: object) -> bool:
        return segment_id in self._texts

    @property
    def failed(self) -> bool:
        """Whether the disk did not take something."""
        return bool(self._failed)

    @property
    def refused(self) -> tuple[int, ...]:
        """The segments whose texts wait for the person."""
        return tuple(segment_id for segment_id in self._texts if segment_id in self._refused)

    def text(self, segment_id: int) -> str | None:
        """What is typed in a segment and not on disk."""
        return self._texts.get(segment_id)

    def typed(self, segment: Segment, text: str) -> None:
        """Keep what the person typed; who types on after a refusal wants it written."""
        self._texts[segment.id] = text
        self._places[segment.id] = (segment.first_block, segment.start)
        self._refused.discard(segment.id)

    def allow(self, segment_id: int) -> None:
        """Take the person's word that a refused text shall be written."""
        self._refused.discard(segment_id)

    def drop(self, segment_id: int) -> None:
        """Forget a text that the person gives up."""
        self._texts.pop(segment_id, None)
        self._places.pop(segment_id, None)
        self._failed.discard(segment_id)
        self._refused.discard(segment_id)

    def to_write(self) -> dict[int, str]:
        """Give the texts that may be written now: those not refused and not under way."""
        return {
            segment_id: text
            for segment_id, text in self._texts.items()
            if segment_id not in self._refused and self._sent.get(segment_id) != text
        }

    def sent(self, segment_id: int, text: str) -> None:
        """Remember that the writer has a text."""
        self._sent[segment_id] = text

    def written(self, segment_id: int, text: str) -> None:
        """Forget a text that is on disk, unless the person typed on."""
        self._answered(segment_id, text)
        self._failed.discard(segment_id)
        if self._texts.get(segment_id) == text:
            self.drop(segment_id)

    def not_written(self, segment: Segment, text: str, *, by_disk: bool) -> bool:
        """Keep a text that was not written; give whether this is news.

        Args:
            segment: where it was typed.
            text: what was to be written.
            by_disk: whether it may be tried again unasked; else it waits for the person.
        """
        is_news = segment.id not in (self._failed | self._refused)
        self._answered(segment.id, text)
        self._texts.setdefault(segment.id, text)
        self._places[segment.id] = (segment.first_block, segment.start)
        if by_disk:
            self._failed.add(segment.id)
        else:
            self._failed.discard(segment.id)
            self._refused.add(segment.id)
        return is_news

    def take_homeless(self, there: Collection[int]) -> tuple[tuple[Place, str], ...]:
        """Give and forget the texts of segments that are no longer there; those under way wait for their answer.

        Args:
            there: the segments that are there.
        """
        gone = [segment_id for segment_id in self._texts if segment_id not in there and segment_id not in self._sent]
        taken = tuple((self._places[segment_id], self._texts[segment_id]) for segment_id in gone)
        for segment_id in gone:
            self.drop(segment_id)
        return taken

    def offer(self, segment: Segment, text: str) -> None:
        """Put a text that lost its segment behind what stands in another one; it waits for the person."""
        before = self._texts.get(segment.id, segment.target.shown)
        self.typed(segment, f"{before} {text}".strip() if text not in before else before)
        self._refused.add(segment.id)

    def _answered(self, segment_id: int, text: str) -> None:
        if self._sent.get(segment_id) == text:
            del self._sent[segment_id]
