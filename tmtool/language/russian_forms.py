"""Russian terms and names in their grammatical forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tmtool.language.russian_dictionary import fold, is_known, parses
from tmtool.language.russian_endings import CASES
from tmtool.language.russian_offer import offer, placed
from tmtool.language.russian_phrases import Cell, Declension, decline
from tmtool.language.russian_search import met
from tmtool.language.russian_wishes import prepositional
from tmtool.language.russian_words import word_of

__all__ = ["Form", "Forms", "agree_alike", "forms", "like", "met", "offer"]

_SIGNS = str.maketrans("„“”\u00a0\u202f\u2010\u2011", '"""  --', "\u00ad")
_QUOTES = re.compile(r"[«»\"]")
_SPACE = re.compile(r"\s+")
_LONGEST_ABBREVIATION = 5
_WORD = re.compile(r"[\w’ʼ'·]+(?:[-\u2010\u2011][\w’ʼ'·]+)*")


_NAMES_OF_CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
_CASES = dict(zip(CASES, _NAMES_OF_CASES, strict=True))


@dataclass(frozen=True, slots=True)
class Form:
    """One grammatical form of a term."""

    text: str
    case: str
    """`nominative`, `genitive`, `dative`, `accusative`, `instrumental` or `prepositional`."""
    plural: bool

    @property
    def label(self) -> str:
        """The form in words: `plural, dative`."""
        return f"{'plural' if self.plural else 'singular'}, {self.case}"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a term: the number of its citation form first, each number in six cases."""

    term: str
    forms: tuple[Form, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The different texts in the same order."""
        return tuple(dict.fromkeys(form.text for form in self.forms))

    def of(self, case: str, *, plural: bool | None = None) -> str | None:
        """Give one form; None where the term has no such.

        Args:
            case: its English name.
            plural: the number; None is that of the citation form.
        """
        return next((one.text for one in self.forms if one.case == case and plural in (None, one.plural)), None)


@lru_cache(maxsize=1 << 5)
def forms(term: str) -> Forms:
    """Build the forms of a term.

    Args:
        term: in its citation form: a word, a name, a phrase.

    Returns:
        All of them; names and what is never counted in one number; none where the term is not declined (a verb).
    """
    declension = decline(term)
    built = [
        Form(declension.cells[number, case][0], name, number == "plur")
        for number in declension.numbers
        for case, name in _CASES.items()
        if (number, case) in declension.cells
    ]
    return Forms(term, tuple(built))


@lru_cache(maxsize=1 << 9)
def like(new: str, met: str, old: str | None = None, *, before: str = "") -> str | None:
    """Give a term in the case and number in which other words stand.

    Args:
        new: the term, in its citation form.
        met: words as they stand in a text.
        old: their citation form, where it is known.
        before: the text before them; a preposition there may decide between cases (в Китай).

    Returns:
        The term in that form; None where `met` may stand in several cases in which the term would differ, or where
        nothing is known of one of them.
    """
    wanted = decline(new)
    if not wanted.cells:
        return None
    found: set[str | None] = {texts[0] for texts in wanted.cells.values()}
    if len(found) > 1:
        found = {_text(wanted, cell, old) for cell in _allowed(_cells(met, old), old, before)}
    text = found.pop() if len(found) == 1 else None
    return None if text is None else _with_capitals(text, new, met, old)


def _allowed(cells: frozenset[Cell], old: str | None, before: str) -> frozenset[Cell]:
    """Leave the cells that a preposition before the words allows."""
    cases = prepositional(before, placed(decline(old or ""))) if before and len(cells) > 1 else None
    return frozenset(cell for cell in cells if cell[1] in cases) if cases else cells


def agree_alike(one: str, other: str) -> bool:
    """Say whether adjectives and verbs stand beside one term in the same form as beside another.

    Args:
        one: a term, in its citation form.
        other: another.
    """
    first, second = decline(one), decline(other)
    return bool(first.cells and second.cells) and (
        (first.number, first.number == "plur" or first.gender, first.is_animate)
        == (second.number, second.number == "plur" or second.gender, second.is_animate)
    )


