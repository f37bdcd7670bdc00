"""What can be done on a screen: the places of the registry that it is, and what the palette offers there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from tmtool.tui.actions import ACTIONS, Action, Place, at, keys_of

_PLACE_OF = {action.id: action.place for action in ACTIONS}
_MENU_OF = {Place.TRANSLATE: ("translate.menu", Place.MENU), Place.HOME: ("home.menu", Place.HOME_MENU)}
"""The menu of a place, and the action that opens it."""


def places_of(screen: Screen[object]) -> tuple[Place, ...]:
    """Give the places whose keys a screen has, with its list and its menu."""
    places: list[Place] = []
    for binding in type(screen).BINDINGS:
        identity = binding.id if isinstance(binding, Binding) else None
        if (place := _PLACE_OF.get((identity or "").rstrip(".123456789"))) and place not in places:
            places.append(place)
    if getattr(screen, "reviewing", False):
        places.insert(0, Place.REVIEW)
    if Place.TRANSLATE in places:
        places.append(Place.GRID)
    return (*places, *(menu for place in places if place in _MENU_OF for menu in [_MENU_OF[place][1]] if at(menu)))


def commands_of(screen: Screen[object]) -> Iterator[SystemCommand]:
    """Give what the palette offers on a screen: its actions, and those of its menu."""
    for place in places_of(screen):
        opener = next((opener for opener, menu in _MENU_OF.values() if menu is place), None)
        for action in at(place):
            method = _method(screen, action, flushed=opener is not None)
            if method and action.title and place is not Place.GRID:
                keys = action.shown if opener is None else f"{keys_of(opener)} {action.shown}"
                yield SystemCommand(action.title, f"{action.help} ({keys})", method)


def _method(screen: Screen[object], action: Action, *, flushed: bool) -> Callable[[], None] | None:
    """Give what does an action; what a menu does waits for what is typed to be on its way to the disk."""
    method: Callable[[], None] | None = getattr(screen, f"action_{action.method}", None)
    if method is None or action.numbered:
        return None
    flush: Callable[[], None] | None = getattr(screen, "flush", None)
    if not flushed or flush is None:
        return method

    def run() -> None:
        flush()
        method()

    return run
