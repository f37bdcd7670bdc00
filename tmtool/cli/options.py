"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tmtool.cli.numbers import whole_number

_KNOWN_BY = "Its name, its number in `tmtool list`, or its path."

ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help=_KNOWN_BY, show_default=False)]
NumberArgument = Annotated[
    int,
    typer.Argument(
        metavar="N",
        parser=whole_number("The number of a segment", 1),
        help="The number of the segment.",
        show_default=False,
    ),
]
StartOption = Annotated[
    int | None,
    typer.Option(
        "--start",
        metavar="N",
        parser=whole_number("--start", 1),
        help="Begin with this segment; with the first by default.",
    ),
]
JobOption = Annotated[
    str | None,
    typer.Option("--to", metavar="LANGUAGE", help="The language translated into; the article's first by default."),
]
TargetOption = Annotated[
    str | None,
    typer.Option("--to", metavar="LANGUAGE", help="The language translated into; the desk's first by default."),
]
TargetsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="LANGUAGE", help="A language to translate into, once for each; the desk's by default."
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option("--from", metavar="LANGUAGE", help="The language of the text; the desk's (English) by default."),
]
NameOption = Annotated[
    str | None,
    typer.Option("--name", metavar="NAME", help="Its name on the desk; that of the file by default."),
]
CodesOption = Annotated[
    str | None,
    typer.Option("--codes", metavar="CODES", help="Language codes to write, such as ru-RU,kk-KZ.", show_default=False),
]
EncodingOption = Annotated[
    str | None,
    typer.Option("--encoding", metavar="E", help="Where a file does not say it right, such as cp1251."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="The folder for the files; the current one by default.")
]
