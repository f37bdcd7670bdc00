"""The dictionary of Russian (pymorphy3): readings of a word, and the paradigms of nouns and adjectives in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from tmtool.language import russian_endings as endings
from tmtool.language.russian_endings import AdjectiveCells, NounCells
from tmtool.language.russian_lexicon import PLURALS, SINGULAR_ONLY

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

_LOADING = Lock()
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


# The readings of a word weigh 3 KB: kept are those of the terms around the person, no whole glossary.
@lru_cache(maxsize=1 << 5)
def parses(word: str) -> tuple[Parse, ...]:
    """Give the readings of pymorphy3 for a word."""
    return tuple(analyser().parse(word))


@lru_cache(maxsize=1 << 6)
def is_known(word: str) -> bool:
    """Say whether the dictionary has the word in this form."""
    return bool(analyser().word_is_known(word))


@lru_cache(maxsize=1 << 4)
def lexeme(text: str) -> frozenset[str]:
    """Give all forms of all readings of a word that is not met in its citation form, folded."""
    return frozenset(fold(one.word) for parse in parses(text) for one in parse.lexeme) | {fold(text)}


def fold(word: str) -> str:
    """Give a word in small letters, е for ё."""
    return word.casefold().replace("ё", "е")


def known_word(text: str) -> Word:
    nouns: list[Noun] = []
    adjectives: list[Adjective] = []
    readings = parses(text)
    is_capital = text[0].isupper()
    for parse in readings:
        tag = parse.tag
        if _ODD & tag.grammemes:
            continue
        kind = kind_of(tag)
        if kind and not is_capital and any(not kind_of(other.tag) for other in readings):
            continue
        if tag.POS == "NOUN" and tag.case == "nomn" and not (kind in ("name", "surname") and tag.number == "plur"):
            nouns.append(noun_of(parse, text, kind))
        elif tag.POS in ("ADJF", "PRTF") and tag.case == "nomn":
            adjectives.append(_adjective_of(parse, text))
    if is_capital:
        nouns.sort(key=lambda noun: ("name", "surname", "geo", "abbr", "proper", "").index(noun.kind))
    parts = frozenset(str(parse.tag.POS) for parse in readings)
    return Word(text, _distinct(nouns), tuple(adjectives), parts)


def kind_of(tag: Any) -> str:
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


def noun_of(parse: Parse, text: str, kind: str) -> Noun:
    cells = _spelt_like(text, _in_use(parse.normal_form, _lexeme_cells(parse)))
    number = str(parse.tag.number or "sing")
    numbers = {one for one, _ in cells}
    if "Fixd" in parse.tag:
        numbers = {number}
    other = "plur" if number == "sing" else "sing"
    is_rare = number == "sing" and fold(parse.normal_form) in SINGULAR_ONLY
    both = other in numbers and not kind and not is_rare and "Sgtm" not in parse.tag
    is_animate = parse.tag.animacy == "anim"
    return Noun(text, str(parse.tag.gender or "masc"), number, is_animate, cells, kind, has_both_numbers=both)


def _lexeme_cells(parse: Parse) -> NounCells:
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
    return {cell: tuple(_word_spelt_like(text, one) for one in texts) for cell, texts in cells.items()}


def _word_spelt_like(text: str, form: str) -> str:
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
            short.append(_word_spelt_like(text, one.word))
        if tag.POS != parse.tag.POS or tag.case is None or not _same_participle(tag, parse.tag) or "Supr" in tag:
            continue
        column = "plur" if tag.number == "plur" else str(tag.gender)
        if tag.case == "accs" and column in ("masc", "plur"):
            continue
        cells.setdefault((column, tag.case), []).append(_word_spelt_like(text, one.word))
    gender = "plur" if parse.tag.number == "plur" else str(parse.tag.gender)
    return Adjective(text, gender, {cell: tuple(dict.fromkeys(texts)) for cell, texts in cells.items()}, tuple(short))


def _same_participle(one: Any, other: Any) -> bool:
    return (one.tense, one.voice) == (other.tense, other.voice) or other.POS == "ADJF"
