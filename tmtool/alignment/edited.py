"""Where the sentences of a translation went in a text that an editor has worked over; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq, Levenshtein

from tmtool.alignment.projecting import parted, words_of
from tmtool.model.text import fold_white_space

_GONE, _CAME = 0.55, 0.55
"""What a sentence costs that has no counterpart: together more than one that is written anew in its place."""
_GONE_FREELY = 0.02
_BEADS = {(1, 1): 0.0, (1, 2): 0.15, (2, 1): 0.15, (2, 2): 0.4, (1, 3): 0.3, (3, 1): 0.3}
"""So many known sentences against so many edited ones, with what such a pairing costs besides the difference."""
_BAND = 25
_IS_MOVED = 0.7
_IS_FIXED_STILL = 0.8
_FEWEST_WORDS_MOVED = 3
_TELLING = 4
_TOO_MUCH = 10.0
_INFINITE = float("inf")
_MOST_PLACES = 200_000
"""Places of a pairing that may be tried: beyond, two texts have so little in common that nothing is gained."""
_MOST_MOVES = 50_000


class Fate(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    CHANGED = "changed"
    SPLIT = "split"
    """It is several sentences now."""
    MERGED = "merged"
    """It is a part of a sentence with others now."""
    MOVED = "moved"
    """It stands among others now."""
    DELETED = "deleted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence as it went out."""

    text: str
    is_optional: bool = False
    """Whether the text may be without it."""
    is_fixed: bool = False
    """Whether it stands there, if at all, nearly as it was."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A sentence of the text that came back."""

    text: str
    glue: str = " "
    """What stood between it and the one before."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a known sentence, or a sentence that came."""

    known: int | None
    """Index of the known sentence; None for one that came."""
    text: str
    fate: Fate
    after: int | None = None
    """For one that came: the known sentence behind which it stands, None before all of them."""
    likeness: float = 1.0
    """Share of the words that stayed, from 0 to 1."""


def align(known: Sequence[Known], edited: Sequence[Edited]) -> tuple[Placed, ...]:
    """Place the sentences of an edited text.

    Equal sentences are the anchors, in the same order. Between them sentences pair so that the least is changed, one
    with one, or two or three that were split or merged. What is left over went, came or moved. White space does not
    count, that which does not break neither.

    Args:
        known: the sentences of the translation, in order.
        edited: those of the text that came back.

    Returns:
        The known ones in their order, each followed by those that came behind it.
    """
    plain = [fold_white_space(one.text) for one in known]
    came = [fold_white_space(one.text) for one in edited]
    placing = _Placing(known, edited, plain, came)
    for old, new in placing.gaps():
        placing.pair(old, new)
    placing.find_moved()
    return placing.result()


