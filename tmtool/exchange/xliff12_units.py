"""The segments of a trans-unit of XLIFF 1.2, also as Trados and memoQ write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from tmtool.exchange import memoq_comments, xliff12_contexts, xliff_states
from tmtool.exchange.xliff_segments import FoundSegment, read_pair
from tmtool.exchange.xliff_units import Element, XliffUnit
from tmtool.model.articles import Comment, State
from tmtool.model.text import TaggedText

MEMOQ_STATUS = "mq:status"
_MEMOQ_LOCKED = "mq:locked"
_YES = frozenset(("yes", "true", "locked", "1"))


def segments(unit: XliffUnit, body: bytes) -> list[FoundSegment]:
    """Give the segments of a trans-unit: those that it is cut into, else the whole."""
    element = unit.element
    source, target = element.first("source"), element.first("target")
    if source is None:
        return []
    marked = marks_by_name(element.first("seg-source") or source)
    answers = {} if target is None else marks_by_name(target)
    whole_target = target is not None and not answers and any(_is_content(child) for child in target.children)
    if not marked or (whole_target and len(marked) > 1):
        return [_whole(unit, body, source, target)]
    if whole_target:
        answers = {next(iter(marked)): target} if target is not None else {}
    own = xliff12_contexts.states(element)
    trados = {seg.attributes.get("id", ""): seg for seg in element.all_inside("sdl:seg")}
    found: list[FoundSegment] = []
    for mid, mark in marked.items():
        found.append(
            _segment(
                unit,
                body,
                mark,
                answers.get(mid),
                owner=trados.get(mid, element),
                own=own.get(mid),
                identity=f"{element.attributes.get('id', '')}.{mid}",
                is_first=not found,
            )
        )
    return _with_comments(unit, found, list(marked))


def _whole(unit: XliffUnit, body: bytes, source: Element, target: Element | None) -> FoundSegment:
    element = unit.element
    trados = next(element.all_inside("sdl:seg"), None)
    identity = element.attributes.get("resname") or element.attributes.get("id") or None
    segment = _segment(
        unit,
        body,
        source,
        target,
        owner=trados or element,
        own=xliff12_contexts.states(element).get(""),
        identity=identity,
        is_first=True,
    )
    return _with_comments(unit, [segment], [""])[0]


def _segment(
    unit: XliffUnit,
    body: bytes,
    source_element: Element,
    target_element: Element | None,
    *,
    owner: Element,
    own: State | None,
    identity: str | None,
    is_first: bool,
) -> FoundSegment:
    source, target, is_too_long = read_pair(unit, body, source_element, target_element)
    named, word = _named(unit.element, owner)
    state = xliff_states.with_text(named, source, target) if own is None else own
    if state is State.NEW:
        target = TaggedText()
    locked = not unit.translate or _is_locked(unit.element) or (owner is not unit.element and _is_locked(owner))
    return FoundSegment(
        identity,
        source,
        target,
        state,
        word,
        locked,
        (),
        is_first,
        source_element,
        target_element,
        owner,
        is_too_long,
        _old_source(unit.element, source_element),
    )


def _named(element: Element, owner: Element) -> tuple[State | None, str]:
    """Read the state where the file keeps it; Trados and memoQ have places of their own."""
    if owner is not element:
        word = owner.attributes.get("conf", "")
        # Where Trados says nothing, nobody has confirmed the text.
        return xliff_states.OF_TRADOS.get(word.lower(), State.DRAFT), word
    word = element.attributes.get(MEMOQ_STATUS, "")
    if word:
        return xliff_states.OF_MEMOQ.get(word.lower()), word
    target = element.first("target")
    attributes: Mapping[str, str] = {} if target is None else target.attributes
    approved = element.attributes.get("approved", "").lower() in _YES
    word = attributes.get("state", "")
    return xliff_states.named_12(word, attributes.get("state-qualifier"), approved), word


def _old_source(element: Element, source_element: Element) -> str | None:
    """Find the pair of before: of this segment, or of the whole unit where it is not cut."""
    mid = source_element.attributes.get("mid") if source_element.name == "mrk" else None
    for match in element.elements:
        if match.name == "alt-trans" and match.attributes.get("alttranstype") == "previous-version":
            source = match.first("source")
            if source is not None and match.attributes.get("mid") == mid:
                return source.text or None
    return None


def _is_locked(element: Element) -> bool:
    return any(element.attributes.get(name, "").lower() in _YES for name in ("locked", _MEMOQ_LOCKED))


def _with_comments(unit: XliffUnit, found: list[FoundSegment], mids: list[str]) -> list[FoundSegment]:
    """Give the segments their remarks; notes of the unit belong to the first where nothing says otherwise."""
    places = xliff12_contexts.note_places(unit.element)
    comments: dict[str, list[Comment]] = {mid: [] for mid in mids}
    notes = [note for note in unit.element.elements if note.name == "note" and note.text.strip()]
    for index, note in enumerate(notes):
        mid, time = places[index] if index < len(places) else (mids[0], "")
        comment = Comment(note.text, note.attributes.get("from", ""), time)
        comments[mid if mid in comments else mids[0]].append(comment)
    comments[mids[0]] += memoq_comments.remarks(unit.element)
    for mid, segment in zip(mids, found, strict=True):
        for side in (segment.source_element, segment.target_element):
            if side is not None and unit.remarks:
                comments[mid] += _trados_remarks(unit, side)
    return [
        replace(segment, comments=tuple(comments[mid])) if comments[mid] else segment
        for mid, segment in zip(mids, found, strict=True)
    ]


def _trados_remarks(unit: XliffUnit, side: Element) -> list[Comment]:
    identities = [mark.attributes.get("sdl:cid", "") for mark in side.all_inside("mrk")]
    return [one for identity in dict.fromkeys(identities) for one in unit.remarks.get(identity, ())]


def marks_by_name(element: Element) -> dict[str, Element]:
    """Give the marks that cut a text into segments by their `mid`; where one comes again, it is told apart."""
    marks: dict[str, Element] = {}
    met: Counter[str] = Counter()
    for mark in element.all_inside("mrk"):
        if mark.attributes.get("mtype") == "seg":
            name = mark.attributes.get("mid", "")
            met[name] += 1
            marks[name if met[name] == 1 else f"{name}+{met[name]}"] = mark
    return marks


def _is_content(child: str | Element) -> bool:
    return not isinstance(child, str) or bool(child.strip())
