"""What of an article's old version lives on in its new one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tmtool.alignment.versions import Pairing, align, replay

FIRE = "A fire broke out in Almaty on Monday."
HURT = "Nobody was hurt, the ministry said."
MAYOR = "The mayor promised to rebuild the market."


def test_equal_texts_are_kept_whatever_their_white_space() -> None:
    assert align([FIRE, HURT], [FIRE.replace(" ", "  "), HURT]) == (Pairing(0, 0, True), Pairing(1, 1, True))


def test_an_added_segment_is_new_and_its_neighbours_are_kept() -> None:
    assert align([FIRE, MAYOR], [FIRE, HURT, MAYOR]) == (Pairing(0, 0, True), Pairing(1, None), Pairing(2, 1, True))


def test_a_vanished_segment_comes_last() -> None:
    assert align([FIRE, HURT, MAYOR], [FIRE, MAYOR]) == (Pairing(0, 0, True), Pairing(1, 2, True), Pairing(None, 1))


def test_a_segment_with_half_its_words_is_changed() -> None:
    two_hurt = "Two were hurt, the ministry said."
    assert align([FIRE, HURT, MAYOR], [FIRE, two_hurt, MAYOR])[1] == Pairing(1, 1, False)


def test_less_than_half_the_words_is_another_segment() -> None:
    assert align(["one two three"], ["one four five"]) == (Pairing(0, None), Pairing(None, 0))


def test_a_moved_segment_is_kept() -> None:
    assert align([FIRE, HURT, MAYOR], [MAYOR, FIRE, HURT]) == (
        Pairing(0, 2, True),
        Pairing(1, 0, True),
        Pairing(2, 1, True),
    )


def test_a_moved_text_that_stands_twice_is_left_alone() -> None:
    pairings = align(["Yes.", "Yes.", FIRE, HURT], [FIRE, HURT, "Yes."])
    assert pairings[2] == Pairing(2, None)


def test_between_similar_candidates_the_nearer_one_is_taken() -> None:
    old = ["Prices rose by two per cent in May.", "Prices rose by two per cent in June."]
    assert align(old, ["Prices rose by three per cent in June."])[0] == Pairing(0, 1, False)


def test_empty_versions_have_nothing_to_pair() -> None:
    assert align([], []) == ()
    assert align([], [FIRE]) == (Pairing(0, None),)
    assert align([FIRE], []) == (Pairing(None, 0),)


few_texts = st.lists(st.sampled_from(["a b", "a b c", "c", "d e f", "a  b", "***", ""]), max_size=8)


@given(few_texts, few_texts)
def test_every_segment_is_in_exactly_one_pairing(old: list[str], new: list[str]) -> None:
    pairings = align(old, new)
    assert [pairing.new for pairing in pairings if pairing.new is not None] == list(range(len(new)))
    assert sorted(pairing.old for pairing in pairings if pairing.old is not None) == list(range(len(old)))
    for pairing in pairings:
        if pairing.kept:
            assert pairing.new is not None and pairing.old is not None
            assert new[pairing.new].split() == old[pairing.old].split()


@given(few_texts)
def test_an_unchanged_version_keeps_every_segment_in_its_place(texts: list[str]) -> None:
    assert align(texts, texts) == tuple(Pairing(at, at, True) for at in range(len(texts)))


def test_a_split_is_made_again() -> None:
    text = "He left; she stayed. It rained."
    spans = replay(["He left;", "she stayed.", "It rained."], [(0, 20), (21, 31)], text)
    assert [text[start:end] for start, end in spans] == ["He left;", "she stayed.", "It rained."]


def test_a_join_is_made_again() -> None:
    text = "He met Dr. Aliyev. It rained."
    spans = replay(["He met Dr. Aliyev.", "It rained."], [(0, 10), (11, 18), (19, 29)], text)
    assert [text[start:end] for start, end in spans] == ["He met Dr. Aliyev.", "It rained."]


def test_a_border_that_was_moved_is_moved_again() -> None:
    text = "One two. Three four."
    spans = replay(["One", "two. Three four."], [(0, 8), (9, 20)], text)
    assert [text[start:end] for start, end in spans] == ["One", "two. Three four."]


def test_a_text_that_changed_keeps_its_fresh_spans() -> None:
    text = "He left; she came back."
    assert replay(["He left;", "she stayed."], [(0, 23)], text) == ((0, 23),)


def test_old_segments_as_segmented_change_nothing() -> None:
    assert replay(["One.", "Two.", ""], [(0, 4), (5, 9)], "One. Two.") == ((0, 4), (5, 9))


@given(st.lists(st.sampled_from(["ab", "a b", "b", "c."]), min_size=1, max_size=6), st.data())
def test_borders_drawn_anywhere_are_drawn_again_on_the_same_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    places = [at for at in range(1, len(text)) if text[at] == " "]
    cuts = sorted(data.draw(st.sets(st.sampled_from(places)))) if places else []
    borders = [0, *cuts, len(text)]
    old = [text[start:end].strip() for start, end in pairwise(borders)]
    result = replay(old, [(0, len(text))], text)
    assert "".join(text[start:end] for start, end in result).replace(" ", "") == text.replace(" ", "")
    assert all(end <= start for (_, end), (start, _) in pairwise(result))
    assert [text[start:end] for start, end in result] == old
