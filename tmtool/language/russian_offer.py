"""Which form of a Russian term fits the place where it is put."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tmtool.language import russian_government as government
from tmtool.language.russian_dictionary import fold, parses
from tmtool.language.russian_lexicon import SECOND_LOCATIVE
from tmtool.language.russian_phrases import Cell, Declension, decline
from tmtool.language.russian_sentence import clause
from tmtool.language.russian_verbs import Placed, Wish, agrees, is_finite
from tmtool.language.russian_wishes import LIKELY, wanted


# The text before the cursor is another one after each word.
@lru_cache(maxsize=1 << 5)
def offer(term: str, before: str, after: str = "") -> tuple[str, ...]:
    """Give the forms of a term, the likeliest at a place first.

    Args:
        term: in its citation form.
        before: the translation before the cursor; only its last sentence counts.
        after: what stands behind the cursor.

    Returns:
        Its different forms; the term alone where it is not declined. A capital is put where a sentence begins.
    """
    declension = decline(term)
    if not declension.cells:
        return (term,)
    words = clause(before)
    wish = wanted(words, placed(declension, before))
    is_open = bool(words) and not wish.is_strict and wish.cases[0] != "gent"
    if is_open and fold(words[-1]) not in government.PREPOSITIONS and _begins_with_verb(after, declension):
        wish = Wish(("nomn", *wish.cases), wish.number)
    is_place = bool(words) and fold(words[-1]) in government.PLACE_OR_AIM
    texts = [_text(declension, cell, is_place) for cell in _ranked(wish, declension) if cell in declension.cells]
    if not words:
        texts = [text[:1].upper() + text[1:] for text in texts]
    return tuple(dict.fromkeys(texts))


def placed(declension: Declension, before: str = "") -> Placed:
    """Give what the words around a term must know of it to agree."""
    is_quoted = declension.term[:1] in '«“„"' or before.rstrip()[-1:] in ("«", "“", "„")
    return Placed(declension.gender, declension.numbers, declension.kind, declension.is_animate, is_quoted)


def _text(declension: Declension, cell: Cell, is_place: bool) -> str:
    """Give the usual form of a cell: в порту, but о порте."""
    texts = declension.cells[cell]
    if is_place and cell == ("sing", "loct") and len(texts) > 1 and fold(declension.term) in SECOND_LOCATIVE:
        return texts[1]
    return texts[0]


def _ranked(wish: Wish, declension: Declension) -> Iterable[Cell]:
    """Put the cells in order: what is asked for in both numbers, then the rest."""
    number = wish.number if wish.number in declension.numbers else declension.number
    others = [one for one in declension.numbers if one != number]
    cases = list(dict.fromkeys(wish.cases))
    if wish.is_strict or declension.is_animate:
        first = [(one, cases[0]) for one in (number, *others)] + [(number, case) for case in cases[1:]]
    else:
        first = [(number, case) for case in cases[:2]] + [(one, cases[0]) for one in others]
    rest = [(number, case) for case in (*cases, *LIKELY)] + [(one, case) for one in others for case in LIKELY]
    return (*first, *rest)


def _begins_with_verb(after: str, declension: Declension) -> bool:
    words = after.split(maxsplit=1)
    if not words or not after[:1].isspace():
        return False
    word = words[0].strip(",.;:!?")
    return any(agrees(parse, declension.gender, declension.number) for parse in parses(word) if is_finite(parse))
