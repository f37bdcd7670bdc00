"""The words of a Russian sentence before a place, as far as they agree with what is put there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtool.language import russian_government as government
from tmtool.language.russian_dictionary import fold, parses
from tmtool.language.russian_endings import CASES
from tmtool.language.russian_phrases import Cell
from tmtool.language.russian_verbs import Placed

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

_ORDINAL = re.compile(r"\d+-[а-яё]{1,3}")
_TOKEN = re.compile(r"\d+-[а-яё]{1,3}\b|\d+(?:[.,\u00a0 ]\d+)*|[\w’ʼ'·]+(?:[-\u2010\u2011][\w’ʼ'·]+)*|[^\w\s]")
_OPENING = re.compile(r"[«“„\"(\s]+$")
_LONGEST_LOOK = 200
"""Characters before the cursor that are read."""
_SHORTENED = frozenset(("г", "гг", "тыс", "млн", "млрд", "трлн", "им", "ул", "руб", "долл", "см", "т", "д", "п"))


def clause(before: str) -> list[str]:
    """Give the words and signs of the sentence that is being written, as far as the cursor."""
    text = _OPENING.sub("", before[-_LONGEST_LOOK:])
    tokens = _TOKEN.findall(text)
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in ".!?…" and (at == len(tokens) - 1 or tokens[at + 1][:1].isupper() or tokens[at + 1] in "«—"):
            is_initial = at > 0 and (len(tokens[at - 1]) == 1 or fold(tokens[at - 1]) in _SHORTENED)
            if not is_initial:
                return tokens[at + 1 :]
    return tokens


def modifiers(tokens: Sequence[str], placed: Placed) -> tuple[int, frozenset[Cell]]:
    """Pass over the adjectives before the cursor that agree with the term; gives what they leave of its cells."""
    end = len(tokens)
    cells: frozenset[Cell] | None = None
    while end:
        if _ORDINAL.fullmatch(tokens[end - 1]):
            end -= 1
            continue
        found = _adjective_cells(tokens[end - 1], placed)
        both = found if cells is None else found & cells
        if not both or (end > 1 and tokens[end - 2] == "," and _is_participle(tokens[end - 1])):
            break
        cells = both
        end -= 1
    return end, cells or frozenset()


def _is_participle(token: str) -> bool:
    return bool(parses(token)[0].tag.POS == "PRTF")


def _adjective_cells(token: str, placed: Placed) -> frozenset[Cell]:
    readings = parses(token)
    if not token[0].isalpha() or (readings and readings[0].tag.POS in ("PREP", "CONJ", "VERB")):
        return frozenset()
    cells: set[Cell] = set()
    for parse in readings:
        tag = parse.tag
        if tag.POS not in ("ADJF", "PRTF") or tag.case not in CASES or "Fixd" in tag:
            continue
        if tag.number == "sing" and tag.gender != placed.gender:
            continue
        if tag.animacy is not None and (tag.animacy == "anim") != placed.is_animate:
            continue
        if tag.number in placed.numbers:
            cells.add((str(tag.number), str(tag.case)))
    return frozenset(cells)


def noun_readings(token: str) -> list[Parse]:
    if not token[0].isalpha() or fold(token) in government.PREPOSITIONS:
        return []
    readings = parses(token)
    if readings and readings[0].tag.POS in ("VERB", "INFN", "ADVB", "CONJ", "PRTS", "GRND", "PRCL", "NPRO"):
        return []
    nouns = [parse for parse in readings if parse.tag.POS == "NOUN" and parse.tag.case in CASES]
    if nouns:
        return nouns
    return [parse for parse in readings if parse.tag.POS in ("ADJF", "PRTF") and parse.tag.case in CASES]
