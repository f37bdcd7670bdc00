"""Translations put into an HTML page; what they do not touch stays to the character."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tmtool.documents.changes import Change, inside, outside, whole_tags, with_changes
from tmtool.documents.html_attributes import attributes, meta_names
from tmtool.documents.html_page import Page, PageBlock, Place
from tmtool.documents.html_scanning import TokenKind
from tmtool.documents.html_text import escaped, invisible_references
from tmtool.documents.inline_pieces import PlacedText
from tmtool.model.text import TaggedText

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def changes(page: Page, translations: Mapping[int, TaggedText], language: str) -> list[Change]:
    """Give what translations change in a page, in order and without overlaps.

    Args:
        page: the page as it was read.
        translations: whole text of a block by its index.
        language: the tag with which the page is marked; none is marked where it is empty.
    """
    references = invisible_references(page.text)
    changed = {
        index: text
        for index, text in translations.items()
        if 0 <= index < len(page.blocks) and text != page.blocks[index].placed.text
    }
    if not changed:
        return []
    plain: list[Change] = []
    running: list[tuple[PageBlock, TaggedText]] = []
    for index, text in sorted(changed.items()):
        block = page.blocks[index]
        if block.place is not None:
            plain.append(_in_place(block.place, text.text, references))
        else:
            running.append((block, text))
        if text.text.strip():
            plain += (_in_place(place, text.text, references) for place in block.also)
    plain += language_marks(page, language) if language else ()
    plain.sort()
    written = [_written(page.text, block.placed, text, plain, references) for block, text in running]
    covered = [(start, end) for start, end, _ in written]
    return sorted([*written, *outside(plain, covered)])


def _in_place(place: Place, text: str, references: Mapping[str, str]) -> Change:
    if place.quote is None:
        return place.start, place.end, escaped(text, references)
    value = escaped(text, references, place.quote or '"')
    return place.start, place.end, value if place.quote else f'"{value}"'


def _written(
    page: str, placed: PlacedText, translated: TaggedText, plain: Sequence[Change], references: Mapping[str, str]
) -> Change:
    """Write a block of running text, its marks as the page has them, with the attributes in them translated."""
    text = whole_tags(placed, translated)
    marks = {(tag.kind, tag.number): mark for tag, mark in zip(placed.text.tags, placed.marks, strict=True)}
    parts: list[str] = []
    done = 0
    for tag in text.tags:
        parts.append(escaped(text.text[done : tag.at], references))
        start, end = marks[tag.kind, tag.number]
        parts.append(with_changes(page[start:end], inside(plain, start, end)))
        done = tag.at
    parts.append(escaped(text.text[done:], references))
    return placed.start, placed.end, "".join(parts)


def language_marks(page: Page, language: str) -> list[Change]:
    """Give the changes by which a page says its new language, wherever it said the old one."""
    said: str | None = None
    made: list[Change] = []
    for token in page.tokens:
        if token.kind is not TokenKind.START:
            continue
        tag = page.text[token.start : token.end]
        may_say = "lang" in tag or "LANG" in tag or token.name in ("html", "meta")
        if not may_say:
            continue
        own = attributes(page.text, token.start, token.end)
        marks = [one for one in own if one.name in ("lang", "xml:lang") and one.end > one.start]
        if token.name == "html" and said is None:
            said = marks[0].value if marks else ""
            if not marks:
                place = token.start + len("<html")
                made.append((place, place, f' lang="{language}"'))
        elif said is None and marks and token.name in ("body", "article", "main", "div"):
            said = marks[0].value
        elif token.name == "meta":
            made += _in_meta({one.name: (one.value, one.start, one.end) for one in own}, language, said)
        if said:
            made += ((one.start, one.end, language) for one in marks if _is_same(one.value, said))
    return made


def _in_meta(own: Mapping[str, tuple[str, int, int]], language: str, said: str | None) -> list[Change]:
    value, start, end = own.get("content", ("", 0, 0))
    if not _LANGUAGE.fullmatch(value) or (said and not _is_same(value, said)):
        return []
    if own.get("http-equiv", ("",))[0].lower() == "content-language":
        return [(start, end, language)]
    if "og:locale" in meta_names({name: found[0] for name, found in own.items()}):
        return [(start, end, language.replace("-", "_"))]
    return []


def _is_same(one: str, other: str) -> bool:
    first, second = (re.split("[-_]", tag.strip().lower())[0] for tag in (one, other))
    return first == second
