"""The runs of a DOCX paragraph made into pieces: those that look the same are one, fields and links are found.

Left away when a paragraph is written anew: deleted text of tracked changes, and the marks of moved and inserted text
(it is as if the changes had been accepted), marks of the spelling checker, places of page breaks of the last printing,
smart tags. Revision numbers, the language, the checker and what only East Asian or right-to-left text shows make no
difference between two looks; nor do a kerning and a spacing that nobody sees, a white background, and styles without
properties of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tmtool.documents.docx_names import SPACE, is_on, value
from tmtool.documents.docx_styles import Styles
from tmtool.documents.paragraph_pieces import Closing, Look, Mark, Opening, Piece, Stay, Thing, Words
from tmtool.documents.xml_names import child, native, quoted, short, whole

_SEEN_THROUGH = {"w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo"}
_DROPPED = {
    *("", "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:proofErr", "w:smartTagPr", "w:customXmlPr"),
    *("w:lastRenderedPageBreak", "w:delText", "w:delInstrText"),
}
_MARK = re.compile(r"w:(?:\w+(?:Start|End)|commentReference|fldChar|instrText)")
_NO_LOOK = {
    *("w:lang", "w:noProof", "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:bCs", "w:iCs", "w:szCs"),
    *("w:kern", "w:webHidden"),
}
_NO_LOOK_FONT = {"w:hint", "w:eastAsia", "w:eastAsiaTheme", "w:cs", "w:cstheme"}
_NO_BACKGROUND = {"auto", "FFFFFF", "ffffff"}
_SHOWS_ON_SPACES = re.compile(r"<w:(?:u|strike|dstrike|highlight|shd|bdr|em|effect|rStyle)\b")
_SMALLEST_SPACING = 10
"""Twentieths of a point between letters; less is what converters from PDF write everywhere."""

_CHARACTERS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_BREAKS = {"w:br", "w:cr", "w:tab", "w:ptab"}
_NOTES = {"w:footnoteReference", "w:endnoteReference"}
_AUTOMATIC = {"w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:separator", "w:continuationSeparator"}
_MATH = {"m:oMath", "m:oMathPara"}
_TEXT_FIELDS = {"HYPERLINK", "FORMTEXT", "TOC", "INDEX", "BIBLIOGRAPHY", "TOA", "QUOTE", "ADDIN", "CITATION"}
_SILENT_FIELDS = {"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE"}


@dataclass(frozen=True, slots=True, eq=False)
class Bit:
    """What stands in a run, or between runs."""

    element: Any
    properties: Any = None
    """Those of its run."""
    is_in_run: bool = False


@dataclass(frozen=True, slots=True)
class FieldEnds:
    """What stands before and behind the text of a field."""

    before: tuple[Bit, ...]
    after: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """Where an element begins or ends that goes round runs."""

    element: Any
    is_end: bool


_Token = Bit | _Link


class Looks(dict[str, Look]):
    """The looks of the runs of a document, found by what can be seen of their properties.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._styles = styles

    def key_of(self, properties: Any) -> str:
        """Give the key of the look that run properties make; they may be None."""
        seen = "" if properties is None else "".join(sorted(self._seen(one) for one in properties))
        if seen not in self:
            mark = f"<w:r><w:rPr>{seen}</w:rPr>" if seen else "<w:r>"
            self[seen] = Look(mark, properties, bool(_SHOWS_ON_SPACES.search(seen)))
        return seen

    def _seen(self, property_: Any) -> str:
        style = value(property_) if short(property_.tag) == "w:rStyle" else None
        return "" if style is not None and self._styles.makes_no_look(style) else _seen(property_)


def pieces_of(paragraph: Any, looks: Looks, styles: Styles) -> list[Piece]:
    """Give what stands in a paragraph, in order."""
    return _Pieces(list(_tokens(paragraph)), looks, styles).all()


