"""One Russian word: what it may be in its citation form, and all its forms; pymorphy3 behind our own lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from tmtool.language import russian_endings as endings
from tmtool.language.russian_endings import AdjectiveCells, NounCells
from tmtool.language.russian_lexicon import (
    ANIMATE_ENDINGS,
    COMMON_INDECLINABLE,
    DECLARED,
    FEMININE_NAMES,
    INDECLINABLE,
    INVARIABLE_PARTS,
    NAME_ENDINGS_FEMININE,
    NAME_ENDINGS_MASCULINE,
    PLURALS,
    SINGULAR_ONLY,
)

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

_LOADING = Lock()
_CYRILLIC = re.compile(r"[а-яёәіңғүұқөһ]", re.IGNORECASE)
_GENDERS = {"ая": "femn", "яя": "femn", "ое": "neut", "ее": "neut", "ые": "plur", "ие": "plur"}
_SIGN = re.compile(r"\d|·|^\w{1,2}[А-ЯЁ]\w?$")
"""Of what is no word but an abbreviation: ГЭС-1, кВт·ч, МВт."""
_ODD = frozenset(("V-oy", "V-ey", "V-ie", "Infr", "Arch", "Erro", "Dist", "Slng", "V-be", "V-bi", "Fimp", "Litr"))
_SECOND = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in its citation form, or what stands for one."""

    word: str
    gender: str
    """`masc`, `femn` or `neut`; `masc` where the plural has none."""
    number: str
    """Of the citation form: `sing` or `plur`."""
    is_animate: bool
    cells: NounCells
    kind: str = ""
    """`geo`, `name` (given or patronymic), `surname`, `abbr` or empty."""
    is_known: bool = True
    has_both_numbers: bool = True

    @property
    def is_fixed(self) -> bool:
        """Say whether all its forms are the same."""
        return len({texts[0] for texts in self.cells.values()}) == 1


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective, a participle, an ordinal or a pronoun that agrees, in its citation form."""

    word: str
    gender: str
    """`masc`, `femn`, `neut` or `plur`: how the citation form stands."""
    cells: AdjectiveCells
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """All that a word may be in a citation form."""

    text: str
    nouns: tuple[Noun, ...] = ()
    adjectives: tuple[Adjective, ...] = ()
    parts: frozenset[str] = frozenset()
    """Parts of speech of all readings, by the names of pymorphy3."""


@cache
def _loaded() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def analyser() -> MorphAnalyzer:
    """Give the one analyser of the process, loaded when first asked for (0.1 s, 25 MB); any thread may use it."""
    with _LOADING:
        return _loaded()


@lru_cache(maxsize=1 << 14)
def parses(word: str) -> tuple[Parse, ...]:
    """Give the readings of pymorphy3 for a word."""
    return tuple(analyser().parse(word))


@lru_cache(maxsize=1 << 12)
def is_known(word: str) -> bool:
    """Say whether the dictionary has the word in this form."""
    return bool(analyser().word_is_known(word))


def fold(word: str) -> str:
    """Give a word in small letters, е for ё."""
    return word.casefold().replace("ё", "е")


def is_abbreviation(word: str) -> bool:
    """Say whether a word is in capitals: МИД, ОБСЕ, ГЭС-1."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1


@lru_cache(maxsize=1 << 12)
def lexeme(text: str) -> frozenset[str]:
    """Give all forms of all readings of a word that is not met in its citation form, folded."""
    return frozenset(fold(one.word) for parse in parses(text) for one in parse.lexeme) | {fold(text)}


@lru_cache(maxsize=1 << 12)
def word_of(text: str) -> Word:
    """Find out what a word may be in its citation form.

    Args:
        text: one word as written, hyphens inside.
    """
    if not _CYRILLIC.search(text) or is_abbreviation(text) or _SIGN.search(text):
        kind = "abbr" if is_abbreviation(text) else "name"
        return Word(text, (_fixed(text, kind=kind),))
    folded = fold(text)
    if folded in DECLARED:
        return Word(text, (_declared(text, DECLARED[folded].split()),), parts=frozenset(("NOUN",)))
    if folded in INDECLINABLE:
        gender = "femn" if folded in FEMININE_NAMES else "masc"
        kind = "" if folded in COMMON_INDECLINABLE else "name"
        return Word(text, (_fixed(text, kind=kind, gender=gender),), parts=frozenset(("NOUN",)))
    if is_known(text):
        known = _known(text)
        is_name = any(_kind(parse.tag) for parse in parses(text))
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
    if known is not None or fold(text) in DECLARED:
        return known or next((one for one in word.nouns if one.gender == gender), None)
    if gender == "femn" and fold(text)[-1] not in "ая":
        return None
    cells = endings.noun(text, gender=gender, is_animate=True, is_surname=True)
    return Noun(text, gender, "sing", True, cells, "surname", False, False)


def _known(text: str) -> Word:
    nouns: list[Noun] = []
    adjectives: list[Adjective] = []
    readings = parses(text)
    is_capital = text[0].isupper()
    for parse in readings:
        tag = parse.tag
        if _ODD & tag.grammemes:
            continue
        kind = _kind(tag)
        if kind and not is_capital and any(not _kind(other.tag) for other in readings):
            continue
        if tag.POS == "NOUN" and tag.case == "nomn" and not (kind in ("name", "surname") and tag.number == "plur"):
            nouns.append(_noun_of(parse, text, kind))
        elif tag.POS in ("ADJF", "PRTF") and tag.case == "nomn":
            adjectives.append(_adjective_of(parse, text))
    if is_capital:
        nouns.sort(key=lambda noun: ("name", "surname", "geo", "abbr", "proper", "").index(noun.kind))
    parts = frozenset(str(parse.tag.POS) for parse in readings)
    return Word(text, _distinct(nouns), tuple(adjectives), parts)


