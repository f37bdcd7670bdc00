"""The commands of segmentation: segment, which needs no desk, and export-rules, which writes all rules of a desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tmtool.cli.call import Call, bytes_from, language
from tmtool.cli.command import Panel, command
from tmtool.cli.options import EncodingOption
from tmtool.model.errors import UsageError


@command("segment", Panel.SEGMENTS)
def segment(
    call: Call,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article; - for standard input.")],
    source: Annotated[str, typer.Option("--from", metavar="LANGUAGE", help="The language of the text.")] = "en",
    encoding: EncodingOption = None,
) -> None:
    """Print the segments of a text; nothing is taken in."""
    from tmtool.desk.reading import document_slices, read_document

    written_in = language(source)
    document = read_document(bytes_from(file), file, encoding).document
    found = []
    for cut in document_slices(document, written_in):
        block = document.blocks[cut.first_block]
        found.append(
            {
                "block": cut.first_block + 1,
                "text": cut.source.shown,
                "start": block.place(cut.start),
                # The end of the last character, not the place of the next one: a gap may lie between.
                "end": block.place(cut.end - 1) + 1,
            }
        )
    call.answer({"segments": found}, (str(entry["text"]) for entry in found))


@command("export-rules", Panel.MEMORIES)
def export_rules(
    call: Call,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file.", show_default="rules.srx")
    ] = None,
    abbreviations: Annotated[
        bool, typer.Option("--abbreviations", help="Only the desk's own abbreviations, as a list to add to.")
    ] = False,
    latin: Annotated[
        bool, typer.Option("--latin", help="Only the table of Kazakh in Latin letters, latin.csv of the desk.")
    ] = False,
    ours: Annotated[bool, typer.Option("--ours", help="The rules that come with tmtool.")] = False,
) -> None:
    """Write the segmentation rules of the desk as SRX 2.0, for other tools and to be changed."""
    if latin:
        if abbreviations:
            raise UsageError("These are two files; leave out --latin or --abbreviations.")
        _export_latin(call, output or Path("latin.csv"), ours=ours)
        return
    if ours and abbreviations:
        raise UsageError("tmtool comes without a list of abbreviations; leave out --ours or --abbreviations.")
    path = output or Path("abbreviations.txt" if abbreviations else "rules.srx")
    with call.opened_desk() as desk:
        written = desk.rules.write_abbreviations(path) if abbreviations else desk.rules.write(path, ours=ours)
    what = "abbreviations" if abbreviations else "rules"
    call.answer({"path": str(path), "units": written}, [f"{path}: {written} {what}."])


def _export_latin(call: Call, path: Path, *, ours: bool) -> None:
    with call.opened_desk() as desk:
        written = desk.latin_table.write(path, ours=ours)
        place = desk.folder / "latin.csv"
    call.answer(
        {"path": str(path), "units": written},
        [f"{path}: {written} letters. What you change counts when the file lies there: {place}"],
    )
