"""Review tables as a property: what nobody touched changes nothing, what was edited changes exactly that."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from tests.desk import made_reviews as made
from tmtool.desk.returned_table import compare_table
from tmtool.exchange import review_sheet, review_table
from tmtool.exchange.review_identity import comparable
from tmtool.model.articles import Comment, Segment, State
from tmtool.model.text import Tag, TaggedText, TagKind

TEXTS = st.text(
    "абвкЖҚә .,!?«»—&<>'\"\t\n\xa0\u202f\u200b\x07\x0b‹1›‹/1›_x000D_=+-@ё\u0301😀",
    max_size=40,
)
COMMENTS = st.lists(st.builds(Comment, TEXTS.filter(str.strip), st.just("aigul"), st.just(made.TIME)), max_size=2)


@st.composite
def jobs(draw: st.DrawFn) -> tuple[Segment, ...]:
    """Jobs with repetitions, tags, comments, added sentences, and every state."""
    sources = draw(st.lists(TEXTS, min_size=1, max_size=6))
    sources += draw(st.lists(st.sampled_from(sources), max_size=2))
    found = []
    for number, source in enumerate(sources, 1):
        target = draw(TEXTS)
        tags = (Tag(0, TagKind.OPEN, 1, "<b>"), Tag(len(target) // 2, TagKind.CLOSE, 1, "</b>"))
        tags = tags if draw(st.booleans()) else ()
        known = tuple(replace(tag, at=min(tag.at, len(source))) for tag in tags)
        one = Segment(
            number, 1, number, number, 0, number, len(source), TaggedText(source, known), TaggedText(target, tags),
            draw(st.sampled_from(list(State))), 1,
            locked=draw(st.booleans()), left_out=draw(st.integers(0, 5)) == 0, comments=tuple(draw(COMMENTS)),
        )  # fmt: skip
        found.append(one)
    return tuple(found)


def written(them: tuple[Segment, ...], *, as_sheet: bool = False) -> bytes:
    out = io.BytesIO()
    (review_sheet if as_sheet else review_table).write_job(made.content(them), out)
    return out.getvalue()


@given(jobs(), st.booleans())
def test_a_table_that_nobody_touched_changes_nothing(them: tuple[Segment, ...], as_sheet: bool) -> None:
    data = written(them, as_sheet=as_sheet)
    if all(one.left_out for one in them):
        return
    table = review_table.read_review(data, "deal.xlsx" if as_sheet else "deal.docx")
    found = compare_table(table, "deal.txt", "ru", them, person="ed", time=made.TIME)
    kept = [one for one in them if not one.left_out]
    assert (found.changes, found.conflicts, found.remarks) == ((), (), ())
    assert found.read == found.unchanged == len(kept)


@given(jobs(), st.data())
def test_edited_targets_are_exactly_the_changes(them: tuple[Segment, ...], data: st.DataObject) -> None:
    them = tuple(replace(one, locked=False, left_out=False) for one in them)
    chosen = data.draw(st.dictionaries(st.sampled_from([one.number for one in them]), TEXTS.filter(comparable)))
    edited = tuple(
        replace(one, target=TaggedText.from_shown(chosen[one.number], one.source.tags)) if one.number in chosen else one
        for one in them
    )
    table = review_table.read_review(_with_targets(written(them), edited), "deal.docx")
    found = compare_table(table, "deal.txt", "ru", them, person="ed", time=made.TIME)
    expected = {
        one.number: comparable(one.target.shown)
        for one, before in zip(edited, them, strict=True)
        if comparable(one.target.shown) != comparable(before.target.shown)
    }
    lost = {
        number
        for number in expected
        if sorted(tag.shown for tag in edited[number - 1].target.tags)
        != sorted(tag.shown for tag in them[number - 1].target.tags)
    }
    assert {one.segment for one in found.conflicts} == lost
    assert all(one.why.startswith("the tag") for one in found.conflicts)
    changes = found.chosen(expected).changes
    assert {change.segment.number: change.after for change in changes} == expected
    assert all(change.state is State.REVIEWED for change in changes)


def _with_targets(data: bytes, edited: tuple[Segment, ...]) -> bytes:
    """Put the targets of other segments into a table, whose IDs stay."""
    new = zipfile.ZipFile(io.BytesIO(written(edited))).read(made.MAIN).decode()
    targets = [row.split("<w:tc>")[4] for row in made.rows_of(new)]

    def change(rows: list[str]) -> list[str]:
        cells = [row.split("<w:tc>") for row in rows]
        return ["<w:tc>".join([*row[:4], target, *row[5:]]) for row, target in zip(cells, targets, strict=True)]

    return made.edited(data, made.with_rows(change), more={})


def test_a_table_says_what_it_is_and_is_the_same_every_time() -> None:
    them = made.segments()
    data = made.table(them)
    assert data == made.table(them)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        document = archive.read(made.MAIN).decode()
    rows = made.rows_of(document)
    assert len(rows) == 6
    assert "<w:tblHeader/>" in rows[0]
    assert all(escape(source) in row for source, row in zip(made.SOURCES, rows[1:], strict=True))
    assert '<w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">The deal was signed.</w:t>' in rows[2]
    assert '<w:lang w:val="ru"/></w:rPr><w:t xml:space="preserve">Сделка подписана в среду.</w:t>' in rows[2]
    assert " · ru · deal.txt</w:t>" in document


def test_left_out_segments_are_not_in_it_and_others_keep_their_identity() -> None:
    them = made.segments()
    out = io.BytesIO()
    fewer = (replace(them[0], left_out=True), *them[1:])
    assert review_table.write_job(made.content(fewer), out) == 4
    known = review_table.read_review(made.table(them), "a.docx").rows[1:]
    rows = review_table.read_review(out.getvalue(), "a.docx").rows
    assert [row.identity for row in rows] == [row.identity for row in known]
