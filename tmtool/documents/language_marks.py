"""Language tags as office programs expect them."""

from __future__ import annotations

_COUNTRIES = {"ru": "RU", "kk": "KZ", "en": "US"}


def with_country(language: str) -> str:
    """Give a tag with a country, without which no spelling checker comes forward: `kk` as `kk-KZ`."""
    first, *others = language.replace("_", "-").split("-")
    has_country = any(len(one) == 2 or one.isdecimal() for one in others)
    country = [] if has_country else [_COUNTRIES[first]] if first in _COUNTRIES else []
    return "-".join([first, *others, *country])
