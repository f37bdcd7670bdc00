"""What a person may say of files that are imported: arguments and options of the command import."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tmtool.cli.numbers import whole_number
from tmtool.formats import FORMATS


class Kind(StrEnum):
    """What a file can become."""

    MEMORY = "memory"
    GLOSSARY = "glossary"
    RULES = "rules"


_READABLE = ". ".join(
    f"{what}: {', '.join(entry.name for entry in FORMATS.values() if kind in entry.reads)}"
    for kind, what in (
        (Kind.MEMORY, "For a memory"),
        (Kind.GLOSSARY, "For a glossary"),
        (Kind.RULES, "For segmentation rules"),
    )
)

FilesArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help=f"{_READABLE}. - is standard input.", show_default=False),
]
KindOption = Annotated[
    Kind | None,
    typer.Option("--as", help="What they become; with rules, a text is a list of abbreviations.", show_default=False),
]
GoesByOption = Annotated[
    str | None,
    typer.Option("--name", metavar="NAME", help="What the memory or glossary is called; as the file, by default."),
]
PenaltyOption = Annotated[
    int,
    typer.Option(
        "--penalty",
        metavar="P",
        parser=whole_number("--penalty", 0, 100),
        help="Points that matches of a new memory lose.",
    ),
]
WorkingOption = Annotated[bool, typer.Option("--working", help="A new memory that your own translations may go into.")]
FileEncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="E", help="Where a file does not say it right, such as cp1251.")
]
RepairOption = Annotated[bool, typer.Option("--repair", help="Mend what is refused otherwise, and count it.")]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="THEIRS=OURS",
        help="What languages of the file are meant, such as eng=en,xx=ru.",
        show_default=False,
    ),
]
SheetOption = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; the first that names its languages."),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="What the columns of a glossary are, such as en,ru,note."),
]
GlossarySourceOption = Annotated[
    str | None,
    typer.Option("--from", metavar="LANGUAGE", help="The language of the source where a glossary does not say it."),
]
GlossaryTargetOption = Annotated[
    str | None,
    typer.Option("--to", metavar="LANGUAGE", help="That of the target where a glossary does not say it."),
]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="Only show what a file has, its languages and first texts.")
]
