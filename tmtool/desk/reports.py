"""What a room tells of work that ran over files."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.model.units import ImportCounts


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file."""

    file: str
    kind: str
    """`memory`, `glossary` or `rules`."""
    name: str
    """The memory, glossary or rules that hold its content."""
    counts: ImportCounts
    refused: str | None = None
    """The sentence that says why a file of a drop folder was not taken."""
    is_shipped: bool = False
    """Whether the file came with tmtool."""
