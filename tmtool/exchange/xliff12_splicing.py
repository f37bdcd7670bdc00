"""Putting new targets, states and notes into a trans-unit of XLIFF 1.2; everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.exchange import memoq_comments, xliff12_contexts, xliff_states
from tmtool.exchange.splicing import Edits, StartTag, layout_before, raw_name, set_content
from tmtool.exchange.trados_comments import is_of_trados, marked
from tmtool.exchange.xliff12_units import MEMOQ_STATUS, marks_by_name
from tmtool.exchange.xliff_changes import SegmentChange, sibling_name
from tmtool.exchange.xliff_inline import attribute, escaped
from tmtool.exchange.xliff_units import Element, XliffUnit
from tmtool.model.articles import Comment, State

_CORE = frozenset(("source", "seg-source", "target", "context-group", "count-group", "prop-group", "note", "alt-trans"))


def splice(unit: XliffUnit, body: bytes, segments: Sequence[SegmentChange], edits: Edits) -> list[tuple[str, Comment]]:
    """Note what must change in the text of the file for a unit.

    Args:
        unit: as it was read.
        body: the text of the file.
        segments: all segments of the unit, in order.
        edits: filled.

    Returns:
        New comments that must stand at the head of the file, by their identities: Trados has them there.
    """
    definitions: list[tuple[str, Comment]] = []
    if is_of_trados(unit, segments):
        segments, definitions = marked(segments)
    element = unit.element
    states = [one.state for one in segments if not one.found.is_empty or one.target.text.strip()]
    unit_state = xliff_states.least(states)
    attributes: dict[str, str | None] = {}
    tag = StartTag(body, element.start, element.inner)
    if any(one.has_new_state for one in segments):
        _put_states(element, body, segments, unit_state, attributes, tag, edits)
    tag.write(edits)
    _put_targets(element, body, segments, attributes, edits)
    _put_notes(unit, body, segments, unit_state, edits)
    return definitions


def _put_states(
    element: Element,
    body: bytes,
    segments: Sequence[SegmentChange],
    unit_state: State,
    attributes: dict[str, str | None],
    tag: StartTag,
    edits: Edits,
) -> None:
    """Set states where the file keeps them: with Trados' segments, in memoQ's status, on target and unit."""
    for one in segments:
        owner = one.found.owner
        if owner is not element and one.has_new_state:
            seg = StartTag(body, owner.start, owner.inner)
            seg.set("conf", xliff_states.IN_TRADOS.get(one.state))
            seg.write(edits)
    if any(one.found.owner is not element for one in segments):
        return
    if MEMOQ_STATUS in element.attributes:
        tag.set(MEMOQ_STATUS, xliff_states.IN_MEMOQ[unit_state])
        return
    target = element.first("target")
    is_told = target is not None and bool({"state", "state-qualifier"} & target.attributes.keys())
    if is_told or unit_state is not State.TRANSLATED:
        attributes["state"] = xliff_states.IN_12[unit_state]
    if unit_state is State.FINAL:
        tag.set("approved", "yes")
    elif element.attributes.get("approved") == "yes":
        tag.set("approved", "no")


def _put_targets(
    element: Element,
    body: bytes,
    segments: Sequence[SegmentChange],
    attributes: dict[str, str | None],
    edits: Edits,
) -> None:
    target = element.first("target")
    changed = [one for one in segments if one.has_new_content]
    is_cut = segments[0].found.source_element.name == "mrk"
    if any(one.found.target_element is None for one in changed):
        content = _rebuilt(element, body, segments) if is_cut else changed[0].content(body, controls=False)
        if target is None:
            _create(element, body, content, attributes, edits)
        else:
            set_content(edits, body, target, content, attributes)
        return
    for one in changed:
        if one.found.target_element is not None:
            own = attributes if one.found.target_element is target else {}
            set_content(edits, body, one.found.target_element, one.content(body, controls=False), own)
    if target is not None and attributes and not any(one.found.target_element is target for one in changed):
        tag = StartTag(body, target.start, target.inner)
        tag.set("state", attributes["state"])
        tag.write(edits)
    elif target is None and not changed and attributes.get("state") not in (None, "new") and not is_cut:
        _create(element, body, "", attributes, edits)


def _create(element: Element, body: bytes, content: str, attributes: dict[str, str | None], edits: Edits) -> None:
    """Put a target where the schema has it: behind the source, and before matches and notes."""
    source = element.first("seg-source") or element.first("source")
    if source is not None:
        name = sibling_name(body, source, "target")
        written = "".join(f' {key}="{value}"' for key, value in attributes.items() if value is not None)
        edits.insert(source.end, f"{layout_before(body, source.start)}<{name}{written}>{content}</{name}>")


def _rebuilt(element: Element, body: bytes, segments: Sequence[SegmentChange]) -> str:
    """Make the content of a target of the cut source: its marks and what stands between them, with our texts."""
    whole = element.first("seg-source") or element.first("source")
    if whole is None:
        return ""
    parts: list[str] = []
    done = whole.inner
    by_place = {one.found.source_element.start: one for one in segments}
    for mark in sorted(marks_by_name(whole).values(), key=lambda mark: mark.start):
        one = by_place[mark.start]
        old = one.found.target_element
        text = one.content(body, controls=False) if one.has_new_content or old is None else _inside(body, old)
        start = body[mark.start : mark.inner].decode()
        if start.endswith("/>"):
            start = f"{start[:-2].rstrip()}>"
        parts += (body[done : mark.start].decode(), f"{start}{text}</{raw_name(body, mark)}>")
        done = mark.end
    return "".join([*parts, body[done : whole.inner_end].decode()])


def _inside(body: bytes, element: Element) -> str:
    return body[element.inner : element.inner_end].decode()


def _put_notes(
    unit: XliffUnit, body: bytes, segments: Sequence[SegmentChange], unit_state: State, edits: Edits
) -> None:
    element = unit.element
    core = [child for child in element.elements if child.name in _CORE]
    place, before = core[-1].end, layout_before(body, core[0].start)
    if unit.file.is_ours and any(one.has_new_state or one.has_new_text or one.new_comments for one in segments):
        _put_contexts(element, segments, unit_state, place, before, edits)
    if MEMOQ_STATUS in element.attributes:
        if new := [comment for one in segments for comment in one.new_comments]:
            memoq_comments.add(element, new, edits)
        return
    for one in segments:
        for comment in one.new_comments:
            name = sibling_name(body, core[0], "note")
            person = f' from="{attribute(comment.person)}"' if comment.person else ""
            edits.insert(place, f"{before}<{name}{person}>{escaped(comment.text)}</{name}>")


def _put_contexts(
    element: Element, segments: Sequence[SegmentChange], unit_state: State, place: int, before: str, edits: Edits
) -> None:
    """Tell anew what our own file tells of single segments."""
    mids = [one.found.source_element.attributes.get("mid", "") for one in segments]
    told = {
        mid: one.state
        for mid, one in zip(mids, segments, strict=True)
        if xliff12_contexts.must_be_told(unit_state, one.found.source, one.target, one.state)
    }
    notes = xliff12_contexts.note_places(element)
    notes += [
        (mid, escaped(comment.time)) for mid, one in zip(mids, segments, strict=True) for comment in one.new_comments
    ]
    for group in xliff12_contexts.groups(element):
        edits.replace(group.start, group.end, "")
    if written := xliff12_contexts.group(told, notes):
        edits.insert(place, before + written)
