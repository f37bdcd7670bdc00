"""What would be replaced, as it is shown."""

from __future__ import annotations

from tmtool.tui.screens.replace import change_lines
from tmtool.tui.shown.replacement import Line, numbers


def shown(before: str, after: str, width: int = 40, *, is_chosen: bool = True) -> list[str]:
    line = Line(7, "12", before, after)
    return [one.plain.rstrip() for one in change_lines(line, width, label_width=4, is_chosen=is_chosen)]


def test_a_text_is_shown_with_what_changes_in_it() -> None:
    assert shown("цена нефти", "цена газа") == ["[x] 12   цена нефти→газа"]
    assert shown("цена нефти", "цена газа", is_chosen=False) == ["[ ] 12   цена нефти→газа"]


def test_of_a_long_text_the_place_of_the_change_is_seen() -> None:
    lines = shown("слово " * 40 + "нефть", "слово " * 40 + "газ")
    assert lines[0].startswith("[x] 12   …слово")
    assert lines[-1].endswith("нефть→газ")


def test_what_is_passed_by_is_named_up_to_a_number() -> None:
    assert numbers(("1 locked", "2 reviewed"), 5) == "1 locked, 2 reviewed"
    assert numbers(("1 locked", "2 reviewed", "3 locked"), 1) == "1 locked and 2 more"


def test_what_would_be_replaced_is_literal() -> None:
    line = Line(1, "\x1b[31m[b]memory[/]", "[red]a[/] \x1b[2J", "[red]b[/] \x1b[2J")
    (first, *_) = change_lines(line, 80, label_width=16, is_chosen=True)
    assert "[red]a→b[/]" in first.plain
    assert "\x1b" not in first.plain
