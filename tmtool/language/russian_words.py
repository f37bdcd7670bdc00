"""One Russian word: what it may be in its citation form; our own lexicon, then the dictionary, then the endings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tmtool.language import russian_endings as endings
from tmtool.language.russian_dictionary import (
    Adjective,
    Noun,
    Word,
    fold,
    is_known,
    kind_of,
    known_word,
    noun_of,
    parses,
)
from tmtool.language.russian_lexicon import (
    ANIMATE_ENDINGS,
    COMMON_INDECLINABLE,
    DECLARED,
    FEMININE_NAMES,
    INDECLINABLE,
    INVARIABLE_PARTS,
    NAME_ENDINGS_FEMININE,
    NAME_ENDINGS_MASCULINE,
    NAMES_ALIKE,
)

_CYRILLIC = re.compile(r"[а-яёәіңғүұқөһ]", re.IGNORECASE)
_GENDERS = {"ая": "femn", "яя": "femn", "ое": "neut", "ее": "neut", "ые": "plur", "ие": "plur"}
_SIGN = re.compile(r"\d|·|^\w{1,2}[А-ЯЁ]\w?$")
"""Of what is no word but an abbreviation: ГЭС-1, кВт·ч, МВт."""


def is_abbreviation(word: str) -> bool:
    """Say whether a word is in capitals: МИД, ОБСЕ, ГЭС-1."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1


@lru_cache(maxsize=1 << 5)
def word_of(text: str) -> Word:
    """Find out what a word may be in its citation form.

    Args:
        text: one word as written, hyphens inside.
    """
    if not _CYRILLIC.search(text) or is_abbreviation(text) or _SIGN.search(text):
        kind = "abbr" if is_abbreviation(text) else "name"
        return Word(text, (_fixed(text, kind=kind),))
    folded = fold(text)
    if text in NAMES_ALIKE:
        return Word(text, (_declared(text, ["masc", "anim", "name"]),), parts=frozenset(("NOUN",)))
    if folded in DECLARED:
        return Word(text, (_declared(text, DECLARED[folded].split()),), parts=frozenset(("NOUN",)))
    if folded in INDECLINABLE:
        gender = "femn" if folded in FEMININE_NAMES else "masc"
        kind = "" if folded in COMMON_INDECLINABLE else "name"
        return Word(text, (_fixed(text, kind=kind, gender=gender),), parts=frozenset(("NOUN",)))
    if is_known(text):
        known = known_word(text)
        is_name = any(kind_of(parse.tag) for parse in parses(text))
        if known.nouns or known.adjectives or is_name or not text[0].isupper():
            return known
    if "-" in text:
        return _hyphenated(text)
    return _unknown(text)


def _fixed(text: str, *, kind: str = "", gender: str = "masc") -> Noun:
    return Noun(text, gender, "sing", False, endings.undeclined(text), kind, has_both_numbers=False)


def _declared(text: str, marks: list[str]) -> Noun:
    kind = next((mark for mark in ("geo", "name", "surname", "proper") if mark in marks), "")
    is_animate = "anim" in marks
    adjective = endings.adjective(text)
    if "fixed" in marks:
        return _fixed(text, kind=kind)
    if "adjective" in marks and adjective is not None:
        return substantive(Adjective(text, "masc", adjective), is_animate=is_animate, kind=kind)
    cells = endings.noun(text, gender=marks[0], is_animate=is_animate)
    return Noun(text, marks[0], "sing", is_animate, cells, kind, has_both_numbers=not kind)


def substantive(adjective: Adjective, *, is_animate: bool, kind: str = "adjective") -> Noun:
    """Give an adjective that stands for a noun: протестующий, пострадавшие, Зеленский.

    Args:
        adjective: in its citation form.
        is_animate: whether it is someone.
        kind: see `Noun.kind`.
    """
    number = "plur" if adjective.gender == "plur" else "sing"
    gender = "masc" if number == "plur" else adjective.gender
    cells = {
        (one, case): endings.agreeing(adjective.cells, gender=gender, number=one, case=case, is_animate=is_animate)
        for one in ("sing", "plur")
        for case in endings.CASES
    }
    return Noun(adjective.word, gender, number, is_animate, cells, kind)


def surname(text: str, gender: str) -> Noun | None:
    """Give a capital word as a surname after a given name of that gender; None where it can be none.

    Args:
        text: the word as written.
        gender: `masc` or `femn`.
    """
    word = word_of(text)
    known = next((one for one in word.nouns if one.gender == gender and one.kind in ("name", "surname")), None)
    if known is not None and not known.is_fixed:
        return known
    adjective = next(
        (one for one in word.adjectives if one.gender == gender and fold(text)[-4:-2] in ("ск", "цк")), None
    )
    if adjective is not None:
        return substantive(adjective, is_animate=True, kind="surname")
    is_foreign = gender == "masc" and fold(text)[-1] in "ая" and not is_known(text)
    if (known is not None and not is_foreign) or fold(text) in DECLARED:
        return known or next((one for one in word.nouns if one.gender == gender), None)
    if gender == "femn" and fold(text)[-1] not in "ая":
        return None
    cells = endings.noun(text, gender=gender, is_animate=True, is_surname=True)
    return Noun(text, gender, "sing", True, cells, "surname", False, False)


