"""What an article becomes: its own document, clean text, bilingual files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import FIVE
from tests.desk.made import open_desk
from tmtool import formats
from tmtool.desk.desk import Desk
from tmtool.desk.exports import default_name
from tmtool.exchange import tmx
from tmtool.model.articles import Job, Segment
from tmtool.model.errors import OutputError, UsageError

Segments = Callable[[], tuple[Segment, ...]]
Written = Callable[..., str]
HEADLINE, SIGNED, COST, WORK, LAST = (
    "Казахстан строит ветропарки",
    "Казахстан подписал сделку.",
    "Она стоит 1,2 миллиарда.",
    "Стройка начнётся в 2027 году.",
    "Дело за парламентом.",
)


@pytest.fixture
def written(empty: Desk, tmp_path: Path) -> Written:
    """Gives the text of an export of the article into Russian."""

    def write(format_id: str = "document") -> str:
        article = empty.articles.find("deal.txt")
        return empty.exports.export(article, ["ru"], format_id, tmp_path / "out").path.read_text(encoding="utf-8")

    return write


def confirm_all(desk: Desk, segments: Segments) -> None:
    for segment, target in zip(segments(), (HEADLINE, SIGNED, COST, WORK, LAST), strict=True):
        desk.editing.confirm(segment.id, target)


@pytest.mark.parametrize(
    "data",
    [
        FIVE.encode(),
        b"\xef\xbb\xbf" + FIVE.replace("\n", "\r\n").encode(),
        FIVE.encode("utf-16"),
        b"  A headline \n\n\n\tOne sentence.   Two  sentences.\nA third line without an end",
    ],
)
def test_an_untranslated_document_is_the_same_to_the_byte(empty: Desk, tmp_path: Path, data: bytes) -> None:
    article = empty.articles.take_in(data, "deal.txt").article
    done = empty.exports.export(article, ["ru"], "document", tmp_path / "out.txt")
    assert done.path.read_bytes() == data
    assert (done.segments, done.untranslated) == (0, empty.articles.find("deal.txt").jobs[0].segments)


def test_a_translated_document_keeps_its_lines_and_the_spaces_between_sentences(empty: Desk, tmp_path: Path) -> None:
    data = b"A headline\r\n\r\n  One is here.   Two is here.\tThree is here.\r\nThe end."
    article = empty.articles.take_in(data, "spaces.txt").article
    job = empty.articles.job(article, "ru")
    for segment, target in zip(empty.articles.segments(job), ["Заголовок", "Раз.", "Два.", "Три."], strict=False):
        empty.editing.confirm(segment.id, target)
    path = empty.exports.export(article, ["ru"], "document", tmp_path / "out.txt").path
    assert path.read_bytes().decode() == "Заголовок\r\n\r\n  Раз.   Два.\tТри.\r\nThe end."


def test_what_is_not_translated_stands_in_its_own_language(
    empty: Desk, job: Job, segments: Segments, written: Written
) -> None:
    empty.editing.confirm(segments()[2].id, COST)
    text = "Kazakhstan signed a deal on October 21. Она стоит 1,2 миллиарда. Construction will begin in 2027."
    assert written() == FIVE.replace(FIVE.split("\n")[2], text)


def test_left_out_segments_become_nothing_with_the_space_before_them(
    empty: Desk, job: Job, segments: Segments, written: Written
) -> None:
    confirm_all(empty, segments)
    for number, paragraph in (
        (2, f"{COST} {WORK}"),
        (3, f"{SIGNED} {WORK}"),
        (4, f"{SIGNED} {COST}"),
    ):
        segment = segments()[number - 1]
        empty.editing.leave_out(segment.id)
        assert written() == f"{HEADLINE}\n\n{paragraph}\n\n{LAST}\n"
        assert written("text") == f"{HEADLINE}\n\n{paragraph}\n\n{LAST}\n"
        empty.editing.leave_out(segment.id, False)
    for number in (1, 2):
        empty.editing.leave_out(segments()[number].id)
    assert written("text") == f"{HEADLINE}\n\n{WORK}\n\n{LAST}\n"
    assert SIGNED not in written("tmx") + written("csv") + written("po")


def test_a_deliberately_empty_target_stands_in_the_document_as_nothing(
    empty: Desk, job: Job, segments: Segments, written: Written, tmp_path: Path
) -> None:
    confirm_all(empty, segments)
    empty.editing.confirm(segments()[2].id, "")
    assert f"{SIGNED} {WORK}\n" in written()
    done = empty.exports.export(empty.articles.find("deal.txt"), ["ru"], "document", tmp_path / "out.txt")
    assert (done.segments, done.untranslated) == (5, 0)


def test_a_paragraph_of_which_everything_is_left_out_leaves_no_trace(
    empty: Desk, job: Job, segments: Segments, written: Written
) -> None:
    confirm_all(empty, segments)
    for number in (1, 2, 3):
        empty.editing.leave_out(segments()[number].id)
    assert written("text") == f"{HEADLINE}\n\n{LAST}\n"
    assert written() == f"{HEADLINE}\n\n{LAST}\n"
    for number in (0, 4):
        empty.editing.leave_out(segments()[number].id)
        empty.editing.leave_out(segments()[1].id, False)
    assert written() == f"{SIGNED}\n"


def test_a_segment_over_two_paragraphs_stands_in_the_first_of_them(
    empty: Desk, job: Job, segments: Segments, written: Written
) -> None:
    confirm_all(empty, segments)
    empty.editing.join(segments()[3].id)
    assert written("text") == f"{HEADLINE}\n\n{SIGNED} {COST} {WORK} {LAST}\n"
    assert written() == f"{HEADLINE}\n\n{SIGNED} {COST} {WORK} {LAST}\n"


def test_a_draft_stands_in_the_document_but_in_bilingual_files_only_when_asked_for(
    empty: Desk, job: Job, segments: Segments, written: Written, tmp_path: Path
) -> None:
    empty.editing.draft(segments()[0].id, HEADLINE)
    assert written().startswith(HEADLINE)
    assert HEADLINE not in written("tmx")
    done = empty.exports.export(empty.articles.find("deal.txt"), ["ru"], "tmx", tmp_path / "d.tmx", drafts=True)
    assert (done.segments, done.untranslated) == (1, 4)
    assert HEADLINE in done.path.read_text(encoding="utf-8")


def test_a_tmx_of_both_languages_joins_what_one_of_them_has_split(
    empty: Desk, job: Job, segments: Segments, tmp_path: Path
) -> None:
    article = empty.articles.find("deal.txt")
    kazakh = empty.articles.job(article, "kk")
    confirm_all(empty, segments)
    empty.editing.split(empty.articles.numbered(kazakh, 2).id, len("Kazakhstan signed a deal"))
    for segment in empty.articles.segments(kazakh):
        empty.editing.confirm(segment.id, f"Сөйлем {segment.number}.")
    done = empty.exports.export(article, ["ru", "kk"], "tmx", tmp_path / "both.tmx", together=True, codes=["ru-RU"])
    units = list(tmx.read(done.path).units)
    assert done.segments == len(units) == 5
    assert [(variant.language, variant.text.text) for variant in units[1].variants] == [
        ("en", "Kazakhstan signed a deal on October 21."),
        ("ru-RU", SIGNED),
        ("kk", "Сөйлем 2. Сөйлем 3."),
    ]
    assert [variant.text.text for variant in units[4].variants][2] == "Сөйлем 6."
    assert (units[0].previous, units[0].next) == ("", "Kazakhstan signed a deal on October 21.")
    assert (units[4].previous, units[4].next) == ("Construction will begin in 2027.", "")


def test_a_stretch_that_one_language_has_not_finished_holds_the_other_one_only(
    empty: Desk, job: Job, segments: Segments, tmp_path: Path
) -> None:
    article = empty.articles.find("deal.txt")
    kazakh = empty.articles.job(article, "kk")
    confirm_all(empty, segments)
    first, _ = empty.editing.split(empty.articles.numbered(kazakh, 2).id, len("Kazakhstan signed a deal"))
    empty.editing.confirm(first.id, "Бірінші бөлік")
    done = empty.exports.export(article, ["ru", "kk"], "tmx", tmp_path / "both.tmx", together=True)
    units = list(tmx.read(done.path).units)
    assert [[variant.language for variant in unit.variants] for unit in units] == [["en", "ru"]] * 5


def test_an_export_that_cannot_be_written_says_so_and_leaves_what_was(empty: Desk, job: Job, tmp_path: Path) -> None:
    article = empty.articles.find("deal.txt")
    with pytest.raises(OutputError, match="cannot be written"):
        empty.exports.export(article, ["ru"], "tmx", tmp_path / "nowhere" / "out.tmx")
    with pytest.raises(UsageError, match="Name one language"):
        empty.exports.export(article, ["ru", "kk"], "csv", tmp_path / "out.csv", together=True)
    with pytest.raises(UsageError, match="has no job into de; it has: ru, kk"):
        empty.exports.export(article, ["de"], "tmx", tmp_path / "out.tmx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk"]


def test_an_article_without_letters_that_may_stand_in_a_file_name_is_written_into_the_folder(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        article = desk.articles.take_in(FIVE.encode(), "../../etc/пар\\ламент").article
        assert default_name(article, ["ru"], formats.by_id("tmx")) == "_.._etc_пар_ламент.ru.tmx"


def test_a_document_is_marked_with_language_and_country(empty: Desk, tmp_path: Path) -> None:
    page = b'<html lang="en"><body><p>The town waited.</p></body></html>'
    article = empty.articles.take_in(page, "page.html").article
    for language in ("ru", "kk"):
        empty.editing.confirm(empty.articles.segments(empty.articles.job(article, language))[0].id, "Қала")

    def written(language: str, **options: Any) -> str:
        return empty.exports.export(article, [language], "document", tmp_path / "out.html", **options).path.read_text()

    assert '<html lang="ru-RU">' in written("ru")
    assert '<html lang="kk-KZ">' in written("kk")
    assert '<html lang="ru-KZ">' in written("ru", codes=["ru-KZ"])
    assert '<html lang="kk-Latn">' in written("kk", latin=True)
