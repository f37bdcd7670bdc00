"""Kazakh endings after numerals, months and weekdays: they follow the word as it is spoken.

100-ге is read жүзге and 60-қа алпысқа, so another number may ask for another shape of the same ending.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tmtool.language.kazakh_sounds import Final, Sounds, shaped, sounds

_UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_SCALES = ((10**12, "триллион"), (10**9, "миллиард"), (10**6, "миллион"), (10**3, "мың"), (100, "жүз"))

# Endings as `kazakh_sounds.shaped` takes them. After an ending of possession other endings of case follow.
_OF_OWNED = ("", "н", "нA", "ндA", "нAн", "нIң", "мен", "ндAGI", "мIз")
_OF_PLURAL = ("", "GA", "DA", "DAн", "DIң", "DI", "Mен", "DAGI", *(f"I{case}" for case in _OF_OWNED))
_OF_VOWEL = ("", "GA", "DA", "DAн", "нIң", "нI", "Mен", "DAGI", "лAр", "сI", *(f"сI{case}" for case in _OF_OWNED[1:]))
_ENDINGS: tuple[tuple[str, str], ...] = (
    # After a consonant, after a vowel.
    *((ending, ending) for ending in ("GA", "DA", "DAGI", "BAн", "NIң", "YI", "Mен", "GI", "LIQ", "DAй", "LAп")),
    *((f"I{case}", f"сI{case}") for case in _OF_OWNED),
    *((f"LAр{case}", f"LAр{case}") for case in _OF_PLURAL),
    # Ordinals: оныншы is written 10-шы, and now and then 10-ыншы.
    *((f"шI{case}", f"шI{case}") for case in _OF_VOWEL),
    *((f"IншI{case}", f"ншI{case}") for case in _OF_VOWEL),
)
# 3-інен is often written 3-нен, which must not be taken for the ending of 10-нан.
_SHORTENED = tuple((ending, ending) for ending in ("нA", "ндA", "нAн", "нIң", "ндAGI"))


def last_spoken(number: Decimal) -> str:
    """Give the last word of a number as it is spoken: 100 ends in жүз, 2,5 (екі бүтін оннан бес) in бес."""
    digits = format(abs(number), "f")
    whole, _, fraction = digits.partition(".")
    value = int(fraction) if fraction.strip("0") else int(whole)
    if value == 0:
        return _UNITS[0]
    if value % 10:
        return _UNITS[value % 10]
    if value % 100:
        return _TENS[value % 100 // 10]
    return next((word for scale, word in _SCALES if not value % scale), _UNITS[0])


def endings() -> tuple[tuple[str, str], ...]:
    """Give the endings that months and weekdays take: after a consonant, and after a vowel."""
    return tuple(ending for ending in _ENDINGS if "шI" not in ending[0] and ending[0] not in ("LIQ", "DAй", "LAп"))


def ending_after(word: str, ending: tuple[str, str]) -> str:
    """Give the shape of one of `endings` after a word that is written in letters."""
    heard = _heard(word)
    return _shaped(ending[heard.final is Final.VOWEL], heard)


@lru_cache(maxsize=1 << 12)
def reharmonised(written: str, old: str, new: str) -> str | None:
    """Give an ending the shape that another word asks for: after жүз `ге`, after алпыс `қа`.

    Args:
        written: the ending as it stands after the old word, without a hyphen.
        old: the word that it follows, as spoken.
        new: the word that it shall follow.

    Returns:
        None where the ending is not known, or does not say which it is; `written` in the wrong harmony is none either.
    """
    for known in (_ENDINGS, _SHORTENED):
        shapes = {ending_after(new, ending) for ending in known if ending_after(old, ending) == written}
        if shapes:
            return shapes.pop() if len(shapes) == 1 else None
    return None


@lru_cache(maxsize=1)
def known_shapes() -> frozenset[str]:
    """Give every shape that an ending may have after a figure."""
    return frozenset(
        ending_after(word, ending)
        for word in (*_UNITS, *_TENS[1:], *(word for _, word in _SCALES))
        for ending in (*_ENDINGS, *_SHORTENED)
    )


def _heard(word: str) -> Sounds:
    heard = sounds(word)
    if heard is None:
        raise ValueError(f"It is not known how “{word}” sounds.")
    return heard


def _shaped(ending: str, heard: Sounds) -> str:
    """Shape an ending; -шы, -лар and -ы have a last sound of their own, after which the rest is shaped."""
    for head in ("IншI", "ншI", "шI", "сI", "LAр", "I"):
        if ending.startswith(head) and len(ending) > len(head):
            after = Final.GLIDE if head == "LAр" else Final.VOWEL
            return shaped(head, heard) + _shaped(ending[len(head) :], Sounds(heard.front, after))
    if ending.endswith("AGI"):
        return shaped(ending[:-2], heard) + shaped("GI", Sounds(heard.front, Final.VOWEL))
    # The қ of -лық follows the harmony alone.
    return shaped(ending, heard).replace("Q", "к" if heard.front else "қ")
