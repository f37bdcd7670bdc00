"""A desk in memory with the rooms that the screen uses, so that its tests need no disk and can make one fail."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tmtool.desk.job_languages import JobLanguages
from tmtool.desk.looking_over import LookedOver
from tmtool.desk.operations import Accepted, Undone
from tmtool.desk.settings import Settings
from tmtool.model.articles import Article, Comment, HistoryEntry, Job, Origin, Segment, State
from tmtool.model.errors import TmtoolError, UsageError
from tmtool.model.findings import Finding, Severity
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.model.text import TaggedText
from tmtool.model.units import Change, Difference, Match, MatchKind, Reason, Status

ENGLISH = (
    "Oil output falls",
    "The ministry of energy said output fell by 30 percent.",
    "The field will restart on Monday.",
    "Prices rose.",
    "By Our Reporter",
)
FUZZY = Match(
    score=87,
    kind=MatchKind.FUZZY,
    source=TaggedText("The ministry of energy said output fell by 20 percent."),
    target=TaggedText("Министерство энергетики сообщило, что добыча упала на 20 процентов."),
    memory="central-asia",
    status=Status.TRANSLATED,
    unit=1,
    variant=1,
    differences=(Difference(Change.REPLACE, (43, 45), (43, 45), Reason.FIGURE, 2.0),),
    by="A.S.",
    at="2025-03-11T10:00:00Z",
)
SECOND = replace(FUZZY, score=61, source=TaggedText("Output fell."), target=TaggedText("Добыча упала."), differences=())
TERM = TermHit("ministry of energy", 4, 22, (TermTarget("министерство энергетики", TermStatus.PREFERRED),), "desk")


@dataclass
class PretendDesk:
    """One article in two languages."""

    failing: TmtoolError | None = None
    """What every write ends in, if anything."""
    written: list[tuple[str, int, str]] = field(default_factory=list)
    folder: Path = Path("/pretend")
    person: str = "Aigerim"
    made: bool = True
    exported: list[str] = field(default_factory=list)
    taken_in: list[tuple[bytes, str]] = field(default_factory=list)
    preferred: dict[str, Any] = field(default_factory=lambda: {"auto_insert": None})
    marked: set[int] = field(default_factory=set)
    stood: dict[int, int] = field(default_factory=dict)
    """Where the person stopped, by job."""

    def __post_init__(self) -> None:
        self.settings = Settings(("ru", "kk"))
        self.database = SimpleNamespace(version=lambda: 0)
        self.jobs = {"ru": list(segments(1)), "kk": list(segments(2))}
        self.before: list[dict[str, list[Segment]]] = []
        rooms = (
            "articles",
            "bookmarks",
            "states",
            "editing",
            "operations",
            "suggestions",
            "checking",
            "ignoring",
            "imports",
            "exports",
            "pretranslation",
            "preferences",
            "assignments",
            "looking_over",
            "adding",
            "delivering",
            "derived",
        )
        for room in rooms:
            setattr(self, room, self)
        self.job_languages = JobLanguages(self)  # type: ignore[arg-type]

    def clock(self) -> str:
        return "2026-11-23T09:00:00Z"

    def values(self) -> dict[str, Any]:
        return dict(self.preferred)

    def put(self, name: str, typed: str) -> None:
        self.preferred[name] = typed

    def keys(self) -> dict[str, str]:
        return dict(self.preferred.get("keys", {}))

    def snippets(self) -> dict[str, str]:
        return dict(self.preferred.get("snippets", {}))

    def put_snippet(self, abbreviation: str, text: str) -> None:
        self.preferred["snippets"] = {**self.snippets(), abbreviation: text}

    # articles

    def all(self) -> tuple[Article, ...]:
        return (self.find("oil.txt"),)

    def find(self, name: str) -> Article:
        jobs = tuple(
            Job(n, 1, language, len(held), sum(s.state.confirmed for s in held))
            for n, (language, held) in enumerate(self.jobs.items(), 1)
        )
        day = "2026-11-23T09:00:00Z"
        return Article(1, "oil.txt", "en", 1, "text", "Oil output falls", day, day, jobs)

    def job(self, article: Article, language: str) -> Job:
        return next(job for job in article.jobs if job.language == language)

    def segments(self, job: Job) -> tuple[Segment, ...]:
        return tuple(self.jobs[job.language])

    def segment(self, identity: int) -> Segment:
        return next(s for held in self.jobs.values() for s in held if s.id == identity)

    def resume(self, job: Job, segments: Any = None) -> int:
        return self.stood.get(job.id, 2)

    def enter(self, segment: Segment) -> None:
        self.stood[segment.job] = segment.number

    def last_here(self, job: Job) -> str | None:
        return "2026-11-23T08:00:00Z" if job.id in self.stood else None

    def last_languages(self) -> dict[int, str]:
        return {}

    def colleagues(self) -> dict[int, tuple[str, ...]]:
        return {}

    def last_stood(self) -> int | None:
        return None

    def look_over(self, data: bytes, file: str) -> LookedOver:
        return LookedOver(5, 40, "en", ("ru", "kk"))

    def take_in(self, data: bytes, name: str, *, file: str | None = None, left_out: tuple[int, ...] = ()) -> Any:
        self._fail()
        self.taken_in.append((data, name))
        return SimpleNamespace(article=self.find("oil.txt"), segments=5, words=40, kept=0, changed=0, new=5)

    # writing

    def draft(self, identity: int, text: str, *, version: int | None = None, origin: Origin | None = None) -> Segment:
        return self._write("draft", identity, text, State.DRAFT, origin)

    def confirm(
        self, identity: int, text: str | None, *, version: int | None = None, origin: Origin | None = None
    ) -> Any:
        text = self.segment(identity).target.shown if text is None else text
        self.before.append({language: list(held) for language, held in self.jobs.items()})
        done = self._put(replace(self._write("confirm", identity, text, State.TRANSLATED, origin), sister_changes=()))
        return SimpleNamespace(segment=done, propagated=())

    def leave_out(self, identity: int, left_out: bool = True, *, version: int | None = None) -> Segment:
        self.written.append(("leave out", identity, str(left_out)))
        return self._put(replace(self.segment(identity), left_out=left_out))

    def comment(self, identity: int, text: str) -> Segment:
        return self._put(
            replace(self.segment(identity), comments=(Comment(text, self.person, "2026-11-23T09:00:00Z"),))
        )

    def written_since(self, job: Job, change: int, known: dict[int, int]) -> Any:
        return SimpleNamespace(segments=(), change=0, count=5, many=False)

    def of_job(self, job: Job) -> frozenset[int]:
        return frozenset(self.marked)

    def mark(self, identity: int, marked: bool) -> None:
        self.marked ^= {identity}

    def lock(self, identity: int, locked: bool, *, version: int | None = None) -> Segment:
        return self._put(replace(self.segment(identity), locked=locked))

    def unconfirm(self, identity: int, *, version: int | None = None) -> Segment:
        return self._put(replace(self.segment(identity), state=State.DRAFT))

    def split(self, identity: int, at: int, *, version: int | None = None) -> Any:
        self.written.append(("split", identity, str(at)))
        return self.segment(identity), self.segment(identity + 1)

    def join(self, identity: int) -> Segment:
        self.written.append(("join", identity, ""))
        return self.segment(identity)

    def undo(self, *, job: Job) -> Any:
        if not self.before:
            raise UsageError("There is nothing to take back.")
        changed = [
            s.id for old, new in zip(self.before[-1]["ru"], self.jobs["ru"], strict=True) for s in [old] if s != new
        ]
        done = self.segment(changed[-1])
        self.jobs = self.before.pop()
        for identity in changed:
            # An undo is one more write.
            self._put(replace(self.segment(identity), version=done.version + 1))
        accepted = Accepted(done.id, done.target.shown, done.origin)
        return Undone(1, "confirm", tuple(changed), accepted=accepted)

    def undo_but_typing(self, job: Job) -> Any:
        return self.undo(job=job)

    def history(self, identity: int) -> tuple[HistoryEntry, ...]:
        return (HistoryEntry(1, "confirm", "Aigerim", "2026-11-23T09:00:00Z", "Добыча упала", State.TRANSLATED),)

    def pretranslate(self, job: Job) -> Any:
        return SimpleNamespace(context=1, exact=2, fuzzy=0, untouched=3)

    def _write(self, kind: str, identity: int, text: str, state: State, origin: Origin | None) -> Segment:
        self._fail()
        self.written.append((kind, identity, text))
        old = self.segment(identity)
        return self._put(replace(old, target=TaggedText(text), state=state, version=old.version + 1, origin=origin))

    def _put(self, segment: Segment) -> Segment:
        for held in self.jobs.values():
            held[:] = [segment if one.id == segment.id else one for one in held]
        return segment

    def _fail(self) -> None:
        if self.failing:
            raise self.failing

    # looking up

    def warm(self) -> None:
        pass

    def look_after(self, cancelled: Any) -> int:
        return 0

    def scan(self) -> tuple[()]:
        return ()

    def for_segment(self, segment: Segment, language: str, *, fragments: bool = False) -> Any:
        is_second = segment.number == 2
        return SimpleNamespace(
            matches=(FUZZY, SECOND) if is_second else (), terms=(TERM,) if is_second else (), is_whole=True
        )

    def segment_findings(self, segment: Segment, language: str, target: str) -> tuple[Finding, ...]:
        if segment.number == 2 and "30" not in target and not any(kind == "ignore" for kind, *_ in self.written):
            fix = f"{target} 30"
            return (Finding(2, "figures.number", Severity.WARNING, "“30” is not in the translation.", fix=fix),)
        return ()

    def ignore_once(self, segment_id: int, findings: tuple[Finding, ...], *, job: int) -> None:
        self.written += [("ignore", segment_id, one.check) for one in findings]

    def export(self, article: Article, languages: list[str], format_id: str, path: Path | None = None) -> Any:
        self.exported.append(format_id)
        return SimpleNamespace(path=path or Path(f"oil.{languages[0]}.{format_id}"), segments=5, untranslated=3)


def segments(job: int) -> tuple[Segment, ...]:
    """The segments of a job: a headline, a paragraph of three, and a byline."""
    places = [(1, 0, 16), (2, 0, 54), (2, 55, 88), (2, 89, 101), (3, 0, 15)]
    return tuple(
        Segment(
            id=job * 100 + number,
            job=job,
            number=number,
            first_block=block,
            start=start,
            last_block=block,
            end=end,
            source=TaggedText(text),
            target=TaggedText("Добыча нефти падает" if number == 1 and job == 1 else ""),
            state=State.TRANSLATED if number == 1 and job == 1 else State.NEW,
            version=1,
            headline=number == 1,
            starts_block=number in (1, 2, 5),
            ends_block=number in (1, 4, 5),
            furniture=number == 5,
        )
        for number, (text, (block, start, end)) in enumerate(zip(ENGLISH, places, strict=True), 1)
    )
