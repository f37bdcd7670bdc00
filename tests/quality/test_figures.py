"""Numbers are compared by what they mean, and only certain differences are said."""

from __future__ import annotations

import pytest

from tmtool.model.findings import Finding, Severity
from tmtool.model.text import TaggedText
from tmtool.quality.figures import find
from tmtool.quality.pair import Pair


def findings(source: str, target: str) -> list[Finding]:
    """What the check says of an English source and its translation."""
    return list(find(Pair(TaggedText(source), TaggedText(target), 1, "en", "ru")))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("12,500 people", "12 500 человек"),
        ("12,500 people", "12\u00a0500 человек"),
        ("12,345.6 tons", "12 345,6 тонны"),
        ("2.5 percent", "2,5 процента"),
        ("$2.5 billion", "2,5 млрд долларов"),
        ("$2.5 billion", "2500 млн долларов"),
        ("2bn and 1.4bn", "2 и 1,4 млрд"),
        ("£125m", "125 млн фунтов"),
        ("125m away", "в 125 метрах"),
        ("1,000 people", "тысяча человек"),
        ("150,000 cars", "150 мың көлік"),
        ("at 3 p.m.", "в 15:00"),
        ("at 3:30 p.m.", "в 15.30"),
        ("at 3 pm", "в 15 часов"),
        ("September 3, 2018", "03.09.2018"),
        ("the 19th century", "XIX век"),
        ("Three people", "3 человека"),
        ("3 people", "трое"),
        ("on May 3", "3 мая 2018 года"),
        ("World War II", "Вторая мировая война"),
        ("no figures", "без цифр"),
    ],
)
def test_the_same_number_written_otherwise_is_no_finding(source: str, target: str) -> None:
    assert findings(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("12,500 people", "12 300 человек", ("12,500", "12 300")),
        ("$2.5 billion", "2,5 млн", ("2.5", "2,5")),
        ("3 people", "4 человека", ("3", "4")),
        ("7 to 14 and 7", "7–14 и 17", ("7", "17")),
        ("at 3:30", "в 3:40", ("3:30", "3:40")),
    ],
)
def test_another_number_is_a_warning_at_both_places(source: str, target: str, words: tuple[str, str]) -> None:
    (finding,) = findings(source, target)
    assert (finding.check, finding.severity) == ("figures.number", Severity.WARNING)
    assert (source[slice(*finding.source)], target[slice(*finding.target)]) == words
    assert finding.message == f"The source has {words[0]}, the translation {words[1]}."


def test_a_number_that_is_missing_has_no_place_in_the_target() -> None:
    (finding,) = findings("In 2018, 345 left", "В 2018 году ушли")
    assert (finding.source, finding.target) == ((9, 12), (0, 0))
    assert finding.message == "The number 345 is missing."


def test_a_part_of_a_date_is_named_by_its_place() -> None:
    (finding,) = findings("on 03.03.2018", "3.04.2018")
    assert finding.source == (6, 8)
