"""Kazakh goes out in Latin letters where that is asked for, by the table of the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.desk.desk import Desk
from tmtool.model.articles import Article
from tmtool.model.errors import RefusedInput, UsageError


@pytest.fixture
def article(empty: Desk) -> Article:
    """An article with its first sentence in both languages, and a second one that nobody has translated."""
    article = empty.articles.take_in(b"She came. He left.", "two.txt").article
    for language, target in (("ru", "Она пришла."), ("kk", "Чемпион келді.")):
        segment = empty.articles.segments(empty.articles.job(article, language))[0]
        empty.editing.confirm(segment.id, target)
    return empty.articles.find("two.txt")


def _written(desk: Desk, article: Article, language: str, format_id: str, folder: Path) -> str:
    path = folder / "out.txt"
    desk.exports.export(article, [language], format_id, path, latin=True)
    return path.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("format_id", ["document", "text"])
def test_kazakh_is_written_in_latin_and_the_desk_keeps_cyrillic(
    empty: Desk, article: Article, tmp_path: Path, format_id: str
) -> None:
    assert _written(empty, article, "kk", format_id, tmp_path) == "Tşempion keldı. He left."
    assert _written(empty, article, "ru", format_id, tmp_path) == "Она пришла. He left."
    segment = empty.articles.segments(empty.articles.job(article, "kk"))[0]
    assert segment.target.text == "Чемпион келді."


@pytest.mark.parametrize("format_id", ["tmx", "po", "csv"])
def test_bilingual_files_stay_in_cyrillic(empty: Desk, article: Article, tmp_path: Path, format_id: str) -> None:
    with pytest.raises(UsageError, match="keeps Kazakh in Cyrillic"):
        empty.exports.export(article, ["kk"], format_id, tmp_path / "out", latin=True)
    assert not (tmp_path / "out").exists()


def test_a_table_in_the_folder_of_the_desk_wins_for_the_letters_that_it_names(
    empty: Desk, article: Article, tmp_path: Path
) -> None:
    (empty.folder / "latin.csv").write_text("\ufeffч;ç\r\n", encoding="utf-8")
    assert _written(empty, article, "kk", "text", tmp_path) == "Çempion keldı. He left."
    assert empty.latin_table.write(tmp_path / "latin.csv") == 42
    assert "ч,ç\n" in (tmp_path / "latin.csv").read_text(encoding="utf-8")
    empty.latin_table.write(tmp_path / "latin.csv", ours=True)
    assert "ч,tş\n" in (tmp_path / "latin.csv").read_text(encoding="utf-8")


def test_a_damaged_table_is_named_with_its_line_and_nothing_is_written(
    empty: Desk, article: Article, tmp_path: Path
) -> None:
    (empty.folder / "latin.csv").write_text("ч,ç\nч,c\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"latin\.csv”, line 2: “ч” stands there twice"):
        _written(empty, article, "kk", "text", tmp_path)
    assert not (tmp_path / "out.txt").exists()
