"""What the person prefers, as the screen needs it; a file that cannot be read is no reason not to open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtool.model.errors import TmtoolError
from tmtool.tui.keyboard.keymap import Keymap, keymap

if TYPE_CHECKING:
    from tmtool.desk.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Preferred:
    """Keys and colours of the person."""

    keymap: Keymap
    theme: str = "dark"
    problem: str | None = None
    """Why the file could not be read."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything that is wrong in the file, one sentence each."""
        return (*([self.problem] if self.problem else ()), *self.keymap.problems)


def preferred(preferences: Preferences) -> Preferred:
    """Read what the person prefers.

    Args:
        preferences: the room of the desk.
    """
    try:
        values, own = preferences.values(), preferences.keys()
    except TmtoolError as error:
        return Preferred(keymap(), problem=error.message)
    return Preferred(keymap(str(values.get("key_preset", "tmtool")), own), str(values.get("theme", "dark")))
