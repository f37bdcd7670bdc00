"""Where the cursor stands: never inside a letter with its marks, an emoji, a flag or a tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.tui.editing.places import following, nearest, preceding, word_around, word_before, word_behind

SHORT_I = "и\u0306"
STRESSED = "я\u0301"
FAMILY = "👨\u200d👩\u200d👧"
FLAG = "🇰🇿"


@pytest.mark.parametrize("whole", [SHORT_I, STRESSED, FAMILY, FLAG, "‹1›", "‹/12›", "‹3/›", "ә", "❤\ufe0f"])
def test_a_step_goes_over_the_whole(whole: str) -> None:
    line = f"а{whole}б"
    end = 1 + len(whole)
    assert following(line, 1) == end
    assert preceding(line, end) == 1
    assert {nearest(line, at) for at in range(1, end + 1)} <= {1, end}


def test_the_ends_hold() -> None:
    assert (following("аб", 2), preceding("аб", 0)) == (2, 0)
    assert (following(FLAG, 4), preceding(FLAG, 0), nearest(FLAG, 99)) == (2, 0, 2)
    assert (following("", 0), preceding("", 0), nearest("", 3)) == (0, 0, 0)


def test_two_flags_are_two() -> None:
    assert following(FLAG * 2, 0) == 2


@given(st.text(alphabet="аә1 ‹›/\u0301\u200d👩🇰🇿", max_size=12))
def test_steps_forward_and_back_meet_at_the_same_places(line: str) -> None:
    forward = [0]
    while forward[-1] < len(line):
        forward.append(following(line, forward[-1]))
    back = [len(line)]
    while back[-1] > 0:
        back.append(preceding(line, back[-1]))
    assert forward == back[::-1]
    assert all(nearest(line, at) in forward for at in range(len(line) + 1))


@pytest.mark.parametrize(
    ("line", "stops"),
    [
        ("Кәсіпорын-жеткізуші 100-ге дейін", [19, 26, 32]),
        ("рост 12,5% к 1\u00a0500", [4, 9, 10, 12, 18]),
        ("‹1›Сөз‹/1›, қ.", [3, 6, 10, 11, 13, 14]),
        (f"{STRESSED}блоко да", [7, 10]),
        ("Кот-д'Ивуар", [11]),
    ],
)
def test_words_keep_their_hyphens_apostrophes_and_endings(line: str, stops: list[int]) -> None:
    at, met = 0, []
    while at < len(line):
        at = word_behind(line, at)
        met.append(at)
    assert met == stops


def test_back_by_words() -> None:
    line = "Қазақстан-2050 ‹1›бағдарлама"
    assert word_before(line, len(line)) == 18
    assert word_before(line, 18) == 15
    assert word_before(line, 15) == 0
    assert word_before(line, 5) == 0


def test_the_word_at_the_cursor() -> None:
    assert word_around("бір екі", 3) == (0, 3)
    assert word_around("бір екі", 4) == (4, 7)
    assert word_around("‹1›бір", 3) == (3, 6)
    assert word_around("а — б", 2) is None
