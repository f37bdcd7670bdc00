"""What in a text that came back is older than the desk, and so no change of the editor's; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmtool.alignment.edited import Fate, Known, Placed
from tmtool.model.articles import Segment
from tmtool.model.text import fold_white_space
from tmtool.store.wordings import Wordings

_NONE = Wordings()
_LATER = float("inf")
_MOST_NAMED = 12


class Stale:
    """The texts that a job had before, beside a file that may have been made of it at that time."""

    def __init__(self, wordings: Mapping[int, Wordings], known: Sequence[Segment], whole: str) -> None:
        """Keep what is asked for.

        Args:
            wordings: how segments read before, by identity.
            known: the segments that are looked for in the file.
            whole: all of the file's text.
        """
        self._wordings, self._known = wordings, known
        self._whole = f" {fold_white_space(whole)} "
        self._earlier = [
            {fold_white_space(text): operation for text, operation in self._of(one).earlier.items()} for one in known
        ]
        there = {one.id for one in known}
        self._removed = {
            fold_white_space(text) for id_, one in wordings.items() if id_ not in there for text in one.earlier
        }
        self.numbers: list[int] = []
        """The segments of which the file has an earlier text, or which came later."""

    def _of(self, segment: Segment) -> Wordings:
        return self._wordings.get(segment.id, _NONE)

    def base(self, index: int, now: Known) -> Known:
        """Give a sentence as the file may have got it: as it is, or an earlier text that is found there instead."""
        if not self._earlier[index] or self._has(now.text):
            return now
        # The newest one first.
        earlier = sorted(self._earlier[index].items(), key=lambda one: -one[1])
        return next((replace(now, text=text) for text, _ in earlier if self._has(text)), now)

    def _has(self, text: str) -> bool:
        return f" {fold_white_space(text)} " in self._whole

    def without(self, placed: Sequence[Placed], texts: Sequence[str]) -> tuple[tuple[Placed, ...], frozenset[int]]:
        """Take what is older than the desk for unchanged.

        Args:
            placed: what became of the sentences.
            texts: what the desk has now, for each that is known.

        Returns:
            The same, with that as it is on the desk, and without sentences that the desk has removed; and the known
            sentences of which it cannot be told whether the editor took them out or they came to the desk later.
        """
        there = [one for one in placed if one.known is not None or fold_white_space(one.text) not in self._removed]
        replaced = {one.known: self._replaced_by(one, texts) for one in there if one.known is not None}
        same = [
            one.known for one in there if one.known is not None and one.fate is Fate.SAME and not replaced[one.known]
        ]
        # Between these two operations the file was written.
        first = max((self._of(self._known[index]).since for index in same), default=0)
        last = min((operation for operation in replaced.values() if operation), default=_LATER)
        late = {
            one.known: self._of(self._known[one.known]).there_since
            for one in there
            if one.known is not None and one.fate is Fate.DELETED and not self._known[one.known].left_out
        }
        late = {index: since for index, since in late.items() if since > first or since >= last}
        is_edited = any(
            one.fate is not Fate.SAME and (one.known is None or not (replaced[one.known] or one.known in late))
            for one in there
        )
        stale = {index for index, operation in replaced.items() if operation}
        stale |= {index for index, since in late.items() if since >= last or not is_edited}
        self.numbers = [self._known[index].number for index in sorted(stale)]
        result = (
            Placed(one.known, texts[one.known], Fate.SAME) if one.known is not None and one.known in stale else one
            for one in there
        )
        return tuple(result), frozenset(late.keys() - stale)

    def _replaced_by(self, placed: Placed, texts: Sequence[str]) -> int:
        """Give the operation that replaced the text that the file has; 0 where it is not one of the earlier ones."""
        index = placed.known
        if index is None or placed.fate is Fate.DELETED:
            return 0
        text = fold_white_space(placed.text)
        return 0 if text == fold_white_space(texts[index]) else self._earlier[index].get(text, 0)

    @property
    def remark(self) -> str:
        """A sentence on what was older than the desk; empty where nothing was."""
        if not self.numbers:
            return ""
        more = len(self.numbers) - _MOST_NAMED
        named = ", ".join(map(str, self.numbers[:_MOST_NAMED])) + (f" and {more} more" if more > 0 else "")
        return f"Changed on the desk since the file was written, not by the editor, so the desk's text stays: {named}."