def _hyphenated(text: str) -> Word:
    left, _, right = text.rpartition("-")
    last = word_of(right)
    first = word_of(left) if "-" not in left and fold(left) not in INVARIABLE_PARTS and left[0].islower() else None
    nouns: list[Noun] = []
    for noun in last.nouns:
        mates = [one for one in (first.nouns if first else ()) if one.number == noun.number and is_known(left)]
        if mates and noun.is_known and is_known(right):
            nouns.append(_joined(text, mates[0], noun))
        else:
            nouns.append(_prefixed(text, left, noun))
    adjectives = [
        Adjective(text, one.gender, _with_prefix(f"{left}-", one.cells), tuple(f"{left}-{form}" for form in one.short))
        for one in last.adjectives
    ]
    return Word(text, tuple(nouns), tuple(adjectives), parts=last.parts)


def _prefixed(text: str, left: str, noun: Noun) -> Noun:
    cells = _with_prefix(f"{left}-", noun.cells)
    kind = noun.kind or ("name" if text[0].isupper() else "")
    return Noun(text, noun.gender, noun.number, noun.is_animate, cells, kind, noun.is_known, noun.has_both_numbers)


def _joined(text: str, first: Noun, last: Noun) -> Noun:
    """Decline both parts: страны-участницы; gender and animacy come from the first."""
    cells = {
        cell: tuple(f"{one}-{other}" for one in first.cells[cell] for other in _beside(last, cell, first.is_animate))
        for cell in last.cells
        if cell in first.cells
    }
    both = first.has_both_numbers and last.has_both_numbers
    return Noun(text, first.gender, last.number, first.is_animate, cells, has_both_numbers=both)


def _beside(last: Noun, cell: tuple[str, str], is_animate: bool) -> tuple[str, ...]:
    number, case = cell
    if case == "accs" and last.is_animate != is_animate and (number == "plur" or last.gender == "masc"):
        return last.cells[number, "gent" if is_animate else "nomn"]
    return last.cells[cell]


def _with_prefix(
    prefix: str, cells: Mapping[tuple[str, str], tuple[str, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    return {cell: tuple(prefix + one for one in texts) for cell, texts in cells.items()}


def _unknown(text: str) -> Word:
    adjectives: tuple[Adjective, ...] = ()
    cells = endings.adjective(text)
    if cells is not None:
        ending = text[-2:].casefold()
        gender = {"ая": "femn", "яя": "femn", "ое": "neut", "ее": "neut", "ые": "plur", "ие": "plur"}.get(
            ending, "masc"
        )
        adjectives = (Adjective(text, gender, cells),)
        if fold(text)[-4:-2] in ("ск", "цк"):
            return Word(text, (), adjectives, frozenset(("ADJF",)))
    noun = unknown_name(text) if text[0].isupper() else _unknown_noun(text)
    return Word(text, (noun,), adjectives, frozenset(("NOUN", "ADJF") if adjectives else ("NOUN",)))


def unknown_name(text: str) -> Noun:
    """Give a capital word that the dictionary does not have as a name, by its ending."""
    folded = fold(text)
    if folded.endswith(tuple(fold(ending) for ending in NAME_ENDINGS_MASCULINE)):
        cells = endings.noun(text, gender="masc", is_animate=True, is_surname=True)
        return Noun(text, "masc", "sing", True, cells, "surname", False, False)
    if folded.endswith(tuple(fold(ending) for ending in NAME_ENDINGS_FEMININE)):
        cells = endings.noun(text, gender="femn", is_animate=True, is_surname=True)
        return Noun(text, "femn", "sing", True, cells, "surname", False, False)
    if folded.endswith(("вна", "чна")):
        cells = {
            cell: (text[:-1] + ending,)
            for cell, ending in zip(
                [("sing", case) for case in endings.CASES], ("а", "ы", "е", "у", "ой", "е"), strict=True
            )
        }
        return Noun(text, "femn", "sing", True, cells, "name", False, False)
    gender = "femn" if folded[-1] in "ая" else "masc"
    cells = endings.noun(text, gender=gender, is_animate=False)
    return Noun(text, gender, "sing", False, cells, "proper", False, False)


def _unknown_noun(text: str) -> Noun:
    folded = fold(text)
    gender = "femn" if folded[-1] in "ая" or folded.endswith("ость") else "neut" if folded[-1] in "ое" else "masc"
    for parse in parses(text):
        if parse.tag.POS == "NOUN" and parse.tag.case == "nomn" and not kind_of(parse.tag) and "Fixd" not in parse.tag:
            made = noun_of(parse, text, "")
            if gender == made.gender or made.number == "plur":
                return Noun(text, made.gender, made.number, made.is_animate, made.cells, "", False)
    is_animate = gender == "masc" and folded.endswith(ANIMATE_ENDINGS)
    return Noun(text, gender, "sing", is_animate, endings.noun(text, gender=gender, is_animate=is_animate), "", False)
