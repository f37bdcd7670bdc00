"""Places of a target that are put right, and the target with all of them made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tmtool.model.text import TaggedText
from tmtool.model.units import Patch

_SPACES = " \u00a0\u202f"


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


def narrowed(edit: Edit, target: str) -> Edit:
    """Take off an edit the words at its ends that stay as they are."""
    old, new = target[edit.start : edit.end], edit.new
    front = _length_alike(old, new)
    back = _length_alike(old[front:][::-1], new[front:][::-1])
    return Edit(edit.start + front, edit.end - back, new[front : len(new) - back], edit.reason)


def _length_alike(one: str, other: str) -> int:
    """How much of their beginning two texts share, up to the last white space in it."""
    pairs = enumerate(zip(one, other, strict=False))
    alike = next((at for at, (ours, theirs) in pairs if ours != theirs), min(len(one), len(other)))
    return max(one.rfind(space, 0, alike) for space in _SPACES) + 1


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
