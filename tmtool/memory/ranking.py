"""Candidates put in falling score: the most promising are compared first, and no more than are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tmtool.memory.candidates import Candidates
from tmtool.memory.form import Form, FormBlock
from tmtool.memory.query import Query, Window

_CHUNKS = (64, 2048)
"""Candidates compared at once, at first and at most: each time twice as many."""


class Layer(Protocol):
    """A part of an index."""

    def candidates(self, query: Query, window: Window) -> Iterator[Candidates]:
        """Give every form that can be as near as the window asks, and some that are not."""

    def forms(self, score: float, numbers: Sequence[int]) -> Iterator[Form]:
        """Give forms by their numbers, without those that have no rows any more."""


class _Scored(NamedTuple):
    score: float
    places: list[int]
    """Which candidates have the score."""
    rest: float
    """No candidate that is not out yet scores higher."""


class _Pool:
    """The candidates of all layers at one cut-off."""

    def __init__(self, found: Sequence[tuple[int, Candidates]]) -> None:
        """Take pairs of a layer's number and candidates from it, at least one."""
        parts = [part for _, part in found]
        self.layers = np.repeat([layer for layer, _ in found], [len(part.forms) for part in parts])
        self.forms, self.lengths, self.bounds = (
            np.concatenate(arrays) for arrays in zip(*[part[:3] for part in parts], strict=True)
        )
        self._parts = parts
        before = np.cumsum([0, *[len(part.text) for part in parts]])
        self._starts = np.concatenate([part.starts + start for part, start in zip(parts, before, strict=False)])
        texts = [part.text for part in parts]
        self._text: bytes | str = texts[0] if len(texts) == 1 else type(texts[0])().join(texts)  # type: ignore[arg-type]

    def texts(self, places: NDArray[np.int64]) -> list[bytes | str]:
        starts = self._starts[places]
        ends = starts + self.lengths[places]
        return [self._text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def blocks(layers: Sequence[Layer], tokens: Sequence[int], cut_off: float) -> Iterator[FormBlock]:
    """Yield the forms at or above a cut-off, all of one score at a time, in falling score.

    Args:
        layers: where to look; forms of equal tokens in several of them come as one.
        tokens: the tokens of the text looked up, at least one.
        cut_off: the lowest score wanted, above 0 and at most 1.
    """
    query = Query(tokens)
    window = query.window(cut_off)
    found = [(number, part) for number, layer in enumerate(layers) for part in layer.candidates(query, window)]
    if found:
        pool = _Pool(found)
        for score, places, rest in _falling(pool, query, window):
            forms = _forms(layers, pool, score, places)
            if forms:
                yield FormBlock(score, forms, rest)


def _falling(pool: _Pool, query: Query, window: Window) -> Iterator[_Scored]:
    """Score the candidates, no more than must be to know what comes next."""
    order = np.argsort(-pool.bounds, kind="stable")
    pending: defaultdict[float, list[int]] = defaultdict(list)
    start, size, most = 0, *_CHUNKS
    while start < len(order):
        places = order[start : start + size]
        start, size = start + size, min(2 * size, most)
        _score(pool, places, query, window, pending)
        bound = float(pool.bounds[order[start]]) if start < len(order) else 0.0
        ready = sorted((score for score in pending if score > bound), reverse=True)
        for score in ready:
            places_of_score = pending.pop(score)
            yield _Scored(score, places_of_score, max(bound, max(pending, default=0)))


def _score(
    pool: _Pool,
    places: NDArray[np.int64],
    query: Query,
    window: Window,
    pending: defaultdict[float, list[int]],
) -> None:
    lengths = pool.lengths[places]
    allowed = window.allowed[lengths]
    # cdist lets other threads run, process.extract holds them up for the whole call.
    distances = process.cdist(
        [query.text],
        pool.texts(places),
        scorer=Levenshtein.distance,
        score_cutoff=int(allowed.max()),
        dtype=np.uint32,
    )[0]
    near = np.flatnonzero(distances <= allowed)
    longer = np.maximum(lengths[near], query.count)
    scores = 100 * (longer - distances[near]) / longer
    for score, place in zip(scores.tolist(), places[near].tolist(), strict=True):
        pending[score].append(place)


def _forms(layers: Sequence[Layer], pool: _Pool, score: float, places: list[int]) -> tuple[Form, ...]:
    """Give the forms of one score, those of equal tokens as one."""
    if len(layers) == 1:
        return tuple(layers[0].forms(score, pool.forms[places].tolist()))
    of_layer: defaultdict[int, list[int]] = defaultdict(list)
    for layer, form in zip(pool.layers[places].tolist(), pool.forms[places].tolist(), strict=True):
        of_layer[layer].append(form)
    same: defaultdict[bytes, list[Form]] = defaultdict(list)
    for layer, numbers in of_layer.items():
        for form in layers[layer].forms(score, numbers):
            same[form.tokens.tobytes()].append(form)
    return tuple(_united(forms) for forms in same.values())


def _united(forms: list[Form]) -> Form:
    if len(forms) == 1:
        return forms[0]
    rows, skeletons, figures = (np.concatenate(arrays) for arrays in zip(*[form[2:] for form in forms], strict=True))
    newest_first = np.argsort(rows)[::-1]
    return Form(forms[0].score, forms[0].tokens, rows[newest_first], skeletons[newest_first], figures[newest_first])
