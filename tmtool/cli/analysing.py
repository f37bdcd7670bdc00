"""The command that counts what the memories know of some files: analyse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool.cli.call import Call, bytes_from
from tmtool.cli.command import Panel, command
from tmtool.cli.language_pair import language_pair
from tmtool.cli.options import SourceOption, TargetOption
from tmtool.cli.output import error_document, print_error
from tmtool.model.errors import TmtoolError

if TYPE_CHECKING:
    from tmtool.desk.analysis import Bands
    from tmtool.language.segmentation import Rules
    from tmtool.model.text import TaggedText


@command("analyse", Panel.WHOLE_JOB)
def analyse(
    call: Call,
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Articles; - for standard input.")],
    to: TargetOption = None,
    source: SourceOption = None,
) -> int:
    """Count the words of files by how well the memories know them; nothing is taken in."""
    from tmtool.desk.analysis import Bands

    total = Bands()
    listed: list[dict[str, Any]] = []
    lines: list[str] = []
    code = 0
    with call.opened_desk(scanned=True) as desk:
        written_in, target = language_pair(desk, source, to)
        read: list[tuple[str, list[TaggedText]]] = []
        for file in files:
            try:
                read.append((file, _segments(file, written_in, desk.rules.current())))
            except TmtoolError as error:
                if len(files) == 1:
                    raise
                code = max(code, error.exit_code)
                listed.append({"file": file, "error": error_document(error)})
                if not call.json:
                    print_error(error, as_json=False)
        desk.derived.tidy()
        counted = desk.analysis.analyse([segments for _, segments in read], written_in, target)
        for (file, _), bands in zip(read, counted, strict=True):
            total.add(bands)
            listed.append({"file": file, **_shape(bands)})
            lines += [file, *_table(bands)]
    if len(read) != 1:
        lines += ["Together", *_table(total)]
    listed.sort(key=lambda entry: files.index(entry["file"]))
    call.answer({"files": listed, "total": _shape(total)}, lines)
    return code


def _segments(file: str, language: str, rules: Rules) -> list[TaggedText]:
    from tmtool.desk.reading import document_slices, read_document

    document = read_document(bytes_from(file), file).document
    return [cut.source for cut in document_slices(document, language, rules)]


def _shape(bands: Bands) -> dict[str, Any]:
    return {"bands": {band: asdict(amount) for band, amount in bands.bands.items()}}


def _table(bands: Bands) -> Iterator[str]:
    yield f"  {'':10} {'segments':>9} {'words':>9} {'characters':>11}"
    for band, amount in bands.bands.items():
        yield f"  {band:10} {amount.segments:9} {amount.words:9} {amount.characters:11}"
