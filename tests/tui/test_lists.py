"""How matches, terms and findings are laid out into their space."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.conftest import translating
from tests.tui.pretend_desk import FUZZY, SECOND, TERM, PretendDesk
from tmtool.model.articles import Comment
from tmtool.model.findings import Finding, Severity
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.tui.actions import Place
from tmtool.tui.widgets.bars import keys_of, percent, progress_bar
from tmtool.tui.widgets.findings_list import finding_lines
from tmtool.tui.widgets.match_list import match_lines
from tmtool.tui.widgets.term_list import term_lines

TEXTS: dict[str | None, str] = {None: "The ministry of energy said output fell by 30 percent."}


def plain(lines: list[object]) -> list[str]:
    return [line.plain.rstrip() for line in lines]  # type: ignore[attr-defined]


def test_the_first_match_is_whole_and_the_second_in_one_line() -> None:
    assert plain(match_lines((FUZZY, SECOND), TEXTS, 78, 4)) == [
        "1 ▓ 87% fuzzy · central-asia · A.S. · 11 Mar 2025",
        "  The ministry of energy said output fell by 20→30 percent.",
        "  Министерство энергетики сообщило, что добыча упала на !20 процентов.",
        "2 ░ 61% Добыча упала.                                             +2 lines: F7",
    ]


def test_matches_never_need_more_lines_than_there_are() -> None:
    for height in range(1, 12):
        for width in (20, 40, 78):
            lines = match_lines((FUZZY, SECOND, FUZZY), TEXTS, width, height)
            assert len(lines) <= height
            assert all(line.cell_length <= width for line in lines)


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    lines = plain(match_lines((FUZZY,), TEXTS, 30, 3))
    assert len(lines) == 3
    assert "…" in lines[-1]


def test_a_match_through_another_language_says_so_and_is_compared_with_that_text() -> None:
    through = replace(FUZZY, via="ru")
    assert "via ru" in plain(match_lines((through,), TEXTS, 78, 4))[0]
    assert "20→30" not in "".join(plain(match_lines((through,), TEXTS, 78, 4)))
    assert "20→30" in "".join(plain(match_lines((through,), {"ru": TEXTS[None]}, 78, 4)))


def test_terms_in_one_line_count_those_that_do_not_fit() -> None:
    second = TermHit("field", 0, 5, (TermTarget("месторождение", TermStatus.PREFERRED),))
    assert plain(term_lines((TERM, second), (False, False), 78, 1)) == [
        "○ ministry of energy → министерство энергетики  ○ field → месторождение"
    ]
    assert plain(term_lines((TERM, second), (False, False), 60, 1)) == [
        "○ ministry of energy → министерство энергетики  +1"
    ]
    assert plain(term_lines((TERM, second), (True, False), 60, 1)) == [
        "✓ министерство энергетики  ○ field → месторождение"
    ]


def test_terms_one_a_line_with_what_must_not_be_written() -> None:
    forbidden = TermHit(
        "shutdown", 0, 8, (TermTarget("тоқтату", TermStatus.PREFERRED), TermTarget("өшіру", TermStatus.FORBIDDEN))
    )
    assert plain(term_lines((TERM, forbidden), (True, False), 60, 5)) == [
        "✓ ministry of energy → министерство энергетики",
        "○ shutdown → тоқтату ✗ өшіру",
    ]
    four = [replace(TERM, source=source) for source in ("ministry of energy", "ministry", "energy ministry", "it")]
    assert plain(term_lines(four, (), 60, 2)) == [
        "○ ministry of energy → министерство энергетики",
        "  and 3 more",
    ]


@pytest.mark.parametrize("height", [1, 5])
def test_a_term_that_the_glossaries_have_twice_is_shown_once(height: int) -> None:
    assert plain(term_lines((TERM, replace(TERM, start=30)), (), 60, height)) == [
        "○ ministry of energy → министерство энергетики"
    ]


def test_the_gravest_finding_comes_first() -> None:
    note = Finding(1, "text.same", Severity.NOTE, "A note.")
    error = Finding(1, "tags.missing", Severity.ERROR, "‹1› is missing.")
    comment = Comment("Ask the editor.", "A.S.", "2026-11-23T09:00:00Z")
    assert plain(finding_lines((note, error), (comment,), 60, 3)) == [
        "✖ ‹1› is missing.",
        "· A note.",
        "» A.S.: Ask the editor.",
    ]
    assert plain(finding_lines((note, error), (comment,), 60, 1)) == ["✖ ‹1› is missing.  +2"]


def test_progress_can_be_read_without_colour() -> None:
    assert progress_bar(1, 4, 8).plain == "━━──────"
    assert progress_bar(0, 0, 4).plain == "────"
    assert [percent(2, 3), percent(3, 3), percent(0, 0)] == ["66%", "100%", "0%"]


def test_help_is_always_in_the_footer() -> None:
    for width in (40, 80, 120):
        keys = keys_of(Place.TRANSLATE, Place.EVERYWHERE, width=width)
        assert keys.plain.rstrip().endswith("F1 Help")
        assert keys.cell_length <= width


def test_the_key_of_what_is_wanted_just_now_is_named_whatever_the_room() -> None:
    for width in (40, 80, 120):
        keys = keys_of(Place.TRANSLATE, Place.EVERYWHERE, width=width, also="translate.insert_tag")
        assert keys.plain.rstrip().endswith("Alt+T Tag  F1 Help")
        assert keys.cell_length <= width
        assert "Alt+T" not in keys_of(Place.TRANSLATE, Place.EVERYWHERE, width=width).plain


async def test_terms_have_more_room_where_there_are_many_of_them_and_few_matches(desk: PretendDesk) -> None:
    async with translating(desk, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        aside, view = screen.query_one("#aside"), screen.view
        view.paint_terms(screen.opened, (TERM,) * 6, (False,) * 6)
        view.paint_matches(screen.opened, ())
        assert aside.has_class("-roomy")
        view.paint_matches(screen.opened, (), empty="")
        assert aside.has_class("-roomy")
        view.paint_terms(screen.opened, (), ())
        view.paint_matches(screen.opened, ())
        assert not aside.has_class("-roomy")
