"""What of a match is offered as put right."""

from __future__ import annotations

import pytest

from tmtool.desk.query import Query
from tmtool.desk.touching_up import touched_up
from tmtool.language.house_style import NEWSROOM
from tmtool.memory.difference import differences
from tmtool.memory.normalise import normalise
from tmtool.model.text import TaggedText
from tmtool.model.units import Match, MatchKind, Status

UNIT = "On Friday 39 men left."
TARGET = "В пятницу 39 мужчин ушли.\r"


def offered(text: str) -> Match:
    """The match of the unit above for a text."""
    query, unit = TaggedText(text), TaggedText(UNIT)
    found = Match(
        score=80,
        kind=MatchKind.FUZZY,
        source=unit,
        target=TaggedText(TARGET),
        memory="m",
        status=Status.TRANSLATED,
        unit=1,
        variant=1,
        differences=differences(normalise(query, "en"), normalise(unit, "en")),
    )
    return touched_up((found,), Query(query, "en", "ru", minimum=60, limit=5), lambda _: (), NEWSROOM)[0]


def test_a_target_put_right_whole_is_offered_without_white_space_at_its_ends() -> None:
    found = offered("On Monday 36 men left.")
    assert found.repaired == "В понедельник 36 мужчин ушли."
    assert [patch.new for patch in found.patches] == ["понедельник", "36"]
    assert found.warnings == ()
    assert found.target.text == TARGET


STAYS = "The figure 41 stands for 39 in the memory: «39 мужчин» may need another form."


@pytest.mark.parametrize(
    ("text", "besides"),
    [("On Friday 41 men left.", []), ("On Monday 41 men left.", ["«пятницу» should become «понедельник»"])],
)
def test_half_of_it_is_not_and_every_change_is_named(text: str, besides: list[str]) -> None:
    found = offered(text)
    assert found.repaired is None
    assert found.patches == ()
    assert [warning.partition(":")[0] for warning in found.warnings] == [STAYS.partition(":")[0], *besides]