def _tokens(paragraph: Any) -> Iterator[_Token]:
    """Walk through a paragraph without recursion: however deep its marks are nested, they end."""
    walks: list[tuple[Iterator[Any], Any]] = [(iter(paragraph), None)]
    while walks:
        element = next(walks[-1][0], None)
        if element is None:
            ended = walks.pop()[1]
            if ended is not None:
                yield _Link(ended, is_end=True)
            continue
        name = short(element.tag)
        if name in _DROPPED:
            continue
        if name == "w:r":
            properties = child(element, "w:rPr")
            yield from (Bit(one, properties, True) for one in element if short(one.tag) not in _DROPPED)
        elif name in _SEEN_THROUGH:
            walks.append((iter(element), None))
        elif (inner := _inside(element, name)) is not None:
            yield _Link(element, is_end=False)
            walks.append((iter(inner), element))
        else:
            yield Bit(element)


def _inside(element: Any, name: str) -> Any:
    """Give that in which the runs of a link stand; None where it is no link."""
    if name == "w:sdt":
        return child(element, "w:sdtContent")
    if name == "w:hyperlink" or (name == "w:fldSimple" and _field_type(value(element, "w:instr")) in _TEXT_FIELDS):
        return element
    return None


def _field_type(instruction: str | None) -> str:
    return (instruction or "").split(maxsplit=1)[0].upper() if (instruction or "").strip() else ""


@dataclass(slots=True)
class _Field:
    begin: int
    depth: int
    """How many links are open where it begins."""
    separate: int = -1
    end: int = -1


class _Pieces:
    def __init__(self, tokens: Sequence[_Token], looks: Looks, styles: Styles) -> None:
        self._tokens = tokens
        self._looks, self._styles = looks, styles
        self._hidden: dict[Any, bool] = {}

    def all(self) -> list[Piece]:
        fields = _fields(self._tokens)
        closings: dict[int, Opening] = {}
        links: list[Opening] = []
        pieces: list[Piece] = []
        place = 0
        while place < len(self._tokens):
            token, here = self._tokens[place], place
            place += 1
            if here in closings:
                pieces.append(Closing(closings[here]))
            elif here in fields:
                place = self._field(fields[here], closings, pieces)
            elif isinstance(token, Bit):
                pieces += self._of_bit(token)
            elif token.is_end:
                pieces.append(Closing(links.pop()))
            else:
                links.append(_opening(token.element))
                pieces.append(links[-1])
        return pieces

    def _field(self, field: _Field, closings: dict[int, Opening], pieces: list[Piece]) -> int:
        """Add what a field is; give the place at which to go on."""
        parts = self._tokens[field.begin : field.end + 1]
        bits = tuple(one for one in parts if isinstance(one, Bit))
        head = self._tokens[field.begin : field.separate + 1] if field.separate >= 0 else parts
        instruction = "".join(
            one.element.text or "" for one in head if isinstance(one, Bit) and short(one.element.tag) == "w:instrText"
        )
        kind = _field_type(instruction)
        mark = f"<w:fldSimple w:instr={quoted(instruction.strip())}>"
        if field.separate < 0 or kind in _SILENT_FIELDS:
            pieces += (Mark((bit,)) for bit in bits)
            return field.end + 1
        if kind in _TEXT_FIELDS and all(isinstance(one, Bit) for one in head):
            ends = FieldEnds(tuple(one for one in head if isinstance(one, Bit)), (bits[-1],))
            opening = Opening(ends, mark, "</w:fldSimple>", is_link=kind == "HYPERLINK", repeats=kind != "FORMTEXT")
            closings[field.end] = opening
            pieces.append(opening)
            return field.separate + 1
        pieces.append(Thing(bits, mark[:-1] + "/>"))
        return field.end + 1

    def _of_bit(self, bit: Bit) -> list[Piece]:
        name = short(bit.element.tag)
        if _MARK.fullmatch(name) or (bit.is_in_run and self._is_hidden(bit.properties)):
            return [Mark((bit,))]
        if name == "w:t" and bit.is_in_run:
            text = _text(bit.element)
            return [Words(text, self._looks.key_of(bit.properties))] if text else []
        if name in _CHARACTERS:
            return [Words(_CHARACTERS[name], self._looks.key_of(bit.properties))]
        return [_thing(bit, name)]

    def _is_hidden(self, properties: Any) -> bool:
        if properties is None:
            return False
        if properties not in self._hidden:
            vanish = child(properties, "w:vanish")
            by_style = self._styles.is_hidden(value(child(properties, "w:rStyle")))
            self._hidden[properties] = by_style if vanish is None else is_on(vanish)
        return self._hidden[properties]


