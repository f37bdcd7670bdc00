"""Keys of the translate screen that find: filters, text, findings of the checks."""

from __future__ import annotations

from tmtool.tui.actions.action import Action

FINDING: tuple[Action, ...] = ()
