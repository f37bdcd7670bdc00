"""What stands around a place of a target, and must fit what takes the place.

The Russian of figures is loaded with the first one that is put right: most segments are shown without one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from tmtool.language.house_style import HouseStyle
from tmtool.language.kazakh_numerals import last_spoken
from tmtool.language.kazakh_sounds import shaped, sounds
from tmtool.language.placeables import placeables
from tmtool.language.placeables.values import PartKind, Placeable, PlaceableKind, Value
from tmtool.language.placeables.writing import write
from tmtool.language.registry import fold


class Replacement(NamedTuple):
    """A span of the target and what should stand there."""

    start: int
    end: int
    text: str


_KAZAKH_PARTICLE = re.compile(r"[\s\u00a0]+(?:(?P<with>[мбп]ен)|(?P<too>[дт][ае]))(?!\w)", re.IGNORECASE)
_PARTICLES = {"with": "Mен", "too": "DA"}
"""мен, бен, пен (and, with) and да, де, та, те (too), as `kazakh_sounds.shaped` takes them."""
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def in_place(
    target: str, place: Placeable, value: Value, language: str, style: HouseStyle | None = None
) -> Replacement | str:
    """Say what must stand in a target where a placeable has another value.

    Args:
        target: the whole text.
        place: a placeable of it.
        value: the new value, of the same kind.
        language: tag of the target's language.
        style: how the house writes figures; None keeps to the manner of the target.

    Returns:
        The span to replace, with a preposition or particle where that changes too; where it is not certain, a sentence
        that says what to look at.
    """
    written = write(value, place, target, language, style)
    doubt = f"«{excerpt(target, place)}» may need another form."
    if written is None:
        return doubt
    if not written.is_certain:
        return written.why
    replacement = Replacement(written.start, written.end, written.text)
    if fold(language) == "ru" and not _fits_russian(place, value, replacement, target):
        longer = _with_noun(place, value, replacement, target)
        if longer is None:
            return doubt
        replacement = longer
    return fitted(target, replacement, language, is_date=place.kind is PlaceableKind.DATE) or doubt


def fitted(target: str, replacement: Replacement, language: str, *, is_date: bool = False) -> Replacement | None:
    """Widen a replacement by the preposition before it or the particle after it, where that must change.

    Args:
        target: the whole text.
        replacement: a span of it and its new text.
        language: tag of its language.
        is_date: whether the new text starts with the day of a month.
    """
    start, end, text = replacement
    code = fold(language)
    if code == "ru":
        from tmtool.language.russian_figures import preposition_before

        changed = preposition_before(target[:start], target[start:end], text, is_date=is_date)
        if changed:
            at, until, preposition = changed
            return Replacement(at, end, f"{preposition}{target[until:start]}{text}")
    if code == "kk" and (particle := _KAZAKH_PARTICLE.match(target, end)):
        suffix = _PARTICLES[particle.lastgroup or ""]
        met, wanted = _particle(target[start:end], suffix), _particle(text, suffix)
        if wanted is None:
            return None
        # Where the rule does not explain what stands there, it is another word: мен is also “I”.
        if met != wanted and met == particle[particle.lastgroup or ""].lower():
            at = particle.start(particle.lastgroup or "")
            return Replacement(start, particle.end(), f"{text}{target[end:at]}{wanted}")
    return replacement


def _fits_russian(place: Placeable, value: Value, replacement: Replacement, target: str) -> bool:
    """Whether no other word of a Russian sentence has to change."""
    from tmtool.language.russian_figures import noun_stays, weekday_fits

    before, after = target[: replacement.start], target[place.end :]
    if place.kind is PlaceableKind.WEEKDAY and isinstance(place.value, int) and isinstance(value, int):
        # An adjective before the weekday that had to change is part of the replacement by now.
        return weekday_fits(place.value, value, before if replacement.start == place.start else "", after)
    if place.kind is not PlaceableKind.NUMBER or not isinstance(place.value, Decimal) or not isinstance(value, Decimal):
        return True
    if place.part(PartKind.SUFFIX):
        # An ordinal agrees with its noun whatever its number.
        return True
    is_multiplied = any(one.part(PartKind.MULTIPLIER) for one in placeables(replacement.text, "ru"))
    old = None if place.part(PartKind.MULTIPLIER) else place.value
    return noun_stays(old, None if is_multiplied else value, before, after)


def _with_noun(place: Placeable, value: Value, replacement: Replacement, target: str) -> Replacement | None:
    """A figure with the noun after it, where that takes another form for certain."""
    if not isinstance(place.value, Decimal) or not isinstance(value, Decimal) or len(place.parts) != 1:
        return None
    if any(one.part(PartKind.MULTIPLIER) for one in placeables(replacement.text, "ru")):
        return None
    from tmtool.language.placeables.russian_counting import with_noun

    found = with_noun(place.value, value, target[: replacement.start], target[place.end :])
    return found and Replacement(replacement.start, place.end + found[0], f"{replacement.text}{found[1]}")


def excerpt(target: str, place: Placeable) -> str:
    """Give a placeable with the word after it, as sentences name it."""
    rest = target[place.end :]
    after = rest[: len(rest) - len(rest.lstrip())] + (rest.split() or [""])[0].rstrip(".,;:!?»”)")
    return (place.text + after).strip()


def _particle(text: str, suffix: str) -> str | None:
    """The shape of a Kazakh particle after a text."""
    word = _LAST_WORD.search(text)
    spoken = word[0] if word else _spoken(text)
    heard = sounds(spoken) if spoken else None
    return None if heard is None else shaped(suffix, heard)


def _spoken(text: str) -> str | None:
    """The last word of a figure as it is read."""
    read = placeables(text, "kk")
    value = read[-1].value if read else None
    return last_spoken(value) if isinstance(value, Decimal) else None
