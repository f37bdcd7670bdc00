"""Working on segments: what a confirmation writes, whom it spares, and what splitting keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.made import TickingClock, assert_sound, open_desk, picture, rows
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Origin, OriginKind, Segment, State
from tmtool.model.errors import ChangedMeanwhile, MissingInput, UsageError
from tmtool.model.text import TaggedText
from tmtool.store import tables
from tmtool.store.transaction import Doing

AGAIN = """A day of repetitions

It rains. It is cold. It rains. The sun shines. It rains. Nobody is out. It rains. It is late. It rains. The end.
"""
"""“It rains.” is segment 2, 4, 6, 8 and 10."""

Segments = Callable[[], tuple[Segment, ...]]


@pytest.fixture
def rain(empty: Desk) -> Job:
    """The Russian job of an article that says one thing five times."""
    return empty.articles.job(empty.articles.take_in(AGAIN.encode(), "rain.txt").article, "ru")


def pairs(desk: Desk) -> set[tuple[str, str, str]]:
    """The live target texts of the memory: source, language, text."""
    texts = [row for row in rows(desk, tables.VariantRow) if not row["deleted"]]
    source = {row["unit"]: row["text"] for row in texts if row["language"] == "en"}
    return {(source[row["unit"]], row["language"], row["text"]) for row in texts if row["language"] != "en"}


def lock(desk: Desk, segment: Segment) -> None:
    with desk.database.writing(Doing("lock", "editor")) as transaction:
        transaction.update(tables.SegmentRow, segment.id, locked=1)


def test_a_confirmation_fills_the_free_repetitions_and_writes_one_unit(empty: Desk, rain: Job) -> None:
    done = empty.editing.confirm(empty.articles.numbered(rain, 2).id, "Идёт дождь.")
    assert (done.segment.state, done.segment.origin) == (State.TRANSLATED, Origin(OriginKind.TYPED))
    assert [segment.number for segment in done.propagated] == [4, 6, 8, 10]
    assert {segment.target.text for segment in done.propagated} == {"Идёт дождь."}
    assert {segment.state for segment in done.propagated} == {State.TRANSLATED}
    assert {segment.origin for segment in done.propagated} == {Origin(OriginKind.PROPAGATED, "2")}
    assert pairs(empty) == {("It rains.", "ru", "Идёт дождь.")}
    assert len(rows(empty, tables.UnitRow)) == 1


def test_a_confirmation_spares_locked_left_out_and_touched_segments_and_a_colleagues_place(
    empty: Desk, rain: Job, tmp_path: Path, clock: TickingClock
) -> None:
    segments = empty.articles.segments(rain)
    lock(empty, segments[3])
    empty.editing.leave_out(segments[5].id)
    empty.editing.draft(segments[7].id, "Дож")
    with open_desk(tmp_path / "desk", person="berik", clock=clock) as colleague:
        colleague.articles.enter(segments[9])
    done = empty.editing.confirm(segments[1].id, "Идёт дождь.")
    assert done.propagated == ()
    now = empty.articles.segments(rain)
    assert [now[at].target.text for at in (3, 5, 7, 9)] == ["", "", "Дож", ""]
    assert [now[at].state for at in (3, 5, 7, 9)] == [State.NEW, State.NEW, State.DRAFT, State.NEW]

    clock.now = clock.now.replace(hour=clock.now.hour + 1)
    done = empty.editing.confirm(segments[1].id, "Льёт дождь.")
    assert [segment.number for segment in done.propagated] == [10], "the colleague has long gone"


def test_ones_own_place_is_no_reason_to_leave_a_repetition_empty(empty: Desk, rain: Job) -> None:
    empty.articles.enter(empty.articles.numbered(rain, 4))
    done = empty.editing.confirm(empty.articles.numbered(rain, 2).id, "Идёт дождь.")
    assert [segment.number for segment in done.propagated] == [4, 6, 8, 10]


def test_another_confirmation_changes_what_was_filled_but_not_what_somebody_has_accepted(
    empty: Desk, rain: Job
) -> None:
    empty.editing.confirm(empty.articles.numbered(rain, 2).id, "Идёт дождь.")
    empty.editing.confirm(empty.articles.numbered(rain, 4).id)
    empty.editing.confirm(empty.articles.numbered(rain, 6).id, "Дождь.")
    empty.editing.draft(empty.articles.numbered(rain, 8).id, "Дождь ид")
    done = empty.editing.confirm(empty.articles.numbered(rain, 2).id, "Льёт дождь.")
    assert [segment.number for segment in done.propagated] == [10]
    now = empty.articles.segments(rain)
    texts = ["Льёт дождь.", "Идёт дождь.", "Дождь.", "Дождь ид", "Льёт дождь."]
    assert [now[at].target.text for at in (1, 3, 5, 7, 9)] == texts


def test_repetitions_in_the_other_job_stay_as_they_are(empty: Desk, rain: Job) -> None:
    kazakh = empty.articles.job(empty.articles.find("rain.txt"), "kk")
    empty.editing.confirm(empty.articles.numbered(rain, 2).id, "Идёт дождь.")
    assert {segment.state for segment in empty.articles.segments(kazakh)} == {State.NEW}


def test_a_writer_who_saw_an_older_version_is_told_who_changed_it_and_to_what(
    empty: Desk, job: Job, segments: Segments, tmp_path: Path, clock: TickingClock
) -> None:
    seen = segments()[1]
    with open_desk(tmp_path / "desk", person="berik", clock=clock) as colleague:
        colleague.editing.confirm(seen.id, "Казахстан заключил сделку.")
    for write in (empty.editing.draft, empty.editing.confirm):
        with pytest.raises(ChangedMeanwhile) as refused:
            write(seen.id, "Моё.", version=seen.version)
        assert refused.value.message == (
            "berik has changed segment 2 meanwhile; it now reads: “Казахстан заключил сделку.”"
        )
    assert segments()[1].target.text == "Казахстан заключил сделку."
    now = empty.editing.confirm(seen.id, "Моё.", version=segments()[1].version).segment
    assert (now.target.text, now.person) == ("Моё.", "aigul")


def test_a_change_without_a_text_names_who_made_it_too(
    empty: Desk, job: Job, segments: Segments, tmp_path: Path, clock: TickingClock
) -> None:
    seen = empty.editing.draft(segments()[1].id, "Моё")
    with open_desk(tmp_path / "desk", person="berik", clock=clock) as colleague:
        colleague.editing.leave_out(seen.id)
    with pytest.raises(ChangedMeanwhile, match=r"^berik has changed segment 2 meanwhile"):
        empty.editing.draft(seen.id, "Моё.", version=seen.version)


def test_what_a_colleague_changed_meanwhile_is_neither_left_out_nor_split_but_takes_a_remark(
    empty: Desk, job: Job, segments: Segments, tmp_path: Path, clock: TickingClock
) -> None:
    seen = empty.editing.draft(segments()[1].id, "Моё")
    with open_desk(tmp_path / "desk", person="berik", clock=clock) as colleague:
        theirs = colleague.editing.draft(seen.id, "Чужое")
    with pytest.raises(ChangedMeanwhile, match=r"^berik has changed segment 2 meanwhile"):
        empty.editing.leave_out(seen.id, version=seen.version)
    with pytest.raises(ChangedMeanwhile, match=r"^berik has changed segment 2 meanwhile"):
        empty.editing.split(seen.id, 10, version=seen.version)
    remarked = empty.editing.comment(seen.id, "Так?")
    assert (remarked.target.text, remarked.version, remarked.left_out) == ("Чужое", theirs.version, False)
    assert [comment.text for comment in remarked.comments] == ["Так?"]
    first, _ = empty.editing.split(seen.id, 10, version=theirs.version)
    assert empty.editing.leave_out(seen.id, version=first.version).version == first.version + 1


def test_splitting_keeps_the_target_on_the_first_part_as_draft(empty: Desk, job: Job, segments: Segments) -> None:
    second = segments()[1]
    empty.editing.confirm(second.id, "Казахстан подписал соглашение 21 октября.")
    first, rest = empty.editing.split(second.id, len("Kazakhstan signed a deal"))
    assert (first.id, first.source.text) == (second.id, "Kazakhstan signed a deal")
    assert (first.state, first.target.text) == (State.DRAFT, "Казахстан подписал соглашение 21 октября.")
    assert (rest.number, rest.source.text, rest.state, rest.target.text) == (3, "on October 21.", State.NEW, "")
    assert [segment.number for segment in segments()] == [1, 2, 3, 4, 5, 6]
    assert (first.start, first.end, rest.start, rest.end) == (0, 24, 25, 39)


def test_joining_what_was_split_gives_the_source_back_and_both_targets_as_draft(
    empty: Desk, job: Job, segments: Segments
) -> None:
    before = segments()[1]
    first, rest = empty.editing.split(before.id, 24)
    empty.editing.confirm(first.id, "Казахстан подписал соглашение")
    empty.editing.confirm(rest.id, "21 октября.")
    empty.editing.comment(rest.id, "which year?")
    whole = empty.editing.join(first.id)
    assert (whole.source, whole.start, whole.end) == (before.source, before.start, before.end)
    assert (whole.state, whole.target.text) == (State.DRAFT, "Казахстан подписал соглашение 21 октября.")
    assert [comment.text for comment in whole.comments] == ["which year?"]
    with pytest.raises(MissingInput, match="no longer there"):
        empty.editing.draft(rest.id, "Да")


@pytest.mark.parametrize("at", [0, 39, 40])
def test_a_split_that_leaves_nothing_on_a_side_is_refused(empty: Desk, job: Job, segments: Segments, at: int) -> None:
    with pytest.raises(UsageError, match=r"^Segment 2 cannot be split there: one part would be empty\.$"):
        empty.editing.split(segments()[1].id, at)


def test_a_deliberately_empty_target_is_done_and_makes_no_unit(empty: Desk, job: Job, segments: Segments) -> None:
    done = empty.editing.confirm(segments()[1].id, "")
    assert (done.segment.state, done.segment.target, done.propagated) == (State.TRANSLATED, TaggedText(), ())
    assert rows(empty, tables.UnitRow) == []
    assert empty.articles.find("deal.txt").jobs[0].confirmed == 1


def test_emptying_a_confirmed_segment_takes_its_unit_out_of_the_memory(
    empty: Desk, job: Job, segments: Segments
) -> None:
    empty.editing.confirm(segments()[1].id, "Да.")
    empty.editing.confirm(segments()[1].id, "")
    assert pairs(empty) == set()
    assert_sound(empty)


def test_confirming_again_supersedes_the_variant_that_this_segment_wrote(
    empty: Desk, job: Job, segments: Segments
) -> None:
    empty.editing.confirm(segments()[1].id, "Первое.")
    empty.editing.confirm(segments()[1].id, "Второе.")
    text = "Kazakhstan signed a deal on October 21."
    assert pairs(empty) == {(text, "ru", "Второе.")}
    empty.editing.confirm(segments()[1].id, "Первое.")
    assert pairs(empty) == {(text, "ru", "Первое.")}
    assert len(rows(empty, tables.UnitRow)) == 1
    assert_sound(empty)


def test_what_another_article_wrote_in_the_same_place_stays(empty: Desk, job: Job, segments: Segments) -> None:
    text = "\n\n".join(block.text.text for block in empty.articles.blocks(empty.articles.find("deal.txt")))
    twin = empty.articles.take_in(text.encode(), "twin.txt").article
    other = empty.articles.numbered(empty.articles.job(twin, "ru"), 2)
    empty.editing.confirm(other.id, "Их вариант.")
    empty.editing.confirm(segments()[1].id, "Их вариант.")
    empty.editing.confirm(segments()[1].id, "Наш вариант.")
    assert {target for _, _, target in pairs(empty)} == {"Их вариант.", "Наш вариант."}


def test_a_unit_that_two_languages_share_stays_when_one_of_them_goes(empty: Desk, job: Job, segments: Segments) -> None:
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    empty.editing.confirm(segments()[1].id, "Да.")
    empty.editing.confirm(empty.articles.numbered(kazakh, 2).id, "Иә.")
    assert len(rows(empty, tables.UnitRow)) == 1
    empty.editing.confirm(segments()[1].id, "")
    assert pairs(empty) == {("Kazakhstan signed a deal on October 21.", "kk", "Иә.")}
    assert [unit["deleted"] for unit in rows(empty, tables.UnitRow)] == [0]
    assert_sound(empty)


def test_a_locked_segment_is_not_written(empty: Desk, job: Job, segments: Segments) -> None:
    lock(empty, segments()[1])
    before = segments()
    for write in (
        lambda: empty.editing.draft(before[1].id, "Да"),
        lambda: empty.editing.confirm(before[1].id, "Да"),
        lambda: empty.editing.split(before[1].id, 10),
        lambda: empty.editing.join(before[1].id),
        lambda: empty.editing.join(before[0].id),
    ):
        with pytest.raises(UsageError, match=r"^Segment 2 is locked\.$"):
            write()
    assert segments() == before
    assert rows(empty, tables.UnitRow) == []


def test_what_was_joined_over_two_paragraphs_is_cut_at_their_border_as_it_was(
    empty: Desk, job: Job, segments: Segments
) -> None:
    fourth, fifth = segments()[3:5]
    whole = empty.editing.join(fourth.id)
    first, rest = empty.editing.split(whole.id, len(fourth.source.text))
    assert (first.source, first.first_block, first.last_block, first.end) == (fourth.source, 2, 2, fourth.end)
    assert (rest.source, rest.first_block, rest.start, rest.end) == (fifth.source, 3, 0, fifth.end)


def test_the_last_segment_has_nothing_to_be_joined_with(empty: Desk, job: Job, segments: Segments) -> None:
    with pytest.raises(UsageError, match="Segment 5 is the last one"):
        empty.editing.join(segments()[4].id)


def test_joining_takes_what_the_two_segments_wrote_out_of_the_memory_and_undo_puts_it_back(
    empty: Desk, job: Job, segments: Segments
) -> None:
    second, third = segments()[1:3]
    empty.editing.confirm(second.id, "Казахстан подписал договор.")
    empty.editing.confirm(third.id, "Стоимость — 1,2 млрд долларов.")
    before = picture(empty)

    def found(text: str) -> list[str]:
        return [match.target.text for match in empty.suggestions.matches(text, "en", "ru", minimum=100)]

    empty.editing.join(second.id)
    assert (found(second.source.text), found(third.source.text)) == ([], [])
    empty.operations.undo()
    assert picture(empty) == before
    assert found(third.source.text) == ["Стоимость — 1,2 млрд долларов."]
    whole = empty.editing.join(second.id)
    empty.editing.confirm(whole.id)
    assert (found(second.source.text), found(third.source.text)) == ([], [])
    assert found(whole.source.text) == ["Казахстан подписал договор. Стоимость — 1,2 млрд долларов."]
