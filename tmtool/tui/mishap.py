"""What is left behind when the program fails by a mistake of its own: one sentence, and a file with the details."""

from __future__ import annotations

import traceback
from pathlib import Path

CODE = 70
"""The exit code: `EX_SOFTWARE` of sysexits.h, unlike every code that means something a person did."""
FILE = "mishap.txt"


def write_down(error: BaseException, folder: Path) -> str:
    """Write the details of a failure into a folder, readable by its owner only, and give the sentence for the person.

    Args:
        error: what was raised.
        folder: that of the desk.
    """
    path = folder / FILE
    said = f"tmtool stopped by a mistake of its own ({type(error).__name__}). What was called saved is on disk."
    try:
        path.touch(mode=0o600)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    except OSError:
        return f"{said} The details could not be written into {folder}."
    return f"{said} The details are in {path}; they may hold words of your texts."
