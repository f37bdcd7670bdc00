"""A job as a page side by side, and an article as HTML for a CMS."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk import made_reviews as made
from tmtool.documents import clean_text, cms_html, side_by_side
from tmtool.documents.web_text import with_signs, with_spaces
from tmtool.model.articles import Block, BlockKind
from tmtool.model.job_content import JobContent
from tmtool.model.text import Tag, TaggedText, TagKind


class Page(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and the text of cells."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def page(content: JobContent) -> bytes:
    out = io.BytesIO()
    side_by_side.write_job(content, out)
    return out.getvalue()


def cms(content: JobContent) -> str:
    out = io.BytesIO()
    cms_html.write_job(content, out)
    return out.getvalue().decode()


def test_a_page_has_both_languages_states_and_comments_and_needs_nothing_besides() -> None:
    first, *others = made.segments()
    bold = (Tag(0, TagKind.OPEN, 1, "<b>"), Tag(5, TagKind.CLOSE, 1, "</b>"))
    first = replace(first, target=TaggedText("A < B & C", bold), comments=(made.comment("<script>alert(1)</script>"),))
    others[0] = replace(others[0], left_out=True)
    data = page(made.content((first, *others)))
    found = Page(data)
    names = {name for name, _ in found.elements}
    assert not names & {"script", "link", "img", "iframe"}
    assert b"http" not in data
    assert ("html", {"lang": "ru"}) in found.elements
    assert [attrs["lang"] for name, attrs in found.elements if name == "td" and "lang" in attrs][:3] == [
        "en", "ru", "en",
    ]  # fmt: skip
    assert found.cells[2] == "‹1›A < B‹/1› & CEditor: <script>alert(1)</script>"
    assert found.cells[3].strip() == "translated"
    assert found.cells[7].strip() == "left out"
    assert "@media print" in data.decode()
    assert data == page(made.content((first, *others)))


@pytest.mark.parametrize(
    ("targets", "says"), [(("Одно",), "1 of 1 segment translated"), (("Одно", ""), "1 of 2 segments translated")]
)
def test_a_page_says_how_much_is_translated(targets: tuple[str, ...], says: str) -> None:
    assert f" · {says} · " in page(made.content(made.segments(targets, made.SOURCES[: len(targets)]))).decode()


@given(st.text(), st.text())
def test_whatever_stands_in_a_job_a_page_shows_it_as_text(source: str, target: str) -> None:
    them = made.segments((target,), (source,))
    names = [name for name, _ in Page(page(made.content(them))).elements]
    assert names == [name for name, _ in Page(page(made.content(made.segments(("x",), ("y",))))).elements]


def of_kinds(*blocks: tuple[BlockKind, str]) -> JobContent:
    """An article whose blocks read so."""
    content = made.content(made.segments())
    return replace(
        content,
        blocks=tuple(Block(at, at, kind, TaggedText("x"), 0, 1) for at, (kind, _) in enumerate(blocks, 1)),
        clean=tuple(TaggedText(text) for _, text in blocks),
    )


def test_a_cms_gets_the_headline_first_and_neither_what_is_left_out_nor_descriptions() -> None:
    content = of_kinds(
        (BlockKind.PARAGRAPH, "Айгерим, Астана"),
        (BlockKind.HEADLINE, "Цены & рынок"),
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.HEADING, "Нефть < газ"),
        (BlockKind.ATTRIBUTE, "Фото: насос"),
        (BlockKind.CELL, "5\u00a0млн\nтенге"),
        (BlockKind.NOTE, "Сноска"),
    )
    assert cms(content) == (
        "<h1>Цены &amp; рынок</h1>\n<p>Айгерим, Астана</p>\n<h2>Нефть &lt; газ</h2>\n<p>5\u00a0млн<br>тенге</p>\n"
        "<p>Сноска</p>\n"
    )


@pytest.mark.parametrize(
    ("how", "reads"),
    [("keep", "5\u00a0млн, 1\u202f000"), ("entity", "5&nbsp;млн, 1&#8239;000"), ("plain", "5 млн, 1 000")],
)
def test_no_break_spaces_are_as_chosen_in_html_and_in_clean_text(how: str, reads: str) -> None:
    content = replace(of_kinds((BlockKind.PARAGRAPH, "5\u00a0млн, 1\u202f000")), no_break_spaces=how)
    assert cms(content) == f"<p>{reads}</p>\n"
    out = io.BytesIO()
    clean_text.write_job(content, out)
    assert out.getvalue().decode() == f"{reads}\n"


@given(st.text("а \u00a0\u202f\u2007&;#"))
def test_entities_come_back_as_the_spaces_that_they_were(text: str) -> None:
    assert with_signs(with_spaces(text, "entity")) == text
