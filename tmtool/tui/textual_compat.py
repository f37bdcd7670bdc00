"""The only file that touches private parts of Textual (8.2.8): key tables, the terminal parser, the last guard.

Each piece says what it mends. `tests/tui/test_textual_compat.py` fails when a new Textual no longer fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

from rich.console import Console
from rich.segment import Segment
from textual import _ansi_sequences, _compositor, _xterm_parser, events
from textual.message import Message
from textual.strip import Strip

from tmtool.tui.drawn_cells import DrawnCells
from tmtool.tui.keys import escape_sequences, is_pasted, latin_key

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_PASTE_START, _PASTE_END = "\x1b[200~", "\x1b[201~"
_LONG_READ = 1000
"""A read of so many characters is part of a longer one."""
_FIELD_WITH_ALTERNATIVES = re.compile(r"^\x1b\[(\d+):(\d*)(?::(\d+))?;")

_UNFINISHED = re.compile(r"\x1b(\[[\d;:<?]*|O)?$")
"""The end of a read that cut a key sequence in two."""

_drawn: WeakKeyDictionary[Console, DrawnCells] = WeakKeyDictionary()
_installed = False


def latin_event(event: events.Key) -> events.Key:
    """Give a key event by the Latin name of its key, so that bindings fire on Russian and Kazakh layouts."""
    key = latin_key(event.key)
    return event if key == event.key else events.Key(key, None)


def install() -> None:
    """Put the mends in place, once; before the app runs."""
    global _installed
    if _installed:
        return
    _installed = True
    _name_alt_keys()
    _take_alternative_key_codes()
    _see_pastes_without_brackets()
    _guard_the_terminal()
    _send_only_what_changed()


def forget_drawn(console: Console) -> None:
    """Forget what the terminal shows, so that everything is sent again."""
    _drawn.pop(console, None)


def _name_alt_keys() -> None:
    """Terminals without the kitty protocol send Escape and the key for Alt; Textual reads digits as macOS signs."""
    table: Any = _ansi_sequences.ANSI_SEQUENCES_KEYS
    for sequence, key in escape_sequences().items():
        table[sequence] = (SimpleNamespace(value=key),)


def _take_alternative_key_codes() -> None:
    """A terminal that sends `code:shifted:base` for a key crashes Textual; the base key is what bindings want."""
    original = _xterm_parser.XTermParser._parse_extended_key

    def parse(self: _xterm_parser.XTermParser, sequence: str) -> list[events.Key] | None:
        found = _FIELD_WITH_ALTERNATIVES.match(sequence)
        if found:
            code = found[3] if found[3] and not sequence[found.end() :].startswith(("1", "2")) else found[1]
            sequence = f"\x1b[{code};{sequence[found.end() :]}"
        result: list[events.Key] | None = original(self, sequence)
        return result

    _xterm_parser.XTermParser._parse_extended_key = parse  # type: ignore[method-assign,assignment]


def _see_pastes_without_brackets() -> None:
    """A terminal without bracketed paste types the lines; their ends must not confirm segments."""
    original = _xterm_parser.XTermParser.feed

    def feed(self: Any, data: str) -> Iterable[Message]:
        state = self.__dict__.setdefault(
            "_tmtool_paste", SimpleNamespace(bracketed=False, escape=False, going_on=False)
        )
        if _PASTE_START in data or _PASTE_END in data:
            state.bracketed = data.rfind(_PASTE_START) > data.rfind(_PASTE_END)
        plain = bool(data) and not state.bracketed and not state.escape and "\x1b" not in data
        state.escape = _UNFINISHED.search(data) is not None
        pasted = plain and (is_pasted(data) or (state.going_on and len(data) > 1))
        state.going_on = pasted and len(data) >= _LONG_READ
        if pasted:
            return iter([events.Paste(data.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))])
        events_read: Iterator[Message] = iter(original(self, data))
        return events_read

    _xterm_parser.XTermParser.feed = feed  # type: ignore[method-assign]


def _guard_the_terminal() -> None:
    """Textual hands control characters of any text to the terminal; nothing that is drawn may hold one."""
    original = Strip.render

    def render(self: Strip, console: Console) -> str:
        if any(_UNSAFE.search(segment.text) for segment in self._segments if not segment.control):
            safe = [
                segment if segment.control else Segment(_UNSAFE.sub("\ufffd", segment.text), segment.style)
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
