"""Translations written as Markdown: what is text stays text, and what was a mark stays one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tmtool.documents.balance import balanced
from tmtool.documents.changes import Change, inside, whole_tags, with_changes
from tmtool.documents.inline_pieces import PlacedText
from tmtool.documents.markdown_blocks import Paragraph
from tmtool.model.text import Tag, TaggedText, TagKind

_LINE_ENDS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ACTIVE = re.compile(r"[\\`\[\]<]|&(?=#|[A-Za-z])|~(?!(?<=/~)\w)|\^(?=\[)")
_EMPHASIS_SIGNS = re.compile(r"[*_]+")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_AT_LINE_START = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=:|](?=[-=:|\s]*$)|\*(?=\s|$)|(\d{1,9})([.)])(?=\s|$)")
_ENDING_SIGNS = re.compile(r"(?:(?<=\s)|^)#(?=#*\s*$)")
_WRAPPED = re.compile(r"[ \t]*\n[ \t>]*")
_HTML_LINE = re.compile(r"[ \t]*<(?:/?[A-Za-z]|!|\?)")
_AS_HTML = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}
_STYLES = range(4)
"""Ways of writing, each safer and less handsome than the one before."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block needs to know of its document to be written."""

    text: str
    made: Sequence[Change]
    """Changes within its marks, in order."""
    labels: Mapping[int, str]
    """For marks that close a link which goes by its own text: where they start, and the label."""
    no_break: str
    """How a no-break space is written."""
    parse: Callable[[Paragraph], PlacedText | None]
    """Reads a paragraph back."""


def written(paragraph: Paragraph, placed: PlacedText, translated: TaggedText, around: Surroundings) -> Change:
    """Write a block; what is written is read back, and written more carefully where it does not read the same."""
    wanted = _tidy(placed, whole_tags(placed, _one_line(translated)))
    best = ""
    for style in _STYLES:
        text = wanted if style < _STYLES[-1] else TaggedText(wanted.text)
        best = _rendered(paragraph, placed, text, around, style)
        if _reads_as(paragraph, placed, best, text, around):
            break
    return placed.start, placed.end, best


def escaped_value(text: str, quote: str, *, in_table: bool) -> str:
    """Write the description of a picture or the title of a link; `quote` is the sign that ends it."""
    text = _NOT_ALLOWED.sub("", _LINE_ENDS.sub(" ", text)).strip()
    text = re.sub(r"[\\`<*_\[\]()&\"'~!^]" if quote in "])" else r"[\\`<&\"']", r"\\\g<0>", text)
    return text.replace("|", r"\|") if in_table else text


def _one_line(translated: TaggedText) -> TaggedText:
    """Give a text in which every line end and every forbidden character is a space, so that no tag moves."""
    return TaggedText(
        _NOT_ALLOWED.sub(" ", re.sub(r"[\n\r\x0b\x0c\x85\u2028\u2029]", " ", translated.text)), translated.tags
    )


def _tidy(placed: PlacedText, text: TaggedText) -> TaggedText:
    """Move white space out of emphasis, where it would make it none; drop emphasis that holds nothing."""
    words = text.text
    moved: list[Tag] = []
    # Where a mark such as code stands there too, emphasis is around it and not around the white space.
    taken = {tag.at for tag in text.tags if tag.kind is TagKind.ALONE}
    for tag in text.tags:
        at = tag.at
        if at in taken:
            pass
        elif tag.kind is TagKind.OPEN and _is_emphasis(tag.native):
            while at < len(words) and words[at].isspace():
                at += 1
        elif tag.kind is TagKind.CLOSE and _is_emphasis(tag.native):
            while at and words[at - 1].isspace():
                at -= 1
        moved.append(Tag(at, tag.kind, tag.number, tag.native))
    moved.sort(key=lambda tag: tag.at)
    kept = balanced(placed.text, TaggedText(words, tuple(moved))).tags
    gone: set[int] = set()
    for index, tag in enumerate(kept):
        if tag.kind is TagKind.OPEN and _is_emphasis(tag.native):
            end = next((nth for nth in range(index + 1, len(kept)) if kept[nth].number == tag.number), index)
            holds_mark = any(one.kind is TagKind.ALONE for one in kept[index:end])
            if end == index or not (holds_mark or words[tag.at : kept[end].at].strip()):
                gone.add(tag.number)
    return TaggedText(words, tuple(tag for tag in kept if tag.number not in gone))


