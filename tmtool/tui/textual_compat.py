"""The only file that touches private parts of Textual (8.2.8): key tables, the terminal parser, the last guard.

Each piece says what it mends. `tests/tui/test_textual_compat.py` fails when a new Textual no longer fits.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from time import monotonic
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

from rich import _wrap as rich_wrap
from rich import cells as rich_cells
from rich.console import Console
from rich.segment import Segment
from rich.text import Text
from textual import _ansi_sequences, _compositor, _wrap, _xterm_parser, events
from textual.app import App
from textual.drivers import linux_driver
from textual.filter import DimFilter
from textual.keys import Keys, _character_to_key
from textual.message import Message
from textual.notifications import Notification, Notifications
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.widgets._toast import ToastHolder, ToastRack

from tmtool.tui.drawn_cells import DrawnCells
from tmtool.tui.keyboard.extended_keys import DROPPED, canonical
from tmtool.tui.keyboard.keys import escape_sequences, is_command, latin_key
from tmtool.tui.keyboard.terminal_input import Pasted, Piece, Pressed, Sequence, TerminalInput

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
"""Zero-width characters; the joiners stay, signs of several characters need them."""
_HIDDEN = re.compile(f"{_UNSAFE.pattern}|{_UNSEEN.pattern}")
_REPORT = re.compile(r"\x1b\[(?:[IO]|<\d{1,6};-?\d{1,6};-?\d{1,6}[Mm]|\?\d{1,4};\d\$y|\d{1,6};\d{1,6}R)")
"""What a terminal tells of itself and Textual wants to hear: focus, the mouse, what it can do, where the cursor is."""
_SIZE = re.compile(r"\x1b\[48;(\d{1,4})[:\d]*;(\d{1,4})[:\d]*;(\d{1,6})[:\d]*;(\d{1,6})[:\d]*t")
"""Lines, columns, and the same in pixels."""

_WIDTHS = 1024
"""So many widths of texts are remembered; a full screen has some 300."""
_HOLDING_SPACES = "\u00a0\u2007\u202f"
"""Spaces at which no line may break."""

_drawn: WeakKeyDictionary[Console, DrawnCells] = WeakKeyDictionary()
_installed = False

Heard = Callable[[str, tuple[events.Key, ...]], object]
_heard: Heard | None = None


def latin_event(event: events.Key) -> events.Key:
    """Give a key event by the Latin name of its key, so that bindings fire on Russian and Kazakh layouts.

    A key with Ctrl or Alt types nothing, whether something is bound to it or not.
    """
    key = latin_key(event.key)
    if key == event.key and (event.character is None or not is_command(key)):
        return event
    return events.Key(key, None)


def install() -> None:
    """Put the mends in place, once; before the app runs."""
    global _installed
    if _installed:
        return
    _installed = True
    _name_alt_keys()
    _read_whole_pieces()
    _pass_over_broken_bytes()
    _keep_cursors_still()
    _guard_the_terminal()
    _send_only_what_changed()
    _keep_no_break_spaces()
    _take_whole_messages_away()
    _remember_fewer_widths()


def end_with_a_sentence(app: App[Any], sentence: Callable[[BaseException], str]) -> None:
    """Say one sentence where Textual prints hundreds of lines with whatever the program held, texts included.

    Args:
        app: the app.
        sentence: gives it for the error that the app ends by.
    """

    def end() -> None:
        if app._exception is not None and not app._exit_renderables:
            app._exit_renderables.append(Text(sentence(app._exception)))
        app._close_messages_no_wait()

    app._fatal_error = end  # type: ignore[method-assign]


def dim_to(app: App[Any], factor: float) -> None:
    """Say how much of its colour a dim text keeps.

    Args:
        app: the app.
        factor: 0 is none, 1 is all of it.
    """
    for one in app._filters:
        if isinstance(one, DimFilter):
            one.dim_factor = factor


def is_bound(screen: Screen[Any], key: str) -> bool:
    """Whether a key does something on a screen: in what has the focus, what that stands in, or the app.

    Args:
        screen: the screen; of a dialog the app's keys do not count.
        key: as Textual names it.
    """
    return any(key in bindings.key_to_bindings for _, bindings in screen._modal_binding_chain)


def listen(heard: Heard | None) -> None:
    """Tell someone what each piece was that the terminal sent, with the keys that it is.

    Args:
        heard: is called on the thread that reads; None for nobody.
    """
    global _heard
    _heard = heard


def forget_drawn(console: Console) -> None:
    """Forget what the terminal shows, so that everything is sent again."""
    _drawn.pop(console, None)


def _name_alt_keys() -> None:
    """Terminals without the kitty protocol send Escape and the key for Alt.

    Textual reads digits as signs of a Mac's Option key, B and F as words of an editor, and types the other letters.
    """
    table: Any = _ansi_sequences.ANSI_SEQUENCES_KEYS
    for sequence in [sequence for sequence, sign in table.items() if len(sequence) == 2 and isinstance(sign, str)]:
        if sequence[0] == "\x1b":
            del table[sequence]
    # rxvt's Ctrl+Down stands there as Ctrl+Up.
    for sequence, key in (escape_sequences() | {"\x1bOb": "ctrl+down"}).items():
        table[sequence] = (SimpleNamespace(value=key),)


def _read_whole_pieces() -> None:
    """Textual types what it cannot read, crashes on some keys of the kitty protocol, and obeys keys in a paste."""
    original = _xterm_parser.XTermParser.feed

    def pieces_of(self: Any) -> TerminalInput:
        found: TerminalInput = self.__dict__.setdefault("_tmtool_input", TerminalInput())
        return found

    def feed(self: Any, data: str) -> Iterable[Message]:
        if not data:
            return iter(original(self, data))
        pieces = list(pieces_of(self).feed(data, monotonic()))
        return _events(self, pieces, original)

    def tick(self: Any) -> Iterable[Message]:
        return _events(self, list(pieces_of(self).tick(monotonic())), original)

    _xterm_parser.XTermParser.feed = feed  # type: ignore[method-assign]
    _xterm_parser.XTermParser.tick = tick  # type: ignore[method-assign]


def _events(parser: Any, pieces: Iterable[Piece], feed: Callable[[Any, str], Iterable[Message]]) -> Iterator[Message]:
    """Give the events of pieces; Textual's parser is fed with what it reads to the end."""
    for piece in pieces:
        told = list(_events_of_piece(parser, piece, feed))
        if _heard and not isinstance(piece, Pasted):
            sent = "\x1b" if isinstance(piece, Pressed) else piece.text
            _heard(sent, tuple(event for event in told if isinstance(event, events.Key)))
        yield from told


