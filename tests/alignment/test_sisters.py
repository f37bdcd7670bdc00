"""When a translation that another one was made beside counts as changed."""

from __future__ import annotations

import pytest

from tmtool.alignment.sisters import Piece, change

ONE, TWO = "The deal is signed.", "Work begins in May."
BOTH = f"{ONE} {TWO}"
A, B = "Сделка подписана.", "Работа начнётся в мае."


def test_the_same_text_is_no_change_whatever_its_white_space() -> None:
    assert change([Piece(ONE, A)], [Piece(ONE, A)]) is None
    assert change([Piece(ONE, A)], [Piece(ONE, "Сделка  подписана. ")]) is None


def test_another_confirmed_text_is_a_change() -> None:
    assert change([Piece(ONE, A)], [Piece(ONE, "Договор подписан.")]) == (A, "Договор подписан.")


def test_a_text_that_is_not_confirmed_says_nothing() -> None:
    assert change([Piece(ONE, A)], [Piece(ONE, None)]) is None
    assert change([Piece(ONE, None)], [Piece(ONE, A)]) is None
    assert change([], [Piece(ONE, A)]) is None
    assert change([Piece(ONE, A)], []) is None


def test_of_several_sentences_only_those_that_changed_are_given() -> None:
    then = [Piece(ONE, A), Piece(TWO, B)]
    assert change(then, [Piece(ONE, A), Piece(TWO, "Начнут в мае.")]) == (B, "Начнут в мае.")
    assert change(then, [Piece(ONE, "Да."), Piece(TWO, None)]) == (A, "Да.")
    assert change(then, [Piece(ONE, "Да."), Piece(TWO, "Нет.")]) == (f"{A} {B}", "Да. Нет.")


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ([Piece(BOTH, f"{A} {B}")], [Piece(ONE, A), Piece(TWO, B)]),
        ([Piece(ONE, A), Piece(TWO, B)], [Piece(BOTH, f"{A} {B}")]),
        ([Piece(ONE, A)], [Piece(BOTH, f"{A} {B}")]),
        ([Piece(BOTH, f"{A} {B}")], [Piece(TWO, B)]),
        ([Piece(ONE, A), Piece(TWO, None)], [Piece(BOTH, f"{A} {B}")]),
    ],
)
def test_a_split_or_join_by_itself_is_no_change(then: list[Piece], now: list[Piece]) -> None:
    assert change(then, now) is None


def test_a_split_that_also_says_something_else_is_a_change_once_all_of_it_is_confirmed() -> None:
    then = [Piece(BOTH, f"{A} {B}")]
    assert change(then, [Piece(ONE, "Да."), Piece(TWO, None)]) is None
    assert change(then, [Piece(ONE, "Да."), Piece(TWO, B)]) == (f"{A} {B}", f"Да. {B}")


def test_another_source_counts_once_its_translation_is_another() -> None:
    assert change([Piece(ONE, A)], [Piece("The deal is off.", A)]) is None
    assert change([Piece(ONE, A)], [Piece("The deal is off.", None)]) is None
    assert change([Piece(ONE, A)], [Piece("The deal is off.", "Сделки нет.")]) == (A, "Сделки нет.")


def test_a_sentence_that_comes_twice_is_compared_in_order() -> None:
    then = [Piece(ONE, "Да."), Piece(ONE, "Нет.")]
    assert change(then, then) is None
    assert change(then, [Piece(ONE, "Да."), Piece(ONE, "Да.")]) == ("Нет.", "Да.")


def test_one_sentence_that_was_recorded_twice_is_compared_with_itself() -> None:
    then = [Piece(ONE, "Нет."), Piece(ONE, "Да.")]
    assert change(then, [Piece(ONE, "Нет.")]) == ("Да.", "Нет.")
