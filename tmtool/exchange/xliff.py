"""XLIFF files of every version and tool: units for memories, entries for jobs; versions are told apart by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from tmtool.exchange import xliff2_splicing, xliff2_units, xliff12_splicing, xliff12_units
from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.exchange.input_files import open_input, read_piece
from tmtool.exchange.splicing import Edits, StartTag
from tmtool.exchange.trados_comments import define
from tmtool.exchange.unit_source import UNDETERMINED, UnitSource
from tmtool.exchange.xliff12_writing import write_job
from tmtool.exchange.xliff_changes import SegmentChange, only_new
from tmtool.exchange.xliff_inline import attribute
from tmtool.exchange.xliff_segments import EMPTY, LOCKED, NO_LANGUAGE, NO_TARGET, TOO_LONG, FoundSegment, too_long
from tmtool.exchange.xliff_units import XliffUnit, units
from tmtool.exchange.xml_loading import LARGEST_FILE, load
from tmtool.language.registry import LANGUAGES, fold
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.units import Properties, Status, Unit, Variant

__all__ = ["read", "read_bilingual", "write_bilingual", "write_job"]

_MOST_ENTRIES = 300_000
_STATUSES = {State(status.value): status for status in Status}


def read(path: Path, *, encoding: str | None = None, repair: bool = False) -> UnitSource:
    """Open an XLIFF file for reading its translated segments; the whole file has been looked through by then.

    Args:
        path: the file; it may be packed with gzip.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it is empty, too large, damaged, cut off, no XLIFF, declares entities or does not decode; names
            the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    with open_input(path) as file:
        data = read_piece(file, path, LARGEST_FILE + 1)
    text = load(data, name=path.name, encoding=encoding, repair=repair, root="xliff")
    del data
    skipped: Counter[str] = Counter()
    left_out: dict[int, str] = {}
    rest = units(text)
    first = next(rest, None)
    every = chain(() if first is None else (first,), rest)
    language = None if first is None else first.file.source_language or None
    hint = max(text.body.count(sign) for sign in (b'<mrk mtype="seg"', b"</trans-unit>", b"</segment>"))
    found = _memory_units(_found(every, text.body), _language_in_name(path), skipped, left_out)
    return UnitSource(found, language, text.repaired, skipped, left_out, hint)


def read_bilingual(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False) -> BilingualFile:
    """Read an XLIFF file as entries to be translated or checked.

    Args:
        data: the whole file.
        name: for messages.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.

    Raises:
        RefusedInput, UsageError: as `read`.
    """
    text = load(data, name=name, encoding=encoding, repair=repair, root="xliff")
    entries: list[BilingualEntry] = []
    told: list[str] = []
    skipped: Counter[str] = Counter()
    sources: dict[str, None] = {}
    targets: dict[str, None] = {}
    number = 0
    for unit, segments in _found(units(text), text.body):
        sources.setdefault(_source_language(unit, segments))
        language = _target_language(unit, segments)
        targets.setdefault(language)
        for segment in segments:
            number += 1
            reason = TOO_LONG if segment.is_too_long else EMPTY if segment.is_empty else None
            if reason is not None:
                skipped[reason] += 1
                continue
            if len(entries) >= _MOST_ENTRIES:
                message = f"“{name}” has more than {_MOST_ENTRIES:,} segments; export its documents into several files."
                raise RefusedInput(message, file=name)
            told.append(language)
            entries.append(
                BilingualEntry(
                    number,
                    segment.source,
                    segment.target,
                    segment.state,
                    segment.locked,
                    segment.comments,
                    segment.identity,
                    old_source=segment.old_source,
                    starts_group=segment.is_first,
                )
            )
    if len(targets) > 1:
        entries = [replace(entry, language=language or None) for entry, language in zip(entries, told, strict=True)]
    return BilingualFile(
        tuple(entries),
        next(iter(filter(None, sources)), None),
        tuple(filter(None, targets)) or tuple(filter(None, (_language_in_name(Path(name)),))),
        text.codec,
        dict(skipped),
        text.repaired,
    )


