"""The command that needs no desk: segment."""

from __future__ import annotations

from typing import Annotated

import typer

from tmtool.cli.call import Call, bytes_from, language
from tmtool.cli.command import Panel, command


@command("segment", Panel.SEGMENTS)
def segment(
    call: Call,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article; - for standard input.")],
    source: Annotated[str, typer.Option("--from", metavar="LANGUAGE", help="The language of the text.")] = "en",
) -> None:
    """Print the segments of a text; nothing is taken in."""
    from tmtool.desk.reading import document_slices, read_document

    written_in = language(source)
    _, document = read_document(bytes_from(file), file)
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