def _kind(tag: Any) -> str:
    if "Geox" in tag:
        return "geo"
    if "Name" in tag or "Patr" in tag:
        return "name"
    return "surname" if "Surn" in tag else ""


def _distinct(nouns: list[Noun]) -> tuple[Noun, ...]:
    kept: list[Noun] = []
    for noun in nouns:
        if not any(one.cells == noun.cells and one.gender == noun.gender for one in kept):
            kept.append(noun)
    return tuple(kept)


def _noun_of(parse: Parse, text: str, kind: str) -> Noun:
    cells = _spelt_like(text, _in_use(parse.normal_form, lexeme_cells(parse)))
    number = str(parse.tag.number or "sing")
    numbers = {one for one, _ in cells}
    if "Fixd" in parse.tag:
        numbers = {number}
    other = "plur" if number == "sing" else "sing"
    is_rare = number == "sing" and fold(parse.normal_form) in SINGULAR_ONLY
    both = other in numbers and not kind and not is_rare and "Sgtm" not in parse.tag
    is_animate = parse.tag.animacy == "anim"
    return Noun(text, str(parse.tag.gender or "masc"), number, is_animate, cells, kind, has_both_numbers=both)


def lexeme_cells(parse: Parse) -> NounCells:
    """Give the cells of a noun's lexeme; forms of gender other than the reading's are another person's name."""
    usual: dict[tuple[str, str], list[str]] = {}
    rare: dict[tuple[str, str], list[str]] = {}
    is_surname = "Surn" in parse.tag
    for one in parse.lexeme:
        tag = one.tag
        if tag.case is None or tag.number is None or "voct" in tag:
            continue
        if is_surname and tag.number == "sing" and tag.gender != parse.tag.gender:
            continue
        case = _SECOND.get(tag.case, tag.case)
        is_rare = bool(_ODD & tag.grammemes) or case != tag.case
        (rare if is_rare else usual).setdefault((tag.number, case), []).append(one.word)
    both = {cell: tuple(dict.fromkeys(usual.get(cell, []) + rare.get(cell, []))) for cell in (*usual, *rare)}
    for number in {number for number, _ in both}:
        for case in endings.CASES:
            both.setdefault((number, case), both.get((number, "nomn"), (parse.word,)))
    return both


def _in_use(citation: str, cells: NounCells) -> NounCells:
    """Put the plural of the press before that of the dictionary."""
    if citation not in PLURALS:
        return cells
    ours = {("plur", case): form for case, form in zip(endings.CASES, PLURALS[citation].split(), strict=True)}
    return {
        cell: tuple(dict.fromkeys((ours[cell], *texts))) if cell in ours else texts for cell, texts in cells.items()
    }


def _spelt_like(text: str, cells: Mapping[tuple[str, str], tuple[str, ...]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the letters of the citation form, capitals and ё for е, to all forms."""
    return {cell: tuple(spelt_like(text, one) for one in texts) for cell, texts in cells.items()}


def spelt_like(text: str, form: str) -> str:
    """Give a form the capitals of the citation form, as far as both have the same letters; each part by itself."""
    parts, models = form.split("-"), text.split("-")
    if len(parts) != len(models):
        return form
    return "-".join(_part_spelt_like(model, part) for model, part in zip(models, parts, strict=True))


def _part_spelt_like(text: str, form: str) -> str:
    letters = list(form)
    for at, (ours, theirs) in enumerate(zip(form, text, strict=False)):
        if fold(ours) != fold(theirs):
            break
        letters[at] = theirs
    return "".join(letters)


def _adjective_of(parse: Parse, text: str) -> Adjective:
    cells: dict[tuple[str, str], list[str]] = {}
    short: list[str] = []
    for one in parse.lexeme:
        tag = one.tag
        if tag.POS in ("ADJS", "PRTS") and _same_participle(tag, parse.tag) and tag.gender != "neut":
            short.append(spelt_like(text, one.word))
        if tag.POS != parse.tag.POS or tag.case is None or not _same_participle(tag, parse.tag) or "Supr" in tag:
            continue
        column = "plur" if tag.number == "plur" else str(tag.gender)
        if tag.case == "accs" and column in ("masc", "plur"):
            continue
        cells.setdefault((column, tag.case), []).append(spelt_like(text, one.word))
    gender = "plur" if parse.tag.number == "plur" else str(parse.tag.gender)
    return Adjective(text, gender, {cell: tuple(dict.fromkeys(texts)) for cell, texts in cells.items()}, tuple(short))


def _same_participle(one: Any, other: Any) -> bool:
    return (one.tense, one.voice) == (other.tense, other.voice) or other.POS == "ADJF"


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
        if parse.tag.POS == "NOUN" and parse.tag.case == "nomn" and not _kind(parse.tag) and "Fixd" not in parse.tag:
            made = _noun_of(parse, text, "")
            if gender == made.gender or made.number == "plur":
                return Noun(text, made.gender, made.number, made.is_animate, made.cells, "", False)
    is_animate = gender == "masc" and folded.endswith(ANIMATE_ENDINGS)
    return Noun(text, gender, "sing", is_animate, endings.noun(text, gender=gender, is_animate=is_animate), "", False)
