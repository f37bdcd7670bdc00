"""What holds for all checks together."""

from __future__ import annotations

from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from tests.quality.pairs import pair
from tmtool.model.findings import Severity
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.quality.check import check, check_all
from tmtool.quality.pair import Pair
from tmtool.quality.registry import CHECKS

FAMILIES = {"text", "figures", "terms", "consistency", "tags", "punctuation", "characters", "length", "spelling"}
TAGS = (Tag(2, TagKind.OPEN, 1), Tag(5, TagKind.CLOSE, 1))


def test_the_registry_names_checks_that_exist() -> None:
    for check_id, one in CHECKS.items():
        assert check_id == one.id
        assert one.family in FAMILIES
        assert callable(import_module(f"tmtool.quality.{one.module}").find)


def test_house_style_is_never_more_than_a_note() -> None:
    assert {one.severity for one in CHECKS.values() if one.is_style} == {Severity.NOTE}


def test_a_good_translation_has_no_findings() -> None:
    assert check(pair(TaggedText("Oil rose.", TAGS), TaggedText("Нефть дорожает.", TAGS))) == ()
    assert check(pair("Oil rose by 3 percent.", "Мұнай 3 пайызға қымбаттады.", "kk")) == ()


def test_findings_come_in_the_order_of_the_registry() -> None:
    found = check(pair("Oil rose 3 percent.", "Нефть  выросла на 4 процента"))
    assert [one.check for one in found] == ["figures.number", "punctuation.end", "punctuation.spaces"]


any_text = st.text(max_size=40) | st.text("0123456789.,: pmkI\u00a0-«»“”()абқі", max_size=30)


@given(st.lists(st.tuples(any_text, any_text), max_size=3), st.sampled_from(["ru", "kk", "en", "xx"]))
def test_any_text_can_be_checked_and_spans_lie_within_it(texts: list[tuple[str, str]], language: str) -> None:
    for finding in check_all([pair(*both, language, number=number) for number, both in enumerate(texts)]):
        source, target = texts[finding.segment]
        assert 0 <= finding.source[0] <= finding.source[1] <= len(source)
        assert 0 <= finding.target[0] <= finding.target[1] <= len(target)


def test_a_unit_may_have_several_translations() -> None:
    found = check_all([pair("He said “no”.", target, number=3) for target in ("Он сказал, что «нет.", "«Нет».")])
    assert [(one.segment, one.check) for one in found if one.check == "punctuation.quotes"] == [
        (3, "punctuation.quotes")
    ]


def test_figures_of_any_length_can_be_checked() -> None:
    assert "figures.number" in [one.check for one in check(pair("1" * 6000 + ".25", "без цифр"))]


def test_an_exchanged_stretch_moves_the_tags_after_it() -> None:
    tagged = pair("Oil", TaggedText("один два три", (Tag(0, TagKind.OPEN, 1), Tag(8, TagKind.CLOSE, 1))))
    assert tagged.with_target((0, 4, "2"), (5, 8, "три")) == "‹1›2 три‹/1› три"


def test_two_full_stops_are_one_too_many() -> None:
    (finding,) = check(Pair(TaggedText("They leave."), TaggedText("Они уезжают.."), 1, "en", "ru"))
    assert (finding.check, finding.target, finding.fix) == ("punctuation.end", (11, 13), "Они уезжают.")
    assert check(Pair(TaggedText("They leave..."), TaggedText("Они уезжают..."), 1, "en", "ru")) == ()
