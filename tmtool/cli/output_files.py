"""Where outputs may not go: over a source file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tmtool.model.errors import UsageError


def refuse_source(outputs: Iterable[Path], sources: Iterable[str]) -> None:
    """Refuse to write over a source file.

    Args:
        outputs: the files about to be written.
        sources: paths under which the article may lie; those that are no file do not matter.

    Raises:
        UsageError: one of the outputs is one of the sources.
    """
    there = [Path(source) for source in sources if _is_file(Path(source))]
    for output in outputs:
        if _is_file(output) and any(output.samefile(source) for source in there):
            message = f"“{output}” is the article itself, which is never replaced; name another file or folder."
            raise UsageError(message, file=output)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name too long for a file is the name of no file.
        return False
