"""The longest phrases that a text shares with others: which are asked for, and which are offered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.fragments import (
    MOST,
    QUESTIONS,
    SHORTEST,
    Widened,
    Window,
    apart,
    longest_phrases,
    widened,
)

FUNCTION_WORDS = ("the", "of", "in")


class Others:
    """Texts that are asked for phrases of a text, and how often they were."""

    def __init__(self, text: str, others: Sequence[str], *, looks_at: int = 100) -> None:
        self.words = text.split()
        self._others = [other.split() for other in others]
        self._looks_at = looks_at
        self.questions = 0

    def widest(self, window: Window) -> Widened | None:
        self.questions += 1
        found = [wide for other in self._others if (wide := widened(self.words, window, other)) is not None]
        looked_at = found[: self._looks_at]
        if not looked_at:
            return None
        best = max((wide for wide, _ in looked_at), key=lambda wide: wide[1] - wide[0])
        return Widened(best, len(looked_at) == len(found))

    def phrases(self) -> list[str]:
        weights = [0 if word in FUNCTION_WORDS or word.isdecimal() else len(word) for word in self.words]
        return [" ".join(self.words[start:end]) for start, end in longest_phrases(self.words, weights, self.widest)]


@pytest.mark.parametrize(
    ("text", "others", "phrases"),
    [
        ("oil prices rose in May", ["why oil prices rose"], ["oil prices rose"]),
        ("oil prices rose in May", ["oil prices fell", "prices rose"], []),
        ("oil prices rose in May", ["OIL prices rose"], []),
        ("oil in the May", ["see oil in the May"], ["oil in the May"]),
        ("oil in the 5", ["see oil in the 5"], ["oil in the 5"]),
        ("of the oil", ["of the oil"], []),
        ("in the 5 of 7", ["in the 5 of 7"], []),
        ("a b", ["a b"], []),
        ("", ["a b c"], []),
        ("aa bb cc dd ee ff", ["x dd ee ff", "aa bb cc x"], ["aa bb cc", "dd ee ff"]),
        ("aa bb cc dd ee", ["aa bb cc x", "bb cc dd ee"], ["bb cc dd ee"]),
        ("aa bb cc dd ee ff gg", ["aa bb cc dd x", "cc dd ee ff gg"], ["cc dd ee ff gg"]),
        ("aa bb cc dd ee ff gg hh", ["aa bb cc dd ee", "dd ee ff gg hh"], ["aa bb cc dd ee", "ff gg hh"]),
        ("xaa xbb xcc xdd xee", ["xbb xcc xdd", "xaa xbb xcc xdd", "xbb xcc xdd xee"], ["xaa xbb xcc xdd"]),
    ],
)
def test_phrases_of_a_text(text: str, others: list[str], phrases: list[str]) -> None:
    assert Others(text, others).phrases() == phrases


def test_where_only_one_text_is_looked_at_it_is_asked_for_one_word_more_at_both_ends() -> None:
    others = ["cc dd ee", "bb cc dd ee", "bb cc dd ee ff", "aa bb cc dd ee ff"]
    asked = Others("zz aa bb cc dd ee ff gg", others, looks_at=1)
    assert asked.phrases() == ["aa bb cc dd ee ff"]


def test_three_are_offered_the_longest_first() -> None:
    others = ["aa ab ac", "ba bb bc bd", "ca cb cc cd ce", "da db dc dd de df"]
    text = "aa ab ac 1 ba bb bc bd 2 ca cb cc cd ce 3 da db dc dd de df"
    assert Others(text, others).phrases() == ["da db dc dd de df", "ca cb cc cd ce", "ba bb bc bd"]


def test_an_endless_text_is_asked_for_a_few_times_only() -> None:
    asked = Others(" ".join(f"word{number}" for number in range(2000)), [])
    assert asked.phrases() == []
    assert asked.questions == QUESTIONS


def test_where_a_phrase_stands_several_times_the_widest_place_counts() -> None:
    words, others = ["a", "b", "c", "d"], ["b", "c", "x", "b", "c", "d", "y", "a", "b", "c"]
    assert widened(words, (1, 3), others) == ((1, 4), 3)
    assert widened(words, (0, 4), others) is None


def test_what_is_left_of_an_overlapping_phrase_must_be_worth_it() -> None:
    weights = [3] * 10
    assert apart([(0, 6), (4, 9)], weights) == ((0, 6), (6, 9))
    assert apart([(0, 6), (4, 8)], weights) == ((0, 6),)
    assert apart([(2, 7), (0, 10)], weights) == ((0, 10),)


@given(
    text=st.lists(st.sampled_from("abcde"), max_size=14),
    others=st.lists(st.lists(st.sampled_from("abcdex"), max_size=12), max_size=4),
    looks_at=st.integers(1, 4),
)
def test_what_is_offered_stands_in_another_text_and_does_not_overlap(
    text: list[str], others: list[list[str]], looks_at: int
) -> None:
    asked = Others(" ".join(text), [" ".join(other) for other in others], looks_at=looks_at)
    weights = [1] * len(text)
    windows = longest_phrases(text, weights, asked.widest)
    taken = [place for start, end in windows for place in range(start, end)]
    assert len(taken) == len(set(taken))
    assert len(windows) <= MOST
    lengths = [end - start for start, end in windows]
    assert lengths == sorted(lengths, reverse=True)
    assert all(length >= SHORTEST for length in lengths)
    for start, end in windows:
        assert any(f" {' '.join(text[start:end])} " in f" {' '.join(other)} " for other in others)
    assert asked.questions <= QUESTIONS
    # With all texts looked at and few windows, the longest phrase of all is among them.
    if looks_at == 4:
        stretches = ((s, e) for s in range(len(text)) for e in range(s + SHORTEST, len(text) + 1))
        shared = [e - s for s, e in stretches if any(widened(text, (s, e), other) for other in others)]
        assert max(lengths, default=0) == max(shared, default=0)
