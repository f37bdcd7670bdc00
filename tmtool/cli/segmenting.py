"""The command that needs no desk: segment."""

from __future__ import annotations

from typing import Annotated

import typer

from tmtool import formats
from tmtool.cli.call import Call, bytes_from, language
from tmtool.cli.command import Panel, command
from tmtool.model.errors import RefusedInput, TmtoolError


@command("segment", Panel.SEGMENTS)
def segment(
    call: Call,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article; - for standard input.")],
    source: Annotated[str, typer.Option("--from", metavar="LANGUAGE", help="The language of the text.")] = "en",
) -> None:
    """Print the segments of a text; nothing is taken in."""
    from tmtool.desk.segmenting import slices
    from tmtool.documents.document import Document

    written_in = language(source)
    data = bytes_from(file)
    format_ = formats.sniff(data, file)
    if format_.reads != "document":
        raise RefusedInput(f"“{file}” is no article but {format_.name}; take it in with: tmtool import", file=file)
    try:
        document: Document = format_.load().read(data)
    except TmtoolError as error:
        error.file = error.file or file
        raise
    found = []
    for cut in slices([block.text for block in document.blocks], written_in):
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
