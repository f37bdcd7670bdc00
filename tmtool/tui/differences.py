"""Differences as a person reads them: what came in is underlined, what went is struck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from textual.content import Content

from tmtool.model.units import Change, Difference, Match, Patch, Reason
from tmtool.tui.literal import literal

INSERTED = "underline $text-success"
DELETED = "strike $text-error"
SAME = "dim"
MUST_CHANGE = "bold reverse"
READABLE_FROM = 75
"""Below this score a difference is confetti, and the unit's source is shown as it is."""

_SHARE_BEFORE = 4
"""What stands before a phrase has a fourth of the line."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def between(old: str, new: str) -> Content:
    """Show what changed from one text to another, word by word."""
    olds, news = _WORD.findall(old), _WORD.findall(new)
    parts: list[Content] = []
    for op, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(literal("".join(olds[a:b])))
            continue
        parts += _change("".join(olds[a:b]), "".join(news[c:d]))
    return Content("").join(parts)


def in_source(match: Match, text: str) -> Content:
    """Show a unit's source, dim but for what differs from the text that was looked up.

    Args:
        match: the match; its differences have spans in both texts.
        text: the text that was looked up.
    """
    if match.score < READABLE_FROM or not match.differences:
        return literal(match.source.text, style=SAME)
    parts: list[Content] = []
    done = 0
    for difference in sorted(match.differences, key=lambda one: (one.unit, one.source)):
        start, end = difference.unit
        if start < done:
            continue
        parts.append(literal(match.source.text[done:start], style=SAME))
        old, new = match.source.text[start:end], text[slice(*difference.source)]
        parts += _change(old, _spaced(new, match.source.text[end:]) if difference.op is Change.INSERT else new)
        done = end
    return Content("").join([*parts, literal(match.source.text[done:], style=SAME)])


def _change(old: str, new: str) -> list[Content]:
    """Give what went and what came; the arrow between them is for terminals that cannot strike."""
    parts = [literal(old, style=DELETED)] if old else []
    parts += [Content.styled("→", "dim")] if old.strip() and new.strip() else []
    return [*parts, literal(new, style=INSERTED)] if new else parts


def _spaced(word: str, after: str) -> str:
    """Give an inserted word the space behind it, which its span does not have."""
    return f"{word} " if word[-1:].isalnum() and after[:1].isalnum() else word


def around_phrase(text: str, phrase: tuple[int, int], width: int) -> Content:
    """Show in one line the part of a text in which a phrase stands, dim but for the phrase.

    Args:
        text: the text.
        phrase: its span, in characters.
        width: cells of the line.
    """
    start, end = phrase
    shown = [literal(text[:start], style=SAME), literal(text[start:end]), literal(text[end:], style=SAME)]
    if sum(part.cell_length for part in shown) > width and shown[0].cell_length > width // _SHARE_BEFORE:
        before = text[:start][-(width // _SHARE_BEFORE) :]
        # From a whole word on, where there is one.
        shown[0] = literal("…" + (before.partition(" ")[2] or before), style=SAME)
    return Content("").join(shown).truncate(width, ellipsis=True)


def in_target(match: Match, text: str) -> Content:
    """Show a match's target with what was put right, or must be: the old words struck, the new ones behind them.

    Args:
        match: the match.
        text: the text that was looked up.
    """
    target = match.target.shown
    if match.repaired is not None and not match.target.tags:
        return _repaired(match.repaired, match.patches)
    figures = [
        (match.source.text[slice(*one.unit)], text[slice(*one.source)]) for one in match.differences if _figure(one)
    ]
    places: list[tuple[int, int, str]] = []
    for old, new in figures:
        place = _place_of(old, target, [(start, end) for start, end, _ in places])
        if place:
            places.append((*place, new))
    parts: list[Content] = []
    done = 0
    for start, end, new in sorted(places):
        parts += [literal(target[done:start]), literal(target[start:end], style=DELETED)]
        parts.append(literal(f"→{new}", style=MUST_CHANGE))
        done = end
    return Content("").join([*parts, literal(target[done:])])


def _repaired(repaired: str, patches: Sequence[Patch]) -> Content:
    parts: list[Content] = []
    done = 0
    for patch in patches:
        parts += [literal(repaired[done : patch.start]), literal(patch.old, style=DELETED)]
        parts.append(literal(f"→{patch.new}", style=MUST_CHANGE))
        done = patch.end
    return Content("").join([*parts, literal(repaired[done:])])


def _figure(difference: Difference) -> bool:
    return difference.reason is Reason.FIGURE and difference.op is Change.REPLACE


def _place_of(figure: str, text: str, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Find a figure in a text where no other digit stands beside it and no other figure was found before."""
    if not figure:
        return None
    for found in re.finditer(rf"(?<![\d]){re.escape(figure)}(?!\d)", text):
        if found.span() not in taken:
            return found.span()
    return None
