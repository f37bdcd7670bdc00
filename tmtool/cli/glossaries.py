"""The glossaries and their terms: glossaries with its verbs, and add-term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, language, text_from, typed
from tmtool.cli.command import Panel, command, group
from tmtool.cli.language_pair import language_pair
from tmtool.cli.memory_upkeep import UNDO
from tmtool.cli.numbers import whole_number
from tmtool.cli.options import SourceOption, TargetOption
from tmtool.cli.output import print_message
from tmtool.cli.shapes import Json
from tmtool.language.counted import counted
from tmtool.model.errors import UsageError
from tmtool.model.terms import Term, TermStatus

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.new_terms import NewTerm, Proposal
    from tmtool.store.glossaries import Glossary, KeptConcept

GlossaryArgument = Annotated[
    str, typer.Argument(metavar="NAME", parser=typed, help="The name of the glossary, as `tmtool glossaries` lists it.")
]
ConceptArgument = Annotated[
    int,
    typer.Argument(
        metavar="CONCEPT",
        parser=whole_number("The number of a concept", 1),
        help="The number of the concept, as `tmtool glossaries terms` shows it.",
    ),
]
StatusOption = Annotated[
    TermStatus | None, typer.Option("--status", help="What is said of the term; preferred by default.")
]
FromOption = Annotated[
    str | None, typer.Option("--valid-from", metavar="DAY", help="The first day on which it is right: 2026-12-01.")
]


@group("glossaries", Panel.MEMORIES)
def glossaries(call: Call) -> None:
    """List the glossaries of the desk, or keep one in order."""
    with call.opened_desk(scanned=True) as desk:
        found = desk.glossaries.all()
    _answer_list(call, found)


@command("rename", Panel.MEMORIES, of=glossaries)
def rename(
    call: Call, name: GlossaryArgument, new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name.")]
) -> None:
    """Give a glossary another name."""
    with call.opened_desk(scanned=True) as desk:
        desk.glossaries.rename(name, text_from(new))
        _answer_list(call, desk.glossaries.all())


@command("delete", Panel.MEMORIES, of=glossaries)
def delete(call: Call, name: GlossaryArgument) -> None:
    """Delete a glossary with all its terms.

    One that belongs to a file in a folder of glossaries stays deleted until that file changes.
    """
    with call.opened_desk(scanned=True) as desk:
        desk.glossaries.delete(name)
        found = desk.glossaries.all()
    print_message(f"“{name}” is deleted. {UNDO}")
    _answer_list(call, found)


@command("terms", Panel.MEMORIES, of=glossaries)
def terms(
    call: Call,
    name: GlossaryArgument,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="What stands in a term or a note; all by default.")
    ] = "",
) -> None:
    """Show the terms of a glossary, with the numbers of their concepts."""
    with call.opened_desk(scanned=True) as desk:
        found = desk.glossaries.concepts(name, text_from(words) if words else "")
    lines = [line for one in found for line in _concept_lines(one)]
    call.answer([_concept_shape(one) for one in found], lines or ["There is no such term."])


@command("edit", Panel.MEMORIES, of=glossaries)
def edit(
    call: Call,
    concept: ConceptArgument,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The term as it is.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The term as it shall be; the same to change its status.")],
    to: TargetOption = None,
    status: StatusOption = None,
) -> None:
    """Change a term of a concept; an empty NEW removes it."""
    with call.opened_desk(scanned=True) as desk:
        kept = desk.glossaries.concept(concept)
        spoken = language(to) if to else None
        changed = [
            replace(term, text=text_from(new) if new else "", status=status or term.status)
            if term.text == old and spoken in (None, term.language)
            else term
            for term in kept.concept.terms
        ]
        if not any(term.text == old and spoken in (None, term.language) for term in kept.concept.terms):
            raise UsageError(f"Concept {concept} has no term “{old}”; it has: {_said(kept.concept.terms)}.")
        done = desk.glossaries.edit(concept, changed, kept.concept.note, seen=kept.concept)
    print_message(UNDO)
    call.answer(_concept_shape(done), _concept_lines(done))


@command("remove-term", Panel.MEMORIES, of=glossaries)
def remove_term(call: Call, concept: ConceptArgument) -> None:
    """Remove a concept with all its terms."""
    with call.opened_desk(scanned=True) as desk:
        removed = desk.glossaries.delete_concept(concept)
    print_message(f"Concept {removed.id} is removed. {UNDO}")
    call.answer(_concept_shape(removed), _concept_lines(removed))


@command("add-term", Panel.MEMORIES)
def add_term(
    call: Call,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The term in the source language.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="What it is in the target language.")],
    to: TargetOption = None,
    from_language: SourceOption = None,
    status: StatusOption = None,
    valid_from: FromOption = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark on the concept.")] = None,
    glossary: Annotated[
        str | None,
        typer.Option("--glossary", metavar="NAME", parser=typed, help="The glossary; the desk's own by default."),
    ] = None,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces",
            metavar="OLD",
            help="The term that is right until the day before; open segments and units that use it get the new one.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --replaces: only show what would be replaced.")
    ] = False,
) -> None:
    """Add a term to a glossary; it is known at once. With --replaces it takes the place of another from a day on."""
    from tmtool.desk.days import day_typed

    day = None if valid_from is None else day_typed(valid_from)
    if replaces is None and dry_run:
        raise UsageError("--dry-run shows what --replaces would do; name the old term too.")
    if replaces is not None and (glossary is not None or status is not None or note is not None):
        raise UsageError("--replaces keeps glossary and note of the old term; leave out --glossary, --status, --note.")
    wanted, translation = text_from(source), text_from(target)
    with call.opened_desk(scanned=True) as desk:
        written_in, spoken = language_pair(desk, from_language, to)
        if replaces is not None:
            from tmtool.desk.new_terms import NewTerm

            since = day or desk.clock()[:10]
            _replace(call, desk, NewTerm(replaces, translation, spoken, since, wanted, written_in), dry_run=dry_run)
            return
        added = desk.glossaries.add_term(
            wanted,
            translation,
            written_in,
            spoken,
            status=status or TermStatus.PREFERRED,
            valid_from=day,
            note=note,
            glossary=glossary,
        )
    call.answer(_concept_shape(added), _concept_lines(added))


def _replace(call: Call, desk: Desk, wanted: NewTerm, *, dry_run: bool) -> None:
    proposal = desk.new_terms.propose(wanted)
    for warning in proposal.warnings:
        print_message(warning)
    counts = {"segments": sum(one.is_due for one in proposal.segments), "units": 0, "left": proposal.uncertain}
    if proposal.is_due:
        counts["units"] = len(proposal.units)
    document: Json = {}
    if not dry_run:
        done = desk.new_terms.write(proposal)
        counts = {"segments": len(done.segments), "units": done.units, "left": proposal.uncertain + done.left}
        document = _concept_shape(done.concept)
        print_message(UNDO)
    call.answer(
        {**document, "replaced": {**counts, "dry_run": dry_run, "texts": list(_texts(proposal))}},
        _replacement_lines(proposal, counts, dry_run=dry_run),
    )


def _texts(proposal: Proposal) -> Iterator[Json]:
    for one in proposal.segments:
        where = {"article": one.place.article, "segment": one.hit.segment.number}
        yield {**where, "before": one.hit.before, "after": one.hit.after, "replaced": one.is_due}
    for unit in proposal.units:
        where = {"memory": unit.memory, "unit": unit.text.unit}
        yield {**where, "before": unit.text.before, "after": unit.text.after, "replaced": proposal.is_due}


def _replacement_lines(proposal: Proposal, counts: dict[str, int], *, dry_run: bool) -> Iterator[str]:
    for one in _texts(proposal):
        where = f"{one['article']} {one['segment']}" if "article" in one else f"{one['memory']} {one['unit']}"
        yield f"{where}: {one['before']}"
        yield f"  {'→' if one['replaced'] else '! not yet:'} {one['after']}"
    done = "would be replaced" if dry_run else "replaced"
    yield f"Segments {done}: {counts['segments']}; units: {counts['units']}; left as they are: {counts['left']}."


def _concept_shape(kept: KeptConcept) -> Json:
    return {
        "concept": kept.id,
        "glossary": kept.glossary_name,
        "note": kept.concept.note,
        "terms": [
            {
                "language": term.language,
                "text": term.text,
                "status": str(term.status),
                "valid_from": term.valid_from,
                "valid_to": term.valid_to,
                "note": term.note,
            }
            for term in kept.concept.terms
        ],
    }


def _concept_lines(kept: KeptConcept) -> Iterator[str]:
    note = f" ({kept.concept.note})" if kept.concept.note else ""
    yield f"{kept.id}, {kept.glossary_name}{note}"
    for term in kept.concept.terms:
        since = f", from {term.valid_from}" if term.valid_from else ""
        until = f", until {term.valid_to}" if term.valid_to else ""
        yield f"    {term.language}: {term.text} ({term.status}{since}{until})"


def _said(terms: Sequence[Term]) -> str:
    return ", ".join(f"{term.text} ({term.language})" for term in terms)


def _answer_list(call: Call, found: Sequence[Glossary]) -> None:
    call.answer(
        [
            {
                "name": glossary.name,
                "concepts": glossary.concepts,
                "languages": dict(glossary.languages),
                "file": glossary.file,
            }
            for glossary in found
        ],
        (
            f"{glossary.name}: {counted(glossary.concepts, 'concept')} ({_counted(glossary.languages)})"
            f"{f', file {glossary.file}' if glossary.file else ''}"
            for glossary in found
        ),
    )


def _counted(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items()) or "nothing"
