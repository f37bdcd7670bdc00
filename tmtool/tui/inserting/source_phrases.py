"""What a translation of a source will need, as the target language writes it: terms, places, figures; in a worker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tmtool.language.house_style import HouseStyle
from tmtool.model.terms import TermHit, TermStatus

FORMS = 12
"""Of each term and place."""
FIGURE_FORMS = 3
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")


def source_phrases(
    source: str,
    source_language: str,
    language: str,
    terms: Sequence[TermHit],
    before: str = "",
    style: HouseStyle | None = None,
) -> tuple[str, ...]:
    """Give terms, places and figures of a source in their forms, the likeliest at a place first.

    Args:
        source: the text without tags.
        source_language: its language tag.
        language: that of the translation.
        terms: what was recognised in the source.
        before: the translation up to where it goes on.
        style: how the house writes figures.
    """
    return tuple(
        dict.fromkeys(
            (
                *_of_terms(source, language, terms, before),
                *_of_figures(source, source_language, language, before, style),
                *_of_places(source, language),
            )
        )
    )


def _of_terms(source: str, language: str, terms: Sequence[TermHit], before: str) -> Iterator[str]:
    from tmtool.glossary.offered_forms import Place, with_forms

    for hit in with_forms(terms, language, Place(source, before)):
        allowed = [target for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
        allowed.sort(key=lambda target: target.status is not TermStatus.PREFERRED)
        for target in allowed:
            yield from target.forms[:FORMS] or (target.text,)


def _of_figures(
    source: str, source_language: str, language: str, before: str, style: HouseStyle | None
) -> Iterator[str]:
    from tmtool.language.placeables import placeables
    from tmtool.language.placeables.offered import Around, offered

    for one in placeables(source, source_language):
        around = Around(source[: one.start], source[one.end :], before)
        yield from offered(one, source_language, language, around, style)[:FIGURE_FORMS]


def _of_places(source: str, language: str) -> Iterator[str]:
    from tmtool.glossary.inflect import forms
    from tmtool.language.placeables import place_name

    for met in dict.fromkeys(_NAME.findall(source)):
        for name in (met, *met.split(" ")):
            if written := place_name(name, language):
                yield from forms(written, language)[:FORMS] or (written,)
                break