def _events_of_piece(parser: Any, piece: Piece, feed: Callable[[Any, str], Iterable[Message]]) -> Iterator[Message]:
    match piece:
        case Pasted(text):
            yield events.Paste(text)
        case Pressed(key):
            yield events.Key(key, None)
        case Sequence(text):
            yield from _events_of_sequence(parser, text, feed)
        case _:
            yield from feed(parser, piece.text)


def _events_of_sequence(parser: Any, sequence: str, feed: Callable[[Any, str], Iterable[Message]]) -> Iterator[Message]:
    if _REPORT.fullmatch(sequence):
        yield from feed(parser, sequence)
    elif size := _SIZE.fullmatch(sequence):
        lines, columns, *pixels = map(int, size.groups())
        if lines and columns:
            # A terminal that does not know its pixels says 0, by which Textual divides at the next move of the mouse.
            height, width = pixels if all(pixels) else (lines, columns)
            yield from feed(parser, f"\x1b[48;{lines};{columns};{height};{width}t")
    elif (key := canonical(sequence)) != DROPPED:
        yield from _keys(parser, sequence if key is None else key)


def _keys(parser: Any, sequence: str) -> Iterator[Message]:
    known: list[events.Key] = list(parser._sequence_to_key_events(sequence))
    yield from (event for event in known if event.key != Keys.Ignore)
    if not known and len(sequence) == 2 and sequence[1].isprintable():
        yield events.Key(f"alt+{_character_to_key(sequence[1])}", None)


