"""Words an hour: a person's own figure, of this sitting, shown only to who asks for it. Pure; no Textual."""

from __future__ import annotations

FIRST_FIGURE_AFTER = 300.0
"""Seconds of work before which a figure would say nothing."""
PAUSE = 600.0
"""Seconds between two confirmations that are a pause, not work."""


class Pace:
    """Counts the words that were confirmed and the time that it took."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._worked = 0.0
        self._words = 0

    def confirmed(self, words: int, at: float) -> None:
        """Count a confirmation.

        Args:
            words: words of its source.
            at: seconds of a clock that only goes forward.
        """
        if self._last is not None and at - self._last < PAUSE:
            self._worked += at - self._last
            self._words += words
        self._last = at

    @property
    def an_hour(self) -> int | None:
        """Words in an hour; None as long as that is a guess."""
        return None if self._worked < FIRST_FIGURE_AFTER else round(3600 * self._words / self._worked)
