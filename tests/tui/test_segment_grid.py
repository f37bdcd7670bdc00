"""The list of segments: thousands of them, only those near the place are wrapped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.pretend_desk import segments
from tmtool.model.articles import Segment
from tmtool.model.text import TaggedText
from tmtool.tui.job.tally import Tally
from tmtool.tui.widgets.grid_lines import GridLines


def many(count: int) -> tuple[Segment, ...]:
    """Segments of one, two and three lines at a width of ten."""
    one = segments(1)[1]
    texts = ("word", "twelve signs", "some more than twenty")
    return tuple(
        replace(one, id=number, number=number, source=TaggedText(texts[number % 3])) for number in range(count)
    )


def laid(count: int) -> GridLines:
    lines = GridLines()
    lines.fit(10, 10)
    lines.show(many(count))
    return lines


def test_what_is_near_the_place_is_known_for_certain() -> None:
    lines = laid(100)
    lines.measure(50, 12)
    heights = [after - top for top, after in zip(lines.tops, lines.tops[1:], strict=False)]
    for place in range(45, 56):
        assert heights[place] == max(map(len, lines.laid(place))), place


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("It rained.", ["It", "rained. ¶"]),
        ("It snows.", ["It snows.¶"]),
        ("It hails", ["It hails ¶"]),
        ("It rains and snows.", ["It rains", "and", "snows. ¶"]),
        ("azattyq.org/kazakh/a", ["azattyq.o", "rg/kazakh", "/a ¶"]),
    ],
)
def test_the_sign_of_a_paragraphs_end_takes_no_line_of_its_own(source: str, lines: list[str]) -> None:
    grid = GridLines()
    grid.fit(10, 10)
    grid.show((replace(segments(1)[1], source=TaggedText(source), ends_block=True),))
    assert [line.plain for line in grid.laid(0)[0]] == lines


def test_only_segments_that_changed_are_told() -> None:
    lines = laid(6)
    changed = replace(lines.segments[4], target=TaggedText("слово за словом"))
    assert lines.show((*lines.segments[:4], changed, lines.segments[5])) == {4}
    assert lines.show(tuple(replace(one) for one in lines.segments)) == set()


def test_sums_are_kept_up_to_date_without_counting_anew() -> None:
    some = segments(1)
    tally = Tally(some)
    assert (tally.sums, tally.words) == ((1, 5, 0), (3, 24))
    changed = replace(some[4], left_out=True)
    now = (*some[:4], changed)
    assert tally.after(now, {changed.id: changed}).sums == Tally(now).sums == (1, 4, 0)
    assert tally.after(now, {changed.id: changed}).words == Tally(now).words
