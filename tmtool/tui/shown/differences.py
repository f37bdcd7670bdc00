"""Differences as a person reads them: what came in is underlined, what went is struck.

An arrow always stands between what went and what came in its place, for terminals that can neither strike nor colour.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from textual.content import Content

from tmtool.model.text import TaggedText
from tmtool.model.units import Change, Difference, Match, Reason
from tmtool.tui.literal import literal

INSERTED = "underline $text-success"
DELETED = "strike $text-error"
SAME = "dim"
PUT_RIGHT = "bold reverse"
TO_CHANGE = "bold underline $text-warning"
READABLE_FROM = 75
"""Below this score a difference is confetti, and the unit's source is shown as it is."""

_SHARE_BEFORE = 4
"""What stands before a phrase has a fourth of the line."""
_WORD = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)+|\w+|\s+|[^\w\s]")
_SPACES = str.maketrans({" ": "·", "\u00a0": "␣", "\u202f": "‿", "\n": "⏎", "\t": "⇥"})
"""How white space is shown that is all that changed; the no-break spaces as in the editor."""


def between(old: str, new: str) -> Content:
    """Show what changed from one text to another, word by word, a figure as one; white space as signs."""
    olds, news = _WORD.findall(old), _WORD.findall(new)
    parts: list[Content] = []
    for op, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(literal("".join(olds[a:b])))
            continue
        old, new = "".join(olds[a:b]), "".join(news[c:d])
        parts += _change(old, new) if (old + new).strip() else _change(old.translate(_SPACES), new.translate(_SPACES))
    return Content("").join(parts)


