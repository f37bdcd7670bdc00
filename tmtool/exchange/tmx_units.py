"""From the elements of a TMX body to units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tmtool.exchange.tmx_fields import (
    ANY_LANGUAGE,
    ATTRIBUTE_SIGN,
    CONFIRMATION_LEVEL,
    CONFIRMATION_LEVELS,
    CONTEXT_AFTER,
    CONTEXT_BEFORE,
    STATUS,
    neighbour_in_variant,
    time_from_tmx,
)
from tmtool.exchange.tmx_segments import (
    LONGEST_TEXT,
    SegmentBuilder,
    counted_from_one,
    with_omegat_tags,
    without_indentation,
)
from tmtool.model.text import TaggedText
from tmtool.model.units import Authorship, Properties, Status, Unit, Variant

NO_TARGET = "no target"
EMPTY = "empty"
NO_LANGUAGE = "no language"
TOO_LONG = "too long"

_TIMES = ("creationdate", "changedate")
_OWN_ATTRIBUTES = frozenset(("tuid", "srclang", "xml:lang", "lang", "creationid", "changeid"))
_STATUSES = frozenset(status.value for status in Status)


@dataclass(slots=True)
class _Element:
    """A tu or tuv being read."""

    attributes: Mapping[str, str]
    properties: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class UnitBuilder:
    """Builds units of expat events; takes whatever order the elements come in.

    Args:
        tool: the `creationtool` of the header; some write in ways of their own.
        source_language: the `srclang` of the header, where it names one.
        skipped: filled with the number of units that were not built, by reason.
        left_out: filled with the reasons by the number of the unit in the file, from 1.
    """

    def __init__(
        self, *, tool: str, source_language: str | None, skipped: dict[str, int], left_out: dict[int, str]
    ) -> None:
        self.units: list[Unit] = []
        """Those finished; the caller takes them away."""
        self._from_omegat = tool.lower().startswith("omegat")
        self._from_us = tool == "tmtool"
        self._source_language = source_language
        self._skipped = skipped
        self._left_out = left_out
        self._met = 0
        self._unit: _Element | None = None
        self._variant: _Element | None = None
        self._variants: list[tuple[_Element, TaggedText]] = []
        self._segment: SegmentBuilder | None = None
        self._characters: list[str] | None = None
        self._property_name: str | None = None
        self._too_long = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._segment is not None:
            self._segment.start(name, attributes)
        elif name == "tu":
            self._unit = _Element(attributes)
            self._variant = None
            self._variants = []
            self._too_long = False
        elif self._unit is None:
            return
        elif name == "tuv":
            self._variant = _Element(attributes)
        elif name == "seg":
            self._segment = SegmentBuilder()
        elif name in ("prop", "note"):
            self._characters = []
            self._property_name = attributes.get("type", "") if name == "prop" else None

    def text(self, data: str) -> None:
        """Characters."""
        if self._segment is not None:
            self._segment.text(data)
        elif self._characters is not None:
            self._characters.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._segment is not None:
            if name == "seg":
                self._end_segment(self._segment)
            else:
                self._segment.end(name)
        elif self._unit is None:
            return
        elif name in ("prop", "note") and self._characters is not None:
            self._end_field(self._variant or self._unit, "".join(self._characters))
            self._characters = None
        elif name == "tuv":
            self._variant = None
        elif name == "tu":
            self._end_unit(self._unit)
            self._unit = None

    def _end_field(self, owner: _Element, value: str) -> None:
        if len(value) > LONGEST_TEXT:
            self._too_long = True
        elif self._property_name is None:
            owner.notes.append(value)
        else:
            owner.properties.append((self._property_name, value))

    def _end_segment(self, segment: SegmentBuilder) -> None:
        self._segment = None
        self._too_long = self._too_long or segment.length > LONGEST_TEXT
        text = segment.finish()
        if not self._from_us:
            text = without_indentation(text)
        if self._from_omegat:
            text = with_omegat_tags(text)
        if self._variant is not None:
            self._variants.append((self._variant, text))

    def _end_unit(self, unit: _Element) -> None:
        texts = counted_from_one([text for _, text in self._variants])
        level = CONFIRMATION_LEVELS.get(dict(unit.properties).get(CONFIRMATION_LEVEL, ""), Status.TRANSLATED)
        variants = tuple(
            _variant(element, text, level)
            for (element, _), text in zip(self._variants, texts, strict=True)
            if text.text.strip() and _language(element)
        )
        self._met += 1
        reason = self._reason_to_skip(len(variants))
        if reason is None:
            self.units.append(self._built(unit, variants))
        else:
            self._skipped[reason] = self._skipped.get(reason, 0) + 1
            self._left_out[self._met] = reason

    def _reason_to_skip(self, usable: int) -> str | None:
        if self._too_long:
            return TOO_LONG
        if usable > 1:
            return None
        if any(text.text.strip() and not _language(element) for element, text in self._variants):
            return NO_LANGUAGE
        return NO_TARGET if usable else EMPTY

    def _built(self, unit: _Element, variants: tuple[Variant, ...]) -> Unit:
        named = unit.attributes.get("srclang", "")
        source_language = None if named.lower() in ANY_LANGUAGE else named
        authorship, properties = _attributes(unit)
        context = {name: value for name, value in unit.properties if name in (CONTEXT_BEFORE, CONTEXT_AFTER)}
        if self._from_omegat:
            context = _omegat_context(unit.properties) | context
        if not context:
            context = _variant_context(variants, source_language or self._source_language)
        return Unit(
            variants=variants,
            source_language=source_language,
            tuid=unit.attributes.get("tuid") or None,
            previous=context.get(CONTEXT_BEFORE),
            next=context.get(CONTEXT_AFTER),
            authorship=authorship,
            properties=tuple(pair for pair in properties if pair[0] not in (CONTEXT_BEFORE, CONTEXT_AFTER)),
            notes=tuple(unit.notes),
        )


def _language(element: _Element) -> str:
    return (element.attributes.get("xml:lang") or element.attributes.get("lang") or "").strip()


def _variant(element: _Element, text: TaggedText, level: Status) -> Variant:
    authorship, properties = _attributes(element)
    status = level
    for name, value in properties:
        if name == STATUS and value in _STATUSES:
            status = Status(value)
            properties = tuple(pair for pair in properties if pair != (name, value))
    return Variant(_language(element), text, status, authorship, properties, tuple(element.notes))


def _attributes(element: _Element) -> tuple[Authorship, Properties]:
    """Part the attributes into authorship and properties; a date that is none stays as a property."""
    attributes = element.attributes
    times = {name: time_from_tmx(attributes[name]) for name in _TIMES if name in attributes}
    others = [
        (ATTRIBUTE_SIGN + name, value)
        for name, value in attributes.items()
        if name not in _OWN_ATTRIBUTES and times.get(name) is None
    ]
    authorship = Authorship(
        created_by=attributes.get("creationid") or None,
        created_at=times.get("creationdate"),
        changed_by=attributes.get("changeid") or None,
        changed_at=times.get("changedate"),
    )
    return authorship, (*others, *element.properties)


def _omegat_context(properties: list[tuple[str, str]]) -> dict[str, str]:
    names = {"prev": CONTEXT_BEFORE, "next": CONTEXT_AFTER}
    return {names[name]: value for name, value in properties if name in names}


def _variant_context(variants: tuple[Variant, ...], source_language: str | None) -> dict[str, str]:
    """Find the context that memoQ keeps with the variants: with the source where it is there, else with the first."""
    wanted = (source_language or "").lower()
    for variant in sorted(variants, key=lambda variant: variant.language.lower() != wanted):
        context = {
            name: neighbour
            for name, value in variant.properties
            if name in (CONTEXT_BEFORE, CONTEXT_AFTER) and (neighbour := neighbour_in_variant(value)) is not None
        }
        if context:
            return context
    return {}
