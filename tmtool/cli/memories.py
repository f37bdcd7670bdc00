"""Commands that ask memories and glossaries: match, terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from tmtool.cli.call import Call, text_from, typed
from tmtool.cli.command import Panel, command
from tmtool.cli.language_pair import language_pair
from tmtool.cli.numbers import whole_number
from tmtool.cli.options import SourceOption, TargetOption
from tmtool.cli.shapes import match_shape, term_shape
from tmtool.model.errors import MissingInput, UsageError
from tmtool.model.terms import TermHit
from tmtool.model.units import Match, MatchKind

HIGHEST_SCORE = 101

TextArgument = Annotated[
    str, typer.Argument(metavar="TEXT", help="The text; - for standard input.", show_default=False)
]


@command("match", Panel.MEMORIES)
def match(
    call: Call,
    text: TextArgument,
    to: TargetOption = None,
    source: SourceOption = None,
    minimum: Annotated[
        int,
        typer.Option(
            "--min", metavar="N", parser=whole_number("--min", 1, HIGHEST_SCORE), help="The lowest score shown."
        ),
    ] = 70,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", parser=whole_number("--limit", 1), help="How many at most.")
    ] = 5,
    memory: Annotated[
        str | None, typer.Option("--memory", metavar="NAME", parser=typed, help="Look only in this memory.")
    ] = None,
) -> None:
    """Find what was translated before and is like a text; where that is little, what has a phrase of it."""
    wanted = _text(text)
    with call.opened_desk(scanned=True) as desk:
        if memory is not None and memory not in {known.name for known in desk.memories.all()}:
            raise MissingInput(f"There is no memory “{memory}”; see them with: tmtool memories")
        written_in, target = language_pair(desk, source, to)
        found = desk.suggestions.matches(
            wanted, written_in, target, minimum=minimum, limit=limit, memory=memory, fragments=True
        )
    call.answer({"matches": [match_shape(one) for one in found]}, _match_lines(found, minimum))


@command("terms", Panel.MEMORIES)
def terms(call: Call, text: TextArgument, to: TargetOption = None, source: SourceOption = None) -> None:
    """Find the terms of the glossaries in a text, longest first."""
    from tmtool.glossary.offered_forms import with_forms

    wanted = _text(text)
    with call.opened_desk(scanned=True) as desk:
        written_in, target = language_pair(desk, source, to)
        found = desk.suggestions.terms(wanted, written_in, target)
    hits, overlaps = (with_forms(some, target) for some in (found.hits, found.overlaps))
    call.answer(
        {"terms": [term_shape(hit) for hit in hits], "overlaps": [term_shape(hit) for hit in overlaps]},
        _term_lines(found.hits) if found.hits else ["There is no term of the glossaries in it."],
    )


def _text(given: str) -> str:
    text = text_from(given)
    if not text.strip():
        raise UsageError("There is no text to look up; type one, or - to read standard input.")
    return text


def _match_lines(found: Sequence[Match], minimum: int) -> Iterator[str]:
    if not found or found[0].kind is MatchKind.FRAGMENT:
        yield f"There is nothing at {minimum} or above."
    for one in found:
        phrase = f", “{one.source.text[slice(*one.fragment)]}”" if one.fragment else ""
        yield f"{one.score} {one.kind}, {one.memory}{f', via {one.via}' if one.via else ''}{phrase}"
        yield f"    {one.source.shown}"
        yield f"    {one.target.shown}"
        if one.repaired is not None:
            yield f"  → {one.repaired}"
        for warning in one.warnings:
            yield f"    ! {warning}"


def _term_lines(hits: Sequence[TermHit]) -> Iterator[str]:
    for hit in hits:
        targets = ", ".join(f"{target.text} ({target.status})" for target in hit.targets)
        yield f"{hit.source}: {targets or '–'}"
