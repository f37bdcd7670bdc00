"""The filter of the segments: what is shown, and what has changed under it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import on
from textual.message import Message

from tmtool.model.articles import Segment
from tmtool.tui.job.filters import Filter, Filtered, having_text
from tmtool.tui.screens.job_screen import JobScreen


class Filtering(JobScreen):
    """Shows only what a filter lets through."""

    @dataclass
    class ChangesSearched(Message):
        """The expression of a filter was searched in segments that had changed."""

        filter: Filter
        segments: tuple[Segment, ...]
        having: frozenset[int]

    _is_searching = False

    def filter_by(self, filtered: Filtered | None) -> None:
        """Show only what a filter lets through and go to the next of it; None shows everything."""
        if (opened := self.opened) is None:
            return
        self.opened = opened = replace(opened, filtered=filtered)
        if filtered and opened.current.id not in filtered.ids and (index := opened.next_open()) is not None:
            self.go(index)
            return
        self.paint()
        self.look_up_again()

    def paint(self) -> None:
        """Draw the segment and its job, and see what has changed under a filter."""
        super().paint()
        self._search_changed()

    def _search_changed(self) -> None:
        """Search an expression where the text has changed, in a worker: nobody knows how long it takes."""
        if (opened := self.opened) is None or opened.filtered is None or self._is_searching:
            return
        wanted, segments = opened.filtered.filter, opened.filtered.to_search(opened.segments)
        if not segments:
            return
        self._is_searching = True

        def work() -> None:
            self.post_message(self.ChangesSearched(wanted, segments, having_text(wanted, segments)))

        self.run_worker(work, group="search changed", exit_on_error=False, thread=True)

    @on(ChangesSearched)
    def _changes_searched(self, message: ChangesSearched) -> None:
        self._is_searching = False
        if (opened := self.opened) and opened.filtered and opened.filtered.filter == message.filter:
            filtered = opened.filtered.searched(message.segments, message.having, opened.segments)
            self.opened = replace(opened, filtered=filtered)
        self.paint()
