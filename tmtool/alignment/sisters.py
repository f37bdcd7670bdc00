"""Whether a translation that another one was made beside has changed since, however both were split and joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tmtool.model.text import fold_white_space


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of one job over the stretch of a segment of another job."""

    source: str
    text: str | None
    """Its translation; None while that is not confirmed."""


def change(then: Sequence[Piece], now: Sequence[Piece]) -> tuple[str, str] | None:
    """Say what the translation of a stretch was and what it is now, None where nothing is known to have changed.

    What was not confirmed then, and what is not confirmed now, says nothing. A split or a join by itself changes
    nothing: then the texts are compared as one, and one that stands whole in the other counts as the same.

    Args:
        then: the segments over the stretch, in order, as they were.
        now: the same as they are.
    """
    olds: list[str] = []
    news: list[str] = []
    rest_then, rest_now = _without_equal_sources(then, now, olds, news)
    if rest_then and rest_now and all(piece.text is not None for piece in rest_now):
        old, new = _joined(rest_then), _joined(rest_now)
        if not _is_same(old, new):
            olds.append(old.text or "")
            news.append(new.text or "")
    return (" ".join(olds), " ".join(news)) if olds else None


def _without_equal_sources(
    then: Sequence[Piece], now: Sequence[Piece], olds: list[str], news: list[str]
) -> tuple[list[Piece], list[Piece]]:
    """Compare the pieces whose source is the same, and give the others."""
    standing: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in now:
        standing[_squeezed(piece.source)].append(piece)
    known: defaultdict[str, int] = defaultdict(int)
    rest: list[Piece] = []
    for piece in then:
        source = _squeezed(piece.source)
        if source not in standing:
            rest += [piece] if piece.text is not None else []
            continue
        # A sentence that comes twice in a stretch pairs in order; one that was recorded twice, with itself.
        twin = standing[source][min(known[source], len(standing[source]) - 1)]
        known[source] += 1
        if piece.text is None or twin.text is None or fold_white_space(piece.text) == fold_white_space(twin.text):
            continue
        olds.append(piece.text)
        news.append(twin.text)
    return rest, [piece for piece in now if _squeezed(piece.source) not in known]


def _is_same(old: Piece, new: Piece) -> bool:
    old_text, new_text = fold_white_space(old.text or ""), fold_white_space(new.text or "")
    if old_text == new_text:
        return True
    old_source, new_source = _squeezed(old.source), _squeezed(new.source)
    if old_source == new_source:
        return False
    if old_source in new_source:
        return f" {old_text} " in f" {new_text} "
    return new_source in old_source and f" {new_text} " in f" {old_text} "


def _joined(pieces: Sequence[Piece]) -> Piece:
    return Piece(" ".join(piece.source for piece in pieces), " ".join(piece.text or "" for piece in pieces))


def _squeezed(source: str) -> str:
    # Without white space: what stood between two segments comes and goes with a join and a split.
    return fold_white_space(source).replace(" ", "")
