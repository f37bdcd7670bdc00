"""What would be replaced, in this article or in the memories, as it is shown and chosen from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtool.language.counted import counted
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Job
from tmtool.tui.taking_back import takes_back

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.parts import Through
    from tmtool.desk.replacing import InTargets
    from tmtool.desk.term_replacing import Replacement

MOST_TEXTS = 2000
"""More texts of memories than these nobody looks through."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text that would change."""

    key: int
    """The identity of the segment, or of the text in a memory."""
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
    in_memories: tuple[Replacement, ...] = ()
    """What the desk found in the memories."""

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
    lines = tuple(Line(text.variant, one.memory, text.before, text.after) for one in found for text in one.changed)
    counts = ", ".join(f"{one.memory} {one.replaced}" for one in found if one.replaced)
    left = sum(one.left for one in found)
    return Preview(
        query,
        new,
        lines,
        sum(one.replaced for one in found),
        f"In {counts}. What belongs to a file is overridden in the desk's own memory.",
        (f"{counted(left, 'place')} that would leave nothing or have a tag inside",) if left else (),
        in_memories=found,
    )


def carry_out(
    desk: Desk,
    job: Job,
    preview: Preview,
    chosen: Collection[int],
    *,
    progress: Callable[[int, int | None], None] | None = None,
    through: Through | None = None,
) -> str:
    """Replace what was chosen where it still reads as it was shown; one operation, which an undo on the job takes back.

    Args:
        desk: the desk.
        job: the job.
        preview: what was shown.
        chosen: keys of the lines to write.
        progress: told how far it has come; raising in it takes everything back.
        through: does each part of it.

    Returns:
        What to say about it.
    """
    if preview.in_targets is None:
        found = desk.memories.write_found(
            preview.in_memories, variants=chosen, job=job, progress=progress, through=through
        )
        places = counted(sum(one.replaced for one in found), "place")
        late = sum(one.late for one in found)
        changed = f"\n{counted(late, 'text')} changed meanwhile and not touched." if late else ""
        return f"Replaced in {places} of the memories. {takes_back()}{changed}"
    done = desk.replacing.replace(job, preview.in_targets, chosen, progress=progress, through=through)
    late_ones = done.passed[len(preview.in_targets.passed) :]
    words = f"Replaced in {counted(len(done.hits), 'segment')}. {takes_back()}"
    if late_ones:
        words += f"\nNot touched: {', '.join(f'{one.number} {one.reason}' for one in late_ones)}."
    return words


def numbers(passed: Sequence[str], most: int) -> str:
    """Give what is passed by, but not more than so many."""
    rest = f" and {len(passed) - most} more" if len(passed) > most else ""
    return ", ".join(passed[:most]) + rest
