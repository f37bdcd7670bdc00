"""When a translation must be done, typed and shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tmtool.desk.due import due_words, is_overdue, read_due
from tmtool.model.errors import UsageError

ALMATY = timezone(timedelta(hours=5))
NOW = datetime(2026, 11, 23, 13, 5, 30, tzinfo=ALMATY)
"""A Monday."""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14:30", "2026-11-23T09:30:00Z"),
        ("14.30", "2026-11-23T09:30:00Z"),
        ("9:00", "2026-11-24T04:00:00Z"),
        ("tomorrow 9:00", "2026-11-24T04:00:00Z"),
        ("Tomorrow 9", "2026-11-24T04:00:00Z"),
        ("today", "2026-11-23T13:00:00Z"),
        ("mon 10:00", "2026-11-30T05:00:00Z"),
        ("friday", "2026-11-27T13:00:00Z"),
        ("2026-11-24 10:00", "2026-11-24T05:00:00Z"),
        ("2026-11-24", "2026-11-24T13:00:00Z"),
        ("24.11. 10:00", "2026-11-24T05:00:00Z"),
        ("24.11 10:00", "2026-11-24T05:00:00Z"),
        ("5.1.2027 8:15", "2027-01-05T03:15:00Z"),
        ("5.1. 8:15", "2027-01-05T03:15:00Z"),
        ("+2h", "2026-11-23T10:05:30Z"),
        ("in 45 minutes", "2026-11-23T08:50:30Z"),
        ("  ", None),
    ],
)
def test_what_a_person_types_is_kept_in_utc(typed: str, kept: str | None) -> None:
    assert read_due(typed, NOW) == kept


@pytest.mark.parametrize("typed", ["soon", "25:00", "14", "2026-13-01", "9:00 9:00", "31.2. 10:00", "tomorrow now"])
def test_what_is_no_time_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(UsageError, match=r"is no time; type for example: 14:30"):
        read_due(typed, NOW)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-23T09:30:00Z", "due 14:30"),
        ("2026-11-24T04:00:00Z", "due tomorrow 09:00"),
        ("2026-11-27T13:00:00Z", "due Fri 18:00"),
        ("2026-12-27T13:00:00Z", "due 27 Dec 18:00"),
        ("2027-01-05T03:15:00Z", "due 2027-01-05 08:15"),
        ("2026-11-23T08:00:00Z", "overdue since 13:00"),
        ("2026-11-22T08:00:00Z", "overdue since yesterday 13:00"),
        ("2026-11-01T08:00:00Z", "overdue since 1 Nov 13:00"),
    ],
)
def test_it_is_said_where_the_person_is(due: str, words: str) -> None:
    assert due_words(due, NOW) == words
    assert is_overdue(due, NOW) == words.startswith("overdue")


def test_it_is_the_same_moment_everywhere() -> None:
    assert due_words("2026-11-23T09:30:00Z", NOW.astimezone(UTC)) == "due 09:30"
