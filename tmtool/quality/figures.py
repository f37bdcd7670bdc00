"""Checks of figures: each of the source stands in the translation by its value, and no other; up to is not up by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tmtool.language.measures import are_other_measures, measured_in, unit_end
from tmtool.language.placeables import PartKind, Placeable, PlaceableKind, placeables, rewrite
from tmtool.language.placeables.ranges import magnitude
from tmtool.language.registry import fold
from tmtool.language.russian_figures import noun_stays
from tmtool.model.findings import Finding, Severity
from tmtool.quality.conversions import Conversion, settled
from tmtool.quality.figure_matching import match_figures
from tmtool.quality.movements import turned
from tmtool.quality.pair import Pair
from tmtool.quality.spelt_figures import differences

_CHECKS = {
    PlaceableKind.AMOUNT: "figures.amount",
    PlaceableKind.DATE: "figures.date",
    PlaceableKind.WEEKDAY: "figures.date",
    PlaceableKind.TIME: "figures.time",
    PlaceableKind.URL: "figures.url",
    PlaceableKind.EMAIL: "figures.email",
}
_NAMES = {
    PlaceableKind.PERCENT: "percentage",
    PlaceableKind.POINTS: "number of percentage points",
    PlaceableKind.AMOUNT: "sum",
    PlaceableKind.DATE: "date",
    PlaceableKind.WEEKDAY: "weekday",
    PlaceableKind.TIME: "time",
    PlaceableKind.URL: "web address",
    PlaceableKind.EMAIL: "e-mail address",
}
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_SHARES = frozenset((PlaceableKind.PERCENT, PlaceableKind.POINTS))
_NUMBERS = frozenset((PlaceableKind.NUMBER, *_SHARES, PlaceableKind.AMOUNT))
_TIMES = frozenset((PlaceableKind.DATE, PlaceableKind.WEEKDAY, PlaceableKind.TIME, PlaceableKind.NUMBER))
_WEB = frozenset((PlaceableKind.URL, PlaceableKind.EMAIL))


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each figure that is missing, added, changed or converted."""
    if not pair.target.text.strip():
        return
    matched = match_figures(pair.source.text, pair.source_language, pair.target.text, pair.target_language)
    source, target = (pair.source.text, pair.source_language), (pair.target.text, pair.target_language)
    missing, added, conversions = settled(matched, source, target)
    yield from (_note(pair, conversion) for conversion in conversions)
    for one, other in _changed(missing, added):
        yield _finding(pair, one, other)
    # A weekday is often left out or said in other words: the day before, two days later.
    yield from (_finding(pair, one, None) for one in missing if one.kind is not PlaceableKind.WEEKDAY)
    yield from (_finding(pair, None, other) for other in added if other.kind is not PlaceableKind.WEEKDAY)
    yield from _unlocalised(pair, matched.pairs)
    for one, other, message in turned(pair, matched.pairs):
        yield pair.finding(_check(one), message, source=_span(one), target=_span(other), about=one.text)
    yield from _other_units(pair, matched.pairs)
    for difference in differences(pair, matched):
        about = pair.target.text[slice(*difference.target)]
        yield pair.finding(
            "figures.number", difference.message, source=difference.source, target=difference.target, about=about
        )


def _other_units(pair: Pair, pairs: Sequence[tuple[Placeable, Placeable]]) -> Iterator[Finding]:
    """Say which numbers stayed while their unit did not: 10 tons, 10 килограммов."""
    for one, other in pairs:
        ours = measured_in(one, pair.source.text, pair.source_language)
        if are_other_measures(ours, measured_in(other, pair.target.text, pair.target_language)):
            measures = (
                _measure(one, pair.source.text, pair.source_language),
                _measure(other, pair.target.text, pair.target_language),
            )
            message = f"The source has {measures[0]}, the translation {measures[1]}."
            yield pair.finding("figures.number", message, source=_span(one), target=_span(other), about=measures[1])


def _unlocalised(pair: Pair, pairs: Sequence[tuple[Placeable, Placeable]]) -> Iterator[Finding]:
    """Say which numbers are left with the English comma between thousands or the English decimal point."""
    if fold(pair.source_language) != "en" or fold(pair.target_language) not in ("ru", "kk"):
        return
    for one, other in pairs:
        written = other.piece(PartKind.NUMBER)
        if other.kind in _NUMBERS and written == one.piece(PartKind.NUMBER) and written and _ENGLISH.fullmatch(written):
            at = other.parts[0].start if other.parts[0].kind is PartKind.NUMBER else other.start
            start = pair.target.text.index(written, at)
            right = written.replace(",", "\u00a0").replace(".", ",")
            message = f"{written} is written as in English; here it is {right}."
            span = (start, start + len(written))
            fix = pair.with_target((*span, right))
            yield pair.finding(_check(other), message, source=_span(one), target=span, fix=fix, about=written)


