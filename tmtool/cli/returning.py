"""The command that brings back what an editor worked over: review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool.cli.call import Call, bytes_from
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import job_of
from tmtool.cli.memory_upkeep import UNDO
from tmtool.cli.options import ArticleArgument, JobOption
from tmtool.cli.output import print_message
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.returned import Change, Conflict, Returned

_ALL, _NONE = "all", "none"


@command("review", Panel.WHOLE_JOB)
def review(
    call: Call,
    article: ArticleArgument,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The file that came back; - for standard input.", show_default=False)
    ],
    to: JobOption = None,
    accept: Annotated[
        str,
        typer.Option(
            "--accept",
            metavar="all|none|N,N…",
            help="What to take: all, none, or only these segments; conflicts only where they are named.",
        ),
    ] = _ALL,
    preview: Annotated[bool, typer.Option("--preview", help="Only show what would be taken.")] = False,
) -> int:
    """Bring back a review table, or the translation as an editor has changed it.

    A review table is what export --format review writes; CSV and XLSX tables come back too. A translation may come as
    a document of any format that can be read, tracked changes read as accepted: its sentences are compared with those
    of the job. Every text that is taken replaces the one before, in the memory too, and is reviewed. What cannot be
    taken by itself is listed as a conflict, and the command ends with 1.
    """
    numbers = _numbers(accept)
    data = bytes_from(file)
    with call.opened_desk() as desk:
        known = desk.articles.find(article)
        job = job_of(desk, known, to)
        found = desk.returning.find(known, job, data, file)
        if numbers is not None:
            found = _chosen(found, numbers)
        taken, conflicts = found.changes, found.conflicts
        is_written = not preview and accept.strip().lower() != _NONE
        if is_written:
            done = desk.returning.take(job, found.changes)
            taken, conflicts = done.changes, (*conflicts, *done.conflicts)
    if taken and is_written:
        print_message(UNDO)
    document = {
        "article": known.name,
        "language": job.language,
        "preview": not is_written,
        "read": found.read,
        "changed": sum(one.is_of_text for one in taken),
        "unchanged": found.unchanged,
        "reviewed": sum(one.kind == "accepted" for one in taken),
        "comments": sum(len(one.comments) for one in taken),
        "changes": [_change_shape(one) for one in taken],
        "conflicts": [_conflict_shape(one) for one in conflicts],
        "remarks": list(found.remarks),
    }
    call.answer(document, _lines(document, taken, conflicts))
    return 1 if conflicts else 0


def _numbers(accept: str) -> frozenset[int] | None:
    """Read which segments are to be taken; None for all of them.

    Raises:
        UsageError: it is neither all, none nor numbers.
    """
    words = [word.strip() for word in accept.lower().split(",") if word.strip()]
    if words in ([_ALL], [_NONE]):
        return None
    if not words or not all(word.isascii() and word.isdecimal() for word in words):
        raise UsageError(f"“{accept}” is not what to take; write --accept all, none, or numbers such as 3,7")
    return frozenset(map(int, words))


def _chosen(found: Returned, numbers: frozenset[int]) -> Returned:
    chosen = found.chosen(numbers)
    lost = numbers - {one.segment.number for one in chosen.changes}
    if lost:
        named = ", ".join(map(str, sorted(lost)))
        raise UsageError(f"The file has nothing to take for segment {named}; nothing is taken. See --preview.")
    return chosen


def _change_shape(one: Change) -> dict[str, Any]:
    return {
        "segment": one.segment.number,
        "kind": one.kind,
        "before": one.before,
        "after": one.after,
        "state": str(one.state),
        "comments": [comment.text for comment in one.comments],
    }


def _conflict_shape(one: Conflict) -> dict[str, Any]:
    return {"segment": one.segment, "why": one.why, "desk": one.desk, "file": one.file}


def _lines(document: dict[str, Any], changes: tuple[Change, ...], conflicts: tuple[Conflict, ...]) -> Iterator[str]:
    for one in changes:
        where = f"behind {one.segment.number}" if one.is_added else f"{one.segment.number}"
        yield f"{where}: {one.kind}" + (f": {one.before}" if one.before and one.is_of_text else "")
        if one.is_of_text:
            yield f"  → {one.after or '(nothing)'}"
        yield from (f"  # {comment.person}: {comment.text}" for comment in one.comments)
    for conflict in conflicts:
        yield f"{conflict.segment or '?'}: conflict: {conflict.why}"
        yield from (f"  {name}: {text}" for name, text in (("desk", conflict.desk), ("file", conflict.file)) if text)
    yield from document["remarks"]
    counts = ", ".join(f"{name} {document[name]}" for name in ("read", "changed", "unchanged", "reviewed", "comments"))
    ending = "; nothing was written" if document["preview"] else ""
    yield f"{counts[0].upper()}{counts[1:]}, conflicts {len(conflicts)}{ending}."
