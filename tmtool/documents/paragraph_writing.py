"""A paragraph of a word processor made again with the text of its translation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tmtool.documents.balance import balanced
from tmtool.documents.paragraph_pieces import (
    Closing,
    Link,
    Mark,
    MarkPlace,
    Opening,
    Paragraph,
    Piece,
    Stay,
    Thing,
    Words,
)
from tmtool.documents.paragraph_reading import without_empty_links
from tmtool.model.text import Tag, TaggedText, TagKind

Foreign = Mapping[tuple[TagKind, str], "str | Thing | Link"]
"""What the marks of other blocks stand for: a sentence that runs over two blocks brings those of the second."""


def paragraph_with(
    original: TaggedText, paragraph: Paragraph, translated: TaggedText, foreign: Foreign | None = None
) -> list[Piece]:
    """Make the pieces of a paragraph for another text.

    Tags may be missing, doubled or crossed: pairs are put right by `balanced`, a picture or a note that is missing goes
    to the end, and what may be there only once is there once. Silent marks stand where they stood between the same
    tags, or else as far into the text as before. Of a text that is empty only silent marks and pictures are left.

    Args:
        original: the text that `paragraph_of` gave.
        paragraph: what it gave with it.
        translated: the text to put in.
        foreign: what marks of other blocks stand for.
    """
    if not translated.text.strip():
        return _without_text(paragraph)
    translated, shown = _known(original, paragraph, translated, foreign or {})
    writer = _Writer(paragraph.base, shown)
    done = 0
    marks = _moved(paragraph.marks, original, translated)
    next_mark = 0
    for place, tag in enumerate([*translated.tags, None]):
        while next_mark < len(marks) and (tag is None or marks[next_mark].tags_before <= place):
            here = max(done, marks[next_mark].at if tag is None else min(marks[next_mark].at, tag.at))
            writer.words(translated.text[done:here])
            writer.pieces.append(marks[next_mark].mark)
            done = here
            next_mark += 1
        if tag is not None:
            writer.words(translated.text[done : tag.at])
            writer.tag(tag)
            done = max(done, tag.at)
    writer.words(translated.text[done:])
    writer.missing_things(paragraph.shown)
    return [*paragraph.before, *without_empty_links(writer.pieces), *paragraph.after]


def foreign_marks(blocks: Iterable[tuple[TaggedText, Paragraph]]) -> Foreign:
    """Give what the marks of a document stand for, as far as there may be more than one of each."""
    found: dict[tuple[TagKind, str], str | Thing | Link] = {}
    for text, paragraph in blocks:
        for tag in text.tags:
            shown = paragraph.shown[tag.number]
            thing = shown.opening if isinstance(shown, Link) else shown
            if tag.kind is not TagKind.CLOSE and (isinstance(thing, str) or thing.repeats):
                found.setdefault((tag.kind, tag.native), shown)
    return found


def _known(
    original: TaggedText, paragraph: Paragraph, translated: TaggedText, foreign: Foreign
) -> tuple[TaggedText, dict[int, str | Thing | Link]]:
    """Give the translation with those tags that stand for something, pairs put right; and what they stand for."""
    natives = {(tag.kind, tag.number): tag.native for tag in original.tags}
    shown = dict(paragraph.shown)
    brought: list[tuple[int, int]] = []
    tags: list[Tag] = []
    for tag in translated.tags:
        number, own = tag.number, natives.get((tag.kind, tag.number))
        if tag.kind is TagKind.CLOSE and brought and brought[-1][0] == number:
            number = brought.pop()[1]
        elif tag.kind is not TagKind.CLOSE and tag.native and tag.native != own and (tag.kind, tag.native) in foreign:
            number = max(shown, default=0) + 1
            shown[number] = foreign[tag.kind, tag.native]
            brought += [(tag.number, number)] if tag.kind is TagKind.OPEN else []
        elif own is None:
            continue
        tags.append(Tag(min(tag.at, len(translated.text)), tag.kind, number, tag.native))
    return balanced(original, TaggedText(translated.text, tuple(sorted(tags, key=lambda tag: tag.at)))), shown


def _moved(marks: Sequence[MarkPlace], original: TaggedText, translated: TaggedText) -> list[MarkPlace]:
    """Find the places of silent marks in a translation."""
    same = [(tag.kind, tag.number) for tag in original.tags] == [(tag.kind, tag.number) for tag in translated.tags]
    if not same:
        length, new = max(len(original.text), 1), len(translated.text)
        places = [_word_start(translated.text, round(mark.at * new / length)) for mark in marks]
        return [
            MarkPlace(mark.mark, at, sum(tag.at < at for tag in translated.tags))
            for mark, at in zip(marks, places, strict=True)
        ]
    old_ends = [0, *(tag.at for tag in original.tags), len(original.text)]
    new_ends = [0, *(tag.at for tag in translated.tags), len(translated.text)]
    moved = []
    for mark in marks:
        start, end = old_ends[mark.tags_before], old_ends[mark.tags_before + 1]
        new_start, new_end = new_ends[mark.tags_before], new_ends[mark.tags_before + 1]
        at = new_start + round((mark.at - start) * (new_end - new_start) / max(end - start, 1))
        if original.text != translated.text and new_start < at < new_end:
            at = min(_word_start(translated.text, at), new_end)
        moved.append(MarkPlace(mark.mark, at, mark.tags_before))
    return moved


def _word_start(text: str, at: int) -> int:
    """Give the next place at or after this one that does not cut a word."""
    while 0 < at < len(text) and text[at].isalnum() and text[at - 1].isalnum():
        at += 1
    return min(at, len(text))


def _without_text(paragraph: Paragraph) -> list[Piece]:
    inner = [piece for piece in paragraph.shown.values() if isinstance(piece, Thing)]
    marks = [place.mark for place in paragraph.marks]
    pieces = (*paragraph.before, *inner, *marks, *paragraph.after)
    return [
        piece for piece in pieces if isinstance(piece, Mark) or (isinstance(piece, Thing) and piece.stay is Stay.ALWAYS)
    ]


class _Writer:
    """Makes pieces of text and tags, in their order."""

    def __init__(self, base: str, shown: Mapping[int, str | Thing | Link]) -> None:
        self.pieces: list[Piece] = []
        self._base = base
        self._shown = shown
        self._open: list[tuple[int, str | Link | None]] = []
        self._used: set[int] = set()
        self._is_after_break = False

    def words(self, text: str) -> None:
        if self._is_after_break:
            text = text.lstrip(" ")
        if text:
            self.pieces.append(Words(text, self._look))
            self._is_after_break = False

    def tag(self, tag: Tag) -> None:
        shown = self._shown[tag.number]
        if isinstance(shown, Thing):
            self._thing(tag.number, shown)
        elif tag.kind is TagKind.OPEN:
            self._begin(tag.number, shown)
        else:
            _, begun = self._open.pop()
            if isinstance(begun, Link):
                self.pieces.append(Closing(begun.opening))

    def missing_things(self, own: Mapping[int, str | Thing | Link]) -> None:
        for number, shown in own.items():
            if isinstance(shown, Thing) and shown.stay is not Stay.GONE and number not in self._used:
                self._thing(number, shown)

    @property
    def _look(self) -> str:
        for _, begun in reversed(self._open):
            if begun is not None:
                return begun.base if isinstance(begun, Link) else begun
        return self._base

    def _thing(self, number: int, thing: Thing) -> None:
        if thing.repeats or number not in self._used:
            self.pieces.append(thing)
            self._used.add(number)
            self._is_after_break = thing.breaks

    def _begin(self, number: int, shown: str | Link) -> None:
        if isinstance(shown, Link):
            opening = shown.opening
            nested = opening.is_link and any(isinstance(one, Link) and one.opening.is_link for _, one in self._open)
            if nested or (number in self._used and not opening.repeats):
                self._open.append((number, None))
                return
            # One that is there twice begins twice: each has an opening of its own for its closing to know.
            again = Opening(opening.source, opening.native, opening.native_end, opening.repeats, opening.is_link)
            shown = Link(again, shown.base)
            self.pieces.append(again)
            self._used.add(number)
        self._open.append((number, shown))
