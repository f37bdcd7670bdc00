"""Which terms F4 puts in: those that the text does not have yet, each in the forms that fit its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tmtool.model.terms import TermHit, TermStatus
from tmtool.tui.inserting.insertion_cycle import Piece

FORMS = 14
"""So many forms of a term are gone through before the next term comes."""

Inflected = Callable[[TermHit, str, str], TermHit]
"""Gives a hit with its forms, the likeliest first, from the text before and after the cursor."""


def offered(hit: TermHit) -> tuple[str, ...]:
    """Give every form that may be put in for a hit, the best first: each admitted term, then its forms."""
    targets = [target for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
    targets.sort(key=lambda target: target.status is not TermStatus.PREFERRED)
    return tuple(dict.fromkeys(form for target in targets for form in target.forms[:FORMS] or (target.text,)))


def is_used(hit: TermHit, text: str, language: str) -> bool:
    """Say whether a text has one of the terms that a hit offers, in any form.

    Args:
        hit: a term of the source.
        text: the translation.
        language: the language tag of that.
    """
    from tmtool.glossary import compliance

    allowed = (target.text for target in hit.targets if target.status is not TermStatus.FORBIDDEN)
    return any(compliance.is_used(term, text, language) is not None for term in allowed)


def unused_terms(hits: Sequence[TermHit], text: str, language: str, inflected: Inflected) -> tuple[Piece, ...]:
    """Give the terms that a text does not have yet, each once.

    What the screen has ticked is not asked: that is behind the typing.

    Args:
        hits: the terms of the segment, in their order on the screen.
        text: the text as it is.
        language: its language tag.
        inflected: gives a hit with its forms.
    """
    different: dict[tuple[str, ...], TermHit] = {}
    for hit in hits:
        different.setdefault(offered(hit), hit)
    return tuple(
        _piece(hit, inflected)
        for forms, hit in different.items()
        if forms and not is_used(hit, text, language) and not any(_stands(form, text) for form in forms)
    )


def _piece(hit: TermHit, inflected: Inflected) -> Piece:
    return Piece(hit.start, lambda before, after: offered(inflected(hit, before, after)))


def _stands(form: str, text: str) -> bool:
    """Whether a form stands in a text as words of its own: суд is not in осудить."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None
