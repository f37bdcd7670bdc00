"""The mends of Textual, against the version that they were made for."""

from __future__ import annotations

import io
from importlib.metadata import version

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import cells as rich_cells
from rich.console import Console
from rich.segment import Segment
from textual import _cells, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.content import Content
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.drivers import linux_driver
from textual.message import Message
from textual.notifications import Notification, Notify
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets._toast import Toast, ToastRack

from tests.tui.conftest import until
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


def later(parser: XTermParser, seconds: float) -> list[Message]:
    """What the parser says when nothing came for so long."""
    parser._tmtool_input._since -= seconds  # type: ignore[attr-defined]
    return list(parser.tick())


def test_escape_alone_is_a_key_once_nothing_follows() -> None:
    parser = XTermParser()
    assert list(parser.feed("\x1b")) == []
    assert list(parser.tick()) == []
    [event] = later(parser, 0.2)
    assert isinstance(event, events.Key)
    assert event.key == "escape"


def test_a_sequence_that_a_slow_line_cut_in_two_is_one_key() -> None:
    parser = XTermParser()
    assert list(parser.feed("\x1b[1;")) == []
    assert later(parser, 0.5) == []
    assert [event.key for event in parser.feed("5Bа") if isinstance(event, events.Key)] == ["ctrl+down", "а"]


@pytest.mark.parametrize(
    "sent_by_terminal",
    [
        "\x1b[1;2;3;4;5~",  # no key that anyone knows
        "\x1b[?62;22c",  # what it is
        "\x1b]11;rgb:1212/1414/1616\x1b\\",  # its background
        "\x1bP>|xterm(388)\x1b\\",  # its name
        "\x1b[97;5:3u",  # a key was let go
        "\x1b[1114112;1u",  # no character
        "\x1b[55357;1u",  # half of one
        "\x1b[57358;1u",  # Caps Lock
        "\x1b[1;\x1b[?1;2c",  # cut off
    ],
)
def test_what_is_no_key_types_nothing(sent_by_terminal: str) -> None:
    typed = [event.character for event in sent(sent_by_terminal) if isinstance(event, events.Key)]
    assert [character for character in typed if character] == []
    assert keys(sent_by_terminal + "a")[-1:] == ["a"]


def test_every_sequence_of_textuals_table_is_still_a_key() -> None:
    for sequence in ANSI_SEQUENCES_KEYS:
        if len(sequence) > 1 and sequence != "\x1b\x1b":
            typed = [event for event in sent(sequence) if isinstance(event, events.Key) and event.is_printable]
            assert len(typed) <= (sequence[1] == "O" or sequence == "\x1b[167;5u"), sequence  # the keypad types a sign


def test_keys_in_a_paste_are_text() -> None:
    hostile = "\x1b[200~text\x1b" + "a" * 40 + "\r\x1b[201~"
    [event] = sent(hostile)
    assert isinstance(event, events.Paste)
    assert event.text == "text\x1b" + "a" * 40 + "\r"


def test_the_ends_of_a_paste_may_be_cut() -> None:
    events_sent = sent("\x1b[20", "0~first", " second\x1b[2", "01~x")
    assert isinstance(events_sent[0], events.Paste)
    assert events_sent[0].text == "first second"
    assert keys("\x1b[200~a\x1b[201~x") == ["x"]


def test_a_paste_whose_end_is_lost_ends_by_itself() -> None:
    parser = XTermParser()
    assert list(parser.feed("\x1b[200~text")) == []
    assert [event.text for event in later(parser, 6) if isinstance(event, events.Paste)] == ["text"]


def test_a_window_of_no_pixels_does_not_stop_the_mouse() -> None:
    assert [type(event) for event in sent("\x1b[48;24;80;0;0t", "\x1b[<0;10;10M")] == [events.Resize, events.MouseDown]
    assert sent("\x1b[48;0;0;0;0t") == []


def test_a_byte_that_is_no_utf_8_is_passed_over() -> None:
    decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
    assert decode(b"\xd0") + decode(b"\xb4\xffa\xe1") == "дa"


