"""Where the files are that come with tmtool: glossaries, memories and sample articles.

In a wheel they lie inside the package; in a checkout, which an editable install points at, beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "shipped_files"


def glossaries() -> Path:
    """The folder of the glossaries that ship."""
    return _shipped("glossaries")


def memories() -> Path:
    """The folder of the memories that ship."""
    return _shipped("memories")


def sample_articles() -> tuple[Path, ...]:
    """The articles of the demo, by name."""
    return tuple(sorted((_PACKAGE / "demo").glob("*.txt")))


def _shipped(name: str) -> Path:
    beside = _PACKAGE.parent / name
    # Only a checkout has a pyproject.toml beside the package; site-packages may hold any folder of that name.
    if (_PACKAGE.parent / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    return _INSTALLED / name
