"""What is counted of the segments of a job, kept while a person works in it: 5,000 are not counted anew at each key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from tmtool.language.counting import word_count
from tmtool.model.articles import Segment

Sums = tuple[int, ...]


class Tally:
    """Counts the segments of a job; left-out and added ones do not count. Nothing is counted before it is asked for."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self.segments = segments

    def after(self, segments: tuple[Segment, ...], changed: Mapping[int, Segment]) -> Tally:
        """Give the tally of the same segments where some are others now, without counting all of them again.

        Args:
            segments: as they are now, in the same order.
            changed: those that changed, by identity.
        """
        tally = Tally(segments)
        vars(tally)["places"] = self.places
        old = [self.segments[self.places[identity]] for identity in changed if identity in self.places]
        new = [segment for identity, segment in changed.items() if identity in self.places]
        counts: tuple[tuple[str, Callable[[Iterable[Segment]], Sums]], ...] = (("sums", _sums), ("words", _words))
        for name, count in counts:
            if name in vars(self):
                rows = zip(getattr(self, name), count(old), count(new), strict=True)
                vars(tally)[name] = tuple(before - gone + come for before, gone, come in rows)
        return tally

    def count_words(self) -> None:
        """Count the words now; on any thread."""
        vars(self).setdefault("words", _words(self.segments))

    @property
    def has_words(self) -> bool:
        """Whether the words are counted; that takes a moment, which is no part of opening a job."""
        return "words" in vars(self)

    @cached_property
    def places(self) -> dict[int, int]:
        """Index of each segment by its identity."""
        return {segment.id: index for index, segment in enumerate(self.segments)}

    @cached_property
    def sums(self) -> Sums:
        """Segments that are confirmed, segments that count, and segments with a changed sister."""
        return _sums(self.segments)

    @cached_property
    def words(self) -> Sums:
        """Words of the source in segments that are confirmed, and in all that count."""
        return _words(self.segments)


def _sums(segments: Iterable[Segment]) -> Sums:
    confirmed = counting = sister_changed = 0
    for segment in segments:
        sister_changed += bool(segment.sister_changes)
        if not (segment.left_out or segment.added):
            counting += 1
            confirmed += segment.state.confirmed
    return confirmed, counting, sister_changed


def _words(segments: Iterable[Segment]) -> Sums:
    counted = [(word_count(one.source.text), one.state.confirmed) for one in segments if not one.left_out]
    return sum(words for words, is_confirmed in counted if is_confirmed), sum(words for words, _ in counted)
