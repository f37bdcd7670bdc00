"""Glossaries from workbooks as Excel, LibreOffice and people make them."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest

from tests.exchange.made_workbooks import (
    RELATIONS,
    STRICT_MAIN,
    STRICT_OFFICE,
    cell,
    packed,
    row,
    sheet,
    workbook,
)
from tmtool.exchange import xlsx
from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.exchange.number_formats import shown
from tmtool.exchange.xlsx_writing import write_sheet
from tmtool.model.errors import MissingInput, RefusedInput, UsageError
from tmtool.model.terms import Concept, Term, TermStatus

HEADING = row(1, "en", "ru")
RALLY = row(2, "rally", "митинг")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "terms.xlsx"


def opened(path: Path, data: bytes, choices: Choices | None = None) -> GlossarySource:
    path.write_bytes(data)
    return xlsx.read_glossary(path, choices=choices)


def texts(source: GlossarySource) -> list[list[str]]:
    return [[term.text for term in concept.terms] for concept in source.concepts]


def test_titles_may_stand_above_the_heading_and_blank_rows_between(path: Path) -> None:
    rows = (
        row(1, "Глоссарий редакции"),
        row(4, "Английский", "Русский", "Қазақша"),
        row(5),
        row(7, "akim", "аким", "әкім"),
    )
    source = opened(path, workbook(sheet(*rows)))
    assert texts(source) == [["akim", "аким", "әкім"]]
    assert source.remarks == (
        "Sheet “Terms” is taken.",
        "The columns are named in row 4: “Английский” (English), “Русский” (Russian), “Қазақша” (Kazakh).",
    )


def test_shared_strings_have_runs_and_lose_how_they_are_spoken(path: Path) -> None:
    strings = ["<t>en</t>", "<t>ru</t>", "<r><rPr><b/></rPr><t>wind </t></r><r><t>farm</t></r>",
               "<t>ветропарк</t><rPh sb='0' eb='1'><t>spoken</t></rPh><phoneticPr fontId='1'/>"]  # fmt: skip
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>',
        '<row><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>',
    )
    assert texts(opened(path, workbook(sheet(*rows), strings=strings))) == [["wind farm", "ветропарк"]]


def test_numbers_days_and_answers_are_as_excel_shows_them(path: Path) -> None:
    formats = '<numFmts count="1"><numFmt numFmtId="164" formatCode="[$-419]d\\ mmmm\\ yyyy;@"/></numFmts>'
    styles = f'{formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
    cells = cell("A2", "Astana") + cell("B2", "Астана") + '<c r="C2" s="1"><v>44821</v></c>'
    cells += '<c r="D2" t="b"><v>1</v></c><c r="E2" s="2"><v>44821.4</v></c><c r="F2"><v>1.50</v></c>'
    heading = row(1, "en", "ru", "valid_from", "case", "Decree", "Version")
    (concept,) = opened(path, workbook(sheet(heading, f'<row r="2">{cells}</row>'), styles=styles)).concepts
    assert concept.terms[1] == Term("ru", "Астана", valid_from="2022-09-17", case_sensitive=True)
    assert concept.properties == (("Decree", "17 сентября 2022"), ("Version", "1.5"))


def test_days_may_be_counted_from_1904(path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    cells = cell("A2", "Astana") + cell("B2", "Астана") + '<c r="C2" s="0"><v>43359</v></c>'
    data = workbook(
        sheet(row(1, "en", "ru", "valid_from"), f'<row r="2">{cells}</row>'),
        styles=styles,
        properties='<workbookPr date1904="1"/>',
    )
    assert opened(path, data).concepts[0].terms[1].valid_from == "2022-09-17"


def test_formulas_give_what_they_last_gave_and_errors_nothing(path: Path) -> None:
    first = cell("A2", "rally") + '<c r="B2" t="str"><f>LOWER("МИТИНГ")</f><v>митинг</v></c>'
    second = cell("A3", "mayor") + cell("B3", "аким") + '<c r="C3" t="e"><v>#N/A</v></c><c r="D3"><f>1+1</f></c>'
    heading = row(1, "en", "ru", "note", "number")
    source = opened(path, workbook(sheet(heading, f'<row r="2">{first}</row>', f'<row r="3">{second}</row>')))
    assert texts(source) == [["rally", "митинг"], ["mayor", "аким"]]
    assert source.repaired == {"error value in a cell": 1, "formula without a value": 1}


def test_cells_merged_downwards_count_in_every_row(path: Path) -> None:
    rows = (HEADING, row(2, "mayor", "аким"), row(3, "", "мэр"), row(4, "rally", "митинг"))
    source = opened(path, workbook(sheet(*rows, behind='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')))
    assert texts(source) == [["mayor", "аким"], ["mayor", "мэр"], ["rally", "митинг"]]


def test_hidden_rows_are_taken_and_hidden_sheets_are_not_and_both_are_said(path: Path) -> None:
    visible = sheet(HEADING, row(2, "rally", "митинг", extra=' hidden="1"'))
    data = workbook({"Old": sheet(HEADING, RALLY), "Now": visible}, hidden=["Old"])
    source = opened(path, data)
    assert texts(source) == [["rally", "митинг"]]
    assert source.remarks[:3] == (
        "Sheet “Now” is taken.",
        "Rows that are hidden are taken too: 1.",
        "Hidden sheets are not taken: “Old”.",
    )


def test_comments_stuck_to_cells_are_counted(path: Path) -> None:
    relation = '<Relationship Id="c" Type="x/comments" Target="../comments1.xml"/>'
    others = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>',
        "xl/comments1.xml": '<comments><commentList><comment ref="A2"><text/></comment></commentList></comments>',
    }
    source = opened(path, workbook(sheet(HEADING, RALLY), others=others))
    assert "Comments on cells are not taken: 1." in source.remarks


def test_the_first_sheet_that_names_its_languages_is_taken_or_the_one_that_is_named(path: Path) -> None:
    sheets = {
        "About": sheet(row(1, "Glossary of the desk")),
        "Politics": sheet(HEADING, RALLY),
        "Energy": sheet(HEADING, row(2, "wind farm", "ветропарк")),
    }
    source = opened(path, workbook(sheets))
    assert texts(source) == [["rally", "митинг"]]
    assert "Sheet “Energy” is a glossary too and is not taken; take it with --sheet." in source.remarks
    assert texts(opened(path, workbook(sheets), Choices(sheet="energy"))) == [["wind farm", "ветропарк"]]
    with pytest.raises(UsageError, match="it has “About”, “Politics”, “Energy”"):
        opened(path, workbook(sheets), Choices(sheet="Sport"))


def test_columns_may_be_named_by_the_person(path: Path) -> None:
    data = workbook(sheet(row(1, "rally", "митинг", "площадь", "митингі")))
    with pytest.raises(RefusedInput, match="--columns") as caught:
        opened(path, data)
    assert caught.value.line == 1
    (concept,) = opened(path, data, Choices(columns=("en", "ru", "note", "kk"))).concepts
    assert (concept.note, concept.terms[2]) == ("площадь", Term("kk", "митингі"))


def test_the_strict_form_and_prefixes_are_read_too(path: Path) -> None:
    part = sheet(HEADING, RALLY, main=STRICT_MAIN)
    assert texts(opened(path, workbook(part, main=STRICT_MAIN, office=STRICT_OFFICE))) == [["rally", "митинг"]]
    prefixed = sheet(HEADING, RALLY).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert texts(opened(path, workbook(prefixed))) == [["rally", "митинг"]]


def test_references_and_row_numbers_may_be_missing(path: Path) -> None:
    def bare(*words: str) -> str:
        return "<row>" + "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in words) + "</row>"

    source = opened(path, workbook(sheet(bare("en", "ru"), bare("rally", "митинг"))))
    assert texts(source) == [["rally", "митинг"]]


def test_escaped_characters_are_characters_and_controls_are_dropped(path: Path) -> None:
    text = row(2, "ral_x000B_ly", "митинг_x000a_шествие _x005F_x000D_")
    source = opened(path, workbook(sheet(HEADING, text)))
    assert texts(source) == [["rally", "митинг", "шествие _x000D_"]]
    assert source.repaired == {"control character": 1}


def test_bare_ampersands_in_a_part_are_put_right(path: Path) -> None:
    source = opened(path, workbook(sheet(HEADING, row(2, "R&D", "НИОКР"))))
    assert texts(source) == [["R&D", "НИОКР"]]
    assert source.repaired == {"bare ampersand": 1}


BOMB = "<worksheet><sheetData>" + "<row/>" * 3_000_000


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
UNSOUND = {
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a"),
    "old": (OLE, "save it as XLSX"),
    "only the beginning of an archive": (b"PK\x03\x04 and nothing else", "cannot be unpacked"),
    "a table with the wrong ending": (b"en,ru\nrally,x", "cannot be unpacked"),
    "a document": (packed({"word/document.xml": "<document/>"}), "no part “xl/workbook.xml”"),
    "no sheets": (workbook({}), "no sheet with cells"),
    "empty": (workbook(sheet()), "is empty"),
    "one column": (workbook(sheet(row(1, "only one"))), "two languages"),
    "a bomb": (workbook(BOMB), "unpacks to"),
    "entities": (workbook('<!DOCTYPE x [<!ENTITY a "b">]>' + sheet(HEADING)), "declares entities in line 1"),
    "deep": (workbook("<worksheet>" + "<a>" * 200 + "</a>" * 200 + "</worksheet>"), "inside one another"),
    "cut off inside": (workbook(sheet(HEADING, RALLY)[:-30]), "cut off in line 1"),
    "cut off": (workbook(sheet(HEADING, RALLY))[:700], "cannot be unpacked"),
    "endless": (
        workbook(sheet(HEADING, *[f'<row r="{n}">{"<c/>" * 9000}</row>' for n in range(2, 60)])),
        "half a million cells",
    ),
}


@pytest.mark.parametrize("case", UNSOUND)
def test_what_is_no_sound_workbook_is_refused_kindly(path: Path, case: str) -> None:
    data, words = UNSOUND[case]
    with pytest.raises(RefusedInput, match=words) as caught:
        opened(path, data)
    assert "terms.xlsx" in caught.value.message


def test_a_member_that_is_larger_than_it_says_is_refused(path: Path) -> None:
    data = bytearray(workbook(sheet(HEADING, RALLY)))
    place = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    size = struct.unpack_from("<L", data, place + 24)[0]
    struct.pack_into("<L", data, place + 24, size - 20)
    with pytest.raises(RefusedInput, match=r"damaged|cut off"):
        opened(path, bytes(data))


def test_a_file_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(MissingInput):
        xlsx.read_glossary(path)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("44821", "General", "44821"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E3", "General", "1000"),
        ("0.256", "0%", "26%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("7", "000", "007"),
        ("1.5", "0.##", "1.5"),
        ("-3", '0" km"', "-3 km"),
        ("44821", "dd.mm.yy", "17.09.22"),
        ("44821.75", "yyyy-mm-dd hh:mm", "2022-09-17 18:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("59", "dd.mm.yyyy", "28.02.1900"),
        ("44821", "mmmm yyyy", "September 2022"),
        ("44821", "[$-43F]d mmmm yyyy", "17 қыркүйек 2022"),
        ("1e400", "0.00", "inf"),
        ("text", "0.00", "text"),
    ],
)
def test_numbers_are_shown_by_their_format(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


# Writing

CONCEPT = Concept(
    (Term("en", "=SUM"), Term("ru", "сумма", note="a\nb"), Term("ru", "итог", TermStatus.FORBIDDEN)), "+7"
)


def test_what_is_written_is_the_same_each_time_and_holds_no_formula(path: Path) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    assert xlsx.write_glossary([CONCEPT], first, source_language="en", created="2026-11-23T09:00:00Z") == 1
    xlsx.write_glossary([CONCEPT], second, source_language="en", created="2026-11-23T09:00:00Z")
    assert first.getvalue() == second.getvalue()
    assert opened(path, first.getvalue()).concepts == (CONCEPT,)
    assert "<f>" not in first.getvalue().decode("latin-1")


def test_other_programs_open_what_is_written(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl, which is not installed")
    with path.open("wb") as out:
        xlsx.write_glossary([CONCEPT], out, source_language="en", created="2026-11-23T09:00:00Z")
    found = openpyxl.load_workbook(path)["Glossary"]
    assert found.freeze_panes == "A2"
    assert [cell.value for cell in found[1]] == ["en", "ru", "forbidden_ru", "note_ru", "note", "concept"]
    assert [cell.value for cell in found[2]] == ["=SUM", "сумма", None, "a\nb", "+7", "1"]
    assert found["A2"].data_type == "s"


def test_we_read_what_other_programs_write(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl, which is not installed")
    from datetime import date

    book = openpyxl.Workbook()
    book.active.title = "Термины"
    book.active.append(["English", "Русский", "действует с", "Примечание"])
    book.active.append(["Astana", "Астана", date(2022, 9, 17), 12])
    book.save(path)
    (concept,) = xlsx.read_glossary(path).concepts
    assert concept.terms == (Term("en", "Astana"), Term("ru", "Астана", valid_from="2022-09-17"))
    assert concept.note == "12"


def test_what_no_cell_can_hold_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="Row 1 has a text of 40,000 characters"):
        write_sheet([["x" * 40_000]], io.BytesIO(), title="x", created="")


def test_cells_far_to_the_right_are_counted_with_those_before_them(path: Path) -> None:
    rows = [row(1, "en", "ru"), *(f'<row r="{number}">{cell(f"XFD{number}", "x")}</row>' for number in range(2, 40))]
    path.write_bytes(workbook(sheet(*rows)))
    with pytest.raises(RefusedInput, match="more than half a million cells"):
        xlsx.read_glossary(path)


def test_a_long_text_in_very_many_cells_is_refused(path: Path) -> None:
    strings = ["<t>en</t>", "<t>ru</t>", f"<t>{'x' * 100_000}</t>"]
    long = "".join(f'<row><c t="s"><v>2</v></c><c t="s"><v>{number % 3}</v></c></row>' for number in range(700))
    path.write_bytes(workbook(sheet('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', long), strings=strings))
    with pytest.raises(RefusedInput, match="holds more text than any glossary"):
        xlsx.read_glossary(path)
