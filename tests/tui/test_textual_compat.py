"""The mends of Textual, against the version that they were made for."""

from __future__ import annotations

import io
from importlib.metadata import version

import pytest
from rich.console import Console
from rich.segment import Segment
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message
from textual.strip import Strip

from tmtool.tui import textual_compat


@pytest.fixture(autouse=True)
def _installed() -> None:
    textual_compat.install()


def sent(*chunks: str) -> list[Message]:
    """What a terminal's bytes become, one chunk a read."""
    parser = XTermParser()
    return [event for chunk in chunks for event in parser.feed(chunk)]


def keys(*chunks: str) -> list[str]:
    return [textual_compat.latin_event(event).key for event in sent(*chunks) if isinstance(event, events.Key)]


def test_the_version_is_the_one_that_was_looked_at() -> None:
    assert version("textual").split(".")[:2] == ["8", "2"], "look at textual_compat again, then change this line"


def test_alt_and_a_digit_is_that_key_in_legacy_terminals() -> None:
    assert keys("\x1b1", "\x1b9", "\x1b\r") == ["alt+1", "alt+9", "alt+enter"]


def test_alt_on_the_kazakh_layout_is_the_digit_on_that_key() -> None:
    assert keys("\x1bә", '\x1b"', "\x1b,", "\x1b.", "\x1bі") == ["alt+2", "alt+1", "alt+6", "alt+7", "alt+3"]


def test_the_kitty_protocol_on_a_cyrillic_layout() -> None:
    assert keys("\x1b[1089;5u") == ["ctrl+c"]
    assert keys("\x1b[1241;3u") == ["alt+2"]


def test_alternative_key_codes_do_not_crash() -> None:
    assert keys("\x1b[1089::99;5u") == ["ctrl+c"]
    assert keys("\x1b[97:65;5u") == ["ctrl+a"]


def test_signs_of_the_macos_option_key_still_type() -> None:
    [event] = sent("§")
    assert isinstance(event, events.Key)
    assert event.character == "§"


def test_a_paste_without_brackets_is_one_paste() -> None:
    [event] = sent("first line\rsecond line\r")
    assert isinstance(event, events.Paste)
    assert event.text == "first line\nsecond line\n"


def test_typing_stays_typing() -> None:
    assert keys("д", "а", "\r") == ["д", "а", "enter"]
    assert keys("Министрлік") == list("Министрлік")


def test_a_paste_after_an_arrow_key_is_still_a_paste() -> None:
    events_sent = sent("\x1b[A", "one line\rtwo lines")
    assert isinstance(events_sent[-1], events.Paste)


def test_a_bracketed_paste_stays_one_event() -> None:
    events_sent = sent("\x1b[200~first line\r", "second line\r\x1b[201~", "x")
    pastes = [event.text for event in events_sent if isinstance(event, events.Paste)]
    assert pastes == ["first line\rsecond line\r"]


@pytest.mark.parametrize("hostile", ["\x1b]52;c;aGk=\x07", "\x9b31m", "a\u202eb", "\x00", "\x7f"])
def test_nothing_that_a_terminal_obeys_is_drawn(hostile: str) -> None:
    drawn = Strip([Segment(f"text {hostile} text")]).render(Console(file=io.StringIO()))
    assert not any(sign in drawn for sign in "\x1b\x9b\x07\x00\x7f\u202e")
    assert "\ufffd" in drawn
