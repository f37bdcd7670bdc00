"""What the checks say of a job, a file and a memory, and how findings are ignored and heeded again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.made import assert_digests_fit, last_operation, tmx
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment
from tmtool.model.errors import MissingInput, RefusedInput, UsageError
from tmtool.model.findings import Finding

Segments = Callable[[], tuple[Segment, ...]]
GOOD = {
    "ru": (
        "Казахстан подписал соглашение о ветропарке",
        "Казахстан подписал соглашение 21 октября.",
        "Общая стоимость составляет 1,2\u00a0млрд долларов.",
        "Строительство начнётся в 2027 году.",
        "Соглашение должен ратифицировать парламент.",
    ),
    "kk": (
        "Қазақстан жел паркі туралы келісімге қол қойды",
        "Қазақстан 21 қазанда келісімге қол қойды.",
        "Жалпы құны 1,2\u00a0млрд доллар.",
        "Құрылыс 2027 жылы басталады.",
        "Келісімді парламент ратификациялауы тиіс.",
    ),
}


@pytest.fixture(params=["ru", "kk"])
def done(request: pytest.FixtureRequest, empty: Desk, job: Job) -> Job:
    """The job of the article into one language, well translated."""
    language = str(request.param)
    mine = empty.articles.job(empty.articles.find("deal.txt"), language)
    for segment, text in zip(empty.articles.segments(mine), GOOD[language], strict=True):
        empty.editing.confirm(segment.id, text)
    return mine


def checks(findings: tuple[Finding, ...]) -> list[tuple[int, str]]:
    return [(one.segment, one.check) for one in findings]


def spoil(desk: Desk, job: Job, number: int, old: str, new: str) -> Segment:
    segment = desk.articles.numbered(job, number)
    return desk.editing.draft(segment.id, segment.target.text.replace(old, new))


def test_a_good_translation_has_no_findings(empty: Desk, done: Job) -> None:
    assert empty.checking.findings(done) == ()


def test_a_segment_that_nobody_began_is_untranslated_and_an_empty_one_may_be_meant(empty: Desk, job: Job) -> None:
    assert {one.check for one in empty.checking.findings(job)} == {"text.untranslated"}
    first, second, *_ = empty.articles.segments(job)
    empty.editing.confirm(first.id, "")
    empty.editing.draft(second.id, " ")
    assert checks(empty.checking.findings(job))[:2] == [(2, "text.empty"), (3, "text.untranslated")]


def test_what_is_ignored_in_a_segment_is_said_of_others_and_of_other_words(empty: Desk, done: Job) -> None:
    segment = spoil(empty, done, 4, "2027", "2028")
    (finding,) = empty.checking.findings(done)
    assert (finding.segment, finding.check) == (4, "figures.number")
    assert empty.checking.segment_findings(segment, done.language) == (finding,)
    empty.ignoring.ignore_once(segment.id, [finding], job=done.id)
    assert empty.checking.findings(done) == ()
    assert empty.checking.segment_findings(segment, done.language) == ()
    # Another wrong year is another finding.
    spoil(empty, done, 4, "2028", "2029")
    assert checks(empty.checking.findings(done)) == [(4, "figures.number")]


def test_a_check_can_be_ignored_on_the_whole_desk_or_for_one_word(empty: Desk, done: Job) -> None:
    spoil(empty, done, 4, "2027", "2028")
    spoil(empty, done, 2, "21", "22")
    both = [(2, "figures.date"), (4, "figures.number")]
    assert checks(empty.checking.findings(done)) == both
    empty.ignoring.ignore("figures.number", "2029")
    assert checks(empty.checking.findings(done)) == both
    about = empty.checking.findings(done)[1].about
    empty.ignoring.ignore("figures.number", about)
    assert checks(empty.checking.findings(done)) == both[:1]
    empty.ignoring.ignore("figures.date")
    assert empty.checking.findings(done) == ()
    assert [(one.check, one.about) for one in empty.ignoring.all()] == [
        ("figures.number", "2029"),
        ("figures.number", about),
        ("figures.date", None),
    ]
    assert_digests_fit(empty)


def test_ignoring_is_undone_and_done_again(empty: Desk, done: Job) -> None:
    spoil(empty, done, 4, "2027", "2028")
    empty.ignoring.ignore("figures.number")
    empty.ignoring.ignore("figures.number")
    assert empty.operations.undo().kind == "ignore"
    assert checks(empty.checking.findings(done)) == [(4, "figures.number")]
    empty.ignoring.ignore("figures.number")
    assert empty.checking.findings(done) == ()
    empty.ignoring.heed("figures.number")
    assert checks(empty.checking.findings(done)) == [(4, "figures.number")]
    assert empty.operations.undo().kind == "heed"
    assert empty.checking.findings(done) == ()
    assert_digests_fit(empty)


def test_ignoring_again_leaves_no_trace(empty: Desk) -> None:
    empty.ignoring.ignore("figures.number")
    before = last_operation(empty)
    empty.ignoring.ignore("figures.number")
    assert last_operation(empty) == before


def test_what_is_ignored_is_known_and_heeded_again_wherever_it_was_ignored(empty: Desk, done: Job) -> None:
    segment = spoil(empty, done, 4, "2027", "2029")
    [finding] = empty.checking.findings(done)
    empty.ignoring.ignore_once(segment.id, [finding], job=done.id)
    empty.ignoring.ignore(finding.check, finding.about, job=done.id)
    empty.ignoring.ignore(finding.check, job=done.id)
    checked = empty.checking.checked(done)
    assert (checked.findings, checked.ignored) == ((), (finding,))
    empty.ignoring.heed_finding(segment.id, finding, job=done.id)
    assert empty.checking.checked(done).findings == (finding,)
    assert empty.operations.undo(job=done).kind == "heed"
    assert empty.checking.checked(done).ignored == (finding,)
    for _ in range(3):
        assert empty.operations.undo(job=done).kind == "ignore"
    assert empty.checking.findings(done) == (finding,)


def test_checking_a_job_tells_how_far_it_has_come(empty: Desk, done: Job) -> None:
    told: list[tuple[int, int]] = []
    checked = empty.checking.checked(done, progress=lambda at, of: told.append((at, of)))
    assert told == [(0, 5)]
    assert [segment.number for segment in checked.segments] == [1, 2, 3, 4, 5]


def test_what_is_unknown_or_not_ignored_is_said(empty: Desk) -> None:
    with pytest.raises(UsageError, match=r"There is no check “figures\.nonsense”"):
        empty.ignoring.ignore("figures.nonsense")
    with pytest.raises(UsageError, match="is not ignored there"):
        empty.ignoring.heed("figures.number")


def test_a_purged_article_takes_what_was_ignored_in_it_with_it(empty: Desk, done: Job) -> None:
    segment = spoil(empty, done, 4, "2027", "2028")
    empty.ignoring.ignore_once(segment.id, empty.checking.findings(done), job=done.id)
    empty.articles.remove(empty.articles.find("deal.txt"), purge=True)
    assert_digests_fit(empty)


def test_the_two_languages_of_an_article_are_compared(empty: Desk, job: Job) -> None:
    jobs = {language: empty.articles.job(empty.articles.find("deal.txt"), language) for language in GOOD}
    for language, one in jobs.items():
        for segment, text in zip(empty.articles.segments(one), GOOD[language], strict=True):
            empty.editing.confirm(segment.id, text)
    assert empty.checking.findings(jobs["ru"]) == empty.checking.findings(jobs["kk"]) == ()
    spoil(empty, jobs["kk"], 4, "2027", "2028")
    assert checks(empty.checking.findings(jobs["ru"])) == [(4, "consistency.languages")]
    assert checks(empty.checking.findings(jobs["kk"])) == [(4, "figures.number"), (4, "consistency.languages")]


def test_terms_are_judged_by_the_day(empty: Desk, job: Job, tmp_path: Path) -> None:
    path = tmp_path / "days.tsv"
    path.write_text(
        "en\tru\tvalid_to\tvalid_from\nparliament\tМажилис\t2020-12-31\t\nparliament\tпарламент\t\t2021-01-01\n",
        encoding="utf-8",
    )
    empty.imports.import_file(path)
    segment = empty.articles.segments(job)[4]
    empty.editing.draft(segment.id, "Соглашение должен ратифицировать Мажилис.")
    said = [one.check for one in empty.checking.findings(job) if one.segment == 5]
    assert said == ["terms.missing", "terms.outdated"]


UNITS = [
    {"en": "Alone."},
    {"en": "Oil rose by 5 percent.", "ru": "Нефть выросла на 6 процентов.", "kk": "Мұнай 5 пайызға өсті."},
    {"en": "Empty.", "ru": " "},
    {"en": "Gas fell.", "ru": "Газ подешевел", "kk": "Газ арзандады."},
]


def test_a_file_is_checked_by_the_places_of_its_units_and_is_not_imported(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "units.tmx"
    path.write_text(tmx(UNITS), encoding="utf-8")
    found = empty.checking.file_findings(path, "en", "ru")
    assert checks(found) == [
        (1, "text.empty"),
        (2, "figures.number"),
        (3, "text.empty"),
        (4, "punctuation.end"),
    ]
    assert [memory.units for memory in empty.memories.all()] == [0]


def test_a_file_in_other_languages_says_which_it_has(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "units.tmx"
    path.write_text(tmx(UNITS), encoding="utf-8")
    with pytest.raises(RefusedInput, match="has no unit from en into de; it has en, ru, kk"):
        empty.checking.file_findings(path, "en", "de")


def test_a_memory_is_checked(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "units.tmx"
    path.write_text(tmx(UNITS), encoding="utf-8")
    empty.imports.import_file(path)
    assert checks(empty.checking.memory_findings("units", "ru")) == [(1, "figures.number"), (2, "punctuation.end")]
    assert empty.checking.memory_findings("units", "kk") == ()
    with pytest.raises(MissingInput):
        empty.checking.memory_findings("none", "ru")
