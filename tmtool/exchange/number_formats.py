"""Numbers and days of spreadsheet cells as they are shown, by the code of their format."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd.mm.yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss",
    47: "mm:ss",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip
"""The formats that files name by number only; 14 is the short date, here in the manner of our readers."""

_LOCALE = re.compile(r"\[\$[^\]]*?-([0-9A-Fa-f]+)[^\]]*\]")
_LOCALES = {0x419: "ru", 0x19: "ru", 0x43F: "kk", 0x3F: "kk"}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_PARTS = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|(AM/PM|A/P)|(y+|m+|d+|h+|s+)|(\.0+)|(.)', re.IGNORECASE)
_NUMBER = re.compile(r"([#0?,]+)(?:\.([#0?]+))?(%?)")
_FIRST_LEAP_BUG = 60
"""Spreadsheets hold 1900 for a leap year; this is the day that never was."""
_LAST_DAY = 2_958_465
_HUGE = 10**15
"""Beyond it every spreadsheet shows powers of ten."""


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """Give a number as a spreadsheet shows it.

    Args:
        value: as the file has it: `44821`, `0.5`, `1E3`.
        code: of its format: `General`, `0.00`, `dd.mm.yyyy`; its first part counts.
        from_1904: whether days are counted from 1904.
    """
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return value.strip()
    if not number.is_finite():
        return value.strip()
    section = code.split(";")[0]
    plain = _NOT_CODE.sub("", section).lower()
    if plain in ("", "general", "@") or abs(number) >= _HUGE:
        return _general(number)
    if re.search("[ymdhs]", plain.replace("general", "")):
        moment = _moment(number, from_1904=from_1904)
        return _general(number) if moment is None else _date(moment, section)
    return _number(number, section)


def _general(number: Decimal) -> str:
    text = f"{float(number):.15g}"
    if "e" not in text:
        return text
    whole = format(Decimal(text), "f")
    return whole if len(whole) <= len("-0.") + 20 else text


def _moment(number: Decimal, *, from_1904: bool) -> datetime | None:
    if not 0 <= number <= _LAST_DAY:
        return None
    if from_1904:
        start = datetime(1904, 1, 1)
    else:
        start = datetime(1899, 12, 30) if number >= _FIRST_LEAP_BUG else datetime(1899, 12, 31)
    try:
        return start + timedelta(seconds=round(float(number) * 86400))
    except OverflowError:
        return None


def _date(moment: datetime, section: str) -> str:
    locale = _LOCALE.search(section)
    language = _LOCALES.get(int(locale[1], 16) & 0xFFFF if locale else 0, "en")
    parts = list(_DATE_PARTS.finditer(section))
    codes = [(part[4] or "").lower() for part in parts]
    said = [place for place, code in enumerate(codes) if code]
    has_half = any(part[3] for part in parts)
    out: list[str] = []
    for place, part in enumerate(parts):
        code = codes[place]
        if code:
            at = said.index(place)
            before = codes[said[at - 1]] if at else ""
            after = codes[said[at + 1]] if at + 1 < len(said) else ""
            is_minute = code in ("m", "mm") and (before.startswith("h") or after.startswith("s"))
            out.append(_part(moment, code, language, is_minute=is_minute, has_half=has_half, codes=codes))
        elif part[3]:
            out.append("AM" if moment.hour < 12 else "PM")
        elif not part[5]:
            out.append(part[1] or part[2] or part[6] or "")
    return "".join(out).strip()


def _part(moment: datetime, code: str, language: str, *, is_minute: bool, has_half: bool, codes: list[str]) -> str:
    kind, width = code[0], min(len(code), 2)
    if kind == "y":
        return f"{moment.year:04d}" if len(code) > 2 else f"{moment.year % 100:02d}"
    if kind == "m" and len(code) > 2:
        with_day = any(other in ("d", "dd") for other in codes)
        return _name(moment.month, language, "month", is_short=len(code) == 3, stands_alone=not with_day)
    if kind == "d" and len(code) > 2:
        return _name(moment.weekday(), language, "day", is_short=len(code) == 3, stands_alone=False)
    hour = (moment.hour % 12 or 12) if has_half else moment.hour
    minute = moment.minute if is_minute else moment.month
    value = {"m": minute, "d": moment.day, "h": hour, "s": moment.second}[kind]
    return f"{value:0{width}d}"


def _name(number: int, language: str, what: str, *, is_short: bool, stands_alone: bool) -> str:
    from babel.dates import get_day_names, get_month_names

    names = get_month_names if what == "month" else get_day_names
    place: Literal["format", "stand-alone"] = "stand-alone" if stands_alone else "format"
    return str(names("abbreviated" if is_short else "wide", place, language)[number])


def _number(number: Decimal, section: str) -> str:
    bare = re.sub(r'"([^"]*)"|\\(.)', lambda found: found[1] or found[2] or "", section)
    bare = re.sub(r"[_*].|\[[^\]]*\]", "", bare)
    found = _NUMBER.search(bare)
    if found is None or "E" in bare.upper():
        return _general(number)
    whole, decimals, percent = found.groups()
    value = number * 100 if percent or "%" in bare[found.end() :] else number
    places = len(decimals or "")
    text = f"{abs(value):,.{places}f}" if "," in whole.strip(",") else f"{abs(value):.{places}f}"
    if decimals and "0" not in decimals:
        text = text.rstrip("0").rstrip(".")
    digits, point, rest = text.partition(".")
    text = digits.rjust(whole.count("0"), "0") + point + rest
    sign = "-" if value < 0 and text.strip("0.,") else ""
    return f"{bare[: found.start()]}{sign}{text}{percent}{bare[found.end() :]}".strip()
