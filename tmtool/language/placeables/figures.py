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
        decimal: the decimal mark of the language, `` where it is not known. Texts with a comma for it may have figures
            in the manner of English, from which they were translated.

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
        if decimal == ".":
            return (broken,) if marks[0] == "." else (grouped,)
        return (broken, grouped) if marks[0] == decimal else (grouped, broken)
    if len(set(marks)) == 1:
        return (grouped,) if may_be_grouped else ()
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and _are_groups(parts[1:-1]):
        return (broken,)
    return ()


def read_roman(written: str) -> int:
    """Read a Roman number, also one typed with Cyrillic letters: ХХІ is 21."""
    digits = [_ROMAN[sign] for sign in written]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def write_roman(number: int) -> str:
    """Write a number from 1 to 39 in Roman figures."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def _are_groups(parts: list[str]) -> bool:
    return all(len(part) == 3 for part in parts)


def grouped(
    number: Decimal, example: str, decimal: str, *, as_year: bool = False, thousands_are_spaced: bool = False
) -> str:
    """Write a number with the separators of a language, grouped as an example is.

    Args:
        number: not negative.
        example: a figure of the text in which it shall stand.
        decimal: the decimal mark of the language.
        as_year: whether the example is a year, so that a number like a year is not grouped.
        thousands_are_spaced: whether four digits are 1 500 where the example does not show it.
    """
    whole, _, fraction = format(number, "f").partition(".")
    if (
        len(whole) > 3
        and not (as_year and len(whole) == 4)
        and _shall_be_grouped(whole, example, decimal, thousands_are_spaced=thousands_are_spaced)
    ):
        separator = "," if decimal == "." else next((sign for sign in example if sign in SPACES[1:]), SPACES[1])
        whole = f"{int(whole):,}".replace(",", separator)
    return whole + (decimal + fraction if fraction else "")


def _shall_be_grouped(whole: str, example: str, decimal: str, *, thousands_are_spaced: bool) -> bool:
    example_whole = example.rpartition(decimal)[0] or example
    is_long = sum(sign.isdecimal() for sign in example_whole) > 3
    is_grouped = is_long and not example_whole.isdecimal()
    if len(whole) == 4 and decimal == ",":
        # Newsrooms write 1500, but 15 000, unless the house says otherwise; who writes four digits has shown it.
        digits = sum(sign.isdecimal() for sign in example_whole)
        return is_grouped if digits == 4 else thousands_are_spaced and (is_grouped or not is_long)
    return is_grouped or not is_long or sum(sign.isdecimal() for sign in example_whole) == 4
