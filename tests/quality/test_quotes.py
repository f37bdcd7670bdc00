"""Quotation marks over several segments, and of which kind they are."""

from __future__ import annotations

import pytest

from tests.quality.pairs import said, said_of_job


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("ru", [("“It is over.", "«Всё кончено."), ("I know it,” he said.", "Я это знаю», — сказал он.")]),
        ("kk", [("“It is over.", "«Бітті."), ("I know it,” he said.", "Мен білемін», – деді ол.")]),
        ("ru", [("He said “no.”", "Он сказал «нет».")]),
        ("ru", [("He said: “I saw ‘Hamlet’.”", "Он сказал: «Я видел „Гамлета“».")]),
        ("kk", [("He said: “I saw ‘Hamlet’.”", "Ол: «Мен “Гамлетті” көрдім», – деді.")]),
        ("ru", [("“One.", "«Раз."), ("“Two.”", "«Два».")]),
        ("ru", [('a 6" pipe', 'труба 6"')]),
    ],
)
def test_quotations_that_are_closed_somewhere_are_right(language: str, texts: list[tuple[str, str]]) -> None:
    assert said_of_job(texts, language, of="punctuation") == []


@pytest.mark.parametrize(
    ("language", "texts", "segment", "sign"),
    [
        ("ru", [("“It is over.", "Всё кончено."), ("I know it,” he said.", "Я это знаю», — сказал он.")], 2, "»"),
        ("kk", [("“It is over.", "«Бітті."), ("I know it,” he said.", "Мен білемін, – деді ол.")], 1, "«"),
        ("ru", [("“A” and “B”", "«А и «Б»")], 1, "«"),
    ],
)
def test_half_a_quotation_is_found_where_it_stands(
    language: str, texts: list[tuple[str, str]], segment: int, sign: str
) -> None:
    (finding,) = said_of_job(texts, language, of="punctuation.quotes")
    assert (finding.segment, finding.about) == (segment, sign)


def test_a_lost_mark_does_not_upset_the_rest_of_the_article() -> None:
    found = said_of_job([("“Yes.”", "«Да."), *[("“No.”", "«Нет».")] * 30], of="punctuation")
    assert [(one.segment, one.check) for one in found] == [(1, "punctuation.quotes")]


@pytest.mark.parametrize(
    ("language", "bad", "good"),
    [
        ("ru", "Он сказал: “Я видел “Гамлета””.", "Он сказал: «Я видел „Гамлета“»."),
        ("ru", 'Он сказал: "Нет".', "Он сказал: «Нет»."),
        ("kk", "Ол “жоқ“ деді.", "Ол «жоқ» деді."),
        ("kk", 'Ол "жоқ" деді.', "Ол «жоқ» деді."),
    ],
)
def test_marks_of_another_kind_are_house_style(language: str, bad: str, good: str) -> None:
    (finding,) = said_of_job([("He said: “No.”", bad)], language, of="punctuation.marks")
    assert finding.fix == good
    assert said("He said: “No.”", bad, language, of="punctuation") == []
