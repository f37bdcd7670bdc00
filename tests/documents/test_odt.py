from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.documents.made_odt import content, odt, paragraph, span
from tmtool.documents import odt as odt_format
from tmtool.model.text import Tag, TaggedText, TagKind

LINK = '<text:a xlink:type="simple" xlink:href="http://example.org/">{}</text:a>'
NOTE = (
    '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body>{}</text:note-body></text:note>"
)
PICTURE = '<draw:frame draw:name="Picture1"><draw:image/><svg:title>{}</svg:title></draw:frame>'


def shown(data: bytes) -> list[str]:
    return [block.text.shown for block in odt_format.read(data).blocks]


def written(data: bytes, *texts: str | None, language: str = "kk-KZ") -> bytes:
    """The document with translations as a person types them; None leaves a block as it is."""
    document = odt_format.read(data)
    translations = {
        index: TaggedText.from_shown(text, document.blocks[index].text.tags)
        for index, text in enumerate(texts)
        if text is not None
    }
    return odt_format.write(data, document, translations, language=language)


def xml_of(data: bytes, name: str = "content.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("  Rally \n   in\ttown ", "Rally in town"),
        (f"Police {span('detained')} ten.", "Police ‹1›detained‹/1› ten."),
        (f"Police {span('de', 'B')}{span('tained', 'B2')} ten.", "Police ‹1›detained‹/1› ten."),
        (f"Police {span('detained', 'N')} ten.", "Police detained ten."),
        (f"The police {span('led ', 'B') + span('ten', 'I')} away", "The police ‹1›led ‹/1›‹2›ten‹/2› away"),
        (f"Police came {span('and ' + span('saw', 'I'))}.", "Police came ‹1›and ‹/1›‹2›saw‹/2›."),
        (span("All bold."), "All bold."),
        (f"Read {LINK.format(span('our report', 'Internet_20_link'))}.", "Read ‹1›our report‹/1›."),
        (LINK.format("All of it"), "All of it"),
        ("One<text:line-break/>two<text:tab/>three", "One‹1/› two‹2/› three"),
        ("<text:tab/>Text<text:line-break/>", "Text"),
        ('A<text:s/>b<text:s text:c="2"/> c', "A b   c"),
        (f"Text{NOTE.format('')} goes on", "Text‹1/› goes on"),
        ("Page <text:page-number>7</text:page-number>", "Page ‹1/›"),
        ('It<text:bookmark text:name="x"/> was<text:soft-page-break/> so', "It was so"),
        (f"Seen {span('unseen ', 'H')}again", "Seen again"),
        ("It <text:change-start text:change-id='c'/>really<text:change-end text:change-id='c'/> was", "It really was"),
    ],
)
def test_what_is_in_a_paragraph_becomes_text_with_few_tags(inner: str, expected: str) -> None:
    data = odt(content(paragraph(inner)))
    assert shown(data) == [expected]
    assert shown(written(data, expected)) == [expected]
    cyrillic = expected.translate({ord(a): ord(b) for a, b in zip("abcdefghinorst", "абсдефгхинорст", strict=True)})
    assert shown(written(data, cyrillic)) == [cyrillic]


def test_the_kinds_of_blocks() -> None:
    cell = f"<table:table-row><table:table-cell>{paragraph('Year')}</table:table-cell></table:table-row>"
    gone = f"<text:changed-region><text:deletion>{paragraph('Gone')}</text:deletion></text:changed-region>"
    data = odt(
        content(
            f"<text:tracked-changes>{gone}</text:tracked-changes>",
            paragraph("Rubric"),
            paragraph("Rally in Zhanaozen", "P1"),
            '<text:h text:outline-level="2">First part</text:h>',
            paragraph(f"Police came{NOTE.format(paragraph('A note.'))} there{PICTURE.format('A crowd')}."),
            f"<table:table>{cell}</table:table>",
            f"<text:list><text:list-item>{paragraph('Item')}</text:list-item></text:list>",
            f"<text:section text:display='none'>{paragraph('Unseen')}</text:section>",
        ),
        paragraph("The Times"),
    )  # fmt: skip
    assert [(block.kind, block.text.text) for block in odt_format.read(data).blocks] == [
        ("paragraph", "Rubric"),
        ("headline", "Rally in Zhanaozen"),
        ("heading", "First part"),
        ("paragraph", "Police came there."),
        ("note", "A note."),
        ("attribute", "A crowd"),
        ("cell", "Year"),
        ("paragraph", "Item"),
        ("note", "The Times"),
    ]


def test_without_translations_the_file_is_the_same_to_the_byte() -> None:
    data = odt(content(paragraph(f"Rally {span('in')} town")))
    assert written(data) == data


