"""Checks of terms: approved ones are used, forbidden ones are not."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.glossary.compliance import is_used
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit, TermStatus
from tmtool.quality.pair import Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Give one finding for each term of the source, however often it stands there."""
    by_place = sorted(pair.terms, key=lambda hit: hit.start, reverse=True)
    first_of_each = {(hit.source, hit.targets): hit for hit in by_place}
    for hit in sorted(first_of_each.values(), key=lambda hit: hit.start):
        yield from _find_of(hit, pair)


def _find_of(hit: TermHit, pair: Pair) -> Iterator[Finding]:
    approved = [target.text for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
    forbidden = [target.text for target in hit.targets if target.status is TermStatus.FORBIDDEN]
    met = pair.source.text[hit.start : hit.end]
    used = [span for span in (_place(term, pair) for term in approved) if span]
    if approved and not used:
        named = " or ".join(f"“{term}”" for term in approved)
        yield pair.finding("terms.missing", f"For “{met}” the glossary has {named}.", source=(hit.start, hit.end))
    for term in forbidden:
        span = _place(term, pair)
        # An approved term may hold a forbidden one: Республика Киргизия is not a mistake for Киргизия.
        if span and not any(start <= span[0] and span[1] <= end for start, end in used):
            instead = f" Use “{approved[0]}”." if approved else ""
            message = f"The glossary forbids “{term}” for “{met}”.{instead}"
            yield pair.finding("terms.forbidden", message, source=(hit.start, hit.end), target=span)


def _place(term: str, pair: Pair) -> tuple[int, int] | None:
    return is_used(term, pair.target.text, pair.target_language)
