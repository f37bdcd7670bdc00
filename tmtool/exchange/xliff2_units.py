"""The segments of a unit of XLIFF 2.0, 2.1 and 2.2."""

from __future__ import annotations

from dataclasses import replace

from tmtool.exchange import xliff_states
from tmtool.exchange.xliff_segments import FoundSegment, read_pair
from tmtool.exchange.xliff_units import Element, XliffUnit
from tmtool.model.articles import Comment, State
from tmtool.model.text import TaggedText

NAMESPACE = "urn:tmtool:xliff:1"
"""Of what we write beside the core: to which segment a note belongs, and when it was written."""
NOTE_SEGMENT = "tmtool:segment"
NOTE_TIME = "tmtool:time"
PREVIOUS_VERSION = "previous version"
"""Where a match comes from that is the pair of before."""


def segments(unit: XliffUnit, body: bytes) -> list[FoundSegment]:
    """Give the segments of a unit; what can be ignored is none."""
    found: list[FoundSegment] = []
    comments, before = _comments(unit.element), _old_sources(unit.element)
    for element in unit.element.elements:
        source = element.first("source")
        if element.name != "segment" or source is None:
            continue
        name = element.attributes.get("id", "")
        remarks = comments.pop(name, ()) if name else ()
        # Some programs put notes into the segment.
        remarks = sum(_comments(element).values(), remarks)
        found.append(_segment(unit, body, element, source, remarks, before.get(f"#{name}"), is_first=not found))
    rest = tuple(comment for group in comments.values() for comment in group)
    if rest and found:
        found[0] = replace(found[0], comments=rest + found[0].comments)
    return found


def _segment(
    unit: XliffUnit,
    body: bytes,
    element: Element,
    source_element: Element,
    comments: tuple[Comment, ...],
    old_source: str | None,
    *,
    is_first: bool,
) -> FoundSegment:
    target_element = element.first("target")
    source, target, is_too_long = read_pair(unit, body, source_element, target_element)
    of_target = {} if target_element is None else target_element.attributes
    word = element.attributes.get("state") or of_target.get("state") or ""
    sub_state = (element.attributes.get("subState") or "").strip()
    named = xliff_states.named_2(word, sub_state)
    if sub_state in (xliff_states.EMPTY_SUB_STATE, xliff_states.DRAFT_SUB_STATE) and named is not None:
        state = named
    else:
        state = xliff_states.with_text(named, source, target)
    if state is State.NEW:
        target = TaggedText()
    name = element.attributes.get("id")
    return FoundSegment(
        f"{unit.element.attributes.get('id', '')}.{name}" if name else unit.element.attributes.get("id"),
        source,
        target,
        state,
        word,
        not unit.translate,
        comments,
        is_first,
        source_element,
        target_element,
        element,
        is_too_long,
        old_source,
    )


def _old_sources(unit: Element) -> dict[str, str | None]:
    """Give what the segments were that have changed, by reference."""
    found: dict[str, str | None] = {}
    for match in unit.all_inside("mtc:match"):
        if match.attributes.get("origin") == PREVIOUS_VERSION:
            source = match.first("source")
            found.setdefault(match.attributes.get("ref", ""), None if source is None else source.text or None)
    return found


def _comments(element: Element) -> dict[str, tuple[Comment, ...]]:
    """Give the notes of a unit by the segment that they name; those of all of it under no name."""
    by_segment: dict[str, tuple[Comment, ...]] = {}
    notes = element.first("notes")
    for note in () if notes is None else notes.elements:
        if note.name == "note" and note.text.strip():
            segment = note.attributes.get(NOTE_SEGMENT, "")
            person, time = note.attributes.get("category", ""), note.attributes.get(NOTE_TIME, "")
            by_segment[segment] = (*by_segment.get(segment, ()), Comment(note.text, person, time))
    return by_segment
