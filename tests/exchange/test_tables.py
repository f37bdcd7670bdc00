from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.exchange.glossary_source import GlossarySource
from tmtool.exchange.table_columns import Field, columns_of
from tmtool.exchange.tables import read_glossary, write_segments
from tmtool.model.articles import Comment, Segment, State
from tmtool.model.errors import MissingInput, RefusedInput
from tmtool.model.terms import Concept, Term, TermStatus
from tmtool.model.text import TaggedText


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "terms.csv"


def opened(path: Path, data: str | bytes, *, encoding: str | None = None) -> GlossarySource:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_glossary(path, encoding=encoding)


def only_concept(path: Path, data: str) -> Concept:
    (concept,) = opened(path, data).concepts
    return concept


def shown(concept: Concept) -> list[tuple[str, str, str]]:
    return [(term.language, term.text, term.status.value) for term in concept.terms]


RALLY = [("en", "rally", "preferred"), ("ru", "митинг", "preferred"), ("kk", "митингі", "preferred")]


@pytest.mark.parametrize(
    "text",
    [
        "en,ru,kk\nrally,митинг,митингі\n",
        "en;ru;kk\nrally;митинг;митингі\n",
        "en\tru\tkk\nrally\tмитинг\tмитингі\n",
        "sep=;\nen;ru;kk\nrally;митинг;митингі\n",
        "# house glossary\n\nen,ru,kk\n\nrally,митинг,митингі\n,,\n",
        "source,target_ru,target_kk\r\nrally,митинг,митингі\r\n",
        "English,Russian,қазақша\nrally, митинг ,митингі",
        "EN-US,ru_RU,kk-KZ\nrally,митинг,митингі\n",
        'Source,"Target ru",TARGET_KK\n"rally",митинг,митингі\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_headings_delimiters_and_encodings_are_told_by_the_file(path: Path, text: str, encoding: str) -> None:
    (concept,) = opened(path, text.encode(encoding)).concepts
    assert shown(concept) == RALLY


def test_a_code_page_may_be_named(path: Path) -> None:
    (concept,) = opened(path, "en;ru\nrally;митинг\n".encode("cp1251"), encoding="cp1251").concepts
    assert shown(concept) == RALLY[:2]


def test_quoted_cells_hold_delimiters_quotes_and_newlines(path: Path) -> None:
    concept = only_concept(path, 'en,ru,note\n"Belt, Road","«Пояс», ""путь""","two\nlines"\n')
    assert [term.text for term in concept.terms] == ["Belt, Road", '«Пояс», "путь"']
    assert concept.note == "two\nlines"


def test_an_open_quotation_mark_is_a_letter_in_a_tab_file(path: Path) -> None:
    assert only_concept(path, 'en\tru\n12" pipe\tтруба\n').terms[0].text == '12" pipe'


def test_several_terms_in_a_cell_are_preferred_and_admitted(path: Path) -> None:
    concept = only_concept(path, "en,ru,forbidden_ru\nmayor,аким | мэр,градоначальник|глава\n")
    assert shown(concept) == [
        ("en", "mayor", "preferred"),
        ("ru", "аким", "preferred"),
        ("ru", "мэр", "admitted"),
        ("ru", "градоначальник", "forbidden"),
        ("ru", "глава", "forbidden"),
    ]


def test_status_and_dates_are_said_of_the_translations(path: Path) -> None:
    text = "en,ru,status,valid_from,valid_to\nNur-Sultan,Нур-Султан,forbidden,2019-03-23,17.09.2022\n"
    source, target = only_concept(path, text).terms
    assert source == Term("en", "Nur-Sultan")
    assert target == Term("ru", "Нур-Султан", TermStatus.FORBIDDEN, "2019-03-23", "2022-09-17")


def test_what_is_said_of_one_language_goes_to_its_terms(path: Path) -> None:
    text = "en,ru,kk,status_kk,note_kk,valid_from_en\nRally,митинг,митингі,admitted,unsure,2020-01-01\n"
    english, russian, kazakh = only_concept(path, text).terms
    assert (english.valid_from, russian.valid_from) == ("2020-01-01", None)
    assert (russian.status, kazakh.status) == (TermStatus.PREFERRED, TermStatus.ADMITTED)
    assert (russian.note, kazakh.note) == (None, "unsure")


def test_other_columns_are_kept(path: Path) -> None:
    text = "id,en,ru,pos,case,subject,note,Owner,status\n7,SCO,ШОС,propn,yes,politics,since 2001,Aigerim,odd\n"
    concept = only_concept(path, text)
    assert (concept.concept_id, concept.subject, concept.note) == ("7", "politics", "since 2001")
    assert concept.properties == (("Owner", "Aigerim"), ("status", "odd"))
    assert {(term.case_sensitive, term.part_of_speech) for term in concept.terms} == {(True, "propn")}


def test_the_guard_against_formulas_is_taken_away(path: Path) -> None:
    assert only_concept(path, "en,ru\n'-stan,'=стан\n").terms[0].text == "-stan"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("rally,,", "no target"),
        (",митинг,", "no target"),
        ("rally,митинг,,one cell more", "too many cells"),
        ("rally,митинг,soon", "date not understood"),
    ],
)
def test_rows_that_cannot_be_taken_are_counted_by_reason(path: Path, row: str, reason: str) -> None:
    source = opened(path, f"en,ru,valid_from\n{row}\nrally,митинг\n")
    assert source.skipped == {reason: 1}
    assert len(source.concepts) == 1


