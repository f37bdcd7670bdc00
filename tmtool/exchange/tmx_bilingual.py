"""A TMX file as a job: its units as entries, and translations put into it, all else kept byte for byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.exchange.packed import GZIP_MAGIC, ZIP_MAGIC
from tmtool.exchange.splicing import Edits
from tmtool.exchange.tmx_fields import ANY_LANGUAGE
from tmtool.exchange.tmx_segments import LONGEST_TEXT, SegmentBuilder, with_omegat_tags, without_indentation
from tmtool.exchange.tmx_units import MOST_FIELDS, TOO_LONG
from tmtool.exchange.tmx_writing import segment_content
from tmtool.exchange.xml_loading import XmlBody, load
from tmtool.exchange.xml_text import safe_parser
from tmtool.language.registry import fold
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

PERSON = "TMX"
"""Who is said to have made the notes of a file."""
_MOST_LANGUAGES = 200
"""What the institutions with the most languages have, several times over; each unit has an entry for each."""


@dataclass(slots=True)
class _Text:
    """One tuv and where it lies in the file."""

    language: str
    head: int
    """Behind its start tag."""
    text: TaggedText = field(default_factory=TaggedText)
    inner: int = -1
    """Where the content of its seg begins; -1 where it has none."""
    inner_end: int = -1


@dataclass(slots=True)
class _Unit:
    """One tu."""

    source_language: str | None
    identity: str | None
    head: int
    """Behind its start tag."""
    end: int = 0
    """Where its end tag begins."""
    texts: list[_Text] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_too_long: bool = False
    """Whether it has more than any unit, or a text longer than any sentence."""


def read_bilingual(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False) -> BilingualFile:
    """Read a TMX file with one entry for each unit and each language that it is translated into.

    Args:
        data: the file, not packed.
        name: its name, for messages.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.

    Raises:
        RefusedInput: it is packed, damaged, cut off, no TMX, or does not decode; names the line. So is one with
            prefixes or capitals in its elements: a memory can be made of it, but nothing is put back into it.
    """
    if data.startswith((GZIP_MAGIC, ZIP_MAGIC)):
        raise RefusedInput(f"“{name}” is packed; unpack it, and take what is in it.", file=name)
    text = load(data, name=name, encoding=encoding, repair=repair, root="tmx")
    units, header = _units(text)
    source = header or _most_common_first(units)
    languages = _targets(units, source)
    if len(languages) > _MOST_LANGUAGES:
        message = (
            f"“{name}” has {len(languages):,} languages, which no job has; a memory is taken in with: tmtool import"
        )
        raise RefusedInput(message, file=name)
    entries: list[BilingualEntry] = []
    skipped: Counter[str] = Counter()
    for number, unit in enumerate(units, 1):
        if unit.is_too_long:
            skipped[TOO_LONG] += 1
            continue
        found = _source(unit, source)
        if found is None or not found.text.text.strip():
            skipped["no source text" if found is None else "empty"] += 1
            continue
        entries += _entries(number, unit, found, languages)
    return BilingualFile(tuple(entries), source, languages, text.codec, dict(skipped), text.repaired, True)


def write_bilingual(data: bytes, file: BilingualFile, changed: Mapping[int, BilingualEntry]) -> bytes:
    """Put translations into a TMX file; a unit that lacks a language gets a variant, and comments become notes.

    Args:
        data: the file.
        file: what `read_bilingual` made of it.
        changed: entries by number, with their new target and comments.
    """
    if not changed:
        return data
    text = load(data, name="", encoding=file.encoding, repair=True, root="tmx")
    units, _ = _units(text)
    old = {(entry.number, entry.language): entry for entry in file.entries}
    edits = Edits()
    for number, entry in changed.items():
        unit = units[number - 1]
        known = old.get((number, entry.language))
        language = entry.language or next(iter(file.target_languages), "")
        there = next((one for one in unit.texts if one.language == language and one.inner >= 0), None)
        remarks = _new_notes(entry, known)
        content = _content(entry.target, text)
        if remarks:
            edits.insert(unit.head if there is None else there.head, remarks)
        if there is None:
            if entry.target:
                edits.insert(unit.end, f'<tuv xml:lang="{escape(language)}"><seg>{content}</seg></tuv>\n')
            continue
        if known is None or known.target != entry.target:
            edits.replace(there.inner, there.inner_end, content)
    return text.encoded(edits.applied(text.body))


def _content(target: TaggedText, text: XmlBody) -> str:
    if not _is_of_omegat(text.body):
        return segment_content(target)
    # OmegaT has its tags as text, and reads no others.
    parts: list[str] = []
    done = 0
    for tag in target.tags:
        parts += (target.text[done : tag.at], tag.native)
        done = tag.at
    return escape("".join([*parts, target.text[done:]]))


def _new_notes(entry: BilingualEntry, known: BilingualEntry | None) -> str:
    before = () if known is None else known.comments
    new = (comment for comment in entry.comments if comment not in before)
    return "".join(f"<note>{escape(f'{one.person}: {one.text}')}</note>" for one in new)


def _units(text: XmlBody) -> tuple[list[_Unit], str | None]:
    """Give the units of a file with their places, and the source language that its header names."""
    reading = _Reading(text.body, text.name)
    parser = safe_parser(Path(text.name or "file.tmx"))
    reading.follow(parser)
    parser.Parse(text.body, True)
    named = reading.header
    return reading.units, None if named.lower() in ANY_LANGUAGE else named


class _Reading:
    """The handlers that find units in a file and remember where."""

    def __init__(self, body: bytes, name: str) -> None:
        self.units: list[_Unit] = []
        self.header = ""
        self._name = name
        self._is_first = True
        self._body = body
        self._from_omegat = _is_of_omegat(body)
        self._unit: _Unit | None = None
        self._text: _Text | None = None
        self._segment: SegmentBuilder | None = None
        self._note: list[str] | None = None

    def follow(self, parser: expat.XMLParserType) -> None:
        """Listen to a parser."""
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._segment is not None:
            self._segment.start(name, attributes)
        elif self._is_first:
            self._is_first = False
            if name != "tmx":
                message = (
                    f"“{self._name}” begins with “{name}” where “tmx” should stand; take it in with: tmtool import"
                )
                raise RefusedInput(message, file=self._name, line=1)
        elif name == "header":
            self.header = attributes.get("srclang", "")
        elif name == "tu":
            named = attributes.get("srclang", "")
            source = None if named.lower() in ANY_LANGUAGE else named
            self._unit = _Unit(source, attributes.get("tuid"), self._behind_tag())
        elif self._unit is None:
            return
        elif name == "tuv":
            language = (attributes.get("xml:lang") or attributes.get("lang") or "").strip()
            self._text = _Text(language, self._behind_tag())
            if language:
                self._unit.texts.append(self._text)
        elif name == "seg" and self._text is not None:
            self._segment = SegmentBuilder([], {})
            self._text.inner = self._behind_tag()
        elif name == "note":
            self._note = []

    def _characters(self, data: str) -> None:
        if self._segment is not None:
            self._segment.text(data)
        elif self._note is not None:
            self._note.append(data)

    def _end(self, name: str) -> None:
        if self._segment is not None and self._segment.is_open:
            self._segment.end(name)
        elif name == "seg" and self._segment is not None and self._text is not None and self._unit is not None:
            self._unit.is_too_long |= self._segment.is_too_long
            self._end_segment(self._segment, self._text)
        elif name == "tuv":
            self._text = None
        elif name == "note" and self._note is not None and self._unit is not None:
            self._unit.notes.append("".join(self._note))
            self._unit.is_too_long |= len(self._unit.notes) > MOST_FIELDS or len(self._unit.notes[-1]) > LONGEST_TEXT
            self._note = None
        elif name == "tu" and self._unit is not None:
            self._unit.end = self._parser.CurrentByteIndex
            self.units.append(self._unit)
            self._unit = None

    def _end_segment(self, segment: SegmentBuilder, into: _Text) -> None:
        self._segment = None
        text = segment.finish()
        text = without_indentation(text) if text.text[:1] == "\n" else text
        into.text = with_omegat_tags(text) if self._from_omegat else text
        is_empty_tag = self._body.endswith(b"/>", 0, into.inner)
        into.inner_end = into.inner if is_empty_tag else self._parser.CurrentByteIndex
        if is_empty_tag:
            # `<seg/>` has no inside; it is left as it is, and the translation becomes a variant of its own.
            into.inner = -1

    def _behind_tag(self) -> int:
        place, quote = self._parser.CurrentByteIndex, 0
        while self._body[place] != ord(">") or quote:
            sign = self._body[place]
            if sign in b"\"'":
                quote = 0 if quote == sign else quote or sign
            place += 1
        return place + 1


def _is_of_omegat(body: bytes) -> bool:
    return b'creationtool="omegat' in body[:4096].lower()


def _most_common_first(units: list[_Unit]) -> str | None:
    firsts = Counter(unit.source_language or unit.texts[0].language for unit in units if unit.texts)
    return firsts.most_common(1)[0][0] if firsts else None


def _source(unit: _Unit, source: str | None) -> _Text | None:
    wanted = fold(unit.source_language or source or "")
    exact = (unit.source_language or source or "").lower()
    same = [one for one in unit.texts if fold(one.language) == wanted]
    return next((one for one in same if one.language.lower() == exact), same[0] if same else None)


def _targets(units: list[_Unit], source: str | None) -> tuple[str, ...]:
    met = Counter(one.language for unit in units for one in unit.texts)
    own = fold(source) if source else ""
    return tuple(tag for tag, _ in met.most_common() if fold(tag) != own)


def _entries(number: int, unit: _Unit, source: _Text, languages: tuple[str, ...]) -> Iterator[BilingualEntry]:
    comments = tuple(Comment(text, PERSON, "") for text in unit.notes if text.strip())
    is_from_zero = any(tag.number == 0 for one in unit.texts for tag in one.text.tags)
    translated: dict[str | None, _Text] = {}
    for one in unit.texts:
        if one.text.text.strip():
            translated.setdefault(one.language, one)
    for language in languages or (None,):
        there = translated.get(language)
        yield BilingualEntry(
            number,
            _counted(source.text, is_from_zero),
            TaggedText() if there is None else _counted(there.text, is_from_zero),
            State.NEW if there is None else State.TRANSLATED,
            comments=comments,
            identity=unit.identity,
            language=language,
        )


def _counted(text: TaggedText, is_from_zero: bool) -> TaggedText:
    """Give a text whose tags number from 1, also where the file counts from 0."""
    if not is_from_zero:
        return text
    return replace(text, tags=tuple(replace(tag, number=tag.number + 1) for tag in text.tags))
