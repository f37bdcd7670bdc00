"""What somebody changed since it was delivered is kept when it is delivered again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tmtool.desk.delivered_files import FILE_NAME, FOLDER
from tmtool.desk.delivering import kept_words
from tmtool.desk.desk import Desk
from tmtool.desk.exports import Exported


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        desk.articles.take_in(b"Oil rose.\n\nGas fell.\n", "oil.txt", targets=["ru"])
        confirm(desk, "Нефть подорожала.")
        yield desk


def confirm(desk: Desk, text: str) -> None:
    first, *_ = desk.articles.segments(desk.articles.job(desk.articles.find("oil.txt"), "ru"))
    desk.editing.confirm(first.id, text)


def deliver(desk: Desk, folder: Path) -> tuple[Exported, ...]:
    return desk.delivering.write_all(desk.articles.find("oil.txt"), "ru", folder)


def test_what_nobody_touched_is_replaced(desk: Desk, tmp_path: Path) -> None:
    deliver(desk, tmp_path / "out")
    confirm(desk, "Нефть выросла в цене.")
    assert not [one.kept for one in deliver(desk, tmp_path / "out") if one.kept]
    assert len(list((tmp_path / "out").iterdir())) == 7


def test_what_somebody_changed_is_kept_each_time_and_said(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    deliver(desk, out)
    for number, name in enumerate(("oil.ru.review.kept.docx", "oil.ru.review.kept2.docx")):
        (out / "oil.ru.review.docx").write_bytes(b"corrected %d" % number)
        done = deliver(desk, out)
        assert [one.kept for one in done if one.kept] == [out / name]
        assert (out / name).read_bytes() == b"corrected %d" % number
        assert (out / "oil.ru.review.docx").read_bytes().startswith(b"PK")
        words = f"“oil.ru.review.docx” was not what was written there last: it is kept as “{name}”."
        assert kept_words(done) == (words,)


def test_a_strangers_file_is_kept_and_the_same_file_is_not(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    deliver(desk, out)
    (desk.folder / FOLDER / FILE_NAME).write_text("[damaged")
    (out / "oil.ru.txt").write_text("Чужое\n")
    assert [one.kept for one in deliver(desk, out) if one.kept] == [out / "oil.ru.kept.txt"]
    assert len(list(out.iterdir())) == 8
