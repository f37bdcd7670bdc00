"""The marks in a paragraph of Markdown with their places; what is one is decided by markdown-it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tmtool.documents.html_names import VOID
from tmtool.documents.html_scanning import TokenKind, scan
from tmtool.documents.inline_pieces import Piece
from tmtool.model.text import TagKind

Env = MutableMapping[str, Any]
"""What markdown-it knows of the whole document: the references in it."""
_RECORDS = "tmtool records"
_WATCHED = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""Rules of markdown-it, and the characters with which what they recognise begins."""
MARKS = "`~*_[!<|"
"""Signs with which most marks begin, those of tables among them."""
_DEEPEST = 3
"""Notes within notes that are looked into."""
_MOST_BRACKETS = 1000
"""Brackets in one paragraph beyond which it stays as it is; looking for their partners would take too long."""
_WIDE = re.compile(r"[ \t]{2,}|\t")
_EMPHASIS = {"em": 1, "strong": 2, "s": 2}


@dataclass(frozen=True, slots=True)
class Value:
    """The place of a text within a mark: the description of a picture, the title of a link."""

    start: int
    end: int
    quote: str
    """The sign that ends it: a quotation mark or parenthesis, `]` for a description."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A paragraph taken apart."""

    pieces: tuple[Piece, ...]
    values: tuple[Value, ...]
    labels: dict[int, str]
    """For closing marks of links that go by their own text: where they start, and the label."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What a rule of markdown-it recognised."""

    name: str
    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    label_end: int = -1


