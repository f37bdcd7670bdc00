"""The actions of the registry as Textual bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tmtool.tui.actions import Action, Place, at


def _bindings(action: Action) -> list[Binding]:
    def binding(keys: str, method: str, identity: str) -> Binding:
        return Binding(
            keys, method, action.title, show=action.footer, priority=action.opens, tooltip=action.help, id=identity
        )

    if not action.keys:
        return []
    if not action.numbered:
        return [binding(",".join(action.keys), action.method, action.id)]
    return [
        binding(key, method, f"{action.id}.{number}") for number, (key, method) in enumerate(action.methods, start=1)
    ]


def bindings(place: Place) -> list[BindingType]:
    """Give the bindings of one place; each has the id of its action, so that a keymap can move it."""
    return [binding for action in at(place) for binding in _bindings(action)]
