"""TBX: reading version 2 (2008), version 3 (2019, both styles) and TBX-Min; writing TBX-Basic of version 2.

What a concept says comes back from what is written here but for white space at the ends of lines, properties with an
empty name or value, characters that XML does not allow, and the order of terms of different languages and of
properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.exchange.packed import is_zipped, members
from tmtool.exchange.tbx_categories import ENTRY_ELEMENTS
from tmtool.exchange.tbx_reading import Entries
from tmtool.exchange.tbx_writing import VERSION_2, write
from tmtool.exchange.xml_nodes import Node, NodeReader, read_strictly_first
from tmtool.exchange.xml_text import XmlFile
from tmtool.model.errors import RefusedInput
from tmtool.model.terms import Concept

_ROOTS = ("martif", "tbx")


def read_glossary(
    path: Path, *, encoding: str | None = None, repair: bool = False, choices: Choices | None = None
) -> GlossarySource:
    """Read a TBX file as a stream; only its concepts are held.

    Args:
        path: the file; it may be packed with gzip, or be the only one in a ZIP archive.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.
        choices: not needed; the file says all of it.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it is damaged, cut off, no TBX, or declares entities; names the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    file = XmlFile.open(path, encoding=encoding, member=_member(path))
    repaired: dict[str, int] = {}

    def read(pieces: Iterable[str]) -> tuple[Entries, Node]:
        reader = NodeReader(path, ENTRY_ELEMENTS, name=file.name)
        entries = Entries()
        for entry in reader.nodes(pieces):
            _refuse_other_roots(reader.root, path)
            entries.take(entry)
        _refuse_other_roots(reader.root, path)
        assert reader.root is not None
        return entries, reader.root

    entries, root = read_strictly_first(
        read, file.strict_pieces, lambda: file.repaired_pieces(forced=repair, counts=repaired), path
    )
    return GlossarySource(
        tuple(entries.concepts),
        dict(entries.languages),
        dict(entries.skipped),
        {**repaired, **entries.repaired},
        (_remark(root),),
    )


def write_glossary(concepts: Sequence[Concept], out: BinaryIO, *, source_language: str, created: str) -> int:
    """Write concepts as TBX-Basic of version 2, which Trados, memoQ and OmegaT read.

    Args:
        concepts: in their order.
        out: open for writing bytes.
        source_language: the language of the file.
        created: when the last thing in it was done, ISO 8601.

    Returns:
        The number of concepts written.
    """
    return write(concepts, out, VERSION_2, source_language=source_language, created=created)


def _member(path: Path) -> str | None:
    """Give the file in an archive, as IATE sends them; None where it is none."""
    if not is_zipped(path):
        return None
    found = [name for name in members(path) if name.lower().endswith((".tbx", ".xml"))]
    if len(found) != 1:
        message = f"“{path.name}” holds {len(found)} TBX files; unpack it and take the one you need."
        raise RefusedInput(message, file=path)
    return found[0]


def _refuse_other_roots(root: Node | None, path: Path) -> None:
    if root is None or root.name not in _ROOTS:
        found = "" if root is None else f" it begins with “{root.name}” where “martif” or “tbx” should stand,"
        raise RefusedInput(f"“{path.name}” is no TBX file:{found} in line 1.", file=path, line=1)


def _remark(root: Node) -> str:
    kind = root.attributes.get("type") or root.attributes.get("dialect") or "TBX"
    version = "version 2" if root.name == "martif" else "version 3" if "type" in root.attributes else "TBX-Min"
    return f"The file is {kind}." if version == kind else f"The file is {kind}, {version}."
