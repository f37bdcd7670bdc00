"""ODT: the paragraphs of LibreOffice as blocks; what is not translated stays as it is, part by part to the byte.

Offered are the paragraphs and headings of the text with its tables, frames, lists and notes in the order in which they
stand, the titles and descriptions of pictures, then headers and footers. Not offered, and kept as they are: comments,
hidden text, fields (dates, page numbers, references), formulas, charts and other objects, tooltips of links, what
tracked changes have deleted, the properties of the file, and paragraphs without a letter or a figure. Text that tracked
changes have inserted is text, and stays marked. Places of page breaks of the last layout go from paragraphs that are
translated; bookmarks and comments stay where they stood, as far as that can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tmtool.documents.document import Document
from tmtool.documents.headlines import FoundBlock, document_of
from tmtool.documents.language_marks import with_country
from tmtool.documents.odt_pieces import OdtLooks, pieces_of
from tmtool.documents.odt_styles import OdtStyles, default_languages, set_default_language, set_language
from tmtool.documents.odt_writing import fill, remove_if_empty
from tmtool.documents.paragraph_pieces import Paragraph
from tmtool.documents.paragraph_reading import paragraph_of
from tmtool.documents.paragraph_writing import foreign_marks, paragraph_with
from tmtool.documents.xml_names import attribute, child, short, whole
from tmtool.documents.xml_parts import legal, parse, serialised
from tmtool.documents.zipped_parts import ZippedParts
from tmtool.model.articles import BlockKind
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

_PARTS = ("content.xml", "styles.xml")
_MANIFEST = "META-INF/manifest.xml"
_KIND = "application/vnd.oasis.opendocument."
_OTHERS = {
    "spreadsheet": "a spreadsheet; a glossary in it can be saved as XLSX or CSV and taken in with: tmtool import",
    "presentation": "a presentation; save its text as ODT or DOCX, or paste it",
    "graphics": "a drawing; paste its text",
    "chart": "a chart; paste its text",
    "formula": "a formula; there is no text in it",
    "database": "a database; paste its text",
}
_NOT_OFFERED = {"text:tracked-changes", "office:annotation", "draw:object"}


@dataclass(frozen=True, slots=True)
class OdtPlace:
    """A block and the element that shows it."""

    block: FoundBlock
    element: Any
    paragraph: Paragraph | None


class OdtFile:
    """An ODT file, taken apart."""

    def __init__(self, data: bytes) -> None:
        self.archive = ZippedParts(data, "ODT file")
        _refuse_others(self.archive)
        self.trees = {name: parse(self.archive.read(name), name) for name in _PARTS if name in self.archive}
        body = child(self.trees["content.xml"].getroot(), "office:body")
        if body is None or child(body, "office:text") is None:
            other = "" if body is None else next((short(one.tag).rpartition(":")[2] for one in body), "")
            raise RefusedInput(f"This is no text document but {_OTHERS.get(other, 'something else; paste its text')}.")
        self.looks = OdtLooks()
        self.places: list[OdtPlace] = []
        shared = self.trees["styles.xml"].getroot() if "styles.xml" in self.trees else None
        for name, tree in self.trees.items():
            roots = [root for root in (shared, tree.getroot()) if root is not None]
            self._around: dict[Any, tuple[bool, bool, bool]] = {}
            self.places += self._of_part(name, tree.getroot(), OdtStyles(roots))

    def set_language(self, language: str) -> None:
        """Mark the text as of a language."""
        shared = self.trees.get("styles.xml")
        old = default_languages(self.trees["content.xml"].getroot() if shared is None else shared.getroot())
        for tree in self.trees.values():
            set_language(tree.getroot(), language, old)
        if shared is not None:
            set_default_language(shared.getroot(), language)

    def _of_part(self, part: str, root: Any, styles: OdtStyles) -> Iterator[OdtPlace]:
        for element in root.iter():
            name = short(element.tag)
            if name not in ("text:p", "text:h", "svg:title", "svg:desc"):
                continue
            is_cell, is_note, is_away = self._surroundings(element.getparent(), styles)
            if is_away:
                continue
            if name.startswith("svg:"):
                text = (element.text or "").strip()
                if any(map(str.isalnum, text)) and len(element) == 0:
                    yield OdtPlace(FoundBlock(BlockKind.ATTRIBUTE, TaggedText(text)), element, None)
                continue
            style = attribute(element, "text:style-name")
            if styles.is_hidden("paragraph", style):
                continue
            read = paragraph_of(pieces_of(element, self.looks, styles), self.looks)
            if read is None:
                continue
            is_title, level = styles.is_title(style), _level(element, name, styles.level(style))
            kind = BlockKind.PARAGRAPH
            if part != "content.xml" or is_note:
                kind = BlockKind.NOTE
            elif is_cell:
                kind = BlockKind.CELL
            elif is_title or level is not None:
                kind = BlockKind.HEADING
            yield OdtPlace(FoundBlock(kind, read[0], is_title, level), element, read[1])

    def _surroundings(self, parent: Any, styles: OdtStyles) -> tuple[bool, bool, bool]:
        """Find out whether the children of an element stand in a cell, in a note, and in what is not offered."""
        climb = []
        is_cell = is_note = is_away = False
        while parent is not None:
            if parent in self._around:
                is_cell, is_note, is_away = self._around[parent]
                break
            climb.append(parent)
            parent = parent.getparent()
        for one in reversed(climb):
            name = short(one.tag)
            is_cell = name in ("table:table-cell", "table:covered-table-cell") or (is_cell and name != "draw:text-box")
            is_note = is_note or name == "text:note"
            hides = name == "text:section" and attribute(one, "text:display") == "none"
            is_away = is_away or hides or name in _NOT_OFFERED
            self._around[one] = is_cell, is_note, is_away
        return is_cell, is_note, is_away


def read(data: bytes, encoding: str | None = None) -> Document:
    """Read a text document of LibreOffice.

    Args:
        data: the bytes of the file.
        encoding: of no account, the file says it.

    Returns:
        The blocks; their places are characters of the texts of all blocks, one a line.

    Raises:
        RefusedInput: it is damaged, protected, something else, or holds no text.
    """
    return document_of([place.block for place in OdtFile(data).places])


def write(data: bytes, document: Document, translations: Mapping[int, TaggedText], *, language: str) -> bytes:
    """Put translations into a text document of LibreOffice.

    Args:
        data: the original bytes.
        document: what `read` made of them.
        translations: whole text of a block by its index in `document.blocks`, from 0; a paragraph that becomes nothing
            goes, where it can.
        language: the tag of the language of the translations, such as `kk-KZ`.

    Returns:
        The file; the same bytes for the same input. Members other than the text and the styles are the original ones.
    """
    if not translations:
        return data
    file = OdtFile(data)
    foreign = foreign_marks((place.block.text, place.paragraph) for place in file.places if place.paragraph is not None)
    for index, translated in translations.items():
        place = file.places[index]
        if place.paragraph is None:
            place.element.text = legal(translated.text)
            continue
        fill(place.element, paragraph_with(place.block.text, place.paragraph, translated, foreign), file.looks)
        if not translated.text.strip():
            remove_if_empty(place.element)
    file.set_language(with_country(language))
    return file.archive.with_parts(
        {name: serialised(tree, file.archive.read(name)) for name, tree in file.trees.items()}
    )


def _level(element: Any, name: str, of_style: int | None) -> int | None:
    """Give the level of a heading, from 0; None for a paragraph."""
    if name != "text:h":
        return of_style
    level = whole(attribute(element, "text:outline-level")) or 1
    return max(level - 1, 0)


def _refuse_others(archive: ZippedParts) -> None:
    """Refuse what is no text document, or protected by a password."""
    kind = archive.read("mimetype")[:200].decode("ascii", "replace").strip() if "mimetype" in archive else ""
    other = next((words for name, words in _OTHERS.items() if kind.startswith(_KIND + name)), None)
    if other is not None:
        raise RefusedInput(f"This is no text document but {other}.")
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise RefusedInput("The document is protected by a password; save it without one and try again.")
    if "content.xml" not in archive:
        raise RefusedInput("This is no sound ODT file: the part with its text is missing; save it again as ODT.")
