"""The filters with their letters and counts, and how a text is taken."""

from __future__ import annotations

from textual.content import Content

from tmtool.language.registry import name_of
from tmtool.tui.actions.finding import KIND_LETTERS
from tmtool.tui.job.filters import Facts, Kind, Sifted, Where
from tmtool.tui.literal import one_line
from tmtool.tui.shown.finding_query import KINDS, Asked

_COUNT = 7


def kind_name(kind: Kind, sister: str | None) -> str:
    """Give a filter as a person reads it, with the language that is meant by “other”."""
    if kind is Kind.SISTER_CHANGED and sister:
        return f"{name_of(sister)} changed"
    return str(kind)


def filter_lines(asked: Asked, sifted: Sifted | None, facts: Facts, sister: str | None, width: int) -> Content:
    """Give a line for each filter: its letter, its name, how many segments it would leave.

    Args:
        asked: what is asked for; its filter is marked.
        sifted: what the text leaves; None while that is not known.
        facts: what is known; without findings their number is not.
        sister: the language beside which the job is made, if any.
        width: cells.
    """
    lines = []
    for letter, kind in zip(KIND_LETTERS, KINDS, strict=True):
        is_chosen = kind is asked.kind
        unknown = sifted is None or (kind is Kind.FINDINGS and facts.findings is None)
        count = "…" if unknown or sifted is None else str(sifted.count(kind))
        name = one_line(kind_name(kind, sister), width - _COUNT - 6)
        lines.append(
            Content.assemble(
                ("▸ " if is_chosen else "  ", "bold"),
                (f"{letter.upper()}  ", "bold $accent"),
                (f"{name:<{width - _COUNT - 6}}", "bold" if is_chosen else "" if count != "0" else "dim"),
                (f"{count:>{_COUNT}}", "bold" if is_chosen else "" if count != "0" else "dim"),
            )
        )
    return Content("\n").join(lines)


def options_line(asked: Asked) -> Content:
    """Give how the text is taken, each with its key."""
    boxes = (("Alt+W", "words", asked.whole), ("Alt+E", "case", asked.case), ("Alt+X", "regex", asked.is_regex))
    parts = [
        Content.assemble((f"{key} ", "bold $accent"), f"[{'x' if on else ' '}] {name}  ") for key, name, on in boxes
    ]
    where = "both" if asked.where is Where.BOTH else str(asked.where)
    return Content("").join([*parts, Content.assemble(("Alt+I ", "bold $accent"), f"in {where}")])


def scope_line(asked: Asked) -> Content:
    """Give where it would be replaced."""
    where = "all memories" if asked.in_memories else "the translations of this article"
    return Content.assemble(
        ("Tab ", "bold $accent"), "replaces in ", (where, "bold"), ("  Alt+T ", "bold $accent"), "elsewhere"
    )
