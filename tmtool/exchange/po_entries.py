"""Where the entries of a PO file lie in its lines, so that a translation is put in and all else stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tmtool.exchange.po_check import checked_lines

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,9})\])?", re.ASCII)
_QUOTED = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}

Lines = tuple[int, int]
"""First line and the one behind the last, from 0."""


@dataclass(slots=True)
class PoEntry:
    """One entry of a PO file: what it says, and in which lines."""

    first: int
    """Its first line, comments counted, from 0."""
    keyword: int
    """The line in which its texts begin."""
    context: str | None = None
    source: str = ""
    plural: str | None = None
    targets: dict[int, str] = field(default_factory=dict)
    """By number of the plural form; 0 alone where the entry has none."""
    target_lines: dict[int, Lines] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    flag_lines: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the translator wrote (`# `)."""
    explanations: list[str] = field(default_factory=list)
    """What the program's people wrote (`#.`)."""
    previous: str = ""
    """The source that a fuzzy target was made for (`#| msgid`)."""
    previous_lines: list[int] = field(default_factory=list)

    @property
    def is_fuzzy(self) -> bool:
        """Whether somebody has still to look at it."""
        return "fuzzy" in self.flags


def lines_of(text: str) -> list[str]:
    """Cut a text into lines that keep their ends."""
    return [line for line in LINE.findall(text) if line]


def entries_of(text: str, name: str) -> list[PoEntry]:
    """Find the entries of a PO file, its header too, obsolete ones not.

    Raises:
        RefusedInput: the file is damaged; names the line.
    """
    checked_lines(text, name)
    return list(_entries(lines_of(text)))


def _entries(lines: Sequence[str]) -> Iterator[PoEntry]:
    entry = PoEntry(0, 0)
    comments: list[int] = []
    keyword, form, begun = "", 0, 0
    for at, line in enumerate(lines):
        stripped = line.strip()
        if stripped.startswith("#"):
            if stripped.startswith("#~"):
                comments = []
            else:
                comments.append(at)
            continue
        if not stripped:
            continue
        found = _KEYWORD.match(line)
        if found is not None:
            if found.group(1) in ("msgctxt", "msgid") and keyword in ("", "msgstr"):
                if keyword:
                    yield entry
                entry = PoEntry(comments[0] if comments else at, at)
                _read_comments(entry, lines, comments)
                comments = []
            keyword, form, begun = found.group(1), int(found.group(2) or 0), at
        _read_text(entry, keyword, form, _unquoted(line))
        if keyword == "msgstr":
            entry.target_lines[form] = (begun, at + 1)
    if keyword:
        yield entry


def _read_text(entry: PoEntry, keyword: str, form: int, text: str) -> None:
    if keyword == "msgctxt":
        entry.context = (entry.context or "") + text
    elif keyword == "msgid":
        entry.source += text
    elif keyword == "msgid_plural":
        entry.plural = (entry.plural or "") + text
    else:
        entry.targets[form] = entry.targets.get(form, "") + text


def _read_comments(entry: PoEntry, lines: Sequence[str], comments: Sequence[int]) -> None:
    in_previous_source = False
    for at in comments:
        line = lines[at].strip()
        if line.startswith("#,"):
            entry.flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
            entry.flag_lines.append(at)
        elif line.startswith("#|"):
            entry.previous_lines.append(at)
            found = _KEYWORD.match(line[2:])
            in_previous_source = found.group(1) == "msgid" if found else in_previous_source
            entry.previous += _unquoted(line[2:]) if in_previous_source else ""
        elif line.startswith("#."):
            entry.explanations.append(line[2:].strip())
        elif not line.startswith("#:"):
            entry.notes.append(line[1:].strip())


def _unquoted(line: str) -> str:
    return "".join(_ESCAPE.sub(_unescaped, quoted) for quoted in _QUOTED.findall(line))


def _unescaped(found: re.Match[str]) -> str:
    code = found.group(1)
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)


def quoted(keyword: str, text: str, newline: str) -> str:
    """Write a text behind its keyword as gettext does: one line, or one for each line of the text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    parts = escaped.split("\n")
    pieces = [f"{part}\\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    if len(pieces) < 2:
        return f'{keyword} "{"".join(pieces)}"{newline}'
    return f'{keyword} ""{newline}' + "".join(f'"{piece}"{newline}' for piece in pieces)
