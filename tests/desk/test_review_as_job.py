"""A review table is an article of another desk: its targets fill the job, and it is written back and comes home."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from tests.desk import made_reviews as made
from tests.desk.made_reviews import edited, run
from tmtool.desk.desk import Desk
from tmtool.desk.returned_table import compare_table
from tmtool.exchange.review_table import read_bilingual, read_review, write_bilingual
from tmtool.model.articles import State
from tmtool.model.text import Tag, TaggedText, TagKind


def test_a_table_opens_as_a_job_and_comes_home_corrected(empty: Desk, tmp_path: Path) -> None:
    them = made.segments()
    bold = (Tag(0, TagKind.OPEN, 1, "<b>"), Tag(3, TagKind.CLOSE, 1, "</b>"))
    them = (*them[:3], replace(them[3], source=TaggedText(made.SOURCES[3], bold), locked=True), them[4])
    article = empty.articles.take_in(made.table(them), "deal.ru.review.docx").article
    assert article.format == "review"
    job = empty.articles.job(article, "ru")
    found = empty.articles.segments(job)
    assert [one.source.text for one in found] == list(made.SOURCES)
    assert [one.target.text for one in found] == list(made.TARGETS)
    assert found[3].source.shown == "‹1›Wor‹/1›k begins on Monday."
    assert [one.locked for one in found] == [False, False, False, True, False]
    unchanged = empty.exports.export(article, ["ru"], "document", tmp_path / "same.docx").path.read_bytes()
    assert unchanged == made.table(them)
    empty.reviewing.accept(found[1].id, "Сделку подписали.\nВ среду.")
    empty.editing.comment(found[4].id, "Точно?")
    data = empty.exports.export(article, ["ru"], "document", tmp_path / "back.docx").path.read_bytes()
    back = compare_table(read_review(data, "back.docx"), "deal.txt", "ru", them, person="ed", time=made.TIME)
    assert [(one.segment.number, one.kind, one.after) for one in back.changes] == [
        (2, "changed", "Сделку подписали.\nВ среду."),
        (5, "remarked", made.TARGETS[4]),
    ]
    assert [one.text for one in back.changes[1].comments] == ["aigul: Точно?"]
    assert back.conflicts == ()


def test_only_the_cells_that_changed_are_written_and_every_other_part_stays() -> None:
    them = made.segments()
    data = edited(made.table(them), lambda text: text, more={"word/media/a.png": "picture"})
    file = read_bilingual(data, name="a.docx")
    entry = replace(file.entries[2], target=TaggedText("Цена — <2> & «миллиарда»."), state=State.REVIEWED)
    after = write_bilingual(data, file, {3: entry})
    documents = [zipfile.ZipFile(io.BytesIO(one)).read(made.MAIN).decode() for one in (data, after)]
    before_rows, after_rows = (made.rows_of(one.replace("<w:r></w:r>", "<w:r/>")) for one in documents)
    assert [at for at, (one, other) in enumerate(zip(before_rows, after_rows, strict=True)) if one != other] == [3]
    assert run("Цена — &lt;2&gt; &amp; «миллиарда».") in after_rows[3].replace(
        '<w:rPr><w:lang w:val="ru"/></w:rPr>', ""
    )
    assert '<w:lang w:val="ru"/>' in after_rows[3].split("<w:tc>")[4]
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name != made.MAIN)
    assert write_bilingual(data, file, {}) == data


def test_a_document_with_a_table_is_no_review(empty: Desk) -> None:
    data = edited(made.table(made.segments()), made.with_rows(lambda rows: [rows[0]]))
    assert empty.articles.take_in(data, "plan.docx").article.format == "docx"
