"""The actions of the registry as Textual bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tmtool.tui.actions import ACTIONS, Action, Place
from tmtool.tui.keyboard.keymap import NO_KEY


def _bindings(action: Action) -> list[Binding]:
    def binding(keys: str, method: str, identity: str) -> Binding:
        return Binding(
            keys, method, action.title, show=action.footer, priority=action.opens, tooltip=action.help, id=identity
        )

    if not action.numbered:
        # An action without a key may be given one.
        return [binding(",".join(action.keys) or NO_KEY, action.method, action.id)]
    return [
        binding(key, method, f"{action.id}.{number}") for number, (key, method) in enumerate(action.methods, start=1)
    ]


def bindings(place: Place) -> list[BindingType]:
    """Give the bindings of one place; each has the id of its action, so that a keymap can move it."""
    return [binding for action in ACTIONS if action.place is place for binding in _bindings(action)]
