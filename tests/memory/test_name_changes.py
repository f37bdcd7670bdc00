"""Names that stand for others are told, and only those."""

from __future__ import annotations

import pytest

from tmtool.memory.difference import differences
from tmtool.memory.name_changes import name_changes
from tmtool.memory.normalise import normalise
from tmtool.model.text import TaggedText


@pytest.mark.parametrize(
    ("unit", "text", "language", "wanted"),
    [
        ("He met Anna Berg there.", "He met Omar Said there.", "en", ["Omar Said>Anna Berg"]),
        ("Chinese officials came.", "Russian officials came.", "en", ["Russian>Chinese"]),
        ("Officials came to Paris.", "Traders came to Paris.", "en", []),
        ("He met Anna there.", "He met Omar’s there.", "en", ["Omar’s>Anna"]),
        # One is only named more fully.
        ("He met Anna Berg today.", "He met Berg today.", "en", []),
        ("He met Anna there.", "He met nobody there.", "en", []),
        ("In Oslo and Paris.", "In Bonn and Rome.", "en", ["Bonn>Oslo", "Rome>Paris"]),
        ("Он видел Анну там.", "Он видел Ольгу там.", "ru", ["Ольгу>Анну"]),
        # German writes every noun with a capital.
        ("Er sah den Hund dort.", "Er sah den Vogel dort.", "de", []),
    ],
)
def test_a_name_in_the_place_of_another_is_told(unit: str, text: str, language: str, wanted: list[str]) -> None:
    differing = differences(normalise(TaggedText(text), language), normalise(TaggedText(unit), language))
    found = name_changes(text, unit, language, differing, ())
    assert found == tuple(
        f"{new} stands for {old} in the memory: put it right in the target."
        for new, old in (pair.split(">") for pair in wanted)
    )


def test_what_is_looked_after_otherwise_is_not_told() -> None:
    text, unit = "He came from Astana.", "He came from Almaty."
    differing = differences(normalise(TaggedText(text), "en"), normalise(TaggedText(unit), "en"))
    assert name_changes(text, unit, "en", differing, (((13, 19), (13, 19)),)) == ()
