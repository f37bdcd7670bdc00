"""A strict look at a PO file before polib sees it: polib takes damaged strings without a word."""

from __future__ import annotations

import re

from tmtool.model.errors import RefusedInput

_NEWLINE = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(
    r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,9})\])?\s*+)?"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*+', re.ASCII
)
_KEYWORD = re.compile(r"\s*(?:msg(?:ctxt|id|str)\b|msgid_plural\b|\")")
_MAY_FOLLOW = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[]",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[]": ("msgstr[]", "msgctxt", "msgid"),
}
_MOST_PLURALS = 6
"""No language has more plural forms."""
_LONGEST_TEXT = 100_000
"""Characters of a text with its quotes; those that follow lines cost the square of them to put together."""
_MOST_REMARKS = 10_000
"""Lines of an entry that begin with `#`; polib puts them together one by one."""


def checked_lines(text: str, name: str) -> list[str]:
    """Give the lines of a PO file after making sure that they are whole and in their order.

    Those of previous (`#|`) and obsolete (`#~`) texts do not count, and are given as empty.

    Args:
        text: the whole file.
        name: the name to use in messages.

    Raises:
        RefusedInput: a line is damaged, stands in the wrong place, or the file is cut off; names the line.
    """
    lines = _NEWLINE.split(text)
    kept: list[str] = []
    before = ""
    length = remarks = 0
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith(("#|", "#~")):
            kept.append("")
            continue
        remarks = remarks + 1 if line.lstrip().startswith("#") else 0
        if remarks > _MOST_REMARKS:
            raise _damaged(name, number, f"an entry has more than {_MOST_REMARKS:,} lines of remarks")
        if remarks:
            kept.append(line)
            continue
        if line.strip():
            before = _next(line, before, number, name)
            length = len(line) + (length if line.lstrip().startswith('"') else 0)
            if length > _LONGEST_TEXT:
                raise _damaged(name, number, f"the text has more than {_LONGEST_TEXT:,} characters, which no text has")
        kept.append(line)
    if before not in ("msgstr", "msgstr[]"):
        if not before:
            raise RefusedInput(f"“{name}” is no PO file: it has no line that begins with “msgid”.", file=name)
        message = f"“{name}” is cut off in line {len(lines)}: the last entry has no “msgstr”; export the file again."
        raise RefusedInput(message, file=name, line=len(lines))
    return kept


def _next(line: str, before: str, number: int, name: str) -> str:
    """Check one line and give the keyword that it stands under."""
    found = _LINE.fullmatch(line)
    if found is None:
        what = "a text in quotes is not closed" if _KEYWORD.match(line) else "the line has no place in a PO file"
        raise _damaged(name, number, what)
    keyword, index = found.groups()
    if keyword is None:
        if not before:
            raise _damaged(name, number, "a text stands before the first “msgid”")
        return before
    if index is not None:
        if int(index) >= _MOST_PLURALS:
            raise _damaged(name, number, f"there are more than {_MOST_PLURALS} plural forms")
        keyword += "[]"
    if keyword not in _MAY_FOLLOW[before]:
        raise _damaged(name, number, f"“{keyword}” cannot stand here")
    return keyword


def _damaged(name: str, line: int, what: str) -> RefusedInput:
    message = f"“{name}” is damaged in line {line}: {what}; mend that line, or export the file again."
    return RefusedInput(message, file=name, line=line)
