"""A job as HTML for a CMS, from the document to the file and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tmtool.desk.desk import Desk
from tmtool.desk.returned import Returned
from tmtool.model.articles import Article, Job

PAGE = (
    "<html><h1>Oil price falls</h1><p>Oil <b>fell</b> on <a href='https://a.org/'>Monday</a>. It may rise.</p>"
    "<p><i>See</i> <a href='https://b.org/'>more</a> of it.</p><ul><li>One item here<li>Two items here</ul></html>"
)


def exported(desk: Desk, article: Article, folder: Path) -> bytes:
    path = folder / "out.html"
    desk.exports.export(article, ["ru"], "cms", path)
    return path.read_bytes()


def taken_in(desk: Desk) -> tuple[Article, Job]:
    article = desk.articles.take_in(PAGE.encode(), "oil.html").article
    return article, desk.articles.job(article, "ru")


def test_a_cms_gets_the_translation_with_its_elements_and_it_comes_back_unchanged(empty: Desk, tmp_path: Path) -> None:
    article, job = taken_in(empty)
    headline, fell, rise, more, one, two = empty.articles.segments(job)
    empty.editing.leave_out(one.id)
    for segment, target in (
        (headline, "Цена на нефть упала"),
        (fell, "В ‹2›понедельник‹/2› нефть ‹1›упала‹/1›."),
        (rise, "Она может вырасти."),
        (more, "‹1›Читайте‹/1› ‹2›больше‹/2› об этом."),
        (two, "Второй пункт здесь"),
    ):
        empty.editing.confirm(segment.id, target)
    out = exported(empty, article, tmp_path)
    assert out.decode() == (
        "<h1>Цена на нефть упала</h1>\n"
        '<p>В <a href="https://a.org/">понедельник</a> нефть <strong>упала</strong>. Она может вырасти.</p>\n'
        '<p><em>Читайте</em> <a href="https://b.org/">больше</a> об этом.</p>\n'
        "<ul>\n<li>Второй пункт здесь</li>\n</ul>\n"
    )
    assert exported(empty, article, tmp_path) == out
    back = empty.returning.find(article, job, out, "back.html")
    assert (back.changes, back.conflicts) == ((), ())


def test_a_sentence_that_runs_over_two_blocks_has_the_links_of_both(empty: Desk, tmp_path: Path) -> None:
    article, job = taken_in(empty)
    rise = empty.articles.segments(job)[2]
    joined = empty.editing.join(rise.id)
    assert joined.source.shown == "It may rise. ‹1›See‹/1› ‹2›more‹/2› of it."
    empty.editing.confirm(joined.id, "Она ‹1›может‹/1› ‹2›вырасти‹/2›.")
    assert (
        '<p>Oil <strong>fell</strong> on <a href="https://a.org/">Monday</a>. '
        'Она <em>может</em> <a href="https://b.org/">вырасти</a>.</p>\n<ul>'
    ) in exported(empty, article, tmp_path).decode()


NOTES = "# Oil price falls\n\nRead more at <https://example.org/a?b=1> on Monday. It may rise, `git log` says.\n"
NOTES_TARGETS = (
    "Цена на нефть упала",
    "Подробнее в понедельник на ‹1/› о нефти.",
    "Она может вырасти, сообщает ‹1/›.",
)


@pytest.fixture
def notes(empty: Desk) -> tuple[Article, Job]:
    """An article in Markdown with an address and with code, both tags of its sentences; translated."""
    article = empty.articles.take_in(NOTES.encode(), "oil.md").article
    job = empty.articles.job(article, "ru")
    for segment, target in zip(empty.articles.segments(job), NOTES_TARGETS, strict=True):
        empty.editing.confirm(segment.id, target)
    return article, job


def after(back: Returned) -> list[str]:
    assert back.conflicts == ()
    return [change.after for change in back.changes]


@pytest.mark.parametrize("name", ["back.html", "back.txt"])
def test_words_that_stand_for_a_tag_are_no_change(
    empty: Desk, notes: tuple[Article, Job], tmp_path: Path, name: str
) -> None:
    page = exported(empty, notes[0], tmp_path).decode()
    assert '<a href="https://example.org/a?b=1">https://example.org/a?b=1</a>' in page
    assert "<code>git log</code>" in page
    plain = re.sub(r"<[^>]*>", "", page) if name.endswith(".txt") else page
    assert after(empty.returning.find(*notes, plain.encode(), name)) == []
    # What else an editor changes in the sentence is a change, and the tag stays the tag.
    edited = plain.replace("в понедельник на", "во вторник на").replace("может вырасти", "вырастет")
    assert after(empty.returning.find(*notes, edited.encode(), name)) == [
        "Подробнее во вторник на ‹1/› о нефти.",
        "Она вырастет, сообщает ‹1/›.",
    ]


def test_words_that_an_editor_changes_or_adds_stay(empty: Desk, notes: tuple[Article, Job], tmp_path: Path) -> None:
    page = exported(empty, notes[0], tmp_path).decode()
    changed = page.replace(">https://example.org/a?b=1<", ">https://example.org/other<")
    (one,) = after(empty.returning.find(*notes, changed.encode(), "back.html"))
    assert "https://example.org/other" in one
    added = page.replace("о нефти.", "о нефти и https://example.org/a?b=1.")
    (one,) = after(empty.returning.find(*notes, added.encode(), "back.html"))
    assert one == "Подробнее в понедельник на ‹1/› о нефти и https://example.org/a?b=1."
    # The original's own form has the tag and not its words.
    path = empty.exports.export(notes[0], ["ru"], "document", tmp_path / "out.md").path
    own = path.read_text().replace("Она может", "По данным git log, она может")
    assert after(empty.returning.find(*notes, own.encode(), "back.md")) == [
        "По данным git log, она может вырасти, сообщает ‹1/›."
    ]


def test_a_name_that_is_not_translated_is_no_change(empty: Desk, tmp_path: Path) -> None:
    text = "<h1>Oil price falls</h1><p>The company <span translate=no>Kaz<b>Munai</b></span> fell. It may rise.</p>"
    article = empty.articles.take_in(text.encode(), "oil.html").article
    job = empty.articles.job(article, "ru")
    targets = ("Цена на нефть упала", "Акции компании упали в цене: ‹1/›.", "Она может вырасти.")
    for segment, target in zip(empty.articles.segments(job), targets, strict=True):
        empty.editing.confirm(segment.id, target)
    page = exported(empty, article, tmp_path).decode()
    assert "<p>Акции компании упали в цене: KazMunai. Она" in page
    assert after(empty.returning.find(article, job, page.encode(), "back.html")) == []
    edited = page.replace("Акции компании", "Бумаги компании")
    assert after(empty.returning.find(article, job, edited.encode(), "back.html")) == [
        "Бумаги компании упали в цене: ‹1/›."
    ]
