"""Names are spelt in one way, whatever case they stand in."""

from __future__ import annotations

import pytest

from tests.quality.pairs import said_of_job


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ru", "Токаев приехал.", "Это дом Токаева."),
        ("ru", "Он встретил Назарбаеву.", "О Назарбаевой говорят."),
        ("kk", "Тоқаев келді.", "Бұл Тоқаевтың үйі."),
        ("kk", "Жаңаөзен қаласы.", "Ол Жаңаөзенде тұрады."),
        ("kk", "Ол Брюссельде болды.", "Брюссель қаласы."),
    ],
)
def test_one_name_in_several_cases_is_one_name(language: str, first: str, second: str) -> None:
    source = {"Токаев": "Tokayev", "Тоқаев": "Tokayev", "Жаңаө": "Zhanaozen", "Ол Брю": "Brussels"}
    name = next((name for start, name in source.items() if first.startswith(start)), "Nazarbayeva")
    assert said_of_job([(f"It is {name}.", first), (f"And {name}.", second)], language, of="consistency.name") == []


@pytest.mark.parametrize(
    ("language", "name", "first", "second", "met"),
    [
        ("ru", "Zhanaozen", "Он в Жанаозене.", "Город Жанаузень велик.", "Жанаузень"),
        ("ru", "Berdimuhamedow", "Бердымухамедов приехал.", "Речь Бердимухамедова.", "Бердимухамедова"),
        ("ru", "Zhanbolat", "Жанболата задержали.", "Там Джанболат ждёт.", "Джанболат"),
        ("kk", "Erdogan", "Олар Эрдоганды көрді.", "Ол Ердоганмен кездесті.", "Ердоганмен"),
        ("kk", "Ronaldo", "Роналдудың ойыны.", "Роналдоға доп берді.", "Роналдоға"),
    ],
)
def test_another_spelling_is_found_in_any_case(language: str, name: str, first: str, second: str, met: str) -> None:
    texts = [(f"It is {name}.", first), (f"And {name} said.", second)]
    (finding,) = said_of_job(texts, language, of="consistency.name")
    assert (finding.segment, finding.about) == (2, met)


def test_what_is_made_of_a_name_is_another_word() -> None:
    texts = [("Russia voted.", "Россия голосует."), ("The Russia of today.", "Российская Федерация сегодня.")]
    assert said_of_job(texts, of="consistency.name") == []


def test_most_uses_decide_which_spelling_is_usual() -> None:
    texts = [("Erdogan left.", "Ердоган уехал.")] + [("Erdogan left.", "Эрдоган уехал.")] * 2
    (finding,) = said_of_job(texts, of="consistency.name")
    assert finding.segment == 1
