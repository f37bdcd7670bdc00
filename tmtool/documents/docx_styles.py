"""The styles of a DOCX file: which are titles and headings, which are hidden; and the language that they set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tmtool.documents.docx_names import is_on, value
from tmtool.documents.xml_names import child, namespace_of, short, whole

_LAST = ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange")
_BODY_TEXT = 9
"""The outline level of what is no heading."""
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str | None
    level: int | None
    is_hidden: bool | None
    has_look: bool
    switches: Mapping[str, bool]
    """What it switches on or off of `w:b` and `w:i`."""
    numbering: Any


class Styles:
    """What the styles of a document say of their paragraphs and words.

    Args:
        root: the root of the styles part; None where there is none.
    """

    def __init__(self, root: Any = None) -> None:
        styles = () if root is None else [one for one in root if short(one.tag) == "w:style"]
        self._styles = {value(one, "w:styleId") or "": _style(one) for one in styles}

    def is_title(self, identity: str | None) -> bool:
        """Whether a paragraph style is the one for titles, or made of it."""
        return any(style.name == "title" for style in self._chain(identity))

    def level(self, identity: str | None) -> int | None:
        """Give the level of a heading, 0 for the highest; None for what is none."""
        for style in self._chain(identity):
            if style.level is not None:
                return style.level if style.level < _BODY_TEXT else None
            number = whole(style.name[8:]) if style.name.startswith("heading ") else None
            if number is not None:
                return number - 1
            if style.name == "subtitle":
                return 1
        return None

    def is_hidden(self, identity: str | None) -> bool:
        """Whether a style hides its text."""
        return next((style.is_hidden for style in self._chain(identity) if style.is_hidden is not None), False)

    def is_switched_on(self, identity: str | None, name: str) -> bool:
        """Whether a style makes words bold (`w:b`) or italic (`w:i`)."""
        return next((style.switches[name] for style in self._chain(identity) if name in style.switches), False)

    def makes_no_look(self, identity: str | None) -> bool:
        """Whether a style is known to change nothing, such as those that come along with text from the web."""
        chain = self._chain(identity)
        return bool(chain) and not any(style.has_look for style in chain)

    def numbering(self, identity: str | None) -> Any:
        """Give the numbering properties of a paragraph style; None where it makes no list."""
        return next((style.numbering for style in self._chain(identity) if style.numbering is not None), None)

    def _chain(self, identity: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while identity in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[identity])
            identity = chain[-1].parent
        return chain


def _style(element: Any) -> _Style:
    look = child(element, "w:rPr")
    vanish = None if look is None else child(look, "w:vanish")
    return _Style(
        (value(child(element, "w:name")) or "").lower(),
        value(child(element, "w:basedOn")),
        outline_level(child(element, "w:pPr")),
        None if vanish is None else is_on(vanish),
        look is not None and any(short(one.tag) != "w:lang" for one in look),
        {short(one.tag): is_on(one) for one in (() if look is None else look) if short(one.tag) in ("w:b", "w:i")},
        numbering_of(child(element, "w:pPr")),
    )


def outline_level(properties: Any) -> int | None:
    """Give the outline level that paragraph properties set, from 0; None where they set none."""
    return None if properties is None else whole(value(child(properties, "w:outlineLvl")))


def numbering_of(properties: Any) -> Any:
    """Give what paragraph properties say of lists; None where they say nothing."""
    return None if properties is None else child(properties, "w:numPr")


def set_default_language(root: Any, language: str) -> None:
    """Mark the text of a whole document as of a language, in its defaults and in styles that had the old default."""
    word = f"{{{namespace_of(root)}}}"
    defaults = child(root, "w:docDefaults")
    if defaults is None:
        defaults = etree.Element(word + "docDefaults")
        root.insert(0, defaults)
    for name in ("rPrDefault", "rPr"):
        inner = child(defaults, f"w:{name}")
        if inner is None:
            inner = etree.Element(word + name)
            defaults.insert(0, inner)
        defaults = inner
    old = value(child(defaults, "w:lang"))
    set_language(defaults, language)
    same = {part.partition("-")[0].lower() for part in (old or "en", "en")}
    for style in root.iter(word + "lang"):
        marked = value(style)
        if marked and marked.partition("-")[0].lower() in same:
            style.set(word + "val", language)


def set_language(look: Any, language: str) -> None:
    """Set the language in the properties of a run; languages for East Asian and right-to-left text stay."""
    word = f"{{{namespace_of(look)}}}"
    mark = child(look, "w:lang")
    if mark is None:
        mark = etree.Element(word + "lang")
        place = next(
            (index for index, one in enumerate(look) if short(one.tag) in _LAST or not short(one.tag).startswith("w:")),
            len(look),
        )
        look.insert(place, mark)
    mark.set(word + "val", language)
