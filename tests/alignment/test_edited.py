"""Where sentences went in a text that an editor has worked over."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.alignment.edited import Edited, Fate, Known, align

NEWS = (
    "Правительство утвердило новый бюджет.",
    "Он вырос на десять процентов.",
    "Министр финансов выступил в парламенте.",
    "Депутаты задавали вопросы до вечера.",
    "Голосование прошло в четверг.",
    "Документ подпишет президент.",
)
WORDS = (
    "рынок", "город", "власти", "суд", "школа", "нефть", "газ", "цена", "дорога", "поезд", "банк", "тенге", "закон",
    "вода", "свет", "зима", "река", "мост",
)  # fmt: skip


def fates(known: tuple[str, ...], edited: list[str]) -> list[tuple[int | None, str, str]]:
    found = align([Known(text) for text in known], [Edited(text) for text in edited])
    return [(one.known, str(one.fate), one.text) for one in found if one.fate is not Fate.SAME]


def test_a_text_that_nobody_touched_is_all_the_same() -> None:
    assert fates(NEWS, list(NEWS)) == []


def test_the_same_text_cut_otherwise_and_spaced_otherwise_is_the_same() -> None:
    assert fates(NEWS, [f"{NEWS[0]} {NEWS[1]}", "Министр\u00a0финансов", "выступил  в парламенте.", *NEWS[3:]]) == []


def test_a_word_changed_is_one_change() -> None:
    edited = [*NEWS[:2], "Министр экономики выступил в парламенте.", *NEWS[3:]]
    assert fates(NEWS, edited) == [(2, "changed", "Министр экономики выступил в парламенте.")]


def test_a_sentence_written_anew_stays_in_its_place() -> None:
    edited = [*NEWS[:3], "Прений почти не было.", *NEWS[4:]]
    assert fates(NEWS, edited) == [(3, "changed", "Прений почти не было.")]


def test_a_sentence_that_came_stands_behind_the_one_before() -> None:
    found = align([Known(text) for text in NEWS], [Edited(text) for text in (*NEWS[:2], "Это рекорд.", *NEWS[2:])])
    (added,) = [one for one in found if one.fate is not Fate.SAME]
    assert (added.known, added.text, added.fate, added.after) == (None, "Это рекорд.", Fate.ADDED, 1)


def test_one_before_all_of_them_stands_behind_none() -> None:
    found = align([Known(text) for text in NEWS], [Edited(text) for text in ("Срочно в номер.", *NEWS)])
    assert (found[0].fate, found[0].after) == (Fate.ADDED, None)


def test_a_sentence_that_went_is_deleted() -> None:
    assert fates(NEWS, [*NEWS[:3], *NEWS[4:]]) == [(3, "deleted", "")]


def test_a_sentence_split_in_two() -> None:
    known = (NEWS[0], "Министр финансов выступил в парламенте, а депутаты задавали вопросы до вечера.", NEWS[4])
    edited = [NEWS[0], "Министр финансов выступил в парламенте.", "Депутаты задавали вопросы до вечера.", NEWS[4]]
    whole = "Министр финансов выступил в парламенте. Депутаты задавали вопросы до вечера."
    assert fates(known, edited) == [(1, "split", whole)]


def test_two_sentences_merged_are_parted_where_the_second_begins() -> None:
    edited = [NEWS[0], "Он вырос на десять процентов, и министр финансов выступил в парламенте.", *NEWS[3:]]
    assert fates(NEWS, edited) == [
        (1, "merged", "Он вырос на десять процентов, и"),
        (2, "merged", "министр финансов выступил в парламенте."),
    ]


def test_a_sentence_that_moved_is_named_and_the_others_stay() -> None:
    edited = [NEWS[0], *NEWS[2:], NEWS[1]]
    assert fates(NEWS, edited) == [(1, "moved", NEWS[1])]
    edited[-1] = "Он вырос на двенадцать процентов."
    assert fates(NEWS, edited) == [(1, "moved", "Он вырос на двенадцать процентов.")]


def test_what_may_be_missing_is_missed_by_nobody() -> None:
    known = [Known(text, is_optional=at == 5, is_fixed=at == 5) for at, text in enumerate(NEWS)]
    for edited in (NEWS[:5], NEWS):
        found = align(known, [Edited(text) for text in edited])
        assert [one.fate for one in found if one.known != 5] == [Fate.SAME] * 5
    found = align(known, [Edited(text) for text in (*NEWS[:5], "Совсем другое дело случилось.")])
    assert [(one.known, one.fate) for one in found[5:]] in (
        [(5, Fate.DELETED), (None, Fate.ADDED)],
        [(None, Fate.ADDED), (5, Fate.DELETED)],
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_long_text_with_many_changes_is_placed(seed: int) -> None:
    chance = random.Random(seed)
    known = tuple(" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(150))
    changed = {at: known[at].replace(known[at].split()[3], "слово", 1) for at in chance.sample(range(150), 60)}
    assert {
        at: text for at, _, text in fates(known, [changed.get(at, text) for at, text in enumerate(known)])
    } == changed


@st.composite
def edits(draw: st.DrawFn) -> tuple[tuple[str, ...], dict[int, str]]:
    """A text, and sentences of it with some of their words replaced, put in or taken out."""
    seed = draw(st.integers(0, 1 << 30))
    chance = random.Random(seed)
    count = draw(st.integers(1, 25))
    known = tuple(" ".join(chance.sample(WORDS, k=draw(st.integers(3, 12)))) + f" {at}." for at in range(count))
    changed: dict[int, str] = {}
    for at in draw(st.sets(st.integers(0, count - 1))):
        words = known[at].split()
        place = draw(st.integers(0, len(words) - 2))
        replacement = draw(st.sampled_from((["иначе"], ["совсем", "иначе"], [])))
        words[place : place + 1] = replacement
        changed[at] = " ".join(words)
    return known, changed


@given(edits())
def test_words_changed_in_some_sentences_change_exactly_these(given_: tuple[tuple[str, ...], dict[int, str]]) -> None:
    known, changed = given_
    edited = [changed.get(at, text) for at, text in enumerate(known)]
    assert {at: text for at, _, text in fates(known, edited)} == changed


@given(st.lists(st.sampled_from(NEWS[:3]), max_size=8), st.lists(st.sampled_from(NEWS[1:5]), max_size=8))
def test_every_sentence_has_one_fate_whatever_came(known: list[str], edited: list[str]) -> None:
    found = align([Known(text) for text in known], [Edited(text) for text in edited])
    assert [one.known for one in found if one.known is not None] == list(range(len(known)))
