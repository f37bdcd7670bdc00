"""The findings under the text, and the one that keys mean."""

from __future__ import annotations

from tmtool.model.articles import Comment
from tmtool.model.findings import Finding, Severity
from tmtool.tui.widgets.findings_list import finding_lines

NOTE = Finding(1, "text.style", Severity.NOTE, "Not as the desk writes it.", fix="так")
WRONG = Finding(1, "figures.number", Severity.WARNING, "“30” is not in the translation.")
EMPTY = Finding(1, "tags.missing", Severity.ERROR, "‹1› is missing.")


def lines(*findings: Finding, width: int = 100, height: int = 5, chosen: Finding | None = None) -> list[str]:
    return [line.plain for line in finding_lines(findings, (), width, height, chosen)]


def test_the_gravest_comes_first_and_what_does_not_fit_is_counted() -> None:
    assert lines(NOTE, WRONG, EMPTY) == [
        "✖ ‹1› is missing.",
        "! “30” is not in the translation.",
        "· Not as the desk writes it.",
    ]
    assert lines(NOTE, WRONG, EMPTY, height=2)[-1].endswith("  +1")


def test_the_chosen_one_is_marked_counted_and_says_its_keys() -> None:
    shown = lines(NOTE, WRONG, chosen=NOTE)
    assert shown[1] == "▸· Not as the desk writes it.  2/2 · Alt+F fixes · Alt+I ignores · F1 explains"
    assert lines(NOTE, WRONG, chosen=WRONG)[0] == (
        "▸! “30” is not in the translation.  1/2 · Alt+I ignores · F1 explains"
    )


def test_keys_are_left_out_where_they_would_cut_the_message() -> None:
    assert lines(NOTE, chosen=NOTE, width=50) == ["▸· Not as the desk writes it.  1/1"]
    assert lines(WRONG, chosen=WRONG, width=30) == ["▸! “30” is not in …  1/1"]


def test_the_chosen_one_is_always_seen() -> None:
    assert lines(EMPTY, WRONG, NOTE, height=1, chosen=NOTE)[0].startswith("▸· Not as")
    assert [line[:2] for line in lines(EMPTY, WRONG, NOTE, height=2, chosen=NOTE)] == ["! ", "▸·"]


def test_remarks_come_behind() -> None:
    shown = finding_lines((WRONG,), (Comment("check it", "Berik", ""),), 60, 3)
    assert shown[1].plain == "» Berik: check it"
