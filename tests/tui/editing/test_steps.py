"""Undo by words, kept for each segment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtool.tui.editing.steps import MOST_SEGMENTS, Step, Steps, StepsOfSegments


def typing(text: str, steps: Steps, at: int = 0) -> None:
    for offset, sign in enumerate(text, at):
        steps.record(Step(offset, "", sign, offset), typed=True)


def test_a_word_with_what_follows_it_is_one_step() -> None:
    steps = Steps()
    typing("Мұнай, газ-құбыр өсті.", steps)
    assert [step.inserted for step in steps.done] == ["Мұнай, ", "газ-құбыр ", "өсті."]


def test_an_insertion_is_a_step_of_its_own() -> None:
    steps = Steps()
    typing("аб", steps)
    steps.record(Step(2, "", "вставка", 2))
    typing("в", steps, 9)
    assert [step.inserted for step in steps.done] == ["аб", "вставка", "в"]


def test_typing_elsewhere_or_after_a_move_begins_anew() -> None:
    steps = Steps()
    typing("аб", steps)
    typing("в", steps, 0)
    steps.close()
    typing("г", steps, 1)
    assert [step.inserted for step in steps.done] == ["аб", "в", "г"]


def test_deleting_goes_by_words_too() -> None:
    steps = Steps()
    for at, sign in reversed(list(enumerate("бір екі"))):
        steps.record(Step(at, sign, "", at + 1), typed=True)
    assert [step.removed for step in steps.done] == ["екі", "бір "]


def test_typing_over_a_selection_is_one_step_with_the_word() -> None:
    steps = Steps()
    steps.record(Step(0, "старое", "н", 6), typed=True)
    typing("овое", steps, 1)
    assert list(steps.done) == [Step(0, "старое", "новое", 6)]


def test_a_new_change_forgets_what_was_taken_back() -> None:
    steps = Steps()
    typing("аб ", steps)
    assert steps.back() is not None
    typing("в", steps)
    assert steps.again() is None


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.text(alphabet="аб -", max_size=2), st.booleans())))
def test_all_steps_back_give_the_first_text_and_again_the_last(changes: list[tuple[int, int, str, bool]]) -> None:
    steps, text = Steps(), "бір екі үш"
    first = text
    for at, length, new, typed in changes:
        at = min(at, len(text))
        removed = text[at : at + length]
        text = text[:at] + new + text[at + len(removed) :]
        steps.record(Step(at, removed, new, at), typed=typed and len(new) <= 1)
    last = text
    while step := steps.back():
        assert text[step.start : step.end] == step.inserted
        text = text[: step.start] + step.removed + text[step.end :]
    assert text == first
    while step := steps.again():
        text = text[: step.start] + step.inserted + text[step.start + len(step.removed) :]
    assert text == last


def test_steps_wait_for_the_person_to_come_back_and_reach_no_other_segment() -> None:
    kept, steps = StepsOfSegments(), Steps()
    typing("бір", steps)
    kept.leave(1, "бір", steps)
    assert not kept.enter(2, "бір").done
    assert [step.inserted for step in kept.enter(1, "бір").done] == ["бір"]


def test_where_the_text_has_changed_redo_brings_back_what_was_left() -> None:
    kept, steps = StepsOfSegments(), Steps()
    typing("бір", steps)
    kept.leave(1, "бір", steps)
    fresh = kept.enter(1, "другое")
    assert not fresh.done
    assert fresh.again() == Step(0, "другое", "бір", 6)


def test_old_segments_are_forgotten() -> None:
    kept = StepsOfSegments()
    for segment in range(MOST_SEGMENTS + 1):
        steps = Steps()
        typing("а", steps)
        kept.leave(segment, "а", steps)
    assert not kept.enter(0, "а").done
    assert kept.enter(MOST_SEGMENTS, "а").done
