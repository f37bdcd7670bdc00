"""Approved terms are used in any form; forbidden and outdated ones are not."""

from __future__ import annotations

import pytest

from tests.quality.pairs import pair
from tmtool.model.findings import Finding, Severity
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.quality.terms import find

PREFERRED, ADMITTED, FORBIDDEN = TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN
OIL = TermHit(
    "oil worker",
    4,
    15,
    (
        TermTarget("нефтяник", PREFERRED),
        TermTarget("рабочий-нефтяник", ADMITTED),
        TermTarget("нефтедобытчик", FORBIDDEN),
        TermTarget("рабочий", FORBIDDEN),
    ),
)
OIL_KK = TermHit("oil worker", 4, 15, (TermTarget("мұнайшы", PREFERRED), TermTarget("нефтьші", FORBIDDEN)))


def findings(
    source: str, target: str, language: str, *terms: TermHit, outdated: tuple[TermHit, ...] = ()
) -> list[Finding]:
    return list(find(pair(source, target, language, terms, outdated)))


@pytest.mark.parametrize(
    ("target", "language", "term"),
    [
        ("Все нефтяники ушли.", "ru", OIL),
        ("Всем рабочим-нефтяникам выплатили.", "ru", OIL),
        ("Барлық мұнайшыларға төленді.", "kk", OIL_KK),
    ],
)
def test_an_approved_term_in_any_form_is_right(target: str, language: str, term: TermHit) -> None:
    assert findings("All oil workers left", target, language, term) == []


def test_a_missing_term_is_said_once_however_often_it_was_met() -> None:
    again = TermHit(OIL.source, 20, 31, OIL.targets)
    (finding,) = findings("The oil workers and oil workers", "Все ушли", "ru", again, OIL)
    assert (finding.check, finding.severity, finding.source) == ("terms.missing", Severity.WARNING, (4, 15))
    assert finding.message == "For “oil workers” the glossary has “нефтяник” or “рабочий-нефтяник”."
    assert finding.about == "oil worker"
    (finding,) = findings("The oil workers", "Бәрі кетті", "kk", OIL_KK)
    assert finding.check == "terms.missing"


@pytest.mark.parametrize(
    ("target", "language", "term", "severity"),
    [
        ("В китайских газетах.", "ru", "Китай", Severity.NOTE),
        ("В других газетах.", "ru", "Китай", Severity.WARNING),
        ("Рабочий нефтяной отрасли.", "ru", "нефтяник", Severity.WARNING),
        ("Сенаттық тыңдау.", "kk", "Сенат", Severity.NOTE),
        ("Басқа тыңдау.", "kk", "Сенат", Severity.WARNING),
    ],
)
def test_a_word_made_of_a_name_makes_it_a_note(target: str, language: str, term: str, severity: Severity) -> None:
    hit = TermHit("term", 0, 4, (TermTarget(term, PREFERRED),))
    (finding,) = findings("term of it", target, language, hit)
    assert (finding.check, finding.severity) == ("terms.missing", severity)


@pytest.mark.parametrize(
    ("target", "language", "term", "met", "fix"),
    [
        ("Пришли нефтяники и нефтедобытчики", "ru", OIL, "нефтедобытчики", "Пришли нефтяники и нефтяники"),
        ("Мұнайшылар мен нефтьшілерге төленді", "kk", OIL_KK, "нефтьшілерге", "Мұнайшылар мен мұнайшыларға төленді"),
    ],
)
def test_a_forbidden_term_is_found_in_any_form(target: str, language: str, term: TermHit, met: str, fix: str) -> None:
    (finding,) = findings("All oil workers left", target, language, term)
    assert (finding.check, finding.fix) == ("terms.forbidden", fix)
    assert target[slice(*finding.target)] == met


@pytest.mark.parametrize(
    ("target", "language", "new", "old", "fix"),
    [
        ("Он живёт в Нур-Султане.", "ru", "Астана", "Нур-Султан", None),
        ("Ол Нұр-Сұлтанда тұрады.", "kk", "Астана", "Нұр-Сұлтан", "Ол Астанада тұрады."),
    ],
)
def test_a_term_whose_time_is_over_is_found(target: str, language: str, new: str, old: str, fix: str | None) -> None:
    now = TermHit("Astana", 12, 18, (TermTarget(new, PREFERRED),))
    past = TermHit("Astana", 12, 18, (TermTarget(old, PREFERRED),))
    missing, late = findings("He lives in Astana.", target, language, now, outdated=(past,))
    assert (missing.check, late.check, late.fix) == ("terms.missing", "terms.outdated", fix)
    assert late.message == f"“{old}” for “Astana” was not right on the day of the article. Use “{new}”."
