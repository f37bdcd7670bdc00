"""Terms in grammatical forms, in the languages whose grammar is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from tmtool.language.registry import fold

_POSSESSIVE = re.compile(r"['’ʼ]s$")
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


def _as_it_stands(new: str, met: str, old: str) -> str | None:
    """An English term in the place of another that has no ending: a name of one word takes no article."""
    bare = _POSSESSIVE.sub("", met)
    is_plain = bare.casefold() == old.casefold()
    are_names = all(one[:1].isupper() and " " not in one for one in (new, old))
    are_common = old.islower() and new.islower() and (new[0] in "aeiou") == (old[0] in "aeiou")
    return new + met[len(bare) :] if is_plain and (are_names or are_common) else None


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


class Likely(NamedTuple):
    """A form that the sentence asks for."""

    text: str
    is_certain: bool


def likely(new: str, met: str, language: str, *, old: str, before: str, after: str) -> Likely | None:
    """Give a term in the form that the sentence asks for, where `like` cannot tell it from the words alone.

    Args:
        new: the term, in its citation form.
        met: the words that it replaces, as they stand in the text.
        language: tag of the language of all.
        old: the citation form of those words.
        before: the text before them.
        after: the text after them.

    Returns:
        The likeliest of the forms in which `met` may be, certain where the words beside it decide; None where there is
        none, or nothing is known of them.
    """
    if fold(language) == "en":
        text = _as_it_stands(new, met, old)
        return None if text is None else Likely(text, True)
    if fold(language) != "ru":
        return None
    from tmtool.language import russian_forms
    from tmtool.language.russian_context import cells_of, decided, may_be_subject
    from tmtool.language.russian_offer import offer
    from tmtool.language.russian_phrases import decline

    form = russian_forms.like(new, met, old, before=before)
    ours = decline(new)
    if form is None:
        cells = {(ours.number, case) for _, case in decided(met, old, before, after)}
        forms = {ours.cells[cell][0] for cell in cells if cell in ours.cells}
        form = forms.pop() if len(forms) == 1 else None
    if form is not None:
        return Likely(form, True)
    if may_be_subject(before):
        return None
    possible = {ours.cells[cell][0].casefold() for cell in cells_of(met, old) if cell in ours.cells}
    form = next((form for form in offer(new, before, after) if form.casefold() in possible), None)
    return None if form is None else Likely(form, False)


class Agreement(NamedTuple):
    """What words of a text must do when another term takes a place in it."""

    changes: tuple[tuple[int, int, str], ...] = ()
    """Where such a word stands, and what should stand there."""
    doubt: str = ""
    """A word that may have to change and is not certain; empty where there is none."""


def agreement(text: str, start: int, end: int, language: str, *, old: str, new: str) -> Agreement:
    """Say which words have to agree with a term that takes the place of another; in Kazakh and English none do.

    Args:
        text: the whole text.
        start: where the old term stands in it.
        end: where that ends.
        language: tag of the text's language.
        old: the citation form of the old term.
        new: the citation form of the new one.
    """
    if fold(language) != "ru":
        return Agreement()
    from tmtool.language.russian_agreement import agreement as in_russian

    return Agreement(*in_russian(text, start, end, old, new))


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
