"""The commands that write whole memories and glossaries as files: export-memory and export-glossary."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call
from tmtool.cli.command import Panel, command

if TYPE_CHECKING:
    from tmtool.desk.handing_on import Handed

_UNFIT = re.compile(r"[/\\\x00-\x1f\x7f]")
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Its name on the desk.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="PATH", help="The file, or a folder for it; the current one by default."),
]


@command("export-memory", Panel.MEMORIES)
def export_memory(call: Call, name: NameArgument, output: OutputOption = None) -> None:
    """Write a memory as TMX, for other translation tools."""
    with call.opened_desk(scanned=True) as desk:
        _answer(call, desk.handing_on.memory(name, _path(output, name, ".tmx")), "unit")


@command("export-glossary", Panel.MEMORIES)
def export_glossary(call: Call, name: NameArgument, output: OutputOption = None) -> None:
    """Write a glossary as a CSV table."""
    with call.opened_desk(scanned=True) as desk:
        _answer(call, desk.handing_on.glossary(name, _path(output, name, ".csv")), "concept")


def _path(output: Path | None, name: str, ending: str) -> Path:
    if output is None or output.is_dir():
        # A memory may be called anything; the name of a file never leads out of its folder.
        return (output or Path()) / f"{_UNFIT.sub('_', name).lstrip('.') or 'memory'}{ending}"
    return output


def _answer(call: Call, done: Handed, what: str) -> None:
    call.answer(
        {"path": str(done.path), "units": done.units},
        [f"{done.path}: {done.units} {what}{'' if done.units == 1 else 's'}."],
    )
