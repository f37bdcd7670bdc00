"""Whole numbers on the command line, with a plain sentence where one is none."""

from __future__ import annotations

from collections.abc import Callable

from tmtool.model.errors import UsageError


def whole_number(what: str, lowest: int, highest: int | None = None) -> Callable[[str | int], int]:
    """Give the parser of an argument or option that is a whole number.

    Args:
        what: what the number is, as a sentence begins with it: `The number of a segment`.
        lowest: the lowest number that counts.
        highest: the highest one; None where there is none.

    Returns:
        A function from what was typed, or a default, to the number; it raises UsageError.
    """
    reach = f"from {lowest} to {highest}" if highest is not None else f"from {lowest} up"

    def parse(given: str | int) -> int:
        try:
            number = int(given)
        except ValueError:
            raise UsageError(f"{what} is a whole number {reach}, not “{given}”.") from None
        if number < lowest or (highest is not None and number > highest):
            raise UsageError(f"{what} is a whole number {reach}, not {number}.")
        return number

    return parse
