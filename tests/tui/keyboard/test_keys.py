"""Keys by their place on the keyboard, and pastes without brackets."""

from __future__ import annotations

import pytest

from tmtool.tui.keyboard.keys import digit, escape_sequences, is_pasted, latin_key, latin_letter


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("ctrl+с", "ctrl+c"),  # the Cyrillic letter on the key C
        ("ctrl+я", "ctrl+z"),
        ("ctrl+в", "ctrl+d"),
        ("alt+ә", "alt+2"),
        ("alt+қ", "alt+0"),
        ("alt+quotation_mark", "alt+1"),
        ("alt+comma", "alt+6"),
        ("alt+full_stop", "alt+7"),
        ("alt+1", "alt+1"),
        ("ctrl+c", "ctrl+c"),
        ("ctrl+\r", "ctrl+enter"),
        ("ctrl+@", "ctrl+space"),
        ("alt+shift+я", "alt+z"),
        ("alt+Я", "alt+z"),
        ("ctrl+shift+c", "ctrl+shift+c"),
        ("с", "с"),
        ("+", "+"),
        ("ctrl+full_stop", "ctrl+full_stop"),
    ],
)
def test_a_key_with_a_modifier_is_known_by_its_place(sent: str, meant: str) -> None:
    assert latin_key(sent) == meant


def test_the_kazakh_digit_row_gives_digits() -> None:
    assert [digit(sign) for sign in '"әіңғ,.үұқ'] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    assert [digit(sign) for sign in "123"] == [1, 2, 3]
    assert digit("я") is None
    assert digit(None) is None
    assert digit("") is None


def test_menu_letters_work_on_both_layouts() -> None:
    assert [latin_letter(letter) for letter in "ыоSдЫ"] == ["s", "j", "s", "l", "s"]


def test_escape_and_a_key_is_alt_and_that_key() -> None:
    sequences = escape_sequences()
    assert sequences["\x1b1"] == "alt+1"
    assert sequences["\x1bә"] == "alt+2"
    assert sequences["\x1bя"] == "alt+z"
    assert sequences["\x1b\r"] == "alt+enter"


@pytest.mark.parametrize(
    ("chunk", "pasted"),
    [
        ("\r", False),
        ("\r\r", False),
        ("а\r", False),
        ("\rаб", False),
        ("первая\rвторая", True),
        ("a\nb", True),
        ("целая строка\r", False),
        ("целая строка\r\n", False),
        ("целая строка\r\r", True),
        ("целая строка", False),
        ("целая\x04строка\r", False),
    ],
)
def test_line_ends_among_text_of_one_read_are_a_paste(chunk: str, pasted: bool) -> None:
    assert is_pasted(chunk) is pasted
