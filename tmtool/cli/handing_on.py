"""The commands that write whole memories and glossaries as files: export-memory and export-glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool.cli.call import Call, language_codes, languages, typed
from tmtool.cli.command import Panel, command
from tmtool.cli.options import CodesOption
from tmtool.formats import FORMATS
from tmtool.language.counted import counted
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.handing_on import Handed

_UNFIT = re.compile(r"[/\\\x00-\x1f\x7f]")
GLOSSARY_FORMATS = tuple(entry.id for entry in FORMATS.values() if "glossary" in entry.writes)
NameArgument = Annotated[str, typer.Argument(metavar="NAME", parser=typed, help="Its name on the desk.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="PATH", help="The file, or a folder for it; the current one by default."),
]


@command("export-memory", Panel.MEMORIES)
def export_memory(
    call: Call,
    name: NameArgument,
    output: OutputOption = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="LANGUAGE", help="Only into this language, once for each.", show_default=False),
    ] = None,
    together: Annotated[bool, typer.Option("--together", help="All the languages in one file.")] = False,
    codes: CodesOption = None,
    level1: Annotated[bool, typer.Option("--level1", help="Plain texts, without tags.")] = False,
) -> None:
    """Write a memory as TMX, for other translation tools: a file for each pair of languages, which all of them take."""
    written_as = language_codes(codes)
    wanted = languages(to, ()) if to else ()
    with call.opened_desk(scanned=True) as desk:
        pairs = [pair for pair in desk.handing_on.languages(name) if not wanted or pair[1] in wanted]
        missing = [one for one in wanted if one not in {target for _, target in pairs}]
        if missing:
            raise UsageError(f"“{name}” has nothing translated into {', '.join(missing)}.")
        if together or not pairs:
            parts: list[tuple[Path, str | None, Sequence[str]]] = [(_path(output, name, ".tmx"), None, wanted)]
        else:
            parts = [
                (path, source, (target,))
                for path, (source, target) in zip(_pair_paths(output, name, pairs, wanted), pairs, strict=True)
            ]
        done = [
            desk.handing_on.memory(name, path, source=source, targets=targets, codes=written_as, plain=level1)
            for path, source, targets in parts
        ]
    shapes = [_shape(one) for one in done]
    call.answer(shapes[0] if len(shapes) == 1 else shapes, [_line(one, "unit") for one in done])


@command("export-glossary", Panel.MEMORIES)
def export_glossary(
    call: Call,
    name: NameArgument,
    format_id: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="F",
            help=f"{', '.join(GLOSSARY_FORMATS)}; by the ending of the file, else csv.",
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="LANGUAGE", help="Only this language, once for each.", show_default=False),
    ] = None,
) -> None:
    """Write a glossary as a file for other tools: a table, a workbook, TBX or UTX."""
    chosen = _glossary_format(format_id, output)
    wanted = languages(to, ()) if to else ()
    path = _path(output, name, FORMATS[chosen].extensions[0])
    with call.opened_desk(scanned=True) as desk:
        done = desk.handing_on.glossary(name, path, format_id=chosen, targets=wanted)
    call.answer(_shape(done), [_line(done, "concept")])


def _glossary_format(named: str | None, output: Path | None) -> str:
    """Give the format that a person named, else the one that writes files of that ending, else CSV."""
    if named is not None:
        if named not in GLOSSARY_FORMATS:
            known = ", ".join(GLOSSARY_FORMATS)
            raise UsageError(f"A glossary cannot be written as “{named}”; known formats are {known}.")
        return named
    ending = output.suffix.lower() if output is not None and not output.is_dir() else ""
    return next((one for one in GLOSSARY_FORMATS if ending in FORMATS[one].extensions), GLOSSARY_FORMATS[0])


def _path(output: Path | None, name: str, ending: str) -> Path:
    if output is None or output.is_dir():
        # A memory may be called anything; the name of a file never leads out of its folder.
        return (output or Path()) / f"{_UNFIT.sub('_', name).lstrip('.') or 'memory'}{ending}"
    return output


def _pair_paths(output: Path | None, name: str, pairs: Sequence[tuple[str, str]], wanted: Sequence[str]) -> list[Path]:
    """Give a path for each pair: the one that was asked for, or `<name>.<language>.tmx`."""
    from tmtool.desk.handing_on import pair_paths

    if output is not None and not output.is_dir():
        if len(pairs) > 1:
            raise UsageError(
                f"“{name}” has several languages, and a file of two is what other tools take; make “{output}” a "
                "folder, name one language with --to, or write them all into it with --together."
            )
        return [output]
    path = _path(output, name, ".tmx")
    return [path] if len(pairs) == 1 and not wanted else pair_paths(path, pairs)


def _shape(done: Handed) -> dict[str, Any]:
    return {"path": str(done.path), "units": done.units}


def _line(done: Handed, what: str) -> str:
    return f"{done.path}: {counted(done.units, what)}."
