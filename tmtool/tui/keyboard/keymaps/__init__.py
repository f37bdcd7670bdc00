"""Keys as other tools have them, as data: which action has which keys, and what of it a terminal cannot send."""

from __future__ import annotations

from tmtool.tui.keyboard.keymaps.memoq import MEMOQ
from tmtool.tui.keyboard.keymaps.omegat import OMEGAT
from tmtool.tui.keyboard.keymaps.preset import Preset
from tmtool.tui.keyboard.keymaps.trados import TRADOS

__all__ = ["OWN", "PRESETS", "Preset"]

OWN = Preset("tmtool", "tmtool", {}, ())
"""The keys of the registry."""

PRESETS: dict[str, Preset] = {preset.name: preset for preset in (OWN, OMEGAT, MEMOQ, TRADOS)}
"""By the name that the preference `key_preset` takes."""
