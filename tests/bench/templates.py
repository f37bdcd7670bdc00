"""A memory that is made of few templates: many rows share their tokens and differ in figures, case and signs alone."""

from __future__ import annotations

import random

_TEMPLATES = (
    "The temperature in {place} will be {a} degrees on day {b}.",
    "Item {a} costs {b} tenge",
    "Order {a} of {b} was closed on {c}.",
    "Flight {a} to {place} leaves at gate {b}",
    "Section {a}.{b}: see page {c}",
    "On {c} June, {a} people and {b} cars crossed the border at {place}.",
)
_PLACES = ("Almaty", "Astana", "Aktau", "Bishkek", "Osh")


def template_texts(rows: int) -> list[str]:
    """Make distinct texts, the same ones every time."""
    chance = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < rows:
        text = chance.choice(_TEMPLATES).format(
            place=chance.choice(_PLACES),
            a=chance.randrange(1, 4000),
            b=chance.randrange(1, 60),
            c=chance.randrange(1, 31),
        )
        fate = chance.random()
        found[text.upper() if fate < 0.02 else text.replace(",", "") if fate < 0.1 else text] = None
    return list(found)


def template_queries(count: int) -> list[str]:
    """Make texts to look up: new figures, other places, a word more or less."""
    chance = random.Random(8)
    found = []
    for _ in range(count):
        text = chance.choice(_TEMPLATES).format(
            place=chance.choice((*_PLACES, "Semey")),
            a=chance.randrange(1, 4000),
            b=chance.randrange(1, 60),
            c=chance.randrange(1, 31),
        )
        words = text.split()
        if chance.random() < 0.5:
            del words[chance.randrange(len(words))]
        found.append(" ".join(words))
    return found
