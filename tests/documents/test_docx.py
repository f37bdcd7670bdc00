from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from tests.documents.made_docx import (
    BOLD,
    BREAK,
    LINK,
    NAMESPACES,
    NOTE,
    PICTURE,
    STRICT,
    W,
    body,
    cell,
    docx,
    field,
    paragraph,
    part,
    run,
)
from tmtool.documents import docx as docx_format
from tmtool.model.text import Tag, TaggedText


def shown(data: bytes) -> list[str]:
    return [block.text.shown for block in docx_format.read(data).blocks]


def kinds(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in docx_format.read(data).blocks]


def written(data: bytes, *texts: str | None) -> bytes:
    """The document with translations as a person types them; None leaves a block as it is."""
    document = docx_format.read(data)
    translations = {
        index: TaggedText.from_shown(text, document.blocks[index].text.tags)
        for index, text in enumerate(texts)
        if text is not None
    }
    return docx_format.write(data, document, translations, language="ru-RU")


def member(data: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def xml_of(data: bytes, name: str = "word/document.xml") -> str:
    """The body of a part, without what declares names."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode().partition(">")[2].replace(f" {NAMESPACES}", "")


def test_runs_that_look_the_same_are_one() -> None:
    runs = (
        '<w:r w:rsidR="00A1"><w:t>The rally </w:t></w:r>',
        run("The rally ", '<w:lang w:val="en-US"/>'),
        '<w:proofErr w:type="spellStart"/>',
        run("in Zhana", '<w:noProof/><w:bCs/><w:szCs w:val="24"/>'),
        '<w:proofErr w:type="spellEnd"/>',
        run("ozen", '<w:rFonts w:hint="eastAsia"/><w:kern w:val="2"/>'),
        run(" town", '<w:rStyle w:val="web"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'),
    )
    assert shown(docx(body(paragraph(*runs)))) == ["The rallyThe rally in Zhanaozen town"]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (("Police ", run("detained", BOLD), " ten."), "Police ‹1›detained‹/1› ten."),
        ((run("Police detained", BOLD), " ten."), "Police detained‹1› ten.‹/1›"),
        ((run("All bold.", BOLD),), "All bold."),
        ((run("A", BOLD), run(" "), run("B", BOLD)), "A B"),
        ((run("A", BOLD), run(" ", "<w:i/>"), "long text"), "‹1›A ‹/1›long text"),
        ((run("A", '<w:b w:val="1"/>'), run("B", BOLD), run("C", '<w:b w:val="0"/>')), "AB‹1›C‹/1›"),
        (("Read ", LINK.format(run("our report", '<w:rStyle w:val="Hyperlink"/>')), "."), "Read ‹1›our report‹/1›."),
        ((LINK.format(run("All of it")),), "All of it"),
        (("One", BREAK, "two"), "One‹1/› two"),
        (("One ", BREAK, " two"), "One ‹1/›two"),
        (("<w:r><w:tab/><w:t>Text</w:t><w:tab/></w:r>",), "Text"),
        (("Text", NOTE, " goes on", NOTE), "Text‹1/› goes on"),
        (("<w:r><w:t>long</w:t><w:noBreakHyphen/><w:t>term</w:t><w:softHyphen/></w:r>",), "long\u2011term\u00ad"),
        (("Page ", field("PAGE", run("7")), " of ", field("NUMPAGES", run("9"))), "Page ‹1/› of ‹2/›"),
        (("See ", field('HYPERLINK "http://example.org"', run("here", "<w:u/>")), "."), "See ‹1›here‹/1›."),
        (("Name ", '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "."), "Name ‹1/›."),
        (("Term", '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>XE "Term"</w:instrText>'
          '<w:fldChar w:fldCharType="end"/></w:r>', " here"), "Term here"),
        (("It ", f'<w:ins w:id="1">{run("really ")}</w:ins>',
          '<w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del>', "was."), "It really was."),
        ((f'<w:moveTo w:id="1">{run("Moved ")}</w:moveTo>', f'<w:moveFrom w:id="2">{run("gone ")}</w:moveFrom>', "on."),
         "Moved on."),
        (("Seen ", run("unseen ", "<w:vanish/>"), run("unseen ", '<w:rStyle w:val="b"/>'), "again."), "Seen again."),
        (('<w:smartTag w:uri="x" w:element="place"><w:smartTagPr/>' + run("Almaty") + "</w:smartTag>", " today"),
         "Almaty today"),
        (("Give ", f'<w:sdt><w:sdtPr/><w:sdtContent>{run("your name")}</w:sdtContent></w:sdt>', " here"),
          "Give ‹1›your name‹/1› here"),
        (("where ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), "where ‹1/›"),
        (('<w:bookmarkStart w:id="0" w:name="_GoBack"/>', "A ", '<w:bookmarkEnd w:id="0"/>', "b"), "A b"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>', "Item"), "Item"),
        (("<w:r><w:t> no space kept </w:t></w:r>", "here"), "no space kepthere"),
        (("<w:r><w:t>two\nlines</w:t></w:r>",), "two lines"),
    ],
)  # fmt: skip
def test_what_is_in_a_paragraph_becomes_text_with_few_tags(runs: tuple[str, ...], expected: str) -> None:
    data = docx(body(paragraph(*runs)))
    assert shown(data) == [expected]
    assert shown(written(data, expected)) == [expected]
    cyrillic = expected.translate({ord(a): ord(b) for a, b in zip("abcdefghinorst", "абсдефгхинорст", strict=True)})
    assert shown(written(data, cyrillic)) == [cyrillic]


@pytest.mark.parametrize("content", ["", "<w:r><w:drawing/></w:r>", "* * *", "—", field("PAGE", run("7"))])
def test_a_paragraph_without_letters_and_figures_is_no_block(content: str) -> None:
    assert shown(docx(body(paragraph(content or run("")), paragraph("2024")))) == ["2024"]


def test_the_kinds_of_blocks() -> None:
    own_note = paragraph("<w:r><w:footnoteRef/></w:r>", " A note.")
    data = docx(
        body(
            paragraph("Rubric"),
            paragraph("Rally in Zhanaozen", style="a3"),
            paragraph("First part", style="10"),
            paragraph("Second part", style="20"),
            paragraph("Third part", style="30"),
            paragraph("Police came.", PICTURE.format("A crowd in the square")),
            cell(paragraph("Year"), cell(paragraph("2024")), "<w:p/>"),
            "<w:p><w:pPr><w:outlineLvl w:val='9'/></w:pPr><w:r><w:t>Not a heading</w:t></w:r></w:p>",
        ),
        {
            "header1": part("hdr", paragraph("The Times")),
            "footnotes": part("footnotes", f'<w:footnote w:id="2">{own_note}</w:footnote>'),
            "footer1": part("ftr", cell(paragraph("Page ", field("PAGE", run("1"))))),
        },
    )  # fmt: skip
    assert kinds(data) == [
        ("paragraph", "Rubric"),
        ("headline", "Rally in Zhanaozen"),
        ("heading", "First part"),
        ("heading", "Second part"),
        ("heading", "Third part"),
        ("paragraph", "Police came."),
        ("attribute", "A crowd in the square"),
        ("cell", "Year"),
        ("cell", "2024"),
        ("paragraph", "Not a heading"),
        ("note", "A note."),
        ("note", "The Times"),
        ("note", "Page "),
    ]
    assert docx_format.read(data).title == "Rally in Zhanaozen"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (paragraph("Rally in town"), "Rally in town"),
        (paragraph("It was quiet.") + paragraph("Rally", style="10"), "Rally"),
        (paragraph("The police came."), None),
        (cell(paragraph("Date")) + paragraph("Rally in town"), "Rally in town"),
    ],
)
def test_the_headline_is_the_title_or_a_first_heading_or_a_short_first_paragraph(first: str, expected: str) -> None:
    assert docx_format.read(docx(body(first, paragraph("They left.")))).title == expected


def test_without_translations_the_file_is_the_same_to_the_byte() -> None:
    data = docx(body(paragraph("Rally ", run("in", BOLD), " town")))
    assert written(data) == data


def test_only_parts_with_translations_change() -> None:
    data = docx(
        body(paragraph("Rally")),
        {"header1": part("hdr", paragraph("The Times"))},
        others={"media/a.bin": b"\1\2\3" * 9},
    )
    new = written(data, "Митинг")
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(new))
    assert before.namelist() == after.namelist()
    assert after.testzip() is None
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "word/styles.xml"}
    assert all(before.getinfo(name).date_time == after.getinfo(name).date_time for name in before.namelist())
    assert written(data, "Митинг") == new


def test_a_paragraph_is_written_in_its_looks_and_marked_as_of_its_language() -> None:
    look = '<w:rStyle w:val="x"/><w:b/><w:sz w:val="28"/><w:lang w:val="en-GB" w:bidi="ar-SA"/><w:oMath/>'
    data = docx(body(paragraph("Police came to ", run("Zhanaozen", look), ".", style="10")))
    xml = xml_of(written(data, "В ‹1›Жанаозен‹/1› прибыла полиция."))
    plain, russian = '<w:rPr><w:lang w:val="ru-RU"/></w:rPr>', look.replace("en-GB", "ru-RU")
    assert (
        '<w:p><w:pPr><w:pStyle w:val="10"/></w:pPr>'
        f'<w:r>{plain}<w:t xml:space="preserve">В </w:t></w:r><w:r><w:rPr>{russian}</w:rPr><w:t>Жанаозен</w:t></w:r>'
        f'<w:r>{plain}<w:t xml:space="preserve"> прибыла полиция.</w:t></w:r></w:p>'
    ) in xml


def test_the_language_of_the_document_is_set_where_it_was_that_of_the_text() -> None:
    styles = xml_of(written(docx(body(paragraph("Rally"))), "Митинг"), "word/styles.xml")
    assert '<w:rPrDefault><w:rPr><w:lang w:val="ru-RU" w:eastAsia="en-US" w:bidi="ar-SA"/>' in styles
    assert '<w:name w:val="heading 2"/><w:rPr><w:lang w:val="ru-RU"/>' in styles
    assert '<w:lang w:val="fr-FR"/>' in styles


def test_the_declaration_and_the_names_of_a_part_stay() -> None:
    data = docx(body(paragraph("Rally")))
    head = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").partition(b"<w:body>")[0]
    assert zipfile.ZipFile(io.BytesIO(written(data, "Митинг"))).read("word/document.xml").startswith(head)


def test_links_keep_what_they_point_to() -> None:
    data = docx(body(paragraph("Read ", LINK.format(run("our report")), " now.")))
    xml = xml_of(written(data, "‹1›Доклад‹/1› читайте сейчас."))
    assert '<w:hyperlink r:id="rId9" w:history="1"><w:r>' in xml
    assert shown(written(data, "‹1›Доклад‹/1› и ‹1›он же‹/1›")) == ["‹1›Доклад‹/1› и ‹2›он же‹/2›"]


def test_a_field_that_is_a_link_stays_one() -> None:
    data = docx(body(paragraph("See ", field('HYPERLINK "http://example.org"', run("here")), ".")))
    xml = xml_of(written(data, "Смотрите ‹1›здесь‹/1›."))
    assert [xml.count(f'"{kind}"') for kind in ("begin", "separate", "end")] == [1, 1, 1]
    assert xml.index("HYPERLINK") < xml.index("здесь") < xml.index('"end"')


def test_a_field_over_several_paragraphs_stays_whole() -> None:
    begin, end = field("TOC \\o", "§").split("§")
    data = docx(body(paragraph(begin, "First part"), paragraph("Second part", end)))
    assert shown(data) == ["First part", "Second part"]
    xml = xml_of(written(data, "Первая часть", "Вторая часть"))
    assert xml.index("begin") < xml.index("TOC") < xml.index("separate") < xml.index("Первая") < xml.index("Вторая")
    assert xml.index("Вторая") < xml.index('"end"')


def test_pictures_and_notes_that_a_translation_lacks_stand_at_its_end() -> None:
    data = docx(body(paragraph("One", PICTURE.format(""), " two", NOTE, " three", BREAK, "four")))
    assert shown(data) == ["One‹1/› two‹2/› three‹3/› four"]
    xml = xml_of(written(data, "Всё"))
    assert xml.index("Всё") < xml.index("<w:drawing>") < xml.index("<w:footnoteReference")
    assert "<w:br/>" not in xml


def test_bookmarks_and_comments_stay_where_they_were() -> None:
    marks = (
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    )
    data = docx(body(paragraph("The police ", marks[0], run("detained", BOLD), marks[1], " ten people.")))
    xml = xml_of(written(data, "Полиция ‹1›задержала‹/1› десятерых."))
    order = ["Полиция", "commentRangeStart", "задержала", "commentRangeEnd", "commentReference", "десятерых"]
    assert sorted(order, key=xml.index) == order
    without_tag = xml_of(written(data, "Задержаны десять человек."))
    assert without_tag.index("commentRangeStart") < without_tag.index("commentRangeEnd")


def test_deleted_text_is_gone_from_what_is_translated_only() -> None:
    gone = '<w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del>'
    data = docx(body(paragraph("It ", gone, "was."), paragraph("So ", gone, "it was."), paragraph(gone)))
    xml = xml_of(written(data, "Было."))
    assert xml.count("delText>never") == 2


def test_rows_that_are_deleted_are_not_offered() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{paragraph("Gone")}</w:tc></w:tr>'
    data = docx(body(f"<w:tbl>{row}<w:tr><w:tc>{paragraph('Here')}</w:tc></w:tr></w:tbl>", paragraph("Rally.")))
    assert shown(data) == ["Here", "Rally."]


def test_a_text_box_that_was_deleted_is_not_offered() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Gone')}</w:txbxContent></w:pict></w:r>"
    assert shown(docx(body(paragraph("Here ", f'<w:del w:id="1">{box}</w:del>', "it is.")))) == ["Here it is."]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
    "<w:drawing><wp:anchor><wp:docPr id='3' name='Box' descr='Aside'/>"
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape alt='Aside'><v:textbox><w:txbxContent>{1}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_offered_once_and_written_twice() -> None:
    inner = paragraph("In ", run("the", BOLD), " box") + paragraph("Twice") + paragraph("Twice")
    data = docx(body(paragraph("Round it. ", BOX.format(inner, inner), "After it.")))
    assert shown(data) == ["Round it. ‹1/›After it.", "Aside", "In ‹1›the‹/1› box", "Twice", "Twice"]
    new = written(data, "Вокруг. ‹1/›После.", "Врезка", "Во врезке ‹1›вот‹/1› так", "Дважды", "Ещё раз")
    xml = xml_of(new)
    assert [xml.count(text) for text in ("Врезка", "врезке", "Дважды", "Ещё раз", "Twice")] == [2, 2, 2, 2, 0]
    assert shown(new) == ["Вокруг. ‹1/›После.", "Врезка", "Во врезке ‹1›вот‹/1› так", "Дважды", "Ещё раз"]


def test_what_only_old_programs_are_shown_is_offered_too() -> None:
    data = docx(body(paragraph("Round.", BOX.format(paragraph("New"), paragraph("New") + paragraph("Old")))))
    assert shown(data) == ["Round.", "Aside", "New", "Old"]


def test_a_control_bound_to_data_is_parted_from_it_when_it_is_translated() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Title"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Rally')}</w:sdtContent></w:sdt>"
    )
    data = docx(body(control, paragraph("They left.")))
    assert "dataBinding" in xml_of(written(data, None, "Они ушли."))
    assert "dataBinding" not in xml_of(written(data, "Митинг"))


@pytest.mark.parametrize(
    ("content", "gone", "left"),
    [
        (paragraph("One") + paragraph("Two"), 0, 1),
        (cell(paragraph("One")) + paragraph("Two"), 0, 2),
        (cell(paragraph("One") + paragraph("Two")), 1, 1),
        (cell(paragraph("x"), paragraph("One")) + paragraph("Two") + cell(paragraph("Three")), 2, 4),
        (paragraph("One", PICTURE.format("")) + paragraph("Two"), 0, 2),
        (paragraph("One", NOTE) + paragraph("Two"), 0, 1),
        ("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>" + paragraph("Two"), 0, 2),
    ],
)
def test_a_paragraph_that_becomes_nothing_goes_where_it_can(content: str, gone: int, left: int) -> None:
    data = docx(body(content))
    document = docx_format.read(data)
    new = docx_format.write(data, document, {gone: TaggedText()}, language="kk-KZ")
    assert len(list(member(new).iter(f"{{{W}}}p"))) == left
    texts = [block.text.text for block in document.blocks]
    assert [text for _, text in kinds(new)] == [text for index, text in enumerate(texts) if index != gone]


def test_what_a_translator_types_becomes_what_word_has_for_it() -> None:
    xml = xml_of(written(docx(body(paragraph("Rally"))), "Ми\nтинг\tв\x00\x0b\ud800Ж\u2011К & <b>"))
    assert "<w:t>Ми</w:t><w:br/><w:t>тинг</w:t><w:tab/><w:t>в</w:t><w:br/><w:t>Ж</w:t><w:noBreakHyphen/>" in xml
    assert "К &amp; &lt;b&gt;" in xml


def test_a_sentence_over_two_paragraphs_brings_the_looks_of_the_second() -> None:
    data = docx(
        body(paragraph("Police ", run("came", "<w:i/>"), " and"), paragraph("saw all the ", run("people", BOLD), "."))
    )
    document = docx_format.read(data)
    first, second = document.blocks[0].text.tags, document.blocks[1].text.tags
    tags = (*first[:2], *(Tag(tag.at + 10, tag.kind, tag.number, tag.native) for tag in second))
    new = docx_format.write(
        data, document, {0: TaggedText("Полиция пришла и увидела людей тут", tags), 1: TaggedText()}, language="ru-RU"
    )
    xml = xml_of(new)
    assert xml.index("<w:i/>") < xml.index("<w:b/>")
    assert len(shown(new)) == 1


def test_strict_documents_are_read_and_written() -> None:
    data = docx(body(paragraph("Rally ", run("in", BOLD), " town")).replace(W, STRICT))
    assert shown(data) == ["Rally ‹1›in‹/1› town"]
    new = written(data, "Митинг ‹1›в‹/1› городе")
    assert shown(new) == ["Митинг ‹1›в‹/1› городе"]
    assert W.encode() not in zipfile.ZipFile(io.BytesIO(new)).read("word/document.xml")


def test_python_docx_opens_what_is_written() -> None:
    library = pytest.importorskip("docx", reason="needs python-docx, which is not installed")
    data = docx(body(paragraph("Rally ", run("in", BOLD), " town"), cell(paragraph("Year"))))
    document = library.Document(io.BytesIO(written(data, "Митинг ‹1›в‹/1› городе", "Год")))
    assert document.paragraphs[0].text == "Митинг в городе"
    assert [one.text for one in document.paragraphs[0].runs if one.bold] == ["в"]
    assert document.tables[0].cell(0, 0).text == "Год"
