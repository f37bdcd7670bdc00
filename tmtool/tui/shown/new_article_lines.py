"""What is said of a text before it is taken in as an article. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tmtool.language.counted import counted
from tmtool.language.registry import name_of
from tmtool.tui.actions import first_key
from tmtool.tui.literal import literal

if TYPE_CHECKING:
    from tmtool.desk.looking_over import LookedOver

_KEY = "bold $accent"


def new_article_lines(
    looked: LookedOver | None, left_out: int, file: str | None = None, missing: str | None = None
) -> Content:
    """Say what a text is, one fact a line.

    Args:
        looked: what was found in it; None where it cannot be read.
        left_out: how many of the lines that look like an author box are left out.
        file: the name of the file whose path the text is; it is taken in instead.
        missing: the path that the text is, where it names no file; nothing is taken in.
    """
    lines = [] if file is None else [_file_line(file)]
    if missing is not None:
        lines.append(_missing_line(missing))
    if looked is not None:
        targets = ", ".join(name_of(target) for target in looked.targets)
        counts = f"{counted(looked.segments, 'segment')}, {counted(looked.words, 'word')}"
        lines.append(literal(f"{name_of(looked.language)} → {targets} · {counts}"))
        if looked.known:
            word = "is on the desk already" if looked.is_same else "looks like a new version of what you have"
            lines.append(literal(f"This {word}: “{looked.known.name}”.", style="$text-warning"))
        if looked.proposed:
            lines.append(_proposed_line(len(looked.proposed), left_out))
    return Content("\n").join(lines)


def why_none_proposed(looked: LookedOver | None) -> str:
    """Say why no author box can be left out of a text in which none is proposed.

    Args:
        looked: what was found in it; None where it cannot be read.
    """
    if looked is None:
        return "No author box was found: this cannot be read."
    # What was left out of the version before stays out unasked.
    new = "new " if looked.known else ""
    later = f"{first_key('translate.menu')} {first_key('menu.leave_out')}"
    return f"No {new}author box was found in this text: {later} leaves a segment out later."


def _file_line(file: str) -> Content:
    return Content.assemble(
        literal(f"That is the path of a file: “{file}” will be taken in. "),
        (first_key("new_article.words"), _KEY),
        " takes the words themselves.",
    )


def _missing_line(path: str) -> Content:
    return Content.assemble(
        literal(f"There is no file “{path}”.", style="$text-error"),
        " Correct it, or ",
        (first_key("new_article.words"), _KEY),
        " takes the words themselves.",
    )


def _proposed_line(count: int, out: int) -> Content:
    these = f"{counted(count, 'line')} {'looks' if count == 1 else 'look'}"
    does = "takes them in again" if out == count else "leaves all of them out"
    return Content.assemble(
        f"{these} like an author box, {out or 'none'} left out: ",
        (first_key("new_article.all_out"), _KEY),
        f" {does}; ",
        ("Tab", _KEY),
        " and Enter change one.",
    )
