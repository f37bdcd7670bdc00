"""The lines of a menu: one letter, a title and what it does; in two columns of titles where the lines are too few."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tmtool.tui.actions import Action
from tmtool.tui.literal import hanging

_WHOLE = 10_000
"""Cells that no entry has."""


def menu_lines(actions: Sequence[Action], width: int, height: int) -> Content:
    """Give the lines of a menu.

    Args:
        actions: those of the menu, each with its letter.
        width: cells of a line.
        height: lines that there are.
    """
    widest = max((len(action.title) for action in actions), default=0)

    def entry(action: Action, room: int) -> Content:
        words = Content.assemble((f" {action.shown} ", "bold $accent"), f" {action.title:<{widest}}")
        if room > widest + 10:
            words += Content.assemble("  ", (action.help, "dim"))
        return words.truncate(room, ellipsis=True, pad=room != _WHOLE)

    whole = [line for action in actions for line in hanging(entry(action, _WHOLE), widest + 6, width)]
    if len(whole) <= height:
        return Content("\n").join(whole)
    if len(actions) <= height:
        return Content("\n").join(entry(action, width) for action in actions)
    rows = -(-len(actions) // 2)
    columns = [[entry(action, widest + 6) for action in part] for part in (actions[:rows], actions[rows:])]
    columns[1] += [Content("")] * (rows - len(columns[1]))
    return Content("\n").join(left + Content("   ") + right for left, right in zip(*columns, strict=True))
