"""What a terminal sends, in whole pieces wherever a read ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from tmtool.tui.keyboard.terminal_input import Pasted, Piece, Pressed, Sequence, TerminalInput, Typed


def pieces(*reads: str) -> list[Piece]:
    terminal = TerminalInput()
    return [piece for read in reads for piece in terminal.feed(read, 0.0)]


def test_text_and_sequences_are_told_apart() -> None:
    assert pieces("аб\x1b[1;5Bв\x1bOPг\x1bя") == [
        Typed("аб"),
        Sequence("\x1b[1;5B"),
        Typed("в"),
        Sequence("\x1bOP"),
        Typed("г"),
        Sequence("\x1bя"),
    ]


def test_escape_before_escape_is_a_key() -> None:
    assert pieces("\x1b\x1b[A") == [Pressed("escape"), Sequence("\x1b[A")]
    assert pieces("\x1b\x04") == [Pressed("escape"), Typed("\x04")]
    assert pieces("\x1b\r") == [Sequence("\x1b\r")]


def test_an_answer_is_no_piece() -> None:
    assert pieces("\x1b]11;rgb:1212/1414/1616\x07а", "\x1bP1$r0m\x1b\\б") == [Typed("а"), Typed("б")]
    assert pieces("\x1b]11;rgb:12", "12/1414/1616\x1b", "\\а") == [Typed("а")]


def test_what_never_ends_is_dropped() -> None:
    terminal = TerminalInput()
    assert list(terminal.feed("\x1b[" + "1;" * 200, 0.0)) == []
    assert list(terminal.feed("а", 0.0)) == [Typed("а")]
    assert list(terminal.feed("\x1b[1;", 0.0)) == []
    assert list(terminal.tick(0.5)) == []
    assert list(terminal.tick(1.5)) == []
    assert list(terminal.feed("а", 2.0)) == [Typed("а")]


def test_escape_is_a_key_when_nothing_follows() -> None:
    terminal = TerminalInput()
    assert list(terminal.feed("\x1b", 1.0)) == []
    assert list(terminal.tick(1.05)) == []
    assert list(terminal.tick(1.11)) == [Pressed("escape")]
    assert list(terminal.tick(9.0)) == []


@given(st.text(alphabet="аб\r\x1b[201~\0", max_size=40), st.lists(st.integers(0, 60), max_size=6))
def test_a_paste_comes_whole_wherever_it_is_cut(text: str, cuts: list[int]) -> None:
    assume("\x1b[201~" not in text + "\x1b[201")
    sent = f"x\x1b[200~{text}\x1b[201~y"
    places = sorted({cut for cut in cuts if 0 < cut < len(sent)} | {0, len(sent)})
    reads = [sent[start:end] for start, end in pairwise(places)]
    assert pieces(*reads) == [Typed("x"), Pasted(text.replace("\0", "")), Typed("y")]


def test_what_piled_up_is_a_paste_only_where_the_terminal_is_not_known_to_bracket_pastes() -> None:
    piled = "Первое.\rВторое.\rТретье"
    assert pieces(piled) == [Pasted("Первое.\nВторое.\nТретье")]
    # A terminal that reports its modes, or that once sent a paste with brackets, would have sent brackets.
    assert pieces("\x1b[?2026;2$y", piled)[1:] == [Typed(piled)]
    assert pieces("\x1b[200~x\x1b[201~", piled)[1:] == [Typed(piled)]
    assert pieces("\x1b[?2026;0$y", piled)[1:] == [Pasted("Первое.\nВторое.\nТретье")]
