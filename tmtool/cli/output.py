"""What goes out: one JSON document or sentences on standard output, messages on standard error."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from tmtool.language.visible import visible
from tmtool.model.errors import OutputError, TmtoolError

INTERRUPTED = 130
"""What shells give for a program that Ctrl+C ended."""
PIPE_CLOSED = 141
"""What shells give for a program whose reader went away."""


class PipeClosed(Exception):
    """Nobody reads standard output any more. No OSError, which typer would end the program for by itself."""


# JSON itself escapes only what is below U+0020. A terminal obeys some characters above it too, and halves of
# characters, as file names may hold them, have no UTF-8.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def print_document(document: Any) -> None:
    """Print one JSON document on standard output, in UTF-8 whatever the terminal's encoding.

    Raises:
        OutputError: standard output cannot be written.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2)
    _write(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output with everything that a terminal would obey made visible.

    Raises:
        OutputError: standard output cannot be written.
    """
    text = "".join(f"{visible(line)}\n" for line in lines)
    encoding = None if sys.stdout is None else sys.stdout.encoding
    _write(text.encode(encoding or "utf-8", "replace"))


def print_message(sentence: str) -> None:
    """Print a sentence on standard error; where that is closed, it is lost."""
    text = f"{visible(sentence, lines=True)}\n"
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        stream.write(text.encode(stream.encoding or "utf-8", "replace").decode(stream.encoding or "utf-8"))
        stream.flush()
    except OSError:
        return


def error_document(error: TmtoolError) -> dict[str, Any]:
    """Give what the JSON error document says of an error."""
    return {"code": error.code, "message": error.message, "file": error.file, "line": error.line}


def print_error(error: TmtoolError, *, as_json: bool) -> None:
    """Print an error: as a document on standard output, or as a sentence on standard error."""
    if as_json:
        print_document({"error": error_document(error)})
    else:
        print_message(f"tmtool: {error.message}")


def drop_standard_output() -> None:
    """Point standard output at nothing, so that Python does not complain on its way out that nobody reads."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)


def _write(data: bytes) -> None:
    if sys.stdout is None:
        raise OutputError("Standard output is closed; there is nowhere to write the answer.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise PipeClosed from None
    except OSError as error:
        raise OutputError(f"Standard output cannot be written: {error.strerror or error}.") from None
