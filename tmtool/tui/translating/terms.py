"""What memories and glossaries know: concordance, new terms."""

from __future__ import annotations

from tmtool.tui.screens.job_screen import JobScreen


class TermKeys(JobScreen):
    """The keys for memories and glossaries."""
