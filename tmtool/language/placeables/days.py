"""Reading dates and times."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tmtool.language.placeables.values import DateValue, Meaning, Part, Placeable, PlaceableKind, TimeValue
from tmtool.language.placeables.vocabulary import Vocabulary, part_kind

_MONTH_WORD_AFTER = re.compile(r"\s(?:ай(?:ы\w{0,4})?|(?:басы|соңы|ортасы|аяғы)\w*|бастап|дейін|бері)\b")
_FROM = re.compile(r"\bсо?\s$", re.IGNORECASE)
_FAR = 30
"""How many characters before a word are looked at."""
_MORNING = frozenset(("a", "утра", "таңғы", "таңертеңгі"))
_EVENING = frozenset(("вечера", "кешкі"))
_NIGHT = frozenset(("ночи", "түнгі"))


def date_at(text: str, start: int, patterns: Iterable[re.Pattern[str]], words: Vocabulary) -> Placeable | None:
    """Read a date that starts at a place of a text.

    Args:
        text: the whole text.
        start: where a figure or the word of a month starts.
        patterns: in the order in which they are tried.
        words: the vocabulary of the language.
    """
    for pattern in patterns:
        found = pattern.match(text, start)
        if found is None:
            continue
        placeable = _date(found, words)
        if placeable is not None and _is_certain(found, words):
            return placeable
    return None


def _is_certain(found: re.Match[str], words: Vocabulary) -> bool:
    groups = found.groupdict()
    if groups.get("day") or groups.get("year") or found["month"] not in words.doubtful_months:
        return True
    text, start = found.string, found.start()
    if _MONTH_WORD_AFTER.match(text, found.end()):
        return True
    before = text[max(0, start - _FAR) : start]
    return words.month_alone is not None and words.month_alone.search(before) is not None


def _date(found: re.Match[str], words: Vocabulary) -> Placeable | None:
    groups = words.pieces(found)
    month = _month(groups["month"], words)
    day, day_to, year = (int(groups[name]) if groups.get(name) else None for name in ("day", "day_to", "year"))
    if month is None or (day is not None and not 1 <= day <= 31):
        return None
    names = list(groups)
    if day is not None and day_to is not None and not _are_days(found, day, day_to):
        if found.start("month") > found.start("day"):
            return None
        # Oct. 3 and 12 people: the second figure is no day.
        names = ["month", "day"]
        day_to = year = None
    parts = sorted((Part(part_kind(name), *found.span(name)) for name in names), key=lambda part: part.start)
    start, end = parts[0].start, parts[-1].end
    value = DateValue(year, month, day, day_to)
    return Placeable(PlaceableKind.DATE, start, end, found.string[start:end], value, tuple(parts))


def _are_days(found: re.Match[str], day: int, day_to: int) -> bool:
    if not day < day_to <= 31:
        return False
    between = found.string[found.end("day") : found.start("day_to")]
    if between.strip() == "на":
        # В ночь с 5 на 6 мая; but «перенесли 5 на 6 мая» names one day.
        return day_to - day == 1 and _FROM.search(found.string, 0, found.start()) is not None
    is_list = found.start("month") < found.start("day") and re.search(r"\band\b", between) is not None
    return not is_list or day_to - day <= 3


def _month(written: str, words: Vocabulary) -> int | None:
    if written.isdecimal():
        return int(written) if 1 <= int(written) <= 12 else None
    return words.months.get(written.lower().rstrip("."))


def time_at(text: str, start: int, words: Vocabulary) -> Placeable | None:
    """Read a time of the day that starts at a place of a text."""
    for pattern in words.times:
        found = pattern.match(text, start)
        if found is not None:
            return _time(found, words)
    return None


def _time(found: re.Match[str], words: Vocabulary) -> Placeable | None:
    groups = words.pieces(found)
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or groups.get("half2") or "").lower()
    if hour > 24 or (hour == 24 and minute):
        return None
    value = TimeValue(_by_24_hours(hour, half), minute)
    also: tuple[Meaning, ...] = ()
    if not half and hour < 12:
        # At 3:30 may be said of an afternoon.
        also = (Meaning(PlaceableKind.TIME, TimeValue(hour + 12, minute)),)
    parts = sorted((Part(part_kind(name), *found.span(name)) for name in groups), key=lambda part: part.start)
    start, end = parts[0].start, parts[-1].end
    return Placeable(PlaceableKind.TIME, start, end, found.string[start:end], value, tuple(parts), also)


def _by_24_hours(hour: int, half: str) -> int:
    if half.startswith("p") or half in _EVENING:
        return hour if hour >= 12 else hour + 12
    if half.startswith("a") or half in _MORNING:
        return 0 if hour == 12 and half.startswith("a") else hour
    if half in _NIGHT:
        return 0 if hour == 12 else hour + 12 if hour in (9, 10, 11) else hour
    if half:
        # дня, түскі, күндізгі: from eleven to seven.
        return hour + 12 if hour <= 7 else hour
    return hour