def write_bilingual(data: bytes, file: BilingualFile, changed: Mapping[int, BilingualEntry]) -> bytes:
    """Put new targets, states and comments into an XLIFF file; every other byte stays as it is.

    Args:
        data: the file as it was read.
        file: what `read_bilingual` gave for it; where the file names no target language, the first one here, or else
            that of an entry, is written into it with the first new target.
        changed: entries by number; one in another language than its unit is not written. Comments that the file
            has already are not written again, and none is removed.

    Returns:
        The new file; the same bytes, where nothing changes.
    """
    text = load(data, name="the file", encoding=file.encoding, repair=True, root="xliff")
    edits = Edits()
    tags: dict[tuple[int, int], StartTag] = {}
    definitions: list[tuple[str, Comment]] = []
    entries = changed.values()
    language = next(iter(file.target_languages), None) or next((one.language for one in entries if one.language), None)
    number = 0
    for unit, segments in _found(units(text), text.body):
        planned: list[SegmentChange] = []
        for segment in segments:
            number += 1
            entry = changed.get(number)
            if entry is not None and _is_of_other_language(entry, _target_language(unit, segments)):
                entry = None
            planned.append(_planned(segment, entry))
        if not any(one.is_change for one in planned):
            continue
        if unit.element.name == "unit":
            xliff2_splicing.splice(unit, text.body, planned, edits)
        else:
            definitions += xliff12_splicing.splice(unit, text.body, planned, edits)
        owner = unit.file.language_owner
        if language and not unit.file.target_language and owner not in tags:
            tags[owner] = StartTag(text.body, *owner)
            tags[owner].set(unit.file.language_attribute, attribute(language))
    for tag in tags.values():
        tag.write(edits)
    if definitions:
        define(text.body, definitions, edits)
    return text.encoded(edits.applied(text.body)) if edits.found else data


def _planned(segment: FoundSegment, entry: BilingualEntry | None) -> SegmentChange:
    if entry is None:
        return SegmentChange(segment, segment.target, segment.state)
    return SegmentChange(segment, entry.target, entry.state, only_new(entry.comments, segment.comments))


def _is_of_other_language(entry: BilingualEntry, language: str) -> bool:
    """Whether an entry is translated into another language than its unit, where both say it."""
    return bool(entry.language and language) and fold(entry.language or "") != fold(language)


def _found(every: Iterable[XliffUnit], body: bytes) -> Iterator[tuple[XliffUnit, list[FoundSegment]]]:
    for unit in every:
        segments = xliff2_units.segments if unit.element.name == "unit" else xliff12_units.segments
        found = segments(unit, body)
        if not found and unit.is_too_large:
            # Its segments stand behind what was kept of it.
            found = [too_long(unit)]
        if found:
            yield unit, found


def _source_language(unit: XliffUnit, segments: list[FoundSegment]) -> str:
    source = unit.element.first("source") or segments[0].source_element
    return unit.file.source_language or source.attributes.get("xml:lang", "").strip()


def _target_language(unit: XliffUnit, segments: list[FoundSegment]) -> str:
    target = unit.element.first("target") or segments[0].target_element
    named = "" if target is None else target.attributes.get("xml:lang", "").strip()
    return unit.file.target_language or named


def _language_in_name(path: Path) -> str:
    """Find a language at the end of a file's name, where some programs keep it: `messages.ru.xlf`, `ru.xliff`."""
    stem = path.name.removesuffix(".gz").rpartition(".")[0]
    last = stem.rpartition(".")[2]
    return last if fold(last) in LANGUAGES else ""


def _memory_units(
    found: Iterable[tuple[XliffUnit, list[FoundSegment]]],
    language_in_name: str,
    skipped: Counter[str],
    left_out: dict[int, str],
) -> Iterator[Unit]:
    """Give the units with their neighbours in the same file; one waits until the segment behind it is known."""
    number = 0
    waiting: Unit | None = None
    before: str | None = ""
    file_number = 0
    for unit, segments in found:
        if unit.file.number != file_number:
            if waiting is not None:
                yield replace(waiting, next="")
            file_number, waiting, before = unit.file.number, None, ""
        target_language = _target_language(unit, segments) or language_in_name or UNDETERMINED
        languages = _source_language(unit, segments), target_language
        for segment in segments:
            number += 1
            is_neighbour = bool(segment.source.text.strip()) or segment.is_too_long
            beside = None if segment.is_too_long else segment.source.text
            if waiting is not None and is_neighbour:
                yield replace(waiting, next=beside)
                waiting = None
            reason = _reason_to_skip(segment, languages)
            if reason is None:
                waiting = _memory_unit(unit, segment, languages, before)
            else:
                skipped[reason] += 1
                left_out[number] = reason
            if is_neighbour:
                before = beside
    if waiting is not None:
        yield replace(waiting, next="")


def _reason_to_skip(segment: FoundSegment, languages: tuple[str, str]) -> str | None:
    if segment.is_too_long:
        return TOO_LONG
    if not segment.source.text.strip():
        return EMPTY
    if not segment.target.text.strip():
        return LOCKED if segment.locked else NO_TARGET
    return None if all(languages) else NO_LANGUAGE


def _memory_unit(unit: XliffUnit, segment: FoundSegment, languages: tuple[str, str], before: str | None) -> Unit:
    return Unit(
        (
            Variant(languages[0], segment.source),
            Variant(
                languages[1],
                segment.target,
                _STATUSES.get(segment.state, Status.DRAFT),
                properties=_properties(segment),
            ),
        ),
        source_language=languages[0],
        tuid=segment.identity,
        previous=before,
        notes=tuple(
            f"{comment.person}: {comment.text}" if comment.person else comment.text for comment in segment.comments
        ),
    )


def _properties(segment: FoundSegment) -> Properties:
    return (("x-xliff-state", segment.named_state),) if segment.named_state else ()
