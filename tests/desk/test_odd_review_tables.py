"""Review tables as editors and their programs send them back: what is taken of each, and what is a conflict."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace

import pytest

from tests.desk import made_reviews as made
from tests.desk.made_reviews import SOURCES, TARGETS, Edit, edited, instead, run, segments, table, with_rows
from tmtool.desk.returned import Returned
from tmtool.desk.returned_table import compare_table
from tmtool.exchange.review_rows import NoReviewTable
from tmtool.exchange.review_table import read_review
from tmtool.model.articles import Segment
from tmtool.model.errors import RefusedInput

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:id="9" w:author="Editor" w:date="2026-11-23T10:00:00Z"'
THIRD = f'<w:r><w:rPr><w:lang w:val="ru"/></w:rPr><w:t xml:space="preserve">{TARGETS[2]}</w:t></w:r>'
SECOND = f'<w:r><w:rPr><w:lang w:val="ru"/></w:rPr><w:t xml:space="preserve">{TARGETS[1]}</w:t></w:r>'
STATUS = '<w:r><w:rPr><w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">translated</w:t></w:r>'


@dataclass(frozen=True)
class Outcome:
    """What becomes of a file."""

    changed: dict[int, str]
    conflicts: tuple[tuple[int | None, str], ...] = ()
    reviewed: int = 0
    comments: int = 0


def ids(document: str) -> list[str]:
    return re.findall(r">([0-9a-z]{4}-[0-9a-z]{6}-[0-9a-z]{7})<", document)


def status_of(number: int, word: str) -> Edit:
    def change(rows: list[str]) -> list[str]:
        rows[number] = rows[number].replace(STATUS, run(word))
        return rows

    return with_rows(change)


def id_of(number: int, word: str) -> Edit:
    return lambda document: document.replace(ids(document)[number - 1], word)


def id_written(number: int, how: str) -> Edit:
    def change(document: str) -> str:
        its = ids(document)[number - 1]
        return document.replace(its, its.upper() if how == "upper" else its.replace("-", "\u2011"))

    return change


def other_order(document: str) -> str:
    """Target before source, two columns more, and no number."""

    def change(rows: list[str]) -> list[str]:
        done = []
        for at, row in enumerate(rows):
            head, *cells = row.split("<w:tc>")
            cells = [f"<w:tc>{cell.removesuffix('</w:tr>')}" for cell in cells]
            more = f"<w:tc><w:p>{run('Шеф' if not at else 'да')}</w:p></w:tc>"
            done.append(head + cells[3] + more + cells[2] + cells[1] + cells[5] + cells[4] + "</w:tr>")
        return done

    return with_rows(change)(document)


def split_in_two(document: str) -> str:
    """The second half is a table of its own, without headings, behind a paragraph."""

    def change(rows: list[str]) -> list[str]:
        return [*rows[:3], "</w:tbl><w:p/><w:tbl>", *rows[3:]]

    return with_rows(change)(document)


def in_a_cell(document: str) -> str:
    return document.replace("<w:tbl>", "<w:tbl><w:tr><w:tc><w:p/><w:tbl>", 1).replace(
        "</w:tbl>", "</w:tbl><w:p/></w:tc></w:tr></w:tbl>", 1
    )


def pasted(document: str) -> str:
    """Headings and the head of the document are gone, other tables stand around it."""
    other = f"<w:tbl><w:tr><w:tc><w:p>{run('План')}</w:p></w:tc><w:tc><w:p>{run('12:00')}</w:p></w:tc></w:tr></w:tbl>"
    whole = with_rows(lambda rows: rows[1:])(document)
    body = whole.index("<w:body>") + len("<w:body>")
    return whole[:body] + other + whole[whole.index("<w:tbl>") :]


WORD_COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Ержан"><w:p><w:r><w:annotationRef/></w:r>'
    f"{run('Проверьте сумму')}</w:p></w:comment>"
    f'<w:comment w:id="1" w:author="Ержан"><w:p>{run("не в строке")}</w:p></w:comment></w:comments>'
)
EMPTY = "<w:p><w:r></w:r></w:p>"
ANCHOR = '<w:r><w:commentReference w:id="0"/></w:r>'

ODD: dict[str, tuple[Edit, Outcome]] = {
    "a word changed": (instead("понедельник", "вторник"), Outcome({4: "Работы начнутся в вторник."})),
    "tracked insertion": (
        instead(THIRD, f"{run('Она стоит ')}<w:ins {BY}>{run('около ')}</w:ins>{run('2 миллиарда долларов.')}"),
        Outcome({3: "Она стоит около 2 миллиарда долларов."}),
    ),
    "tracked deletion": (
        instead(THIRD, f"{run('Она стоит 2 ')}<w:del {BY}><w:r><w:delText>миллиарда </w:delText></w:r></w:del>"
                f"{run('долларов.')}"),
        Outcome({3: "Она стоит 2 долларов."}),
    ),
    "tracked move": (
        instead(THIRD, f'<w:moveFromRangeStart {BY} w:name="m"/><w:moveFrom {BY}>{run("Она ")}</w:moveFrom>'
                f"{run('Стоит ')}<w:moveTo {BY}>{run('она ')}</w:moveTo>{run('2 миллиарда долларов.')}"),
        Outcome({3: "Стоит она 2 миллиарда долларов."}),
    ),
    "tracked change back to what it was": (
        instead(THIRD, f"{THIRD}<w:del {BY}><w:r><w:delText> Да.</w:delText></w:r></w:del>"),
        Outcome({}),
    ),
    "only the look changed": (instead(THIRD, THIRD.replace("<w:rPr>", "<w:rPr><w:b/>")), Outcome({})),
    "split into runs as Word does": (
        instead(THIRD, f'{run("Она ")}<w:proofErr w:type="spellStart"/>{run("сто")}{run("ит")}'
                f"{run(' 2 миллиарда долларов.')}"),
        Outcome({}),
    ),
    "two paragraphs in a cell": (
        instead(THIRD, f"{run('Она стоит 2 миллиарда.')}</w:p><w:p>{run('Долларов.')}"),
        Outcome({3: "Она стоит 2 миллиарда.\nДолларов."}),
    ),
    "an empty paragraph at the end of a cell": (instead(THIRD, f"{THIRD}</w:p><w:p>"), Outcome({})),
    "paragraphs joined by a tracked deletion of the mark": (
        instead(f"<w:p>{THIRD}", f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('Она стоит ')}</w:p>"
                f"<w:p>{run('2 миллиарда долларов.')}"),
        Outcome({}),
    ),
    "a field in a cell": (
        instead(THIRD, f'{run("Она стоит ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK '
                '"x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                f'<w:hyperlink>{run("2 миллиарда долларов.")}</w:hyperlink>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        Outcome({}),
    ),
    "a content control around a text": (
        instead(THIRD, f"<w:sdt><w:sdtPr/><w:sdtContent>{THIRD}</w:sdtContent></w:sdt>"),
        Outcome({}),
    ),
    "a content control around a row": (
        with_rows(lambda rows: [*rows[:2], f"<w:sdt><w:sdtContent>{rows[2]}</w:sdtContent></w:sdt>", *rows[3:]]),
        Outcome({}),
    ),
    "a target emptied": (instead(THIRD, ""), Outcome({}, ((3, "its target was emptied"),))),
    "a source edited": (instead(SOURCES[2], "It costs $3 billion."), Outcome({})),
    "a source and its target edited": (
        lambda document: document.replace(SOURCES[2], "It costs $3 billion.").replace("стоит 2", "стоит 3"),
        Outcome({}, ((3, "its source was edited"),)),
    ),
    "a row missing": (with_rows(lambda rows: [*rows[:3], *rows[4:]]), Outcome({}, ((3, "its row is missing"),))),
    "a row deleted as a tracked change": (
        with_rows(lambda rows: [*rows[:3], rows[3].replace("<w:trPr>", f"<w:trPr><w:del {BY}/>"), *rows[4:]]),
        Outcome({}, ((3, "its row is missing"),)),
    ),
    "a row doubled": (with_rows(lambda rows: [*rows, rows[3]]), Outcome({}, ((3, "its row is doubled"),))),
    "rows in another order": (with_rows(lambda rows: [rows[0], *reversed(rows[1:])]), Outcome({})),
    "headings on every page": (
        with_rows(lambda rows: [*rows[:3], rows[0], *rows[3:]]), Outcome({})
    ),
    "an ID damaged, the row untouched": (id_of(3, "q7m4-k2x-1"), Outcome({})),
    "an ID damaged, the row changed": (
        lambda document: id_of(3, "xxxx")(document).replace("стоит 2", "стоит 3"),
        Outcome({}, ((3, "its ID is damaged"),)),
    ),
    "an ID emptied": (id_of(3, ""), Outcome({})),
    "an ID in capitals": (id_written(3, "upper"), Outcome({})),
    "an ID with dashes of Word": (id_written(3, "dashes"), Outcome({})),
    "an ID of another row": (
        lambda document: document.replace(ids(document)[2], ids(document)[3]),
        Outcome({}, ((3, "its row is missing"), (4, "its row is doubled"))),
    ),
    "an ID with one sign changed": (
        lambda document: document.replace(ids(document)[2], ids(document)[2][:-1] + "0"),
        Outcome({}),
    ),
    "columns in another order, more of them": (other_order, Outcome({})),
    "a table split in two": (split_in_two, Outcome({})),
    "a table in a cell of another one": (in_a_cell, Outcome({})),
    "pasted into another document": (pasted, Outcome({})),
    "accepted by its status": (status_of(2, "Reviewed"), Outcome({}, reviewed=1)),
    "accepted in Russian": (status_of(2, "Принято!"), Outcome({}, reviewed=1)),
    "accepted in Kazakh": (status_of(2, "тексерілді"), Outcome({}, reviewed=1)),
    "a status that nobody knows": (
        status_of(2, "tbd"), Outcome({}, ((2, "the status “tbd” is not known; write reviewed or draft"),))
    ),
    "a comment in its column": (
        lambda document: document.replace(f"{EMPTY}</w:tc></w:tr>", f"<w:p>{run('Точно?')}</w:p></w:tc></w:tr>", 1),
        Outcome({}, comments=1),
    ),
    "a comment of Word": (instead(SECOND, SECOND + ANCHOR), Outcome({}, comments=1)),
    "saved with other prefixes": (
        lambda document: document.replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:")
        .replace("xmlns:w=", "xmlns:x="), Outcome({}),
    ),
    "saved as strict Office Open XML": (instead(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), Outcome({})),
}  # fmt: skip


def returned(data: bytes, them: tuple[Segment, ...], name: str = "deal.docx") -> Returned:
    return compare_table(read_review(data, name), "deal.txt", "ru", them, person="aigul", time=made.TIME)


@pytest.mark.parametrize("name", ODD)
def test_what_is_taken_of_an_odd_table_and_what_is_not(name: str) -> None:
    edit, outcome = ODD[name]
    them = segments()
    data = edited(table(them), edit, more={"word/comments.xml": WORD_COMMENTS})
    found = returned(data, them)
    texts = {one.segment.number: one.after for one in found.changes if one.is_of_text}
    whys = tuple((one.segment, one.why) for one in found.conflicts)
    assert Outcome(texts, whys, found.reviewed, found.comments) == outcome


def as_libreoffice(document: str) -> str:
    """Runs and paragraphs get properties, words are cut at marks, and a table is set in its own style."""
    document = re.sub(
        r"<w:p><w:r>", '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:widowControl/><w:rPr></w:rPr></w:pPr><w:r>', document
    )
    document = document.replace("</w:tblPr>", '<w:tblLook w:val="04a0"/></w:tblPr>').replace(
        ' xml:space="preserve"', ""
    )
    cut = '</w:t></w:r><w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkEnd w:id="7"/><w:r><w:rPr/><w:t>'
    return document.replace("Сделка под", f"Сделка под{cut}").replace("<w:cantSplit/>", '<w:cantSplit w:val="true"/>')


def as_google_docs(document: str) -> str:
    """Every paragraph carries its looks, headings do not repeat, and suggestions are tracked changes with ids."""
    document = document.replace("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')
    document = document.replace(
        "<w:p><w:r>", '<w:p w:rsidR="00000000"><w:pPr><w:rPr><w:rtl w:val="0"/></w:rPr></w:pPr><w:r>'
    )
    suggested = (
        f'<w:r><w:t xml:space="preserve">Она </w:t></w:r><w:del {BY}><w:r><w:delText>стоит</w:delText></w:r></w:del>'
        f'<w:ins {BY}><w:r><w:t xml:space="preserve">обойдётся в</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> 2 миллиарда долларов.</w:t></w:r>'
    )
    return document.replace(THIRD, suggested)


@pytest.mark.parametrize(
    ("edit", "changed"),
    [(as_libreoffice, {}), (as_google_docs, {3: "Она обойдётся в 2 миллиарда долларов."})],
    ids=["LibreOffice", "Google Docs"],
)
def test_other_programs_save_it_in_their_own_way_and_drop_its_properties(edit: Edit, changed: dict[int, str]) -> None:
    them = segments()
    found = returned(edited(table(them), edit, without="docProps/"), them)
    assert {one.segment.number: one.after for one in found.changes} == changed
    assert found.conflicts == ()


def test_a_workbook_in_a_document_makes_no_workbook_of_it() -> None:
    them = segments()
    data = edited(table(them), lambda text: text, more={"word/embeddings/a.bin": ""})
    with zipfile.ZipFile(held := io.BytesIO(data), "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/embeddings/a.xlsx", b"PK\x03\x04 xl/workbook.xml")
    assert returned(held.getvalue(), them).unchanged == 5


def test_remarks_of_word_keep_their_author() -> None:
    them = segments()
    data = edited(table(them), instead(SECOND, SECOND + ANCHOR), more={"word/comments.xml": WORD_COMMENTS})
    (change,) = returned(data, them).changes
    assert (change.segment.number, change.kind) == (2, "remarked")
    assert [(one.person, one.text) for one in change.comments] == [("Ержан", "Проверьте сумму")]


def test_columns_that_are_not_read_are_named() -> None:
    them = segments()
    assert returned(edited(table(them), other_order), them).remarks == ("Columns that are not read: Шеф.",)


def test_what_the_desk_changed_since_is_a_conflict_only_where_the_editor_changed_it_too() -> None:
    them = segments()
    data = edited(table(them), instead("понедельник", "вторник"))
    targets = list(TARGETS)
    targets[1], targets[3] = "Сделку подписали в среду.", "Стройка начнётся в понедельник."
    found = returned(data, segments(targets))
    assert not found.changes
    assert [(one.segment, one.why, one.desk, one.file) for one in found.conflicts] == [
        (4, "changed on the desk since the table was written", targets[3], "Работы начнутся в вторник.")
    ]
    assert found.chosen({4}).changes[0].after == "Работы начнутся в вторник."
    targets[3] = "Работы начнутся в вторник."
    assert returned(data, segments(targets)).conflicts == ()


@pytest.mark.parametrize(("flag", "why"), [("locked", "locked"), ("left_out", "left out")])
def test_what_is_locked_or_left_out_since_is_never_taken(flag: str, why: str) -> None:
    them = segments()
    data = edited(table(them), instead("понедельник", "вторник"))
    now = tuple(replace(one, **{flag: one.number == 4}) for one in them)
    found = returned(data, now)
    assert [(one.segment, one.why, one.change) for one in found.conflicts] == [(4, why, None)]


def test_a_segment_that_is_split_since_is_named() -> None:
    them = segments()
    now = (*them[:3], replace(them[3], source=made.TaggedText("Work begins")), *them[4:])
    found = returned(table(them), now)
    assert [one.why for one in found.conflicts] == [
        "its row is missing",
        "its segment is not there any more: it was split, joined, or its source changed",
    ]


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [("other.txt", "ru", "of “other.txt” into ru"), ("deal.txt", "kk", "of “deal.txt” into kk")],
)
def test_the_table_of_another_job_is_refused_by_its_name(name: str, language: str, said: str) -> None:
    with pytest.raises(RefusedInput, match=said):
        returned(table(segments(), name=name, language=language), segments())


def test_rows_of_another_job_among_those_of_this_are_conflicts() -> None:
    them = segments()
    foreign = made.rows_of(edited_text(table(them, name="other.txt")))[2]
    data = edited(table(them), with_rows(lambda rows: [*rows, foreign]))
    assert [(one.segment, one.why) for one in returned(data, them).conflicts] == [
        (None, "the row belongs to another translation")
    ]


def edited_text(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(made.MAIN).decode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04" + b"\0" * 40, "cannot be unpacked"),
        (table(segments())[:-60], "cannot be unpacked"),
        (edited(table(segments()), instead("</w:body>", "")), "is damaged in its part"),
        (edited(table(segments()), instead("<w:document", "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document")),
         "declares entities"),
        (edited(table(segments()), lambda text: text.replace("</w:body>", " " * (50 << 20) + "</w:body>")),
         "unpacks to 50 MB"),
        (edited(table(segments()), lambda text: text.replace("<w:tbl>", "<w:sdt>" * 400 + "<w:tbl>")), "is damaged"),
        (edited(table(segments()), instead("officeDocument/2006/relationships/officeDocument", "x/y"), "_rels/.rels",
                more={made.MAIN: "<a/>"}), "holds no row"),
    ],
    ids=["no archive", "cut off", "broken XML", "entities", "bomb", "deep", "nothing in it"],
)  # fmt: skip
def test_what_is_no_sound_table_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(RefusedInput, match=says) as caught:
        read_review(data, "deal.docx")
    assert "deal.docx" in caught.value.message


CSV = "number,source,target,state,comment\r\n" + "".join(
    f'{number},"{source}",{target},translated,\r\n'
    for number, (source, target) in enumerate(zip(SOURCES, TARGETS, strict=True), 1)
)


@pytest.mark.parametrize(
    ("text", "changed", "whys"),
    [
        (CSV, {}, []),
        ("\ufeff" + CSV.replace("понедельник", "вторник"), {4: "Работы начнутся в вторник."}, []),
        ("sep=;\r\n" + CSV.replace(",", ";").replace("translated;", "reviewed;"), {}, []),
        (CSV.replace(",", "\t"), {}, []),
        (CSV.replace("выросли", "упали").replace("Prices rose", "Prices fell"), {}, ["its source was edited"]),
        (CSV.replace("5,", "15,"), {}, ["there is no segment 15"]),
        (CSV + '3,"It costs $2 billion.",Иначе.,translated,\r\n', {}, ["its row is doubled"]),
    ],
)
def test_tables_of_text_come_back_too(text: str, changed: dict[int, str], whys: list[str]) -> None:
    found = returned(text.encode(), segments(), "deal.csv")
    assert {one.segment.number: one.after for one in found.changes if one.is_of_text} == changed
    assert [one.why for one in found.conflicts] == whys


def test_a_source_that_alone_was_edited_is_told() -> None:
    found = returned(CSV.replace("Prices rose", "Prices fell").encode(), segments(), "deal.csv")
    assert (found.changes, found.conflicts) == ((), ())
    assert found.remarks == ("Edited in the source alone, which stays as the desk has it: 5.",)


@pytest.mark.parametrize("cut", ["\r\n4,", ",Работы начнутся", "вторник"])
def test_a_table_of_text_that_is_cut_off_is_refused(cut: str) -> None:
    text = CSV.replace("понедельник", "вторник")
    with pytest.raises(RefusedInput, match=r"“deal\.csv” is cut off in line 5"):
        read_review(text[: text.index(cut) + len(cut)].encode(), "deal.csv")


def test_a_text_that_is_no_table_says_so() -> None:
    for text in ("", "One, two, three, four.\nFive, six.", "a;b;c;d\n1;2;3;4\n"):
        with pytest.raises(NoReviewTable):
            read_review(text.encode(), "deal.txt")
