"""A Russian term of one or more words: which of them are declined, and how the whole stands in each case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from tmtool.language import russian_endings as endings
from tmtool.language.russian_dictionary import Adjective, Noun, Word, fold, parses
from tmtool.language.russian_endings import CASES
from tmtool.language.russian_lexicon import AGREEING_CLASSIFIERS, NAMED_PLACES
from tmtool.language.russian_words import substantive, surname, unknown_name, word_of

Cell = tuple[str, str]
"""A number (`sing`, `plur`) and a case."""
NUMBERS = ("sing", "plur")
_PIECE = re.compile(r"[\w’ʼ'·]+(?:[-\u2010\u2011][\w’ʼ'·]+)*")
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]*[»”“\"]")
_CYRILLIC = re.compile(r"[а-яёәіңғүұқөһ]", re.IGNORECASE)
_NAMES = ("name", "surname", "proper")
_FUNCTIONS = frozenset(("PREP", "CONJ", "PRCL"))
_AND = frozenset(("и", "или"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a term."""

    text: str
    start: int
    end: int
    noun: Noun | None = None
    """What is declined here; neither noun nor adjective where the word stays as it is."""
    adjective: Adjective | None = None

    @property
    def is_declined(self) -> bool:
        """Say whether the word takes part in the declension."""
        return self.noun is not None or self.adjective is not None


@dataclass(frozen=True, slots=True)
class Declension:
    """A term in all cases."""

    term: str
    slots: tuple[Slot, ...]
    cells: dict[Cell, tuple[str, ...]]
    """The usual text first; empty where the term cannot be declined (a verb, a phrase with a preposition)."""
    number: str = "sing"
    """Of the citation form."""
    gender: str = "masc"
    is_animate: bool = False
    kind: str = ""
    """Of the head: see `Noun.kind`; `adjective` for an adjective without a noun."""
    numbers: tuple[str, ...] = ("sing",)
    """The numbers in which the term is used, that of the citation form first."""


@dataclass(frozen=True, slots=True)
class _Head:
    at: int
    noun: Noun
    adjectives: tuple[tuple[int, Adjective], ...]


# A declension weighs several KB; what is asked for most, whether a text has a term, is kept apart and longer.
@lru_cache(maxsize=1 << 5)
def decline(term: str) -> Declension:
    """Find out how a term is declined.

    Adjectives agree with their noun; what follows the noun stays (министерство энергетики, лагерь для
    интернированных, область Абай), except a person's name and the second noun of a pair.

    Args:
        term: in its citation form.
    """
    pieces = [Slot(found[0], found.start(), found.end()) for found in _PIECE.finditer(term)]
    if not _CYRILLIC.search(term):
        return Declension(term, tuple(pieces), _undeclined(term))
    words = [word_of(piece.text) for piece in pieces]
    free = _free(term, pieces)
    head = _head(words, free, 0, ()) if words and free[0] else None
    if head is None:
        return Declension(term, tuple(pieces), {})
    if head.at == 0 and not head.noun.kind and _is_surname(words[1:2]):
        head = replace(head, noun=replace(head.noun, kind="name", is_animate=True))
    declined: dict[int, Noun | Adjective] = {at: adjective for at, adjective in head.adjectives}
    declined[head.at] = head.noun
    declined.update(_following(term, pieces, words, free, head))
    slots = tuple(_slot(piece, declined.get(at)) for at, piece in enumerate(pieces))
    if _is_title_in_quotes(term, slots, head):
        return Declension(term, tuple(pieces), _undeclined(term))
    return _declension(term, slots, head)


def _undeclined(term: str) -> dict[Cell, tuple[str, ...]]:
    return {(number, case): (term,) for number in NUMBERS for case in CASES}


def _slot(piece: Slot, declined: Noun | Adjective | None) -> Slot:
    noun = declined if isinstance(declined, Noun) else None
    adjective = declined if isinstance(declined, Adjective) else None
    return Slot(piece.text, piece.start, piece.end, noun, adjective)


