"""From the elements of a TMX body to units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tmtool.exchange.tmx_context import contexts, named_place
from tmtool.exchange.tmx_fields import (
    ANY_LANGUAGE,
    ATTRIBUTE_SIGN,
    BOTH_SIDES,
    CONFIRMATION_LEVEL,
    CONFIRMATION_LEVELS,
    CONTEXT_AFTER,
    CONTEXT_BEFORE,
    OMEGAT,
    STATUS,
    TRADOS_CONTEXT_TYPE,
    is_tmx_time,
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
EMPTY_TEXT = "empty text left out"
FIELD_ATTRIBUTE = "attributes of a note or property left out"
"""Such as its language; the texts stay."""
NO_LANGUAGE_TEXT = "text without a language left out"

MOST_FIELDS = 10_000
"""Properties, notes and texts of a unit together; one with more is not read."""
_MOST_PIECES = 4096
_TIMES = ("creationdate", "changedate")
_OWN_ATTRIBUTES = frozenset(("tuid", "srclang", "xml:lang", "lang", "creationid", "changeid"))
_STATUSES = frozenset(status.value for status in Status)
_NOBODY = Authorship()


class _Element:
    """A tu or tuv being read."""

    __slots__ = ("attributes", "notes", "properties")

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.attributes = attributes
        self.properties: list[tuple[str, str]] = []
        self.notes: list[str] = []


class UnitBuilder:
    """Builds units of expat events; takes whatever order the elements come in.

    Args:
        tool: the `creationtool` of the header; some write in ways of their own.
        source_language: the `srclang` of the header, where it names one.
        skipped: filled with the number of units that were not built, by reason.
        left_out: filled with the reasons by the number of the unit in the file, from 1.
        repaired: filled with what else was left out or made something of, by name.
    """

    def __init__(
        self,
        *,
        tool: str,
        source_language: str | None,
        skipped: dict[str, int],
        left_out: dict[int, str],
        repaired: dict[str, int],
    ) -> None:
        self.units: list[Unit] = []
        """Those finished; the caller takes them away."""
        self.met = 0
        """Units that have gone by; a file that follows goes on counting."""
        self._from_omegat = tool.lower().startswith(OMEGAT)
        self._from_us = tool == "tmtool"
        self._source_language = source_language
        self._skipped = skipped
        self._left_out = left_out
        self._repaired = repaired
        self._has_both_sides = False
        self._unit: _Element | None = None
        self._variant: _Element | None = None
        self._variants: list[tuple[_Element, TaggedText]] = []
        self._segment: SegmentBuilder | None = None
        self._characters: list[str] | None = None
        self._property_name: str | None = None
        self._is_text = False
        self._fields = 0
        self._too_long = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._segment is not None:
            self._segment.start(name, attributes)
        elif self._characters is not None:
            # Whether this is a seg, a prop or a note matters only where something stands in it.
            self._segment = SegmentBuilder(self._characters, self._repaired if self._is_text else {})
            self._segment.start(name, attributes)
        elif name == "seg":
            self._characters = []
            self._is_text = True
        elif name == "tuv":
            self._variant = _Element(attributes)
        elif name == "tu":
            if self._unit is not None:
                self._end_unit(self._unit)
            self._unit = _Element(attributes)
            self._variant = None
            self._variants = []
            self._fields = 0
            self._too_long = False
        elif name == "prop":
            self._characters = []
            self._property_name = attributes.pop("type", "")
            if attributes:
                self._count(FIELD_ATTRIBUTE)
            self._is_text = False
        elif name == "note":
            self._characters = []
            self._property_name = None
            if attributes:
                self._count(FIELD_ATTRIBUTE)
            self._is_text = False

    def text(self, data: str) -> None:
        """Characters."""
        if self._segment is not None:
            self._segment.text(data)
        elif self._characters is not None:
            if len(self._characters) < _MOST_PIECES:
                self._characters.append(data)
            else:
                self._too_long = True

    def end(self, name: str) -> None:
        """An element ends."""
        segment = self._segment
        if segment is not None and segment.is_open:
            segment.end(name)
        elif name == "seg":
            self._end_segment(segment)
        elif name == "tuv":
            self._variant = None
        elif name == "tu":
            if self._unit is not None:
                self._end_unit(self._unit)
                self._unit = None
        elif self._characters is not None and name in ("prop", "note"):
            text = "".join(self._characters) if segment is None else segment.finish().text
            self._end_field(text)
            self._characters = self._segment = None

    def _count(self, what: str) -> None:
        self._repaired[what] = self._repaired.get(what, 0) + 1

    def _end_field(self, value: str) -> None:
        owner = self._variant or self._unit
        if owner is None:
            if self._property_name == TRADOS_CONTEXT_TYPE:
                self._has_both_sides = value.strip() == BOTH_SIDES
            return
        self._fields += 1
        if len(value) > LONGEST_TEXT or self._fields > MOST_FIELDS:
            self._too_long = True
        elif self._property_name is None:
            owner.notes.append(value)
        else:
            owner.properties.append((self._property_name, value))

    def _end_segment(self, segment: SegmentBuilder | None) -> None:
        characters, self._characters, self._segment = self._characters or (), None, None
        if segment is None:
            text = TaggedText("".join(characters))
            self._too_long = self._too_long or len(text.text) > LONGEST_TEXT
        else:
            text = segment.finish()
            self._too_long = self._too_long or segment.is_too_long
        if not self._from_us and text.text[:1] == "\n":
            text = without_indentation(text)
        if self._from_omegat:
            text = with_omegat_tags(text)
        self._fields += 1
        if self._fields > MOST_FIELDS:
            self._too_long = True
        elif self._variant is not None:
            self._variants.append((self._variant, text))

    def _end_unit(self, unit: _Element) -> None:
        self.met += 1
        found = self._variants
        if any(text.tags for _, text in found):
            texts = counted_from_one([text for _, text in found])
            found = [(element, text) for (element, _), text in zip(found, texts, strict=True)]
        level = Status.TRANSLATED
        if unit.properties:
            level = CONFIRMATION_LEVELS.get(dict(unit.properties).get(CONFIRMATION_LEVEL, ""), level)
        variants = []
        dropped: list[str] = []
        for element, text in found:
            language = _language(element)
            if not text.text.strip():
                dropped.append(EMPTY_TEXT)
            elif not language:
                dropped.append(NO_LANGUAGE_TEXT)
            else:
                variants.append(_variant(element, language, text, level))
        if len(variants) > 1 and not self._too_long:
            for what in dropped:
                self._count(what)
            self.units.append(self._built(unit, tuple(variants)))
        else:
            reason = self._reason_to_skip(len(variants), dropped)
            self._skipped[reason] = self._skipped.get(reason, 0) + 1
            self._left_out[self.met] = reason

    def _reason_to_skip(self, usable: int, dropped: list[str]) -> str:
        if self._too_long:
            return TOO_LONG
        if NO_LANGUAGE_TEXT in dropped:
            return NO_LANGUAGE
        return NO_TARGET if usable else EMPTY

    def _built(self, unit: _Element, variants: tuple[Variant, ...]) -> Unit:
        attributes, properties = unit.attributes, unit.properties
        named = attributes.get("srclang", "").strip() if attributes else ""
        source_language = None if named.lower() in ANY_LANGUAGE else named
        tuid = attributes.get("tuid") or None
        before, after = contexts(
            properties,
            variants,
            source_language or self._source_language,
            from_omegat=self._from_omegat,
            from_us=self._from_us,
            both_sides=self._has_both_sides,
        )
        if properties:
            if tuid is None and not self._from_us:
                tuid = named_place(properties, from_omegat=self._from_omegat)
            properties = [pair for pair in properties if pair[0] not in (CONTEXT_BEFORE, CONTEXT_AFTER)]
        authorship, others = _attributes(attributes)
        return Unit(
            variants, source_language, tuid, before, after, authorship, (*others, *properties), tuple(unit.notes)
        )


def _language(element: _Element) -> str:
    attributes = element.attributes
    language = attributes.get("xml:lang") or attributes.get("lang")
    if language is None:
        named = (value for name, value in attributes.items() if name.lower() in ("xml:lang", "lang"))
        language = next(named, "")
    return language.strip()


def _variant(element: _Element, language: str, text: TaggedText, level: Status) -> Variant:
    if len(element.attributes) == 1 and not element.properties and not element.notes:
        return Variant(language, text, level)
    authorship, others = _attributes(element.attributes)
    properties: Properties = (*others, *element.properties)
    for name, value in element.properties:
        if name == STATUS and value in _STATUSES:
            level = Status(value)
            properties = tuple(pair for pair in properties if pair != (name, value))
    return Variant(language, text, level, authorship, properties, tuple(element.notes))


def _attributes(attributes: Mapping[str, str]) -> tuple[Authorship, Properties]:
    """Part the attributes into authorship and properties; a date in another form than TMX has stays as a property."""
    if not attributes:
        return _NOBODY, ()
    created, changed = attributes.get("creationdate"), attributes.get("changedate")
    others = tuple(
        (ATTRIBUTE_SIGN + name, value)
        for name, value in attributes.items()
        if name not in _OWN_ATTRIBUTES and not (name in _TIMES and is_tmx_time(value))
    )
    return _authorship(attributes.get("creationid"), created, attributes.get("changeid"), changed), others


@lru_cache(maxsize=4096)
def _authorship(by: str | None, created: str | None, changed_by: str | None, changed: str | None) -> Authorship:
    """Give one record for all that was said by the same persons at the same time."""
    if by is None and created is None and changed_by is None and changed is None:
        return _NOBODY
    return Authorship(
        by or None, created and time_from_tmx(created), changed_by or None, changed and time_from_tmx(changed)
    )
