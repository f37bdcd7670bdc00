"""Placeables: what moves by rule and not by translation, as values and in each language's manner."""

from tmtool.language.placeables.recognise import placeables
from tmtool.language.placeables.values import (
    Dateline,
    DateValue,
    Meaning,
    Money,
    Part,
    PartKind,
    Placeable,
    PlaceableKind,
    TimeValue,
    Value,
)

__all__ = [
    "DateValue",
    "Dateline",
    "Meaning",
    "Money",
    "Part",
    "PartKind",
    "Placeable",
    "PlaceableKind",
    "TimeValue",
    "Value",
    "placeables",
]
