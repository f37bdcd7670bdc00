"""Days as a person types them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tmtool.model.errors import UsageError

_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


def day_typed(text: str) -> str:
    """Give a day that a person typed, such as 2026-12-01 or 1.12.2026, as ISO 8601.

    Raises:
        UsageError: it is no day.
    """
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    raise UsageError(f"“{text.strip()}” is no day; write it as 2026-12-01 or 1.12.2026.")


def day_before(day: str) -> str:
    """Give the day before a day, both ISO 8601.

    Raises:
        UsageError: there is none.
    """
    first = date.fromisoformat(day)
    if first == date.min:
        raise UsageError("Before that day there is none.")
    return (first - timedelta(days=1)).isoformat()
