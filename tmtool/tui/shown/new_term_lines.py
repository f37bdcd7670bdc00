"""Where a new preferred term would take the place of the old one, as it is drawn. Pure; no screen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tmtool.language.counted import counted
from tmtool.tui.literal import literal, one_line
from tmtool.tui.shown import differences

if TYPE_CHECKING:
    from tmtool.desk.new_terms import Proposal

IN, OUT = "[x]", "[ ]"
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A text in which the old term stands."""

    id: int
    """Of the segment, or of the text of a memory."""
    is_segment: bool
    where: str
    source: str
    before: str
    after: str
    is_due: bool


def spots_of(proposal: Proposal) -> tuple[Spot, ...]:
    """Give every place that may be replaced, the segments of open jobs first."""
    segments = (
        Spot(
            one.hit.segment.id,
            True,
            f"{one.place.article} {one.hit.segment.number}",
            one.hit.segment.source.shown,
            one.hit.before,
            one.hit.text.shown,
            one.is_due,
        )
        for one in proposal.segments
    )
    units = (
        Spot(one.text.variant, False, one.memory, one.text.source, one.text.before, one.text.after, proposal.is_due)
        for one in proposal.units
    )
    return (*segments, *units)


def spot_lines(spot: Spot, width: int, *, is_in: bool) -> list[Content]:
    """Give a place in two lines: whether it is in, where it is, and what changes there."""
    head = Content.assemble(
        (f"{IN if is_in else OUT} ", "bold"), literal(one_line(spot.where, width // 2), style="dim")
    )
    room = max(width - head.cell_length - 2, 1)
    head += Content("  ") + literal(one_line(spot.source, room), style="dim")
    change = differences.around_change(spot.before, spot.after, width - _INDENT)
    return [head, Content(" " * _INDENT) + change]


def summary(proposal: Proposal, chosen: Collection[tuple[bool, int]], width: int) -> Content:
    """Say what was found, and what Enter will do."""
    wanted = proposal.wanted
    segments, units = len(proposal.segments), len(proposal.units)
    parts = [f"{counted(segments, 'open segment')} and {counted(units, 'unit')} with “{wanted.old}”"]
    if not proposal.concepts:
        parts.append("no glossary had it")
    if proposal.passed:
        parts.append(f"{counted(proposal.passed, 'segment')} reviewed or signed off: left")
    if proposal.uncertain:
        parts.append(f"{counted(proposal.uncertain, 'place')} left, the form is not certain")
    if not proposal.is_due:
        parts.append(f"its day has not come: nothing is marked before {wanted.valid_from}")
    parts.append(f"Enter replaces {len(chosen)}" if chosen else "Enter only changes the glossary")
    return literal(f" {'; '.join(parts)}.").truncate(2 * width, ellipsis=True)
