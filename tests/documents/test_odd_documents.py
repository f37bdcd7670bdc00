"""Odd DOCX and ODT files of every kind, each with its outcome: read as these texts, or refused with these words."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from tests.documents import made_odt
from tests.documents.made_docx import NAMESPACES, body, cell, docx, packed, paragraph, part, run
from tmtool.documents import docx as docx_format
from tmtool.documents import odt as odt_format
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText
from tmtool.sniffing import sniff

Outcome = tuple[str, ...] | str
RALLY = body(paragraph("Rally"))
PLAIN = docx(RALLY)
ODT = made_odt.content(made_odt.paragraph("Rally"))
NO_DECLARATION = RALLY.partition("\r\n")[2]
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DOCUMENT = "word/document.xml"
ENDLESS = "9" * 5000
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def nested(level: int) -> str:
    """Tables in tables, with a word in the innermost cell."""
    inside = paragraph("Deep inside")
    for _ in range(level):
        inside = cell(inside, "<w:p/>")
    return inside


def members(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def without(data: bytes, *names: str) -> bytes:
    return packed({name: content for name, content in members(data).items() if name not in names})


def renamed(data: bytes, rename: Callable[[str], str]) -> bytes:
    return packed({rename(name): content for name, content in members(data).items()})


def twice(data: bytes, name: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(name, members(data)[name])
    return out.getvalue()


def with_flag(data: bytes, flag: int) -> bytes:
    """Every member said to be encrypted, or the like."""
    patched = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = patched.find(sign)
        while at >= 0:
            (old,) = struct.unpack_from("<H", patched, at + offset)
            struct.pack_into("<H", patched, at + offset, old | flag)
            at = patched.find(sign, at + 4)
    return bytes(patched)


def with_method(data: bytes, method: int) -> bytes:
    patched = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = patched.find(sign)
        while at >= 0:
            struct.pack_into("<H", patched, at + offset, method)
            at = patched.find(sign, at + 4)
    return bytes(patched)


def with_byte_changed(data: bytes, name: str) -> bytes:
    """One byte of the packed content of a member flipped."""
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(name)
    at = info.header_offset + 30 + len(name) + info.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


def packed_with(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members(PLAIN).items():
            archive.writestr(name, content)
    return out.getvalue()


def streamed() -> bytes:
    """As programs pack that cannot go back: sizes behind the data."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in members(PLAIN).items():
            archive.writestr(name, content)
    return bytes(out.data)


