"""Placeables as values: what a number, a date or a weekday means, whatever the language it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class PlaceableKind(StrEnum):
    """What sort of thing a placeable is."""

    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points: from 4 to 6 percent is 2 points, and no 2 percent."""
    AMOUNT = "amount"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    URL = "url"
    EMAIL = "email"
    DATELINE = "dateline"


class PartKind(StrEnum):
    """The pieces of a placeable that change, or that change with the others."""

    NUMBER = "number"
    SUFFIX = "suffix"
    """A grammatical ending glued to the figure: -го, -ге, th; without its hyphen."""
    MULTIPLIER = "multiplier"
    """A word such as million, or its abbreviation."""
    CURRENCY = "currency"
    """A sign or the words of a currency."""
    PERCENT = "percent"
    """The sign or word of percent or percentage points."""
    DAY = "day"
    DAY_TO = "day_to"
    MONTH = "month"
    """A word with its ending, or the two digits of a date in figures."""
    YEAR = "year"
    WEEKDAY = "weekday"
    HOUR = "hour"
    MINUTE = "minute"
    HALF = "half"
    """What says which half of the day is meant: p.m., дня, күндізгі."""
    PLACE = "place"


class Money(NamedTuple):
    """A sum of money."""

    amount: Decimal
    currency: str
    """ISO 4217: `USD`."""


class DateValue(NamedTuple):
    """A day, several days of a month, or a month; what is not said is None."""

    year: int | None
    month: int
    day: int | None = None
    day_to: int | None = None
    """The last of several days: September 3–5, 3 and 4 September."""


class TimeValue(NamedTuple):
    """A time of the day by the clock of 24 hours."""

    hour: int
    minute: int = 0


class Dateline(NamedTuple):
    """Where, and perhaps when, a report was written."""

    place: str
    """As written, in whatever language."""
    when: DateValue | int | None = None
    """A date, or a weekday (0 is Monday)."""


Value = Decimal | int | str | Money | DateValue | TimeValue | Dateline
"""Numbers, percent and points are Decimals, a weekday is an int (0 is Monday), URLs and e-mail addresses are texts."""


class Meaning(NamedTuple):
    """A value and what sort of thing it is a value of."""

    kind: PlaceableKind
    value: Value


class Part(NamedTuple):
    """A piece of a placeable and where it stands in the text: `text[start:end]`."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placeable:
    """A placeable and where it stands: `text == whole[start:end]`, in characters."""

    kind: PlaceableKind
    start: int
    end: int
    text: str
    value: Value
    """Equal values compare equal, whatever the language."""
    parts: tuple[Part, ...] = ()
    """In order; their places are those in the whole text."""
    also: tuple[Meaning, ...] = ()
    """What else it may mean: 3 in «3 и 5 млн» may be three million, 125m a distance or a sum."""

    @property
    def meaning(self) -> Meaning:
        """What it means in the first place."""
        return Meaning(self.kind, self.value)

    def meets(self, other: Placeable) -> bool:
        """Say whether two placeables, in whatever languages, may mean the same."""
        return self.meaning == other.meaning or not {self.meaning, *self.also}.isdisjoint({other.meaning, *other.also})

    def part(self, kind: PartKind) -> Part | None:
        """Give the first piece of a kind."""
        return next((part for part in self.parts if part.kind is kind), None)

    def piece(self, kind: PartKind) -> str | None:
        """Give the text of the first piece of a kind."""
        part = self.part(kind)
        return None if part is None else self.text[part.start - self.start : part.end - self.start]

    @property
    def is_spelled(self) -> bool:
        """Whether it is a number written as words."""
        return self.kind is PlaceableKind.NUMBER and not self.parts

    @property
    def is_year(self) -> bool:
        """Whether it is a bare number that looks like a year, which is never grouped."""
        return self.kind is PlaceableKind.NUMBER and looks_like_year(self.text.partition("-")[0].rstrip("s"))


def looks_like_year(figure: str) -> bool:
    """Say whether a figure is one of 1900 to 2099, written without a separator."""
    return len(figure) == 4 and figure.isdecimal() and figure[:2] in ("19", "20")