def _fields(tokens: Sequence[_Token]) -> Mapping[int, _Field]:
    """Find the fields that begin and end in this paragraph, and in the same link, by the place where they begin."""
    found: dict[int, _Field] = {}
    waiting: list[_Field] = []
    depth = 0
    for place, token in enumerate(tokens):
        if isinstance(token, _Link):
            depth += -1 if token.is_end else 1
            while waiting and waiting[-1].depth > depth:
                waiting.pop()
        elif short(token.element.tag) == "w:fldChar":
            kind = value(token.element, "w:fldCharType")
            if kind == "begin":
                waiting.append(_Field(place, depth))
            elif kind == "separate" and waiting and waiting[-1].depth == depth and waiting[-1].separate < 0:
                waiting[-1].separate = place
            elif kind == "end" and waiting and waiting[-1].depth == depth:
                field = waiting.pop()
                field.end = place
                found[field.begin] = field
    return found


def _thing(bit: Bit, name: str) -> Thing:
    mark = native(bit.element)
    if name in _BREAKS:
        return Thing((bit,), mark, at_start=True, at_end=True, repeats=True, breaks=True)
    if name in _NOTES:
        return Thing((bit,), mark, at_end=True, stay=Stay.WITH_TEXT)
    if name in _AUTOMATIC:
        return Thing((bit,), mark, at_start=True, at_end=True, stay=Stay.ALWAYS)
    if name == "w:sym":
        return Thing((bit,), mark, at_start=True, repeats=True)
    if name in _MATH or name == "w:fldSimple":
        return Thing((bit,), mark)
    return Thing((bit,), mark, at_start=True, at_end=True, stay=Stay.ALWAYS)


def _opening(element: Any) -> Opening:
    name = short(element.tag)
    is_link = name == "w:hyperlink" or name == "w:fldSimple"
    return Opening(element, native(element)[:-2] + ">", f"</{name}>", repeats=is_link, is_link=is_link)


def _text(element: Any) -> str:
    """Give the text of a run as Word shows it: without white space at its ends, unless that is to be kept."""
    # Comments in it cut the text in parts.
    text = re.sub(r"[\t\n\r]", " ", "".join([element.text or "", *(one.tail or "" for one in element)]))
    return text if element.get(SPACE) == "preserve" else text.strip(" ")


def _seen(element: Any) -> str:
    """Give a property of a run as it matters for the look; nothing where it does not."""
    name = short(element.tag)
    if name in _NO_LOOK or not name:
        return ""
    attributes = {short(key): text for key, text in element.attrib.items()}
    if name == "w:rFonts":
        attributes = {key: text for key, text in attributes.items() if key not in _NO_LOOK_FONT}
        if not attributes:
            return ""
    if attributes.get("w:val") in ("1", "true", "on"):
        del attributes["w:val"]
    if name == "w:shd" and attributes.get("w:val") == "clear" and attributes.get("w:fill") in _NO_BACKGROUND:
        return ""
    if name == "w:spacing" and _is_small(attributes.get("w:val", "0")):
        return ""
    inner = "".join(_seen(one) for one in element)
    marks = "".join(f" {key}={quoted(text)}" for key, text in sorted(attributes.items()))
    return f"<{name}{marks}>{inner}</{name}>" if inner else f"<{name}{marks}/>"


def _is_small(spacing: str) -> bool:
    points = whole(spacing.removeprefix("-"))
    return points is not None and points <= _SMALLEST_SPACING
