"""The one family of errors that a person can cause; everything else is a programming error and stays loud."""

from __future__ import annotations

from pathlib import Path


class TmtoolError(Exception):
    """Something that a person can mend, said in one plain sentence.

    Args:
        message: a whole sentence: what, where and what to do.
        file: the file that it is about, as the person named it.
        line: the 1-based line in that file.
    """

    code = "error"
    """What scripts test for: the `code` of the JSON error document."""
    exit_code = 3

    def __init__(self, message: str, *, file: str | Path | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)
        self.line = line


class UsageError(TmtoolError):
    """The command was called wrongly: an unknown language, format or segment."""

    code = "usage"
    exit_code = 2


class RefusedInput(TmtoolError):
    """The input cannot be taken: damaged, empty, binary, of an unknown format."""

    code = "refused"


class MissingInput(TmtoolError):
    """The input is not there or may not be read."""

    code = "missing"


class NothingTaken(TmtoolError):
    """The file has units, but not one could be taken; the message says which languages it has."""

    code = "nothing_taken"


class NotTheSameArticle(TmtoolError):
    """A known name came with a text of which less than a third of the segments stays."""

    code = "not_the_same_article"


class ChangedMeanwhile(TmtoolError):
    """The segment is no longer in the version that the caller saw; both texts are kept."""

    code = "changed_meanwhile"
    exit_code = 1


class DeskError(TmtoolError):
    """The desk cannot be opened or written."""

    code = "desk"
    exit_code = 4


class OutputError(TmtoolError):
    """An output cannot be written."""

    code = "output"
    exit_code = 4