def test_terms_are_counted_under_the_tag_of_the_file(path: Path) -> None:
    source = opened(path, "en,ru-RU\nmayor,аким|мэр\nrally,митинг\n")
    assert source.languages == {"en": 2, "ru-RU": 3}
    assert {term.language for concept in source.concepts for term in concept.terms} == {"en", "ru"}


def test_control_characters_are_dropped_and_counted(path: Path) -> None:
    source = opened(path, "en,ru\nral\x01ly,митинг\n")
    assert source.concepts[0].terms[0].text == "rally"
    assert source.repaired == {"control character": 1}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "two languages"),
        (b"Kazakhstan,Russia\n", "two languages"),
        (b"en,note\nrally,x\n", "two languages"),
        (b"source,target\nrally,x\n", "“target_ru”"),
        (b'en,ru\nrally,x\n"rally,y\n', "damaged in line 3"),
        (b"en,ru\nrally,x\0\n" + b"rally,x\n" * 9, "NUL character in line 2"),
        (bytes(range(32)) * 9, "binary"),
    ],
)
def test_other_files_are_refused(path: Path, data: bytes, words: str) -> None:
    with pytest.raises(RefusedInput, match=words) as caught:
        opened(path, data)
    assert "terms.csv" in caught.value.message


def test_a_file_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(MissingInput):
        read_glossary(path)


def test_headings_that_only_look_like_languages_are_not() -> None:
    columns = columns_of(["pos", "id", "case", "key", "de", "kaz", "target_pt_BR", ""])
    assert [(column.field, column.tag) for column in columns] == [
        (Field.PART_OF_SPEECH, None),
        (Field.CONCEPT_ID, None),
        (Field.CASE, None),
        (Field.OTHER, None),
        (Field.TERM, "de"),
        (Field.TERM, "kaz"),
        (Field.TERM, "pt_BR"),
        (Field.OTHER, None),
    ]


def test_the_draft_of_the_shared_folder_reads_whole(shared: Path) -> None:
    path = shared / "data" / "glossary_draft_en_ru_kk.csv"
    source = read_glossary(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [concept.terms[0].text for concept in source.concepts] == [row["source"] for row in rows]
    assert source.languages == {"en": 381, "ru": 381, "kk": 381}
    assert (source.skipped, source.repaired) == ({}, {})


# Segments


def segment(source: str, target: str, *, left_out: bool = False, comments: tuple[Comment, ...] = ()) -> Segment:
    return Segment(
        id=1,
        job=1,
        number=3,
        first_block=1,
        start=0,
        last_block=1,
        end=len(source),
        source=TaggedText(source),
        target=TaggedText(target),
        state=State.TRANSLATED,
        version=1,
        left_out=left_out,
        comments=comments,
    )


def test_segments_become_rows() -> None:
    out = io.BytesIO()
    comment = Comment("sure?", "aigerim", "2026-11-23T09:00:00Z")
    segments = [segment("Rally, now", "Митинг", comments=(comment,)), segment("Kwan", "", left_out=True)]
    assert write_segments(segments, out) == 1
    assert out.getvalue().decode() == (
        'number,source,target,state,comment\r\n3,"Rally, now",Митинг,translated,aigerim: sure?\r\n'
    )


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_every_text_comes_back_out_of_the_table(text: str) -> None:
    out = io.BytesIO()
    write_segments([segment("Rally", text)], out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert [row["target"] for row in rows] == [text]
