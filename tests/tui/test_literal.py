"""User text on the screen: literal and with nothing hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.visible import visible
from tmtool.tui.editing import signs
from tmtool.tui.literal import around, cleaned, hanging, literal, one_line


def test_markup_is_text() -> None:
    hostile = "[red]x[/] [@click=app.quit]y[/] [link=http://a]z"
    assert literal(hostile).plain == hostile
    assert literal(hostile).spans == []


def test_hidden_characters_can_be_seen() -> None:
    assert visible("a\x1b[2Jb") == "a␛[2Jb"
    assert visible("a\x9bb\x00\x7f") == "a\ufffdb␀␡"
    assert visible("a\u202eb\u200bc\u00add") == "a⟨202E⟩b⟨200B⟩c‧d"
    assert visible("a\nb") == "a␊b"
    assert visible("a\nb", lines=True) == "a\nb"


def test_styles_move_with_the_signs_that_are_put_in() -> None:
    content = literal("\u202eab", [(1, 2, "bold")])
    assert content.plain == "⟨202E⟩ab"
    [span] = content.spans
    assert content.plain[span.start : span.end] == "a"


def test_pasted_text_is_cleaned() -> None:
    assert cleaned("и\u0306\r\nx\x1b[0m\ty\u202e") == "й\nx[0m y"


def test_one_line_is_cut_with_an_ellipsis() -> None:
    assert one_line("Министрлік", 5) == "Мини…"


def test_wrapped_lines_hang() -> None:
    assert [line.plain for line in hanging(literal("1 one two three"), 2, 9)] == ["1 one two", "  three"]


@given(st.text())
def test_nothing_unsafe_comes_through(text: str) -> None:
    for shown in (visible(text), signs.shown(text), literal(text).plain):
        assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) <= 0x9F or 0x202A <= ord(sign) <= 0x202E for sign in shown)
    assert len(signs.shown(text)) == len(text)


def test_a_name_is_cut_and_the_words_around_it_stay() -> None:
    assert around("RU of “", "A long name of an article", "”: not finished", 34) == "RU of “A long name…”: not finished"
    assert around("RU of “", "short", "”: not finished", 40) == "RU of “short”: not finished"
