"""What a file is, by its content and its name."""

from __future__ import annotations

import codecs
import io
import os
import zipfile
from pathlib import Path

import pytest

from tmtool.exchange.input_files import read_input
from tmtool.formats import FORMATS, Reads
from tmtool.model.errors import MissingInput, RefusedInput
from tmtool.sniffing import sniff, sniff_file

TMX = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<!-- made by hand --><tmx version="1.4">'


@pytest.mark.parametrize(
    ("head", "name", "format_id"),
    [
        (b"Rally in town\n", "a.txt", "plain_text"),
        (b"Rally in town\n", "-", "plain_text"),
        (TMX.encode(), "memory.xml", "tmx"),
        (codecs.BOM_UTF16_LE + TMX.encode("utf-16-le"), "memoq.txt", "tmx"),
        (TMX.encode("utf-16-le"), "memoq.tmx", "tmx"),
        (b"not xml at all", "a.tmx", "tmx"),
        (b'msgid ""\nmsgstr ""\n', "a.txt", "po"),
        (b"en,ru\n", "Terms.CSV", "csv"),
        (b"en\tru\n", "a.tsv", "csv"),
        (b"#UTX 1.11; en/ru; 2026-11-23;\n#src\ttgt\n", "a.txt", "utx"),
        (b'<martif type="TBX"><text/></martif>', "iate.xml", "tbx"),
        (b'<!-- min --><TBX dialect="TBX-Min"/>', "a.tbx", "tbx"),
        (b"\x1f\x8b\x08", "a.tmx.gz", "tmx"),
    ],
)
def test_content_tells_the_format_then_the_name(head: bytes, name: str, format_id: str) -> None:
    assert sniff(head, name).id == format_id


@pytest.mark.parametrize(
    ("head", "name", "words"),
    [
        (b"", "a.txt", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.doc", "old Word"),
        (b"{\\rtf1", "a.rtf", "RTF"),
        (b"%PDF-1.7", "a.pdf", "PDF"),
        (b"%PDF-1.7", "article.txt", "PDF"),
        (b"From: desk", "a.eml", "e-mail"),
        (b"PK\x03\x04", "a.zip", "ZIP"),
        (b"\0\1\2\3" * 50, "a.txt", "binary"),
        (b"text", "a.xyz", r"not known \(\.xyz\)"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(head: bytes, name: str, words: str) -> None:
    with pytest.raises(RefusedInput, match=words) as caught:
        sniff(head, f"/in/{name}")
    assert name in caught.value.message
    assert caught.value.file == f"/in/{name}"


def endings(*wanted: Reads) -> str:
    """The endings of the files that can become something."""
    able = [entry for entry in FORMATS.values() if set(entry.reads) & set(wanted)]
    return ", ".join(dict.fromkeys(ending for entry in able for ending in entry.extensions))


@pytest.mark.parametrize(
    ("head", "name", "wanted", "says"),
    [
        (
            b"text",
            "a.xyz",
            ("document",),
            "end in .txt, .text, .docx, .docm, .dotx, .odt, .ott, .html, .htm, .xhtml, .md, .markdown.",
        ),
        (b"text", "a.xyz", ("memory", "glossary"), f"end in {endings('memory', 'glossary')}."),
        (
            b"\0\1\2\3" * 50,
            "a.tmx",
            ("memory", "glossary"),
            "is binary data, which cannot be read; export it again as TMX 1.4.",
        ),
        (b"%PDF-1.7", "a.pdf", ("document",), "or paste the text."),
        (b"%PDF-1.7", "a.pdf", ("memory",), f"end in {endings('memory')}."),
        (b"\xd0\xcf\x11\xe0", "a.xls", ("glossary",), "save it as XLSX in Excel or LibreOffice."),
    ],
)
def test_the_advice_fits_what_the_file_shall_become(
    head: bytes, name: str, wanted: tuple[Reads, ...], says: str
) -> None:
    with pytest.raises(RefusedInput) as caught:
        sniff(head, name, wanted=wanted)
    assert caught.value.message.endswith(says)


@pytest.mark.parametrize(
    ("members", "format_id"),
    [
        (("[Content_Types].xml", "word/document.xml"), "docx"),
        (("[Content_Types].xml", "word/document2.xml"), "docx"),
        (("mimetype", "content.xml"), "odt"),
    ],
)
def test_an_archive_is_told_by_what_is_in_it(members: tuple[str, ...], format_id: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, "")
    assert sniff(file.getvalue(), "a.zip").id == format_id


@pytest.mark.parametrize(
    "filling", [" " * 60_000, "<!-- " * 12_000, "<!DOCTYPE " * 6_000, "<?" * 30_000, "<!---->" * 9_000]
)
def test_a_long_beginning_without_a_root_is_looked_at_once(filling: str) -> None:
    assert sniff(filling.encode() + b"x", "a.txt").id == "plain_text"


def test_markdown_that_shows_a_catalogue_is_markdown() -> None:
    text = b'# How to translate\n\nWrite this:\n\nmsgid "Rally"\nmsgstr ""\n'
    assert sniff(text, "README.md", wanted=("document", "bilingual")).id == "markdown"
    assert sniff(b'# News\r\n\r\n#: a.c:1\r\nmsgid ""\r\n', "news", wanted=("memory",)).id == "po"


@pytest.mark.parametrize("codec", ["windows-1251", "utf-16", "utf-8-sig"])
def test_a_memory_of_wordfast_is_no_table(codec: str) -> None:
    text = "%20230101~120000\t%DESK\t%TU=00000001\t%EN-US\t%Wordfast TM v.546/00\t%RU-RU\t%---\r\n"
    text += "20230101~120000\tDESK\t0\tEN-US\tRally\tRU-RU\tМитинг\r\n"
    with pytest.raises(RefusedInput, match="export it as TMX in Wordfast"):
        sniff(text.encode(codec), "memory.txt", wanted=("glossary",))


def test_a_package_of_another_tool_is_to_be_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("skeleton.xml", "<skeleton/>")
        archive.writestr("ru/document.mqxliff", "<xliff/>")
    with pytest.raises(RefusedInput, match=r"with “document\.mqxliff” in it; unpack it, and take that in\."):
        sniff(packed.getvalue(), "news.mqxlz")


def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "old.tmx")
    with pytest.raises(MissingInput, match="is no file but a pipe or a device"):
        sniff_file(tmp_path / "old.tmx")
    with pytest.raises(MissingInput, match="is no file but a pipe or a device"):
        read_input(tmp_path / "old.tmx")
    with pytest.raises(MissingInput, match="is no file but a pipe or a device"):
        read_input(Path("/dev/zero"))
    with pytest.raises(MissingInput, match="holds a NUL character"):
        sniff_file(Path("a\0b.tmx"))
    with pytest.raises(MissingInput, match="is a folder; name a file in it"):
        sniff_file(tmp_path)
