"""The blocks of a Markdown document with the places of their lines; what is a block is decided by markdown-it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from tmtool.documents.document import ListItem
from tmtool.documents.markdown_inline import Env, parser
from tmtool.model.articles import BlockKind

_LINE_END = re.compile(r"\r\n?|\n")
_CONTAINERS = re.compile(r"(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\s]+\]:)*")
_HEADING_SIGNS = re.compile(r"#{1,6}(?:[ \t]+|$)")
_REFERENCE_TITLE = re.compile(
    r"\s(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))[ \t]*\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: where it starts in its content, and where in the document."""

    content: int
    place: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The content of a block, as the inline parser wants it."""

    kind: BlockKind
    content: str
    lines: tuple[Line, ...]
    in_table: bool = False
    level: int = 0
    """Of a heading."""
    items: tuple[ListItem, ...] = ()
    """Those in which it stands, the outermost first."""

    def place(self, at: int) -> int:
        """Give the place in the document of an offset in the content."""
        index = max(bisect_right(self.lines, at, key=lambda line: line.content) - 1, 0)
        return self.lines[index].place + at - self.lines[index].content

    def offset(self, place: int) -> int:
        """Give the offset in the content of a place in the document."""
        index = max(bisect_right(self.lines, place, key=lambda line: line.place) - 1, 0)
        return self.lines[index].content + place - self.lines[index].place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the document that is no Markdown: HTML, or the title of a reference."""

    start: int
    end: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a document."""

    paragraphs: tuple[Paragraph, ...]
    html: tuple[Stretch, ...]
    titles: tuple[Stretch, ...]
    env: Env


def blocks_of(text: str, start: int) -> Blocks:
    """Find the blocks of a document behind its front matter, which ends at `start`."""
    return _Reader(text, start).blocks()


class _Reader:
    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._starts = [start, *(found.end() for found in _LINE_END.finditer(text, start))]
        self._ends = [*(found.start() for found in _LINE_END.finditer(text, start)), len(text)]

    def blocks(self) -> Blocks:
        lines = [self._text[start:end] for start, end in zip(self._starts, self._ends, strict=True)]
        env: Env = {}
        tokens: list[Token] = []
        parser().block.parse("\n".join(lines), parser(), env, tokens)
        return Blocks(tuple(self._paragraphs(tokens)), tuple(self._html(tokens)), tuple(self._titles(env)), env)

    def _html(self, tokens: Sequence[Token]) -> Iterator[Stretch]:
        for token in tokens:
            if token.type != "html_block" or not token.map:
                continue
            start, end = self._starts[token.map[0]], self._ends[min(token.map[1], len(self._ends)) - 1]
            if token.level:
                # What stands before it in its list or quotation is no HTML.
                found = _CONTAINERS.match(self._text, start, end)
                start = start if found is None else found.end()
                if re.search(r"[\r\n][ \t]*>", self._text[start:end]):
                    continue
            yield Stretch(start, end)

    def _paragraphs(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        row: list[tuple[int, int]] = []
        cell = notes = level = 0
        setext = ""
        lists = _Lists()
        for token in tokens:
            lists.take(token)
            if token.type == "tr_open" and token.map:
                row, cell = self._cells(token.map[0], token.level > 2), 0
            elif token.type == "footnote_reference_open":
                notes += 1
            elif token.type == "footnote_reference_close":
                notes -= 1
            elif token.type == "heading_open":
                level, setext = int(token.tag[1:]), token.markup
            elif token.type == "heading_close":
                level = 0
            elif token.type in ("th_open", "td_open"):
                cell += 1
            elif token.type == "inline" and cell and row:
                if cell <= len(row):
                    start, end = row[cell - 1]
                    content = self._text[start:end]
                    yield Paragraph(BlockKind.CELL, content, (Line(0, start),), in_table=True)
            elif token.type == "table_close":
                row, cell = [], 0
            elif token.type == "inline" and token.map and token.content.strip():
                kind = BlockKind.HEADING if level else BlockKind.NOTE if notes else BlockKind.PARAGRAPH
                found = self._lines(token, is_atx=bool(level) and "#" in setext)
                if found:
                    yield Paragraph(kind, token.content, found, level=level, items=lists.items)

    def _lines(self, token: Token, *, is_atx: bool) -> tuple[Line, ...]:
        """Find the lines of a block in the document; none where one is not there as it should be."""
        assert token.map is not None
        found: list[Line] = []
        offset = 0
        for number, line in enumerate(token.content.split("\n"), token.map[0]):
            bare = line.strip(" \t")
            if number >= len(self._starts):
                return ()
            start, end = self._starts[number], self._ends[number]
            source = self._text[start:end]
            if is_atx:
                signs = _HEADING_SIGNS.search(source)
                at = source.find(bare, signs.end()) if signs else -1
            else:
                ended = source.rstrip(" \t")
                at = len(ended) - len(bare) if ended.endswith(bare) else -1
            if at < 0 or not bare:
                return ()
            inner = len(line) - len(line.lstrip(" \t"))
            found.append(Line(offset + inner, start + at))
            offset += len(line) + 1
        return tuple(found)

    def _cells(self, number: int, is_nested: bool) -> list[tuple[int, int]]:
        """Give the places of the cells of a row of a table."""
        start, end = self._starts[number], self._ends[number]
        source = self._text[start:end]
        before = _CONTAINERS.match(source)
        first = before.end() if before and is_nested else len(source) - len(source.lstrip())
        if not source.strip():
            return []
        last = len(source.rstrip())
        cuts = [one.start() for one in re.finditer(r"(?<!\\)\|", source[:last]) if one.start() >= first]
        edges = [first - 1, *cuts, last]
        cells = [(one + 1, other) for one, other in pairwise(edges)]
        if cells[0][0] == cells[0][1]:
            del cells[0]
        if cells and cells[-1][0] == cells[-1][1]:
            del cells[-1]
        stripped = (_stripped(source, one, other) for one, other in cells)
        return [(start + one, start + other) for one, other in stripped]

    def _titles(self, env: Env) -> Iterator[Stretch]:
        for reference in env.get("references", {}).values():
            place = reference.get("map")
            if not reference.get("title") or not place:
                continue
            start = self._starts[place[0]]
            end = self._ends[min(place[1], len(self._ends)) - 1]
            found = _REFERENCE_TITLE.search(self._text, start, end)
            if found is not None:
                group = found.lastindex or 1
                yield Stretch(found.start(group), found.end(group), self._text[found.end(group)])


class _Lists:
    """Knows in which items of which lists a token stands."""

    def __init__(self) -> None:
        self.items: tuple[ListItem, ...] = ()
        self._open: list[tuple[int, bool, int]] = []
        self._count = 0

    def take(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            self._open.append((self._next(), token.type == "ordered_list_open", 1 if start is None else int(start)))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._open.pop()
        elif token.type == "list_item_open":
            of_list, is_ordered, start = self._open[-1]
            self.items = (*self.items, ListItem(of_list, self._next(), is_ordered, start))
        elif token.type == "list_item_close":
            self.items = self.items[:-1]

    def _next(self) -> int:
        self._count += 1
        return self._count


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    piece = source[start:end]
    bare = piece.strip()
    if not bare:
        return start, start
    begin = start + piece.index(bare)
    return begin, begin + len(bare)
