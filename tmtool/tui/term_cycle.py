"""Which term F4 puts in: the next one that is not used yet; pressed again, its next form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tmtool.model.terms import TermHit, TermStatus


def offered(hit: TermHit) -> tuple[str, ...]:
    """Give every form that may be put in for a hit, the best first: each admitted term, then its forms."""
    targets = [target for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
    targets.sort(key=lambda target: target.status is not TermStatus.PREFERRED)
    return tuple(dict.fromkeys(form for target in targets for form in (*target.forms, target.text)))


@dataclass(frozen=True, slots=True)
class Inserted:
    """What the last F4 put in, so that the next one can change it."""

    hit: int
    form: int
    start: int
    """Offset in the text."""
    text: str
    """The whole text after it; another text means that the person went on."""


def next_term(
    hits: Sequence[TermHit], used: Sequence[bool], text: str, cursor: int, last: Inserted | None
) -> tuple[str, int, Inserted] | None:
    """Give the text with the next term in it.

    Args:
        hits: the terms of the segment, in their order on the screen.
        used: for each of them whether the text has it.
        text: the text as it is.
        cursor: offset in it.
        last: what the last call put in.

    Returns:
        the new text, the new cursor and what to hand in next time; None where no term is left.
    """
    if last and last.text == text:
        forms = offered(hits[last.hit])
        if last.form + 1 < len(forms):
            end = last.start + len(forms[last.form])
            return _put(text, last.start, end, forms[last.form + 1], last.hit, last.form + 1)
    seen = last.hit if last and last.text == text else -1
    order = [*range(seen + 1, len(hits)), *range(seen + 1)]
    for number in order:
        is_used = used[number] if number < len(used) else False
        forms = offered(hits[number])
        if forms and not is_used and not any(form in text for form in forms):
            lead = "" if cursor == 0 or text[cursor - 1].isspace() or text[cursor - 1] in "«(“\"'" else " "
            return _put(text, cursor, cursor, forms[0], number, 0, lead)
    return None


def _put(text: str, start: int, end: int, term: str, hit: int, form: int, lead: str = "") -> tuple[str, int, Inserted]:
    new = text[:start] + lead + term + text[end:]
    start += len(lead)
    return new, start + len(term), Inserted(hit, form, start, new)
