"""Which segments a filter lets through."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.tui.pretend_desk import segments
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Comment, Segment, SisterChange, State
from tmtool.model.errors import UsageError
from tmtool.model.text import TaggedText
from tmtool.tui.job.filters import Facts, Filter, Filtered, Kind, Sieve, TextTest, Where, having_text

FACTS = Facts("Aigerim", "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z", frozenset({103}), frozenset({104}))


def segment(number: int = 2, **changes: Any) -> Segment:
    return replace(segments(1)[number - 1], **changes)


def kinds(one: Segment, facts: Facts = FACTS) -> set[Kind]:
    sifted = Sieve([one], facts).sift(None)
    return {kind for kind in Kind if sifted.count(kind)} - {Kind.ALL}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {Kind.UNTRANSLATED, Kind.UPDATED}),
        ({"left_out": True}, {Kind.LEFT_OUT}),
        ({"state": State.DRAFT, "target": TaggedText("да")}, {Kind.DRAFTS}),
        ({"state": State.TRANSLATED}, set()),
        ({"repeats": 2, "state": State.TRANSLATED}, {Kind.REPETITIONS}),
        ({"old_source": TaggedText("Old."), "state": State.TRANSLATED}, {Kind.SOURCE_CHANGED, Kind.UPDATED}),
        ({"sister_changes": (SisterChange("ru", "а", "б"),), "state": State.TRANSLATED}, {Kind.SISTER_CHANGED}),
        ({"comments": (Comment("?", "Berik", ""),), "state": State.TRANSLATED}, {Kind.COMMENTS}),
        ({"id": 103, "state": State.TRANSLATED}, {Kind.FINDINGS}),
        ({"id": 104, "state": State.TRANSLATED}, {Kind.BOOKMARKS}),
    ],
)
def test_a_segment_is_of_its_kinds(changes: dict[str, Any], expected: set[Kind]) -> None:
    assert kinds(segment(**changes)) == expected


@pytest.mark.parametrize(
    ("person", "time", "expected"),
    [
        ("Aigerim", "2026-11-21T23:59:59Z", {Kind.MINE}),
        ("Aigerim", "2026-11-22T00:00:00Z", {Kind.MINE, Kind.YESTERDAY}),
        ("Aigerim", "2026-11-23T08:30:00Z", {Kind.MINE, Kind.YESTERDAY}),
        ("Berik", "2026-11-23T07:59:59Z", {Kind.OTHERS, Kind.YESTERDAY}),
        ("Berik", "2026-11-23T08:00:00Z", {Kind.OTHERS, Kind.YESTERDAY, Kind.SINCE}),
    ],
)
def test_who_wrote_it_and_when(person: str, time: str, expected: set[Kind]) -> None:
    assert kinds(segment(state=State.TRANSLATED, person=person, time=time)) == expected


def test_nobody_was_here_before_the_first_time() -> None:
    written = segment(state=State.TRANSLATED, person="Berik", time="2026-11-23T08:00:00Z")
    assert Kind.SINCE not in kinds(written, replace(FACTS, last_here=None))


def has(query: TextQuery, where: Where = Where.BOTH, *, source: str = "Oil", target: str = "") -> bool:
    one = segment(source=TaggedText(source), target=TaggedText(target))
    return Sieve([one], FACTS).sift(query, where).count(Kind.ALL) == 1


def test_a_text_is_found_whatever_its_case_and_keyboard() -> None:
    assert has(TextQuery("oIL"))
    assert has(TextQuery("все еще"), target="Всё\u00a0ещё")
    assert has(TextQuery("казакстан онир"), target="Қазақстан өңірі")
    assert has(TextQuery("қазақ"), target="ҚАЗАҚ")
    assert not has(TextQuery("қазақ"), target="казак")
    assert not has(TextQuery("gas"))


def test_it_is_sought_where_it_is_wanted() -> None:
    assert has(TextQuery("oil"), Where.SOURCE, target="нефть")
    assert not has(TextQuery("oil"), Where.TARGET, target="нефть")
    assert has(TextQuery("нефть"), Where.TARGET, target="нефть")


def test_case_whole_words_and_expressions() -> None:
    assert not has(TextQuery("oil", case=True))
    assert has(TextQuery("Oil", case=True))
    assert not has(TextQuery("опек", whole=True), target="опека")
    assert has(TextQuery("опек", whole=True), target="в ОПЕК.")
    assert has(TextQuery(r"\d{2}%", is_regex=True), target="на 30%")
    assert has(TextQuery("("), target="(да)")
    with pytest.raises(UsageError):
        has(TextQuery("(", is_regex=True))


def test_counts_are_of_what_has_the_text() -> None:
    job = [replace(one, state=State.DRAFT, target=TaggedText("а")) for one in segments(1)]
    sifted = Sieve(job, FACTS).sift(TextQuery("oil"))
    assert (sifted.count(Kind.ALL), sifted.count(Kind.DRAFTS), sifted.count(Kind.FINDINGS)) == (1, 1, 0)


def test_a_filter_follows_what_changes() -> None:
    job = segments(1)
    wanted = Filter(Kind.UNTRANSLATED, TextQuery("will"))
    found = Filtered.of(wanted, FACTS, Sieve(job, FACTS).sift(wanted.query))
    assert found.ids == {103}
    restart = job[2]
    assert found.with_changed([replace(restart, target=TaggedText("да"))]).ids == frozenset()
    other = replace(job[3], source=TaggedText("They will rise."), version=2)
    read = [*job[:2], replace(restart, left_out=True), other, job[4]]
    assert found.with_segments(job, read).ids == {104}


def test_an_expression_is_searched_later_and_until_then_nothing_moves() -> None:
    job = list(segments(1))
    wanted = Filter(query=TextQuery(r"pri(c)es", is_regex=True))
    found = Filtered.of(wanted, FACTS, Sieve(job, FACTS).sift(wanted.query))
    assert (found.ids, found.to_search(job)) == ({104}, ())
    changed = [*job[:2], replace(job[2], source=TaggedText("The prices.")), replace(job[3], source=TaggedText("No."))]
    found = found.with_changed(changed)
    assert found.ids == {104}
    assert {one.id for one in found.to_search(changed)} == {101, 102, 103, 104}
    searched = found.to_search(changed)
    newer = [*changed[:2], replace(changed[2], target=TaggedText("Цены.")), changed[3]]
    found = found.searched(searched, having_text(wanted, searched), newer)
    assert found.ids == frozenset()
    assert [one.id for one in found.to_search(newer)] == [103]
    assert found.searched(newer[2:3], having_text(wanted, newer[2:3]), newer).ids == {103}


def test_a_segment_that_comes_new_under_an_expression_is_shown_until_it_is_searched() -> None:
    job = segments(1)
    wanted = Filter(query=TextQuery("pri(c)es", is_regex=True))
    found = Filtered.of(wanted, FACTS, Sieve(job, FACTS).sift(wanted.query))
    added = replace(job[0], id=900)
    assert found.with_segments(job, (*job, added)).ids == {104, 900}


def test_an_expression_that_takes_too_long_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(test: TextTest, one: Segment) -> bool:
        if one.id == 102:
            raise UsageError("The search took too long.")
        return False

    monkeypatch.setattr(TextTest, "__call__", too_long)
    assert having_text(Filter(query=TextQuery("(a|aa)+$", is_regex=True)), segments(1)) == {102}


def test_a_filter_learns_findings_later() -> None:
    job = segments(1)
    unknown = replace(FACTS, findings=None)
    found = Filtered.of(Filter(Kind.FINDINGS), unknown, Sieve(job, unknown).sift(None))
    assert found.ids == frozenset()
    assert found.with_facts(FACTS, job).ids == {103}


def test_a_filter_reads_like_words() -> None:
    assert Filter(Kind.FINDINGS, TextQuery("ОПЕК")).words == "findings “ОПЕК”"
    assert Filter(query=TextQuery("ОПЕК")).words == "“ОПЕК”"
    assert Filter(Kind.DRAFTS).words == "drafts"
    assert Filter().is_all
    assert not Filter(Kind.DRAFTS).is_all
