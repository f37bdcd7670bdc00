"""Putting new targets, states and notes into a unit of XLIFF 2; everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.exchange import xliff_states
from tmtool.exchange.splicing import Edits, StartTag, layout_before, set_content
from tmtool.exchange.xliff2_units import NAMESPACE, NOTE_SEGMENT, NOTE_TIME
from tmtool.exchange.xliff_changes import SegmentChange, sibling_name
from tmtool.exchange.xliff_inline import attribute, escaped
from tmtool.exchange.xliff_units import Element, XliffUnit
from tmtool.model.articles import Comment, State

_BEHIND_NOTES = frozenset(("originalData", "segment", "ignorable"))


def splice(unit: XliffUnit, body: bytes, segments: Sequence[SegmentChange], edits: Edits) -> None:
    """Note what must change in the text of the file for a unit.

    Args:
        unit: as it was read.
        body: the text of the file.
        segments: all segments of the unit, in order.
        edits: filled.
    """
    for one in segments:
        if one.has_new_text or one.has_new_state:
            _put_segment(one, body, edits)
    comments = [(one, comment) for one in segments for comment in one.new_comments]
    if comments:
        _put_notes(unit.element, body, comments, edits)


def _put_segment(one: SegmentChange, body: bytes, edits: Edits) -> None:
    element, target = one.found.owner, one.found.target_element
    is_empty = one.state.confirmed and not xliff_states.has_content(one.target)
    tag = StartTag(body, element.start, element.inner)
    if one.has_new_state or is_empty or "state" not in element.attributes:
        tag.set("state", xliff_states.IN_2[one.state])
        sub_state = xliff_states.DRAFT_SUB_STATE if one.state is State.DRAFT else None
        tag.set("subState", xliff_states.EMPTY_SUB_STATE if is_empty else sub_state)
    tag.write(edits)
    # Some programs put the state here, where it must not stand.
    misplaced: dict[str, str | None] = {"state": None} if target is not None and "state" in target.attributes else {}
    if target is not None and one.has_new_text:
        set_content(edits, body, target, one.content(body, controls=True), misplaced)
    elif target is not None and misplaced:
        target_tag = StartTag(body, target.start, target.inner)
        target_tag.set("state", None)
        target_tag.write(edits)
    elif target is None and (one.has_new_text or is_empty):
        source = one.found.source_element
        name = sibling_name(body, source, "target")
        written = f"<{name}>{one.content(body, controls=True)}</{name}>"
        edits.insert(source.end, layout_before(body, source.start) + written)


def _put_notes(unit: Element, body: bytes, comments: Sequence[tuple[SegmentChange, Comment]], edits: Edits) -> None:
    notes = unit.first("notes")
    following = next(child for child in unit.elements if child.name in _BEHIND_NOTES)
    name = sibling_name(body, following, "note")
    written = "".join(_note(name, one, comment) for one, comment in comments)
    if notes is None:
        whole = sibling_name(body, following, "notes")
        edits.insert(following.start, f"<{whole}>{written}</{whole}>{layout_before(body, following.start)}")
    elif notes.inner_end == notes.end:
        set_content(edits, body, notes, written, {})
    else:
        edits.insert(notes.inner_end, written)


def _note(name: str, one: SegmentChange, comment: Comment) -> str:
    values = {
        "category": comment.person,
        NOTE_SEGMENT: one.found.owner.attributes.get("id", ""),
        NOTE_TIME: comment.time,
    }
    written = "".join(f' {key}="{attribute(value)}"' for key, value in values.items() if value)
    # Declared here, as the file may be anybody's.
    return f'<{name} xmlns:tmtool="{NAMESPACE}"{written}>{escaped(comment.text)}</{name}>'
