"""Numbers with the thing that they count, as sentences for persons have them."""

from __future__ import annotations

import re

_ADDS_ES = re.compile(r"(?:s|x|z|ch|sh)$")
_ENDS_IN_Y = re.compile(r"(?<=[^aeiou])y$")


def counted(number: int, thing: str) -> str:
    """Give a number of things: `1 unit`, `1,200 units`, `2 memories`, `3 matches`.

    Args:
        number: how many.
        thing: what one of them is called; only its last word becomes a plural.
    """
    return f"{number:,} {thing if number == 1 else plural(thing)}"


def plural(thing: str) -> str:
    """Give the regular English plural of a thing."""
    if _ENDS_IN_Y.search(thing):
        return f"{thing[:-1]}ies"
    return f"{thing}{'es' if _ADDS_ES.search(thing) else 's'}"
