"""What a review table says when it comes back, whatever file it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tmtool.exchange.review_identity import RowIdentity
from tmtool.model.articles import Comment
from tmtool.model.errors import RefusedInput


class NoReviewTable(RefusedInput):
    """The file is sound, and holds no row of a review table."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table before anybody knows what its columns are."""

    texts: tuple[str, ...]
    remarks: tuple[Comment, ...] = ()
    """Comments that are fastened to the row rather than written into it."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row of a review table; texts as they stand there, tags as ‹1›."""

    place: int
    """Counted from 1 over all rows but headings."""
    number: int | None
    """Of the segment, where the row says it."""
    identity: RowIdentity | None
    is_damaged: bool
    """Whether there is an identity that cannot be read."""
    source: str
    target: str
    status: str
    comment: str
    remarks: tuple[Comment, ...] = ()
    row: int = 0
    """Index of it among all rows of the file, headings and others too."""
    columns: Mapping[str, int] = field(default_factory=dict)
    """Index of its cells by the headings of `review_columns.Column`."""


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A review table as it came back."""

    rows: tuple[ReviewRow, ...]
    article: str | None = None
    """The name of the article for which it says it was written."""
    language: str | None = None
    has_identities: bool = True
    """Whether it has a column for them at all."""
    has_targets: bool = True
    has_states: bool = True
    remarks: tuple[str, ...] = ()
    """Sentences on what in the file was not read."""
    skipped: dict[str, int] = field(default_factory=dict)
    """Rows that are none of a review table, by reason."""
