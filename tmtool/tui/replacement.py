"""What would be replaced, in this article or in the memories, as it is shown and chosen from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Job, Segment

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.replacing import InTargets

MOST_TEXTS = 2000
"""More texts of memories than these nobody looks through."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text that would change."""

    key: int
    """The identity of the segment, or the number of the unit."""
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that would change."""

    query: TextQuery
    new: str
    lines: tuple[Line, ...]
    places: int
    consequence: str
    """What becomes of the texts besides, as a sentence."""
    passed: tuple[str, ...] = ()
    """What has the text and is not touched: `3 reviewed`."""
    in_targets: InTargets | None = None
    """What the desk found in the job; None where it is replaced in memories."""

    @property
    def why_nothing(self) -> str:
        """Why there is no line, as a sentence."""
        if self.passed:
            return f"Nothing can be replaced; passed by: {', '.join(self.passed)}."
        return f"“{self.query.words}” does not stand there."


def in_job(desk: Desk, job: Job, query: TextQuery, new: str) -> Preview:
    """Find what would change in the translations of a job."""
    found = desk.replacing.find(job, query, new)
    lines = tuple(Line(hit.segment.id, str(hit.segment.number), hit.before, hit.after) for hit in found.hits)
    return Preview(
        query,
        new,
        lines,
        found.replaced,
        "Translated ones stay translated; their units in the memory follow.",
        tuple(f"{one.number} {one.reason}" for one in found.passed),
        found,
    )


def in_memories(desk: Desk, job: Job, query: TextQuery, new: str) -> Preview:
    """Find what would change in the memories, in the language of a job."""
    found = desk.memories.replace_found(query, new, job.language, most=MOST_TEXTS, preview=True)
    lines = tuple(Line(text.unit, one.memory, text.before, text.after) for one in found for text in one.changed)
    counts = ", ".join(f"{one.memory} {one.replaced}" for one in found if one.replaced)
    left = sum(one.left for one in found)
    return Preview(
        query,
        new,
        lines,
        sum(one.replaced for one in found),
        f"In {counts}. What belongs to a file is overridden in the desk's own memory.",
        (f"{left} places that would leave nothing or have a tag inside",) if left else (),
    )


@dataclass(frozen=True, slots=True)
class Done:
    """What was replaced."""

    words: str
    segments: tuple[Segment, ...] = ()
    """As they are now."""


def carry_out(desk: Desk, job: Job, preview: Preview, chosen: Collection[int]) -> Done:
    """Replace what was chosen; one operation, which an undo on the job takes back."""
    if preview.in_targets is None:
        found = desk.memories.replace_found(preview.query, preview.new, job.language, units=chosen, job=job)
        places = sum(one.replaced for one in found)
        return Done(f"Replaced in {counted(places, 'place')} of the memories. Ctrl+Z takes it back.")
    done = desk.replacing.replace(job, preview.in_targets, chosen)
    late = done.passed[len(preview.in_targets.passed) :]
    words = f"Replaced in {counted(len(done.hits), 'segment')}. Ctrl+Z takes it back."
    if late:
        words += f"\nNot touched: {', '.join(f'{one.number} {one.reason}' for one in late)}."
    return Done(words, tuple(hit.segment for hit in done.hits))


def counted(number: int, word: str) -> str:
    """Give a number with its word: `1 place`, `3 places`."""
    return f"{number:,} {word if number == 1 else word + 's'}"


def numbers(passed: Sequence[str], most: int) -> str:
    """Give what is passed by, but not more than so many."""
    rest = f" and {len(passed) - most} more" if len(passed) > most else ""
    return ", ".join(passed[:most]) + rest
