"""How the rooms hang on the desk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any


class _Later:
    """A room that another one goes to only now and then."""

    def __init__(self, name: str) -> None:
        self._name = name

    def of(self, desk: Any) -> Callable[[], Any]:
        return lambda: getattr(desk, self._name)


class _Room:
    """An attribute that is made when first asked for, and then stays."""

    def __init__(self, module: str, name: str, needs: tuple[str | _Later, ...]) -> None:
        self._module = module
        self._class = name
        self._needs = needs
        # One a room: whoever goes to another one does not wait for the imports of this.
        self._making = threading.RLock()

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, desk: Any, owner: type | None = None) -> Any:
        if desk is None:
            return self
        with self._making:
            made = vars(desk).get(self._name)
            if made is None:
                made = getattr(import_module(self._module), self._class)(*(_needed(desk, need) for need in self._needs))
                vars(desk)[self._name] = made
        return made


def _needed(desk: Any, need: str | _Later) -> Any:
    return need.of(desk) if isinstance(need, _Later) else getattr(desk, need)


def later(name: str) -> _Later:
    """Name a room among what another one needs; that one gets a function that goes there."""
    return _Later(name)


def room(module: str, name: str, *needs: str | _Later) -> Any:
    """Declare a room: its code is imported when somebody first goes there, and it gets only what it needs.

    Args:
        module: the module under `tmtool.desk`.
        name: the class in it.
        needs: attributes of the desk, in the order in which the class takes them.
    """
    return _Room(f"tmtool.desk.{module}", name, needs)
