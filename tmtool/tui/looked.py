"""What a text that may become an article is found to be, or the file whose path it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from tmtool.model.errors import TmtoolError
from tmtool.tui.given import given
from tmtool.tui.pasted_path import missing_file, pasted_file

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.looking_over import LookedOver

Asked = tuple[str, bool]
"""What is looked over: a text, and whether it is taken as words even where it is the path of a file."""


class Looked(Message):
    """The text was looked over, or the file whose path it is; None where that cannot be read."""

    def __init__(
        self,
        asked: Asked,
        looked: LookedOver | None,
        file: Path | None,
        digest: str = "",
        missing: str | None = None,
    ) -> None:
        self.asked = asked
        self.looked = looked
        self.file = file
        self.digest = digest
        self.missing = missing
        """The path that the text is, where it names no file."""
        super().__init__()


def look(desk: Desk, asked: Asked) -> Looked:
    """Look a text over, or the file whose path it is; for a worker, since it reads the disk.

    Args:
        desk: the desk that looks it over.
        asked: what is looked over.
    """
    text, as_words = asked
    file = None if as_words else pasted_file(text)
    if not as_words and (missing := missing_file(text)):
        return Looked(asked, None, None, missing=missing)
    try:
        came = given(text, file)
        return Looked(asked, desk.looking_over.look_over(came.data, came.file), file, came.digest)
    except TmtoolError:
        # Why it cannot be read is said when it is to be taken in.
        return Looked(asked, None, file)
