"""Keys of the reviewer's mode."""

from __future__ import annotations

from tmtool.tui.actions.action import Action

REVIEW: tuple[Action, ...] = ()
