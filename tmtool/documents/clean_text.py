"""Clean text for a CMS: the paragraphs of an article and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from tmtool.documents.web_text import with_spaces
from tmtool.model.articles import BlockKind
from tmtool.model.job_content import JobContent


def write(texts: Sequence[str]) -> bytes:
    """Write texts as UTF-8 paragraphs with a blank line between them; blank ones leave no trace."""
    paragraphs = [text.strip() for text in texts if text.strip()]
    return ("\n\n".join(paragraphs) + "\n").encode() if paragraphs else b""


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write the paragraphs of a job without what is left out; the number of its translated segments is given.

    Descriptions of pictures and of the page are no paragraphs.
    """
    running = [text for block, text in zip(job.blocks, job.clean, strict=True) if block.kind is not BlockKind.ATTRIBUTE]
    out.write(write([with_spaces(text.text, job.no_break_spaces) for text in running]))
    return job.translated