READ = {
    "a main part of another name": (lambda: docx(RALLY, main="word/document2.xml"), ("Rally",)),
    "a main part in another folder": (lambda: docx(RALLY, main="content/a.xml"), ("Rally",)),
    "names with backslashes": (lambda: renamed(PLAIN, lambda name: name.replace("/", "\\")), ("Rally",)),
    "names in upper case": (lambda: renamed(PLAIN, str.upper), ("Rally",)),
    "names with a slash before": (lambda: renamed(PLAIN, lambda name: "/" + name), ("Rally",)),
    "no relationships at all": (lambda: without(PLAIN, "_rels/.rels", "word/_rels/document.xml.rels"), ("Rally",)),
    "no styles": (lambda: without(PLAIN, "word/styles.xml"), ("Rally",)),
    "no content types": (lambda: without(PLAIN, "[Content_Types].xml"), ("Rally",)),
    "a header that is not there": (lambda: docx(RALLY, relations=relation("header", "header9.xml")), ("Rally",)),
    "a header outside of the file": (lambda: docx(RALLY, relations=relation("header", "../../../etc/x")), ("Rally",)),
    "a header on the network": (
        lambda: docx(RALLY, relations=relation("header", "http://example.org/h.xml", ' TargetMode="External"')),
        ("Rally",),
    ),
    "numbers without end": (
        lambda: docx(
            body(f'<w:p><w:pPr><w:outlineLvl w:val="{ENDLESS}"/></w:pPr>{run("Rally")}</w:p>'),
            relations=relation("header", "header²9.xml"),
            others={"word/header²9.xml": f"<w:hdr {NAMESPACES}><w:p/></w:hdr>"},
        ),
        ("Rally",),
    ),
    "the text as its own header": (lambda: docx(RALLY, relations=relation("header", "document.xml")), ("Rally",)),
    "members with names that leave the folder": (
        lambda: docx(RALLY, others={"../../etc/passwd": b"x", "/abs": b"y", "C:\\z": b"z"}),
        ("Rally",),
    ),
    "bytes before the archive": (lambda: b"#!/bin/sh\n" + PLAIN, ("Rally",)),
    "bytes behind the archive": (lambda: PLAIN + b"\0\0\0", ("Rally",)),
    "packed as a stream": (streamed, ("Rally",)),
    "nothing packed": (lambda: packed_with(zipfile.ZIP_STORED), ("Rally",)),
    "packed with another method": (lambda: packed_with(zipfile.ZIP_LZMA), ("Rally",)),
    "UTF-16": (lambda: docx(RALLY.replace("UTF-8", "UTF-16").encode("utf-16")), ("Rally",)),
    "a byte order mark": (lambda: docx(b"\xef\xbb\xbf" + RALLY.encode()), ("Rally",)),
    "no declaration": (lambda: docx(NO_DECLARATION), ("Rally",)),
    "an old code page": (
        lambda: docx(body(paragraph("Қала")).replace("Қ", "К").replace("UTF-8", "windows-1251").encode("cp1251")),
        ("Кала",),
    ),
    "another prefix": (lambda: docx(RALLY.replace("w:", "x:").replace("xmlns:w=", "xmlns:x=")), ("Rally",)),
    "comments and instructions": (
        lambda: docx(body("<!-- c --><?x y?><w:p><!-- c --><w:r><?x y?><w:t>Ra<!-- c -->lly</w:t></w:r></w:p>")),
        ("Rally",),
    ),
    "CDATA": (lambda: docx(body("<w:p><w:r><w:t><![CDATA[Rally & <b>]]></w:t></w:r></w:p>")), ("Rally & <b>",)),
    "characters by number": (lambda: docx(body(paragraph("R&#97;lly &#x1F600;"))), ("Rally 😀",)),
    "a table in a table, a hundred times": (lambda: docx(body(nested(100))), ("Deep inside",)),
    "a field that never ends": (
        lambda: docx(body(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "Rally"))),
        ("Rally",),
    ),
    "a field that ends twice": (
        lambda: docx(body(paragraph(*['<w:r><w:fldChar w:fldCharType="end"/></w:r>'] * 2, "Rally"))),
        ("Rally",),
    ),
    "styles made of each other": (
        lambda: docx(
            body(paragraph("Rally", style="x")),
            {"styles": part("styles", '<w:style w:styleId="x"><w:basedOn w:val="x"/></w:style>')},
        ),
        ("Rally",),
    ),
    "a part in no known namespace beside it": (lambda: docx(RALLY, {"header1": "<x>Text</x>"}), ("Rally",)),
    "a run that is empty, and one without properties": (
        lambda: docx(body(paragraph("<w:r/><w:r><w:rPr/></w:r><w:r><w:t/></w:r>", "Rally"))),
        ("Rally",),
    ),
    "an outline level that is no number": (
        lambda: docx(body('<w:p><w:pPr><w:outlineLvl w:val="x"/></w:pPr>' + run("Rally") + "</w:p>")),
        ("Rally",),
    ),
}
REFUSED = {
    "a file cut off": (lambda: PLAIN[: len(PLAIN) // 2], "the archive is damaged"),
    "only its first bytes": (lambda: PLAIN[:4], "the archive is damaged"),
    "no archive": (lambda: b"Rally in town", "the archive is damaged"),
    "a byte changed": (lambda: with_byte_changed(PLAIN, DOCUMENT), "the archive is damaged"),
    "a password on the archive": (lambda: with_flag(PLAIN, 1), "protected by a password"),
    "an unknown method of packing": (lambda: with_method(PLAIN, 99), "cannot be read; save it again"),
    "two parts of one name": (lambda: twice(PLAIN, DOCUMENT), "two parts named"),
    "no text part": (lambda: without(PLAIN, DOCUMENT), "the part with its text is missing"),
    "a workbook": (lambda: packed({"xl/workbook.xml": "<x/>"}), "an Excel workbook"),
    "a presentation": (lambda: packed({"ppt/presentation.xml": "<x/>"}), "a presentation"),
    "an empty archive": (lambda: packed({}), "the part with its text is missing"),
    "another root": (lambda: docx(f"<w:body {NAMESPACES}/>"), "is no Word document"),
    "XML that breaks off": (lambda: docx(RALLY[:-20]), "damaged, line 2"),
    "XML with a bare ampersand": (lambda: docx(RALLY.replace("Rally", "A&B")), "damaged, line 2"),
    "bytes that are no UTF-8": (lambda: docx(RALLY.encode().replace(b"Rally", b"\xd0Rally")), "damaged, line 2"),
    "a control character": (lambda: docx(RALLY.replace("Rally", "Ra\x01lly")), "damaged, line 2"),
    "an empty text part": (lambda: docx(""), "damaged"),
    "entities": (lambda: docx(ENTITY + NO_DECLARATION.replace("Rally", "&b;")), "declares entities"),
    "entities in UTF-16": (
        lambda: docx((ENTITY + NO_DECLARATION.replace("Rally", "&b;")).encode("utf-16")),
        "declares entities",
    ),
    "an entity from a file": (
        lambda: docx('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + NO_DECLARATION.replace("Rally", "&a;")),
        "declares entities",
    ),
    "an encoding that hides what is in it": (lambda: docx(RALLY.replace("UTF-8", "UTF-7")), "encoding that cannot"),
    "no text": (lambda: docx(body("<w:p/>")), "holds no text"),
    "deleted text only": (
        lambda: docx(body("<w:p><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>")),
        "holds no text",
    ),
    "a bomb": (lambda: docx(body(paragraph(run("0" * 12_000_000)))), "made to do harm"),
    "marks without end": (lambda: docx(body(paragraph("<w:r/>" * 700_000))), "too large"),
    "depth without end": (lambda: docx(body(nested(1000))), "nested too deeply"),
}
ODT_READ = {
    "no kind": (lambda: without(made_odt.odt(ODT), "mimetype"), ("Rally",)),
    "a template": (lambda: made_odt.odt(ODT, mimetype=f"{made_odt.MIMETYPE}-template"), ("Rally",)),
    "no styles": (lambda: without(made_odt.odt(ODT), "styles.xml"), ("Rally",)),
    "an old document type": (
        lambda: made_odt.odt(ODT.replace("?>\n", '?><!DOCTYPE office:document-content PUBLIC "-//O" "office.dtd">', 1)),
        ("Rally",),
    ),
    "spaces without number": (
        lambda: made_odt.odt(made_odt.content(made_odt.paragraph('a<text:s text:c="999999999"/>b'))),
        (f"a{' ' * 100}b",),
    ),
    "spans in spans": (
        lambda: made_odt.odt(
            made_odt.content(made_odt.paragraph("<text:span>" * 500 + "Rally" + "</text:span>" * 500))
        ),
        ("Rally",),
    ),
}
ODT_REFUSED = {
    "a spreadsheet": (
        lambda: made_odt.odt(ODT, mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "spreadsheet",
    ),
    "a presentation": (
        lambda: made_odt.odt(ODT, mimetype="application/vnd.oasis.opendocument.presentation"),
        "a presentation",
    ),
    "a drawing without kind": (
        lambda: made_odt.odt(ODT.replace("office:text>", "office:drawing>"), mimetype=""),
        "no text document",
    ),
    "a password": (
        lambda: made_odt.odt(b"\1\2\3", others={"META-INF/manifest.xml": "<x><encryption-data/></x>"}),
        "protected by a password",
    ),
    "no text part": (lambda: without(made_odt.odt(ODT), "content.xml"), "is missing"),
    "entities": (lambda: made_odt.odt(ENTITY + ODT.partition("\n")[2]), "declares entities"),
    "no text": (lambda: made_odt.odt(made_odt.content()), "holds no text"),
}


def texts(module: object, data: bytes) -> tuple[str, ...]:
    return tuple(block.text.shown for block in module.read(data).blocks)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("module", "make", "expected"),
    [pytest.param(docx_format, *row, id=name) for name, row in READ.items()]
    + [pytest.param(odt_format, *row, id=f"ODT: {name}") for name, row in ODT_READ.items()],
)
def test_odd_files_are_read_and_written(module: object, make: Callable[[], bytes], expected: tuple[str, ...]) -> None:
    data = make()
    document = module.read(data)  # type: ignore[attr-defined]
    assert texts(module, data) == expected
    assert module.write(data, document, {}, language="ru-RU") == data  # type: ignore[attr-defined]
    new = module.write(data, document, {0: TaggedText("Митинг")}, language="ru-RU")  # type: ignore[attr-defined]
    assert texts(module, new) == ("Митинг", *expected[1:])
    archive = zipfile.ZipFile(io.BytesIO(new))
    assert archive.testzip() is None
    assert archive.namelist() == zipfile.ZipFile(io.BytesIO(data)).namelist()


@pytest.mark.parametrize(
    ("module", "make", "words"),
    [pytest.param(docx_format, *row, id=name) for name, row in REFUSED.items()]
    + [pytest.param(odt_format, *row, id=f"ODT: {name}") for name, row in ODT_REFUSED.items()],
)
def test_odd_files_are_refused_with_a_sentence(module: object, make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(RefusedInput) as caught:
        module.read(make())  # type: ignore[attr-defined]
    assert words in caught.value.message
    assert caught.value.message.endswith(".")


def test_a_word_document_with_a_password_is_refused_by_what_it_is() -> None:
    with pytest.raises(RefusedInput, match="old or encrypted Office file"):
        sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx")
