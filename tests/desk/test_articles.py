"""An article on the desk: taken in once, brought up to date without loss, put away and found again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import FIVE
from tests.desk.made import TickingClock, assert_sound, change_number, open_desk, picture, rows
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, OriginKind, Segment, State
from tmtool.model.errors import MissingInput, NotTheSameArticle, UsageError
from tmtool.model.text import TaggedText
from tmtool.store import tables

DEMO = Path(__file__).resolve().parents[2] / "tmtool" / "demo"
ENERGY = (DEMO / "energy.txt").read_text(encoding="utf-8")
PARAGRAPHS = ENERGY.strip().split("\n\n")
FIRST_NEW, SECOND_NEW = "Shares of the company rose after the news.", "Nobody in Kokshetau has been asked so far."
OTHER = "Something else entirely\n\nNot a single sentence of it was here before. Nor was this one.\n"


def filled(desk: Desk, text: str = ENERGY, name: str = "energy.txt") -> tuple[Job, Job]:
    """Take an article in, and give every segment of both jobs a confirmed target and a comment."""
    article = desk.articles.take_in(text.encode(), name).article
    russian, kazakh = (desk.articles.job(article, language) for language in ("ru", "kk"))
    for job in (russian, kazakh):
        for segment in desk.articles.segments(job):
            desk.editing.confirm(segment.id, target_of(job, segment.number))
            desk.editing.comment(segment.id, f"remark {job.language} {segment.number}")
    return russian, kazakh


def target_of(job: Job, number: int) -> str:
    return f"{'Предложение' if job.language == 'ru' else 'Сөйлем'} {number}."


def told(segment: Segment) -> tuple[object, ...]:
    """What a translator has put into a segment."""
    return segment.target, segment.state, segment.comments, segment.origin, segment.old_source, segment.flags


def sources(desk: Desk, job: Job) -> list[str]:
    return [segment.source.text for segment in desk.articles.segments(job)]


def test_the_same_bytes_are_taken_in_once(empty: Desk) -> None:
    first = empty.articles.take_in(FIVE.encode(), "deal.txt")
    change = change_number(empty)
    second = empty.articles.take_in(FIVE.encode(), "deal.txt")
    assert (first.segments, first.new, first.unchanged) == (5, 5, False)
    assert (second.segments, second.new, second.unchanged) == (5, 0, True)
    assert second.article == first.article
    assert change_number(empty) == change
    assert [article.name for article in empty.articles.all()] == ["deal.txt"]


def test_an_article_is_not_translated_into_its_own_language(empty: Desk) -> None:
    with pytest.raises(UsageError, match="An article in ru cannot be translated into ru"):
        empty.articles.take_in(FIVE.encode(), "deal.txt", language="ru")
    assert empty.articles.all() == ()


def test_an_update_leaves_every_untouched_segment_as_it_was_and_shows_what_changed(empty: Desk) -> None:
    jobs = filled(empty)
    before = {job.language: empty.articles.segments(job) for job in jobs}
    dropped = [3, 4]
    changed = PARAGRAPHS[7].replace("1.3 gigawatts", "1.7 gigawatts")
    new = [*PARAGRAPHS[:2], FIRST_NEW, *PARAGRAPHS[3:7], changed, *PARAGRAPHS[8:], SECOND_NEW]
    taken = empty.articles.take_in(("\n\n".join(new) + "\n").encode(), "energy.txt")

    assert taken.article.version == 2
    assert (taken.segments, taken.kept, taken.changed, taken.new, taken.removed) == (24, 21, 1, 2, 2)
    for job in jobs:
        old = {segment.source.text: segment for segment in before[job.language]}
        now = {segment.source.text: segment for segment in empty.articles.segments(job)}
        untouched = [text for text in old if text in now]
        assert len(untouched) == 21
        assert [told(now[text]) for text in untouched] == [told(old[text]) for text in untouched]
        assert [now[text].id for text in untouched] == [old[text].id for text in untouched]
        assert [old[text].number for text in old if text not in now] == [*dropped, 17]

        mended = next(segment for text, segment in now.items() if "1.7 gigawatts" in text)
        was = before[job.language][16]
        assert mended.id == was.id
        assert (mended.state, mended.target.text) == (State.DRAFT, target_of(job, 17))
        assert mended.old_source is not None
        assert mended.old_source.text == was.source.text
        assert "1.3 gigawatts" in mended.old_source.text
        assert mended.origin is not None
        assert mended.origin.kind is OriginKind.UPDATED
        assert [comment.text for comment in mended.comments] == [f"remark {job.language} 17"]

        for text in (FIRST_NEW, SECOND_NEW):
            assert told(now[text]) == (TaggedText(), State.NEW, (), None, None, ())
    assert_sound(empty)


def test_a_vanished_segment_stays_in_the_history_and_comes_back_with_undo(empty: Desk) -> None:
    russian, _ = filled(empty, FIVE, "deal.txt")
    before = picture(empty)
    last = empty.articles.segments(russian)[-1]
    empty.articles.take_in(FIVE.replace("\nThe agreement has to be ratified by parliament.\n", "").encode(), "deal.txt")
    assert len(empty.articles.segments(russian)) == 4
    history = [(entry.kind, entry.target) for entry in empty.operations.history(last.id)]
    assert history == [("update", "Предложение 5."), ("confirm", "Предложение 5.")]
    with pytest.raises(MissingInput):
        empty.articles.segment(last.id)
    empty.operations.undo()
    assert picture(empty) == before


def test_splits_and_joins_are_made_again_in_the_new_version(empty: Desk) -> None:
    article = empty.articles.take_in(FIVE.encode(), "deal.txt").article
    russian, kazakh = (empty.articles.job(article, language) for language in ("ru", "kk"))
    signed = empty.articles.numbered(russian, 2)
    empty.editing.split(signed.id, len("Kazakhstan signed a deal "))
    empty.editing.join(empty.articles.numbered(russian, 4).id)  # “The total cost …” with “Construction …”
    as_cut = [
        "Kazakhstan signs wind farm deal",
        "Kazakhstan signed a deal",
        "on October 21.",
        "The total cost is $1.2 billion. Construction will begin in 2027.",
        "The agreement has to be ratified by parliament.",
    ]
    assert sources(empty, russian) == as_cut
    for segment in empty.articles.segments(russian):
        empty.editing.confirm(segment.id, target_of(russian, segment.number))
    taken = empty.articles.update(article, (FIVE + f"\n{FIRST_NEW}\n").encode())
    assert (taken.kept, taken.new) == (5, 1)
    assert sources(empty, russian) == [*as_cut, FIRST_NEW]
    targets = [segment.target.text for segment in empty.articles.segments(russian)]
    assert targets == [*(f"Предложение {number}." for number in range(1, 6)), ""]
    assert len(sources(empty, kazakh)) == 6


def test_a_join_over_blocks_is_made_again_in_the_new_version(empty: Desk, job: Job) -> None:
    joined = empty.editing.join(empty.articles.numbered(job, 4).id)
    assert joined.source.text == "Construction will begin in 2027. The agreement has to be ratified by parliament."
    assert (joined.first_block, joined.last_block) == (2, 3)
    empty.editing.confirm(joined.id, "Вместе.")
    article = empty.articles.find("deal.txt")
    empty.articles.update(article, FIVE.replace("\n\n", f"\n\n{FIRST_NEW}\n\n", 1).encode())
    now = empty.articles.segments(job)
    assert [segment.source.text for segment in now][1] == FIRST_NEW
    assert (now[-1].id, now[-1].source, now[-1].target.text) == (joined.id, joined.source, "Вместе.")
    assert (now[-1].first_block, now[-1].last_block, now[-1].state) == (3, 4, State.TRANSLATED)


def test_a_twin_is_refused_and_update_forces_it(empty: Desk, job: Job) -> None:
    empty.editing.confirm(empty.articles.numbered(job, 1).id, "Заголовок")
    before = picture(empty)
    with pytest.raises(NotTheSameArticle, match="0 of its 5 segments are in this file"):
        empty.articles.take_in(OTHER.encode(), "deal.txt")
    assert picture(empty) == before
    taken = empty.articles.update(empty.articles.find("deal.txt"), OTHER.encode())
    assert (taken.article.version, taken.segments, taken.removed) == (2, 3, 5)
    assert sources(empty, job)[0] == "Something else entirely"


def test_a_refused_twin_makes_no_job_either(empty: Desk) -> None:
    empty.articles.take_in(FIVE.encode(), "deal.txt", targets=["ru"])
    with pytest.raises(NotTheSameArticle):
        empty.articles.take_in(OTHER.encode(), "deal.txt", targets=["ru", "kk"])
    assert [job.language for job in empty.articles.find("deal.txt").jobs] == ["ru"]


def test_a_name_comes_back_from_the_archive_with_everything(empty: Desk) -> None:
    russian, _ = filled(empty, FIVE, "deal.txt")
    before = empty.articles.segments(russian)
    article = empty.articles.find("deal.txt")
    assert empty.articles.remove(article) is None
    assert empty.articles.all() == ()
    with pytest.raises(MissingInput, match="There is no article “deal"):
        empty.articles.find("deal.txt")
    again = empty.articles.take_in(FIVE.encode(), "deal.txt")
    assert (again.article.id, again.unchanged) == (article.id, True)
    assert empty.articles.segments(russian) == before


def test_a_twin_of_an_archived_article_is_refused_and_leaves_it_in_the_archive(empty: Desk, job: Job) -> None:
    empty.articles.remove(empty.articles.find("deal.txt"))
    before = picture(empty)
    with pytest.raises(NotTheSameArticle):
        empty.articles.take_in(OTHER.encode(), "deal.txt")
    assert picture(empty) == before
    assert empty.articles.all() == ()


def test_purging_makes_a_backup_first_and_the_units_stay(empty: Desk, tmp_path: Path) -> None:
    filled(empty, FIVE, "deal.txt")
    kept = picture(empty)["memories"]
    backup = empty.articles.remove(empty.articles.find("deal.txt"), purge=True)
    assert backup is not None
    assert backup.parent == tmp_path / "desk" / "backups"
    assert [rows(empty, row) for row in (tables.ArticleRow, tables.SegmentRow, tables.JobRow)] == [[], [], []]
    assert picture(empty)["memories"] == kept
    assert_sound(empty)
    restored = tmp_path / "restored"
    restored.mkdir()
    (restored / "desk.db").write_bytes(backup.read_bytes())
    with open_desk(restored) as desk:
        job = desk.articles.job(desk.articles.find("deal.txt"), "kk")
        assert [segment.target.text for segment in desk.articles.segments(job)] == [
            f"Сөйлем {number}." for number in range(1, 6)
        ]


def test_work_goes_on_after_reopening_where_each_person_stopped(tmp_path: Path, clock: TickingClock) -> None:
    with open_desk(tmp_path / "desk", clock=clock) as desk:
        job = desk.articles.job(desk.articles.take_in(FIVE.encode(), "deal.txt").article, "ru")
        desk.articles.enter(desk.articles.numbered(job, 4))
        desk.editing.confirm(desk.articles.numbered(job, 1).id, "Заголовок")
        desk.editing.leave_out(desk.articles.numbered(job, 2).id)
    with open_desk(tmp_path / "desk", clock=clock) as desk:
        assert not desk.made
        assert desk.articles.resume(job) == 4
        assert desk.articles.numbered(job, 1).target.text == "Заголовок"
    with open_desk(tmp_path / "desk", person="berik", clock=clock) as desk:
        assert desk.articles.resume(job) == 3, "the first that is neither done nor left out"


def test_the_desk_knows_in_which_language_a_person_worked_last(empty: Desk, clock: TickingClock, job: Job) -> None:
    article = empty.articles.find("deal.txt")
    kazakh = empty.articles.job(article, "kk")
    assert empty.articles.last_languages() == {}
    for worked_in, language in ((kazakh, "kk"), (job, "ru"), (kazakh, "kk")):
        clock.now += timedelta(seconds=1)
        empty.articles.enter(empty.articles.segments(worked_in)[0])
        assert empty.articles.last_languages() == {article.id: language}


def test_it_is_known_when_a_person_was_last_in_a_job(empty: Desk, job: Job, clock: TickingClock) -> None:
    assert empty.articles.last_here(job) is None
    empty.articles.enter(empty.articles.segments(job)[2])
    assert empty.articles.last_here(job) == "2026-11-23T09:00:00Z"
    clock.step = 3600
    empty.articles.enter(empty.articles.segments(job)[3])
    assert empty.articles.last_here(job) == clock.now.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_what_one_wrote_oneself_is_no_news(empty: Desk) -> None:
    job = empty.articles.job(empty.articles.take_in(b"One day\n\nIt rains. It snows.\n", "days.txt").article, "ru")
    before = empty.articles.written_since(job, 1 << 62, {}).change
    mine = empty.editing.confirm(empty.articles.numbered(job, 2).id, "Идёт дождь.").segment
    theirs = empty.editing.confirm(empty.articles.numbered(job, 3).id, "Идёт снег.").segment
    assert empty.articles.written_since(job, before, {}).segments == (mine, theirs)
    assert empty.articles.written_since(job, before, {mine.id: mine.version}).segments == (theirs,)
    empty.editing.comment(mine.id, "Точно?")
    said = empty.articles.written_since(job, before, {mine.id: mine.version, theirs.id: theirs.version}).segments
    assert [segment.id for segment in said] == [mine.id]


@pytest.mark.parametrize("reference", ["9" * 5000, "9" * 20, "bad\udcff.tmx"])
def test_what_can_be_no_article_is_not_found(empty: Desk, reference: str) -> None:
    with pytest.raises(MissingInput):
        empty.articles.find(reference)
