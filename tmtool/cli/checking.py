"""Commands that run the checks: check, check-pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, language, text_from, typed
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import job_of
from tmtool.cli.language_pair import language_pair
from tmtool.cli.options import SourceOption
from tmtool.cli.shapes import finding_shape
from tmtool.language.counted import counted
from tmtool.model.errors import MissingInput, UsageError
from tmtool.model.findings import Finding, Severity

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.model.articles import Article, Job

FOUND = 1
"""The exit code where there are findings that count."""
_ORDER = list(Severity)


def _severity(given: str) -> Severity:
    try:
        return Severity(given.lower())
    except ValueError:
        known = ", ".join(Severity)
        raise UsageError(f"--fail-on takes one of {known}, not “{given}”.") from None


FailOnOption = Annotated[
    str,
    typer.Option("--fail-on", metavar="SEVERITY", help="From where on the exit code is 1: error, warning or note."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--to", metavar="LANGUAGE", help="The language translated into; the first there is by default."),
]


@command("check", Panel.SEGMENTS)
def check(
    call: Call,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[ARTICLE|FILE]", help="An article, or a bilingual file (TMX, XLIFF, PO …), which is not imported."
        ),
    ] = None,
    to: LanguageOption = None,
    source: SourceOption = None,
    memory: Annotated[
        str | None, typer.Option("--memory", metavar="NAME", parser=typed, help="Check this memory.")
    ] = None,
    fail_on: FailOnOption = "warning",
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="WHAT",
            help="Never say it again: N:CHECK in segment N, CHECK on the whole desk, CHECK:WORD for that word alone.",
        ),
    ] = None,
    heed: Annotated[
        list[str] | None,
        typer.Option("--heed", metavar="WHAT", help="Say again what was ignored; written as for --ignore."),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say of each check that found something what it looks at, and how to mend it."),
    ] = False,
) -> int:
    """Run the checks on an article, a bilingual file or a memory."""
    least = _severity(fail_on)
    if (what is None) == (memory is None):
        raise UsageError("Name one thing to check: an article, a bilingual file, or a memory with --memory.")
    with call.opened_desk(scanned=True) as desk:
        found = _checked(desk, what, to, source, memory)
        for entry in ignore or ():
            found.ignore(entry)
        for entry in heed or ():
            found.heed(entry)
        findings = found.findings()
    return _answer(call, findings, least, explain=explain)


@command("check-pair", Panel.SEGMENTS)
def check_pair(
    call: Call,
    text: Annotated[str, typer.Argument(metavar="SOURCE", help="The source text; - for standard input.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Its translation; - for standard input.")],
    to: Annotated[str, typer.Option("--to", metavar="LANGUAGE", help="The language of the translation.")] = "ru",
    source: Annotated[str, typer.Option("--from", metavar="LANGUAGE", help="The language of the source.")] = "en",
    fail_on: FailOnOption = "warning",
) -> int:
    """Run the checks on one text and its translation; no desk is needed."""
    from tmtool.quality.check import check_all
    from tmtool.quality.pair import Pair, from_typed

    least = _severity(fail_on)
    if text == target == "-":
        raise UsageError("Only one of the two texts can come from standard input.")
    both = [from_typed(text_from(one)) for one in (text, target)]
    return _answer(call, check_all([Pair(both[0], both[1], 1, language(source), language(to))]), least)


class _Checked:
    """What a person named, and what can be ignored in it."""

    def __init__(self, desk: Desk, findings: Callable[[], Sequence[Finding]], job: Job | None = None) -> None:
        self._desk = desk
        self.findings = findings
        self._job = job

    def ignore(self, entry: str) -> None:
        """Ignore what was typed after --ignore."""
        number, check_id, about = _parts(entry)
        if number is None:
            self._desk.ignoring.ignore(check_id, about)
            return
        job = self._of_article(entry)
        segment = self._desk.articles.numbered(job, number)
        found = [
            one
            for one in self.findings()
            if one.segment == number and one.check == check_id and about in (None, one.about)
        ]
        if not found:
            raise UsageError(f"Segment {number} has no finding of {check_id}; there is nothing to ignore.")
        self._desk.ignoring.ignore_once(segment.id, found, job=job.id)

    def heed(self, entry: str) -> None:
        """Heed again what was typed after --heed."""
        number, check_id, about = _parts(entry)
        segment = None if number is None else self._desk.articles.numbered(self._of_article(entry), number).id
        self._desk.ignoring.heed(check_id, about, segment_id=segment)

    def _of_article(self, entry: str) -> Job:
        if self._job is None:
            raise UsageError(f"“{entry}” names a segment; only those of an article can be ignored one by one.")
        return self._job


def _parts(entry: str) -> tuple[int | None, str, str | None]:
    """Take N:CHECK:WORD apart, of which the first and the last may be missing."""
    first, _, rest = entry.partition(":")
    number = int(first) if first.isascii() and first.isdigit() else None
    check_id, _, about = (rest if number is not None else entry).partition(":")
    return number, check_id, about or None


def _checked(desk: Desk, what: str | None, to: str | None, source: str | None, memory: str | None) -> _Checked:
    if memory is not None:
        _, target = language_pair(desk, source, to)
        return _Checked(desk, lambda: desk.checking.memory_findings(memory, target))
    assert what is not None
    article = _article(desk, what)
    if article is not None:
        job = job_of(desk, article, to)
        return _Checked(desk, lambda: desk.checking.findings(job), job)
    written_in = language(source) if source else desk.settings.source
    target_language = language(to) if to else None
    return _Checked(desk, lambda: desk.checking.file_findings(Path(what), written_in, target_language))


def _article(desk: Desk, what: str) -> Article | None:
    """The article of that name, number or path; None where a file is meant."""
    try:
        return desk.articles.find(what)
    except MissingInput:
        # A name too long for a file is the name of no file.
        with suppress(OSError):
            if Path(what).exists():
                return None
        raise


def _answer(call: Call, findings: Sequence[Finding], least: Severity, *, explain: bool = False) -> int:
    document: dict[str, object] = {"findings": [finding_shape(one) for one in findings]}
    explained = _explanations(findings) if explain else {}
    if explain:
        document["checks"] = explained
    lines = (*_lines(findings), *(f"{check_id}: {words}" for check_id, words in explained.items()))
    call.answer(document, lines)
    failing = [one for one in findings if _ORDER.index(one.severity) <= _ORDER.index(least)]
    return FOUND if failing else 0


def _explanations(findings: Sequence[Finding]) -> dict[str, str]:
    from tmtool.quality.explanations import EXPLANATIONS

    found = {one.check for one in findings}
    return {check_id: words for check_id, words in EXPLANATIONS.items() if check_id in found}


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Sentences for persons: what is wrong first, house style apart."""
    from tmtool.quality.registry import CHECKS

    styled = [one for one in findings if CHECKS[one.check].is_style]
    others = [one for one in findings if not CHECKS[one.check].is_style]
    yield from map(_line, others)
    if styled:
        yield "House style:"
        yield from map(_line, styled)
    numbers = Counter(one.severity for one in others)
    said = [counted(numbers[severity], severity) for severity in _ORDER if numbers[severity]]
    if styled:
        said.append(f"{len(styled)} of house style")
    yield f"{', '.join(said)}." if said else "The checks have nothing to say."


def _line(one: Finding) -> str:
    return f"{one.segment:>4}  {one.severity:<7}  {one.check}: {one.message}"
