"""When a translation must be done: as a person types it, as the desk keeps it, as it is shown; pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tmtool.model.errors import UsageError

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?P<y>\d{4})?)"
)
_IN = re.compile(r"(?:in |\+ ?)(?P<count>\d{1,3}) ?(?P<unit>h|m)[a-z]*", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_END_OF_DAY = (18, 0)
"""What a day without an hour means."""
EXAMPLES = "14:30, tomorrow 9:00, fri 12:00, +2h, 2026-11-24 10:00"


def read_due(typed: str, now: datetime) -> str | None:
    """Read when something must be done.

    Args:
        typed: an hour (the next time that the clock shows it), a day with or without one, or how long from now; empty
            where there is no such time any more.
        now: the time where the person is, with its zone.

    Returns:
        ISO 8601 in UTC; None for nothing.

    Raises:
        UsageError: it is no time.
    """
    words = typed.strip().lower().split()
    if not words:
        return None
    if found := _IN.fullmatch(" ".join(words)):
        unit = "hours" if found["unit"] == "h" else "minutes"
        return _kept(now + timedelta(**{unit: int(found["count"])}))
    try:
        day = _day(words[0], now, alone=len(words) == 1)
        clock = words[1:] if day else words
        if len(clock) > 1 or not (day or clock):
            raise ValueError(typed)
        hour, minute = _clock(clock[0], needs_minutes=day is None) if clock else _END_OF_DAY
        moment = (day or now).replace(hour=hour, minute=minute, second=0, microsecond=0)
    except (ValueError, OverflowError):
        raise UsageError(f"“{typed.strip()}” is no time; type for example: {EXAMPLES}") from None
    if day is None and moment <= now:
        moment += timedelta(days=1)
    return _kept(moment)


def due_words(due: str, now: datetime) -> str:
    """Say when something must be done: `due 14:30`, `due tomorrow 09:00`, `overdue since 22 Nov 10:00`.

    Args:
        due: ISO 8601.
        now: the time where the person is, with its zone.
    """
    moment = _read(due, now)
    days = (moment.date() - now.date()).days
    clock = moment.strftime("%H:%M")
    if days == 0:
        when = clock
    elif days in (1, -1):
        when = f"{'tomorrow' if days == 1 else 'yesterday'} {clock}"
    elif 1 < days < 7:
        when = f"{moment:%a} {clock}"
    else:
        when = f"{moment.day} {moment:%b} {clock}" if moment.year == now.year else f"{moment:%Y-%m-%d} {clock}"
    return f"overdue since {when}" if moment <= now else f"due {when}"


def is_overdue(due: str, now: datetime) -> bool:
    """Whether a time has come."""
    return _read(due, now) <= now


def local(time: str) -> datetime:
    """Give a time of the desk's clock as it is where the person is."""
    return datetime.fromisoformat(time.replace("Z", "+00:00")).astimezone()


def _day(word: str, now: datetime, *, alone: bool) -> datetime | None:
    if word in ("today", "tomorrow"):
        return now + timedelta(days=word == "tomorrow")
    if word[:3] in _WEEKDAYS and word.isalpha():
        return now + timedelta(days=(_WEEKDAYS.index(word[:3]) - now.weekday() - 1) % 7 + 1)
    found = _DAY.fullmatch(word)
    if found is None:
        return None
    if found["year"]:
        return now.replace(year=int(found["year"]), month=int(found["month"]), day=int(found["day"]))
    if alone and _CLOCK.fullmatch(word):
        return None  # 14.30 is an hour
    day = now.replace(month=int(found["m"]), day=int(found["d"]), year=int(found["y"] or now.year))
    return day.replace(year=day.year + 1) if not found["y"] and day.date() < now.date() else day


def _clock(word: str, *, needs_minutes: bool) -> tuple[int, int]:
    found = _CLOCK.fullmatch(word)
    if found is None or (needs_minutes and not found["minute"]):
        raise ValueError(word)
    return int(found["hour"]), int(found["minute"] or 0)


def _read(time: str, now: datetime) -> datetime:
    return datetime.fromisoformat(time.replace("Z", "+00:00")).astimezone(now.tzinfo)


def _kept(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
