"""What a place in a Russian sentence asks for: case and number, read from the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtool.language import russian_government as government
from tmtool.language.russian_dictionary import fold, parses
from tmtool.language.russian_sentence import clause, modifiers, noun_readings
from tmtool.language.russian_verbs import Placed, Wish, after_verb

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

LIKELY = ("nomn", "gent", "accs", "ablt", "datv", "loct")
"""The cases as often as they occur."""
_ADVERBS = ("ADVB", "PRCL", "PRED")
_THEN = ("тем", "последнее", "настоящее", "это", "то", "свое", "ближайшее", "данное", "первое")
"""What makes an adverb of время: тем временем, в последнее время."""


def wanted(tokens: Sequence[str], placed: Placed) -> Wish:
    """Find what a place asks for.

    Args:
        tokens: the sentence before it, as `clause` gives it.
        placed: what is put there.
    """
    if not tokens:
        return Wish(("nomn",))
    if tuple(fold(token) for token in tokens[-2:]) in government.REPORTS:
        return Wish(("gent", "nomn", "accs"))
    end, cells = modifiers(tokens, placed)
    wish = _governed(tokens[:end], placed)
    if not cells:
        return wish
    numbers = {number for number, _ in cells}
    number = next(iter(numbers)) if len(numbers) == 1 else None
    fitting = [case for case in wish.cases if any(case == one for _, one in cells)]
    rest = [case for case in LIKELY if case not in fitting and any(case == one for _, one in cells)]
    return Wish((*fitting, *rest), number, True) if fitting or rest else wish


def _governed(tokens: Sequence[str], placed: Placed) -> Wish:
    """Find what the last word asks for."""
    end = len(tokens)
    while end and _is_passed_over(tokens[:end]):
        end -= 1
    if not end:
        return Wish(("nomn", "accs", "gent"))
    if [fold(token) for token in tokens[max(0, end - 3) : end]] == ["в", "том", "числе"]:
        return _coordinate(tokens[: end - 3], placed)
    token = fold(tokens[end - 1])
    left = tokens[: end - 1]
    if token[0].isdigit() or token == "%":
        return _after_figure(token, left)
    if not token[0].isalpha():
        return _after_sign(token, left, placed)
    if token in government.PREPOSITIONS:
        return _after_preposition(token, left)
    if token in government.AND:
        return _coordinate(left, placed)
    if token in government.CLAUSE_WORDS:
        return Wish(("nomn", "gent", "accs"))
    return _after_word(tokens[:end], placed)


def _is_passed_over(tokens: Sequence[str]) -> bool:
    """Say whether the last word asks for nothing and lets what stands before it ask: сообщил вчера, его, также."""
    token = fold(tokens[-1])
    if token in government.MANY or token in government.PREPOSITIONS or token in government.AND:
        return False
    if token in government.CLAUSE_WORDS or not token[0].isalpha():
        return False
    readings = parses(token)
    return all(
        parse.tag.POS in _ADVERBS or {"Anph", "Fixd"} <= parse.tag.grammemes for parse in readings if parse.score > 0.2
    )


def _after_figure(token: str, left: Sequence[str]) -> Wish:
    if token == "%":
        return Wish(("gent",), "plur")
    is_oblique = bool(left) and fold(left[-1]) in ("к", "по", "с", "со", "между", "о", "об", "перед", "над")
    if is_oblique:
        return Wish((*_after_preposition(fold(left[-1]), left[:-1]).cases, "gent"), "plur", False)
    digits = re.sub(r"\D", "", token)
    if digits.endswith("1") and not digits.endswith("11"):
        return Wish(("nomn", "accs", "gent"), "sing")
    if digits[-1] in "234" and digits[-2:-1] != "1":
        return Wish(("gent",), "sing", True)
    return Wish(("gent",), "plur", True)


def _after_sign(sign: str, left: Sequence[str], placed: Placed) -> Wish:
    if sign in ",;" and left:
        before = _noun_case(left, placed)
        return Wish(("nomn", before or "gent", "accs"))
    if sign in ')»”"' and left:
        return _governed(left, placed)
    return Wish(("nomn", "gent", "accs"))


def _after_preposition(token: str, left: Sequence[str]) -> Wish:
    cases = government.PREPOSITIONS[token]
    lemmas = _lemmas_of_clause(left)
    if token in government.PLACE_OR_AIM and lemmas & government.AIMED:
        cases = ("accs", "loct")
    elif token in ("с", "со") and lemmas & government.REMOVED and not (left and noun_readings(left[-1])):
        cases = ("gent", "ablt")
    elif token == "за" and lemmas & government.STANDING:
        cases = ("ablt", "accs")
    elif token == "под" and lemmas & government.BROUGHT_UNDER:
        cases = ("accs", "ablt")
    elif token == "из" and left and parses(left[-1])[0].normal_form == "один":
        return Wish(("gent",), "plur", True)
    elif token == "на" and left and fold(left[-1]) == "несмотря":
        cases = ("accs",)
    return Wish(cases, None, len(cases) == 1)


def _lemmas_of_clause(tokens: Sequence[str]) -> frozenset[str]:
    """Give the dictionary forms of the last words of a clause, as far back as its verb."""
    found: set[str] = set()
    for token in reversed(tokens[-6:]):
        if not token[0].isalpha():
            break
        for parse in parses(token)[:2]:
            found.add(fold(parse.normal_form))
        if any(parse.tag.POS in ("VERB", "INFN", "GRND", "PRTS") for parse in parses(token)[:1]):
            break
    return frozenset(found)


def _coordinate(left: Sequence[str], placed: Placed) -> Wish:
    """After и: in the case of what stands before it."""
    while left and (left[-1] in ",—(" or fold(left[-1]) in government.AND):
        left = left[:-1]
    case = _noun_case(left, placed)
    title = _title(left)
    if title:
        case = _noun_case(left[:title], placed)
    if case is None:
        return Wish(("nomn", "accs", "gent"))
    numbers = {str(parse.tag.number) for parse in noun_readings(left[-1]) if parse.tag.case == case}
    number = numbers.pop() if len(numbers) == 1 and not title else None
    return Wish((case, *(one for one in ("nomn", "gent", "accs") if one != case)), number)


def _noun_case(tokens: Sequence[str], placed: Placed) -> str | None:
    """Find the case in which the last noun group stands; None where the last word is no noun."""
    at = len(tokens) - 1
    nouns = noun_readings(tokens[at]) if at >= 0 else []
    if not nouns:
        return None
    cases = {str(parse.tag.case) for parse in nouns}
    tag = nouns[0].tag
    asked = wanted(tokens[:at], Placed(str(tag.gender or "masc"), ("sing", "plur"), "", tag.animacy == "anim", False))
    return next((case for case in asked.cases if case in cases), str(tag.case))


def _after_word(tokens: Sequence[str], placed: Placed) -> Wish:
    token = tokens[-1]
    folded = fold(token)
    if folded in government.FEW:
        return Wish(("gent",), "sing", True)
    readings = parses(token)
    numeral = [parse for parse in readings if parse.tag.POS == "NUMR"]
    if numeral and not any(parse.tag.case in ("nomn", "accs") and "anim" not in parse.tag for parse in numeral):
        return Wish(tuple(str(parse.tag.case) for parse in numeral), "plur")
    lemma = fold(readings[0].normal_form) if readings else folded
    if folded in government.MANY or (lemma in government.MANY and readings[0].tag.POS in ("NUMR", "NOUN", "ADVB")):
        return Wish(("gent",), "plur", True)
    verb = next((parse for parse in readings if parse.tag.POS in ("VERB", "INFN", "GRND", "PRTS", "COMP")), None)
    nouns = noun_readings(token)
    if verb is not None and (not nouns or readings[0] is verb):
        return after_verb(verb, tokens[:-1], placed)
    participle = next((parse for parse in readings if parse.tag.POS == "PRTF"), None)
    if participle is not None and (not nouns or nouns[0].tag.POS != "NOUN"):
        return _after_participle(participle, placed)
    if nouns and nouns[0].tag.POS == "NOUN":
        return _after_noun(tokens, nouns, placed)
    if readings and readings[0].tag.POS == "NPRO":
        return Wish(("nomn", "accs", "ablt"))
    return Wish(("gent", "nomn", "accs"))


def _after_participle(participle: Parse, placed: Placed) -> Wish:
    cases = government.VERBS.get(fold(participle.normal_form))
    if participle.tag.voice == "pssv" or participle.normal_form.endswith("ся"):
        return Wish(("ablt", "gent", "datv"))
    return Wish((*(cases or ("accs",)), "gent", "ablt"))


def _after_noun(tokens: Sequence[str], nouns: Sequence[Parse], placed: Placed) -> Wish:
    lemma = fold(nouns[0].normal_form)
    left = tokens[:-1]
    is_name = placed.kind in ("name", "surname", "proper")
    is_person = nouns[0].tag.animacy == "anim" or any({"Surn", "Name"} & parse.tag.grammemes for parse in nouns)
    titles = government.TITLED if placed.is_quoted or placed.kind in ("proper", "name", "abbr") else frozenset()
    if lemma in (government.TITLED_PLACES if placed.kind == "geo" else titles) and not placed.is_animate:
        return Wish(("nomn", "gent"))
    if is_name and placed.is_animate and is_person and all(parse.tag.number == "plur" for parse in nouns):
        return Wish(("gent", "nomn", "accs"))
    if is_name and placed.is_animate and is_person:
        case = _noun_case(tokens, placed) or "nomn"
        return Wish((case, *(one for one in ("nomn", "gent", "accs") if one != case)))
    title = _title(tokens)
    if is_name and placed.is_animate and title:
        case = _noun_case(tokens[:title], placed) or "nomn"
        return Wish((case, *(one for one in ("gent", "nomn") if one != case)))
    if lemma in ("город", "река") and placed.kind in ("geo", "proper"):
        case = _noun_case(tokens, placed) or "nomn"
        return Wish((case, "nomn", "gent"))
    is_then = lemma == "время" and bool(left) and fold(left[-1]) in _THEN
    if lemma in government.TIMES or is_then or (left and _is_date(tokens)):
        return _after_time(tokens, placed)
    if lemma in government.NOUNS:
        return Wish((*government.NOUNS[lemma], "gent"))
    return Wish(("gent", *_second_choices(tokens, placed)))


def _title(tokens: Sequence[str]) -> int:
    """Find where an office ends before what it is of (министр энергетики, президент Казахстана); 0 where none is."""
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 6), -1):
        readings = noun_readings(tokens[at])
        is_adjective = any(parse.tag.POS == "ADJF" for parse in parses(tokens[at]))
        if at < len(tokens) - 1 and readings and any(_is_person(parse) for parse in readings[:2]):
            return at + 1
        if not is_adjective and not any(parse.tag.case == "gent" for parse in readings):
            return 0
    return 0


def _is_person(parse: Parse) -> bool:
    return bool(parse.tag.POS == "NOUN" and parse.tag.animacy == "anim")


def _second_choices(tokens: Sequence[str], placed: Placed) -> tuple[str, ...]:
    """After a noun that is a subject or object already the verb may ask for one thing more."""
    for token in reversed(tokens[:-1]):
        verb = next((parse for parse in parses(token)[:1] if parse.tag.POS in ("VERB", "INFN", "GRND")), None)
        if verb is not None:
            cases = government.VERBS.get(fold(verb.normal_form), ())
            return (*(one for one in cases if one != "gent"), "nomn", "ablt", "datv")
    return ("nomn", "ablt", "datv")


def _is_date(tokens: Sequence[str]) -> bool:
    return len(tokens) > 1 and tokens[-2][0].isdigit() and fold(parses(tokens[-1])[0].normal_form) in government.TIMES


def _after_time(tokens: Sequence[str], placed: Placed) -> Wish:
    """Pass over a time (в среду, 5 мая, в прошлом году): what stands before it asks."""
    at = len(tokens) - 1
    while at and (_is_of_time(tokens[at - 1]) or fold(tokens[at - 1]) in ("в", "во", "на", "с", "к", "до", "по")):
        at -= 1
        if fold(tokens[at]) in government.PREPOSITIONS:
            break
    if at == len(tokens) - 1:
        return Wish(("gent", "nomn", "accs"))
    return _governed(tokens[:at], placed)


def _is_of_time(token: str) -> bool:
    if token[0].isdigit():
        return True
    readings = parses(token)
    is_noun_of_time = readings[0].tag.POS == "NOUN" and fold(readings[0].normal_form) in government.TIMES
    return is_noun_of_time or any(parse.tag.POS == "ADJF" for parse in readings)


def prepositional(before: str, placed: Placed) -> tuple[str, ...] | None:
    """Give the cases that the preposition at a place allows, whatever the sentence says; None where there is none.

    Args:
        before: the text before the place.
        placed: what stands there; adjectives that agree with it may stand between.
    """
    tokens = clause(before)
    end, _ = modifiers(tokens, placed)
    return government.PREPOSITIONS.get(fold(tokens[end - 1])) if end else None