def _note(pair: Pair, conversion: Conversion) -> Finding:
    one, other = conversion.one, conversion.other
    ours = _measure(one, pair.source.text, pair.source_language) if one else ""
    theirs = _measure(other, pair.target.text, pair.target_language) if other else ""
    if conversion.is_both:
        message = f"{ours} of the source is converted into {theirs}."
    elif other is None:
        message = f"{ours} of the source is left out; the same measure stands in another unit."
    else:
        message = f"{ours} of the source stands in another unit too: {theirs}."
    return pair.finding(
        "figures.number",
        message,
        source=_span(one) if one else (0, 0),
        target=_span(other) if other else (0, 0),
        about=ours or theirs,
        severity=Severity.NOTE,
    )


def _measure(figure: Placeable, text: str, language: str) -> str:
    """A figure with its unit, as written."""
    return text[figure.start : unit_end(figure, text, language)]


def _changed(missing: list[Placeable], added: list[Placeable]) -> Iterator[tuple[Placeable, Placeable]]:
    """Pair what is missing with what stands there instead, the likeliest first, and take both away."""
    for is_pair in (_same_number, _same_kind, _like_kind):
        for one in list(missing):
            other = next((other for other in added if is_pair(one, other)), None)
            if other is not None:
                missing.remove(one)
                added.remove(other)
                yield one, other


def _same_number(one: Placeable, other: Placeable) -> bool:
    number = magnitude(one)
    return number is not None and number == magnitude(other)


def _same_kind(one: Placeable, other: Placeable) -> bool:
    return one.kind is other.kind


def _like_kind(one: Placeable, other: Placeable) -> bool:
    return any({one.kind, other.kind} <= kinds for kinds in (_NUMBERS, _TIMES, _WEB))


def _finding(pair: Pair, one: Placeable | None, other: Placeable | None) -> Finding:
    """Say that a figure is another one, missing or added."""
    if one and other:
        message = f"The source has {one.text}, the translation {other.text.removesuffix('.')}."
        if {one.kind, other.kind} == _SHARES and magnitude(one) == magnitude(other):
            message = f"The source has {_share(one)}, the translation {_share(other)}: {one.text}, {other.text}."
        fix = _fix(pair, one, other)
        return pair.finding(_check(one), message, source=_span(one), target=_span(other), fix=fix, about=other.text)
    figure = one or other
    assert figure is not None
    name = _NAMES.get(figure.kind, "number")
    if one:
        message = f"The {name} {one.text} is missing."
        return pair.finding(_check(one), message, source=_span(one), about=one.text)
    message = f"The source does not have the {name} {figure.text}."
    return pair.finding(_check(figure), message, target=_span(figure), about=figure.text)


def _check(figure: Placeable) -> str:
    return _CHECKS.get(figure.kind, "figures.number")


def _share(figure: Placeable) -> str:
    return "percentage points" if figure.kind is PlaceableKind.POINTS else "percent"


def _span(figure: Placeable) -> tuple[int, int]:
    return figure.start, figure.end


def _fix(pair: Pair, one: Placeable, other: Placeable) -> str | None:
    """The target with the figure of the source, where no word beside it has to change with it."""
    text, language = pair.target.text, fold(pair.target_language)
    if one.kind is not other.kind or language not in ("ru", "kk"):
        return None
    if measured_in(one, pair.source.text, pair.source_language) != measured_in(other, text, language):
        # 10 pounds are not 10 kilograms.
        return None
    written = rewrite(text, other, one.value, language)
    if written is None:
        return None
    before, after = text[: other.start], text[other.end :]
    if language == "ru" and not _noun_stays(one, other, written, before, after):
        return None
    # Read back: what was written must be the figure of the source.
    read = placeables(before + written + after, language)
    if not any(figure.start == other.start and figure.meaning == one.meaning for figure in read):
        return None
    return pair.with_target((other.start, other.end, written))


def _noun_stays(one: Placeable, other: Placeable, written: str, before: str, after: str) -> bool:
    if magnitude(one) is None:
        return True
    multiplier = other.piece(PartKind.MULTIPLIER)
    if multiplier is None:
        return noun_stays(magnitude(other), magnitude(one), before, after)
    return multiplier in written and noun_stays(None, None, before, after)