def around_change(old: str, new: str, width: int) -> Content:
    """Show what changed in one line, with as much around it as there is room for."""
    content = between(old, new)
    if content.cell_length <= width:
        return content
    first = min((span.start for span in content.spans), default=0)
    start = max(first - width // 4, 0)
    if start:
        content = Content("…") + content[content.plain.find(" ", start, first) + 1 or start :]
    return content.truncate(width, ellipsis=True)


def in_source(match: Match, text: str) -> Content:
    """Show a unit's source, dim but for what differs from the text that was looked up.

    Args:
        match: the match; its differences have spans in both texts.
        text: the text that was looked up.
    """
    unit = match.source.text
    if match.score < READABLE_FROM or not match.differences:
        return literal(unit, style=SAME)
    parts: list[Content] = []
    done = 0
    for change in _joined(match, text):
        if change.start < done:
            continue
        parts.append(literal(unit[done : change.start], style=SAME))
        old, new = unit[change.start : change.end], text[change.new_start : change.new_end]
        parts += _change(old, new if old.strip() else _spaced(new, unit[: change.start], unit[change.end :]))
        done = change.end
    return Content("").join([*parts, literal(unit[done:], style=SAME)])


class _Replaced(NamedTuple):
    """A span of a unit's source, and what the text looked up has there."""

    start: int
    end: int
    new_start: int
    new_end: int
    is_replacement: bool


def _joined(match: Match, text: str) -> Iterator[_Replaced]:
    """The differences in the order of the unit; a word that went and one that came beside it are one change."""
    unit = match.source.text
    held: _Replaced | None = None
    for one in sorted(match.differences, key=lambda one: (one.unit, one.source)):
        if one.unit[0] == one.unit[1] and one.source[0] == one.source[1]:
            continue
        change = _Replaced(*one.unit, *one.source, one.op is Change.REPLACE)
        if held and _touch(held, change, unit, text):
            held = _Replaced(held.start, change.end, held.new_start, change.new_end, True)
            continue
        if held:
            yield _trimmed(held, unit, text)
        held = change
    if held:
        yield _trimmed(held, unit, text)


def _touch(before: _Replaced, after: _Replaced, unit: str, text: str) -> bool:
    if before.is_replacement and after.is_replacement:
        return False
    is_in_order = before.end <= after.start and before.new_end <= after.new_start
    return is_in_order and not (
        unit[before.end : after.start].strip() or text[before.new_end : after.new_start].strip()
    )


def _trimmed(change: _Replaced, unit: str, text: str) -> _Replaced:
    """Leave the white space around words out of a change, unless it is all that changed."""
    old, new = unit[change.start : change.end], text[change.new_start : change.new_end]
    if not old.strip() and not new.strip():
        return change
    return _Replaced(
        change.start,
        change.start + len(old.rstrip()),
        change.new_start + len(new) - len(new.lstrip()),
        change.new_start + len(new.rstrip()),
        change.is_replacement,
    )


def _change(old: str, new: str) -> list[Content]:
    """Give what went and what came."""
    if old == new:
        return [literal(old, style=SAME)]
    parts = [literal(old, style=DELETED)] if old else []
    parts += [Content.styled("→", "dim")] if old.strip() and new.strip() else []
    return [*parts, literal(new, style=INSERTED)] if new else parts


def _spaced(word: str, before: str, after: str) -> str:
    """Give an inserted word the spaces around it, which its span does not have."""
    start = " " if before[-1:].isalnum() and word[:1].isalnum() else ""
    return f"{start}{word} " if word[-1:].isalnum() and after[:1].isalnum() else start + word


def with_phrase(text: str, phrase: tuple[int, int]) -> Content:
    """Show a text dim but for a phrase, given by its span in characters."""
    start, end = phrase
    return literal(text[:start], style=SAME) + literal(text[start:end]) + literal(text[end:], style=SAME)


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


def in_target(match: Match, text: str | None) -> Content:
    """Show what a match puts in, with an arrow where it was put right and a sign where something must be yet.

    Args:
        match: the match.
        text: the text that was looked up; None where it is not known, so that only what was put right is marked.
    """
    offered = match.target if match.repaired is None else TaggedText.from_shown(match.repaired, match.target.tags)
    marks = [(patch.start, patch.end, _put_right(patch.old, patch.new)) for patch in match.patches]
    done = [(start, end) for start, end, _ in marks]
    for figure in _unsettled(match, text):
        for start, end in _places_of(figure, offered.text):
            if not any(start < other_end and other_start < end for other_start, other_end in done):
                marks.append((start, end, [literal(f"!{figure}", style=TO_CHANGE)]))
    shown, parts, at = offered.shown, [], 0
    for start, end, mark in sorted(marks, key=lambda one: one[:2]):
        # A tag at the start of a mark stands before it, one at its end behind it.
        first, last = _place_shown(offered, start, end=False), _place_shown(offered, end, end=start < end)
        if first >= at:
            parts += [literal(shown[at:first]), *mark]
            at = last
    return Content("").join([*parts, literal(shown[at:])])


def _put_right(old: str, new: str) -> list[Content]:
    return [literal(old, style=DELETED), literal(f"→{new}", style=PUT_RIGHT)]


def _place_shown(text: TaggedText, place: int, *, end: bool) -> int:
    """Give a place of a text without tags in the text with its tags."""
    return place + sum(len(tag.shown) for tag in text.tags if tag.at < place or (tag.at == place and not end))


def _unsettled(match: Match, text: str | None) -> set[str]:
    """The figures of the unit that are others in the text looked up, and that no patch put right."""
    if text is None:
        return set()
    unit = match.source.text
    wrong = Counter(unit[slice(*one.unit)] for one in match.differences if _figure(one))
    for figure in wrong:
        wrong[figure] -= sum(1 for patch in match.patches if _places_of(figure, patch.old))
    return {figure for figure in +wrong if figure.strip()}


def _figure(difference: Difference) -> bool:
    return difference.reason is Reason.FIGURE and difference.op is Change.REPLACE


def _places_of(figure: str, text: str) -> list[tuple[int, int]]:
    """Find a figure in a text where it is not a part of a longer one."""
    found = re.finditer(rf"(?<!\d)(?<!\d[.,\u00a0 ]){re.escape(figure)}(?![.,\u00a0 ]?\d)", text)
    return [one.span() for one in found]
