"""What the tests of the checks are made with."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.quality.check import check, check_job
from tmtool.quality.pair import Pair


def pair(
    source: str | TaggedText,
    target: str | TaggedText,
    language: str = "ru",
    terms: tuple[TermHit, ...] = (),
    outdated: tuple[TermHit, ...] = (),
    number: int = 7,
) -> Pair:
    """An English source and its translation."""
    both = [text if isinstance(text, TaggedText) else TaggedText(text) for text in (source, target)]
    return Pair(both[0], both[1], number, "en", language, terms, outdated)


def said(source: str | TaggedText, target: str | TaggedText, language: str = "ru", *, of: str) -> list[Finding]:
    """What one check, or all of a family, says of an English source and its translation."""
    return [finding for finding in check(pair(source, target, language)) if finding.check.startswith(of)]


def said_of_job(texts: Sequence[tuple[str, str]], language: str = "ru", *, of: str) -> list[Finding]:
    """What a check over a job says of English sources and their translations."""
    pairs = [pair(*both, language, number=number) for number, both in enumerate(texts, 1)]
    return [finding for finding in check_job(pairs) if finding.check.startswith(of)]
