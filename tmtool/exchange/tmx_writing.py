"""Writing TMX 1.4: valid against tmx14.dtd, the same bytes for the same units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from tmtool.exchange.tmx_fields import (
    ATTRIBUTE_SIGN,
    CONFIRMATION_LEVEL,
    CONTEXT_AFTER,
    CONTEXT_BEFORE,
    SEGMENT_TYPES,
    STATUS,
    parted_native,
    time_from_tmx,
    time_to_tmx,
)
from tmtool.model.job_content import JobContent
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Authorship, Properties, Status, Unit, Variant

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NOT_PLAIN = re.compile(f"[&<>\r{_FORBIDDEN}]")
_NOT_PLAIN_IN_ATTRIBUTE = re.compile(f'[&<>"\t\n\r{_FORBIDDEN}]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_DTD_NAMES = (
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationdate",
    "changedate",
    "o-tmf",
)
_VARIANT_ATTRIBUTES = frozenset(ATTRIBUTE_SIGN + name for name in _DTD_NAMES)
_UNIT_ATTRIBUTES = _VARIANT_ATTRIBUTES | {ATTRIBUTE_SIGN + "segtype"}
_NOBODY = Authorship()
_PIECE = 1 << 16


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write what is ready of a job as TMX 1.4; the number of its units is given."""
    return write(job.units, out, source_language=job.source_tag, created=job.created, tool_version=job.tool_version)


def write(
    units: Iterable[Unit],
    out: BinaryIO,
    *,
    source_language: str,
    created: str,
    tool_version: str,
) -> int:
    """Write units as TMX 1.4, one after the other; characters that XML does not allow are dropped.

    Args:
        units: those without a variant are left out.
        out: open for writing bytes.
        source_language: for the header.
        created: for the header, ISO 8601 in UTC; comes from the desk, so that a second run gives the same bytes.
        tool_version: for the header.

    Returns:
        The number of units written.
    """
    attributes = [
        ("creationtool", "tmtool"),
        ("creationtoolversion", tool_version),
        ("segtype", "sentence"),
        ("o-tmf", "tmtool"),
        ("adminlang", "en"),
        ("srclang", source_language),
        ("datatype", "plaintext"),
        ("creationdate", time_to_tmx(created)),
    ]
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n',
        f"<header{_attributes(attributes)}/>\n<body>\n",
    ]
    written = length = 0
    for unit in units:
        if not unit.variants:
            continue
        element = _unit(unit)
        parts.append(element)
        written += 1
        length += len(element)
        if length > _PIECE:
            out.write("".join(parts).encode())
            parts, length = [], 0
    out.write("".join([*parts, "</body>\n</tmx>\n"]).encode())
    return written


def _unit(unit: Unit) -> str:
    attributes, properties = _parted(unit.properties, _UNIT_ATTRIBUTES, unit.authorship)
    named = [("tuid", unit.tuid), ("srclang", unit.source_language), *attributes]
    context = [(CONTEXT_BEFORE, unit.previous), (CONTEXT_AFTER, unit.next)]
    # Trados' own level would speak for the variants again when the file is read back.
    level_is_told = any(name == CONFIRMATION_LEVEL for name, _ in unit.properties)
    return "".join(
        [
            f"<tu{_attributes(named)}>\n",
            *_fields(unit.notes, [*((name, value) for name, value in context if value is not None), *properties]),
            *(_variant(variant, level_is_told) for variant in unit.variants),
            "</tu>\n",
        ]
    )


def _variant(variant: Variant, level_is_told: bool) -> str:
    attributes, properties = _parted(variant.properties, _VARIANT_ATTRIBUTES, variant.authorship)
    if level_is_told or variant.status is not Status.TRANSLATED:
        properties.append((STATUS, variant.status.value))
    return "".join(
        [
            f"<tuv{_attributes([('xml:lang', variant.language), *attributes])}>",
            *_fields(variant.notes, properties),
            f"<seg>{segment_content(variant.text)}</seg></tuv>\n",
        ]
    )


