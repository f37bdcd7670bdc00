"""Reading figures: Arabic with the separators of any language, and Roman."""

from __future__ import annotations

import re
from decimal import Decimal

from tmtool.language.placeables.vocabulary import SPACES

_SEPARATOR = re.compile(r"[.,]")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_ROMAN = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}
_NO_SPACES = str.maketrans("", "", SPACES)


def read_figure(written: str, decimal: str) -> tuple[Decimal, ...]:
    """Read a figure.

    Args:
        written: digits with points, commas and spaces between, perhaps ½ at the end.
        decimal: the decimal mark of the language; a figure in the manner of another language is read too.

    Returns:
        What it means, the likeliest first; empty where it is no number: 1.2.3.
    """
    fraction = _FRACTIONS.get(written[-1])
    if fraction is not None:
        return tuple(value + fraction for value in read_figure(written[:-1], decimal))
    digits = written.translate(_NO_SPACES)
    marks = _SEPARATOR.findall(digits)
    if not marks:
        return (Decimal(digits),)
    parts = _SEPARATOR.split(digits)
    is_spaced = digits != written
    may_be_grouped = not is_spaced and len(parts[0]) <= 3 and parts[0] != "0" and _are_groups(parts[1:])
    grouped, broken = Decimal("".join(parts)), Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
    if len(marks) == 1:
        if not may_be_grouped:
            return (broken,)
        return (broken, grouped) if marks[0] == decimal else (grouped, broken)
    if len(set(marks)) == 1:
        return (grouped,) if may_be_grouped else ()
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and _are_groups(parts[1:-1]):
        return (broken,)
    return ()


def decimal_places(written: str, value: Decimal) -> int:
    """Count the digits after the decimal mark of a figure that was read as `value`."""
    marks = _SEPARATOR.findall(written)
    if not marks or not written[-1].isdecimal():
        return 0
    after = len(_SEPARATOR.split(written)[-1])
    whole = Decimal("".join(character for character in written if character.isdecimal()))
    return 0 if whole == value and after == 3 else after


def read_roman(written: str) -> int:
    """Read a Roman number, also one typed with Cyrillic letters: ХХІ is 21."""
    digits = [_ROMAN[sign] for sign in written]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def write_roman(number: int) -> str:
    """Write a number from 1 to 39 in Roman figures."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def _are_groups(parts: list[str]) -> bool:
    return all(len(part) == 3 for part in parts)
