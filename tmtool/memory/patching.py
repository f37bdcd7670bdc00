"""Places of a target that are put right, and the target with all of them made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tmtool.model.text import TaggedText
from tmtool.model.units import Patch


@dataclass(frozen=True, slots=True)
class Edit:
    """One span of a target and what should stand there."""

    start: int
    """Place in the target as stored, without tags, in characters."""
    end: int
    new: str
    reason: str
    """Why, as a sentence."""

    def meets(self, other: Edit) -> bool:
        """Say whether two edits share a character."""
        return self.start < other.end and other.start < self.end


def crosses_a_tag(edit: Edit, target: TaggedText) -> bool:
    """Say whether a tag stands inside the span of an edit; there nobody knows where it would belong afterwards."""
    return any(edit.start < tag.at < edit.end for tag in target.tags)


def patched(target: TaggedText, edits: Iterable[Edit]) -> tuple[TaggedText, tuple[Patch, ...]]:
    """Make the edits of a target; every tag stays before the character that it stood before.

    Args:
        target: the text as stored.
        edits: they meet neither each other nor a tag.

    Returns:
        The new text, and its patches with their places in it.
    """
    ordered = sorted(edits, key=lambda edit: edit.start)
    pieces: list[str] = []
    patches: list[Patch] = []
    done = length = 0
    for edit in ordered:
        pieces += (target.text[done : edit.start], edit.new)
        length += edit.start - done
        old = target.text[edit.start : edit.end]
        patches.append(Patch(length, length + len(edit.new), old, edit.new, edit.reason))
        length += len(edit.new)
        done = edit.end
    tags = tuple(replace(tag, at=tag.at + _growth_before(tag.at, ordered)) for tag in target.tags)
    return TaggedText("".join([*pieces, target.text[done:]]), tags), tuple(patches)


def _growth_before(at: int, edits: Sequence[Edit]) -> int:
    return sum(len(edit.new) - (edit.end - edit.start) for edit in edits if edit.end <= at)
