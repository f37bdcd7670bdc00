"""How far work has come that takes long, in one row above the keys, whatever screen is open."""

from __future__ import annotations

from textual.content import Content

from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.bars import Row, percent, progress_bar

_BAR = 20
_LEAST_TITLE = 12


def progress_line(title: str, done: int, total: int | None, waiting: int, width: int, key: str) -> Content:
    """Give the row of some work.

    Args:
        title: what is done, as a person says it.
        done: how much of it.
        total: of how much; None where that is not known.
        waiting: how many other works come after it.
        width: cells.
        key: what stops it, as a person reads it.
    """
    parts: list[Content | tuple[str, str] | str] = [" "]
    if total:
        parts += [progress_bar(min(done, total), total, _BAR), f" {percent(min(done, total), total):>4} "]
    elif done:
        parts.append(f"{done:,} ")
    if waiting:
        parts.append((f" then {waiting} more ", "dim"))
    parts += [(f" {key} ", "bold $accent"), ("stops it ", "dim")]
    facts = Content.assemble(*parts)
    room = max(width - facts.cell_length - 3, _LEAST_TITLE)
    return (Content.assemble(" … ", literal(one_line(title, room))) + facts).truncate(width)


class ProgressRow(Row):
    """Draws one work over the lowest line of what is there, so that nothing moves when it comes and goes."""

    DEFAULT_CSS = """
    ProgressRow {
        layer: progress;
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        background: $panel;
    }
    """
