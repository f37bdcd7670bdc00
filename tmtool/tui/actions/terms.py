"""Keys of the translate screen for what glossaries know: new terms."""

from __future__ import annotations

from tmtool.tui.actions.action import Action

TERMS: tuple[Action, ...] = ()
