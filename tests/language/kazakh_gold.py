"""Tables of Kazakh forms, written by hand."""

from __future__ import annotations

from pathlib import Path

CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[tuple[str, ...]]:
    """Give the lines of a table of `tests/data`, each in its parts.

    Args:
        name: of the file.
    """
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if line and not line.startswith("#")]
