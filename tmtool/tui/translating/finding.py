"""Finding: filters, text in targets and memories, findings of the checks."""

from __future__ import annotations

from tmtool.tui.screens.job_screen import JobScreen


class Finding(JobScreen):
    """The keys that find."""