def _free(term: str, pieces: Sequence[Slot]) -> list[bool]:
    """Say of each word whether it may be declined: what stands in quotes beside other words may not."""
    quoted = [found.span() for found in _QUOTED.finditer(term)]
    inside = [any(start < piece.start < end for start, end in quoted) for piece in pieces]
    if all(inside):
        return [True] * len(pieces)
    return [not one or piece.text[0].islower() for one, piece in zip(inside, pieces, strict=True)]


def _is_title_in_quotes(term: str, slots: Sequence[Slot], head: _Head) -> bool:
    is_quoted = _QUOTED.fullmatch(term) is not None
    return is_quoted and any(not slot.is_declined for slot in slots)


def _head(words: list[Word], free: list[bool], at: int, before: tuple[tuple[int, Adjective], ...]) -> _Head | None:
    if at >= len(words) or not free[at]:
        return None
    word = words[at]
    if word.text[0].islower() and parses(word.text)[0].tag.POS in _FUNCTIONS:
        return None
    if not before and word.parts == {"NOUN"} and not word.nouns and word.text[0].isupper():
        return _Head(at, unknown_name(word.text), ())
    for adjective in word.adjectives:
        if before and adjective.gender != before[-1][1].gender:
            continue
        found = _head(words, free, at + 1, (*before, (at, adjective)))
        if found is not None:
            return found
    for noun in word.nouns:
        if all(_agrees(adjective, noun) for _, adjective in before):
            return _Head(at, _of_gender(noun, before), before)
    for adjective in word.adjectives:
        if not before or adjective.gender == before[-1][1].gender:
            return _Head(at, substantive(adjective, is_animate=adjective.gender in ("masc", "plur")), before)
    if word.parts & {"ADVB", "ADJS"} and not before:
        found = _head(words, free, at + 1, ())
        return found if found is not None and found.adjectives else None
    return None


def _of_gender(noun: Noun, adjectives: tuple[tuple[int, Adjective], ...]) -> Noun:
    """Give an abbreviation the gender of its adjective: Камбаратинская ГЭС-1."""
    return replace(noun, gender=adjectives[-1][1].gender) if noun.kind == "abbr" and adjectives else noun


def _agrees(adjective: Adjective, noun: Noun) -> bool:
    if noun.kind == "abbr":
        return adjective.gender != "plur"
    return adjective.gender == ("plur" if noun.number == "plur" else noun.gender)


def _following(
    term: str, pieces: Sequence[Slot], words: list[Word], free: list[bool], head: _Head
) -> dict[int, Noun | Adjective]:
    """Find what is declined after the head."""
    first = head.at + 1
    if first >= len(words):
        return {}
    if words[first].text in _AND:
        second = _head(words, free, first + 1, ())
        if second is not None and second.noun.number == head.noun.number:
            return {**dict(second.adjectives), second.at: second.noun}
        return {}
    noun = head.noun
    if noun.kind in _NAMES:
        return _names(words, free, first, "masc" if noun.kind == "proper" else noun.gender)
    if fold(noun.word) in AGREEING_CLASSIFIERS:
        return _place(words, free, first, noun)
    if noun.is_animate and not noun.kind and noun.number == "sing":
        for start in range(first, len(words)):
            if _starts_name(words[start:], free[start:]):
                name = replace(words[start].nouns[0], kind="name", is_animate=True)
                return {start: name, **_names(words, free, start + 1, name.gender)}
    return _participle(term, pieces, words, head)


def _place(words: list[Word], free: list[bool], at: int, head: Noun) -> dict[int, Noun | Adjective]:
    """Decline a place's name after what it is: в городе Астане, на реке Волге, but на реке Урал."""
    nouns = words[at].nouns if free[at] and words[at].text[0].isupper() else ()
    is_river = head.gender == "femn"
    return next(({at: one} for one in nouns if not is_river or one.gender == head.gender), {})