@cache
def parser() -> MarkdownIt:
    """Give the parser: CommonMark with tables, strikethrough and footnotes."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, move_to_end=False)
    made.inline.ruler2.disable("fragments_join")
    rules = {rule.name: rule.fn for rule in made.inline.ruler.__rules__}
    for name, signs in _WATCHED.items():
        made.inline.ruler.at(name, _watched(name, signs, rules[name]))
    return made


def _watched(name: str, signs: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Make a rule that leaves a record of what it recognises, with its place."""

    def watched(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in signs:
            return False
        records: list[_Record] | None = state.env.get(_RECORDS)
        if silent or records is None:
            return rule(state, silent)
        start, count, known = state.pos, len(state.tokens), len(records)
        has_pending = bool(state.pending)
        if not rule(state, False):
            return False
        tokens = tuple(state.tokens[count + has_pending :])
        label_end = -1
        if name in ("link", "image"):
            opening = start + (name == "image")
            label_end = state.md.helpers.parseLinkLabel(state, opening, name == "link")
        if name in ("image", "footnote_inline"):
            # These parse their content by themselves, with places of its own.
            del records[known:]
        records.append(_Record(name, start, state.pos, tokens, label_end))
        return True

    return watched


def take_apart(content: str, env: Env, depth: int = 0) -> Inline:
    """Find the text and the marks of a paragraph.

    Args:
        content: the paragraph as markdown-it gives it, lines joined by line feeds.
        env: what the block parser learned of the document.
        depth: how deep in other paragraphs it stands.
    """
    if content.count("[") > _MOST_BRACKETS or content.count("!") > _MOST_BRACKETS:
        return Inline((Piece(0, len(content), kind=TagKind.ALONE),), (), {})
    records: list[_Record] = []
    own = {**env, _RECORDS: records}
    state = StateInline(content, parser(), own, [])
    parser().inline.tokenize(state)
    for rule in parser().inline.ruler2.getRules(""):
        rule(state)
    return _Assembly(content, env, depth).assembled(records)


class _Assembly:
    def __init__(self, content: str, env: Env, depth: int) -> None:
        self._content = content
        self._env = env
        self._depth = depth
        self._marks: list[Piece] = []
        self._values: list[Value] = []
        self._labels: dict[int, str] = {}

    def assembled(self, records: list[_Record]) -> Inline:
        for record in records:
            getattr(self, f"_{record.name}", self._alone)(record)
        self._marks.sort(key=lambda mark: (mark.start, mark.end))
        pieces: list[Piece] = []
        done = 0
        for mark in self._marks:
            if mark.start < done:
                continue
            pieces += self._words(done, mark.start)
            pieces.append(mark)
            done = mark.end
        pieces += self._words(done, len(self._content))
        return Inline(tuple(pieces), tuple(self._values), self._labels)

    def _words(self, start: int, end: int) -> Iterator[Piece]:
        """Cut text at white space that is shown as one space."""
        done = start
        for white in _WIDE.finditer(self._content, start, end):
            if done < white.start():
                yield Piece(done, white.start(), self._content[done : white.start()])
            yield Piece(white.start(), white.end(), " ")
            done = white.end()
        if done < end:
            yield Piece(done, end, self._content[done:end])

    def _mark(
        self, start: int, end: int, kind: TagKind, name: str = "", *, is_break: bool = False, may_go: bool = False
    ) -> None:
        self._marks.append(Piece(start, end, kind=kind, name=name, is_break=is_break, may_go=may_go))

    def _text(self, record: _Record, text: str) -> None:
        self._marks.append(Piece(record.start, record.end, text))

    def _newline(self, record: _Record) -> None:
        start = record.start
        while start and self._content[start - 1] in " \t":
            start -= 1
        if any(token.type == "hardbreak" for token in record.tokens):
            self._mark(start, record.end, TagKind.ALONE, is_break=True, may_go=True)
        else:
            self._marks.append(Piece(start, record.end, " "))

    def _escape(self, record: _Record) -> None:
        if any(token.type == "hardbreak" for token in record.tokens):
            self._mark(record.start, record.end, TagKind.ALONE, is_break=True, may_go=True)
        else:
            # A stroke before a letter is no escape.
            raw = self._content[record.start : record.end]
            self._text(record, raw if raw[1:].isalnum() or raw[1:].isspace() or not raw.isascii() else raw[1:])

    def _entity(self, record: _Record) -> None:
        self._text(record, html.unescape(self._content[record.start : record.end]))

    def _backticks(self, record: _Record) -> None:
        if any(token.type == "code_inline" for token in record.tokens):
            self._mark(record.start, record.end, TagKind.ALONE)

    def _alone(self, record: _Record) -> None:
        self._mark(record.start, record.end, TagKind.ALONE, may_go=record.name == "footnote_ref")

    def _emphasis(self, record: _Record) -> None:
        at = record.start
        for token in record.tokens:
            width = max(len(token.markup), len(token.content), 1)
            kind, _, side = token.type.partition("_")
            if side == "open" and kind in _EMPHASIS:
                start = at + 1 - _EMPHASIS[kind] if kind != "s" else at
                self._mark(start, start + _EMPHASIS[kind], TagKind.OPEN, f"{kind}{token.markup}")
            elif side == "close" and kind in _EMPHASIS:
                self._mark(at, at + _EMPHASIS[kind], TagKind.CLOSE, f"{kind}{token.markup}")
            at += 1 if record.name == "emphasis" else width

    _strikethrough = _emphasis

    def _link(self, record: _Record) -> None:
        content, end = self._content, record.label_end
        # One that goes by its text gets a label of its own in a translation, so all that have labels are alike.
        has_label = content[end + 1 : end + 2] != "("
        for start, stop, kind in ((record.start, record.start + 1, TagKind.OPEN), (end, record.end, TagKind.CLOSE)):
            self._marks.append(Piece(start, stop, kind=kind, name="link", stays=has_label))
        if content[end + 1 : record.end] in ("", "[]"):
            self._labels[end] = content[record.start + 1 : end]
        self._title(end + 1, record.end)

    def _image(self, record: _Record) -> None:
        self._mark(record.start, record.end, TagKind.ALONE, may_go=True)
        rest = self._content[record.label_end + 1 : record.end]
        # A picture that goes by its own description would lose its address with it.
        if rest not in ("", "[]"):
            self._values.append(Value(record.start + 2, record.label_end, "]"))
        self._title(record.label_end + 1, record.end)

    def _title(self, start: int, end: int) -> None:
        """Note the title in the parentheses of a link."""
        if self._content[start : start + 1] != "(":
            return
        helpers, content = parser().helpers, self._content
        at = _after_spaces(content, start + 1)
        address = helpers.parseLinkDestination(content, at, end - 1)
        at = _after_spaces(content, address.pos if address.ok else at)
        title = helpers.parseLinkTitle(content, at, end - 1)
        if title.ok and title.pos > at + 2:
            self._values.append(Value(at + 1, title.pos - 1, content[title.pos - 1]))

    def _footnote_inline(self, record: _Record) -> None:
        start, end = record.start + 2, record.end - 1
        if self._depth >= _DEEPEST:
            self._mark(record.start, record.end, TagKind.ALONE)
            return
        note = take_apart(self._content[start:end], self._env, self._depth + 1)
        self._mark(record.start, start, TagKind.OPEN, "note")
        for piece in note.pieces:
            self._marks.append(replace(piece, start=piece.start + start, end=piece.end + start))
        self._mark(end, record.end, TagKind.CLOSE, "note")
        self._values += (Value(value.start + start, value.end + start, value.quote) for value in note.values)
        self._labels.update({at + start: label for at, label in note.labels.items()})

    def _html_inline(self, record: _Record) -> None:
        tokens = scan(self._content[record.start : record.end])
        token = tokens[0]
        if token.name == "br":
            self._mark(record.start, record.end, TagKind.ALONE, is_break=True, may_go=True)
        elif token.kind is TokenKind.OTHER or token.name in VOID or token.is_closed:
            self._mark(record.start, record.end, TagKind.ALONE, may_go=True)
        else:
            kind = TagKind.OPEN if token.kind is TokenKind.START else TagKind.CLOSE
            self._mark(record.start, record.end, kind, f"<{token.name}")


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at
