"""The one register of file formats: data only; the code behind an entry is imported when it is used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Literal

from tmtool.model.errors import UsageError

Reads = Literal["document", "bilingual", "memory", "glossary", "rules"]
Writes = Literal["document", "job", "memory", "glossary", "rules"]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: what it is called, what it is for, where its code is, and how its files are known.

    The functions of its module go by what it reads and writes: `read` and `write` of a document; `read_bilingual` and
    `write_bilingual`; `read` of a memory; `read_glossary` and `write_glossary`; `write_job`.
    """

    id: str
    """The word for it in commands and on the desk."""
    name: str
    help: str
    extensions: tuple[str, ...]
    """In lower case with the dot; the first one is given to files that are written."""
    module: str
    reads: tuple[Reads, ...] = ()
    """What a file of this format may become on the desk, the likeliest first."""
    writes: tuple[Writes, ...] = ()
    roots: tuple[str, ...] = ()
    """Its files are XML with one of these root elements, by local name in lower case."""
    member: str = ""
    """Its files are ZIP archives with a member of this name, or with a folder of this name where it ends in `/`."""
    pattern: str = ""
    """A regular expression for lines that no other text has."""
    has_plurals: bool = False
    """Whether a text may stand in it several times, to be translated otherwise each time: forms of the plural."""

    def load(self) -> ModuleType:
        """Import the module that reads and writes the format."""
        return import_module(self.module)


_ALL = (
    Format(
        "plain_text",
        "Plain text",
        "An article, one paragraph a line or paragraphs with blank lines between them.",
        (".txt", ".text"),
        "tmtool.documents.plain_text",
        ("document",),
        ("document",),
    ),
    Format(
        "docx",
        "DOCX",
        "Word documents, with their looks, notes, tables and pictures.",
        (".docx", ".docm", ".dotx"),
        "tmtool.documents.docx",
        ("document",),
        ("document",),
        member="word/",
    ),
    Format(
        "odt",
        "ODT",
        "LibreOffice documents, with their looks, notes, tables and pictures.",
        (".odt", ".ott"),
        "tmtool.documents.odt",
        ("document",),
        ("document",),
        member="content.xml",
    ),
    Format(
        "web_page",
        "HTML",
        "Web pages: the article of one that has one, else all its text.",
        (".html", ".htm", ".xhtml"),
        "tmtool.documents.html",
        ("document",),
        ("document",),
        roots=("html",),
        pattern=r"(?is)\A(?:\s++|<!--.*?-->|<\?xml[^>]*+>)*+<(?:!doctype\s++html|html)[\s>]",
    ),
    Format(
        "markdown",
        "Markdown",
        "Articles in Markdown, with or without front matter.",
        (".md", ".markdown"),
        "tmtool.documents.markdown",
        ("document",),
        ("document",),
    ),
    Format(
        "document",
        "The article in its own format",
        "Written by the format in which the article came.",
        (),
        "tmtool.documents.document",
        (),
        ("job",),
    ),
    Format("text", "Clean text", "Paragraphs only, for a CMS.", (".txt",), "tmtool.documents.clean_text", (), ("job",)),
    Format(
        "tmx",
        "TMX 1.4",
        "Translation memories, for every translation tool.",
        (".tmx",),
        "tmtool.exchange.tmx",
        ("memory", "bilingual"),
        ("job", "memory"),
        roots=("tmx",),
    ),
    Format(
        "po",
        "PO",
        "gettext catalogues, for Poedit and Weblate.",
        (".po", ".pot"),
        "tmtool.exchange.po",
        ("memory", "bilingual"),
        ("job",),
        pattern=r'\A(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+(?:msgid|msgctxt|domain)\s+"',
        has_plurals=True,
    ),
    Format(
        "xliff",
        "XLIFF 1.2",
        "Bilingual files of every translation tool; Trados' and memoQ's own too.",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff"),
        "tmtool.exchange.xliff",
        ("memory", "bilingual"),
        ("job",),
        roots=("xliff",),
    ),
    Format(
        "xliff2",
        "XLIFF 2.1",
        "The same for tools that know the newer standard.",
        (".xliff",),
        "tmtool.exchange.xliff2_writing",
        (),
        ("job",),
    ),
    Format(
        "csv",
        "CSV or TSV",
        "Tables: glossaries in and out, the segments of a job in and out.",
        (".csv", ".tsv", ".tab", ".utf8", ".txt"),
        "tmtool.exchange.tables",
        ("glossary", "bilingual"),
        ("job", "glossary"),
    ),
    Format(
        "xlsx",
        "XLSX",
        "Excel workbooks: glossaries in and out, the segments of a job out.",
        (".xlsx", ".xlsm"),
        "tmtool.exchange.xlsx",
        ("glossary",),
        ("job", "glossary"),
        member="xl/workbook.xml",
    ),
    Format(
        "tbx",
        "TBX",
        "Glossaries, for every terminology tool: versions 2 and 3 in, TBX-Basic of version 2 out.",
        (".tbx",),
        "tmtool.exchange.tbx",
        ("glossary",),
        ("glossary",),
        roots=("martif", "tbx"),
    ),
    Format(
        "tbx3",
        "TBX of 2019",
        "TBX-Basic of version 3, for tools that no longer read version 2.",
        (".tbx",),
        "tmtool.exchange.tbx3",
        (),
        ("glossary",),
    ),
    Format(
        "utx",
        "UTX 1.11",
        "Glossaries of two languages as tab tables.",
        (".utx",),
        "tmtool.exchange.utx",
        ("glossary",),
        ("glossary",),
        pattern=r"\A#\s*UTX(?:-S)?\s",
    ),
    Format(
        "review",
        "Review table",
        "A DOCX table in which an editor corrects, and which can come back.",
        (".docx",),
        "tmtool.exchange.review_table",
        ("bilingual",),
        ("job",),
    ),
    Format(
        "html",
        "HTML side by side",
        "Source and target beside each other, for reading and print.",
        (".html",),
        "tmtool.documents.side_by_side",
        (),
        ("job",),
    ),
    Format(
        "cms",
        "HTML for a CMS",
        "The translation with its headings, lists, bold and italic words and links, and nothing else.",
        (".html",),
        "tmtool.documents.cms_html",
        (),
        ("job",),
    ),
    Format(
        "srx",
        "SRX 2.0",
        "Segmentation rules, as OmegaT, memoQ, Trados and LanguageTool have them.",
        (".srx",),
        "tmtool.language.srx",
        ("rules",),
        ("rules",),
        roots=("srx",),
    ),
)
FORMATS: dict[str, Format] = {entry.id: entry for entry in _ALL}
"""Every format by its id."""


def by_id(format_id: str) -> Format:
    """Give the format of that id.

    Raises:
        UsageError: there is none; the message names those there are.
    """
    try:
        return FORMATS[format_id]
    except KeyError:
        known = ", ".join(entry.id for entry in _ALL if "job" in entry.writes)
        raise UsageError(f"There is no format “{format_id}”; known ones are {known}.") from None
