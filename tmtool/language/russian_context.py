"""In which case a Russian name stands, where its own form leaves it open and the words beside it decide."""

from __future__ import annotations

import re

from tmtool.language.russian_dictionary import fold, parses
from tmtool.language.russian_endings import CASES
from tmtool.language.russian_government import PREPOSITIONS
from tmtool.language.russian_offer import placed
from tmtool.language.russian_phrases import Cell, decline
from tmtool.language.russian_sentence import clause, noun_readings
from tmtool.language.russian_verbs import is_finite
from tmtool.language.russian_wishes import wanted

_MOST_CASES = 4
"""A word that is alike in more of them (Алматы) says nothing, and what is beside it may belong to something else."""
_LIKELY_ENOUGH = 0.2
_NAME_AFTER = re.compile(r"[\s\u00a0]+и[\s\u00a0]+([А-ЯЁ][а-яё]+)(?![\w-])")
_NAME_BEFORE = re.compile(r"(?<![\w-])([А-ЯЁ][а-яё]+)[\s\u00a0]+и[\s\u00a0]+$")


_GIVING = re.compile(
    r"(?:поставк|передач|предоставлен|выделен|продаж|помощ|ответ|угроз|обещан|письм|обращен|предложен|поздравлен"
    r"|благодарност|соболезнован|возвращен|выдач|содейств|поддержк|иск|сч[её]т|кредит|за[йе]м|грант|совет|сообщен|вред"
    r"|ущерб|удар|урок|призыв|запрет|отказ|послан|привет|визы?)\w*",
    re.IGNORECASE,
)
"""Nouns with which somebody is given something, in the dative as well: помощь Турции, поставки Турции."""


def cells_of(met: str, old: str) -> frozenset[Cell]:
    """Give the numbers and cases in which a term stands, as far as its own form says.

    Args:
        met: the term as it stands in a text.
        old: its citation form.
    """
    wanted_text = met.casefold()
    declension = decline(old)
    return frozenset(
        cell
        for cell, texts in declension.cells.items()
        if cell[0] in declension.numbers and any(text.casefold() == wanted_text for text in texts)
    )


def decided(met: str, old: str, before: str, after: str) -> frozenset[Cell]:
    """Give the cells that the words beside a term leave; none where they do not decide.

    A name joined to it by и stands in the same case, a noun before it asks for the genitive, a verb with a subject
    before it for the case of its object.

    Args:
        met: the term as it stands in a text.
        old: its citation form.
        before: the text before it.
        after: the text after it.
    """
    cells = cells_of(met, old)
    if len({case for _, case in cells}) > _MOST_CASES:
        return frozenset()
    beside = [found[1] for found in (_NAME_AFTER.match(after), _NAME_BEFORE.search(before)) if found]
    for name in beside:
        joined = frozenset(cell for cell in cells if cell[1] in _cases(name))
        if joined and len({case for _, case in joined}) == 1:
            return joined
    words = clause(before)
    if not words or not words[-1][0].isalpha():
        return frozenset()
    # A name that a second one follows (Китай и Япония) asks for nothing else.
    wish = wanted(words, placed(decline(old), before))
    case = wish.cases[0]
    first = parses(words[-1])[0]
    is_noun = bool(noun_readings(words[-1])) and first.tag.POS == "NOUN" and not _GIVING.fullmatch(words[-1])
    is_governed = (case == "gent" and is_noun) or (
        is_finite(first) and (case == "datv" or (case == "accs" and _has_subject(words[:-1])))
    )
    return frozenset(cell for cell in cells if cell[1] == case) if is_governed else frozenset()


def _cases(name: str) -> set[str]:
    """The cases in which a name of the dictionary stands."""
    return {str(parse.tag.case) for parse in parses(name) if "Geox" in parse.tag.grammemes and parse.tag.case in CASES}


def may_be_subject(before: str) -> bool:
    """Say whether a verb without a subject stands right before a place: «об этом сообщает Китай».

    Args:
        before: the text before the place.
    """
    words = clause(before)
    return bool(words) and words[-1][0].isalpha() and is_finite(parses(words[-1])[0]) and not _has_subject(words[:-1])


def _has_subject(words: list[str]) -> bool:
    """Whether a noun or pronoun in the nominative stands among the words before a verb: «об этом сообщает Китай»."""
    for before, word in zip(["", *words], words, strict=False):
        if fold(before) in PREPOSITIONS or not word[0].isalpha():
            continue
        is_acronym = len(word) > 1 and word.isupper()
        if is_acronym or any(
            parse.tag.POS in ("NOUN", "NPRO") and parse.tag.case == "nomn" and parse.score > _LIKELY_ENOUGH
            for parse in parses(word)
        ):
            return True
    return False
