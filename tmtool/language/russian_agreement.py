"""The words of a Russian sentence that agree with a term, when another term takes its place.

Индия согласилась → Китай согласился: adjectives right before the term and the one verb right beside it are put right;
whatever else agrees makes the exchange uncertain.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tmtool.language.russian_context import cells_of
from tmtool.language.russian_dictionary import fold, parses
from tmtool.language.russian_offer import placed
from tmtool.language.russian_phrases import Cell, Declension, decline
from tmtool.language.russian_verbs import agrees
from tmtool.language.russian_wishes import prepositional

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

_WORD = re.compile(r"[а-яё]+(?:[-\u2010\u2011][а-яё]+)*", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([а-яё]+(?:[-\u2010\u2011][а-яё]+)*)[\s\u00a0]+$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][»”\")]*\s+(?=[А-ЯЁ«A-Z])")
_AFTER_COMMA = re.compile(r",[\s\u00a0]+(?:\w{1,3}[\s\u00a0]+)?([а-яё]+)", re.IGNORECASE)
_PRONOUNS = {
    "masc": frozenset(("он", "его", "него", "ему", "нему", "нем", "сам")),
    "femn": frozenset(("она", "ее", "нее", "ей", "ней", "сама")),
    "neut": frozenset(("оно", "его", "него", "ему", "нему", "само")),
    "plur": frozenset(("они", "их", "них", "им", "ним", "сами")),
}
_ACRONYMS = {
    word: gender
    for gender, words in {
        "plur": "США ОАЭ",
        "femn": "ООН ОБСЕ ШОС КНР РФ ВОЗ ОДКБ ЮНЕСКО",
        "neut": "СНГ МВД ЦРУ ФБР",
        "masc": "ЕС МВФ МИД ЕАЭС АБР ЕБРР КНБ НПЗ",
    }.items()
    for word in words.split()
}
_LEAST_LIKELY = 0.1


class Change(NamedTuple):
    """A word that agrees, and how it agrees with the new term."""

    start: int
    end: int
    text: str


class Agreement(NamedTuple):
    """What must change with a term."""

    changes: tuple[Change, ...] = ()
    doubt: str = ""
    """The first word that may have to change and is not certain; empty where there is none."""


class _Exchange(NamedTuple):
    """A term at a place of a text and the one that takes its place."""

    text: str
    start: int
    end: int
    old: Declension
    new: Declension
    cells: frozenset[Cell]
    """Numbers and cases in which the old one stands."""


def agreement(text: str, start: int, end: int, old: str, new: str) -> Agreement:
    """Say which words have to agree with another term.

    Args:
        text: the whole text, in which the old term stands.
        start: where it stands.
        end: where it ends.
        old: its citation form.
        new: the citation form of the term that takes its place.
    """
    theirs, ours = _declension(old), _declension(new)
    if _agreeing_with(theirs) == _agreeing_with(ours):
        return Agreement()
    cells = cells_of(text[start:end], old) or frozenset(theirs.cells)
    if theirs.number == "plur":
        cells = frozenset(("plur", case) for _, case in cells)
    cases = prepositional(text[:start], placed(decline(old))) if cells else None
    if cases:
        cells = frozenset(cell for cell in cells if cell[1] in cases) or cells
    exchange = _Exchange(text, start, end, theirs, ours, cells)
    adjectives = _adjectives(exchange)
    if adjectives.doubt:
        return adjectives
    verbs = _predicates(exchange)
    return Agreement((*adjectives.changes, *verbs.changes), verbs.doubt or _apposition(exchange))


def _declension(term: str) -> Declension:
    declension = decline(term)
    known = _ACRONYMS.get(term)
    if known == "plur":
        return replace(declension, number="plur", numbers=("plur",))
    return replace(declension, gender=known) if known else declension


def _agreeing_with(declension: Declension) -> tuple[str, bool]:
    """What words that agree go by."""
    return "plur" if declension.number == "plur" else declension.gender, declension.is_animate


def _adjectives(exchange: _Exchange) -> Agreement:
    changes: list[Change] = []
    at = exchange.start
    while found := _WORD_BEFORE.search(exchange.text, max(0, at - 60), at):
        word = found[1]
        readings = [parse for parse in parses(word) if _fits(parse, exchange)]
        if not readings:
            break
        texts = {_declined(parse, exchange) for parse in readings}
        is_noun = any(parse.tag.POS == "NOUN" and parse.score > _LEAST_LIKELY for parse in parses(word))
        text = texts.pop() if len(texts) == 1 else None
        if text is None or is_noun:
            return Agreement((), word)
        if text != word.lower():
            changes.append(Change(*found.span(1), _cased(text, word)))
        at = found.start()
    return Agreement(tuple(changes))


def _fits(parse: Parse, exchange: _Exchange) -> bool:
    tag = parse.tag
    if tag.POS not in ("ADJF", "PRTF") or "Fixd" in tag.grammemes:
        return False
    is_gender = tag.number == "plur" or tag.gender in (None, exchange.old.gender)
    return is_gender and any(cell == (tag.number, tag.case) for cell in exchange.cells)


def _declined(parse: Parse, exchange: _Exchange) -> str | None:
    number = exchange.new.number if parse.tag.number == exchange.old.number else str(parse.tag.number)
    wanted = {str(parse.tag.case), number}
    if number == "sing":
        wanted.add(exchange.new.gender)
    if parse.tag.case == "accs" and (number == "plur" or exchange.new.gender == "masc"):
        wanted.add("anim" if exchange.new.is_animate else "inan")
    inflected = parse.inflect(wanted)
    return inflected.word if inflected else None


def _apposition(exchange: _Exchange) -> str:
    """What refers to the term after a comma: который, граничащий."""
    found = _AFTER_COMMA.match(exchange.text, exchange.end)
    if found is None:
        return ""
    word = found[1]
    is_participle = any(
        parse.tag.POS == "PRTF" and (parse.tag.number == "plur") == (exchange.old.number == "plur")
        for parse in parses(word)
    )
    return word if is_participle or fold(word).startswith("котор") else ""


def _predicates(exchange: _Exchange) -> Agreement:
    """The words that agree with the term as the subject."""
    if not any(case == "nomn" for _, case in exchange.cells):
        return Agreement()
    text, start, end = exchange.text, exchange.start, exchange.end
    breaks = [found.end() for found in _SENTENCE_END.finditer(text)]
    first = max((at for at in breaks if at <= start), default=0)
    last = min((at for at in breaks if at >= end), default=len(text))
    words = [found for found in _WORD.finditer(text, first, last) if not start <= found.start() < end]
    pronouns = _PRONOUNS["plur" if exchange.old.number == "plur" else exchange.old.gender]
    agreeing = [
        found
        for found in words
        if _changes(found[0], exchange) or (found.start() >= end and fold(found[0]) in pronouns)
    ]
    said = _said_of_it(words, exchange)
    if said or not agreeing:
        return Agreement((), said)
    only = agreeing[0]
    is_beside = only.end() <= start and not text[only.end() : start].strip()
    is_beside = is_beside or (only.start() >= end and _are_adverbs(text[end : only.start()]))
    is_subject = all(case == "nomn" for _, case in exchange.cells)
    inflected = _conjugated(only[0], exchange)
    if len(agreeing) > 1 or not is_beside or not is_subject or inflected is None:
        return Agreement((), only[0])
    return Agreement((Change(*only.span(), _cased(inflected, only[0])),))


def _said_of_it(words: list[re.Match[str]], exchange: _Exchange) -> str:
    """An adjective without a noun that may be said of the term: стала первой, является одной из."""
    old = exchange.old
    for found, following in zip(words, [*words[1:], None], strict=True):
        cells = {
            (str(parse.tag.case), str(parse.tag.gender))
            for parse in parses(found[0])
            if parse.tag.POS in ("ADJF", "PRTF")
            and "Fixd" not in parse.tag.grammemes
            and (parse.tag.number == "plur") == (old.number == "plur")
            and (old.number == "plur" or parse.tag.gender == old.gender)
            and parse.tag.case in ("nomn", "ablt")
        }
        if not cells or found.end() == _last_space(exchange.text, exchange.start):
            continue
        readings = () if following is None else parses(following[0])
        is_attribute = any(
            parse.tag.POS in ("NOUN", "ADJF", "PRTF")
            and parse.score > _LEAST_LIKELY
            and str(parse.tag.case) in {case for case, _ in cells}
            for parse in readings
        )
        is_before_verb = bool(readings) and readings[0].tag.POS == "VERB"
        if is_before_verb or (found.start() >= exchange.end and not is_attribute):
            return found[0]
    return ""


def _last_space(text: str, start: int) -> int:
    """Where the word before a place ends; what stands right before the term is looked after as its adjective."""
    return len(text[:start].rstrip())


def _are_adverbs(between: str) -> bool:
    if any(sign in between for sign in ",;:()—–"):
        return False
    return all(parses(word)[0].tag.POS in ("ADVB", "PRCL") for word in _WORD.findall(between))


def _is_predicate(parse: Parse) -> bool:
    if parse.score <= _LEAST_LIKELY:
        return False
    return parse.tag.POS in ("VERB", "PRTS", "ADJS") and "impr" not in parse.tag.grammemes


def _changes(word: str, exchange: _Exchange) -> bool:
    """Whether a word agrees with the old term and would not with the new one."""
    old, new = exchange.old, exchange.new
    return any(
        _is_predicate(parse) and agrees(parse, old.gender, old.number) and not agrees(parse, new.gender, new.number)
        for parse in parses(word)
    )


def _conjugated(word: str, exchange: _Exchange) -> str | None:
    new = exchange.new
    texts = set()
    for parse in parses(word):
        if _is_predicate(parse) and agrees(parse, exchange.old.gender, exchange.old.number):
            has_gender = parse.tag.tense != "pres" and parse.tag.tense != "futr"
            wanted = {"sing", new.gender} if new.number == "sing" and has_gender else {new.number}
            inflected = parse.inflect(wanted)
            texts.add(inflected.word if inflected else None)
    return texts.pop() if len(texts) == 1 else None


def _cased(text: str, example: str) -> str:
    return text[:1].upper() + text[1:] if example[:1].isupper() else text
