"""Where a Russian term stands in a text, in any grammatical form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tmtool.language.russian_dictionary import fold, is_known, lexeme, parses
from tmtool.language.russian_lexicon import PARTICLES, PLACES_ALIKE
from tmtool.language.russian_phrases import Slot, decline
from tmtool.language.russian_words import is_abbreviation, word_of

_PIECE = re.compile(r"[\w’ʼ'·]+")
_PASSED_OVER = re.compile(r"[\s«»“”„\"\u00ad()]+")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_ENDINGS = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "-а", "-у", "-ом", "-е")
_PROPER = ("geo", "name", "surname", "proper")
_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of the text, hyphens parting words."""

    text: str
    folded: str
    start: int
    end: int
    before: str
    """What parts it from the word before, without spaces and quotation marks."""
    is_joined: bool
    """A hyphen joins it to the word before."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of the term."""

    forms: str
    """Those that satisfy it, each between bars, its parts between hyphens: a string weighs an eighth of a set."""
    lengths: tuple[int, ...]
    before: str
    is_capital: bool
    """Names are not met in small letters: Семей is no семей."""
    exact: str = ""
    """An abbreviation is met in its own letters."""
    noun: str = ""
    """The citation form of a noun, folded: what is that very word is no function word."""
    surname: str = ""
    """The gender of a surname, which its forms alone may not tell."""


@lru_cache(maxsize=1 << 8)
def _wanted(term: str) -> tuple[_Wanted, ...]:
    declension = decline(term)
    slots = declension.slots
    is_loose = not declension.cells and not (slots and "PREP" in word_of(slots[0].text).parts)
    wanted: list[_Wanted] = []
    done = 0
    for at, slot in enumerate(slots):
        forms = _forms(slot, is_loose, len(slots) == 1)
        kind = slot.noun.kind if slot.noun else ""
        is_short = is_abbreviation(slot.text) and sum(map(str.isalpha, slot.text)) <= _LONGEST_ABBREVIATION
        parts = sorted({_HYPHEN.sub("-", form) for form in forms})
        wanted.append(
            _Wanted(
                f"|{'|'.join(parts)}|",
                tuple(sorted({one.count("-") + 1 for one in parts}, reverse=True)),
                _between(term[done : slot.start]) if at else "",
                slot.text[:1].isupper() and kind in _PROPER,
                slot.text if is_short else "",
                fold(slot.text) if slot.noun else "",
                slot.noun.gender if slot.noun and kind == "surname" and len(slots) == 1 else "",
            )
        )
        done = slot.end
    return tuple(wanted)


def _forms(slot: Slot, is_loose: bool, is_alone: bool) -> frozenset[str]:
    word = word_of(slot.text)
    if is_abbreviation(slot.text) or (slot.noun is not None and slot.noun.kind == "abbr"):
        folded = fold(slot.text)
        is_spoken = folded[-1:].isalpha() and folded[-1] not in "аеоуыэюяи"
        return frozenset(folded + ending for ending in (_ENDINGS if is_spoken else ("",)))
    if slot.noun is None and slot.adjective is None:
        is_function = bool(word.parts & {"PREP", "CONJ", "PRCL"}) or not is_loose
        return frozenset((fold(slot.text),)) if is_function else lexeme(fold(slot.text))
    forms = {fold(slot.text)}
    nouns = [slot.noun] if slot.noun else []
    adjectives = [slot.adjective] if slot.adjective else []
    # Выборы are no выбор: a word that has a plural only is that word.
    is_plural_only = slot.noun is not None and slot.noun.number == "plur" and not slot.noun.has_both_numbers
    if is_alone and not slot.text[0].isupper() and not is_plural_only:
        nouns += word.nouns
        adjectives += word.adjectives
    for noun in nouns:
        # The plural of a surname would let her be met in his instrumental: Назарбаевым.
        is_hers = noun.kind == "surname" and noun.gender == "femn"
        cells = [texts for (number, _), texts in noun.cells.items() if number == "sing" or not is_hers]
        forms.update(fold(text) for texts in cells for text in texts)
    for adjective in adjectives:
        forms.update(fold(text) for texts in adjective.cells.values() for text in texts)
        if is_alone:
            forms.update(map(fold, adjective.short))
    if is_alone and word.parts & {"VERB", "INFN"}:
        forms |= lexeme(fold(slot.text))
    return frozenset(forms)


@lru_cache(maxsize=64)
def _pieces(text: str) -> tuple[_Piece, ...]:
    found: list[_Piece] = []
    done = 0
    for match in _PIECE.finditer(text):
        gap = text[done : match.start()]
        is_joined = bool(found) and _HYPHEN.fullmatch(gap) is not None
        between = "" if is_joined else _between(gap)
        found.append(_Piece(match[0], fold(match[0]), match.start(), match.end(), between, is_joined))
        done = match.end()
    return tuple(found)


def _between(gap: str) -> str:
    return _PASSED_OVER.sub("", gap)


