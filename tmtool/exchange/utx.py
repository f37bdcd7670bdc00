"""UTX 1.11 and 1.20, the tab tables of two languages that Japanese tools exchange.

The format holds two languages; a glossary of more is written as the source with the language that most of its concepts
have. Held are terms, statuses, parts of speech, notes of terms and concepts, and identities; dates of validity, cases,
subjects and other properties are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tmtool.exchange.glossary_rows import concepts_of
from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.exchange.input_files import read_input
from tmtool.exchange.table_columns import Column, Field
from tmtool.exchange.table_heading import Heading, Row
from tmtool.exchange.text_repair import repaired_text
from tmtool.language.registry import fold, is_tag
from tmtool.model.errors import RefusedInput
from tmtool.model.terms import Concept, Term, TermStatus

_HEADER = re.compile(r"#\s*UTX(?:-S)?\s+([\d.]+)\s*;\s*([^/;\s]+)\s*/\s*([^/;\s]+)", re.IGNORECASE)
_NOTHING = "-"
_MOST_COLUMNS = 1000
_STATUSES = {
    TermStatus.PREFERRED: "approved",
    TermStatus.ADMITTED: "provisional",
    TermStatus.FORBIDDEN: "forbidden",
}
_FIELDS = {
    "pos": Field.PART_OF_SPEECH,
    "comment": Field.NOTE,
    "note": Field.NOTE,
    "status": Field.STATUS,
    "term status": Field.STATUS,
    "concept id": Field.CONCEPT_ID,
    "concept": Field.CONCEPT_ID,
}
_SIDES = re.compile(r"(src|tgt|source|target):(.+)|(.+):(src|tgt|source|target)")
_COLUMNS = ("src", "tgt", "src:pos", "tgt:pos", "term status", "src:comment", "tgt:comment", "comment", "concept ID")


def read_glossary(
    path: Path, *, encoding: str | None = None, repair: bool = False, choices: Choices | None = None
) -> GlossarySource:
    """Read a UTX file.

    Args:
        path: the file.
        encoding: what the person asked for, else the mark of the file decides, else UTF-8.
        repair: also take in a file with NUL characters and bytes that do not decode.
        choices: the languages, where the person names others than the file.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it does not begin as UTX does, or is damaged; names the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    choices = choices or Choices()
    repaired: dict[str, int] = {}
    text = repaired_text(
        read_input(path), encoding=encoding, declared=None, name=path.name, forced=repair, counts=repaired
    )
    lines = re.split(r"\r\n|\n|\r", text)
    header = _HEADER.match(lines[0])
    if header is None or not (is_tag(header[2]) and is_tag(header[3])):
        message = (
            f"“{path.name}” does not begin as UTX does in line 1; write for example “#UTX 1.11; en/ru; 2026-11-23”, "
            "or import it as a table (.tsv)."
        )
        raise RefusedInput(message, file=path, line=1)
    source, target = choices.source or header[2], choices.target or header[3]
    named = next((line for line in lines[1:] if _names_columns(line)), "#src\ttgt\tsrc:pos")
    names = named.lstrip("#").split("\t")
    if len(names) > _MOST_COLUMNS:
        message = f"“{path.name}” has {len(names):,} columns, which no glossary has."
        raise RefusedInput(message, file=path, line=lines.index(named) + 1)
    columns = tuple(_column(name.strip(), source, target) for name in names)
    rows = list(_rows(lines))
    remark = f"The file is UTX {header[1]}, {source} to {target}."
    return concepts_of(rows, Heading(columns, 0, remark, fold(source)), repaired)


def write_glossary(concepts: Sequence[Concept], out: BinaryIO, *, source_language: str, created: str) -> int:
    """Write concepts as UTX 1.11; those without a term in both languages are not written.

    Args:
        concepts: in their order.
        out: open for writing bytes.
        source_language: the first of the two languages.
        created: when the last thing in it was done, ISO 8601.

    Returns:
        The number of concepts written.
    """
    target = _target(concepts, source_language)
    day = f"; {created[:10]}" if created else ""
    lines = [f"#UTX 1.11; {source_language}/{target}{day}; bidirectional;", "#" + "\t".join(_COLUMNS)]
    written = 0
    for number, concept in enumerate(concepts, start=1):
        rows = list(_written(number, concept, source_language, target))
        lines += ["\t".join(_cell(cell) for cell in row) for row in rows]
        written += bool(rows)
    out.write("".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace"))
    return written


def _names_columns(line: str) -> bool:
    return line.startswith("#") and line.lstrip("# ").lower().startswith(("src\t", "source\t", "term:"))


def _column(name: str, source: str, target: str) -> Column:
    plain = name.casefold()
    if plain in ("src", "source", f"term:{source.casefold()}"):
        return Column(name, Field.TERM, source)
    if plain in ("tgt", "target", f"term:{target.casefold()}"):
        return Column(name, Field.TERM, target)
    sides = _SIDES.fullmatch(plain)
    if sides is not None:
        side, what = (sides[1], sides[2]) if sides[1] else (sides[4], sides[3])
        field = _FIELDS.get(what.strip(), Field.OTHER)
        return Column(name, field, source if side.startswith("s") else target)
    what, _, tag = plain.rpartition(":")
    for language in (source, target):
        if what in _FIELDS and fold(tag) == fold(language):
            return Column(name, _FIELDS[what], language)
    return Column(name, _FIELDS.get(plain, Field.OTHER))


def _rows(lines: Sequence[str]) -> Iterator[Row]:
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            yield number, ["" if cell.strip() == _NOTHING else cell.strip() for cell in line.split("\t")]


def _target(concepts: Sequence[Concept], source: str) -> str:
    spoken = Counter(
        language for concept in concepts for language in {term.language for term in concept.terms} - {source}
    )
    return min(spoken, key=lambda language: (-spoken[language], language), default="ru")


def _written(number: int, concept: Concept, source: str, target: str) -> Iterator[tuple[str, ...]]:
    """Give a row for each pair of a source term and a target term; the identity holds them together."""
    sources, targets = concept.in_language(source), concept.in_language(target)
    identity = concept.concept_id or (f"C{number}" if len(sources) * len(targets) > 1 else "")
    first = True
    for one in sources:
        for other in targets:
            note = concept.note if first else None
            yield (
                *(one.text, other.text, one.part_of_speech or "", other.part_of_speech or ""),
                *(_STATUSES[_said(one, other).status], one.note or "", other.note or "", note or "", identity),
            )
            first = False


def _said(source: Term, target: Term) -> Term:
    """Give the term whose status counts for the pair: a forbidden source term makes it forbidden."""
    return replace(target, status=TermStatus.FORBIDDEN) if source.status is TermStatus.FORBIDDEN else target


def _cell(text: str) -> str:
    return " ".join(text.split()) or _NOTHING
