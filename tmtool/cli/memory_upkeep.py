"""The memories as wholes: memories, and the verbs rename, delete, penalty, dedupe, variants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, languages, text_from, typed
from tmtool.cli.command import Panel, command, group
from tmtool.cli.numbers import whole_number
from tmtool.cli.options import TargetOption
from tmtool.cli.output import print_message
from tmtool.language.counted import counted

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.memory_upkeep import AtOdds
    from tmtool.store.memories import Memory

MemoryArgument = Annotated[
    str, typer.Argument(metavar="NAME", parser=typed, help="The name of the memory, as `tmtool memories` lists it.")
]
UNDO = "Take it back with: tmtool undo"


@group("memories", Panel.MEMORIES)
def memories(call: Call) -> None:
    """List the memories of the desk, or keep one in order."""
    with call.opened_desk(scanned=True) as desk:
        found = desk.memories.all()
    _answer_list(call, found)


@command("rename", Panel.MEMORIES, of=memories)
def rename(
    call: Call, name: MemoryArgument, new: Annotated[str, typer.Argument(metavar="NEW", help="Its new name.")]
) -> None:
    """Give a memory another name."""
    with call.opened_desk(scanned=True) as desk:
        desk.memories.rename(name, text_from(new))
        _answer_list(call, desk.memories.all())


@command("delete", Panel.MEMORIES, of=memories)
def delete(call: Call, name: MemoryArgument) -> None:
    """Delete a memory with all its units.

    One that belongs to a file in a folder of memories stays deleted until that file changes.
    """
    with call.opened_desk(scanned=True) as desk:
        desk.memories.delete(name)
        found = desk.memories.all()
    print_message(f"“{name}” is deleted. {UNDO}")
    _answer_list(call, found)


@command("penalty", Panel.MEMORIES, of=memories)
def penalty(
    call: Call,
    name: MemoryArgument,
    points: Annotated[
        int,
        typer.Argument(
            metavar="POINTS",
            parser=whole_number("A penalty", 0, 100),
            help="How many points its matches cost, 0 to 100.",
        ),
    ],
) -> None:
    """Say how many points the matches of a memory cost."""
    with call.opened_desk(scanned=True) as desk:
        desk.memories.set_penalty(name, points)
        _answer_list(call, desk.memories.all())


@command("dedupe", Panel.MEMORIES, of=memories)
def dedupe(
    call: Call,
    name: MemoryArgument,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count; change nothing.")] = False,
) -> None:
    """Remove units that say the same as another one.

    A unit goes when another one has its source text and all its translations, and its neighbours are unknown or the
    same. Sentences that stand in different places keep their units.
    """
    with call.opened_desk(scanned=True) as desk:
        done = desk.memories.dedupe(name, dry_run=dry_run)
    document = {
        "memory": done.memory,
        "removed": done.removed,
        "kept": done.kept,
        "in_other_contexts": done.in_other_contexts,
        "dry_run": dry_run,
    }
    lines = [
        f"{done.memory}: units {'to remove' if dry_run else 'removed'}: {done.removed}; kept: {done.kept}; "
        f"of these the same as another one, but in another place of an article: {done.in_other_contexts}."
    ]
    if done.removed and not dry_run:
        print_message(UNDO)
    call.answer(document, lines)


@command("variants", Panel.MEMORIES, of=memories)
def variants(
    call: Call,
    name: MemoryArgument,
    to: TargetOption = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="The other way round: one translation of several sources.")
    ] = False,
) -> None:
    """List what a memory translates in more than one way, the most approved and newest first."""
    with call.opened_desk(scanned=True) as desk:
        target = target_language(desk, to)
        if sources:
            found = desk.memories.with_several_sources(name, target)
        else:
            found = desk.memories.with_several_targets(name, target)
    given, others = ("target", "sources") if sources else ("source", "targets")
    call.answer(
        [
            {
                given: one.text.text.shown,
                "language": one.text.language,
                others: [
                    {
                        "unit": unit.id,
                        others[:-1]: text.text.shown,
                        "status": str(text.status),
                        "person": text.by,
                        "time": text.at,
                    }
                    for unit, text in one.others
                ],
            }
            for one in found
        ],
        _variant_lines(found),
    )


def target_language(desk: Desk, to: str | None) -> str:
    """Give the target language, saying which was taken where none was named."""
    targets = desk.settings.targets
    target = languages([to] if to else None, targets[:1])[0]
    if to is None and len(targets) > 1:
        print_message(f"Looking at {target}; name another language with --to ({', '.join(targets[1:])}).")
    return target


def _answer_list(call: Call, found: Sequence[Memory]) -> None:
    call.answer(
        [
            {
                "name": memory.name,
                "kind": memory.kind,
                "units": memory.units,
                "languages": dict(memory.languages),
                "penalty": memory.penalty,
                "file": memory.file,
                "read_only": memory.read_only,
            }
            for memory in found
        ],
        (
            f"{memory.name}: {memory.kind}, {counted(memory.units, 'unit')} ({_counted(memory.languages)})"
            f"{', costs ' + counted(memory.penalty, 'point') if memory.penalty else ''}"
            f"{f', file {memory.file}' if memory.file else ''}"
            for memory in found
        ),
    )


def _counted(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items()) or "nothing"


def _variant_lines(found: Sequence[AtOdds]) -> Iterator[str]:
    for one in found:
        yield one.text.text.shown
        for unit, text in one.others:
            said = ", ".join(part for part in (str(text.status), text.by, text.at) if part)
            yield f"    {unit.id}: {text.text.shown} ({said})"
    if not found:
        yield "There is nothing that it translates in more than one way."