class _Placing:
    """The work of placing one text."""

    def __init__(
        self, known: Sequence[Known], edited: Sequence[Edited], plain: Sequence[str], came: Sequence[str]
    ) -> None:
        self._known, self._edited = known, edited
        self._plain, self._came = plain, came
        self._words = [words_of(text) for text in plain]
        self._came_words = [words_of(text) for text in came]
        self._telling = [frozenset(_telling(words)) for words in self._words]
        self._came_telling = [frozenset(_telling(words)) for words in self._came_words]
        self._placed: dict[int, Placed] = {}
        self._added: dict[int, int | None] = {}
        """Edited sentences without a counterpart, with the known one before them."""

    def gaps(self) -> Iterator[tuple[range, range]]:
        """Put equal sentences where they belong, and give what lies between."""
        at_old = at_new = 0
        for op in LCSseq.opcodes(self._plain, self._came):
            if op.tag != "equal":
                continue
            for step in range(op.src_end - op.src_start):
                old, new = op.src_start + step, op.dest_start + step
                if old > at_old or new > at_new:
                    yield range(at_old, old), range(at_new, new)
                self._same(range(old, old + 1))
                at_old, at_new = old + 1, new + 1
        yield range(at_old, len(self._plain)), range(at_new, len(self._came))

    def pair(self, old: range, new: range) -> None:
        """Pair what lies between two anchors."""
        if _squeezed(self._plain[old.start : old.stop]) == _squeezed(self._came[new.start : new.stop]):
            # The same text, only cut into sentences otherwise.
            self._same(old)
            return
        for here, there in self._path(old, new):
            self._bead(here, there)

    def _bead(self, here: range, there: range) -> None:
        if not there:
            for index in here:
                self._placed[index] = Placed(index, "", Fate.DELETED, likeness=0.0)
        elif not here:
            before = here.start - 1
            self._added |= dict.fromkeys(there, before if before >= 0 else None)
        elif _squeezed(self._plain[here.start : here.stop]) == _squeezed(self._came[there.start : there.stop]):
            self._same(here)
        elif len(here) == 1:
            fate = Fate.CHANGED if len(there) == 1 else Fate.SPLIT
            likeness = self._likeness(here, there)
            self._placed[here.start] = Placed(here.start, self._text(there), fate, likeness=likeness)
        else:
            likeness = self._likeness(here, there)
            pieces = parted([self._plain[index] for index in here], self._text(there))
            for index, piece in zip(here, pieces, strict=True):
                is_same = fold_white_space(piece) == self._plain[index]
                text, fate = (self._known[index].text, Fate.SAME) if is_same else (piece, Fate.MERGED)
                self._placed[index] = Placed(index, text, fate, likeness=likeness)

    def _same(self, here: range) -> None:
        for index in here:
            self._placed[index] = Placed(index, self._known[index].text, Fate.SAME)

    def _text(self, there: range) -> str:
        first, *others = (self._edited[index] for index in there)
        return first.text + "".join(one.glue + one.text for one in others)

    def _likeness(self, here: range, there: range) -> float:
        old = [word for index in here for word in self._words[index]]
        new = [word for index in there for word in self._came_words[index]]
        return Levenshtein.normalized_similarity(old, new) if old or new else 0.0

    def _path(self, old: range, new: range) -> list[tuple[range, range]]:
        """Find the pairing that costs least, without crossing; none at all where that would take too long."""
        rows, columns = len(old), len(new)
        band = _BAND + abs(rows - columns)
        if (rows + 1) * min(columns + 1, 2 * band + 1) > _MOST_PLACES:
            return [(old, range(new.start, new.start)), (range(old.stop, old.stop), new)]
        slope = columns / rows if rows else 0.0
        best: dict[tuple[int, int], float] = {(0, 0): 0.0}
        step: dict[tuple[int, int], tuple[int, int]] = {}
        for i in range(rows + 1):
            middle = int(i * slope)
            for j in range(max(0, middle - band), min(columns, middle + band) + 1):
                for taken, cost in self._steps(old, new, i, j):
                    before = best.get((i - taken[0], j - taken[1]), _INFINITE) + cost
                    if before < best.get((i, j), _INFINITE):
                        best[i, j], step[i, j] = before, taken
        path: list[tuple[range, range]] = []
        i, j = rows, columns
        while i or j:
            olds, news = step[i, j]
            here = range(old.start + i - olds, old.start + i)
            path.append((here, range(new.start + j - news, new.start + j)))
            i, j = i - olds, j - news
        return path[::-1]

    def _steps(self, old: range, new: range, i: int, j: int) -> Iterator[tuple[tuple[int, int], float]]:
        """Give the pairings that may end at a place, with what each costs."""
        if i:
            yield (1, 0), _GONE_FREELY if self._known[old.start + i - 1].is_optional else _GONE
        if j:
            yield (0, 1), _CAME
        for (olds, news), cost in _BEADS.items():
            if olds <= i and news <= j:
                here = range(old.start + i - olds, old.start + i)
                there = range(new.start + j - news, new.start + j)
                if olds == news == 1 or self._have_words_in_common(here, there):
                    yield (olds, news), cost + self._difference(here, there)

    def _have_words_in_common(self, here: range, there: range) -> bool:
        """Whether each sentence of some has words that one of the others has; a look that costs little."""
        olds = [self._telling[index] for index in here]
        news = [self._came_telling[index] for index in there]
        pairs = [(place, at) for place, old in enumerate(olds) for at, new in enumerate(news) if old & new]
        return len({place for place, _ in pairs}) == len(olds) and len({at for _, at in pairs}) == len(news)

    def _difference(self, here: range, there: range) -> float:
        likeness = self._likeness(here, there)
        fixed = any(self._known[index].is_fixed for index in here)
        if fixed and (len(here) > 1 or likeness < _IS_FIXED_STILL):
            return _TOO_MUCH
        return (1 - likeness) * max(len(here), len(there))

    def find_moved(self) -> None:
        """Pair what went with what came, where there is hardly a doubt that it is the same."""
        gone = [index for index, one in self._placed.items() if one.fate is Fate.DELETED]
        same: dict[str, list[int]] = {}
        for new in self._added:
            same.setdefault(self._came[new], []).append(new)
        is_many = len(gone) * len(self._added) > _MOST_MOVES
        pairs = sorted(
            (
                (self._likeness(range(index, index + 1), range(new, new + 1)), index, new)
                for index in gone
                for new in (same.get(self._plain[index], ()) if is_many else self._added)
                if self._may_be_moved(index, new)
            ),
            reverse=True,
        )
        for likeness, index, new in pairs:
            if likeness >= _IS_MOVED and new in self._added and self._placed[index].fate is Fate.DELETED:
                del self._added[new]
                self._placed[index] = Placed(index, self._edited[new].text, Fate.MOVED, likeness=likeness)

    def _may_be_moved(self, index: int, new: int) -> bool:
        if self._plain[index] == self._came[new]:
            return True
        is_long = len(self._words[index]) >= _FEWEST_WORDS_MOVED
        return is_long and not self._telling[index].isdisjoint(self._came_telling[new])

    def result(self) -> tuple[Placed, ...]:
        """Give everything in order."""
        behind: dict[int | None, list[Placed]] = {}
        for new, before in sorted(self._added.items()):
            placed = Placed(None, self._edited[new].text, Fate.ADDED, before, 0.0)
            behind.setdefault(before, []).append(placed)
        whole = behind.get(None, [])
        for index in range(len(self._known)):
            whole += (self._placed[index], *behind.get(index, ()))
        return tuple(whole)


def _telling(words: Sequence[str]) -> Iterator[str]:
    """Give the words that are more than joints between others; all of them where there are no such words."""
    return (word for word in words if len(word) >= _TELLING or len(words) < _FEWEST_WORDS_MOVED)


def _squeezed(texts: Sequence[str]) -> str:
    return "".join(texts).replace(" ", "")
