"""The parts of a DOCX file that hold text, found by its relationships."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tmtool.documents.docx_names import RELATIONSHIPS, WORD_NAMESPACES
from tmtool.documents.xml_names import namespace_of, short, whole
from tmtool.documents.xml_parts import parse
from tmtool.documents.zipped_parts import ZippedParts
from tmtool.model.errors import RefusedInput

_NOTES = ("footnotes", "endnotes", "header", "footer")
_USUAL_DOCUMENT = "word/document.xml"
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook; a glossary in it is taken in with: tmtool import",
    "ppt/presentation.xml": "a presentation; save its text as DOCX, or paste it",
    "content.xml": "an OpenDocument file; give it the ending that it should have",
}


@dataclass(frozen=True, slots=True)
class DocxPart:
    """One part of the document that holds text."""

    name: str
    tree: Any
    is_note: bool
    """Whether it holds notes, or what stands above and below every page."""


@dataclass(frozen=True, slots=True)
class DocxPackage:
    """A DOCX file, taken apart."""

    archive: ZippedParts
    parts: tuple[DocxPart, ...]
    """The text itself first, then footnotes, endnotes, headers and footers."""
    styles: DocxPart | None

    def addresses(self, part: str) -> dict[str, str]:
        """Give the addresses outside of the file that a part names, by the identities of the relationships."""
        relations = _relations(part)
        if relations not in self.archive:
            return {}
        return {
            one.get("Id", ""): one.get("Target", "")
            for one in parse(self.archive.read(relations), relations).getroot()
            if one.get("TargetMode") == "External"
        }

    def numbering(self) -> Any:
        """Give the root of the part that says what the lists are; None where there is none."""
        name = next(
            (target for kind, target in _related(self.archive, self.parts[0].name) if kind == "numbering"), None
        )
        return None if name is None else parse(self.archive.read(name), name).getroot()


def open_package(data: bytes) -> DocxPackage:
    """Take a DOCX file apart.

    A part that a relationship names and that is not there is passed by; so is what lies outside of the file.

    Raises:
        RefusedInput: it is damaged, is something else than a Word document, or has no text part.
    """
    archive = ZippedParts(data, "DOCX file")
    name = _main_part(archive)
    tree = parse(archive.read(name), name)
    root = tree.getroot()
    if short(root.tag) != "w:document" or namespace_of(root) not in WORD_NAMESPACES:
        raise RefusedInput(f"This is no sound DOCX file: “{name}” in it is no Word document; save it again as DOCX.")
    related = _related(archive, name)
    parts = [DocxPart(name, tree, False)]
    done = {name.lower()}
    for kind in _NOTES:
        for target in sorted((target for one, target in related if one == kind), key=_number):
            if target.lower() not in done:
                done.add(target.lower())
                parts.append(DocxPart(target, parse(archive.read(target), target), True))
    styles = next((target for one, target in related if one == "styles"), None)
    return DocxPackage(
        archive, tuple(parts), None if styles is None else DocxPart(styles, parse(archive.read(styles), styles), True)
    )


def _main_part(archive: ZippedParts) -> str:
    for kind, target in _related(archive, ""):
        if kind == "officeDocument" and not target.startswith(("xl/", "ppt/")):
            return target
    if _USUAL_DOCUMENT in archive:
        return _USUAL_DOCUMENT
    other = next((words for name, words in _OTHERS.items() if name in archive), None)
    if other is not None:
        raise RefusedInput(f"This is no Word document but {other}.")
    raise RefusedInput("This is no sound DOCX file: the part with its text is missing; save it again as DOCX.")


def _relations(part: str) -> str:
    """Give the name of the part that says what a part is related to."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _related(archive: ZippedParts, part: str) -> list[tuple[str, str]]:
    """Give what a part is related to inside the archive: the kind of each, such as `header`, and its name."""
    folder, relations = posixpath.dirname(part), _relations(part)
    if relations not in archive:
        return []
    found = []
    for one in parse(archive.read(relations), relations).getroot():
        kind, target = one.get("Type", ""), one.get("Target", "")
        if one.get("TargetMode") == "External" or not kind.startswith(RELATIONSHIPS):
            continue
        name = posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
        if name in archive:
            found.append((kind.rpartition("/")[2], name))
    return found


def _number(name: str) -> tuple[int, str]:
    return whole("".join(filter(str.isdecimal, posixpath.basename(name)))) or 0, name