def met(term: str, text: str) -> tuple[int, int] | None:
    """Find a term in a Russian text in any grammatical form.

    Its words stand side by side, each in a form of the word; е counts as ё, quotation marks do not count, and a
    particle or pronoun may stand between (свобода же слова). Names must have their capital, abbreviations theirs.

    Args:
        term: in its citation form; `вступить|вступать` is met by either.
        text: without tags.

    Returns:
        Where it first stands, in characters, end excluded; None where it does not.
    """
    places = [place for one in term.split("|") if (place := _met(one.strip(), text))]
    return min(places, default=None)


def _met(term: str, text: str) -> tuple[int, int] | None:
    wanted = _wanted(term)
    if not wanted:
        at = text.find(term) if term else -1
        return None if at < 0 else (at, at + len(term))
    pieces = _pieces(text)
    for first in range(len(pieces)):
        end = _window(wanted, pieces, first)
        if end is not None and _stands_alone(pieces, first, end):
            return pieces[first].start, pieces[end - 1].end
    return None


def _window(wanted: Sequence[_Wanted], pieces: Sequence[_Piece], first: int) -> int | None:
    """Match all words of a term from a word of the text on; gives where the window ends."""
    at = first
    for number, one in enumerate(wanted):
        if number:
            if at < len(pieces) and pieces[at].folded in PARTICLES and not _length(one, pieces, at):
                at += 1
            if at >= len(pieces) or not _may_follow(pieces[at], one):
                return None
        length = _length(one, pieces, at)
        if not length or (one.surname and not _fits_gender(one.surname, pieces, at)):
            return None
        at += length
    return at


def _length(one: _Wanted, pieces: Sequence[_Piece], at: int) -> int:
    """Say how many pieces of the text are this word of the term; none where it is another word."""
    for length in one.lengths:
        window = pieces[at : at + length]
        if len(window) == length and f"|{'-'.join([piece.folded for piece in window])}|" in one.forms:
            if one.is_capital and window[0].text[0].islower():
                continue
            if not one.is_capital and window[0].text in PLACES_ALIKE:
                continue
            if one.noun not in ("", window[0].folded) and length == 1 and _is_passed(pieces, at):
                continue
            if one.exact and not "".join(piece.text for piece in window).startswith(_HYPHEN.sub("", one.exact)):
                continue
            return length
    return 0


@lru_cache(maxsize=1 << 10)
def _is_function_word(folded: str) -> bool:
    """Say whether a word is surely no noun, though a noun has such a form: после is no посол."""
    first = parses(folded)[0]
    return first.tag.POS in ("PREP", "CONJ", "PRCL", "NPRO") and first.score > 0.9


def _is_passed(pieces: Sequence[_Piece], at: int) -> bool:
    """Say whether a word is after all no form of a noun; after a preposition it may be: о после."""
    follows_preposition = at > 0 and pieces[at - 1].folded in ("о", "об", "в", "на", "при")
    return not follows_preposition and _is_function_word(pieces[at].folded)


def _may_follow(piece: _Piece, wanted: _Wanted) -> bool:
    return set(piece.before) <= set(wanted.before)


def _stands_alone(pieces: Sequence[_Piece], first: int, end: int) -> bool:
    """Say whether what a hyphen joins to the window leaves the term what it is: no министр in премьер-министр."""
    if pieces[first].is_joined:
        before = pieces[first - 1]
        are_names = before.text[0].isupper() and pieces[first].text[0].isupper()
        if before.folded.endswith("о") or are_names or is_known(f"{before.text}-{pieces[first].text}"):
            return before.folded == "экс"
    if end < len(pieces) and pieces[end].is_joined:
        after = pieces[end]
        if after.text[0].isdigit() or len(after.text) <= 2:
            return True
        return not is_known(f"{pieces[end - 1].text}-{after.text}") and not after.text[0].isupper()
    return True


def _fits_gender(gender: str, pieces: Sequence[_Piece], at: int) -> bool:
    """Say whether the words around a surname let it be of that gender: Назарбаева is his genitive or her nominative."""
    before = pieces[at - 1] if at and pieces[at].before == "" else None
    after = pieces[at + 1] if at + 1 < len(pieces) and pieces[at + 1].before == "" else None
    other = "femn" if gender == "masc" else "masc"
    if pieces[at].folded[-1:] != "а":
        return True
    genders = _genders(before.text, "gent accs" if gender == "femn" else "nomn") if before else frozenset()
    if genders == {other}:
        return False
    if after is not None and gender == "masc":
        return not _is_feminine_past(after.text)
    return True


@lru_cache(maxsize=1 << 10)
def _genders(word: str, cases: str) -> frozenset[str]:
    """The genders of the person whom the word before a surname may name in one of some cases."""
    citation = next((noun for noun in word_of(word).nouns if noun.kind == "name" and noun.gender == "femn"), None)
    if citation is not None:
        return frozenset(("femn",)) if "nomn" in cases else frozenset()
    found: set[str] = set()
    for parse in parses(word):
        is_person = parse.tag.POS == "NOUN" and parse.tag.animacy == "anim" and parse.tag.number == "sing"
        if is_person and parse.tag.case in cases.split():
            found.add(str(parse.tag.gender))
    return frozenset(found)


@lru_cache(maxsize=1 << 10)
def _is_feminine_past(word: str) -> bool:
    return all(
        parse.tag.POS == "VERB" and parse.tag.tense == "past" and parse.tag.gender == "femn" for parse in parses(word)
    )