def _parted(
    properties: Properties, known: frozenset[str], authorship: Authorship
) -> tuple[list[tuple[str, str | None]], list[tuple[str, str]]]:
    """Part properties into those that the file has as attributes, with the authorship, and the others."""
    if not properties and authorship == _NOBODY:
        return [], []
    attributes: dict[str, str | None] = {
        "creationid": authorship.created_by,
        "creationdate": time_to_tmx(authorship.created_at) if authorship.created_at else None,
        "changeid": authorship.changed_by,
        "changedate": time_to_tmx(authorship.changed_at) if authorship.changed_at else None,
    }
    times = {"creationdate": authorship.created_at, "changedate": authorship.changed_at}
    others: list[tuple[str, str]] = []
    for name, value in properties:
        bare = name.removeprefix(ATTRIBUTE_SIGN)
        fits = bare != "segtype" or value in SEGMENT_TYPES
        # A date in a form of its own comes back as it was, as long as it is still the same moment.
        is_free = attributes.get(bare) is None or (bare in times and time_from_tmx(value) == times[bare])
        if name in known and fits and is_free:
            attributes[bare] = value
        else:
            others.append((name, value))
    return list(attributes.items()), others


def _attributes(attributes: Iterable[tuple[str, str | None]]) -> str:
    return "".join(f' {name}="{_in_attribute(value)}"' for name, value in attributes if value is not None)


def _fields(notes: Iterable[str], properties: Iterable[tuple[str, str]]) -> Iterator[str]:
    for note in notes:
        yield f"<note>{_escaped(note)}</note>\n"
    for name, value in properties:
        yield f'<prop type="{_in_attribute(name)}">{_escaped(value)}</prop>\n'


def segment_content(text: TaggedText) -> str:
    """Write a text as what stands inside a seg, its tags as pairs where they are."""
    if not text.tags:
        return _escaped(text.text)
    closing = _pairs(text.tags)
    pair_of = {place: pair for pair, places in enumerate(closing.items(), 1) for place in places}
    parts: list[str] = []
    done = 0
    for place, tag in enumerate(text.tags):
        parts += (_escaped(text.text[done : tag.at]), _inline(tag, pair_of.get(place)))
        done = tag.at
    return "".join([*parts, _escaped(text.text[done:])])


def _pairs(tags: tuple[Tag, ...]) -> dict[int, int]:
    """Give the places of the tags that open a pair with the places of those that close it."""
    pairs: dict[int, int] = {}
    waiting: dict[int, int] = {}
    for place, tag in enumerate(tags):
        if tag.kind is TagKind.OPEN:
            waiting[tag.number] = place
        elif tag.kind is TagKind.CLOSE and tag.number in waiting:
            pairs[waiting.pop(tag.number)] = place
    return pairs


def _inline(tag: Tag, pair: int | None) -> str:
    kind, native = parted_native(tag.native)
    native = _escaped(native)
    typed = f' type="{_in_attribute(kind)}"' if kind else ""
    if tag.kind is TagKind.ALONE:
        return f'<ph x="{tag.number}"{typed}>{native}</ph>'
    if pair is None:
        position = "begin" if tag.kind is TagKind.OPEN else "end"
        return f'<it pos="{position}" x="{tag.number}"{typed}>{native}</it>'
    if tag.kind is TagKind.OPEN:
        return f'<bpt i="{pair}" x="{tag.number}"{typed}>{native}</bpt>'
    return f'<ept i="{pair}">{native}</ept>'


def _escaped(text: str) -> str:
    return _NOT_PLAIN.sub(_replacement, text) if _NOT_PLAIN.search(text) else text


@lru_cache(maxsize=4096)
def _in_attribute(text: str) -> str:
    # The same languages, persons, times and names come again and again.
    return _NOT_PLAIN_IN_ATTRIBUTE.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group(), "")
