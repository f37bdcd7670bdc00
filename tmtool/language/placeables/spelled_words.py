"""The words of numbers, and numbers in words."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from tmtool.language.number_words import words_of


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ONES = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
ENGLISH_ORDINALS = (
    *((word, number) for number, word in enumerate(_ORDINALS, 1)),
    *((f"{word[:-1]}ieth", number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)),
)
VAGUE = (
    "dozens", "hundreds", "thousands", "millions", "billions", "trillions", "tens", "half", "halves", "quarter",
    "quarters", "thirds", "twice",
)  # fmt: skip
"""English words that stand for no figure but say how many."""

_KAZAKH_ONES = _words("нөл бір екі үш төрт бес алты жеті сегіз тоғыз")
_KAZAKH_TENS = _words("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан")
_KAZAKH_SCALES = {"жүз": 100, "мың": 10**3, "миллион": 10**6, "миллиард": 10**9}
_RUSSIAN = {
    5: "пять", 6: "шесть", 7: "семь", 8: "восемь", 9: "девять", 10: "десять", 11: "одиннадцать", 12: "двенадцать",
    13: "тринадцать", 14: "четырнадцать", 15: "пятнадцать", 16: "шестнадцать", 17: "семнадцать", 18: "восемнадцать",
    19: "девятнадцать", 20: "двадцать", 30: "тридцать",
}  # fmt: skip
"""Numbers that are declined alike and ask for the same form of the noun."""


def _declined(word: str) -> tuple[str, str]:
    return word, "восьми" if word == "восемь" else f"{word[:-1]}и"


PLAIN: dict[str, tuple[tuple[str, int], ...]] = {
    "en": (
        *((word, number) for number, word in enumerate(_ONES)),
        *((word, number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)),
        *_SCALES.items(),
        ("dozen", 12),
    ),
    "kk": (
        *((word, number) for number, word in enumerate(_KAZAKH_ONES)),
        *((word, number) for number, word in zip(range(10, 100, 10), _KAZAKH_TENS, strict=True)),
        *_KAZAKH_SCALES.items(),
    ),
    "ru": (
        *((word, number) for number, met in words_of("ru").items() for word in met),
        *((form, number) for number, word in _RUSSIAN.items() for form in _declined(word)),
    ),
}
"""For each language the cardinals, in the forms that are met."""


def cardinal(number: Decimal, language: str) -> str | None:
    """Give a number from 0 to 99 as words in English or Kazakh.

    Args:
        number: the number.
        language: a folded tag.
    """
    ones, tens = {"en": (_ONES, _TENS), "kk": (_KAZAKH_ONES, _KAZAKH_TENS)}.get(language, ((), ()))
    if not ones or number != int(number) or not 0 <= number < 100:
        return None
    whole = int(number)
    if whole < len(ones):
        return ones[whole]
    ten = tens[whole // 10 - (2 if language == "en" else 1)]
    return f"{ten}{'-' if language == 'en' else ' '}{ones[whole % 10]}" if whole % 10 else ten


@cache
def _russian_forms() -> dict[str, tuple[int, int]]:
    """Each form with its number and its place among the forms."""
    return {form: (number, at) for number, word in _RUSSIAN.items() for at, form in enumerate(_declined(word))}


def russian_cardinal(word: str, number: Decimal) -> str | None:
    """Give a number in the form of another, where both are declined alike: пять → семь, пяти → семи.

    Args:
        word: what stands there, in small letters.
        number: the new number.
    """
    met = _russian_forms().get(word)
    wanted = _RUSSIAN.get(int(number)) if number == int(number) else None
    return None if met is None or wanted is None else _declined(wanted)[met[1]]
