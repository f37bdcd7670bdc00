"""An article as the HTML that is pasted into a CMS: headline, headings, paragraphs and nothing else."""

from __future__ import annotations

from html import escape
from typing import BinaryIO

from tmtool.documents.web_text import legal, with_spaces
from tmtool.model.articles import BlockKind
from tmtool.model.job_content import JobContent

_ELEMENTS = {BlockKind.HEADLINE: "h1", BlockKind.HEADING: "h2"}


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write an article for a CMS: the headline first, what is left out not at all.

    Cells of tables become paragraphs, notes come last. Descriptions of pictures are not in it.

    Args:
        job: the job.
        out: open for writing bytes.

    Returns:
        The number of its translated segments.
    """
    blocks = [
        (block.kind, text.text.strip())
        for block, text in zip(job.blocks, job.clean, strict=True)
        if block.kind is not BlockKind.ATTRIBUTE and text.text.strip()
    ]
    blocks.sort(key=lambda block: block[0] is BlockKind.NOTE)
    first = next((at for at, (kind, _) in enumerate(blocks) if kind is BlockKind.HEADLINE), 0)
    ordered = [*blocks[first : first + 1], *blocks[:first], *blocks[first + 1 :]]
    lines = (_element(kind, text, job.no_break_spaces) for kind, text in ordered)
    out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    return job.translated


def _element(kind: BlockKind, text: str, no_break_spaces: str) -> str:
    name = _ELEMENTS.get(kind, "p")
    inside = with_spaces(escape(legal(text), quote=False), no_break_spaces).replace("\n", "<br>")
    return f"<{name}>{inside}</{name}>"
