"""From the bytes of a document to its blocks and their segments; needs no desk."""

from __future__ import annotations

from pathlib import PurePath

from tmtool import formats
from tmtool.desk.segmenting import Slice, slices
from tmtool.documents.document import Document
from tmtool.language.segmentation import Rules
from tmtool.model.errors import RefusedInput, TmtoolError


def read_document(data: bytes, name: str) -> tuple[formats.Format, Document]:
    """Read a document, by the format that its content and name tell.

    Raises:
        RefusedInput: it cannot be read, or is no document.
    """
    format_ = formats.sniff(data, name, wanted=("document",))
    if "document" not in format_.reads:
        raise RefusedInput(f"“{name}” is no article but {format_.name}; take it in with: tmtool import", file=name)
    try:
        document: Document = format_.load().read(data)
    except TmtoolError as error:
        error.file = error.file or name
        if PurePath(name).name and name != "-":
            error.message = f"“{PurePath(name).name}”: {error.message}"
        raise
    return format_, document


def document_slices(document: Document, language: str, rules: Rules | None = None) -> list[Slice]:
    """Cut a document into segments; by our rules, unless others are given."""
    return slices([block.text for block in document.blocks], language, rules)
