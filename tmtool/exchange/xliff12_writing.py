"""A job as XLIFF 1.2: valid against the strict schema, the same bytes for the same state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from tmtool.exchange import xliff12_contexts, xliff_states
from tmtool.exchange.xliff_inline import attribute, escaped
from tmtool.exchange.xliff_plan import Piece, PieceNames, PlannedUnit, Shape, UnitNames, codes, planned_units
from tmtool.model.articles import Segment, State
from tmtool.model.job_content import JobContent
from tmtool.model.text import TaggedText

_DATATYPES = {"plain_text": "plaintext", "html": "html"}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_Named = list[tuple[Piece, PieceNames]]


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write a job as XLIFF 1.2: a unit for each block, its segments as marks; characters XML forbids are dropped.

    Returns:
        The number of segments that are to be translated or are.
    """
    date = f' date="{job.created}"' if _TIME.fullmatch(job.created) else ""
    datatype = _DATATYPES.get(job.article.format, f"x-{attribute(job.article.format)}")
    out.write(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
            f'<file original="{attribute(job.article.name)}" source-language="{attribute(job.source_tag)}" '
            f'target-language="{attribute(job.language_tag)}" datatype="{datatype}" tool-id="tmtool"{date}>\n'
            f'<header><tool tool-id="tmtool" tool-name="tmtool" tool-version="{attribute(job.tool_version)}"/>'
            "</header>\n<body>\n"
        ).encode()
    )
    written = 0
    for unit in planned_units(job):
        out.write(_unit(unit).encode())
        written += sum(not segment.left_out for segment in unit.segments)
    out.write(b"</body>\n</file>\n</xliff>\n")
    return written


def _unit(unit: PlannedUnit) -> str:
    names = UnitNames()
    named = [(piece, PieceNames(names)) for piece in unit.pieces]
    state = xliff_states.least(segment.state for segment in unit.segments)
    attributes = f' id="{unit.name}"'
    attributes += ' approved="yes"' if state is State.FINAL else ""
    attributes += "" if unit.translate else ' translate="no"'
    parts = [
        f'<trans-unit{attributes} xml:space="preserve">\n',
        f"<source>{''.join(_text(piece.source, own) for piece, own in named)}</source>\n",
        f"<seg-source>{_cut(named, in_target=False)}</seg-source>\n",
    ]
    if unit.has_target:
        parts.append(f'<target state="{xliff_states.IN_12[state]}">{_cut(named, in_target=True)}</target>\n')
    parts += [_previous(piece.segment, own) for piece, own in named if piece.segment is not None]
    parts += [*_remarks(unit, state), "</trans-unit>\n"]
    return "".join(parts)


def _cut(named: _Named, *, in_target: bool) -> str:
    parts: list[str] = []
    for piece, own in named:
        if piece.segment is None:
            parts.append(_text(piece.source, own))
        else:
            text = piece.segment.target if in_target else piece.source
            parts.append(f'<mrk mtype="seg" mid="{piece.segment.number}">{_text(text, own)}</mrk>')
    return "".join(parts)


def _previous(segment: Segment, names: PieceNames) -> str:
    """Write the pair that a changed segment was: its source of before, with the translation made for it."""
    if segment.old_source is None or not segment.old_source or not segment.target:
        return ""
    source, target = _text(segment.old_source, names), _text(segment.target, names)
    return (
        f'<alt-trans mid="{segment.number}" origin="tmtool" alttranstype="previous-version">'
        f"<source>{source}</source><target>{target}</target></alt-trans>\n"
    )


def _remarks(unit: PlannedUnit, state: State) -> Iterable[str]:
    told = {
        str(segment.number): segment.state
        for segment in unit.segments
        if xliff12_contexts.must_be_told(
            state if unit.has_target else State.NEW, segment.source, segment.target, segment.state
        )
    }
    notes: list[tuple[str, str]] = []
    written: list[str] = []
    for segment in unit.segments:
        for comment in segment.comments:
            if (text := escaped(comment.text)).strip():
                notes.append((str(segment.number), escaped(comment.time)))
                person = f' from="{attribute(comment.person)}"' if comment.person else ""
                written.append(f"<note{person}>{text}</note>\n")
    if group := xliff12_contexts.group(told, notes):
        yield f"{group}\n"
    yield from written


def _text(text: TaggedText, names: PieceNames) -> str:
    parts: list[str] = []
    done = 0
    paired: set[int] = set()
    tied: set[int] = set()
    for place, code in enumerate(codes(text.tags)):
        parts.append(escaped(text.text[done : code.tag.at]))
        done = code.tag.at
        name = names.of(code.tag)
        # A second pair of the same name cannot be tied together: the schema wants `rid` once.
        if code.shape is Shape.START and name not in paired:
            paired.add(name)
            tied |= {place, code.partner}
        tie = f' rid="{name}"' if place in tied else ""
        parts.append(_mark(code.shape, name, tie))
    return "".join([*parts, escaped(text.text[done:])])


def _mark(shape: Shape, name: int, tie: str) -> str:
    if shape is Shape.BEGIN:
        return f'<g id="{name}">'
    if shape is Shape.END:
        return "</g>"
    if shape is Shape.ALONE:
        return f'<x id="{name}"/>'
    return f'<{"bx" if shape in (Shape.START, Shape.LONE_START) else "ex"} id="{name}"{tie}/>'
