"""The first helping of checks: what each of them says, and where it keeps silent."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.model.findings import Finding, Severity
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.quality.check import check
from tmtool.quality.registry import CHECKS

BOLD = (Tag(0, TagKind.OPEN, 1), Tag(3, TagKind.CLOSE, 1))


def findings(
    source: str | TaggedText, target: str | TaggedText, language: str = "ru", terms: tuple[TermHit, ...] = ()
) -> tuple[Finding, ...]:
    """All findings of an English source and its translation."""
    both = [text if isinstance(text, TaggedText) else TaggedText(text) for text in (source, target)]
    return check(*both, number=7, source_language="en", target_language=language, terms=terms)


def test_the_registry_names_checks_that_exist() -> None:
    for check_id, one in CHECKS.items():
        assert check_id == one.id
        assert one.family == check_id.split(".")[0]
        assert callable(import_module(one.module).find)


def test_an_empty_target_and_a_good_one_have_no_findings() -> None:
    assert findings(TaggedText("Oil 500", BOLD), "") == ()
    assert findings(TaggedText("Oil rose.", BOLD), TaggedText("Нефть дорожает.", BOLD)) == ()


def test_a_tag_that_is_missing_is_an_error() -> None:
    found = findings(TaggedText("Oil", BOLD), TaggedText("Нефть", BOLD[:1]))
    assert found == (
        Finding(7, "tags.missing", Severity.ERROR, "The tag ‹/1› of the source is missing.", source=(3, 3)),
    )


def test_a_tag_too_many_is_an_error() -> None:
    found = findings(TaggedText("Oil", BOLD), TaggedText("Нефть", (*BOLD, Tag(5, TagKind.CLOSE, 1))))
    assert [(one.check, one.severity, one.target) for one in found] == [("tags.extra", Severity.ERROR, (5, 5))]


OIL = TermHit(
    "oil worker",
    4,
    15,
    (
        TermTarget("нефтяник", TermStatus.PREFERRED),
        TermTarget("рабочий-нефтяник", TermStatus.ADMITTED),
        TermTarget("нефтедобытчик", TermStatus.FORBIDDEN),
        TermTarget("рабочий", TermStatus.FORBIDDEN),
    ),
)


@pytest.mark.parametrize("target", ["Все нефтяники ушли.", "Всем рабочим-нефтяникам выплатили."])
def test_an_approved_term_in_any_form_is_right(target: str) -> None:
    assert findings("All oil workers left", target, terms=(OIL,)) == ()


def test_a_missing_term_is_said_once_however_often_it_was_met() -> None:
    again = TermHit(OIL.source, 20, 31, OIL.targets)
    (finding,) = findings("The oil workers and oil workers", "Все ушли", terms=(again, OIL))
    assert (finding.check, finding.severity, finding.source) == ("terms.missing", Severity.WARNING, (4, 15))
    assert finding.message == "For “oil workers” the glossary has “нефтяник” or “рабочий-нефтяник”."


def test_a_forbidden_term_is_found_in_any_form() -> None:
    target = "Все нефтяники и нефтедобытчики ушли"
    (finding,) = findings("All oil workers left", target, terms=(OIL,))
    assert finding.check == "terms.forbidden"
    assert target[slice(*finding.target)] == "нефтедобытчики"
    assert finding.message == "The glossary forbids “нефтедобытчик” for “oil workers”. Use “нефтяник”."


def test_a_long_source_left_as_it_is_is_found() -> None:
    assert [one.check for one in findings("Oil prices rose.", "Oil  prices rose.")] == [
        "text.same",
        "punctuation.spaces",
    ]
    assert findings("Radio Azattyq 24 7 365", "Radio Azattyq 24 7 365") == ()


def test_several_spaces_become_one_and_tags_keep_their_place() -> None:
    target = TaggedText("Да  нет 5\u00a0 %", (Tag(4, TagKind.ALONE, 1),))
    found = findings(TaggedText("Yes no 5%", (Tag(4, TagKind.ALONE, 1),)), target)
    assert [(one.check, one.target, one.fix) for one in found] == [
        ("punctuation.spaces", (2, 4), "Да ‹1/›нет 5\u00a0%"),
        ("punctuation.spaces", (9, 11), "Да ‹1/›нет 5\u00a0%"),
    ]


def test_spaces_parted_by_a_tag_are_not_several() -> None:
    between = (Tag(3, TagKind.ALONE, 1),)
    assert findings(TaggedText("no  yes", between), TaggedText("да  нет", between)) == ()


def test_a_control_character_is_an_error_and_can_be_taken_out() -> None:
    (finding,) = findings("Oil", "Не\x02фть\n")
    assert (finding.check, finding.severity, finding.target) == ("characters.control", Severity.ERROR, (2, 3))
    assert finding.fix == "Нефть\n"


@pytest.mark.parametrize(
    ("target", "language", "fix"),
    [
        ("Mоскве", "ru", "Москве"),
        ("Kazаkhstan", "ru", "Kazakhstan"),
        ("Қазaқстaн", "kk", "Қазақстан"),
        ("тiл", "kk", "тіл"),
    ],
)
def test_a_letter_of_another_alphabet_is_put_right(target: str, language: str, fix: str) -> None:
    (finding,) = findings("Oil", target, language)
    assert (finding.check, finding.target, finding.fix) == ("characters.alphabet", (0, len(target)), fix)


@pytest.mark.parametrize("target", ["iPhone’ом", "XXІ век", "IT-компания", "Radio Азаттық", "Windows7", "тiл"])
def test_words_that_mix_alphabets_on_purpose_or_in_doubt_are_left_alone(target: str) -> None:
    assert findings("Oil", target, "ru") == ()


any_text = st.text(max_size=40) | st.text("0123456789.,: pmkI\u00a0-", max_size=30)


@given(any_text, any_text, st.sampled_from(["ru", "kk", "en", "xx"]))
def test_any_text_can_be_checked_and_spans_lie_within_it(source: str, target: str, language: str) -> None:
    for finding in findings(source, target, language):
        assert 0 <= finding.source[0] <= finding.source[1] <= len(source)
        assert 0 <= finding.target[0] <= finding.target[1] <= len(target)


def test_figures_of_any_length_can_be_checked() -> None:
    assert [one.check for one in findings("1" * 6000 + ".25", "без цифр")] == ["figures.number"]
