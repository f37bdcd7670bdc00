"""Which terms F4 puts in: those that the text does not have yet, each in the forms that fit its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tmtool.model.terms import TermHit, TermStatus
from tmtool.tui.insertion_cycle import Piece

FORMS = 14
"""So many forms of a term are gone through before the next term comes."""

Inflected = Callable[[TermHit, str, str], TermHit]
"""Gives a hit with its forms, the likeliest first, from the text before and after the cursor."""


def offered(hit: TermHit) -> tuple[str, ...]:
    """Give every form that may be put in for a hit, the best first: each admitted term, then its forms."""
    targets = [target for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
    targets.sort(key=lambda target: target.status is not TermStatus.PREFERRED)
    return tuple(dict.fromkeys(form for target in targets for form in target.forms[:FORMS] or (target.text,)))


def unused_terms(hits: Sequence[TermHit], used: Sequence[bool], text: str, inflected: Inflected) -> tuple[Piece, ...]:
    """Give the terms that a text does not have yet.

    Args:
        hits: the terms of the segment, in their order on the screen.
        used: for each of them whether the text has it, as far as that is known already.
        text: the text as it is.
        inflected: gives a hit with its forms.
    """
    return tuple(
        _piece(hit, inflected)
        for number, hit in enumerate(hits)
        if not (number < len(used) and used[number])
        and offered(hit)
        and not any(_stands(form, text) for form in offered(hit))
    )


def _piece(hit: TermHit, inflected: Inflected) -> Piece:
    return Piece(hit.start, lambda before, after: offered(inflected(hit, before, after)))


def _stands(form: str, text: str) -> bool:
    """Whether a form stands in a text as words of its own: суд is not in осудить."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None
