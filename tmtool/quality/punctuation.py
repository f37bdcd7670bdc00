"""Checks of punctuation: the sign at the end, spaces, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtool.language.placeables import PlaceableKind, placeables
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

_SPACES = " \u00a0\u202f\u2009"
_SEVERAL = re.compile(f"[{_SPACES}]{{2,}}")
_BEFORE_SIGN = re.compile(rf"(?<=[^\s(\[«„“])[{_SPACES}]+(?=,(?!\d)|[;:!?»)\]](?![\w)(DP-])|\.(?![\w.])|…(?!\w))")
_AFTER_OPENING = re.compile(rf"(?<=[(\[«„])[{_SPACES}]+(?=\w)")
_NONE_AFTER = re.compile(
    r"(?<=[^\W\d_][,;])(?=[^\W\d_])|(?<=[^\W\d_] ,)(?=[^\W\d_])"
    r"|(?<=[а-яёәғқңөұүһі]:)(?=[а-яёәғқңөұүһі])"
    r"|(?<=[а-яёәғқңөұүһі][а-яёәғқңөұүһі][.!?…])(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])"
)
_AT_ENDS = re.compile(rf"^[{_SPACES}]+|[{_SPACES}]+$")
_CLOSING = "\"'»”’“„)]}› \u00a0\u202f\t\r\n"
_END = re.compile(r"(\?!|!\?|\.{2,}|…|[.!?:;,])$")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_NAMES = {
    ".": "a full stop", "!": "an exclamation mark", "?": "a question mark", "…": "an ellipsis", ":": "a colon",
    ";": "a semicolon", ",": "a comma", "": "no sign",
}  # fmt: skip
_CERTAIN = frozenset(".!?…")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:гг?|вв?|им|ул|стр|т\.\s?[дпебск]|т\.\s?с\.\s?с|др|пр|руб|долл|тыс|млн|млрд|трлн|коп|чел|обл|ж|см|мин|сек|п\.\s?п"
    r"|[A-Z]|[А-ЯӘҒҚҢӨҰҮҺІ]|[ap]\.m|[A-Z]\.[A-Z](?:\.[A-Z])?|Inc|Corp|Jr|Sr|Co|Ltd|No|etc|vs|St)\.$"
)
_SAID = re.compile(r"[?!…][»”“’\"']+[^?!]{0,40}$")
"""A question or cry that was said, and a few words more: «Кто?» – деп сұрады."""
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_ITEM = re.compile(r"^\W*\w{1,3}\)|(?<=[;:,]\s)\w\)|[:;]-?[()]+")


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for the end, for each space that is wrong, and for each bracket that stands alone."""
    if pair.target.text.strip():
        yield from _spaces(pair)
        yield from _end(pair)
        yield from _two_stops(pair)
        yield from _brackets(pair)


def _spaces(pair: Pair) -> Iterator[Finding]:
    text = pair.target.text
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for run in _SEVERAL.finditer(text):
        if not any(run.start() < tag.at < run.end() for tag in pair.target.tags):
            # A space that keeps words on one line stays such a space.
            kept = next((space for space in run[0] if space != " "), " ")
            found[run.span()] = ("There are several spaces in a row.", kept)
    for pattern, message, right in (
        (_BEFORE_SIGN, "There is a space before the sign after it.", ""),
        (_AFTER_OPENING, "There is a space after the sign that opens.", ""),
        (_NONE_AFTER, "A space is missing after the sign.", " "),
    ):
        for run in pattern.finditer(text):
            if not _is_web(pair, run.start()):
                found.setdefault(run.span(), (message, right))
    if not _AT_ENDS.search(pair.source.text):
        for run in _AT_ENDS.finditer(text):
            found[run.span()] = ("There is a space at the end of the text.", "")
    places = [span for span in sorted(found) if not any(_is_inside(span, other) for other in found)]
    fix = pair.with_target(*((*span, found[span][1]) for span in places)) if places else None
    for span in places:
        yield pair.finding("punctuation.spaces", found[span][0], target=span, fix=fix)


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _is_web(pair: Pair, at: int) -> bool:
    kinds = (PlaceableKind.URL, PlaceableKind.EMAIL)
    found = placeables(pair.target.text, pair.target_language)
    return any(one.kind in kinds and one.start <= at <= one.end for one in found)


def _end(pair: Pair) -> Iterator[Finding]:
    source, target = _sign(pair.source.text), _sign(pair.target.text)
    if source == target or {source, target} <= {".", "…"} or not pair.source.text.strip():
        return
    if source in ("?", "!") and target == "." and _SAID.search(pair.target.text):
        return
    for text, sign in ((pair.source.text, source), (pair.target.text, target)):
        # The point of an abbreviation may be the full stop too, and need not be one.
        if sign == "." and _ABBREVIATED.search(text.rstrip(_CLOSING)):
            return
    ours, theirs = pair.source.text.rstrip(_CLOSING), pair.target.text.rstrip(_CLOSING)
    message = f"The source ends with {_NAMES[source]}, the translation with {_NAMES[target]}."
    start = len(theirs) - (len(target) if target else 0)
    fix = None
    if source in _CERTAIN and not target and len(theirs) == len(pair.target.text):
        fix = pair.with_target((len(theirs), len(theirs), source))
    elif not source and target == ".":
        fix = pair.with_target((start, len(theirs), ""))
    yield pair.finding(
        "punctuation.end",
        message,
        source=(len(ours) - len(source), len(ours)),
        target=(start, len(theirs)),
        fix=fix,
        about=target,
    )


def _two_stops(pair: Pair) -> Iterator[Finding]:
    if _TWO_STOPS.search(pair.source.text):
        return
    for run in _TWO_STOPS.finditer(pair.target.text):
        fix = pair.with_target((*run.span(), "."))
        yield pair.finding("punctuation.end", "There are two full stops.", target=run.span(), fix=fix)


def _sign(text: str) -> str:
    """The sign at which a sentence ends; ?! counts as ?, and three points as an ellipsis."""
    found = _END.search(text.rstrip(_CLOSING))
    if found is None:
        return ""
    return "…" if found[0].startswith("..") else "?" if "?" in found[0] else found[0]


def _brackets(pair: Pair) -> Iterator[Finding]:
    if _alone(pair.source.text):
        # What is opened in one segment may be closed in the next.
        return
    for at in _alone(pair.target.text):
        sign = pair.target.text[at]
        message = f"The bracket “{sign}” has no other half."
        yield pair.finding("punctuation.brackets", message, target=(at, at + 1), about=sign)


def _alone(text: str) -> list[int]:
    """Places of the brackets without their other half; those of lists, as in «a)», do not count."""
    items = [item.span() for item in _ITEM.finditer(text)]
    opened: list[int] = []
    alone: list[int] = []
    for at, sign in enumerate(text):
        if sign in "([{":
            opened.append(at)
        elif sign in _BRACKETS:
            if opened and text[opened[-1]] == _BRACKETS[sign]:
                opened.pop()
            elif not any(start <= at < end for start, end in items):
                alone.append(at)
    return sorted(opened + alone)
