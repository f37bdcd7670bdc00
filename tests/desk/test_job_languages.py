"""For which languages an article has a place: asked of its file once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.desk.test_bilingual_versions import TMX, po
from tmtool.desk import arrivals
from tmtool.desk.desk import Desk
from tmtool.desk.reading import stored_file
from tmtool.model.articles import Article
from tmtool.model.errors import RefusedInput


def counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles whose files are read from now on."""
    reads, read = [], stored_file

    def counting(article: Article, *others: Any) -> Any:
        reads.append(article.name)
        return read(article, *others)

    monkeypatch.setattr(arrivals, "stored_file", counting)
    return reads


def test_a_file_is_read_once_for_all_languages(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = empty.articles.take_in(po(("Town", "Город")), "desk.po").article
    reads = counted_reads(monkeypatch)
    for _ in range(3):
        empty.job_languages.look(article, ("ru", "kk"))
        assert empty.job_languages.closed(article, ("ru", "kk", "de", "fr")) == {"kk", "de", "fr"}
    assert reads == ["desk.po"]


def test_a_file_is_read_once_also_where_several_ask_at_once(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = empty.articles.take_in(po(("Town", "Город")), "desk.po").article
    reads = counted_reads(monkeypatch)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(empty.job_languages.look, [article] * 20, [("kk",)] * 20))
    assert reads == ["desk.po"]


def test_nothing_is_read_where_every_language_has_a_job(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = empty.articles.take_in(po(("Town", "Город")), "desk.po").article
    reads = counted_reads(monkeypatch)
    empty.job_languages.look(article, ("ru",))
    assert not reads


def test_a_new_version_is_read_again(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = empty.articles.take_in(po(("Town", "Город")), "desk.po").article
    empty.job_languages.look(article, ("ru", "kk"))
    newer = empty.articles.update(article, po(("Town", "Город"), ("River", ""))).article
    reads = counted_reads(monkeypatch)
    empty.job_languages.look(newer, ("ru", "kk"))
    assert reads == ["desk.po"]


def test_a_file_that_takes_any_language_has_them_once_that_is_known(empty: Desk) -> None:
    article = empty.articles.take_in(TMX.encode(), "desk.tmx", targets=["ru"]).article
    assert empty.job_languages.closed(article, ("ru", "kk", "de")) == {"kk", "de"}
    assert not empty.job_languages.is_known(article)
    empty.job_languages.look(article, ("ru", "kk"))
    assert empty.job_languages.is_known(article)
    assert empty.job_languages.closed(article, ("en", "ru", "kk", "de")) == {"en"}


def test_an_article_has_places_for_all_languages_but_its_own(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = empty.articles.take_in(b"News\n\nOne.\n", "news.txt", language="kk", targets=["ru"]).article
    reads = counted_reads(monkeypatch)
    empty.job_languages.look(article, ("ru", "kk"))
    assert empty.job_languages.closed(article, ("ru", "kk", "en")) == {"kk"}
    assert not reads


def test_a_file_that_cannot_be_read_is_said_to_be_so_once(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = empty.articles.take_in(po(("Town", "Город")), "desk.po").article

    def damaged(*_: object) -> None:
        raise RefusedInput("It is damaged.")

    monkeypatch.setattr(arrivals, "stored_file", damaged)
    with pytest.raises(RefusedInput):
        empty.job_languages.look(article, ("ru", "kk"))
    empty.job_languages.look(article, ("ru", "kk"))
    assert empty.job_languages.closed(article, ("ru", "kk")) == {"kk"}
