"""Terms in grammatical forms, in the languages whose grammar is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from tmtool.language.registry import fold

_ENGINES = {"ru": "tmtool.language.russian_forms", "kk": "tmtool.language.kazakh_forms"}


class _Form(Protocol):
    @property
    def text(self) -> str: ...


class _Forms(Protocol):
    @property
    def forms(self) -> Sequence[_Form]: ...


class Engine(Protocol):
    """The grammar of a language, as far as terms need it."""

    def like(self, new: str, met: str, old: str | None = None) -> str | None:
        """Give a term in the form in which other words stand."""

    def met(self, term: str, text: str) -> tuple[int, int] | None:
        """Find a term in a text in any form."""

    def forms(self, term: str) -> _Forms:
        """Build the forms of a term."""


@cache
def engine(language: str) -> Engine | None:
    """Give the grammar of a language, imported when first used; None where there is none.

    Args:
        language: its tag.
    """
    module = _ENGINES.get(fold(language))
    return None if module is None else cast(Engine, import_module(module))


def like(new: str, met: str, language: str, *, old: str | None = None) -> str | None:
    """Give a term in the grammatical form in which other words of a translation stand.

    Args:
        new: the term, in its citation form.
        met: words as they stand in the translation.
        language: tag of its language.
        old: the citation form of `met`, where it is known.

    Returns:
        The term in that form; None where it is not certain, and in a language whose grammar is not known.
    """
    grammar = engine(language)
    return None if grammar is None else grammar.like(new, met, old)


def forms(term: str, language: str) -> tuple[str, ...]:
    """Give every grammatical form of a term, the citation form first; none in a language whose grammar is not known.

    Args:
        term: the term, in its citation form.
        language: tag of its language.
    """
    grammar = engine(language)
    if grammar is None:
        return ()
    return tuple(dict.fromkeys((term, *(form.text for form in grammar.forms(term).forms))))


def likely(new: str, met: str, language: str, *, old: str, before: str, after: str) -> str | None:
    """Give a term in the form that the sentence seems to ask for, where `like` cannot tell it from the words alone.

    Args:
        new: the term, in its citation form.
        met: the words that it replaces, as they stand in the text.
        language: tag of the language of all.
        old: the citation form of those words.
        before: the text before them.
        after: the text after them.

    Returns:
        The likeliest of the forms in which `met` may be; None where there is none, or nothing is known of them.
    """
    if fold(language) != "ru":
        return None
    from tmtool.language.russian_offer import offer
    from tmtool.language.russian_phrases import decline

    theirs, ours = decline(old), decline(new)
    cells = [cell for cell, texts in theirs.cells.items() if met.casefold() in {text.casefold() for text in texts}]
    possible = {ours.cells[cell][0].casefold() for cell in cells if cell in ours.cells}
    return next((form for form in offer(new, before, after) if form.casefold() in possible), None)


def agree_alike(one: str, other: str, language: str) -> bool:
    """Say whether words that agree with one term would agree with another in the same form; in Kazakh none agree.

    Args:
        one: a term, in its citation form.
        other: another.
        language: tag of the language of both.
    """
    if fold(language) != "ru":
        return True
    from tmtool.language.russian_forms import agree_alike as in_russian

    return in_russian(one, other)


def loses_possessive(new: str, old: str, language: str) -> bool:
    """Say whether a Kazakh term that ends in a possessive gives way to one that does not.

    After a genitive the new one needs one then: Кореяның сыртқы істер министрі, Кореяның елшісі.

    Args:
        new: the term, in its citation form.
        old: the citation form of the term that it replaces.
        language: tag of the language of both.
    """
    if fold(language) != "kk":
        return False
    from tmtool.language.kazakh_stems import take_to_pieces

    ours, theirs = take_to_pieces(new), take_to_pieces(old)
    return theirs is not None and theirs.owned and not (ours is not None and ours.owned)
