"""Questions that come out of work behind the typing: asked where the person is, never over what they type elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on

from tmtool.tui.screens.telling import TellingScreen


class AwaitingScreen(TellingScreen[None]):
    """A screen that opens something by itself only while the person stands in it."""

    def __init__(self) -> None:
        """Make the screen, with nothing waiting."""
        super().__init__()
        self._waiting_for_person: list[Callable[[], object]] = []

    def once_here(self, ask: Callable[[], object], words: str) -> None:
        """Ask at once where the person is here; else say so, and ask when they come back.

        An Enter meant for a segment must not answer a question that came up at that moment.

        Args:
            ask: opens a dialog or another screen.
            words: what is said to who is elsewhere.
        """
        if self.is_active:
            ask()
        else:
            self._waiting_for_person.append(ask)
            self.app.notify(words, severity="warning", timeout=10)

    @on(events.ScreenResume)
    def _ask_who_came_back(self) -> None:
        # Whoever left a dialog through an answer may be on the way to another screen.
        if self._waiting_for_person and self.is_active:
            self._waiting_for_person.pop(0)()
