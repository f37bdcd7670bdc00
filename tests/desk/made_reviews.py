"""What the tests of reviews make: jobs without a desk, their review tables, and what editors do to these."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

from tmtool.exchange import review_table
from tmtool.model.articles import Article, Block, BlockKind, Comment, Segment, State
from tmtool.model.job_content import JobContent
from tmtool.model.text import TaggedText

TIME = "2026-11-23T09:00:00Z"
ARTICLE = Article(1, "deal.txt", "en", 1, "plain_text", "Deal", TIME, TIME)
SOURCES = ("A headline", "The deal was signed.", "It costs $2 billion.", "Work begins on Monday.", "Prices rose.")
TARGETS = (
    "Заголовок новости",
    "Сделка подписана в среду.",
    "Она стоит 2 миллиарда долларов.",
    "Работы начнутся в понедельник.",
    "Цены выросли.",
)
MAIN = "word/document.xml"
Edit = Callable[[str], str]


def segments(targets: Sequence[str] = TARGETS, sources: Sequence[str] = SOURCES) -> tuple[Segment, ...]:
    """Make translated segments, one a block."""
    return tuple(
        Segment(
            number,
            1,
            number,
            number,
            0,
            number,
            len(source),
            TaggedText(source),
            TaggedText(target),
            State.TRANSLATED if target else State.NEW,
            2,
            starts_block=True,
            ends_block=True,
        )
        for number, (source, target) in enumerate(zip(sources, targets, strict=True), 1)
    )


def content(them: Sequence[Segment], *, article: Article = ARTICLE, language: str = "ru") -> JobContent:
    """Make what a writer of files gets of a job."""
    blocks = tuple(
        Block(
            one.id, one.number, BlockKind.HEADLINE if one.number == 1 else BlockKind.PARAGRAPH, one.source, 0, one.end
        )
        for one in them
    )
    clean = tuple(TaggedText() if one.left_out else one.target or one.source for one in them)
    jobs = {language: tuple(them)}
    return JobContent(
        article, b"", "utf-8", blocks, jobs, "en", {language: language}, (), {}, clean, TIME, "0.1", drafts=False
    )


def table(them: Sequence[Segment], *, name: str = "deal.txt", language: str = "ru") -> bytes:
    """Write the review table of a job."""
    out = io.BytesIO()
    review_table.write_job(content(them, article=replace(ARTICLE, name=name), language=language), out)
    return out.getvalue()


def edited(
    data: bytes, edit: Edit, part: str = MAIN, *, more: dict[str, str] | None = None, without: str | None = None
) -> bytes:
    """Change a part of a Word document, put others in, and take out those whose names begin so."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts[part].decode()
    after = edit(before)
    assert more is not None or after != before, "the edit changes nothing"
    parts[part] = after.encode("utf-8", "surrogatepass")
    parts |= {name: text.encode() for name, text in (more or {}).items()}
    parts = {name: text for name, text in parts.items() if without is None or not name.startswith(without)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def rows_of(document: str) -> list[str]:
    """Give the rows of the table, the headings first."""
    return [f"<w:tr>{rest.partition('</w:tr>')[0]}</w:tr>" for rest in document.split("<w:tr>")[1:]]


def with_rows(change: Callable[[list[str]], list[str]]) -> Edit:
    """Make an edit of the rows of the table."""

    def edit(document: str) -> str:
        before, _, rest = document.partition("<w:tr>")
        after = rest.rpartition("</w:tr>")[2]
        return before + "".join(change(rows_of(document))) + after

    return edit


def instead(old: str, new: str) -> Edit:
    """Make an edit that puts one text, which must be there, in the place of another one."""

    def edit(document: str) -> str:
        assert old in document, old
        return document.replace(old, new)

    return edit


def run(text: str) -> str:
    """The XML of a text as it stands in a cell."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def comment(text: str, *, at: str = "Editor") -> Comment:
    """Make a remark."""
    return Comment(text, at, TIME)
