"""Words that agree with a name follow another one, or are named where that is not certain."""

from __future__ import annotations

import pytest

from tmtool.language.russian_agreement import agreement


def exchanged(text: str, old: str, met: str, new: str) -> tuple[str, str]:
    """The text with the words changed that agree, and the word in doubt."""
    at = text.index(met)
    found = agreement(text, at, at + len(met), old, new)
    for change in sorted(found.changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text, found.doubt


@pytest.mark.parametrize(
    ("text", "old", "met", "new", "wanted"),
    [
        ("Индия согласилась.", "Индия", "Индия", "Китай", "Индия согласился."),
        ("Сообщила Украина об этом.", "Украина", "Украина", "Китай", "Сообщил Украина об этом."),
        ("Индия давно говорила об этом.", "Индия", "Индия", "Китай", "Индия давно говорил об этом."),
        ("Новая Индия богата.", "Индия", "Индия", "Китай", "Новый Индия богат."),
        ("Сама Индия сказала нет.", "Индия", "Индия", "Китай", "Сам Индия сказал нет."),
        ("Во всём Китае идут дожди.", "Китай", "Китае", "Индия", "Во всей Китае идут дожди."),
        ("Правительство Китая объявило о планах.", "Китай", "Китая", "Индия", None),
        ("Турция и Китай подписали договор.", "Турция", "Турция", "Казахстан", None),
        ("Китай растёт.", "Китай", "Китай", "Индия", None),
        ("Китай объявил план.", "Китай", "Китай", "Казахстан", None),
        ("Индия стала крупнейшей страной.", "Индия", "Индия", "Китай", "Индия стал крупнейшей страной."),
    ],
)
def test_what_agrees_for_certain_is_changed(text: str, old: str, met: str, new: str, wanted: str | None) -> None:
    assert exchanged(text, old, met, new) == (wanted or text, "")


@pytest.mark.parametrize(
    ("text", "old", "met", "new", "doubt"),
    [
        # «Китай» is an accusative too.
        ("Китай представил план.", "Китай", "Китай", "Индия", "представил"),
        ("Он посетил Китай.", "Китай", "Китай", "Индия", "посетил"),
        ("Индия, которая выросла, богата.", "Индия", "Индия", "Китай", "которая"),
        ("Заменив Турцию, предлагающую газ.", "Турция", "Турцию", "Казахстан", "предлагающую"),
        ("Жители новой Индии ушли.", "Индия", "Индии", "Китай", "новой"),
        ("Индия объявила план и ушла.", "Индия", "Индия", "Китай", "объявила"),
        ("Индия и её союзники ушли.", "Индия", "Индия", "Китай", "её"),
        ("США объявили план.", "США", "США", "Китай", "объявили"),
        ("Индия стала первой в мире.", "Индия", "Индия", "Китай", "первой"),
        ("Индия является одной из них.", "Индия", "Индия", "Китай", "одной"),
        ("Первой согласилась Индия.", "Индия", "Индия", "Китай", "Первой"),
    ],
)
def test_what_may_agree_is_named(text: str, old: str, met: str, new: str, doubt: str) -> None:
    assert exchanged(text, old, met, new) == (text, doubt)
