"""Edited translations come back as documents: from Word with tracked changes, as web pages, cut and joined."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.made_reviews import edited, run
from tmtool.desk.desk import Desk
from tmtool.desk.returned import Returned
from tmtool.desk.returned_document import compare_document
from tmtool.exchange.review_table import read_review
from tmtool.language.segmentation import default_rules
from tmtool.model.articles import Article, Job, Segment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:id="9" w:author="Editor"'
PARAGRAPHS = (
    run("Kazakhstan signs a deal"),
    f"{run('The deal was ')}<w:r><w:rPr><w:b/></w:rPr><w:t>signed</w:t></w:r>{run(' on Monday. It costs $2 billion.')}",
    run("Parliament has to ratify it. The vote is in May."),
)
TARGETS = (
    "Казахстан подписал договор",
    "Договор ‹1›подписан‹/1› в понедельник.",
    "Он стоит 2\u00a0миллиарда долларов.",
    "Его должен ратифицировать парламент.",
    "Голосование пройдёт в мае.",
)


def docx(*paragraphs: str) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document}
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.fixture
def deal(empty: Desk) -> tuple[Article, Job]:
    """An article of Word, translated."""
    article = empty.articles.take_in(docx(*PARAGRAPHS), "deal.docx").article
    job = empty.articles.job(article, "ru")
    for segment, target in zip(empty.articles.segments(job), TARGETS, strict=True):
        empty.editing.confirm(segment.id, target)
    return article, job


def exported(desk: Desk, article: Article, tmp_path: Path, format_id: str = "document") -> bytes:
    return desk.exports.export(article, ["ru"], format_id, tmp_path / "out").path.read_bytes()


def test_tracked_changes_of_word_are_read_as_accepted_and_tags_stay(
    empty: Desk, deal: tuple[Article, Job], tmp_path: Path
) -> None:
    data = exported(empty, deal[0], tmp_path)
    assert empty.returning.find(*deal, data, "deal.ru.docx").changes == ()

    def edit(document: str) -> str:
        old = "в понедельник. Он стоит"
        assert old in document
        before, after = document.split(old)
        tracked = (
            f"в</w:t></w:r><w:del {BY}><w:r><w:delText> понедельник</w:delText></w:r></w:del><w:ins {BY}>"
            f'{run(" среду")}</w:ins><w:r><w:t xml:space="preserve">. Он стоит'
        )
        return before + tracked + after

    back = empty.returning.find(*deal, edited(data, edit), "deal.ru.docx")
    assert [(one.segment.number, one.after) for one in back.changes] == [(2, "Договор ‹1›подписан‹/1› в среду.")]
    empty.returning.take(deal[1], back.changes)
    with zipfile.ZipFile(io.BytesIO(exported(empty, deal[0], tmp_path))) as archive:
        assert "в среду. Он стоит" in archive.read("word/document.xml").decode()


def test_clean_text_pasted_into_word_comes_back_too(empty: Desk, deal: tuple[Article, Job], tmp_path: Path) -> None:
    lines = exported(empty, deal[0], tmp_path, "text").decode().replace("\u00a0", " ").replace("мае", "июне")
    data = docx(*(run(line) for line in lines.split("\n\n")))
    back = empty.returning.find(*deal, data, "back.docx")
    assert [(one.segment.number, one.after) for one in back.changes] == [(5, "Голосование пройдёт в июне.")]


def test_no_break_spaces_that_a_text_lost_on_its_way_stay_where_nothing_changed(
    empty: Desk, deal: tuple[Article, Job], tmp_path: Path
) -> None:
    lines = exported(empty, deal[0], tmp_path, "text").decode().replace("\u00a0", " ").replace("Он стоит", "Цена —")
    (change,) = empty.returning.find(*deal, lines.encode(), "back.txt").changes
    assert change.after == "Цена — 2\u00a0миллиарда долларов."


@pytest.mark.parametrize(
    ("old", "new"),
    [("\n\n", "\n"), (". ", ".\n\n"), ("\n\n", " "), ("\n", "\r\n")],
    ids=["lines", "cut", "one", "CRLF"],
)
def test_paragraphs_cut_or_joined_change_nothing(
    empty: Desk, deal: tuple[Article, Job], tmp_path: Path, old: str, new: str
) -> None:
    lines = exported(empty, deal[0], tmp_path, "text").decode().replace(old, new)
    back = empty.returning.find(*deal, lines.encode(), "back.txt")
    assert [one.after for one in back.changes] == []
    assert back.conflicts == ()


def test_descriptions_of_pictures_are_not_missed_in_a_text_without_pictures(empty: Desk, tmp_path: Path) -> None:
    page = (
        "<html lang=en><h1>Oil price falls</h1><p>Oil fell on Monday.<p><img src=a.png alt='A pump'>It may rise.</html>"
    )
    article = empty.articles.take_in(page.encode(), "oil.html").article
    job = empty.articles.job(article, "ru")
    for segment in empty.articles.segments(job):
        empty.editing.confirm(segment.id, f"Предложение номер {segment.number}.")
    for format_id in ("cms", "document"):
        back = empty.returning.find(article, job, exported(empty, article, tmp_path, format_id), "back.html")
        assert (back.changes, back.conflicts) == ((), ()), format_id
    text = exported(empty, article, tmp_path, "cms").replace("номер 1".encode(), "номер один".encode())
    (change,) = empty.returning.find(article, job, text, "back.html").changes
    assert change.after == "Предложение номер один."


def test_what_a_part_of_the_text_does_not_have_is_not_deleted_by_itself(
    empty: Desk, deal: tuple[Article, Job], tmp_path: Path
) -> None:
    lines = exported(empty, deal[0], tmp_path, "text").decode().split("\n\n")[:2]
    text = "\n\n".join(lines).replace("понедельник", "среду").replace("Он стоит 2\u00a0миллиарда долларов.", "")
    back = empty.returning.find(*deal, text.encode(), "part.txt")
    assert [(one.segment.number, one.after) for one in back.changes] == [(2, "Договор ‹1›подписан‹/1› в среду.")]
    assert [(one.segment, one.why) for one in back.conflicts][:2] == [
        (3, "gone from the file, as 2 others are"),
        (4, "gone from the file, as 2 others are"),
    ]
    assert [one.kind for one in back.chosen({3}).changes] == ["deleted"]


def test_another_sentence_in_the_place_of_one_is_taken_only_by_its_number(
    empty: Desk, deal: tuple[Article, Job], tmp_path: Path
) -> None:
    text = exported(empty, deal[0], tmp_path, "text").decode()
    other = "Эксперты между тем ждут роста цен на бензин."
    back = empty.returning.find(*deal, text.replace("Его должен ратифицировать парламент.", other).encode(), "a.txt")
    assert back.changes == ()
    assert [(one.segment, one.why) for one in back.conflicts] == [(4, "another sentence stands in its place")]
    assert [one.after for one in back.chosen({4}).changes] == [other]


def test_many_sentences_that_came_are_not_taken_by_themselves(
    empty: Desk, deal: tuple[Article, Job], tmp_path: Path
) -> None:
    page = exported(empty, deal[0], tmp_path, "html")
    back = empty.returning.find(*deal, page, "deal.ru.bilingual.html")
    assert back.changes == ()
    assert {one.why.partition(",")[0] for one in back.conflicts} <= {
        "added behind it", "added before the first sentence"
    }  # fmt: skip


def test_a_review_table_in_another_format_is_named(empty: Desk, deal: tuple[Article, Job], tmp_path: Path) -> None:
    data = exported(empty, deal[0], tmp_path, "review")
    found = read_review(data, "a.docx").rows
    cells = "".join(f"<tr><td>{row.source}<td>q7m4<td>{row.target}</tr>" for row in found)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        its = re.search(r">([0-9a-z]{4}-[0-9a-z]{6}-[0-9a-z]{7})<", archive.read("word/document.xml").decode())
    assert its is not None
    page = f"<html><body><table>{cells.replace('q7m4', its[1])}</table></body></html>"
    with pytest.raises(RefusedInput, match="is a review table saved as HTML; save it as DOCX"):
        empty.returning.find(*deal, page.encode(), "table.html")


WORDS = ("рынок", "город", "власть", "суд", "школа", "нефть", "газ", "цена", "дорога", "поезд", "банк", "закон", "вода")


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[list[Segment]], random.Random]:
    """The translated paragraphs of a job."""
    chance = random.Random(draw(st.integers(0, 1 << 30)))
    paragraphs: list[list[Segment]] = []
    number = 0
    for at in range(draw(st.integers(1, 6))):
        here = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            words = chance.sample(WORDS, k=chance.randint(4, 10))
            target = TaggedText(f"{' '.join([words[0].title(), *words[1:]])} {number}.")
            source = TaggedText(f"Sentence {number}.")
            here.append(
                Segment(number, 1, number, at + 1, 0, at + 1, len(source.text), source, target, State.TRANSLATED, 1)
            )
        paragraphs.append(here)
    return paragraphs, chance


def compared(paragraphs: list[list[str]], segments: list[Segment]) -> Returned:
    return compare_document([" ".join(one) for one in paragraphs], "a.txt", "ru", segments, default_rules())


@given(stories(), st.floats(0, 0.6))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_words_changed_in_some_sentences_are_exactly_the_changes(
    story: tuple[list[list[Segment]], random.Random], share: float
) -> None:
    paragraphs, chance = story
    segments = [one for here in paragraphs for one in here]
    expected: dict[int, str] = {}
    texts = []
    for here in paragraphs:
        texts.append([])
        for one in here:
            words = one.target.text.split()
            if chance.random() < share:
                words[chance.randrange(1, len(words) - 1)] = "иначе"
                expected[one.number] = " ".join(words)
            texts[-1].append(" ".join(words))
    back = compared(texts, segments)
    assert {one.segment.number: one.after for one in back.changes} == expected
    assert back.conflicts == ()
    assert back.unchanged == len(segments) - len(expected)


@given(stories(), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_one_sentence_that_came_or_went_is_the_only_change(
    story: tuple[list[list[Segment]], random.Random], data: st.DataObject
) -> None:
    paragraphs, _ = story
    segments = [one for here in paragraphs for one in here]
    texts = [[one.target.text for one in here] for here in paragraphs]
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    place = data.draw(st.integers(1, len(texts[at])))
    came = [list(one) for one in texts]
    came[at].insert(place, "Это сказал вчера министр обороны страны.")
    (added,) = compared(came, segments).changes
    assert (added.kind, added.segment.number) == ("added", paragraphs[at][place - 1].number)
    if len(segments) > 2:
        gone = [list(one) for one in texts]
        gone[at].pop(place - 1)
        (deleted,) = compared(gone, segments).changes
        assert (deleted.kind, deleted.segment.number) == ("deleted", paragraphs[at][place - 1].number)
