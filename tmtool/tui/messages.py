"""What workers and widgets tell the screens; workers only post these, and only handlers touch widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tmtool.model.articles import Article, HistoryEntry, Job, Segment
from tmtool.model.errors import TmtoolError
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.units import Match
from tmtool.tui.editing.own_words import OwnWords

if TYPE_CHECKING:
    from tmtool.desk.operations import Accepted
    from tmtool.desk.reports import ImportReport
    from tmtool.tui.order import Asked
    from tmtool.tui.shown.article_lines import Overview


@dataclass(frozen=True, slots=True)
class Stand:
    """Where to stand in a job; where the person stopped if nothing is given."""

    segments: tuple[int, ...] = ()
    """Identities of segments: the first that is there."""
    place: tuple[int, int] | None = None
    """Block and offset, if none of them is there, and for the same place in another language."""
    asked_at: int | None = None
    """The segment where the person stood when asking."""
    changed_only: bool = False
    """Whether only what an update of the article changed is shown at first."""

    @classmethod
    def after(cls, segment: Segment, *wanted: int) -> Stand:
        """Stand on the first of some segments that is there, else where the person was."""
        order = (segment.id, *wanted) if segment.id in wanted else (*wanted, segment.id)
        return cls(order, (segment.first_block, segment.start), segment.id)


@dataclass
class ArticlesRead(Message):
    """The list of articles was read."""

    overview: Overview


class PlacesRead(Message):
    """The files of the articles were read: it is known for which languages they have places."""


@dataclass
class MemoriesChanged(Message):
    """The drop folders brought something new: what was looked up before may be out of date."""

    applied: tuple[str, ...]
    """A sentence for each file that was taken."""
    refused: tuple[str, ...]
    """A sentence for each file that was not."""

    @classmethod
    def of(cls, reports: Sequence[ImportReport]) -> MemoriesChanged:
        """Make it of what became of the files; that tmtool's own came is no news to anybody.

        Args:
            reports: one for each file.
        """
        applied = tuple(_words(report) for report in reports if not (report.refused or report.is_shipped))
        return cls(applied, tuple(report.refused for report in reports if report.refused))

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.applied or self.refused)


def _words(report: ImportReport) -> str:
    counts = report.counts
    kinds = ((counts.new, "new"), (counts.updated, "changed"), (counts.removed, "removed"))
    return f"{report.name}: {', '.join(f'{count:,} {kind}' for count, kind in kinds if count) or 'nothing new'}."


@dataclass
class JobOpened(Message):
    """A job was read and can be shown."""

    article: Article
    job: Job
    segments: tuple[Segment, ...]
    number: int
    """The segment to stand on."""
    sibling_language: str | None = None
    sibling: tuple[Segment, ...] = ()
    """The segments of the first target language's job, where this one is another."""
    asked_at: int | None = None
    """The segment where the person stood when the job was to be read again; who has moved since stays there."""
    auto_insert: int | None = None
    """From which score the person wants the best match put in by itself."""
    last_here: str | None = None
    """When the person went to a segment of it before; None where they never did."""
    bookmarks: frozenset[int] = frozenset()
    """The segments that the person marked."""
    words_an_hour: bool = False
    """Whether the person wants to see how fast they are."""
    change: int = 0
    """The last change in the job that is surely in it."""
    asked: Asked | None = None
    """The reading that this answers."""


@dataclass
class WrittenElsewhere(Message):
    """Somebody wrote in the job."""

    segments: tuple[Segment, ...]
    """As they are now."""
    is_another: bool
    """Whether there are other segments now, or so many changed that the job is to be read again."""


@dataclass
class HistoryRead(Message):
    """What was in a segment before was read."""

    segment: int
    entries: tuple[HistoryEntry, ...]
    """Newest first."""


@dataclass
class SuggestionsFound(Message):
    """Matches and terms of a segment were looked up."""

    segment: int
    source: str
    """Its source at that time, with tags as a translator sees them; a split or a join gives it another."""
    matches: tuple[Match, ...]
    terms: tuple[TermHit, ...]
    is_whole: bool = True
    """Whether no fragments will come after these."""
    asked: float = 0.0
    """When the look-up began, as `time.monotonic` has it."""


@dataclass
class PhrasesFound(Message):
    """Terms, places and figures of a segment as the target language writes them."""

    segment: int
    phrases: tuple[str, ...]
    asked: int
    """Which question this answers."""


@dataclass
class WordsLearnt(Message):
    """The words of what is confirmed in the job were read."""

    words: OwnWords


@dataclass
class TypingPreferred(Message):
    """What the person wants done while typing was read."""

    completion: bool
    typography: bool
    snippets: dict[str, str]
    auto_insert: int | None = None
    """From which score the best match is put in by itself."""


@dataclass
class TextChecked(Message):
    """The text in the editor was checked."""

    segment: int
    text: str
    findings: tuple[Finding, ...]
    used: tuple[bool, ...]
    """For each term of the segment whether the text has it."""


@dataclass
class Written(Message):
    """A write is on disk."""

    segments: tuple[Segment, ...]
    """What it changed, as it is now."""
    words: str = ""
    """What to say about it."""
    reread: Stand | None = None
    """Where the list of segments changed: where to stand once it is read again."""
    text: tuple[int, str] | None = None
    """The segment and the text that this write saved."""
    accepted: Accepted | None = None
    """What was confirmed, where that was taken back."""


@dataclass
class Bookmarked(Message):
    """A bookmark is on disk, or taken away there."""

    segment: int
    marked: bool


@dataclass
class NotWritten(Message):
    """A write failed; what the person typed is still in the editor."""

    error: TmtoolError
    text: tuple[Segment, str] | None = None
    """The segment that the write was given, and the text that is not on disk."""
    now: Segment | None = None
    """The segment as it is on disk, where a colleague changed it."""


@dataclass
class Failed(Message):
    """Something else that a person can mend went wrong."""

    error: TmtoolError


@dataclass
class Done(Message):
    """Something ended well that needs only a word."""

    words: str


@dataclass
class Flushed(Message):
    """Everything typed so far was written, or said not to be."""

    then: str
    """What was waiting for it: `home`, `deliver`, `other language` …"""


@dataclass
class ReadyForRun(Message):
    """Everything typed so far was written, so that the sure matches can be confirmed."""


@dataclass
class Broken(Message):
    """A programming error on the writer's thread."""

    error: BaseException
