"""The registry of keys: complete, without clashes, and light."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from tmtool.tui.actions import ACTIONS, Place, at, key_table, shown_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.widgets.segment_grid import SegmentGrid


def test_reading_the_registry_loads_no_textual() -> None:
    imports = "import sys, tmtool.tui.actions, tmtool.tui.keyboard.keys"
    code = f"{imports}; sys.exit(any('textual' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_identities_are_unique() -> None:
    assert [identity for identity, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []


@pytest.mark.parametrize("place", Place)
def test_no_key_does_two_things_in_one_place(place: Place) -> None:
    keys = Counter(key for action in (*at(place), *at(Place.EVERYWHERE)) for key in action.keys)
    if place is not Place.EVERYWHERE:
        assert [key for key, count in keys.items() if count > 1] == []


def test_keys_that_edit_a_line_are_left_alone() -> None:
    taken = {key for action in ACTIONS for key in action.keys}
    assert taken.isdisjoint({"ctrl+e", "ctrl+k", "ctrl+u", "ctrl+a", "ctrl+i", "ctrl+m", "ctrl+h", "shift+f3"})


def test_a_bare_key_of_the_grid_is_no_other_action_with_alt() -> None:
    # Escape and a letter is Alt and that letter in most terminals.
    with_alt = {key.removeprefix("alt+"): a for a in at(Place.TRANSLATE) for key in a.keys if key.startswith("alt+")}
    for action in at(Place.GRID):
        for key in action.keys:
            if key in with_alt:
                assert with_alt[key].method == action.method


def test_every_action_has_something_that_does_it() -> None:
    does = {Place.HOME: HomeScreen, Place.TRANSLATE: TranslateScreen}
    for place, screen in does.items():
        for action in at(place):
            assert hasattr(screen, f"action_{action.method}"), action.id
    for action in at(Place.GRID):
        method = action.method.partition("(")[0]
        assert method == "app.help" or any(hasattr(one, f"action_{method}") for one in (SegmentGrid, TranslateScreen))


def test_bindings_carry_identity_and_help() -> None:
    by_id = {binding.id: binding for binding in bindings(Place.TRANSLATE)}  # type: ignore[union-attr]
    confirm = by_id["translate.confirm"]
    assert confirm.key.split(",")[0] == "enter"  # type: ignore[union-attr]
    assert confirm.tooltip.startswith("Confirms the segment")  # type: ignore[union-attr]
    assert by_id["translate.insert_match.3"].action == "insert_match(3)"  # type: ignore[union-attr]


def test_keys_read_like_on_a_keyboard() -> None:
    assert [shown_key(key) for key in ("ctrl+down", "f12", "alt+enter", "escape")] == [
        "Ctrl+↓",
        "F12",
        "Alt+Enter",
        "Esc",
    ]


def test_the_table_has_every_action() -> None:
    table = key_table()
    assert "| translating | Alt+1…9 | Replaces the translation by that match, on any keyboard layout. |" in table
    assert len(table.splitlines()) == len(ACTIONS) + 2
