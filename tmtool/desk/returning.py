"""Bringing back what an editor worked over: a review table, or the translation itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tmtool import sniffing
from tmtool.desk.adding import insert_sentence
from tmtool.desk.clock import Clock
from tmtool.desk.parts import Progress, Through, Versions, write_in_parts
from tmtool.desk.reading import read_document
from tmtool.desk.returned import ADDED, REMARKED, SENT_BACK, Change, Conflict, Returned
from tmtool.desk.returned_document import compare_document
from tmtool.desk.returned_table import compare_table
from tmtool.desk.segmentation_rules import SegmentationRules
from tmtool.desk.settling import settle, signed
from tmtool.exchange.review_identity import read_identity
from tmtool.exchange.review_rows import NoReviewTable, ReviewTable
from tmtool.exchange.review_table import read_review
from tmtool.model.articles import Article, BlockKind, Job, Origin, OriginKind, Segment, State
from tmtool.model.errors import RefusedInput
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction
from tmtool.store.wordings import wordings_of

_BESIDE = (BlockKind.ATTRIBUTE, BlockKind.NOTE)
_ADVICE = "take it into a memory with: tmtool import"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken of a file that came back."""

    changes: tuple[Change, ...]
    """What was written."""
    conflicts: tuple[Conflict, ...]
    """What was not, those included that the desk changed while the person was looking."""


class Returning:
    """The room to which reviewed work comes back; what it writes is one operation, which an undo takes back."""

    def __init__(self, database: Database, person: str, clock: Clock, rules: SegmentationRules) -> None:
        self._database = database
        self._person = person
        self._clock = clock
        self._rules = rules

    def find(self, article: Article, job: Job, data: bytes, name: str) -> Returned:
        """Say what a file changes in a job; nothing is written.

        Args:
            article: the article.
            job: the job.
            data: a review table (DOCX, CSV, XLSX), or the translation as a document of any format that can be read.
            name: the name of the file.

        Raises:
            RefusedInput: it cannot be read, or is of another article or language.
        """
        with self._database.reading() as connection:
            segments = segment_rows.segments_of(connection, job.id)
            wordings = wordings_of(connection, job.id)
            blocks = article_rows.blocks_of(connection, article_rows.current_version(connection, article.id).id)
        table = _table(data, name)
        if table is not None:
            return compare_table(table, article.name, job.language, segments, person=self._person, time=self._clock())
        read = read_document(data, name)
        if read.bilingual is not None:
            raise RefusedInput(f"“{PurePath(name).name}” is neither a review table nor a text; {_ADVICE}", file=name)
        texts = [block.text.text for block in read.document.blocks]
        if any(read_identity(text) for text in texts):
            message = f"“{PurePath(name).name}” is a review table saved as {read.format.name}; save it as DOCX."
            raise RefusedInput(message, file=name)
        beside = [block.position for block in blocks if block.kind in _BESIDE]
        rules = self._rules.current()
        return compare_document(texts, article.name, job.language, segments, rules, beside=beside, wordings=wordings)

    def take(
        self, job: Job, changes: Sequence[Change], *, progress: Progress | None = None, through: Through | None = None
    ) -> Taken:
        """Write what was chosen: each text takes the place of the one before, in the memory too, and is reviewed.

        A segment that somebody has changed since it was found stays, and is a conflict.

        Args:
            job: the job.
            changes: those of `find` to write, in its order.
            progress: told how many are written; raising in it takes everything back.
            through: does each part of it.
        """
        writing = _Writing(self._person)
        doing = Doing("review", self._person, job.id)
        write_in_parts(self._database, doing, changes, writing.write, progress, through)
        return Taken(tuple(writing.done), tuple(writing.late))


class _Writing:
    """The work of taking changes."""

    def __init__(self, person: str) -> None:
        self._person = person
        self._versions: dict[int, int] = {}
        """Of the segments that this work has written."""
        self._behind: dict[int, int] = {}
        """Segments to the last sentence that was added behind them."""
        self.done: list[Change] = []
        self.late: list[Conflict] = []

    def write(self, transaction: Transaction, part: Sequence[Change]) -> Versions:
        """Write some changes; gives the versions that their segments have now."""
        written: list[int] = []
        for change in part:
            now = segment_rows.segment_by_id(transaction.connection, change.segment.id)
            if why := self._why_not(change, now):
                desk = "" if now is None else now.target.shown
                self.late.append(Conflict(change.segment.number, why, desk, change.after))
                continue
            written.append(self._write(transaction, change))
            self.done.append(change)
        versions = segment_rows.versions_of(transaction.connection, written)
        self._versions |= versions
        return versions

    def _why_not(self, change: Change, now: Segment | None) -> str:
        if now is None:
            return "joined or removed meanwhile"
        expected = self._versions.get(now.id, change.segment.version)
        return "" if now.version == expected or not _touches(change) else "changed meanwhile"

    def _write(self, transaction: Transaction, change: Change) -> int:
        segment = change.segment
        self._comment(transaction, change)
        if change.kind == ADDED:
            behind = self._behind.get(segment.id, segment.id)
            self._behind[segment.id] = insert_sentence(transaction, behind, change.text, change.state)
        elif change.state is State.DRAFT:
            _send_back(transaction, change)
        elif change.kind != REMARKED:
            # What the editor left as it was stays: repetitions stand in his file themselves.
            origin = Origin(OriginKind.TYPED) if change.is_of_text else None
            settle(transaction, segment.id, change.after, change.state, version=None, origin=origin, propagates=False)
        return segment.id

    def _comment(self, transaction: Transaction, change: Change) -> None:
        for one in change.comments:
            transaction.insert(
                tables.CommentRow,
                segment=change.segment.id,
                text=one.text,
                person=one.person or self._person,
                time=one.time,
                deleted=0,
            )


def _touches(change: Change) -> bool:
    """Whether a change writes into its segment, rather than beside it."""
    return change.kind not in (ADDED, REMARKED)


def _send_back(transaction: Transaction, change: Change) -> None:
    text = segment_rows.target_columns(change.text) if change.kind != SENT_BACK else {}
    row = {**text, **signed(transaction), "state": str(State.DRAFT)}
    transaction.update(tables.SegmentRow, change.segment.id, **row)


def _table(data: bytes, name: str) -> ReviewTable | None:
    """Read a review table; None where the file is something else."""
    # What nobody here can read is named for what it is.
    sniffing.sniff(data, name, wanted=("document", "bilingual"))
    try:
        return read_review(data, PurePath(name).name)
    except NoReviewTable:
        return None
