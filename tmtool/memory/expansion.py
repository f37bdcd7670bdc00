"""Which of the many rows of one form may score best, told from what is stored of them, without reading their texts.

All rows of a form have the same tokens, so the words that differ from a text looked up are the same in all of them.
Rows of the same skeleton differ in figures alone; once one of them is scored, every other one is bounded by it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from tmtool.memory.normalise import FIGURE, LANES, Normalised, WordKind, figure_lane
from tmtool.memory.scoring import Scored
from tmtool.model.units import Change, Reason

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tmtool.memory.fuzzy_index import Form

_ROUNDING = 1e-9
_MOST_FIGURE_POINTS = 2


class _Lane(NamedTuple):
    """A figure of the text looked up, and the lane of the row's figure that stands for it."""

    shift: int
    value: int


def points_beside_figures(scored: Scored) -> float:
    """Give what a row costs but for figures that only differ; the same for all rows of its form and skeleton."""
    return sum(
        one.points
        for one in scored.differences
        if one.reason is not Reason.MEMORY and not (one.reason is Reason.FIGURE and one.op is Change.REPLACE)
    )


def bounds(form: Form, text: Normalised, points_of: Mapping[int, float]) -> npt.NDArray[np.int64]:
    """Give the highest score that each row of a form may get, before the penalty of its memory.

    Args:
        form: the form with its rows.
        text: the text looked up.
        points_of: what a row of each skeleton costs but for figures, as `points_beside_figures` gives it.

    Returns:
        One score a row, in the order of the form's rows.
    """
    import numpy as np

    skeletons, which = np.unique(form.skeletons, return_inverse=True)
    points = np.array([points_of[skeleton] for skeleton in skeletons.tolist()])[which]
    differing = np.zeros(len(form.rows), np.int64)
    for lane in _lanes(form, text):
        differing += ((form.figures >> np.uint32(lane.shift)) & np.uint32(255)) != lane.value
    capped = np.minimum(differing, _MOST_FIGURE_POINTS)
    scores = np.floor(100 - points - capped + _ROUNDING).astype(np.int64)
    scores[scores > math.floor(form.score + _ROUNDING)] = math.floor(form.score + _ROUNDING)
    return scores


def _lanes(form: Form, text: Normalised) -> list[_Lane]:
    """The figures of the text that stand for one of the first figures of the form."""
    tokens = tuple(int(token) for token in form.tokens)
    figure_numbers = {at: number for number, at in enumerate(_figures_in(tokens))}
    lanes: list[_Lane] = []
    for block in Levenshtein.opcodes(tokens, text.tokens):
        if block.tag != "equal":
            continue
        for at, ours in zip(
            range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True
        ):
            word = text.words[ours]
            if word.kind is WordKind.FIGURE and figure_numbers.get(at, LANES) < LANES:
                lanes.append(_Lane(8 * figure_numbers[at], figure_lane(word.text)))
    return lanes


def _figures_in(tokens: tuple[int, ...]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token == FIGURE]
