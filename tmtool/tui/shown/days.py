"""Days as a person says them: today by the clock, else 3 Nov, with the year where it is another one."""

from __future__ import annotations

from datetime import datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _local(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time).astimezone()
    except ValueError:
        return None


def day(time: str | None, now: str | None = None) -> str:
    """Give the day of a time: `3 Nov`, or `3 Nov 2024` in another year.

    Args:
        time: ISO 8601; nothing, and what is none, gives nothing.
        now: the time of the desk; without it the year is always there.
    """
    moment, today = _local(time or ""), _local(now or "")
    if moment is None:
        return ""
    year = "" if today is not None and moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {_MONTHS[moment.month - 1]}{year}"


def moment(time: str | None, now: str | None = None) -> str:
    """Give a time: `14:02` of today, else `3 Nov 14:02`; the arguments are those of `day`."""
    there, today = _local(time or ""), _local(now or "")
    if there is None:
        return ""
    clock = there.strftime("%H:%M")
    return clock if today is not None and there.date() == today.date() else f"{day(time, now)} {clock}"
