"""Where a Russian clause has its verb before the cursor: whether its subject or its object comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtool.language import russian_government as government
from tmtool.language.russian_dictionary import fold, is_known, parses

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse


@dataclass(frozen=True, slots=True)
class Wish:
    """What a place in a sentence asks for."""

    cases: tuple[str, ...]
    """The likeliest first."""
    number: str | None = None
    """None where it is not said."""
    is_strict: bool = False
    """No other case may stand here."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What is put there, as far as agreement asks."""

    gender: str
    numbers: tuple[str, ...]
    kind: str
    is_animate: bool
    is_quoted: bool


def is_finite(parse: Parse) -> bool:
    """Say whether a reading is a verb that has a subject."""
    return parse.tag.POS in ("VERB", "PRTS") and "impr" not in parse.tag


def agrees(parse: Parse, gender: str, number: str) -> bool:
    """Say whether a verb agrees with a subject of that gender and number."""
    tag = parse.tag
    if tag.number is not None and tag.number != number:
        return False
    return tag.gender is None or tag.gender == gender


def after_verb(verb: Parse, left: Sequence[str], placed: Placed) -> Wish:
    """Find what is wanted right after a verb: its subject where the clause has none yet, else its object.

    Args:
        verb: its reading.
        left: the words before it.
        placed: what is put after it.
    """
    lemma, tag = fold(verb.normal_form), verb.tag
    if tag.POS == "COMP":
        return Wish(("gent", "nomn"))
    asked = government.VERBS.get(lemma)
    has_subject = not is_finite(verb) or _has_subject(verb, left, placed)
    may_be_subject = not has_subject and any(agrees(verb, placed.gender, number) for number in placed.numbers)
    number = str(tag.number) if may_be_subject and tag.number else None
    if tag.POS == "PRTS" or (lemma.endswith("ся") and asked is None):
        return Wish(("nomn", "ablt", "gent"), number) if may_be_subject else Wish(("ablt", "nomn", "gent"))
    if asked is None and "tran" in tag:
        asked = ("accs",)
    elif asked is None:
        asked = ("ablt", "gent", "datv") if has_subject else ("nomn", "ablt", "gent")
    if may_be_subject:
        return Wish(("nomn", *asked, "gent"), number)
    if "tran" in tag and left and fold(left[-1]) == "не":
        return Wish((*asked, "gent"))
    return Wish((*asked, *(("accs",) if "tran" in tag else ()), "gent", "datv", "nomn"))


def _has_subject(verb: Parse, left: Sequence[str], placed: Placed) -> bool:
    """Say whether the clause has a subject before its verb."""
    at = len(left)
    while at:
        at -= 1
        token = left[at]
        if token in (";", ":", "(", "—", "»", ",") or fold(token) in government.CLAUSE_WORDS:
            return False
        if not token[0].isalpha():
            continue
        if at == len(left) - 1 and token[0].isupper() and at and not is_known(token):
            return True
        follows_preposition = any(fold(one) in government.PREPOSITIONS for one in left[max(0, at - 2) : at])
        for parse in parses(token)[:4]:
            is_noun = parse.tag.POS in ("NOUN", "NPRO") and parse.tag.case == "nomn"
            # Осуждённые обжаловали: an adjective right before the verb stands for a noun.
            is_noun = is_noun or (parse.tag.POS in ("ADJF", "PRTF") and "nomn" in parse.tag and at == len(left) - 1)
            may_be_object = placed.is_animate and parse.tag.animacy == "inan" and "tran" in verb.tag
            if is_noun and not follows_preposition and not may_be_object and _fits_verb(parse, verb):
                return True
    return False


def _fits_verb(noun: Parse, verb: Parse) -> bool:
    if verb.tag.number is not None and noun.tag.number != verb.tag.number:
        return False
    return verb.tag.gender is None or noun.tag.gender is None or noun.tag.gender == verb.tag.gender