def _starts_name(words: Sequence[Word], free: Sequence[bool]) -> bool:
    """Say whether a person's name in the nominative stands here, up to the end; a genitive may look like a woman's."""
    if not all(free) or not all(word.text[0].isupper() and word.nouns for word in words):
        return False
    first = words[0].nouns[0]
    if len(words) == 1:
        return first.kind in ("surname", "name") and first.gender == "masc" and not first.is_fixed
    is_certain = first.kind == "name" or fold(first.word)[-1] not in "ая"
    return is_certain and first.kind != "geo"


def _is_surname(words: Sequence[Word]) -> bool:
    """Say whether the first word is surely a surname: Бозумбаев makes a name of Канат before it."""
    noun = next((one for word in words for one in word.nouns[:1]), None)
    return noun is not None and noun.word[0].isupper() and noun.kind == "surname"


def _names(words: list[Word], free: list[bool], start: int, gender: str) -> dict[int, Noun | Adjective]:
    """Decline what follows a given name: patronymic and surname, or the rest of a name that nobody knows."""
    found: dict[int, Noun | Adjective] = {}
    for at in range(start, len(words)):
        word = words[at]
        if not free[at] or not word.text[0].isupper():
            break
        name = surname(word.text, gender)
        if name is None:
            break
        found[at] = name
    return found


def _participle(term: str, pieces: Sequence[Slot], words: list[Word], head: _Head) -> dict[int, Noun | Adjective]:
    """Find a participle after a comma that agrees with the head: лица, ищущие убежище."""
    at = head.at + 1
    if "," not in term[pieces[at - 1].end : pieces[at].start]:
        return {}
    return next(({at: one} for one in words[at].adjectives if _agrees(one, head.noun)), {})


def _declension(term: str, slots: tuple[Slot, ...], head: _Head) -> Declension:
    noun = head.noun
    nouns = [slot.noun for slot in slots if slot.noun is not None]
    last = nouns[-1]
    is_person = len(nouns) > 1 and noun.kind in _NAMES and (last.kind in ("name", "surname") or not last.is_known)
    is_animate = noun.is_animate or is_person
    other = "plur" if noun.number == "sing" else "sing"
    is_place = fold(noun.word) in NAMED_PLACES and slots[min(head.at + 1, len(slots) - 1)].text[0].isupper()
    is_one = is_place or any(one.kind in (*_NAMES, "geo") for one in nouns)
    has_both = noun.has_both_numbers and not is_one and not term.strip('«“„"')[:1].isupper()
    cells: dict[Cell, tuple[str, ...]] = {}
    for number in NUMBERS:
        for case in CASES:
            made = _cell(term, slots, noun, (number, case), is_animate)
            if (number, case) == (noun.number, "nomn"):
                made = tuple(dict.fromkeys((term, *made)))
            if made:
                cells[number, case] = made
    return Declension(
        term,
        slots,
        cells,
        noun.number,
        noun.gender,
        is_animate,
        noun.kind,
        (noun.number, other) if has_both and (other, "nomn") in cells else (noun.number,),
    )


def _cell(term: str, slots: tuple[Slot, ...], head: Noun, cell: Cell, is_animate: bool) -> tuple[str, ...]:
    texts: list[tuple[str, ...]] = []
    done = 0
    for slot in slots:
        texts.append((term[done : slot.start],))
        texts.append(_slot_texts(slot, head, cell, is_animate))
        done = slot.end
    texts.append((term[done:],))
    if any(not one for one in texts):
        return ()
    usual = "".join(one[0] for one in texts)
    return tuple(dict.fromkeys((usual, *("".join(parts) for parts in product(*texts)))))


def _slot_texts(slot: Slot, head: Noun, cell: Cell, is_animate: bool) -> tuple[str, ...]:
    number, case = cell
    if slot.noun is not None:
        is_his = is_animate and slot.noun.gender == "masc" and slot.noun.kind in _NAMES
        if is_his and cell == ("sing", "accs") and fold(slot.noun.word)[-1] not in "ая":
            return slot.noun.cells.get(("sing", "gent"), ())
        return slot.noun.cells.get(cell, ())
    if slot.adjective is not None:
        return endings.agreeing(
            slot.adjective.cells, gender=head.gender, number=number, case=case, is_animate=is_animate
        )
    return (slot.text,)
