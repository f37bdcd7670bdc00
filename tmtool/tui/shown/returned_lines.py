"""What came back from an editor, as it is drawn and chosen from. Pure; no screen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from textual.content import Content

from tmtool.desk.returned import Change, Conflict, Returned
from tmtool.language.counted import counted
from tmtool.tui.literal import literal, one_line
from tmtool.tui.shown import differences

IN, OUT, NEVER = "[x]", "[ ]", " ! "
LINES = 2
_INDENT = 4
_BESIDE = 16
"""Cells for the source beside the reason of a conflict, at least."""


@dataclass(frozen=True, slots=True)
class Item:
    """A change that may be taken, or a conflict."""

    key: int
    where: str
    """The number of the segment and what happens to it."""
    source: str
    before: str
    after: str
    change: Change | None
    """What taking it does; None where it cannot be taken."""
    is_conflict: bool = False


def items_of(found: Returned) -> tuple[Item, ...]:
    """Give the changes of a file and its conflicts, in the order of the job; those of no segment come last."""
    everything: list[Change | Conflict] = [*found.changes, *found.conflicts]
    everything.sort(key=lambda one: (_number(one) is None, _number(one) or 0))
    return tuple(_item(key, one) for key, one in enumerate(everything))


def _number(one: Change | Conflict) -> int | None:
    return one.segment if isinstance(one, Conflict) else one.segment.number


def _item(key: int, one: Change | Conflict) -> Item:
    if isinstance(one, Conflict):
        source = one.change.segment.source.shown if one.change else ""
        return Item(key, f"{one.segment or '?'} {one.why}", source, one.desk, one.file, one.change, is_conflict=True)
    number = one.segment.number
    where = f"behind {number} added" if one.is_added else f"{number} {one.kind}"
    remarks = "".join(f"  # {comment.person}: {comment.text}" for comment in one.comments)
    return Item(key, where, one.segment.source.shown, one.before, one.after + remarks, one)


def marked_at_first(items: Collection[Item]) -> frozenset[int]:
    """Give the keys of what is marked before the person has chosen: every change, no conflict."""
    return frozenset(one.key for one in items if not one.is_conflict)


def item_lines(item: Item, width: int, *, is_in: bool) -> list[Content]:
    """Give an item in two lines: whether it is in and what it is, and what changes."""
    mark = NEVER if item.change is None else IN if is_in else OUT
    style = "$text-warning" if item.is_conflict else "dim"
    # Why something is a conflict is told nowhere else; of the source the beginning is enough.
    room = max(width - _INDENT - _BESIDE, 10) if item.is_conflict else max(width // 2, 10)
    head = Content.assemble((f"{mark} ", "bold"), literal(one_line(item.where, room), style=style))
    head += literal(one_line(f"  {item.source}", max(width - head.cell_length, 1)), style="dim")
    return [head, Content(" " * _INDENT) + differences.around_change(item.before, item.after, width - _INDENT)]


def summary(found: Returned, items: Collection[Item], marked: Collection[int], width: int) -> Content:
    """Say what a file has, and what Enter will do."""
    rows = "row" if found.is_table else "sentence"
    conflicts = counted(len(found.conflicts), "conflict")
    parts = [f"{counted(found.read, rows)} read, {found.unchanged:,} unchanged", conflicts, *found.remarks]
    takeable = sum(one.change is not None for one in items)
    takes = f"Enter takes {len(marked):,} of {takeable:,}" if marked else "none marked"
    said = "; ".join([*(part.rstrip(".") for part in parts), takes])
    return literal(f"{said}.").truncate(2 * width, ellipsis=True)
