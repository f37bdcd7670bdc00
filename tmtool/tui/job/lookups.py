"""What the translate screen looks up in workers: suggestions, ahead of the person, and findings, behind the typing."""

from __future__ import annotations

from collections.abc import Callable
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


REMEMBERED = 100
"""So many segments keep what was found for them: those around the person, not a whole job."""


class Lookups:
    """The look-ups of one open job; workers only post messages to the screen."""

    def __init__(self, screen: Screen[None], desk: Desk, language: str) -> None:
        self._screen = screen
        self._desk = desk
        self._language = language
        self._found: dict[tuple[int, str], SuggestionsFound] = {}

    def known(self, segment: Segment) -> SuggestionsFound | None:
        """What was found for a segment before, to be painted at once."""
        return self._found.get((segment.id, segment.source.shown))

    def remember(self, segment: Segment, found: SuggestionsFound) -> None:
        """Keep what a worker found."""
        self._found[segment.id, segment.source.shown] = found
        while len(self._found) > REMEMBERED:
            del self._found[next(iter(self._found))]

    def forget(self) -> None:
        """Forget what was found: memories or glossaries have changed."""
        self._found.clear()

    def look_up(self, segment: Segment, following: Segment | None) -> None:
        """Look up a segment, then the one that comes next, so that it can be painted with its matches."""

        def work() -> None:
            wanted = [segment, following] if following and self.known(following) is None else [segment]
            late = []
            for one in wanted:
                if get_current_worker().is_cancelled:
                    return
                found = self._desk.suggestions.for_segment(one, self._language, fragments=True)
                self._tell(one, found)
                late += [] if found.is_whole else [(one, found)]
            # What takes longer comes when both are there.
            for one, found in late:
                if get_current_worker().is_cancelled:
                    return
                self._tell(one, self._desk.suggestions.with_fragments(one, self._language, found))

        self._run(work, "suggestions")

    def check(self, segment: Segment, text: str, terms: tuple[TermHit, ...]) -> None:
        """Check a text as it is typed, and tick its terms."""

        def work() -> None:
            findings = self._desk.checking.segment_findings(segment, self._language, text) if text.strip() else ()
            used = tuple(is_used(hit, text, self._language) for hit in terms)
            self._screen.post_message(TextChecked(segment.id, text, tuple(findings), used))

        self._run(work, "findings")

    def _tell(self, segment: Segment, found: Suggestions) -> None:
        told = SuggestionsFound(segment.id, segment.source.shown, found.matches, found.terms, found.is_whole)
        self._screen.post_message(told)

    def _run(self, work: Callable[[], None], group: str) -> None:
        def guarded() -> None:
            try:
                work()
            except TmtoolError as error:
                self._screen.post_message(Failed(error))

        self._screen.run_worker(guarded, group=group, exclusive=True, exit_on_error=False, thread=True)
