"""Placeables: what moves by rule and not by translation, as values and in each language's manner."""

from tmtool.language.placeables.places import place_name
from tmtool.language.placeables.recognise import placeables
from tmtool.language.placeables.spelled import spelled
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
from tmtool.language.placeables.writing import Written, rewrite, write

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
    "Written",
    "place_name",
    "placeables",
    "rewrite",
    "spelled",
    "write",
]
