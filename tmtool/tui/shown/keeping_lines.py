"""Memories, glossaries and what they hold, as they are drawn in lists. Pure; no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tmtool.language.counted import counted
from tmtool.model.terms import Term, TermStatus
from tmtool.tui.actions import keys_of
from tmtool.tui.literal import literal, one_line

if TYPE_CHECKING:
    from tmtool.desk.imports import FilePreview
    from tmtool.store.glossaries import Glossary, KeptConcept
    from tmtool.store.memories import Memory
    from tmtool.store.memory_upkeep import KeptUnit

_DIM = "dim"
_SIGNS = {TermStatus.PREFERRED: "✓", TermStatus.ADMITTED: "○", TermStatus.FORBIDDEN: "✗"}
_STYLES = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "dim", TermStatus.FORBIDDEN: "strike"}
_LANGUAGE = 4


def change_it_there(file: str) -> str:
    """Say where a glossary is changed that belongs to a file.

    Args:
        file: its name; empty where it is not known.
    """
    named = f"the file “{file}”" if file else "a file"
    adds = keys_of("translate.add_term")
    return f"This glossary belongs to {named}: change it there. {adds} while translating adds a term of your own."


def memory_lines(memory: Memory, width: int) -> list[Content]:
    """Give a memory in two lines: its name and how much it holds, and what is to be known of it."""
    facts = [f"{memory.kind} memory", _spoken(memory.languages)]
    facts += [f"costs {counted(memory.penalty, 'point')}"] if memory.penalty else []
    return _kept(memory.name, counted(memory.units, "unit"), [*facts, *_file(memory)], width)


def glossary_lines(glossary: Glossary, width: int) -> list[Content]:
    """Give a glossary in two lines: its name and how much it holds, and what is to be known of it."""
    return _kept(
        glossary.name,
        counted(glossary.concepts, "concept"),
        [_spoken(glossary.languages), *_file(glossary)],
        width,
    )


def _kept(name: str, size: str, facts: Sequence[str], width: int) -> list[Content]:
    room = max(width - len(size) - 2, 1)
    head = literal(one_line(name, room), style="bold")
    head += Content(" " * max(room - head.cell_length, 0) + "  ") + Content.styled(size, "bold")
    return [head, literal(one_line("  " + " · ".join(filter(None, facts)), width), style=_DIM)]


def _spoken(languages: Mapping[str, int]) -> str:
    return ", ".join(f"{language} {count:,}" for language, count in languages.items())


def _file(kept: Memory | Glossary) -> list[str]:
    if not kept.read_only:
        return []
    return [f"belongs to the file {kept.file or 'that made it'}", *(["the file is gone"] if kept.vanished else [])]


def unit_lines(unit: KeptUnit, width: int) -> list[Content]:
    """Give a unit in two lines: its source, and its translations one behind the other."""
    source = literal(unit.source.text.shown).truncate(width, ellipsis=True)
    parts: list[Content] = []
    for text in unit.texts[1:]:
        parts += [Content.styled(f"  {text.language} ", _DIM), literal(text.text.shown)]
    return [source, Content("").join(parts).truncate(width, ellipsis=True)]


def unit_text(unit: KeptUnit, width: int) -> Content:
    """Give everything that a unit says, each text wrapped under its language, with who wrote it when."""
    where = [f"unit {unit.id}", unit.memory_name, *(["belongs to a file"] if unit.read_only else []), *unit.notes]
    lines = [literal(one_line(" · ".join(where), width), style=_DIM)]
    for text in unit.texts:
        label = Content.styled(text.language.ljust(_LANGUAGE), "bold")
        said = "source" if text.is_source else str(text.status)
        facts = " · ".join(part for part in (said, text.by, (text.at or "")[:10]) if part)
        wrapped = (literal(text.text.shown) + literal(f"  {facts}", style=_DIM)).wrap(max(width - _LANGUAGE, 1))
        lines += [(label if not place else Content(" " * _LANGUAGE)) + line for place, line in enumerate(wrapped)]
    return Content("\n").join(lines)


def concept_line(kept: KeptConcept, width: int) -> list[Content]:
    """Give a concept in one line: its terms by language, and its remark."""
    parts: list[Content | str] = []
    for language in dict.fromkeys(term.language for term in kept.concept.terms):
        parts.append(Content.styled(f"{'  ' if parts else ''}{language} ", _DIM))
        terms = kept.concept.in_language(language)
        parts += [literal((", " if place else "") + term.text, style=_style(term)) for place, term in enumerate(terms)]
    note = " · ".join(filter(None, (kept.concept.subject, kept.concept.note)))
    parts += [literal(f"  ({note})", style=_DIM)] if note else []
    return [Content.assemble(*parts).truncate(width, ellipsis=True)]


def _style(term: Term) -> str:
    return _STYLES[term.status]


def term_line(term: Term, width: int) -> list[Content]:
    """Give a term in one line: language, what is said of it, the term, its days and its remark."""
    said = [str(term.status)]
    said += [f"from {term.valid_from}"] if term.valid_from else []
    said += [f"until {term.valid_to}"] if term.valid_to else []
    said += [term.note] if term.note else []
    head = Content.assemble((term.language.ljust(_LANGUAGE), "bold"), f"{_SIGNS[term.status]} ")
    return [(head + literal(term.text, style=_style(term)) + literal(f"  {' · '.join(said)}", style=_DIM)).truncate(
        width, ellipsis=True
    )]  # fmt: skip


def preview_content(found: FilePreview, width: int) -> Content:
    """Give what a file has, before it is imported."""
    counts, thing = found.has.counts, "unit" if found.kind == "memory" else "concept"
    what = f"{found.format} · becomes a {found.kind} · {counted(counts.read, thing)} read, "
    lines = [Content.assemble((what, ""), (f"{found.has.usable:,} can be taken", "bold"))]
    lines.append(literal("Languages: " + (_spoken(counts.languages) or "none")))
    lines += [literal(one_line(remark, width)) for remark in counts.remarks]
    for label, reasons in (("Left out", counts.skipped), ("Mended", counts.repaired)):
        if reasons:
            lines.append(literal(f"{label}: " + ", ".join(f"{n:,} × {why}" for why, n in reasons.items())))
    if found.there and found.there[1]:
        lines.append(Content.styled("That name belongs to a file of a drop folder: give another one.", "$text-warning"))
    elif found.there:
        lines.append(literal(f"There is a {found.kind} of that name; what it does not have yet is added to it."))
    lines.append(Content(""))
    for sample in found.has.samples:
        lines.append(literal(one_line(sample[0], width)))
        lines += [literal(one_line(f"    {text}", width), style=_DIM) for text in sample[1:]]
    return Content("\n").join(lines)
