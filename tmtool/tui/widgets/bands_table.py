"""What the memories know of some text, by bands of scores, as numbers and bars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from tmtool.tui.widgets.bars import percent

if TYPE_CHECKING:
    from tmtool.desk.analysis import Amount

_MEANING = {
    "repetition": "stands before in what is counted",
    "101": "the same sentence between the same neighbours",
    "100": "the same sentence",
    "95-99": "nearly the same: often only a figure or a sign",
    "85-94": "a word or two are other",
    "75-84": "some words are other",
    "50-74": "half of it is other",
    "none": "nothing like it is known",
}
_LABEL = 12
_NUMBERS = (9, 8, 11, 6)
"""Cells of segments, words, characters and per cent."""
_LEAST_BAR = 10
_LONGEST_BAR = 60


def bands_lines(bands: Mapping[str, Amount], width: int) -> list[Content]:
    """Lay the bands out: a line each with its numbers and a bar of its share of the words, and the sum.

    Args:
        bands: the best last but for the repetitions, as `desk.analysis` gives them.
        width: cells of a line.
    """
    words = sum(amount.words for amount in bands.values())
    room = min(max(width - _LABEL - sum(_NUMBERS) - 2, _LEAST_BAR), _LONGEST_BAR)
    names = ("segments", "words", "characters", "")
    head = "".join(f"{name:>{cells}}" for name, cells in zip(names, _NUMBERS, strict=True))
    lines = [Content.styled(" " * _LABEL + head, "dim")]
    for band, amount in bands.items():
        full = room * amount.words // words if words else 0
        full = max(full, 1) if amount.words else 0
        bar = Content.assemble(("█" * full, "$text-success"), ("·" * (room - full), "dim"))
        lines.append(_numbers(band, amount, words) + "  " + bar)
    lines.append(Content.styled("─" * min(_LABEL + sum(_NUMBERS), width), "dim"))
    total = tuple(sum(getattr(one, what) for one in bands.values()) for what in ("segments", "words", "characters"))
    figures = "".join(f"{number:>{cells},}" for number, cells in zip(total, _NUMBERS, strict=False))
    return [*lines, Content.styled(f"{'together':<{_LABEL}}{figures}", "bold")]


def _numbers(band: str, amount: Amount, words: int) -> Content:
    figures = (f"{amount.segments:,}", f"{amount.words:,}", f"{amount.characters:,}", percent(amount.words, words))
    row = "".join(f"{figure:>{cells}}" for figure, cells in zip(figures, _NUMBERS, strict=True))
    return Content.styled(f"{band:<{_LABEL}}", "bold") + Content.styled(row, "" if amount.segments else "dim")


def meaning_lines() -> list[Content]:
    """Say what the bands mean."""
    return [Content.styled(f"{band:<{_LABEL}}{meaning}", "dim") for band, meaning in _MEANING.items()]
