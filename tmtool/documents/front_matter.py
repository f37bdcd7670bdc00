"""What stands before a Markdown document: keys and values as YAML or TOML, of which some are read by people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tmtool.documents.inline_pieces import Piece, PlacedText, put_together

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_READ = r"title|description|summary|excerpt|subtitle|headline|lead|dek|standfirst|caption"
_YAML = re.compile(rf"^[ \t]*(?:{_READ})[ \t]*:[ \t]+(?=\S)", re.MULTILINE | re.IGNORECASE)
_TOML = re.compile(rf"^[ \t]*(?:{_READ})[ \t]*=[ \t]*(?=[\"'])", re.MULTILINE | re.IGNORECASE)
_SAID = re.compile(r"^[ \t]*(author|byline|date|published|url|canonical_?url)[ \t]*[:=][ \t]*(\S[^\r\n]*)", re.M | re.I)
_DOUBLE = re.compile(r"\"((?:[^\"\\\r\n]|\\.)*)\"[ \t]*(?=#|\r|\n|\Z)")
_SINGLE = re.compile(r"'((?:[^'\r\n]|'')*)'[ \t]*(?=#|\r|\n|\Z)")
_LITERAL = re.compile(r"'([^'\r\n]*)'")
_FOLDED = re.compile(r"[>|][-+]?[ \t]*(?:\r\n?|\n)((?:[ \t]+[^\r\n]*(?:\r\n?|\n|\Z)|[ \t]*(?:\r\n?|\n))+)")
_PLAIN = re.compile(r"(?![\[{&*!|>%@`#\"'])(?:[^ \t\r\n]++(?:[ \t]++(?=[^ \t\r\n#]))?+)*+")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "_": "\u00a0", "N": "\x85", "a": "", "b": "", "e": "", "f": " "}
_NOT_PLAIN = re.compile(
    r"\A[-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|\Z)|\s#|\A\s|\s\Z|[\x00-\x1f\x7f]|\A\Z"
    r"|\A(?:true|false|yes|no|on|off|null|~|[-+.\d][\d_.,:eExX+-]*)\Z|\A(?:---|\.\.\.)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class FrontValue:
    """A value that people read."""

    key: str
    placed: PlacedText
    style: str
    """How it is written: `"`, `'`, nothing for a plain one, `>` for one on lines of its own."""
    start: int
    """Where the value as it is written starts, with its quotation marks."""
    end: int
    is_toml: bool


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a document."""

    end: int
    """Where the document itself begins."""
    values: tuple[FrontValue, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    """Author, date and address as they are written, by key."""


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a document; where there is none, it ends where the document begins."""
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter(0)
    fence = opening.group(1)
    ends = r"(?:---|\.\.\.)" if fence == "---" else r"\+\+\+"
    closing = re.compile(rf"^{ends}[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE).search(text, opening.end())
    if closing is None or (
        fence == "---" and not re.search(r"^[\w\"'-]+[ \t]*:", text[opening.end() : closing.start()], re.M)
    ):
        return FrontMatter(0)
    start, end = opening.end(), closing.start()
    is_toml = fence == "+++"
    values = tuple(_values(text, start, end, is_toml))
    said = tuple((key.lower(), value.strip(" \t\"'")) for key, value in _SAID.findall(text[start:end]))
    return FrontMatter(closing.end(), values, said)


def written(value: FrontValue, text: str) -> str:
    """Write a value so that it reads as this text, in its own style where that can hold it."""
    text = _CONTROL.sub(" ", text)
    if value.style == ">":
        return text.strip() or '""'
    if value.style == "'" and not (value.is_toml and "'" in text):
        return "'" + text.replace("'", "''") + "'"
    if not value.style and not _NOT_PLAIN.search(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _values(text: str, start: int, end: int, is_toml: bool) -> Iterator[FrontValue]:
    for key in (_TOML if is_toml else _YAML).finditer(text, start, end):
        name = re.split("[:=]", key.group())[0].strip().lower()
        at = key.end()
        if is_toml and text.startswith(('"""', "'''"), at):
            continue
        for style, pattern in (('"', _DOUBLE), ("'", _LITERAL if is_toml else _SINGLE), (">", _FOLDED), ("", _PLAIN)):
            found = pattern.match(text, at, end)
            if found is None or (is_toml and style in (">", "")):
                continue
            yield from _value(text, name, style, found, is_toml)
            break


def _value(text: str, name: str, style: str, found: re.Match[str], is_toml: bool) -> Iterator[FrontValue]:
    group = 0 if style == "" else 1
    start, end = found.start(group), found.end(group)
    placed = put_together(text, list(_pieces(text, start, end, style, is_toml)), " \t\r\n")
    if placed is None:
        return
    if style == ">":
        start, end = placed.start, placed.end
    elif style:
        start, end = start - 1, end + 1
    yield FrontValue(name, placed, style, start, end, is_toml)


def _pieces(text: str, start: int, end: int, style: str, is_toml: bool) -> Iterator[Piece]:
    special = {'"': _ESCAPE, "'": re.compile("''")}.get(style, re.compile(r"[\r\n]\s*"))
    done = start
    for found in special.finditer(text, start, end):
        if is_toml and style == "'":
            break
        yield Piece(done, found.start(), text[done : found.start()])
        yield Piece(found.start(), found.end(), _read(found.group()))
        done = found.end()
    yield Piece(done, end, text[done:end])


def _read(raw: str) -> str:
    if raw == "''":
        return "'"
    if raw[0] != "\\":
        return " "
    if len(raw) > 2:
        number = int(raw[2:], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _ESCAPED.get(raw[1], raw[1])
