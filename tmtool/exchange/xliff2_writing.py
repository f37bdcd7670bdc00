"""A job as XLIFF 2.1: valid against the core schema, the same bytes for the same state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from tmtool.exchange import xliff_states
from tmtool.exchange.xliff2_units import NAMESPACE, NOTE_SEGMENT, NOTE_TIME, PREVIOUS_VERSION
from tmtool.exchange.xliff_inline import attribute, escaped
from tmtool.exchange.xliff_plan import Code, PieceNames, PlannedUnit, Shape, UnitNames, codes, planned_units
from tmtool.model.articles import Segment, State
from tmtool.model.job_content import JobContent
from tmtool.model.text import TaggedText

_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write a job as XLIFF 2.1: a unit for each block, with its segments; the original marks are kept as data.

    Returns:
        The number of segments that are to be translated or are.
    """
    out.write(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:tmtool="{NAMESPACE}" '
            f'srcLang="{attribute(job.source_tag)}" trgLang="{attribute(job.language_tag)}">\n'
            f'<file id="f1" original="{attribute(job.article.name)}" xml:space="preserve">\n'
        ).encode()
    )
    written = units = 0
    for unit in planned_units(job):
        out.write(_unit(unit).encode())
        units += 1
        written += sum(not segment.left_out for segment in unit.segments)
    if not units:
        # A file must hold something.
        out.write(b'<group id="g1"/>\n')
    out.write(b"</file>\n</xliff>\n")
    return written


@dataclass(slots=True)
class _OriginalData:
    """The original marks of a unit, each once."""

    names: dict[str, str] = field(default_factory=dict)

    def reference(self, name: str, native: str) -> str:
        """Give the attribute that points to an original mark; nothing where it is not known."""
        if not native:
            return ""
        return f' {name}="{self.names.setdefault(native, f"d{len(self.names) + 1}")}"'

    def written(self) -> Iterable[str]:
        """Write them."""
        if self.names:
            data = (f'<data id="{name}">{escaped(native, controls=True)}</data>' for native, name in self.names.items())
            yield f"<originalData>{''.join(data)}</originalData>\n"


def _unit(unit: PlannedUnit) -> str:
    names, data = UnitNames(), _OriginalData()
    written: list[str] = []
    for piece in unit.pieces:
        own = PieceNames(names)
        source = _text(piece.source, own, data)
        if piece.segment is None:
            target = f"<target>{_text(piece.source, own, data)}</target>" if unit.has_target else ""
            written.append(f"<ignorable><source>{source}</source>{target}</ignorable>\n")
        else:
            written.append(_segment(piece.segment, source, own, data))
    translate = "" if unit.translate else ' translate="no"'
    return "".join(
        [
            f'<unit id="u{unit.name}"{translate}>\n',
            *_matches(unit),
            *_notes(unit),
            *data.written(),
            *written,
            "</unit>\n",
        ]
    )


def _segment(segment: Segment, source: str, names: PieceNames, data: _OriginalData) -> str:
    state = f' state="{xliff_states.IN_2[segment.state]}"'
    if segment.state is State.DRAFT:
        state += f' subState="{xliff_states.DRAFT_SUB_STATE}"'
    elif segment.state.confirmed and not xliff_states.has_content(segment.target):
        state += f' subState="{xliff_states.EMPTY_SUB_STATE}"'
    target = ""
    if segment.target or segment.state.confirmed:
        target = f"\n<target>{_text(segment.target, names, data)}</target>"
    return f'<segment id="s{segment.number}"{state}>\n<source>{source}</source>{target}\n</segment>\n'


def _matches(unit: PlannedUnit) -> Iterable[str]:
    """Write the pairs that changed segments were: the source of before, with the translation made for it."""
    matches = [
        f'<mtc:match id="m{segment.number}" ref="#s{segment.number}" type="other" origin="{PREVIOUS_VERSION}">'
        f"<source>{escaped(segment.old_source.text, controls=True)}</source>"
        f"<target>{escaped(segment.target.text, controls=True)}</target></mtc:match>\n"
        for segment in unit.segments
        if segment.old_source is not None and segment.old_source and segment.target
    ]
    if matches:
        yield f'<mtc:matches xmlns:mtc="{_MATCHES}">\n{"".join(matches)}</mtc:matches>\n'


def _notes(unit: PlannedUnit) -> Iterable[str]:
    notes: list[str] = []
    for segment in unit.segments:
        for comment in segment.comments:
            if (text := escaped(comment.text)).strip():
                values = {"category": comment.person, NOTE_SEGMENT: f"s{segment.number}", NOTE_TIME: comment.time}
                told = "".join(f' {key}="{attribute(value)}"' for key, value in values.items() if value)
                notes.append(f"<note{told}>{text}</note>\n")
    if notes:
        yield f"<notes>\n{''.join(notes)}</notes>\n"


def _text(text: TaggedText, names: PieceNames, data: _OriginalData) -> str:
    parts: list[str] = []
    done = 0
    used: dict[int, str] = {}
    taken: set[int] = set()
    arranged = codes(text.tags)
    for place, code in enumerate(arranged):
        parts.append(escaped(text.text[done : code.tag.at], controls=True))
        done = code.tag.at
        if code.shape in (Shape.END, Shape.STOP):
            parts.append("</pc>" if code.shape is Shape.END else _stop(code, used[code.partner], data))
            continue
        name = names.of(code.tag)
        is_copy = name in taken
        taken.add(name)
        used[place] = str(names.fresh() if is_copy else name)
        closing = arranged[code.partner].tag.native if code.shape is Shape.BEGIN else ""
        told = f' copyOf="{name}"' if is_copy else ""
        parts.append(_mark(code, used[place], told, data, closing, with_data=not is_copy))
    return "".join([*parts, escaped(text.text[done:], controls=True)])


def _stop(code: Code, start: str, data: _OriginalData) -> str:
    return f'<ec startRef="{start}"{data.reference("dataRef", code.tag.native)}/>'


def _mark(code: Code, name: str, told: str, data: _OriginalData, closing: str, *, with_data: bool) -> str:
    native = code.tag.native if with_data else ""
    if code.shape is Shape.BEGIN:
        start, end = data.reference("dataRefStart", native), data.reference("dataRefEnd", closing if with_data else "")
        return f'<pc id="{name}"{told}{start}{end}>'
    reference = data.reference("dataRef", native)
    if code.shape is Shape.ALONE:
        return f'<ph id="{name}"{told}{reference}/>'
    if code.shape is Shape.START:
        return f'<sc id="{name}"{told}{reference}/>'
    kind = "sc" if code.shape is Shape.LONE_START else "ec"
    return f'<{kind} id="{name}"{told} isolated="yes"{reference}/>'
