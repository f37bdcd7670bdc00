"""Files of other tools as jobs of the desk: filled, confirmed, written back with all else byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.desk.desk import Desk
from tmtool.model.articles import State
from tmtool.model.errors import TmtoolError

FILES = Path(__file__).parents[1] / "data" / "xliff"


def test_a_file_of_trados_comes_with_its_states_and_locks(empty: Desk) -> None:
    taken = empty.articles.take_in((FILES / "trados.sdlxliff").read_bytes(), "trados.sdlxliff")
    (job,) = taken.article.jobs
    segments = empty.articles.segments(job)
    assert job.language == "ru"
    assert [(one.state, one.locked) for one in segments] == [
        (State.FINAL, False),
        (State.DRAFT, False),
        (State.TRANSLATED, True),
        (State.REVIEWED, False),
        (State.DRAFT, False),
        (State.NEW, False),
    ]
    with pytest.raises(TmtoolError, match="locked"):
        empty.editing.confirm(segments[2].id, "Другое")


def test_only_the_target_and_the_state_of_what_was_confirmed_change(empty: Desk, tmp_path: Path) -> None:
    data = (FILES / "trados.sdlxliff").read_bytes()
    article = empty.articles.take_in(data, "trados.sdlxliff").article
    segments = empty.articles.segments(empty.articles.job(article, "ru"))
    untouched = empty.exports.export(article, ["ru"], "document", tmp_path / "a.sdlxliff").path.read_bytes()
    empty.editing.confirm(segments[4].id, "Остановись.")
    written = empty.exports.export(article, ["ru"], "document", tmp_path / "b.sdlxliff").path.read_bytes()
    assert untouched == data
    assert written == data.replace("Стой.".encode(), "Остановись.".encode()).replace(
        b'<sdl:seg id="5" conf="RejectedTranslation"', b'<sdl:seg id="5" conf="Translated"'
    )


def test_documents_of_one_file_keep_their_languages(empty: Desk, tmp_path: Path) -> None:
    data = (FILES / "several-languages.xlf").read_bytes()
    article = empty.articles.take_in(data, "news.xlf", targets=["ru", "kk"]).article
    for language, kept in (("ru", 0), ("kk", 1)):
        segments = empty.articles.segments(empty.articles.job(article, language))
        assert [one.left_out for one in segments] == [number != kept for number in range(2)]
    second = empty.articles.segments(empty.articles.job(article, "kk"))[1]
    empty.editing.confirm(second.id, "Ия")
    written = empty.exports.export(article, ["kk"], "document", tmp_path / "news.xlf").path.read_bytes()
    assert written == data.replace("<target>Иә".encode(), "<target>Ия".encode())


def test_a_file_without_a_language_is_told_that_of_the_job(empty: Desk, tmp_path: Path) -> None:
    data = (FILES / "no-target-language.xlf").read_bytes()
    article = empty.articles.take_in(data, "news.xlf", targets=["kk"]).article
    (segment,) = empty.articles.segments(empty.articles.job(article, "kk"))
    empty.editing.confirm(segment.id, "Иә")
    written = empty.exports.export(article, ["kk"], "document", tmp_path / "news.xlf").path.read_bytes()
    assert b' target-language="kk">' in written
    assert "<target>Иә</target>".encode() in written
