"""Tables of the trade, CSV and TSV: glossaries in and out, the segments of a job out.

A glossary comes back as it was written but for white space at the ends of texts and within terms, the order of terms
of different languages and of properties, and properties with an empty name or value.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from tmtool.exchange.delimited import guarded, table_of
from tmtool.exchange.glossary_rows import concepts_of
from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.exchange.glossary_table import table
from tmtool.exchange.input_files import read_input
from tmtool.exchange.table_bilingual import read_bilingual, write_bilingual
from tmtool.exchange.table_heading import heading_of
from tmtool.exchange.text_repair import repaired_text
from tmtool.model.articles import Segment
from tmtool.model.job_content import JobContent
from tmtool.model.terms import Concept

__all__ = ["read_bilingual", "read_glossary", "write_bilingual", "write_glossary", "write_job", "write_segments"]


def read_glossary(
    path: Path, *, encoding: str | None = None, repair: bool = False, choices: Choices | None = None
) -> GlossarySource:
    """Read a glossary table, among them the tab files of OmegaT; its first language is the source.

    Args:
        path: a CSV or TSV file; commas, semicolons, tabs and bars are told by the headings and the lines.
        encoding: what the person asked for, else the mark of the file decides, else UTF-8.
        repair: also take in a file with NUL characters, bytes that do not decode and quotation marks that stay open.
        choices: what the person said of the file.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: two languages cannot be told, or it is damaged; names the line.
        UsageError: `encoding` is no text encoding, or the chosen columns do not name two languages.
    """
    path = Path(path)
    repaired: dict[str, int] = {}
    text = repaired_text(
        read_input(path), encoding=encoding, declared=None, name=path.name, forced=repair, counts=repaired
    )
    found = table_of(text, path, forced=repair, repaired=repaired)
    heading = heading_of(found.rows, choices or Choices(), path=path, where="line")
    return concepts_of(found.rows, heading, repaired, (found.remark,))


def write_glossary(concepts: Sequence[Concept], out: BinaryIO, *, source_language: str, created: str) -> int:
    """Write concepts as CSV in UTF-8, with commas; texts that a spreadsheet would take for formulas are guarded.

    Args:
        concepts: in their order.
        out: open for writing bytes.
        source_language: the language whose column comes first.
        created: not written; a table does not say it.

    Returns:
        The number of concepts written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    # A formula is guarded in a heading too: a property may have any name.
    writer.writerows([guarded(cell) for cell in row] for row in table(concepts, source_language))
    # A lone surrogate, which no file may hold, must not cost the whole table.
    out.write(text.getvalue().encode("utf-8", "replace"))
    return len(concepts)


def write_segments(segments: Sequence[Segment], out: BinaryIO) -> int:
    """Write segments as CSV in UTF-8 with the columns number, source, target, state and comment.

    Args:
        segments: those to write, in order; left-out ones are not written.
        out: open for writing bytes.

    Returns:
        The number of segments written.
    """
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("number", "source", "target", "state", "comment"))
    kept = [segment for segment in segments if not segment.left_out]
    for segment in kept:
        comments = "; ".join(f"{comment.person}: {comment.text}" for comment in segment.comments)
        writer.writerow((segment.number, segment.source.shown, segment.target.shown, segment.state.value, comments))
    # A lone surrogate, which no file may hold, must not cost the whole table.
    out.write(table.getvalue().encode("utf-8", "replace"))
    return len(kept)


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write what is ready of a job as CSV; a sentence that was added stands there with no source beside it."""
    return write_segments([segment for segment in job.segments if job.is_ready(segment)], out)