_PARTS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b[200~", "\x1b[201~", "\x1b[M", "\x1b[<", "\x9b"]),
    st.from_regex(r"\x1b\[[0-9:;<?]{0,12}[u~A-Zmtyc]", fullmatch=True),
    st.sampled_from(list(ANSI_SEQUENCES_KEYS)),
)


@given(st.lists(st.lists(_PARTS, max_size=4).map("".join), max_size=6), st.floats(0, 10))
def test_nothing_that_comes_raises(reads: list[str], pause: float) -> None:
    parser = XTermParser()
    for read in reads:
        if read:
            list(parser.feed(read))
            later(parser, pause)


@given(st.lists(_PARTS, max_size=6).map("".join), st.data())
def test_where_a_read_ends_matters_not(data: str, draw: st.DataObject) -> None:
    if "\r" in data or "\n" in data:
        return  # line ends in one read are a paste, in two they are keys
    cut = draw.draw(st.integers(0, len(data)))
    parts = [part for part in (data[:cut], data[cut:]) if part]

    def seen(chunks: list[str]) -> list[str]:
        told = sent(*chunks)
        return [repr(event) for event in told if isinstance(event, events.Key | events.Paste)]

    if not data[:cut].endswith(("\x1bO", "\x1b")):
        assert seen(parts) == seen([data] if data else [])


@pytest.mark.parametrize("hostile", ["\x1b]52;c;aGk=\x07", "\x9b31m", "a\u202eb", "\x00", "\x7f"])
def test_nothing_that_a_terminal_obeys_is_drawn(hostile: str) -> None:
    drawn = Strip([Segment(f"text {hostile} text")]).render(Console(file=io.StringIO()))
    assert not any(sign in drawn for sign in "\x1b\x9b\x07\x00\x7f\u202e")
    assert "\ufffd" in drawn


def test_what_has_no_width_is_not_drawn() -> None:
    drawn = Strip([Segment("a\u200bb\u2060c\ufeffd 👩\u200d👧")]).render(Console(file=io.StringIO()))
    assert "abcd 👩\u200d👧" in drawn


class Asking(ModalScreen[None]):
    BINDINGS = [("y", "dismiss", "Yes")]


class Keyed(App[None]):
    BINDINGS = [("q", "quit", "Quit")]


async def test_a_key_of_the_app_is_bound_but_not_under_a_dialog() -> None:
    app = Keyed()
    async with app.run_test() as pilot:
        assert textual_compat.is_bound(app.screen, "q")
        assert not textual_compat.is_bound(app.screen, "y")
        await app.push_screen(Asking())
        await pilot.pause()
        assert textual_compat.is_bound(app.screen, "y")
        assert not textual_compat.is_bound(app.screen, "q")


def test_no_line_breaks_at_a_no_break_space() -> None:
    text = "It cost 540\u00a0000 tenge."
    assert [line.plain for line in Content(text).wrap(12)] == ["It cost", "540\u00a0000", "tenge."]
    document = WrappedDocument(Document(text), width=12)
    assert document.get_sections(0) == ["It cost ", "540\u00a0000 ", "tenge."]
    assert [line.plain for line in Content("540\u00a0000\u202fkm").wrap(5)] == ["540\u00a00", "00\u202fkm"]


async def test_a_message_that_takes_the_place_of_another_leaves_nothing_of_it() -> None:
    app: App[None] = App()
    async with app.run_test(notifications=True) as pilot:
        rack = app.screen.query_one(ToastRack)
        for number in range(5):
            app.clear_notifications()
            app.notify(f"message {number}")
            await until(
                pilot, lambda number=number: [str(one.render()) for one in rack.query(Toast)] == [f"message {number}"]
            )
        assert len(rack.children) == 1
        app.clear_notifications()
        await until(pilot, lambda: not rack.children)


def test_widths_are_remembered_in_one_place_and_fewer_of_them() -> None:
    assert _cells.cell_len is rich_cells.cached_cell_len
    assert rich_cells.cached_cell_len.cache_info().maxsize == 1024
    assert [rich_cells.cell_len(text) for text in ("Қазақ", "新華", "")] == [5, 4, 0]


async def test_a_message_is_seen_that_comes_in_the_moment_in_which_another_goes() -> None:
    class Replacing(App[None]):
        def say(self, words: str) -> None:
            self.clear_notifications()
            self._on_notify(Notify(Notification(words)))

    app = Replacing()
    async with app.run_test(notifications=True) as pilot:
        rack = app.screen.query_one(ToastRack)
        for words in ("first", "second"):
            app.say(words)
            await until(pilot, lambda words=words: [str(one.render()) for one in rack.query(Toast)] == [words])
            await pilot.pause(0.1)
            assert len(rack.children) == 1
