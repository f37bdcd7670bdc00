"""How Kazakh words sound at their end, and how a suffix takes its shape from that: one harmony engine for all.

A suffix is written once, with capitals for the sounds that change: `LAр` is -лар, -лер, -дар, -дер, -тар, -тер.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

VOWELS = "аәеёиоөуүұыіэюя"


class Final(StrEnum):
    """What the last sound of a word is to the suffix after it."""

    VOWEL = "vowel"
    GLIDE = "glide"
    """р, й, and у, и, ю, which end in a glide."""
    LATERAL = "lateral"
    NASAL = "nasal"
    SIBILANT = "sibilant"
    """з, ж."""
    VOICELESS = "voiceless"
    """Also б, в, г, д, which are voiceless at the end of a word."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """What a suffix needs to know of the word before it."""

    front: bool
    """Whether the last vowel is a soft one: мектеп, not қала."""
    final: Final
    possessive: bool = False
    """Whether the word ends in a possessive of the third person: облысы, министрлігі."""


_FINALS = dict.fromkeys(VOWELS, Final.VOWEL)
_FINALS |= dict.fromkeys("рйуию", Final.GLIDE)
_FINALS |= {"л": Final.LATERAL}
_FINALS |= dict.fromkeys("мнң", Final.NASAL)
_FINALS |= dict.fromkeys("зж", Final.SIBILANT)
_FINALS |= dict.fromkeys("бвгдкқпстфхһцчшщ", Final.VOICELESS)

# After these an у is a glide, as in тәуелсіз; in консорциум it is a vowel.
_GLIDES_AFTER = frozenset(VOWELS) - {"и"}
_FRONT = frozenset("әөүіеэё")
_BACK = frozenset("аоұыя")
# Last syllables that are soft or hard against their letters, as words or as ends of words.
_LEXICAL_BACK = re.compile(r"(?:тарих|мұхит|(?:^|\W)ми|ғали|ғани|құтби)$")
_LEXICAL_FRONT = re.compile(r"(?:[нрлсц][кг]|пункт|баку|[лрс]ь)$")
_BACK_SIGNS = re.compile("[қғұы]")
_FAMILY_NAME = re.compile(r"(.*[аәеёиоөуүұыіэюя].*)[её]в(?:ич)?$|(.*[әөүіеэёи][^аәеёиоөуүұыіэюя]*)ов$")

_CONSONANTS: dict[str, tuple[str, str, str, str, str, str]] = {
    # after a vowel, a glide, a lateral, a nasal, a sibilant, a voiceless one
    "L": ("л", "л", "д", "д", "д", "т"),
    "N": ("н", "д", "д", "н", "д", "т"),
    "Y": ("н", "д", "д", "д", "д", "т"),
    "B": ("д", "д", "д", "н", "д", "т"),
    "D": ("д", "д", "д", "д", "д", "т"),
    "M": ("м", "м", "м", "м", "б", "п"),
    "P": ("м", "м", "м", "б", "б", "п"),
}
_PLACES = {final: place for place, final in enumerate(Final)}


def sounds(word: str) -> Sounds | None:
    """Hear the end of a word.

    Args:
        word: one word in Cyrillic letters, any case; of a compound the last.

    Returns:
        None where it has no vowel or ends in something that is no Kazakh letter.
    """
    return _heard(word.casefold())


@lru_cache(maxsize=1 << 14)
def _heard(word: str) -> Sounds | None:
    final = _FINALS.get(word.rstrip("ьъ")[-1:])
    front = is_front(word)
    return None if final is None or front is None else Sounds(front, final)


def is_front(word: str) -> bool | None:
    """Say whether a case-folded word takes soft suffixes; None where it has no vowel."""
    if _LEXICAL_BACK.search(word):
        return False
    if _LEXICAL_FRONT.search(word):
        return True
    if named := _FAMILY_NAME.match(word):
        # Тоқаевтың, but Медведевтің: -ев follows the name before it.
        return is_front(named[1] or named[2])
    for at in range(len(word) - 1, -1, -1):
        letter = word[at]
        if letter in _FRONT:
            return True
        if letter in _BACK:
            return False
        if letter == "и" and not (at and _BACK_SIGNS.search(word[:at])):
            return True
        # у is a vowel of its own in институт; in сайлау and беру the vowel before it rules.
        if letter == "у" and at < len(word) - 1 and word[at - 1 : at] not in _GLIDES_AFTER:
            return False
    # Nothing but у, и, ю.
    return "у" not in word if re.search("[уию]", word) else None


def attach(stem: str, suffix: str, heard: Sounds | None = None, *, joint: str = "") -> str:
    """Put a suffix after a stem, in the shape that its sounds ask for; the stem itself does not change.

    Args:
        stem: what the suffix is written after: a word, or a figure or abbreviation.
        suffix: with capitals for what changes: A а/е, I ы/і, G ғ/г/қ/к, L л/д/т (plural), N н/д/т (genitive),
            Y н/д/т (accusative), B д/т/н (ablative), D д/т, M м/б/п, P м/б/п with б after a nasal (мын/бын/пын).
        heard: how the stem sounds where its letters do not say: "100" sounds as жүз.
        joint: what stands between the two: a hyphen after figures and abbreviations.

    Raises:
        ValueError: the stem does not say how it sounds, and `heard` is not given.
    """
    heard = heard or sounds(stem)
    if heard is None:
        raise ValueError(f"It is not known how “{stem}” sounds.")
    return f"{stem}{joint}{shaped(suffix, heard)}"


@lru_cache(maxsize=1 << 10)
def shaped(suffix: str, heard: Sounds) -> str:
    """Give the shape of a suffix after a word that sounds so: `GA` after жүз is `ге`."""
    place = _PLACES[heard.final]
    vowels = {"A": "е", "I": "і"} if heard.front else {"A": "а", "I": "ы"}
    hard, soft = ("қ", "к") if heard.final is Final.VOICELESS else ("ғ", "г")
    letters = []
    for sign in suffix:
        if sign == "G":
            letters.append(soft if heard.front else hard)
        elif sign in _CONSONANTS:
            letters.append(_CONSONANTS[sign][place])
        else:
            letters.append(vowels.get(sign, sign))
    return "".join(letters)
