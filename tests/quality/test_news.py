"""What the checks say of human translations of news, and of errors put into them."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

import pytest

from tests.bench.figure_errors import NEWS, is_found, seeded, warnings
from tmtool.model.findings import Finding, Severity
from tmtool.model.text import TaggedText
from tmtool.quality.check import check_all
from tmtool.quality.pair import Pair

pytestmark = pytest.mark.skipif(not NEWS.exists(), reason="The news sentences are not there.")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def articles(language: str) -> list[list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for number, unit in enumerate(ElementTree.parse(NEWS).iter("tu"), 1):
        texts = {str(tuv.get(LANGUAGE)): "".join(tuv.find("seg").itertext()).strip() for tuv in unit.iter("tuv")}
        pair = Pair(TaggedText(texts["en"]), TaggedText(texts[language]), number, "en", language)
        found.setdefault(unit.find("prop").text, []).append(pair)
    return list(found.values())


def alarms(language: str, family: str = "") -> set[int]:
    """The segments of which something above a note is said."""
    found: list[Finding] = [one for pairs in articles(language) for one in check_all(pairs)]
    return {one.segment for one in found if one.severity is not Severity.NOTE and one.check.startswith(family)}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_figures_of_human_translations_raise_few_alarms(language: str) -> None:
    """Most of these 1 % are mistakes of the translators; at most 0.3 % of the segments are false alarms."""
    assert len(alarms(language, "figures")) <= 0.01 * 1316


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_all_checks_together_raise_few_alarms(language: str) -> None:
    """Nearly all are true: doubled spaces, lost quotation marks, names spelt in two ways."""
    assert len(alarms(language)) <= 0.05 * 1316


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_errors_in_figures_are_found(language: str) -> None:
    made = seeded(language, seed=1)
    found = sum(is_found(source, target, wrong, language) for source, target, wrong, _ in made)
    assert found >= 0.95 * len(made)


def test_a_human_translation_may_itself_be_wrong() -> None:
    assert warnings("It is 385 miles away.", "Это в 360 км отсюда.", "ru")
