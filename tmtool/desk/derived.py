"""What is derived from the desk and lies beside it: the fuzzy indexes and the concordance."""

from __future__ import annotations

from collections.abc import Callable

from tmtool.desk.concordance import Concordance
from tmtool.desk.indexes import Indexes
from tmtool.desk.settings import Settings


class Derived:
    """The room where derived data are brought up to date by whoever has time for it."""

    def __init__(self, indexes: Indexes, concordance: Concordance, settings: Settings) -> None:
        self._indexes = indexes
        self._concordance = concordance
        self._settings = settings

    def tidy(self) -> None:
        """Write the fuzzy indexes where they are missing or much has changed, before or after much work."""
        self._indexes.tidy(*self._languages())

    def look_after(self, cancelled: Callable[[], bool]) -> int:
        """Bring everything up to date and look for damage, while nobody waits for anything.

        Args:
            cancelled: asked after each step; what was done until then stays.

        Returns:
            How many texts can be found by their phrases that could not before.

        Raises:
            DeskError: something cannot be read or written.
        """
        for language in self._languages():
            if not cancelled():
                self._indexes.look_after(language)
        return self._concordance.bring_up_to_date(cancelled)

    def _languages(self) -> tuple[str, ...]:
        return self._settings.source, *self._settings.targets