def _text(wanted: Declension, cell: Cell, old: str | None) -> str | None:
    number, case = cell
    if number not in wanted.numbers:
        # The number of a name says nothing of the sentence: в Казахстане, в Соединённых Штатах.
        is_name = wanted.term[:1].isupper() and (old is None or old[:1].isupper())
        if not is_name:
            return None
        number = wanted.number
    return wanted.cells[number, case][0]


def _cells(met: str, old: str | None) -> frozenset[Cell]:
    """Find the cases and numbers in which words may stand."""
    if old is not None:
        declension = decline(old)
        wanted = _compared(met)
        found = {cell for cell, texts in declension.cells.items() if any(_compared(text) == wanted for text in texts)}
        likely = {cell for cell in found if cell[0] in declension.numbers}
        if found:
            return frozenset(likely or found)
        # A part of a name stands for the whole: Токаева for Касым-Жомарт Токаев.
        for slot in declension.slots:
            cells = slot.noun.cells.items() if slot.noun and slot.noun.number in declension.numbers else ()
            part = {cell for cell, texts in cells if cell[0] in declension.numbers and _compared(texts[0]) == wanted}
            if part:
                return frozenset(part)
    return _cells_of_words(met)


def _compared(text: str) -> str:
    return _SPACE.sub(" ", _QUOTES.sub("", fold(text.translate(_SIGNS)))).strip()


@lru_cache(maxsize=1 << 10)
def _cells_of_words(met: str) -> frozenset[Cell]:
    """Read the case and number of words from themselves: the first noun with the adjectives before it."""
    found: set[tuple[str, str, str]] | None = None
    for match in _WORD.finditer(met):
        adjectives, nouns = _readings(match[0])
        if nouns and (found is None or any(_meet(one, other) for one in found for other in nouns)):
            kept = nouns if found is None else {one for one in nouns if any(_meet(other, one) for other in found)}
            return frozenset((number, case) for _, number, case in kept)
        if not adjectives:
            return frozenset()
        found = adjectives if found is None else {one for one in found if one in adjectives}
    return frozenset((number, case) for _, number, case in found or ())


def _meet(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    return one[1:] == other[1:] and (one[1] == "plur" or one[0] == other[0])


def _readings(word: str) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """Gender, number and case of a word as an adjective and as a noun."""
    adjectives: set[tuple[str, str, str]] = set()
    nouns: set[tuple[str, str, str]] = set()
    citation = word_of(word).nouns
    if citation and citation[0].is_fixed:
        noun = citation[0]
        nouns = {(noun.gender, number, case) for number in ("sing", "plur") for case in CASES}
        return adjectives, nouns
    is_small = word[0].islower()
    for parse in parses(word):
        tag = parse.tag
        if tag.case not in CASES or (is_small and {"Geox", "Name", "Surn", "Patr"} & tag.grammemes):
            continue
        gender = "" if tag.number == "plur" else str(tag.gender)
        if tag.POS == "NOUN":
            nouns.add((gender, str(tag.number), str(tag.case)))
        elif tag.POS in ("ADJF", "PRTF"):
            adjectives.add((gender, str(tag.number), str(tag.case)))
    return adjectives, nouns


def _with_capitals(text: str, new: str, met: str, old: str | None) -> str:
    """Give a form the capitals of the words that it replaces, where they come from the place and not from the word."""
    if not met[:1].isupper() or new[:1].isupper():
        return text
    first = _WORD.match(met)
    is_common = first is not None and is_known(first[0].casefold())
    is_of_place = is_common if old is None else not old[:1].isupper()
    letters = [letter for letter in met if letter.isalpha()]
    if is_of_place and met.isupper() and len(letters) > (1 if old else _LONGEST_ABBREVIATION):
        return text.upper()
    return text[:1].upper() + text[1:] if is_of_place else text
