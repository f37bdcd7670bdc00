"""Every command on every layout and in every encoding: what the terminal sends reaches what it is for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.binding import Binding, BindingsMap

from tests.tui.keyboards import ENCODINGS, LAYOUTS
from tmtool.tui import textual_compat
from tmtool.tui.actions import ACTIONS, Action
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.keyboard.keys import digit, latin_letter

LOST = {
    # What a terminal without extended keys cannot send; each of these actions has another key.
    "legacy": {"ctrl+enter", "shift+enter"},
}


def commands() -> Iterator[tuple[Action, str, str]]:
    """Every action with each of its keys and what Textual calls for it."""
    for action in ACTIONS:
        for key, method in action.methods:
            yield action, key, method


CASES = [
    pytest.param(action, key, method, encoding, id=f"{encoding}-{action.id}-{key}")
    for encoding in ENCODINGS
    for action, key, method in commands()
]


def pressed(data: str) -> list[events.Key]:
    """The keys that the app's bindings see for what a terminal sent in one read."""
    textual_compat.install()
    parser = XTermParser()
    sent = list(parser.feed(data))
    if data in ("\x1b", "\x1bO"):
        parser._tmtool_input._since -= 1  # type: ignore[attr-defined]
        sent += parser.tick()
    return [textual_compat.latin_event(event) for event in sent if isinstance(event, events.Key)]


def bound(action: Action) -> dict[str, list[Binding]]:
    return BindingsMap(bindings(action.place)).key_to_bindings


@pytest.mark.parametrize(("action", "key", "method", "encoding"), CASES)
def test_every_command_fires_on_every_layout(action: Action, key: str, method: str, encoding: str) -> None:
    for layout in LAYOUTS.values():
        data = ENCODINGS[encoding](key, layout)
        if data is None:
            assert key in LOST[encoding], f"{key} cannot be sent"
            continue
        [event] = pressed(data)
        if len(key) == 1:
            # Where nothing is typed a bare key is known by its place too.
            assert key in (latin_letter(event.character or ""), str(digit(event.character)))
            continue
        fired = [binding.action for binding in bound(action).get(event.key, [])]
        assert method in fired, f"{data!r} is {event.key}"


def test_every_command_has_a_key_that_every_terminal_sends() -> None:
    for encoding, lost in LOST.items():
        for action in ACTIONS:
            assert not action.keys or set(action.keys) - lost, (encoding, action.id)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_key_with_a_modifier_types_nothing(layout: str, encoding: str) -> None:
    for modifier in ("ctrl", "alt", "alt+shift", "ctrl+shift", "ctrl+alt"):
        for sign in "qwertyuiopasdfghjklzxcvbnm1234567890,.":
            data = ENCODINGS[encoding](f"{modifier}+{sign}", LAYOUTS[layout])
            if data is not None:
                assert [event.is_printable for event in pressed(data)] == [False], data


@pytest.mark.parametrize("encoding", ["modifyOtherKeys", "tmux", "kitty", "kitty with everything"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_shift_with_alt_is_alt(layout: str, encoding: str) -> None:
    for letter in "qwertyuiopasdfghjklzxcvbnm":
        data = ENCODINGS[encoding](f"alt+shift+{letter}", LAYOUTS[layout])
        assert data
        assert [event.key for event in pressed(data)] == [f"alt+{letter}"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_with_caps_lock_alt_is_alt(layout: str) -> None:
    for key in "qwertyuiopasdfghjklzxcvbnm123456789":
        sign = LAYOUTS[layout].get(key, key)
        assert [event.key for event in pressed(f"\x1b{sign.upper()}")] == [f"alt+{key}"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_letters_type_themselves(layout: str, encoding: str) -> None:
    for key in "qwertyuiopasdfghjklzxcvbnm1234567890":
        sign = LAYOUTS[layout].get(key, key)
        data = ENCODINGS[encoding](key, LAYOUTS[layout])
        assert data
        assert [event.character for event in pressed(data)] == [sign], data
