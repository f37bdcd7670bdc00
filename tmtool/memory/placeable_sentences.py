"""What is said to a person of placeables that differ between a text looked up and a unit's source."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.language.placeables.values import Placeable, PlaceableKind

_NAMES = {
    PlaceableKind.NUMBER: "figure",
    PlaceableKind.PERCENT: "percentage",
    PlaceableKind.POINTS: "percentage",
    PlaceableKind.AMOUNT: "sum",
    PlaceableKind.DATE: "date",
    PlaceableKind.WEEKDAY: "weekday",
    PlaceableKind.TIME: "time",
    PlaceableKind.URL: "web address",
    PlaceableKind.EMAIL: "e-mail address",
    PlaceableKind.DATELINE: "dateline",
}
"""What a kind of placeable is called in sentences."""


def said(placeable: Placeable) -> str:
    """Give a placeable as sentences name it; a dateline without the agency and the dash."""
    if placeable.kind is PlaceableKind.DATELINE and placeable.parts:
        return placeable.text[: placeable.parts[-1].end - placeable.start]
    return placeable.text


def _name(placeable: Placeable) -> str:
    return "number" if placeable.is_spelled else _NAMES[placeable.kind]


def stands_for(old: Placeable, new: Placeable) -> str:
    """Begin a sentence on a placeable that could not be put right."""
    return f"The {_name(new)} {said(new)} stands for {said(old)} in the memory"


def reason(old: Placeable, new: Placeable) -> str:
    """Say why a placeable was put right."""
    return f"The {_name(new)} is {said(new)} here and {said(old)} in the memory."


def other_dateline(old: Placeable, new: Placeable) -> str:
    """Say that two datelines name the same place and are written otherwise."""
    return f"The dateline is {_shown(new)} here and {_shown(old)} in the memory: put it right in the target."


def _shown(dateline: Placeable) -> str:
    return dateline.text.rstrip(" \u00a0—–-")


def several(old: Placeable, new: Sequence[Placeable]) -> str:
    """Say that one value of the unit stands for several."""
    others = " and ".join(dict.fromkeys(map(said, new)))
    return f"The {_name(old)} {said(old)} of the memory is {others} here: put each right in the target."


def new_here(new: Placeable) -> str:
    """Say that the unit has nothing in the place of a placeable."""
    return f"The {_name(new)} {said(new)} is not in the memory: put it into the target."


def not_here(old: Placeable, where: str | None) -> str:
    """Say that the text looked up has nothing in the place of a placeable.

    Args:
        old: a placeable of the unit.
        where: its place in the target, if it was found.
    """
    name = f"The {_name(old)} {said(old)}"
    place = f" («{where}»)" if where else ""
    return f"{name} is in the memory but not here: take it out of the target{place}."


def loose_figure(was: str | None, now: str | None) -> str:
    """Say what differs in words with a digit that are no placeables.

    Args:
        was: what the unit has.
        now: what the text looked up has.
    """
    if was is None:
        return f"{now} is not in the memory: put it into the target."
    if now is None:
        return f"{was} is in the memory but not here: take it out of the target."
    return f"{now} stands for {was} in the memory: put it right in the target."


def converted(where: str) -> str:
    """Say that the target has the same measure in other units."""
    return f"«{where}» in brackets may have to change too."
