"""Which case a name stands in, where the words beside it say so."""

from __future__ import annotations

import pytest

from tmtool.language.russian_context import decided, may_be_subject


@pytest.mark.parametrize(
    ("text", "old", "met", "case"),
    [
        ("Вступление Армении в ЕС отложено.", "Армения", "Армении", "gent"),
        ("Граница Турции закрыта.", "Турция", "Турции", "gent"),
        ("Она обвиняет Китай.", "Китай", "Китай", "accs"),
        ("США обвиняют Китай.", "Китай", "Китай", "accs"),
        ("Сегодня президент посетил Китай.", "Китай", "Китай", "accs"),
        ("Он помог Турции и уехал.", "Турция", "Турции", "datv"),
        ("Он знает, что Китай и Россия правы.", "Китай", "Китай", "nomn"),
        ("Экспорт в Россию и Китай вырос.", "Китай", "Китай", "accs"),
        # Given to, or belonging to.
        ("Поставки Турции ракет начались.", "Турция", "Турции", None),
        ("Он оказал помощь Турции.", "Турция", "Турции", None),
        # The subject may come after its verb.
        ("Об этом сообщает Китай.", "Китай", "Китай", None),
        ("Когда Китай объявил план.", "Китай", "Китай", None),
        # Alike in all cases.
        ("Жители Алматы ушли.", "Алматы", "Алматы", None),
    ],
)
def test_what_stands_beside_a_name_decides(text: str, old: str, met: str, case: str | None) -> None:
    at = text.index(met)
    cells = decided(met, old, text[:at], text[at + len(met) :])
    assert {one for _, one in cells} == ({case} if case else set())


@pytest.mark.parametrize(
    ("before", "wanted"), [("Об этом сообщает ", True), ("Она обвиняет ", False), ("Он прибыл в ", False), ("", False)]
)
def test_a_verb_without_a_subject_waits_for_one(before: str, wanted: bool) -> None:
    assert may_be_subject(before) == wanted
