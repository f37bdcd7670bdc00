"""The top line: the article, how far it has come, and what is on disk."""

from __future__ import annotations

from textual.content import Content

from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.bars import percent, progress_bar

_BAR = (10, 24)
"""Cells of the progress bar on a narrow and on a wide screen."""
_WIDE = 110
_SAVED = len("saved 14:02")


def status_line(
    opened: OpenJob, width: int, *, saved_at: str, waiting: bool, failed: bool, an_hour: int | None = None
) -> Content:
    """Give the top line of the translate screen.

    Args:
        opened: the job.
        width: cells.
        saved_at: the time of the last write that is on disk, `14:02`; empty before the first.
        waiting: whether something typed is not on disk yet.
        failed: whether the last write failed.
        an_hour: words that the person confirms in an hour, for who asks for it.
    """
    done, total = opened.counted
    # Always as wide, so that nothing moves, and nothing is sent again, while the person types.
    saved = (f"saved {saved_at}" if saved_at else "").ljust(_SAVED)
    mark, style = ("✎ ", "$text-warning") if waiting else ("  ", "$text-success")
    if failed:
        mark, saved, style = "  ", "NOT SAVED".ljust(_SAVED), "bold reverse $text-error"
    direction = f"{opened.article.language.upper()}→{opened.job.language.upper()}"
    bar = progress_bar(done, total, _BAR[width >= _WIDE])
    where = f"{opened.current.number}/{len(opened.segments)}"
    changed = f"≠ {opened.sister_changed} changed  " if opened.sister_changed else ""
    right = Content.assemble(
        (f" {direction} ", "bold"),
        bar,
        f" {percent(done, total)}  {where}  ",
        (_words(opened, an_hour) if width >= _WIDE else "", "dim"),
        (changed, "$text-warning"),
        (mark, style),
        literal(saved, style=style),
        " ",
    )
    room = max(width - right.cell_length - 1, 8)
    name = one_line(opened.article.name, room)
    return Content.assemble(" ", literal(name.ljust(room)), right)


def _words(opened: OpenJob, an_hour: int | None) -> str:
    counted = opened.counted_words
    parts = [f"{counted[0]:,} of {counted[1]:,} words".replace(",", " ")] if counted else []
    parts += [f"{an_hour} an hour"] if an_hour else []
    return "".join(f"{part}  " for part in parts)
