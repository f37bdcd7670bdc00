"""A review table beside its job: what the editor changed, told from what the desk changed since; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmtool.desk.returned import ACCEPTED, REMARKED, SENT_BACK, Change, Conflict, Returned
from tmtool.exchange.review_identity import base_of, comparable, job_of, segments_by_signs
from tmtool.exchange.review_rows import ReviewRow, ReviewTable
from tmtool.exchange.review_wording import comments_cell, new_remark, read_status, status_cell
from tmtool.model.articles import Comment, Segment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

_LEFT_OUT, _LOCKED = "left out", "locked"
_CHANGED_SINCE = "changed on the desk since the table was written"
_SIGNED_OFF = "signed off since the table was written"


def compare_table(
    table: ReviewTable, article: str, language: str, segments: Sequence[Segment], *, person: str, time: str
) -> Returned:
    """Say what a review table changes in a job.

    Args:
        table: the table.
        article: the name of the article.
        language: the language of the job.
        segments: those of the job as they are now.
        person: who brings it back, for remarks that do not say whose they are.
        time: now, ISO 8601.

    Raises:
        RefusedInput: it is the table of another job.
    """
    job = job_of(article, language)
    _refuse_another(table, job, article, language)
    comparing = _Comparing(table, job, segments, person, time)
    for row in table.rows:
        comparing.read(row)
    return comparing.result()


def _refuse_another(table: ReviewTable, job: str, article: str, language: str) -> None:
    said = [row.identity.job for row in table.rows if row.identity]
    is_other = (table.language, table.article) not in ((None, None), (language, " ".join(article.split())))
    if job in said or (not said and not is_other):
        return
    of = f"of “{table.article}” into {table.language}" if table.article else "of another translation"
    raise RefusedInput(
        f"This is the review table {of}, not of “{article}” into {language}; name that article and language."
    )


@dataclass(slots=True)
class _Found:
    """A row and the segment of which it is."""

    row: ReviewRow
    segment: Segment


class _Comparing:
    """The work on one table."""

    def __init__(self, table: ReviewTable, job: str, segments: Sequence[Segment], person: str, time: str) -> None:
        self._table, self._job, self._segments = table, job, segments
        self._person, self._time = person, time
        self._by_signs = segments_by_signs(job, segments)
        self._by_number = {one.number: one for one in segments}
        self._rows: dict[int, list[_Found]] = {}
        self._conflicts: list[Conflict] = []
        self._changes: list[Change] = []
        self._unchanged = 0
        self._edited_sources: list[int] = []

    def read(self, row: ReviewRow) -> None:
        """Find the segment of a row."""
        segment: Segment | None
        if row.identity is not None:
            if row.identity.job != self._job:
                self._conflicts.append(Conflict(None, "the row belongs to another translation", "", row.target))
                return
            segment = self._by_signs.get(row.identity.segment)
            if segment is None:
                why = "its segment is not there any more: it was split, joined, or its source changed"
                self._conflicts.append(Conflict(None, why, "", row.target))
                return
        else:
            segment = self._by_number.get(row.number or 0)
            if segment is None:
                self._conflicts.append(Conflict(None, f"there is no segment {row.number}", "", row.target))
                return
        self._rows.setdefault(segment.id, []).append(_Found(row, segment))

    def result(self) -> Returned:
        """Compare every segment with its row."""
        for segment in self._segments:
            found = self._rows.get(segment.id, [])
            if len(found) > 1:
                file = " | ".join(dict.fromkeys(one.row.target for one in found))
                self._conflicts.append(Conflict(segment.number, "its row is doubled", segment.target.shown, file))
            elif found:
                self._compare(found[0])
            elif self._table.has_identities and not segment.left_out:
                self._conflicts.append(Conflict(segment.number, "its row is missing", segment.target.shown, ""))
        conflicts = sorted(self._conflicts, key=lambda one: (one.segment is None, one.segment or 0))
        remarks = [*self._table.remarks, *(f"{count} × {why}." for why, count in self._table.skipped.items())]
        if self._edited_sources:
            numbers = ", ".join(map(str, self._edited_sources))
            remarks.append(f"Edited in the source alone, which stays as the desk has it: {numbers}.")
        return Returned(
            tuple(self._changes), tuple(conflicts), len(self._table.rows), self._unchanged, True, tuple(remarks)
        )

    def _compare(self, found: _Found) -> None:
        row, segment = found.row, found.segment
        change = self._change(row, segment)
        if change is None:
            self._unchanged += 1
            if row.source and comparable(row.source) != comparable(segment.source.shown):
                self._edited_sources.append(segment.number)
            return
        if why := self._against(row, segment, change):
            self._conflict(segment, why, change)
            return
        self._changes.append(change)

    def _conflict(self, segment: Segment, why: str, change: Change) -> None:
        takes = None if why in (_LEFT_OUT, _LOCKED) else change
        desk, file = (segment.target.shown, change.after) if change.is_of_text else ("", "")
        if not change.is_of_text:
            desk, file = status_cell(segment), str(change.state)
        if why.startswith("its source"):
            desk, file = segment.source.shown, next(one.row.source for one in self._rows[segment.id])
        self._conflicts.append(Conflict(segment.number, why, desk, file, takes))
        if change.comments and takes is not None:
            # A remark says something whatever becomes of the text.
            remark = replace(change, kind=REMARKED, text=segment.target, state=segment.state)
            self._changes.append(remark)
            self._conflicts[-1] = replace(self._conflicts[-1], change=replace(change, comments=()))

    def _change(self, row: ReviewRow, segment: Segment) -> Change | None:
        """Give what a row changes; None where nothing."""
        comments = self._new_comments(row, segment)
        text = self._text(row, segment)
        wanted = self._state(row, segment)
        if text is not None:
            return Change(segment, "changed", text, wanted or State.REVIEWED, comments)
        if wanted is not None and wanted is not segment.state:
            kind = SENT_BACK if wanted is State.DRAFT else ACCEPTED
            return Change(segment, kind, segment.target, wanted, comments)
        return Change(segment, REMARKED, segment.target, segment.state, comments) if comments else None

    def _text(self, row: ReviewRow, segment: Segment) -> TaggedText | None:
        """Give the text that the editor wrote; None where he left it as it was, or wrote what the desk has."""
        if not self._table.has_targets:
            return None
        now = comparable(row.target)
        if now == comparable(segment.target.shown) or (row.identity and base_of(row.target) == row.identity.base):
            return None
        return TaggedText.from_shown(now, segment.source.tags)

    def _state(self, row: ReviewRow, segment: Segment) -> State | None:
        """Give the state that the editor asks for; None where he leaves it as it was."""
        said = read_status(row.status)
        if said is None or not self._table.has_states:
            if row.status and self._table.has_states and said is None and row.status != status_cell(segment):
                why = f"the status “{row.status}” is not known; write reviewed or draft"
                self._conflicts.append(Conflict(segment.number, why, status_cell(segment), row.status))
            return None
        if said is (row.identity.state if row.identity else segment.state):
            return None
        if said in (State.REVIEWED, State.FINAL):
            return None if segment.state is State.FINAL else State.REVIEWED
        if said is State.TRANSLATED:
            return None if segment.state.confirmed else State.TRANSLATED
        return State.DRAFT if segment.target else None

    def _against(self, row: ReviewRow, segment: Segment, change: Change) -> str:
        """Say what stands against taking a change; empty where nothing does."""
        if change.kind == REMARKED:
            return ""
        if segment.left_out:
            return _LEFT_OUT
        if segment.locked:
            return _LOCKED
        if row.is_damaged:
            return "its ID is damaged"
        if comparable(row.source) != comparable(segment.source.shown):
            return "its source was edited"
        if row.identity and base_of(segment.target.shown) != row.identity.base:
            return _CHANGED_SINCE
        if row.identity and segment.state is State.FINAL is not row.identity.state:
            return _SIGNED_OFF
        if not change.after:
            return "its target was emptied" if change.is_of_text else "it has no translation to accept"
        return _lost_tags(segment, change.text)

    def _new_comments(self, row: ReviewRow, segment: Segment) -> tuple[Comment, ...]:
        known = {" ".join(one.text.split()) for one in segment.comments}
        remarks = [one for one in row.remarks if " ".join(one.text.split()) not in known]
        written = "" if row.comment == comments_cell(segment.comments) else new_remark(row.comment, segment.comments)
        if written:
            remarks.insert(0, Comment(written, "", ""))
        return tuple(Comment(one.text, one.person or self._person, self._time) for one in remarks)


def _lost_tags(segment: Segment, text: TaggedText) -> str:
    """Say which tags of a segment's target a text has lost or doubled; empty where none.

    A tag that the target lacks and the source has may come, and one too many may go.
    """
    old, source, new = (Counter(tag.shown for tag in one.tags) for one in (segment.target, segment.source, text))
    missing = [tag for tag in old if new[tag] < min(old[tag], source[tag])]
    doubled = [tag for tag in old if new[tag] > max(old[tag], source[tag])]
    named = ((missing, "missing"), (doubled, "doubled"))
    return "; ".join(
        f"the tag {tags[0]} is {what}" if len(tags) == 1 else f"the tags {', '.join(tags)} are {what}"
        for tags, what in named
        if tags
    )
