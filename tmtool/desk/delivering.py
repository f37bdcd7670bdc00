"""Finishing a job: what stands in the way, the sign-off, and every file that goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tmtool.desk.checking import Checking
from tmtool.desk.composing import counts
from tmtool.desk.delivered_files import DeliveredFiles
from tmtool.desk.exports import Exported, Exports, default_name
from tmtool.desk.numbers_in_runs import in_runs
from tmtool.desk.outputs import make_writable_folder
from tmtool.desk.parts import write_in_parts
from tmtool.desk.settling import signed
from tmtool.formats import FORMATS, Format
from tmtool.language.counted import counted
from tmtool.model.articles import Article, Job, Segment, State
from tmtool.model.errors import ChangedMeanwhile, MissingInput, UsageError
from tmtool.model.findings import Finding, Severity
from tmtool.model.units import Status
from tmtool.store import articles as article_rows
from tmtool.store import pairs as pair_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction

_UNTRANSLATED = "text.untranslated"
"""The check that says what the list of open segments says."""
DELIVERED = ("document", "text", "tmx", "po", "csv", "xliff", "review")
"""The formats in which finished work goes out; the others are written when somebody asks for them."""
Told = Callable[[int, int | None], None]
"""Told how many files of how many are written."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a job stands before it goes out."""

    job: Job
    untranslated: tuple[Segment, ...]
    unconfirmed: tuple[Segment, ...]
    """Those that have a text which nobody has confirmed."""
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    segments: tuple[Segment, ...]

    @property
    def is_clear(self) -> bool:
        """Whether it may be signed off; warnings do not stand in the way."""
        return not (self.untranslated or self.unconfirmed or self.errors)

    @property
    def left_out(self) -> tuple[Segment, ...]:
        """The segments that the translation does not have."""
        return tuple(one for one in self.segments if one.left_out)

    @property
    def missed(self) -> tuple[Segment, ...]:
        """Those left-out segments that somebody may want after all: the headline, and what has a translation."""
        return tuple(one for one in self.left_out if one.headline or one.target)

    @property
    def first(self) -> int | None:
        """The number of the first segment that stands in the way."""
        numbers = [one.number for one in (*self.untranslated, *self.unconfirmed)]
        return min([*numbers, *(one.segment for one in self.errors)], default=None)


