"""Which paths lead to files: a pipe or a device may wait for ever, or never end."""

from __future__ import annotations

import stat
from pathlib import Path

from tmtool.model.errors import MissingInput


def refuse_no_file(path: Path) -> None:
    """Refuse what is there and is neither a file nor a folder; opening a folder, or what is missing, says so itself.

    Raises:
        MissingInput: it is a pipe, a socket or a device; or no path can be called that.
        OSError: it is not there, or may not be looked at.
    """
    try:
        mode = path.stat().st_mode
    except ValueError:
        raise MissingInput("There is no file of that name: it holds a NUL character.", file=str(path)) from None
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        message = f"“{path}” is no file but a pipe or a device; save what comes from it as a file, and name that."
        raise MissingInput(message, file=path)
