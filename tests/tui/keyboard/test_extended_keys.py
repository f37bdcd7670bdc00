"""Keys with their modifiers in numbers, brought into one form."""

from __future__ import annotations

import pytest

from tmtool.tui.keyboard.extended_keys import DROPPED, canonical


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("\x1b[1089;5u", "\x1b[1089;5u"),
        ("\x1b[1089::99;5u", "\x1b[99;5u"),  # the terminal names the key too
        ("\x1b[34::49;3u", "\x1b[49;3u"),  # Alt+1 on the Kazakh layout
        ("\x1b[27;5;97~", "\x1b[97;5u"),  # xterm's way
        ("\x1b[27;6;65~", "\x1b[97;6u"),  # Ctrl+Shift+A stays what it is
        ("\x1b[27;4;65~", "\x1b[97;3u"),  # Alt+Shift+A is Alt+A
        ("\x1b[97;69u", "\x1b[97;5u"),  # with Caps Lock
        ("\x1b[65;2u", "\x1b[65;2;65u"),  # Shift and a letter types it
        ("\x1b[97u", "\x1b[97;1;97u"),
        ("\x1b[97;3;97u", "\x1b[97;3u"),  # the text of Alt+A is A
        ("\x1b[97;3;229u", "\x1b[97;1;229u"),  # a Mac's Option+A
        ("\x1b[49;3;161u", "\x1b[49;3u"),  # but Option and a digit is our Alt and a digit
        ("\x1b[97;5:3u", DROPPED),  # let go
        ("\x1b[97;5:2u", "\x1b[97;5u"),  # held down
        ("\x1b[55357;1u", DROPPED),
        ("\x1b[1;65A", "\x1b[1;1A"),
        ("\x1b[1;5A", "\x1b[1;5A"),
        ("\x1bO5P", "\x1b[1;5P"),
        ("\x1b[A", None),
        ("\x1b[1;2R", None),
        ("text", None),
    ],
)
def test_one_form(sent: str, meant: str | None) -> None:
    assert canonical(sent) == meant
