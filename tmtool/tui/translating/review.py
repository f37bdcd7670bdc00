"""The reviewer's mode: read, accept, change with changes shown, remark, next."""

from __future__ import annotations

from tmtool.tui.screens.job_screen import JobScreen


class Reviewing(JobScreen):
    """The keys of the reviewer."""
