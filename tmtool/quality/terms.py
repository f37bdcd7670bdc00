"""Checks of terms: approved ones are used; forbidden ones, and those not right on the day, are not."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.glossary.compliance import is_used
from tmtool.glossary.inflect import like
from tmtool.language.registry import fold
from tmtool.language.words import Word, words
from tmtool.model.findings import Finding, Severity
from tmtool.model.terms import TermHit, TermStatus
from tmtool.quality.pair import Pair

SHORTEST_BEGINNING = 4


def find(pair: Pair) -> Iterator[Finding]:
    """Give one finding for each term of the source, however often it stands there."""
    if not pair.target.text.strip():
        return
    approved = _approved(pair)
    for hit in _first_of_each(pair.terms):
        yield from _missing(hit, pair)
        yield from _misused(hit, approved, pair, "terms.forbidden", TermStatus.FORBIDDEN)
    for hit in _first_of_each(pair.outdated):
        yield from _misused(hit, approved, pair, "terms.outdated")


def _first_of_each(hits: tuple[TermHit, ...]) -> list[TermHit]:
    by_place = sorted(hits, key=lambda hit: hit.start, reverse=True)
    first_of_each = {(hit.source, hit.targets): hit for hit in by_place}
    return sorted(first_of_each.values(), key=lambda hit: hit.start)


def _approved(pair: Pair) -> dict[tuple[int, int], tuple[str, ...]]:
    """The approved terms of each place of the source; several glossaries may speak of one place."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for hit in pair.terms:
        texts = tuple(target.text for target in hit.targets if target.status is not TermStatus.FORBIDDEN)
        found[hit.start, hit.end] = (*found.get((hit.start, hit.end), ()), *texts)
    return found


def _missing(hit: TermHit, pair: Pair) -> Iterator[Finding]:
    approved = [target.text for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
    if approved and not any(_place(term, pair) for term in approved):
        named = " or ".join(f"“{term}”" for term in approved)
        message = f"For “{pair.source.text[hit.start : hit.end]}” the glossary has {named}."
        related = next((span for term in approved if (span := _related(term, pair.target.text))), None)
        if related:
            message += f" “{pair.target.text[slice(*related)]}” may stand for it."
        yield pair.finding(
            "terms.missing",
            message,
            source=(hit.start, hit.end),
            target=related or (0, 0),
            about=hit.source,
            severity=Severity.NOTE if related else None,
        )


def _related(term: str, text: str) -> tuple[int, int] | None:
    """Find words made of those of a name: китайский of Китай, сенаттық of Сенат; short words are like too many."""
    if not term[:1].isupper():
        return None
    found: list[Word] = []
    present = words(text)
    for wanted in words(term):
        beginning = wanted.text[: max(SHORTEST_BEGINNING, len(wanted.text) - 2)].casefold()
        like = next((word for word in present if word.text.casefold().startswith(beginning)), None)
        if like is None or len(beginning) < SHORTEST_BEGINNING:
            return None
        found.append(like)
    return (min(word.start for word in found), max(word.end for word in found)) if found else None


def _misused(
    hit: TermHit,
    approved: dict[tuple[int, int], tuple[str, ...]],
    pair: Pair,
    check: str,
    status: TermStatus | None = None,
) -> Iterator[Finding]:
    right = approved.get((hit.start, hit.end), ())
    used = [span for span in (_place(term, pair) for term in right) if span]
    met = pair.source.text[hit.start : hit.end]
    for target in hit.targets:
        if (status is not None and target.status is not status) or target.text in right:
            continue
        span = _place(target.text, pair)
        # An approved term may hold a forbidden one: Республика Киргизия is not a mistake for Киргизия.
        if span is None or any(start <= span[0] and span[1] <= end for start, end in used):
            continue
        fault = f"The glossary forbids “{target.text}” for “{met}”."
        if status is None:
            fault = f"“{target.text}” for “{met}” was not right on the day of the article."
        instead = f" Use “{right[0]}”." if right else ""
        fix = _fix(pair, span, target.text, right[0]) if right else None
        source = (hit.start, hit.end)
        yield pair.finding(check, fault + instead, source=source, target=span, fix=fix, about=target.text)


def _fix(pair: Pair, span: tuple[int, int], old: str, new: str) -> str | None:
    """The target with the approved term in the form of the other, where no word beside it has to change."""
    language = pair.target_language
    if not _agree_alike(new, old, language):
        return None
    form = like(new, pair.target.text[slice(*span)], language, old=old)
    return None if form is None else pair.with_target((*span, form))


def _agree_alike(new: str, old: str, language: str) -> bool:
    if fold(language) != "ru":
        return True
    from tmtool.language.russian_forms import agree_alike

    return agree_alike(new, old)


def _place(term: str, pair: Pair) -> tuple[int, int] | None:
    return is_used(term, pair.target.text, pair.target_language)
