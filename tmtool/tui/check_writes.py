"""What the screen of the checks reads and writes; each call ends in one message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tmtool.model.articles import Article, Job, Segment, State
from tmtool.model.errors import TmtoolError
from tmtool.model.findings import Finding, Ignored
from tmtool.tui.long_work import Cancelled
from tmtool.tui.messages import Failed
from tmtool.tui.shown.found import Found, FoundInJob
from tmtool.tui.taking_back import takes_back
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


@dataclass
class JobChecked(Message):
    """The whole job was checked."""

    job: Job
    found: FoundInJob


@dataclass
class CheckingCame(Message):
    """So many segments are checked."""

    done: int
    total: int


@dataclass
class Mended(Message):
    """A finding was put right; its segment was checked for itself."""

    mended: Finding
    segment: Segment
    findings: tuple[Finding, ...]


@dataclass
class NowIgnored(Message):
    """Something is ignored from now on."""

    entries: tuple[Ignored, ...]
    words: str


@dataclass
class ToCheckAgain(Message):
    """So much may be otherwise now that the job is to be checked again; also told when all earlier writes are done."""

    words: str = ""


class CheckWrites:
    """Reads and writes the findings of one job."""

    def __init__(
        self, desk: Desk, writer: Writer, article: Article, language: str, tell: Callable[[Message], object]
    ) -> None:
        self._desk, self._writer, self._article, self._language = desk, writer, article, language
        self._tell = tell

    def check(self, is_cancelled: Callable[[], bool]) -> None:
        """Check the whole job; in a worker."""

        def told(done: int, total: int) -> None:
            if is_cancelled():
                raise Cancelled
            self._tell(CheckingCame(done, total))

        try:
            job = self._desk.articles.job(self._article, self._language)
            checked = self._desk.checking.checked(job, progress=told)
            self._tell(JobChecked(job, FoundInJob.of(checked.segments, checked.findings, checked.ignored)))
        except TmtoolError as error:
            self._tell(Failed(error))
        except Cancelled:
            return

    def settled(self) -> None:
        """Tell when everything that is lined up is written."""
        self._submit(ToCheckAgain)

    def fix(self, found: Found) -> None:
        """Write what is certain; what was confirmed stays so."""
        segment, finding, fix = found.segment, found.finding, found.finding.fix
        assert fix is not None

        def write() -> Message:
            if segment.state.confirmed:
                changed = self._desk.editing.confirm(segment.id, fix, version=segment.version).segment
            else:
                changed = self._desk.editing.draft(segment.id, fix, version=segment.version)
            return Mended(finding, changed, self._desk.checking.segment_findings(changed, self._language))

        self._submit(write)

    def ignore_here(self, found: Found) -> None:
        """Ignore a finding in its segment."""
        finding, segment = found.finding, found.segment

        def write() -> Message:
            self._desk.ignoring.ignore_once(segment.id, (finding,), job=segment.job)
            words = f"Ignored in segment {segment.number}. {takes_back(action='checks.undo')}"
            return NowIgnored((Ignored(finding.check, finding.segment, finding.about or None),), words)

        self._submit(write)

    def ignore_everywhere(self, found: Found, about: str | None) -> None:
        """Ignore what a check says on the whole desk.

        Args:
            found: what it said.
            about: of this word alone; of any where it is None.
        """
        finding = found.finding

        def write() -> Message:
            self._desk.ignoring.ignore(finding.check, about, job=found.segment.job)
            what = f"{finding.check} for “{about}”" if about else finding.check
            words = f"{what} is ignored on the whole desk. {takes_back(action='checks.undo')}"
            return NowIgnored((Ignored(finding.check, None, about),), words)

        self._submit(write)

    def heed(self, found: Found) -> None:
        """Say an ignored finding again."""

        def write() -> Message:
            self._desk.ignoring.heed_finding(found.segment.id, found.finding, job=found.segment.job)
            return ToCheckAgain("It is said again.")

        self._submit(write)

    def undo(self, job: Job) -> None:
        """Take back the last operation of this person on the job."""

        def write() -> Message:
            return ToCheckAgain(self._desk.operations.undo_but_typing(job).words)

        self._submit(write)

    def _submit(self, write: Callable[[], Message]) -> None:
        self._writer.submit(write, self._tell)


def may_be_fixed(found: Found) -> str:
    """Give why a finding cannot be put right by itself; empty where it can."""
    segment = found.segment
    if found.finding.fix is None:
        return "What is right instead is not certain here: Enter goes to the segment."
    if segment.locked or segment.state is State.FINAL:
        return f"Segment {segment.number} is {'locked' if segment.locked else 'signed off'}; nothing is changed."
    return ""
