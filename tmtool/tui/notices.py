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
    both = (notice, standing)
    said, stood = ((one.message, one.title, one.severity, one.timeout) for one in both)
    # The one that stands counts its time from when it was drawn, which may be after the other was raised.
    return said == stood and notice.raised_at - standing.raised_at < SAID_AGAIN_AFTER
