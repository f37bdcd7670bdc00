"""What the translate screen looks up in workers: suggestions, ahead of the person, and findings, behind the typing."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.worker import get_current_worker

from tmtool.model.articles import Segment
from tmtool.model.errors import TmtoolError
from tmtool.model.terms import TermHit
from tmtool.tui.inserting.term_cycle import is_used
from tmtool.tui.messages import Failed, SuggestionsFound, TextChecked

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.suggestions import Suggestions


REMEMBERED = 30
"""So many segments keep what was found for them: those around the person, not a whole job."""
FRESH_FOR = 5.0
"""Seconds for which what was found is not looked up again, unless this screen wrote: colleagues write too."""


class Lookups:
    """The look-ups of one open job; workers only post messages to the screen."""

    def __init__(self, screen: Screen[None], desk: Desk, language: str) -> None:
        self._screen = screen
        self._desk = desk
        self._language = language
        self._found: dict[tuple[int, str], SuggestionsFound] = {}
        self._wrote = 0.0

    def known(self, segment: Segment) -> SuggestionsFound | None:
        """What was found for a segment before, to be painted at once."""
        return self._found.get((segment.id, segment.source.shown))

    def remember(self, segment: Segment, found: SuggestionsFound) -> None:
        """Keep what a worker found."""
        # Put at the end anew: what was wanted last is what the person is near to.
        key = segment.id, segment.source.shown
        self._found.pop(key, None)
        self._found[key] = found
        while len(self._found) > REMEMBERED:
            del self._found[next(iter(self._found))]

    def forget(self) -> None:
        """Forget what was found: memories or glossaries have changed."""
        self._found.clear()

    def wrote(self) -> None:
        """Look up once more what was looked up before now: what was written may be a match of it."""
        self._wrote = monotonic()

    def _is_fresh(self, segment: Segment) -> bool:
        known = self.known(segment)
        return known is not None and known.is_whole and known.asked > max(self._wrote, monotonic() - FRESH_FOR)

    def look_up(self, segment: Segment, following: Segment | None, *, anew: bool = True) -> None:
        """Look up a segment, then the one that comes next, so that it can be painted with its matches.

        Args:
            segment: where the person stands.
            following: the one that comes next.
            anew: whether to look up the segment also where that was done a moment ago.
        """
        wanted = [] if not anew and self._is_fresh(segment) else [segment]
        wanted += [following] if following and self.known(following) is None else []

        def work() -> None:
            late = []
            for one in wanted:
                if get_current_worker().is_cancelled:
                    return
                asked = monotonic()
                found = self._desk.suggestions.for_segment(one, self._language, fragments=True)
                self._tell(one, found, asked)
                late += [] if found.is_whole else [(one, found, asked)]
            # What takes longer comes when both are there.
            for one, found, asked in late:
                if get_current_worker().is_cancelled:
                    return
                self._tell(one, self._desk.suggestions.with_fragments(one, self._language, found), asked)

        if wanted:
            self._run(work, "suggestions")

    def check(self, segment: Segment, text: str, terms: tuple[TermHit, ...]) -> None:
        """Check a text as it is typed, and tick its terms."""

        def work() -> None:
            findings = self._desk.checking.segment_findings(segment, self._language, text) if text.strip() else ()
            used = tuple(is_used(hit, text, self._language) for hit in terms)
            self._screen.post_message(TextChecked(segment.id, text, tuple(findings), used))

        self._run(work, "findings")

    def _tell(self, segment: Segment, found: Suggestions, asked: float) -> None:
        told = SuggestionsFound(segment.id, segment.source.shown, found.matches, found.terms, found.is_whole, asked)
        self._screen.post_message(told)

    def _run(self, work: Callable[[], None], group: str) -> None:
        def guarded() -> None:
            try:
                work()
            except TmtoolError as error:
                self._screen.post_message(Failed(error))

        self._screen.run_worker(guarded, group=group, exclusive=True, exit_on_error=False, thread=True)
