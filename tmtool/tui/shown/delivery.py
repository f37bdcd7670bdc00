"""What is said of a job before and after it goes out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tmtool.language.counted import counted
from tmtool.model.articles import Segment

if TYPE_CHECKING:
    from tmtool.desk.delivering import Standing
    from tmtool.desk.exports import Exported


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A place to look at before a job goes out."""

    segment: int
    """Its identity."""
    number: int
    blocks: bool
    """Whether it stands in the way; a warning does not."""
    kind: str
    """`not translated`, `not confirmed`, `error`, `left out` or `warning`."""
    words: str


def obstacles(standing: Standing) -> tuple[Obstacle, ...]:
    """List what stands in the way of signing a job off, then what a person may want to look at, each by its place.

    Args:
        standing: how the job was found to stand.
    """
    ids = {one.number: one.id for one in standing.segments}
    missing = [Obstacle(one.id, one.number, True, "not translated", one.source.text) for one in standing.untranslated]
    drafts = [Obstacle(one.id, one.number, True, "not confirmed", one.target.text) for one in standing.unconfirmed]
    errors = [Obstacle(ids[one.segment], one.segment, True, "error", one.message) for one in standing.errors]
    warnings = [Obstacle(ids[one.segment], one.segment, False, "warning", one.message) for one in standing.warnings]
    warnings += [Obstacle(one.id, one.number, False, "left out", _missed(one)) for one in standing.missed]
    in_the_way = sorted([*missing, *drafts, *errors], key=lambda one: one.number)
    return (*in_the_way, *sorted(warnings, key=lambda one: one.number))


def summary(
    standing: Standing, files: Iterable[Exported], folder: Path, *, signed_off: bool, left_out: str = ""
) -> list[str]:
    """Say what went out: whole sentences, one a line, then the files.

    Args:
        standing: how the job stood.
        files: what was written.
        folder: where.
        signed_off: whether the job is signed off.
        left_out: what is said of left-out segments, if there are any.
    """
    from tmtool.desk.delivering import kept_words

    done = list(files)
    size = counted(standing.job.segments, "segment")
    lines = [f"Signed off: {size}." if signed_off else "Not signed off: written as it stands."]
    missing = len(standing.untranslated)
    if missing:
        lines.append(f"{counted(missing, 'segment')} not translated yet: the source stands there instead.")
    if warnings := len(standing.warnings):
        lines.append(f"{counted(warnings, 'warning')} stayed; see the list below.")
    if left_out:
        lines.append(left_out)
    lines += kept_words(done)
    lines.append(f"{counted(len(done), 'file')} in {folder}:")
    return [*lines, *(f"  {one.path.name}" for one in done)]


def _missed(segment: Segment) -> str:
    if segment.headline:
        return f"The headline is left out: “{segment.source.text}”"
    return f"It is left out, and has a translation: “{segment.target.text}”"