class Delivering:
    """The room from which finished work goes out."""

    def __init__(self, database: Database, folder: Path, person: str, checking: Checking, exports: Exports) -> None:
        self._database = database
        self._folder = folder
        self._person = person
        self._checking = checking
        self._exports = exports

    def standing(self, job: Job) -> Standing:
        """Check a job and say what stands in the way of signing it off."""
        with self._database.reading() as connection:
            segments = segment_rows.segments_of(connection, job.id)
            now = article_rows.job_by_id(connection, job.id)
        findings: Sequence[Finding] = self._checking.findings(job)
        open_ones = [one for one in segments if not (one.left_out or one.state.confirmed or _is_nothing(one))]
        untranslated = tuple(one for one in open_ones if not one.target)
        listed = {one.number for one in untranslated}
        findings = [one for one in findings if one.segment not in listed or one.check != _UNTRANSLATED]
        return Standing(
            now,
            untranslated,
            tuple(one for one in open_ones if one.target),
            tuple(one for one in findings if one.severity is Severity.ERROR),
            tuple(one for one in findings if one.severity is Severity.WARNING),
            segments,
        )

    def sign_off(self, standing: Standing, progress: Told | None = None) -> tuple[Segment, ...]:
        """Make every segment of a job final, and so the texts that they wrote into the memory; one operation.

        It is written in parts; where somebody changes the job between two of them, all of it goes back.

        Args:
            standing: how the job was found to stand, nothing being in the way.
            progress: told how many segments are final; raising in it takes everything back.

        Returns:
            The segments that are final now.

        Raises:
            UsageError: something stands in the way.
            ChangedMeanwhile: somebody has changed the job since it was checked.
        """
        if not standing.is_clear:
            raise UsageError(f"Nothing is signed off: {in_the_way(standing)}; see segment {standing.first}.")
        job = standing.job
        if not any(counts(one) for one in standing.segments):
            raise UsageError("There is nothing to sign off: every segment is left out.")
        expected = {one.id: one.version for one in standing.segments}
        final = {one.id: one for one in standing.segments if one.state is State.FINAL}
        open_ones = [
            one for one in standing.segments if not (one.left_out or one.state is State.FINAL or _is_nothing(one))
        ]

        def write(transaction: Transaction, part: Sequence[Segment]) -> None:
            if segment_rows.versions_in(transaction.connection, job.id) != expected:
                raise ChangedMeanwhile("Somebody has changed this translation while it was checked; press F12 again.")
            for one in _sign(transaction, part):
                expected[one.id], final[one.id] = one.version, one

        write_in_parts(self._database, Doing("sign off", self._person, job.id), open_ones, write, progress)
        return tuple(final[one.id] for one in standing.segments if one.id in final)

    def outputs(self, article: Article, language: str, folder: Path) -> dict[Path, Format]:
        """Give the files in which a job goes out.

        Raises:
            UsageError: one of them would take the place of a source file, which is never replaced.
        """
        written = {
            folder / default_name(article, [language], format_): format_
            for format_ in FORMATS.values()
            # A client's file goes out as itself; one made of its segments would only be mistaken for it.
            if format_.id in DELIVERED and format_.id != article.format
        }
        for path in written:
            if self._is_source(path):
                raise UsageError(
                    f"“{path}” is an article that was taken in, and is never replaced; choose another folder.",
                    file=path,
                )
        return written

    def write_all(
        self, article: Article, language: str, folder: Path, *, progress: Told | None = None
    ) -> tuple[Exported, ...]:
        """Write a job in every format in which it goes out; a file that is there already is replaced whole.

        One that somebody has changed since it was delivered, such as a review table, is copied to another name before.

        Args:
            article: the article.
            language: the language of the job.
            folder: where to.
            progress: told how far it has come; raising in it cancels.

        Raises:
            UsageError: a file would take the place of a source file.
            OutputError: the folder cannot be written.
        """
        make_writable_folder(folder)
        outputs = self.outputs(article, language, folder)
        delivered = DeliveredFiles(self._folder)
        done: list[Exported] = []
        try:
            for path, format_ in outputs.items():
                if progress:
                    progress(len(done), len(outputs))
                kept = delivered.set_aside(path)
                exported = self._exports.export(article, [language], format_.id, path)
                done.append(replace(exported, kept=delivered.written(path, kept)))
        finally:
            delivered.record()
        return tuple(done)

    def _is_source(self, path: Path) -> bool:
        """Whether a file holds, under its name, what was taken in as an article of that name."""
        try:
            if not path.is_file():
                return False
            held = path.read_bytes()
        except OSError as error:
            raise MissingInput(f"“{path}” cannot be read: {error.strerror or error}.", file=path) from error
        with self._database.reading() as connection:
            return article_rows.has_content(connection, path.name, held)


def _sign(transaction: Transaction, segments: Sequence[Segment]) -> list[Segment]:
    """Make segments final, and what they wrote into the memory."""
    identities = [one.id for one in segments]
    by = signed(transaction)
    transaction.update_each(tables.SegmentRow, {one: {"state": str(State.FINAL), **by} for one in identities})
    written = pair_rows.written_variants(transaction.connection, identities)
    # In ascending order, each once: repetitions may have written the same text.
    final = {variant: {"status": str(Status.FINAL)} for variant in sorted(set(written.values()))}
    transaction.update_each(tables.VariantRow, final)
    return [replace(one, state=State.FINAL, version=one.version + 1, **by) for one in segments]


def in_the_way(standing: Standing) -> str:
    """Say what stands in the way: `1,200 not translated, 1 not confirmed, 1 error`."""
    parts = []
    if count := len(standing.untranslated):
        parts.append(f"{count:,} not translated")
    if count := len(standing.unconfirmed):
        parts.append(f"{count:,} not confirmed")
    if count := len(standing.errors):
        parts.append(counted(count, "error"))
    return ", ".join(parts)


def kept_words(files: Iterable[Exported]) -> tuple[str, ...]:
    """Say in a sentence each which files were changed since they went out, and where they are kept."""
    return tuple(
        f"“{one.path.name}” was not what was written there last: it is kept as “{one.kept.name}”."
        for one in files
        if one.kept
    )


def left_out_words(standing: Standing) -> str:
    """Say what is left out, in a line: `Left out: 1, 12–14.`; nothing where nothing is."""
    named = in_runs(one.number for one in standing.left_out)
    return f"Left out: {named}." if named else ""


def _is_nothing(segment: Segment) -> bool:
    """Whether it is an added sentence that nobody has typed yet."""
    return segment.added and not segment.target
