"""The job as a whole: what the checks say of it, how much of it the memories know."""

from __future__ import annotations

from tmtool.model.articles import Segment
from tmtool.tui.messages import Stand
from tmtool.tui.screens.job_screen import JobScreen


class Overviews(JobScreen):
    """The keys that look at the whole job."""

    def action_checks(self) -> None:
        """Show what the checks say of the job; what was put right there is read again."""
        from tmtool.tui.screens.checks import ChecksScreen

        self.flush()
        self.app.push_screen(ChecksScreen(self.desk, self.writer, self.article, self.language), self.go_to_segment)

    def action_analysis(self) -> None:
        """Count how much of the article the memories know."""
        from tmtool.tui.screens.analysis import AnalysisScreen

        self.app.push_screen(AnalysisScreen(self.desk, self.article, self.language))

    def action_settings(self) -> None:
        """Show the settings and the keys."""
        from tmtool.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.desk))

    def go_to_segment(self, segment: Segment | None) -> None:
        """Read the job again, and go to a segment of it if one was chosen."""
        if stood := self.current:
            self.read(Stand.after(stood) if segment is None else Stand((segment.id,), asked_at=stood.id))
