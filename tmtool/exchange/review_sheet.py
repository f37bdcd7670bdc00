"""The segments of a job as the rows of a table with identities, for spreadsheets."""

from __future__ import annotations

from typing import BinaryIO

from tmtool.exchange.review_columns import Column
from tmtool.exchange.review_identity import identity_of, job_of, segments_by_signs
from tmtool.exchange.review_wording import comments_cell, status_cell
from tmtool.exchange.xlsx_writing import write_sheet
from tmtool.model.job_content import JobContent


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write a job as a workbook of one sheet with the columns of a review table; what is left out is not in it.

    Raises:
        UsageError: a text is longer than a cell may be.
    """
    signs = job_of(job.article.name, job.language)
    rows = [
        (
            str(segment.number),
            identity_of(signs, its, segment),
            segment.source.shown,
            segment.target.shown,
            status_cell(segment),
            comments_cell(segment.comments),
        )
        for its, segment in segments_by_signs(signs, job.segments).items()
        if not segment.left_out
    ]
    write_sheet([tuple(map(str, Column)), *rows], out, title=f"{job.language} review", created=job.created)
    return len(rows)