def _is_emphasis(native: str) -> bool:
    return native in _AS_HTML


def _rendered(paragraph: Paragraph, placed: PlacedText, text: TaggedText, around: Surroundings, style: int) -> str:
    marks = {(tag.kind, tag.number): mark for tag, mark in zip(placed.text.tags, placed.marks, strict=True)}
    parts: list[str] = []
    done = 0
    for tag in text.tags:
        parts.append(_escaped(text.text[done : tag.at], paragraph, around, style))
        done = tag.at
        start, end = marks[tag.kind, tag.number]
        if style and _is_emphasis(tag.native):
            parts.append(f"<{'/' if tag.kind is TagKind.CLOSE else ''}{_AS_HTML[tag.native]}>")
            continue
        native = with_changes(around.text[start:end], inside(around.made, start, end))
        if start in around.labels and tag.kind is TagKind.CLOSE:
            native = f"][{_WRAPPED.sub(' ', around.labels[start])}]"
        if _is_hard_break(native):
            parts.append(native)
        else:
            parts.append(_WRAPPED.sub(" ", native.replace("\r\n", "\n")))
    parts.append(_escaped(text.text[done:], paragraph, around, style))
    return _line_starts("".join(_without_space_after_breaks(parts)), paragraph)


def _is_hard_break(native: str) -> bool:
    return re.match(r"(?:[ \t]{2,}|\\)[\r\n]", native) is not None


def _without_space_after_breaks(parts: Sequence[str]) -> Iterator[str]:
    after = False
    for index, part in enumerate(parts):
        is_break = _is_hard_break(part)
        before = index + 1 < len(parts) and _is_hard_break(parts[index + 1])
        piece = part if is_break else part.lstrip() if after else part
        yield piece if is_break or not before else piece.rstrip()
        after = is_break or (after and not piece)


def _escaped(text: str, paragraph: Paragraph, around: Surroundings, style: int) -> str:
    if style >= 2:
        text = _PUNCTUATION.sub(r"\\\g<0>", text)
    else:
        text = _ACTIVE.sub(r"\\\g<0>", text)
        text = _EMPHASIS_SIGNS.sub(lambda found: _emphasis_sign(found, text), text)
        if paragraph.in_table:
            text = text.replace("|", r"\|")
    return text.replace("\u00a0", around.no_break)


def _emphasis_sign(found: re.Match[str], text: str) -> str:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    is_within_word = found.group()[0] == "_" and before.isalnum() and after.isalnum()
    stands_alone = before.isspace() and after.isspace() and found.start()
    return found.group() if is_within_word or stands_alone else re.sub(".", r"\\\g<0>", found.group())


def _line_starts(text: str, paragraph: Paragraph) -> str:
    """Escape what would begin a list, a heading or a quotation."""
    lines = text.strip(" \t").split("\n")
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t>") if number else line
        before = line[: len(line) - len(bare)]
        lines[number] = before + _AT_LINE_START.sub(_line_start, bare, count=1) if _AT_LINE_START.match(bare) else line
    text = "\n".join(lines)
    return _ENDING_SIGNS.sub(r"\\#", text) if paragraph.level else text


def _line_start(found: re.Match[str]) -> str:
    return f"{found.group(1)}\\{found.group(2)}" if found.group(1) else "\\" + found.group()


def _reads_as(paragraph: Paragraph, placed: PlacedText, new: str, wanted: TaggedText, around: Surroundings) -> bool:
    """Whether a block reads back as it was meant."""
    start, end = paragraph.offset(placed.start), paragraph.offset(placed.end)
    plain = re.sub(r"(?:\r\n?|\n)[ \t>]*", "\n", new)
    content = paragraph.content[:start] + plain + paragraph.content[end:]
    if not start and _HTML_LINE.match(content) and not _HTML_LINE.match(paragraph.content):
        return False
    read = around.parse(Paragraph(paragraph.kind, content, (), paragraph.in_table))
    return _signature(wanted) == ("" if read is None else _signature(read.text))


def _signature(text: TaggedText) -> str:
    """Give a text without white space, with its tags by kind and number in the order in which they stand."""
    parts: list[str] = []
    done = 0
    for tag in text.renumbered().tags:
        parts += (text.text[done : tag.at], f"\0{tag.kind}{tag.number}\0")
        done = tag.at
    parts.append(text.text[done:])
    return re.sub(r"\s+", "", "".join(parts))
