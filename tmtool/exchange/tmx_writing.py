"""Writing TMX 1.4: valid against tmx14.dtd, the same bytes for the same units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    named = _attributes((("tuid", unit.tuid), ("srclang", unit.source_language)))
    context = [(CONTEXT_BEFORE, unit.previous), (CONTEXT_AFTER, unit.next)]
    fields = [*((name, value) for name, value in context if value is not None), *properties]
    # Trados' own level would speak for the variants again when the file is read back.
    level_is_told = any(name == CONFIRMATION_LEVEL for name, _ in unit.properties)
    texts = "".join([_variant(variant, level_is_told) for variant in unit.variants])
    return f"<tu{named}{attributes}>\n{_fields(unit.notes, fields)}{texts}</tu>\n"


def _variant(variant: Variant, level_is_told: bool) -> str:
    attributes, properties = _parted(variant.properties, _VARIANT_ATTRIBUTES, variant.authorship)
    if level_is_told or variant.status is not Status.TRANSLATED:
        properties = [*properties, (STATUS, variant.status.value)]
    language, fields = _in_attribute(variant.language), _fields(variant.notes, properties)
    return f'<tuv xml:lang="{language}"{attributes}>{fields}<seg>{segment_content(variant.text)}</seg></tuv>\n'


def _parted(
    properties: Properties, known: frozenset[str], authorship: Authorship
) -> tuple[str, Sequence[tuple[str, str]]]:
    """Part properties into those that the file has as attributes, with the authorship, and the others."""
    if not properties:
        return _authored(authorship), ()
    attributes = _of_authorship(authorship)
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
    return _attributes(attributes.items()), others


@lru_cache(maxsize=4096)
def _authored(authorship: Authorship) -> str:
    return _attributes(_of_authorship(authorship).items())


def _of_authorship(authorship: Authorship) -> dict[str, str | None]:
    return {
        "creationid": authorship.created_by,
        "creationdate": time_to_tmx(authorship.created_at) if authorship.created_at else None,
        "changeid": authorship.changed_by,
        "changedate": time_to_tmx(authorship.changed_at) if authorship.changed_at else None,
    }


def _attributes(attributes: Iterable[tuple[str, str | None]]) -> str:
    return "".join(f' {name}="{_in_attribute(value)}"' for name, value in attributes if value is not None)


def _fields(notes: Iterable[str], properties: Iterable[tuple[str, str]]) -> str:
    told = [f"<note>{_escaped(note)}</note>\n" for note in notes]
    told += [f'<prop type="{_in_attribute(name)}">{_escaped(value)}</prop>\n' for name, value in properties]
    return "".join(told)


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
    # Most texts are plain by every sign, which is seen many times faster than the search sees it.
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return text
    return _NOT_PLAIN.sub(_replacement, text) if _NOT_PLAIN.search(text) else text


@lru_cache(maxsize=4096)
def _in_attribute(text: str) -> str:
    # The same languages, persons, times and names come again and again.
    return _NOT_PLAIN_IN_ATTRIBUTE.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group(), "")
