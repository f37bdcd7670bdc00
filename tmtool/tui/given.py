"""The bytes that a person gives: of a text, or of the file that they name instead."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

PASTED = "-"
"""The file name of a text that comes from no file; its format is told by its content."""


@dataclass(frozen=True, slots=True)
class Given:
    """A document as it came in."""

    data: bytes
    file: str
    """The name that tells its format."""

    @property
    def digest(self) -> str:
        """What tells these bytes from those that the file has once it is saved anew."""
        return blake2b(self.data, digest_size=16).hexdigest()


def given(text: str, path: Path | None) -> Given:
    """Give what came in.

    Args:
        text: the text itself.
        path: the file that is meant instead of it.

    Raises:
        TmtoolError: the file cannot be read.
    """
    from tmtool.exchange.input_files import read_input

    return Given(read_input(path), path.name) if path else Given(text.encode(), PASTED)
