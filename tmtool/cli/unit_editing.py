"""Verbs of memories that show units and word them otherwise: units, edit, remove-unit, replace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, language, text_from
from tmtool.cli.command import Panel, command
from tmtool.cli.memory_upkeep import UNDO, MemoryArgument, memories, target_language
from tmtool.cli.numbers import whole_number
from tmtool.cli.options import TargetOption
from tmtool.cli.output import print_message
from tmtool.cli.replacing import RegexOption
from tmtool.cli.shapes import Json
from tmtool.language.text_query import TextQuery
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.term_replacing import Replacement
    from tmtool.store.memory_upkeep import KeptUnit

UnitArgument = Annotated[
    int,
    typer.Argument(
        metavar="UNIT",
        parser=whole_number("The number of a unit", 1),
        help="The number of the unit, as `tmtool memories units` shows it.",
    ),
]


@command("units", Panel.MEMORIES, of=memories)
def units(
    call: Call,
    name: MemoryArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What stands in the unit, in any language and case.")],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", parser=whole_number("--limit", 1), help="How many at most.")
    ] = 50,
) -> None:
    """Show the units of a memory in which words stand, with their numbers."""
    with call.opened_desk(scanned=True) as desk:
        found = desk.memories.units_with(name, text_from(words), limit=limit)
    lines = [line for unit in found for line in _unit_lines(unit)]
    call.answer([_unit_shape(unit) for unit in found], lines or ["They stand in none of its units."])


@command("edit", Panel.MEMORIES, of=memories)
def edit(
    call: Call,
    unit: UnitArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The new text; - for standard input.")],
    to: TargetOption = None,
    instead: Annotated[
        str | None,
        typer.Option("--instead", metavar="TEXT", help="The text to replace, where there are several in the language."),
    ] = None,
) -> None:
    """Give a text of a unit another wording; --to with the unit's own language means its source text.

    A unit of a file in a folder of memories is not changed but hidden; the desk's memory has the new one in its place.
    """
    from tmtool.desk.unit_editing import text_to_edit

    wording = text_from(text)
    with call.opened_desk(scanned=True) as desk:
        spoken = language(to) if to else target_language(desk, None)
        old = text_to_edit(desk.memories.unit(unit), spoken, instead)
        edited = desk.memories.edit(old.id, wording)
    document = {**_unit_shape(edited.unit), "hidden": edited.hidden}
    if edited.hidden is not None:
        print_message(f"Unit {edited.hidden} belongs to a file; unit {edited.unit.id} stands in its place.")
    call.answer(document, _unit_lines(edited.unit))


@command("remove-unit", Panel.MEMORIES, of=memories)
def remove_unit(call: Call, unit: UnitArgument) -> None:
    """Remove a unit from its memory; one of a file in a folder of memories is hidden."""
    with call.opened_desk(scanned=True) as desk:
        removed = desk.memories.delete_unit(unit)
    print_message(f"Unit {removed.id} is {'hidden' if removed.read_only else 'removed'}. {UNDO}")
    call.answer({**_unit_shape(removed), "hidden": removed.id if removed.read_only else None}, _unit_lines(removed))


@command("replace", Panel.MEMORIES, of=memories)
def replace(
    call: Call,
    name: MemoryArgument,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The words that are there.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The words that shall be there.")],
    to: TargetOption = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only show what would be replaced.")] = False,
    forms: Annotated[
        bool,
        typer.Option("--forms", help="Replace every grammatical form by the same form; what is uncertain is left."),
    ] = False,
    regex: RegexOption = False,
) -> None:
    """Replace a term in the translations of a memory, as whole words; a capital at the beginning stays."""
    from tmtool.desk.term_replacing import Replacement

    if forms and regex:
        raise UsageError("--forms takes a term and --regex an expression; leave one of them out.")
    with call.opened_desk(scanned=True) as desk:
        target = target_language(desk, to)
        if regex:
            query = TextQuery(text_from(old), is_regex=True, case=True)
            found = desk.memories.replace_found(query, text_from(new), target, names=[name], preview=preview)
            done = next(iter(found), Replacement(name, ()))
        else:
            done = desk.memories.replace(name, text_from(old), text_from(new), target, forms=forms, preview=preview)
    for warning in done.warnings:
        print_message(warning)
    if done.changed and not preview:
        print_message(UNDO)
    call.answer(_replacement_shape(done, target, preview), _replacement_lines(done, preview))


def _unit_shape(unit: KeptUnit) -> Json:
    return {
        "unit": unit.id,
        "memory": unit.memory_name,
        "source": unit.source.text.shown,
        "language": unit.source.language,
        "targets": [
            {"language": text.language, "target": text.text.shown, "status": str(text.status)}
            for text in unit.texts
            if not text.is_source
        ],
    }


def _unit_lines(unit: KeptUnit) -> Iterator[str]:
    yield f"{unit.id}, {unit.memory_name}"
    for text in unit.texts:
        yield f"    {text.language}: {text.text.shown}"


def _replacement_shape(done: Replacement, target: str, preview: bool) -> Json:
    return {
        "memory": done.memory,
        "language": target,
        "replaced": done.replaced,
        "left": done.left,
        "preview": preview,
        "warnings": list(done.warnings),
        "texts": [
            {
                "unit": text.unit,
                "source": text.source,
                "before": text.before,
                "after": text.after,
                "left": [{"start": p.start, "end": p.end, "reason": p.reason} for p in text.places if p.new is None],
            }
            for text in done.texts
        ],
    }


def _replacement_lines(done: Replacement, preview: bool) -> Iterator[str]:
    for text in done.texts:
        yield f"{text.unit}: {text.before}"
        if text.after != text.before:
            yield f"{' ' * len(str(text.unit))}→ {text.after}"
        for place in text.places:
            if place.new is None:
                yield f"{' ' * len(str(text.unit))}! {place.reason}"
    yield (
        f"{done.memory}: places {'to replace' if preview else 'replaced'}: {done.replaced}, "
        f"in so many translations: {len(done.changed)}; left: {done.left}."
    )
