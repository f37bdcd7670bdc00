"""What XLIFF 1.2 has no place for, kept in a context group: states of single segments, and where notes belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmtool.exchange import xliff_states
from tmtool.exchange.xliff_inline import escaped
from tmtool.exchange.xliff_units import Element
from tmtool.model.articles import State
from tmtool.model.text import TaggedText

_STATE = "x-tmtool-state"
_NOTE = "x-tmtool-note"
_STATES = {state.value: state for state in State}


def states(unit: Element) -> dict[str, State]:
    """Read what we wrote of the segments of a unit, by their `mid`."""
    words = (context.text.split() for context in _contexts(unit, _STATE))
    return {parts[0]: _STATES[parts[1]] for parts in words if len(parts) == 2 and parts[1] in _STATES}


def note_places(unit: Element) -> list[tuple[str, str]]:
    """Read where the notes of a unit belong: the `mid` of a segment and the time of each, in order."""
    parted = (context.text.partition(" ") for context in _contexts(unit, _NOTE))
    return [(mid, time) for mid, _, time in parted]


def groups(unit: Element) -> list[Element]:
    """Give the groups that are ours alone."""
    return [
        group
        for group in unit.elements
        if group.name == "context-group"
        and all(context.attributes.get("context-type") in (_STATE, _NOTE) for context in group.elements)
    ]


def must_be_told(unit_state: State, source: TaggedText, target: TaggedText, state: State) -> bool:
    """Whether the state of a segment must be told, as a reader would not find it by that of its unit."""
    named = xliff_states.named_12(xliff_states.IN_12[unit_state], None, unit_state is State.FINAL)
    left, right = (replace(text, text=escaped(text.text)) for text in (source, target))
    return xliff_states.with_text(named, left, right) is not state


def group(told: Mapping[str, State], notes: Sequence[tuple[str, str]]) -> str:
    """Write the group of a unit; nothing where there is nothing to tell.

    Args:
        told: states by the `mid` of the segment.
        notes: the `mid` and the time of each note of the unit, in order; already free of markup.
    """
    contexts = [f'<context context-type="{_STATE}">{mid} {state.value}</context>' for mid, state in told.items()]
    contexts += [f'<context context-type="{_NOTE}">{mid} {time}</context>' for mid, time in notes]
    return f'<context-group purpose="x-tmtool">{"".join(contexts)}</context-group>' if contexts else ""


def _contexts(unit: Element, kind: str) -> list[Element]:
    return [
        context
        for group in unit.elements
        if group.name == "context-group"
        for context in group.elements
        if context.attributes.get("context-type") == kind
    ]
