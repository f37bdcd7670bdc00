"""Days as tables and TBX files write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ][\d:.+Z -]*)?")
_POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:\s*г\.?|\s*ж\.?)?(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_SLASHES = re.compile(r"(\d{1,4})/(\d{1,2})/(\d{1,4})(?: [\d:]+(?: [AP]M)?)?", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})\.(\d{4})")
_SERIAL = re.compile(r"[2-9]\d{4}")
_EPOCH = date(1899, 12, 30)
"""Day 0 of the count that spreadsheets keep."""
_PIVOT = 70


class BadDay(ValueError):
    """A text is no date that can be understood."""


def day_of(text: str, *, is_end: bool = False) -> str | None:
    """Give a day in the manner of ISO 8601; a year or a month alone stays one, for all of it counts.

    Understood are 2022-09-17, 17.09.2022, 17.09.22, 2022/09/17, 09.2022, 2022, the number that a spreadsheet has for
    a day, and 17/09/2022 or 9/17/2022 where one of the figures can only be the day.

    Args:
        text: what a cell or an element says; nothing gives None.
        is_end: the day is the last of a time; spreadsheets have 9999-12-31 for no end.

    Raises:
        BadDay: it is no date.
    """
    text = text.strip()
    if not text:
        return None
    found = _ISO.fullmatch(text) if not _SERIAL.fullmatch(text) else None
    if found is not None:
        year, month, day = found.groups()
        return None if is_end and year == "9999" else _checked(year, month, day)
    if found := _POINTS.fullmatch(text):
        return _checked(_full(found[3]), found[2], found[1])
    if found := _MONTH.fullmatch(text):
        return _checked(found[2], found[1], None)
    if found := _SLASHES.fullmatch(text):
        return _of_slashes(*found.groups())
    if _SERIAL.fullmatch(text):
        return (_EPOCH + timedelta(days=int(text))).isoformat()
    raise BadDay(text)


def _of_slashes(first: str, second: str, third: str) -> str:
    if len(first) == len("2022"):
        return _checked(first, second, third)
    if len(third) != len("2022"):
        raise BadDay(f"{first}/{second}/{third}")
    if first == second or int(first) > 12:
        return _checked(third, second, first)
    if int(second) > 12:
        return _checked(third, first, second)
    # 3/4/2022 may be in March or in April.
    raise BadDay(f"{first}/{second}/{third}")


def _full(year: str) -> str:
    return year if len(year) > 2 else f"{'19' if int(year) >= _PIVOT else '20'}{year}"


def _checked(year: str, month: str | None, day: str | None) -> str:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        raise BadDay(f"{year}-{month}-{day}") from None
    return whole if day else whole[:7] if month else whole[:4]
