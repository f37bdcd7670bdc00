"""The grammatical forms of terms that are offered for insertion, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmtool.glossary.folding import without_possessive
from tmtool.glossary.inflect import forms
from tmtool.language.english import singular
from tmtool.language.registry import fold
from tmtool.model.terms import TermHit, TermStatus, TermTarget

MOST_FORMS = 24
"""More forms than these nobody goes through."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term is to be put in."""

    source: str
    """The whole source text in which it was met, without tags."""
    before: str
    """The translation before the cursor."""
    after: str = ""
    """The translation after the cursor."""


def load(language: str) -> None:
    """Load the grammar and the dictionary of a language, which takes long enough to be felt when a key waits for it."""
    hit = TermHit("word", 0, 4, (TermTarget("слово", TermStatus.PREFERRED),))
    with_forms((hit,), language, Place("word", ""))


def with_forms(hits: Sequence[TermHit], language: str, place: Place | None = None) -> tuple[TermHit, ...]:
    """Give terms with the grammatical forms of their targets.

    Args:
        hits: terms as they were met in a source text.
        language: tag of the language of their targets.
        place: where one of them is to be put in, which decides which form comes first; without it the forms come in
            the order of the grammar.
    """
    return tuple(
        replace(hit, targets=tuple(_with_forms(target, hit, fold(language), place) for target in hit.targets))
        for hit in hits
    )


def _with_forms(target: TermTarget, hit: TermHit, language: str, place: Place | None) -> TermTarget:
    if target.status is TermStatus.FORBIDDEN:
        return target
    found = forms(target.text, language) if place is None else _offered(target.text, hit, language, place)
    return replace(target, forms=found[:MOST_FORMS])


def _offered(term: str, hit: TermHit, language: str, place: Place) -> tuple[str, ...]:
    if language == "ru":
        return _in_russian(term, place, is_plural=_is_plural(place.source[hit.start : hit.end]))
    if language == "kk":
        from tmtool.language.kazakh_offer import offer as in_kazakh

        found = in_kazakh(
            term,
            place.source[: hit.start],
            place.before,
            place.after,
            source=place.source[hit.start : hit.end],
            source_after=place.source[hit.end :],
        )
        is_opening = not any(sign.isalnum() for sign in place.before)
        return tuple(form[:1].upper() + form[1:] for form in found) if is_opening else found
    return ()


def _in_russian(term: str, place: Place, *, is_plural: bool) -> tuple[str, ...]:
    from tmtool.language.russian_forms import forms as declined
    from tmtool.language.russian_offer import offer

    numbers: dict[str, set[bool]] = {}
    for form in declined(term).forms:
        numbers.setdefault(form.text.casefold(), set()).add(form.plural)
    found = offer(term, place.before, place.after)
    if all(is_plural in of_form for of_form in numbers.values()):
        return found
    # The sentence tells the case; the number is that of the source: нефтяником, oil workers → нефтяниками.
    return tuple(sorted(found, key=lambda form: is_plural not in numbers.get(form.casefold(), {is_plural})))


def _is_plural(met: str) -> bool:
    last = met.split()[-1].casefold() if met.split() else ""
    word = without_possessive(last)
    return singular(word) != word
