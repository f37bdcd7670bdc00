"""The findings of a job, gone through: groups, kinds, what is ignored, what is checked again."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.pretend_desk import segments
from tmtool.model.findings import Finding, Ignored, Severity
from tmtool.model.text import TaggedText
from tmtool.tui.shown.found import FoundInJob, Group
from tmtool.tui.widgets.finding_detail import MARK, detail_lines, excerpt, found_line

JOB = segments(1)
NUMBER = Finding(2, "figures.number", Severity.WARNING, "“30” is missing.", source=(44, 46), about="30")
TAG = Finding(3, "tags.missing", Severity.ERROR, "The tag ‹1› of the source is missing.")
DASH = Finding(1, "punctuation.dash", Severity.NOTE, "A dash.", fix="Добыча — падает")
NAME = Finding(2, "consistency.name", Severity.WARNING, "A name.", about="Алматы")
ALL = FoundInJob.of(JOB, [DASH, NUMBER, NAME, TAG], [])


def test_the_gravest_come_first_and_each_group_is_named_once() -> None:
    shown = ALL.shown(None, ignored=False)
    assert [(one.finding, one.opens_group) for one in shown] == [
        (TAG, True), (NUMBER, True), (NAME, False), (DASH, True)
    ]  # fmt: skip
    assert [one.group for one in shown] == [Group.ERROR, Group.WARNING, Group.WARNING, Group.STYLE]
    assert [line.plain for one in shown for line in found_line(one, 50)] == [
        "errors      ✖     3  The tag ‹1› of the source is…",
        "warnings    !     2  “30” is missing.",
        "            !     2  A name.",
        "house style §     1  A dash. (fix: F)",
    ]


def test_what_is_not_translated_is_one_line_with_its_number() -> None:
    untranslated = [replace(one, target=TaggedText()) if one.number in (2, 3) else one for one in JOB]
    open_ones = [Finding(at, "text.untranslated", Severity.WARNING, "This is not translated yet.") for at in (2, 3)]
    stretch = Finding(1, "text.untranslated", Severity.WARNING, "“Oil output” stands as in the source.")
    found = FoundInJob.of(untranslated, [*open_ones, NUMBER, stretch, DASH], [])
    assert [line.plain for one in found.shown(None, ignored=False) for line in found_line(one, 80)] == [
        "warnings    !     1  “Oil output” stands as in the source.",
        "            !     2  “30” is missing.",
        "to do       ~     2  Not translated yet: 2 segments. Enter goes to the first.",
        "house style §     1  A dash. (fix: F)",
    ]
    assert (found.counts[Group.WARNING], found.counts[Group.TO_DO]) == (2, 2)
    one = FoundInJob.of(untranslated, open_ones[:1], []).shown(None, ignored=False)
    assert [shown.finding.message for shown in one] == ["This is not translated yet."]


def test_thousands_that_are_not_translated_are_counted_as_elsewhere() -> None:
    job = [replace(JOB[0], id=at, number=at, target=TaggedText()) for at in range(1, 1_201)]
    open_ones = [Finding(one.number, "text.untranslated", Severity.WARNING, "Not yet.") for one in job]
    (line,) = FoundInJob.of(job, open_ones, []).shown(None, ignored=False)
    assert line.finding.message == "Not translated yet: 1,200 segments. Enter goes to the first."


def test_what_is_ignored_is_listed_only_on_demand_and_not_counted() -> None:
    now = ALL.ignoring([Ignored("figures.number", None, "30")])
    assert now.counts[Group.IGNORED] == 1
    assert dict(now.families)["figures"] == 0
    assert len(now.shown(None, ignored=False)) == 3
    assert [one.finding for one in now.shown("figures", ignored=True)] == [NUMBER]


def test_a_segment_checked_again_keeps_what_compares_segments() -> None:
    changed = replace(JOB[1], version=2)
    now = ALL.checked_again(changed, [], NUMBER)
    assert [one.finding for one in now.shown(None, ignored=False)] == [TAG, NAME, DASH]
    assert {one.segment.version for one in now.all if one.segment.number == 2} == {2}
    assert [one.finding for one in ALL.checked_again(changed, [], NAME).shown(None, ignored=False)] == [TAG, DASH]


def test_a_long_text_is_cut_around_the_place() -> None:
    text = "word " * 60 + "HERE" + " word" * 60
    lines = excerpt(text, (300, 304), 40, 2)
    assert len(lines) == 2
    together = "".join(line.plain for line in lines)
    assert together.startswith("…word")
    assert "HERE" in together
    assert together.endswith("…")
    marked = [line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == MARK]
    assert marked == ["HERE"]


def test_a_finding_is_laid_out_with_both_texts_and_the_check_explained() -> None:
    [found] = [one for one in ALL.all if one.finding == NUMBER]
    lines = [line.plain for line in detail_lines(found, ("en", "ru"), 70, 12)]
    assert lines[0] == "! segment 2 · “30” is missing."
    assert lines[1].startswith("EN   The ministry of energy said output fell by 30 percent.")
    assert lines[2] == "RU   —"
    assert lines[3] == "A number or percentage is missing, added or another (figures.number)."
    assert len(detail_lines(found, ("en", "ru"), 70, 4)) == 4
