"""Which term F4 puts in: the next one that is not used yet; pressed again, its next form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tmtool.model.terms import TermHit, TermStatus

FORMS = 14
"""So many forms of a term are gone through before the next term comes."""


def offered(hit: TermHit) -> tuple[str, ...]:
    """Give every form that may be put in for a hit, the best first: each admitted term, then its forms."""
    targets = [target for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
    targets.sort(key=lambda target: target.status is not TermStatus.PREFERRED)
    return tuple(dict.fromkeys(form for target in targets for form in target.forms[:FORMS] or (target.text,)))


@dataclass(frozen=True, slots=True)
class Inserted:
    """What the last F4 put in, so that the next one can change it."""

    hit: int
    forms: tuple[str, ...]
    """What may stand there, in the order in which it is offered."""
    form: int
    start: int
    """Offset in the text."""
    text: str
    """The whole text after it; another text means that the person went on."""


def next_term(
    hits: Sequence[TermHit],
    used: Sequence[bool],
    text: str,
    cursor: int,
    last: Inserted | None,
    inflected: Callable[[TermHit, str, str], TermHit],
) -> tuple[str, int, Inserted] | None:
    """Give the text with the next term in it.

    Args:
        hits: the terms of the segment, in their order on the screen.
        used: for each of them whether the text has it.
        text: the text as it is.
        cursor: offset in it.
        last: what the last call put in.
        inflected: gives a hit with its forms, the likeliest first, from the text before and after the cursor.

    Returns:
        the new text, the new cursor and what to hand in next time; None where no term is left.
    """
    if last and last.text == text and last.form + 1 < len(last.forms):
        end = last.start + len(last.forms[last.form])
        return _put(text, last.start, end, last, last.form + 1)
    seen = last.hit if last and last.text == text else -1
    for number in [*range(seen + 1, len(hits)), *range(max(seen, 0))]:
        is_used = used[number] if number < len(used) else False
        if is_used or not offered(hits[number]) or any(_stands(form, text) for form in offered(hits[number])):
            continue
        lead = "" if cursor == 0 or text[cursor - 1].isspace() or text[cursor - 1] in "«(“\"'" else " "
        forms = offered(inflected(hits[number], text[:cursor] + lead, text[cursor:]))
        return _put(text, cursor, cursor, Inserted(number, forms, 0, cursor, text), 0, lead)
    if last and last.text == text and len(last.forms) > 1:
        # No other term is left: the forms begin anew.
        return _put(text, last.start, last.start + len(last.forms[last.form]), last, 0)
    return None


def _stands(form: str, text: str) -> bool:
    """Whether a form stands in a text as words of its own: суд is not in осудить."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def _put(text: str, start: int, end: int, now: Inserted, form: int, lead: str = "") -> tuple[str, int, Inserted]:
    term = now.forms[form]
    new = text[:start] + lead + term + text[end:]
    start += len(lead)
    return new, start + len(term), Inserted(now.hit, now.forms, form, start, new)
