"""After an update of the article: only what changed or came is shown, until the person wants to see it all again."""

from __future__ import annotations

from textual import on

from tmtool.tui import messages
from tmtool.tui.job.filters import Facts, Filter, Filtered, Kind, Sieve
from tmtool.tui.translating.finding import FindingKeys


class Updated(FindingKeys):
    """Opens a job with the filter that an update asks for."""

    @on(messages.JobOpened)
    def _updated_job_opened(self) -> None:
        if self.stand.changed_only and self.opened is None:
            # The job is not shown before all that hear of it are done.
            self.call_later(self._show_changed)

    def _show_changed(self) -> None:
        if self.opened:
            facts = Facts(self.desk.person)
            sifted = Sieve(self.opened.segments, facts).sift(None)
            self.filter_by(Filtered.of(Filter(Kind.UPDATED), facts, sifted))
