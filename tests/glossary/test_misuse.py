"""A translation is watched for terms that the glossaries forbid, and for those whose time is over."""

from __future__ import annotations

from tmtool.glossary.misuse import Fault, Misuse, Watch
from tmtool.model.terms import Concept, Term, TermStatus

KYRGYZSTAN = Concept(
    (
        Term("en", "Kyrgyzstan"),
        Term("ru", "Кыргызстан"),
        Term("ru", "Киргизия", status=TermStatus.FORBIDDEN),
        Term("ru", "Республика Киргизия", status=TermStatus.ADMITTED),
    )
)
CAPITAL = Concept(
    (
        Term("en", "Astana"),
        Term("ru", "Астана", valid_from="2022-09-17"),
        Term("ru", "Нур-Султан", valid_from="2019-03-23", valid_to="2022-09-16"),
    )
)


def watch(*concepts: Concept, day: str = "2026-11-23") -> Watch | None:
    return Watch.build([("desk", one) for one in concepts], "en", "ru", day)


def misuses(source: str, target: str, *concepts: Concept, day: str = "2026-11-23") -> tuple[Misuse, ...]:
    watching = watch(*concepts, day=day)
    assert watching is not None
    return watching.misuses(source, target)


def test_a_forbidden_term_is_found_in_any_form_with_what_to_use() -> None:
    assert misuses("He left Kyrgyzstan.", "Он покинул Киргизию.", KYRGYZSTAN) == (
        Misuse("Киргизия", Fault.FORBIDDEN, 11, 19, "Кыргызстан"),
    )


def test_a_term_is_outdated_outside_of_its_days() -> None:
    pair = ("He left Astana.", "Он покинул Нур-Султан.")
    assert misuses(*pair, CAPITAL) == (Misuse("Нур-Султан", Fault.OUTDATED, 11, 21, "Астана"),)
    assert misuses(*pair, CAPITAL, day="2020-05-01") == ()


def test_a_forbidden_word_counts_only_where_its_concept_is_met() -> None:
    assert misuses("He left the country.", "Он покинул Киргизию.", KYRGYZSTAN) == ()


def test_a_forbidden_word_inside_an_approved_term_is_no_misuse() -> None:
    assert misuses("He left Kyrgyzstan.", "Он покинул Республику Киргизия.", KYRGYZSTAN) == ()


def test_there_is_nothing_to_watch_for_without_forbidden_or_dated_terms() -> None:
    assert watch(Concept((Term("en", "oil"), Term("ru", "нефть"), Term("kk", "мұнай", valid_to="2001")))) is None


def test_a_term_that_another_row_approves_is_no_misuse() -> None:
    long_form = Concept((Term("en", "Kyrgyzstan"), Term("ru", "Республика Киргизия")))
    plain = Concept((Term("en", "Kyrgyzstan"), Term("ru", "Киргизия", status=TermStatus.FORBIDDEN)))
    assert misuses("in Kyrgyzstan", "в Республике Киргизия", plain, long_form) == ()
    (found,) = misuses("in Kyrgyzstan", "в Киргизии", plain, long_form)
    assert found.instead == "Республика Киргизия"


def test_a_second_occurrence_is_found_too() -> None:
    target = "Республика Киргизия сообщила, что Киргизия заплатит."
    (found,) = misuses("Kyrgyzstan said that it would pay.", target, KYRGYZSTAN)
    assert target[found.start : found.end] == "Киргизия"
    assert found.start > 20