def _pass_over_broken_bytes() -> None:
    """A byte that is no UTF-8 ends Textual's reading of keys; some terminals send such for Alt and for the mouse."""
    driver: Any = linux_driver
    original = driver.getincrementaldecoder

    def lenient(encoding: str) -> Any:
        return partial(original(encoding), errors="ignore")

    driver.getincrementaldecoder = lenient


def _keep_cursors_still() -> None:
    """Nothing on the screen blinks, wherever something is typed."""
    for widget in (Input, TextArea):
        vars(widget)["cursor_blink"]._default = False


def _safe(text: str) -> str:
    return _UNSAFE.sub("\ufffd", _UNSEEN.sub("", text))


def _guard_the_terminal() -> None:
    """Textual hands control characters of any text to the terminal; nothing that is drawn may hold one."""
    original = Strip.render

    def render(self: Strip, console: Console) -> str:
        if any(_HIDDEN.search(segment.text) for segment in self._segments if not segment.control):
            safe = [
                segment if segment.control else Segment(_safe(segment.text), segment.style)
                for segment in self._segments
            ]
            return original(Strip(safe), console)
        return original(self, console)

    Strip.render = render  # type: ignore[method-assign]


def _send_only_what_changed() -> None:
    """Textual sends every line of a widget that was refreshed; over a slow line only changed cells may go out."""

    def drawn_on(console: Console) -> DrawnCells:
        return _drawn.setdefault(console, DrawnCells())

    def render_layout(self: _compositor.LayoutUpdate, console: Console) -> str:
        cells = drawn_on(console)
        if cells.size != self.region.size:
            # After a resize no one knows what the terminal made of its lines.
            cells.clear(self.region.size)
        lines = enumerate(self.strips, self.region.y)
        return "".join(cells.draw(self.region.x, y, Strip.join(line), console) for y, line in lines)

    def render_chops(self: _compositor.ChopsUpdate, console: Console) -> str:
        cells = drawn_on(console)
        drawn: list[str] = []
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is not None and x <= right and end > left:
                    drawn.append(cells.draw(x, y, strip if end <= right else strip.crop(0, right - x), console))
        return "".join(drawn)

    _compositor.LayoutUpdate.render_segments = render_layout  # type: ignore[method-assign]
    _compositor.ChopsUpdate.render_segments = render_chops  # type: ignore[method-assign]


def _keep_no_break_spaces() -> None:
    """Textual and Rich break a line at any space, so that a figure such as 540 000 falls apart."""
    holding, breaking = f"[\\S{_HOLDING_SPACES}]", f"[^\\S{_HOLDING_SPACES}]"
    vars(_wrap)["re_chunk"] = re.compile(f"{holding}+{breaking}*|{breaking}+")
    vars(rich_wrap)["re_word"] = re.compile(f"{breaking}*{holding}+{breaking}*")


def standing_notices(app: App[Any]) -> tuple[Notification, ...]:
    """Give what the app says for a moment and has not taken away yet."""
    return tuple(app._notifications)


def _take_whole_messages_away() -> None:
    """Of a message that goes before its time Textual keeps the widget around it, for as long as the screen is there."""
    original = ToastRack.show

    def show(self: ToastRack, notifications: Notifications) -> None:
        # A holder that has just come has no message in it yet, but is known by its name.
        wanted = {self._toast_id(notification) for notification in notifications}
        for holder in self.query(ToastHolder):
            if holder.id not in wanted:
                holder.remove()
        original(self, notifications)

    ToastRack.show = show  # type: ignore[method-assign]


def _remember_fewer_widths() -> None:
    """Rich remembers the widths of 4096 texts, which are those of a hundred segments, and weigh a megabyte."""
    original = rich_cells.cached_cell_len
    fewer = lru_cache(_WIDTHS)(original.__wrapped__)
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in ("rich", "textual"):
            for known in [known for known, value in vars(module).items() if value is original]:
                vars(module)[known] = fewer
