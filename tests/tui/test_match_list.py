"""How matches are laid out where there is not room for everything: a warning is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.pretend_desk import FUZZY, SECOND
from tests.tui.test_lists import TEXTS, plain
from tmtool.model.text import TaggedText
from tmtool.model.units import Change, Difference, Match, Patch, Reason
from tmtool.tui.widgets.match_list import match_lines

WARNINGS = ("The figure 4 is not in the memory: put it into the target.", "See whether «кен» is the right form.")
WARNED = replace(FUZZY, warnings=WARNINGS)
LONG = replace(
    WARNED,
    source=TaggedText(FUZZY.source.text + " It is said so again and again in many words." * 3),
    target=TaggedText(FUZZY.target.text + " Об этом сказано ещё и ещё раз многими словами." * 3),
)
MISUSED = replace(
    SECOND,
    warnings=("The translation in the memory has “упала”, which the glossary forbids.",),
    differences=(Difference(Change.REPLACE, (0, 0), (0, 0), Reason.TERM, 1.0),),
)


def test_the_head_says_in_words_how_many_warnings_there_are() -> None:
    [first, *_] = plain(match_lines((WARNED,), TEXTS, 78, 9))
    assert first == "1 ▓ 87% ! 2 warnings · fuzzy · central-asia · A.S. · 11 Mar 2025"


def test_in_one_line_a_match_has_the_sign_and_the_number_of_its_warnings() -> None:
    assert plain(match_lines((FUZZY, replace(SECOND, warnings=WARNINGS)), TEXTS, 78, 4))[-1].startswith(
        "2 ░ 61% ! 2 Добыча упала."
    )


@pytest.mark.parametrize("size", [(78, 5), (38, 24), (30, 6)])
def test_a_forbidden_term_is_said_of_every_match_at_every_size(size: tuple[int, int]) -> None:
    lines = plain(match_lines((MISUSED, MISUSED, MISUSED), TEXTS, *size))
    for number in (1, 2):
        [head] = [line for line in lines if line.startswith(f"{number} ")]
        assert head.startswith(f"{number} ░ 61% ! forb")


def test_the_first_warning_has_a_whole_line_before_the_texts_have_theirs() -> None:
    for others in ((), (SECOND,), (SECOND,) * 8):
        lines = plain(match_lines((LONG, *others), TEXTS, 78, 5))
        assert len(lines) == 5
        assert any(line.startswith(f"! {WARNINGS[0]}") for line in lines)
        assert lines[1].endswith("…"), "the source is cut instead"


def test_warnings_and_reasons_have_as_many_lines_as_they_need() -> None:
    patch = Patch(54, 56, "20", "30", "The figure is 30 here and 20 in the memory, so it was put right.")
    lines = plain(match_lines((replace(WARNED, repaired="", patches=(patch,)),), TEXTS, 38, 24))
    assert lines[-5:] == [
        "! The figure 4 is not in the memory:",
        "  put it into the target.",
        "! See whether «кен» is the right form.",
        "✓ The figure is 30 here and 20 in the",
        "  memory, so it was put right.",
    ]


def test_where_everything_fits_nothing_is_said_of_more() -> None:
    assert "F7" not in "".join(plain(match_lines((WARNED, MISUSED), TEXTS, 78, 12)))


def test_what_does_not_fit_is_counted_with_the_key_that_shows_it() -> None:
    # The first match has one line more, the second one three.
    assert plain(match_lines((WARNED, MISUSED), TEXTS, 78, 5))[-1].endswith("  +4 lines: F7")
    assert plain(match_lines((WARNED, SECOND), TEXTS, 38, 5))[-1].endswith(" lines: F7")


def test_a_warning_is_not_cut_for_the_count() -> None:
    long = replace(WARNED, warnings=(("Look at the target. " * 4).strip()[:75],))
    lines = plain(match_lines((replace(LONG, warnings=long.warnings),), TEXTS, 78, 5))
    assert f"! {long.warnings[0]}" in lines
    assert lines[-1].startswith("… ")


@pytest.mark.parametrize("matches", [(LONG,), (LONG, MISUSED), (WARNED, MISUSED, LONG, SECOND, LONG)])
@pytest.mark.parametrize("width", [4, 20, 38, 78, 120])
def test_no_layout_needs_more_room_than_there_is(matches: tuple[Match, ...], width: int) -> None:
    for height in range(1, 40):
        lines = match_lines(matches, TEXTS, width, height)
        assert len(lines) <= height
        assert all(line.cell_length <= width for line in lines)


@pytest.mark.parametrize("height", [12, 18, 24])
def test_free_height_is_used(height: int) -> None:
    assert len(match_lines((LONG, LONG, LONG), TEXTS, 38, height)) == height
