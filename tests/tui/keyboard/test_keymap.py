"""Which keys are in force: the person's before a preset's before the registry's."""

from __future__ import annotations

from collections import Counter

import pytest

from tmtool.tui.actions import ACTIONS, Place
from tmtool.tui.keyboard.keymap import keymap, normal_key, why_not
from tmtool.tui.keyboard.keymaps import PRESETS


def keys(preset: str = "tmtool", own: dict[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    return {action.id: action.keys for action in keymap(preset, own).actions}


def problems(**own: str) -> list[str]:
    return list(keymap(own={name.replace("__", "."): value for name, value in own.items()}).problems)


def test_without_wishes_the_registry_holds() -> None:
    assert keymap().actions == ACTIONS
    assert keymap().moved == {}
    assert keymap().problems == ()


def test_a_key_of_ones_own() -> None:
    chosen = keymap(own={"translate.copy_source": "Alt+D, ctrl+d"})
    assert chosen.moved == {"translate.copy_source": "alt+d,ctrl+d"}
    assert chosen.problems == ()


def test_a_key_taken_from_another_action_is_named_where_that_has_none_left() -> None:
    chosen = keymap(own={"translate.copy_source": "ctrl+g"})
    assert chosen.problems == ("“Go to” (translate.go_to) has no key any more.",)
    assert chosen.moved == {"translate.copy_source": "ctrl+g", "translate.go_to": "none"}


def test_both_actions_get_what_they_are_given() -> None:
    swapped = {"translate.copy_source": "ctrl+g", "translate.go_to": "ctrl+d"}
    assert keymap(own=swapped).moved == swapped
    assert keymap(own=swapped).problems == ()


def test_nothing_between_the_quotes_takes_the_keys_away() -> None:
    assert keymap(own={"translate.copy_source": ""}).moved == {"translate.copy_source": "none"}
    assert keymap(own={"translate.copy_source": ""}).problems == ()


def test_one_number_or_all_of_them() -> None:
    third = keymap(own={"translate.insert_match.3": "alt+g"})
    assert third.moved == {"translate.insert_match.3": "alt+g"}
    assert [action.shown for action in third.actions if action.id == "translate.insert_match"] == [
        "Alt+1…2, Alt+G, Alt+4…9"
    ]
    two = keymap(own={"translate.insert_match": "ctrl+f5,ctrl+f6"})
    assert two.moved["translate.insert_match.2"] == "ctrl+f6"
    assert two.moved["translate.insert_match.9"] == "none"
    [action] = [action for action in two.actions if action.id == "translate.insert_match"]
    assert action.methods == (("ctrl+f5", "insert_match(1)"), ("ctrl+f6", "insert_match(2)"))


@pytest.mark.parametrize(
    ("identity", "typed", "word"),
    [
        ("translate.nothing", "f9", "is no action"),
        ("translate.copy_source", "ctr+d", "is no key"),
        ("translate.copy_source", "ctrl+m", "is Enter in a terminal"),
        ("translate.copy_source", "ctrl+i", "is Tab in a terminal"),
        ("translate.copy_source", "ctrl+1", "is not sent by a terminal"),
        ("translate.copy_source", "shift+f3", "reaches no program"),
        ("translate.copy_source", "ctrl+shift+d", "cannot be told from Ctrl+D"),
        ("translate.copy_source", "d", "types a sign"),
        ("menu.split", "ctrl+s", "no single Latin letter"),
        ("grid.down", "j", "Alt+J"),
    ],
)
def test_what_cannot_be_is_named(identity: str, typed: str, word: str) -> None:
    chosen = keymap(own={identity: typed})
    assert len(chosen.problems) == 1
    assert word in chosen.problems[0]
    assert chosen.moved == {}


def test_two_wishes_for_one_key_are_named() -> None:
    [problem] = keymap(own={"translate.copy_source": "ctrl+f9", "translate.go_to": "ctrl+g,ctrl+f9"}).problems
    assert "Ctrl+F9 is" in problem


def test_keys_as_a_person_writes_them() -> None:
    assert [normal_key(one) for one in ("Ctrl+D", " alt + ? ", "ctrl++", "F9", "shift+ctrl+down", "ы", "+")] == [
        "ctrl+d",
        "alt+question_mark",
        "ctrl+plus",
        "f9",
        "ctrl+shift+down",
        None,
        "plus",
    ]


@pytest.mark.parametrize("preset", [name for name in PRESETS if name != "tmtool"])
def test_a_preset_can_be_had(preset: str) -> None:
    known = {action.id: action for action in ACTIONS}
    chosen = keymap(preset)
    assert chosen.problems == ()
    assert chosen.moved
    assert len(chosen.cannot) >= 3
    assert all(sentence.endswith(".") for sentence in chosen.cannot)
    for identity, wanted in PRESETS[preset].keys.items():
        assert identity in known, identity
        assert [why_not(key, known[identity].place) for key in wanted] == [None] * len(wanted)
        assert all(normal_key(key) == key for key in wanted)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_has_one_key_for_two_things(preset: str) -> None:
    taken = Counter((action.place, key) for action in keymap(preset).actions for key in action.keys if key)
    own = Counter((action.place, key) for action in ACTIONS for key in action.keys)
    assert [one for one, count in taken.items() if count > own[one] > 0 or count > 1 > own[one]] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_has_a_letter_in_the_grid_that_is_something_else_with_alt(preset: str) -> None:
    actions = keymap(preset).actions
    with_alt = {key: method for one in actions if one.place is Place.TRANSLATE for key, method in one.methods}
    for action in actions:
        for key, method in action.methods:
            if action.place is Place.GRID and len(key) == 1:
                assert with_alt.get(f"alt+{key}") == method
