"""Words that were confirmed are offered again, those that come often first."""

from __future__ import annotations

import pytest

from tmtool.tui.editing import own_words
from tmtool.tui.editing.own_words import OwnWords


def test_the_most_frequent_word_wins() -> None:
    own = OwnWords(["кеңес кеңес", "кеңестің"])
    assert own.going_on("ке") == "ңес"
    own.learn("кеңестің, кеңестің")
    assert own.going_on("ке") == "ңестің"


def test_words_that_follow_often_come_along() -> None:
    own = OwnWords(["Министр обороны приехал.", "Министр обороны уехал."])
    assert own.going_on("мин") == "истр обороны"
    assert own.going_on("Мин") == "истр обороны"


def test_names_keep_their_capitals_and_beginnings_of_sentences_lose_them() -> None:
    own = OwnWords(["В Усть-Каменогорске тихо.", "Тихо было и там."])
    assert own.going_on("усть-к") == "аменогорске"
    own.learn("Глава Нацбанка КР выступил. Глава Нацбанка КР молчал.")
    assert own.going_on("нац") == "банка КР"


def test_short_words_figures_and_single_letters_are_not_worth_it() -> None:
    own = OwnWords(["что 202020 мұнай"])
    assert own.going_on("чт") == ""
    assert own.going_on("20") == ""
    assert own.going_on("мұна") == ""


def test_no_phrase_goes_over_a_sign() -> None:
    own = OwnWords(["мұнай, баға", "мұнай, баға"])
    assert own.going_on("мұ") == "най"


def test_learning_later_is_as_good_as_at_once() -> None:
    texts = ["Министр обороны приехал.", "Министр обороны уехал.", "Министр молчит."]
    later = OwnWords()
    for text in texts:
        later.learn(text)
    assert [later.going_on(start) for start in ("ми", "об", "при")] == [
        OwnWords(texts).going_on(start) for start in ("ми", "об", "при")
    ]


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words, "MOST_WORDS", 100)
    own = OwnWords(f"слово{number} другое{number}" for number in range(1000))
    assert own.going_on("сло") != ""
    assert own.going_on("слово999") == ""