def test_the_kind_of_the_file_comes_first_and_is_not_packed() -> None:
    data = odt(content(paragraph("Rally")), others={"Pictures/1.png": b"\1\2" * 30})
    new = written(data, "Митинг")
    assert new[30:38] == b"mimetype" and new[38:50] == b"application/"
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(new))
    assert after.testzip() is None
    assert {name for name in before.namelist() if before.read(name) != after.read(name)} == {
        "content.xml",
        "styles.xml",
    }
    assert new == written(data, "Митинг")


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("kk-KZ", 'fo:language="kk" fo:country="KZ"'),
        ("ru", 'fo:language="ru" fo:country="RU"'),
        ("kk-Latn", 'fo:language="kk" fo:country="KZ" fo:script="Latn"'),
    ],
)
def test_the_language_is_set_where_it_was_that_of_the_text(language: str, marks: str) -> None:
    new = written(odt(content(paragraph("Rally"))), "Митинг", language=language)
    assert f"<style:text-properties {marks}/>" in xml_of(new, "styles.xml")
    assert f'<style:text-properties fo:font-style="italic" {marks}/>' in xml_of(new)
    assert 'fo:language="fr" fo:country="FR"' in xml_of(new)


def test_spaces_are_written_so_that_they_are_kept() -> None:
    new = written(odt(content(paragraph("Rally"))), "a  b   c")
    assert 'a <text:s/>b <text:s text:c="2"/>c</text:p>' in xml_of(new)


def test_spans_links_and_notes_stay_what_they_are() -> None:
    data = odt(content(paragraph(f"Read {LINK.format('our report')}{NOTE.format(paragraph('Note.'))} {span('now')}!")))
    assert shown(data) == ["Read ‹1›our report‹/1›‹2/› ‹3›now‹/3›!", "Note."]
    xml = xml_of(written(data, "‹3›Сейчас‹/3› читайте ‹1›доклад‹/1›!", "Сноска."))
    assert '<text:span text:style-name="B">Сейчас</text:span> читайте <text:a' in xml
    assert xml.index("доклад</text:a>!") < xml.index("<text:note ") < xml.index("Сноска.")


def test_a_paragraph_that_becomes_nothing_goes_with_its_list_item() -> None:
    item = "<text:list-item>{}</text:list-item>"
    inside = item.format(paragraph("One")) + item.format(paragraph("Two"))
    data = odt(content(f"<text:list>{inside}</text:list>", paragraph("Three")))
    document = odt_format.read(data)
    new = odt_format.write(data, document, {0: TaggedText(), 2: TaggedText()}, language="ru-RU")
    assert shown(new) == ["Two"]
    assert xml_of(new).count("<text:list-item>") == 1
    assert xml_of(new).count("<text:p ") == 1


PARTS = st.lists(
    st.one_of(
        st.text("ab Ж.", min_size=1, max_size=6),
        st.builds(span, st.text("cd ", min_size=1, max_size=5), st.sampled_from(["B", "B2", "I", "N", "U", "H"])),
        st.builds(LINK.format, st.text("ef ", min_size=1, max_size=5)),
        st.sampled_from(["<text:s/>", "<text:tab/>", "<text:line-break/>", PICTURE.format(""), NOTE.format("")]),
        st.sampled_from(['<text:bookmark-start text:name="x"/>', '<text:bookmark-end text:name="x"/>']),
        st.just("<text:date>Monday</text:date>"),
    ),
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(PARTS)
def test_what_is_written_reads_as_the_same_blocks(parts: list[str]) -> None:
    data = odt(content(paragraph("".join(parts)), paragraph("Last one.")))
    document = odt_format.read(data)
    same = {index: block.text for index, block in enumerate(document.blocks)}
    assert shown(odt_format.write(data, document, same, language="ru-RU")) == shown(data)
    other = {
        index: TaggedText(text.text.translate({97: "я", 98: "ж", 99: "ц", 100: "ы", 101: "ё", 102: "й"}), text.tags)
        for index, text in same.items()
    }
    assert shown(odt_format.write(data, document, other, language="ru-RU")) == [text.shown for text in other.values()]


TAGS = st.lists(st.builds(Tag, st.integers(0, 12), st.sampled_from(list(TagKind)), st.integers(1, 6)), max_size=8)


@settings(max_examples=150, deadline=None)
@given(PARTS, st.text("яж \n\t\u2011\x00\ud800", max_size=12), TAGS)
def test_whatever_is_done_to_tags_the_document_stays_sound(parts: list[str], text: str, tags: list[Tag]) -> None:
    data = odt(content(paragraph("".join(parts)), paragraph("Last"), paragraph("Last one.")))
    document = odt_format.read(data)
    translated = TaggedText(text, tuple(sorted(tags, key=lambda tag: tag.at)))
    new = odt_format.write(data, document, {0: translated}, language="ru-RU")
    odt_format.read(new)
    before, after = (etree.fromstring(zipfile.ZipFile(io.BytesIO(one)).read("content.xml")) for one in (data, new))
    for name in ("frame", "bookmark-start", "bookmark-end"):
        assert len(list(after.iter(f"{{*}}{name}"))) == len(list(before.iter(f"{{*}}{name}")))
    assert not [one for one in after.iter("{*}a") if list(one.iterancestors("{*}a"))]
