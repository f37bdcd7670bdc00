"""What the screen says for a moment, and when it need not be said anew. Pure."""

from __future__ import annotations

from textual.notifications import Notification

SAID_AGAIN_AFTER = 1.0
"""Seconds. A key that is held down says the same words thirty times in that time; they stand there to be read."""


def was_just_said(notice: Notification, standing: Notification) -> bool:
    """Say whether a notice says what stands there since a moment.

    Args:
        notice: the new one.
        standing: the one that is to be seen.
    """
    is_same = (notice.message, notice.title, notice.severity) == (standing.message, standing.title, standing.severity)
    return is_same and 0 <= notice.raised_at - standing.raised_at < SAID_AGAIN_AFTER
