"""A job as HTML for a CMS, from the document to the file and back."""

from __future__ import annotations

from pathlib import Path

from tmtool.desk.desk import Desk
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
