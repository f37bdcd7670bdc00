"""Several files in one command: each stands or falls alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tmtool.cli.call import Call
from tmtool.cli.output import error_document, print_error
from tmtool.model.errors import TmtoolError


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file: for scripts and for persons."""

    document: dict[str, Any]
    line: str
    details: tuple[str, ...] = ()
    """Lines that follow for persons."""


def each_file(call: Call, files: Sequence[str], work: Callable[[str], Done]) -> int:
    """Do the work for each file and print the list of what became of them.

    Where only one file was given, its error is raised. Otherwise an error is an entry of the list, and a sentence on
    standard error for persons; the other files stand.

    Args:
        call: the call.
        files: the files as the person named them.
        work: takes one of them, all or nothing.

    Returns:
        The highest exit code.
    """
    documents: list[dict[str, Any]] = []
    lines: list[str] = []
    code = 0
    for file in files:
        try:
            done = work(file)
        except TmtoolError as error:
            if len(files) == 1:
                raise
            code = max(code, error.exit_code)
            documents.append({"file": file, "error": error_document(error)})
            if not call.json:
                print_error(error, as_json=False)
        else:
            documents.append(done.document)
            lines += [done.line, *done.details]
    call.answer(documents, lines)
    return code
