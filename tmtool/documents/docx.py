"""DOCX: the paragraphs of Word as blocks; what is not translated stays as it is, part by part to the byte.

Offered are the paragraphs of the text with its tables, text boxes and content controls, then those of footnotes and
endnotes, headers and footers, and the descriptions of pictures. Not offered, and kept as they are: comments, hidden
text, formulas, results of fields (dates, page numbers, references) other than links, citations, tables of contents and
form texts, index entries, text in charts, diagrams and embedded or linked files, building blocks, descriptions that are
but a file name,
title and subject in the properties of the file, and paragraphs without a letter or a figure. Text of a text box that is
there twice, for new programs and for old ones, is offered once and written into both.

Tracked changes read as if they had been accepted: inserted and moved text is text, deleted text is none and is gone
from paragraphs that are translated; a deleted paragraph or row stays, deleted. Whatever in a paragraph is no text and
does not change its look stays: bookmarks and comments at the place where they stood, as far as that can be told. A
translation in a content control parts it from data that would be put over it.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmtool.documents.document import Document
from tmtool.documents.docx_package import open_package
from tmtool.documents.docx_places import DocxPlaces, Spot
from tmtool.documents.docx_styles import set_default_language
from tmtool.documents.docx_writing import fill, remove_if_empty, unbind
from tmtool.documents.headlines import document_of
from tmtool.documents.paragraph_writing import Foreign, foreign_marks, paragraph_with
from tmtool.documents.xml_parts import legal, serialised
from tmtool.model.text import TaggedText


def read(data: bytes, encoding: str | None = None) -> Document:
    """Read a Word document.

    Args:
        data: the bytes of the file.
        encoding: of no account, the file says it.

    Returns:
        The blocks; their places are characters of the texts of all blocks, one a line.

    Raises:
        RefusedInput: it is damaged, protected, something else, or holds no text.
    """
    return document_of([place.block for place in DocxPlaces(open_package(data)).places])


def write(data: bytes, document: Document, translations: Mapping[int, TaggedText], *, language: str) -> bytes:
    """Put translations into a Word document.

    Args:
        data: the original bytes.
        document: what `read` made of them.
        translations: whole text of a block by its index in `document.blocks`, from 0; a paragraph that becomes nothing
            goes, where it can.
        language: the tag of the language of the translations, such as `kk-KZ`.

    Returns:
        The file; the same bytes for the same input. Parts without translations are the original ones to the byte.
    """
    if not translations:
        return data
    package = open_package(data)
    every = DocxPlaces(package)
    foreign = foreign_marks(
        (place.text, place.shown_in[0].paragraph) for place in every.places if place.shown_in[0].paragraph is not None
    )
    for index, translated in translations.items():
        place = every.places[index]
        for spot in place.shown_in:
            _put(spot, place.text, translated, every, foreign, language)
    changed = {every.places[index].part.name: every.places[index].part for index in translations}
    if package.styles is not None:
        set_default_language(package.styles.tree.getroot(), language)
        changed[package.styles.name] = package.styles
    return package.archive.with_parts(
        {name: serialised(part.tree, package.archive.read(name)) for name, part in changed.items()}
    )


def _put(
    spot: Spot,
    original: TaggedText,
    translated: TaggedText,
    every: DocxPlaces,
    foreign: Foreign,
    language: str,
) -> None:
    for properties in spot.bound:
        unbind(properties)
    if spot.paragraph is None:
        spot.element.set(spot.attribute, legal(translated.text))
        return
    pieces = paragraph_with(original, spot.paragraph, translated, foreign)
    fill(spot.element, pieces, every.looks, language)
    if not translated.text.strip():
        remove_if_empty(spot.element)
