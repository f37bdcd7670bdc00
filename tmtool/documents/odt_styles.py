"""The styles of an ODT file: how words look, which paragraphs are titles, what is hidden; and the language they set."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tmtool.documents.xml_names import attribute, child, namespace_of, quoted, short, whole

_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_NO_LOOK = {
    *("fo:language", "fo:country", "fo:script", "style:rfc-language-tag", "style:letter-kerning"),
    *("officeooo:rsid", "officeooo:paragraph-rsid"),
}
_NO_LOOK_VALUES = {
    ("fo:background-color", "transparent"),
    ("fo:background-color", "#ffffff"),
    ("fo:border", "none"),
    ("style:text-position", "0% 100%"),
}
_NO_LOOK_ENDINGS = ("-asian", "-complex")
_SHOWS_ON_SPACES = ("underline", "line-through", "background", "border", "overline")
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    shown_name: str
    parent: str | None
    is_automatic: bool
    level: int | None
    properties: tuple[tuple[str, str], ...]
    is_hidden: bool


class OdtStyles:
    """What the styles of a document say of its paragraphs and words.

    Args:
        roots: the roots of the parts that have styles, those of the part in question last.
    """

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for holder in root:
                if short(holder.tag) in ("office:styles", "office:automatic-styles"):
                    is_automatic = short(holder.tag) == "office:automatic-styles"
                    for one in holder:
                        if short(one.tag) == "style:style":
                            style = _style(one, is_automatic)
                            self._styles[attribute(one, "style:family") or "", style.name] = style

    def look_of(self, name: str | None) -> str:
        """Give what a style makes of words, as a mark; nothing where no difference can be seen."""
        style = self._styles.get(("text", name or ""))
        if style is None or not style.is_automatic:
            return f"<text:span text:style-name={quoted(name)}>" if name else ""
        parent = f" text:style-name={quoted(style.parent)}" if style.parent else ""
        marks = parent + "".join(f" {key}={quoted(text)}" for key, text in style.properties)
        return f"<text:span{marks}>" if marks else ""

    def look_properties(self, name: str | None) -> dict[str, str]:
        """Give the properties that a style and those of which it is made set for words."""
        said: dict[str, str] = {}
        for style in reversed(self._chain("text", name)):
            said |= dict(style.properties)
        return said

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides its text."""
        return any(style.is_hidden for style in self._chain(family, name))

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph style is the one for titles, or made of it."""
        return any(style.shown_name == "Title" for style in self._chain("paragraph", name))

    def level(self, name: str | None) -> int | None:
        """Give the level of a heading that a paragraph style makes, 0 for the highest; None for what is none."""
        for style in self._chain("paragraph", name):
            if style.level is not None:
                return style.level - 1 if style.level else None
            if style.shown_name == "Subtitle":
                return 1
        return None

    def _chain(self, family: str, name: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while name and (family, name) in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[family, name])
            name = chain[-1].parent
        return chain


def shows_on_spaces(look: str) -> bool:
    """Whether a look can be seen on a space; of a style with a name only nothing is known."""
    return "text:style-name" in look or any(word in look for word in _SHOWS_ON_SPACES)


def _style(element: Any, is_automatic: bool) -> _Style:
    name = attribute(element, "style:name") or ""
    properties = child(element, "style:text-properties")
    marks = {} if properties is None else {short(key): text for key, text in properties.attrib.items()}
    return _Style(
        name,
        attribute(element, "style:display-name") or name,
        attribute(element, "style:parent-style-name"),
        is_automatic,
        whole(attribute(element, "style:default-outline-level")),
        tuple(sorted(one for one in marks.items() if _is_seen(*one))),
        marks.get("text:display") == "none",
    )


def _is_seen(key: str, text: str) -> bool:
    is_empty = (key, text) in _NO_LOOK_VALUES or (key.startswith(("fo:padding", "?:")) and text[:1] in ("0", "n"))
    return key not in _NO_LOOK and not key.endswith(_NO_LOOK_ENDINGS) and not is_empty


def default_languages(root: Any) -> frozenset[str]:
    """Give the languages that the default styles of a document set, and English, which is what they mostly mean."""
    languages = {
        (attribute(properties, "fo:language") or "").lower()
        for style in root.iter("{*}default-style")
        for properties in style
        if short(properties.tag) == "style:text-properties"
    }
    return frozenset(languages - {"", "none", "zxx"} | {"en"})


def set_language(root: Any, language: str, old: Collection[str]) -> None:
    """Mark text as of a language wherever the styles of a part said that it was of an old one."""
    for properties in root.iter("{*}text-properties"):
        if (attribute(properties, "fo:language") or "").lower() in old:
            _mark(properties, language)


def set_default_language(root: Any, language: str) -> None:
    """Mark the text of a whole document as of a language where no style says otherwise."""
    for style in root.iter("{*}default-style"):
        if attribute(style, "style:family") == "paragraph":
            properties = child(style, "style:text-properties")
            if properties is None:
                properties = etree.SubElement(style, f"{{{namespace_of(style)}}}text-properties")
            _mark(properties, language)


def _mark(properties: Any, language: str) -> None:
    first, *others = language.split("-")
    script = next((one for one in others if len(one) == 4), None)
    for key in [key for key in properties.attrib if short(key) in ("fo:script", "style:rfc-language-tag")]:
        del properties.attrib[key]
    properties.set(f"{{{_FO}}}language", first)
    properties.set(f"{{{_FO}}}country", next((one for one in others if len(one) == 2), "none"))
    if script is not None:
        properties.set(f"{{{_FO}}}script", script)
