"""Numbers that a text says in words, alone or together: twenty-five, полтора миллиона, үшінші, a decade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from tmtool.language.kazakh_sounds import sounds
from tmtool.language.kazakh_suffixes import tails
from tmtool.language.number_words import number_words
from tmtool.language.placeables.figures import read_roman
from tmtool.language.registry import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?<!\w)[IVXХІ]+(?!\w)")
_ARTICLES = frozenset(("a", "an"))
"""Of no weight after a number: two and a half."""
_FAR_APART = re.compile(r"[^\s\u2010\u2011-]|\s{2,}")
# Words besides the cardinals; a hyphen at the end says that the word may go on.
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "0": "zero nil nought",
        "0.25": "quarter quarters",
        "0.5": "half halves halv-",
        "1": "first once single a an",
        "2": "second twice doubl- twofold twin twins",
        "3": "third thirds tripl- thrice threefold",
        "4": "fourth quadrupl-",
        "5": "fifth fifths",
        "6": "sixth",
        "7": "seventh",
        "8": "eighth",
        "9": "ninth",
        "10": "tenth decade decades tens",
        "12": "twelfth dozens",
        "14": "fortnight",
        "20": "twentieth",
        "24": "day",
        "30": "thirtieth",
        "100": "hundreds hundredth century centuries",
        "1000": "thousands thousandth",
        "1000000": "million millions",
        "1000000000": "billion billions",
        "1000000000000": "trillion trillions",
    },
    "ru": {
        "0": "ноль нуля нулю нулев-",
        "0.25": "четверть четверти четвертью",
        "0.5": "половин- пол полгода полчаса полугод- получас- полкилометра полпроцента",
        "1": "перв- впервые единственн- однажды одно-",
        "1.5": "полтора полторы полутора-",
        "2": "втор- дважды вдвое двойн- удво- пара пары пару",
        "3": "трет- трижды втрое тройн- утро-",
        "4": "четверт- вчетверо",
        "5": "пятый пятая пятое пятого пятой пятом пятую пятые пятых впятеро",
        "6": "шестой шестая шестое шестого шестом шестую шестые шестых",
        "7": "седьм-",
        "8": "восьмой восьмая восьмое восьмого восьмом восьмую",
        "9": "девятый девятая девятое девятого девятой девятом девятую",
        "10": "десятый десятая десятое десятого десятой десятом десятую десятилет- десятк-",
        "11": "одиннадцат-",
        "12": "двенадцат- дюжин-",
        "20": "двадцат-",
        "24": "сутки суток суткам сутками",
        "30": "тридцат-",
        "40": "сороков-",
        "100": "сотый сотая сотого сотой сотн- столет- век века веку веком веке веков",
        "200": "двести двухсот двумстам двумястами двухстах",
        "300": "триста трехсот трёхсот тремстам тремястами трехстах трёхстах",
        "400": "четыреста четырехсот четырёхсот четыремстам четырьмястами четырехстах четырёхстах",
        "500": "пятьсот пятисот пятистам пятьюстами пятистах полтысяч-",
        "600": "шестьсот шестисот шестистам шестьюстами шестистах",
        "700": "семьсот семисот семистам семьюстами семистах",
        "800": "восемьсот восьмисот восьмистам восемьюстами восьмистах",
        "900": "девятьсот девятисот девятистам девятьюстами девятистах",
        "1000": "тысяч-",
        "500000": "полмиллион-",
        "500000000": "полмиллиард-",
        "1000000": "миллион-",
        "1000000000": "миллиард-",
        "1000000000000": "триллион-",
    },
    "kk": {
        "0": "нөл нөлдік нөлге",
        "0.25": "ширек ширегі тоқсан тоқсанда тоқсанын-",
        "0.5": "жарты жартысы жартысын- жартылай жарым",
        "1": "бірінші- алғаш- бірде біреу- жалғыз",
        "2": "екінші- екеу- екі- қос",
        "3": "үшінші- үшеу- үшжыл-",
        "4": "төртінші- төртеу- төртжыл-",
        "5": "бесінші- бесеу- бесжыл-",
        "6": "алтыншы- алтау-",
        "7": "жетінші- жетеу-",
        "8": "сегізінші-",
        "9": "тоғызыншы-",
        "10": "оныншы- онжылдық- онға оннан онда ондаған",
        "20": "жиырмасыншы-",
        "24": "тәулік-",
        "30": "отызыншы-",
        "40": "қырқыншы-",
        "50": "елуінші-",
        "100": "жүзінші- жүздеген ғасыр-",
        "1000": "мыңыншы- мыңдаған мыңға мыңда мыңдай",
        "1000000": "миллион-",
        "1000000000": "миллиард-",
        "1000000000000": "триллион-",
    },
}


_UNITS = "бір екі үш төрт бес алты жеті сегіз тоғыз он"
_TENS = "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз"
_KAZAKH_CARDINALS = {
    **{word: number for number, word in enumerate(_UNITS.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
    "мың": 1000,
}


class _Spelt(NamedTuple):
    value: Decimal
    start: int
    end: int


def spelt_numbers(text: str, language: str) -> frozenset[Decimal]:
    """Give every number that the words of a text may say, each word for itself and all that stand together.

    The reading is generous: it is meant for what may stand for a figure of another language, not for what must.

    Args:
        text: a text without tags.
        language: its language tag; of an unknown language nothing is known.
    """
    all_spelt = {*_cardinals(text, language), *_others(text, language)}
    if fold(language) == "kk":
        all_spelt |= set(_in_kazakh_cases(text))
    spelt = sorted(all_spelt, key=lambda one: (one.start, -one.value))
    found = {one.value for one in spelt} | {Decimal(read_roman(roman[0])) for roman in _ROMAN.finditer(text)}
    for run in _runs(text, spelt):
        for first in range(len(run)):
            for last in range(first + 2, min(len(run), first + 8) + 1):
                found.add(_together([one.value for one in run[first:last]]))
    return frozenset(found)


def _cardinals(text: str, language: str) -> Iterator[_Spelt]:
    for word in number_words(text, language):
        yield _Spelt(Decimal(word.value), word.start, word.end)


def _in_kazakh_cases(text: str) -> Iterator[_Spelt]:
    """Kazakh cardinals with endings: үште, онға."""
    for match in _LETTERS.finditer(text):
        word = match[0].casefold()
        for cardinal, value in _KAZAKH_CARDINALS.items():
            heard = sounds(cardinal) if word.startswith(cardinal) else None
            if heard is not None and word[len(cardinal) :] in tails(heard):
                yield _Spelt(Decimal(value), match.start(), match.end())


def _others(text: str, language: str) -> Iterator[_Spelt]:
    whole, beginnings = _table(fold(language))
    if whole:
        for match in _LETTERS.finditer(text):
            word = match[0].casefold()
            value = whole.get(word)
            if value is None:
                value = next((number for start, number in beginnings if word.startswith(start)), None)
            if value is not None:
                yield _Spelt(value, match.start(), match.end())


def _runs(text: str, spelt: Sequence[_Spelt]) -> Iterator[list[_Spelt]]:
    """Words that stand side by side, “and” between them allowed."""
    run: list[_Spelt] = []
    for one in spelt:
        if run and one.start < run[-1].end:
            continue
        if run and text[one.start : one.end].casefold() in _ARTICLES:
            continue
        between = text[run[-1].end : one.start] if run else ""
        if run and _FAR_APART.search(re.sub(r"\W*\b(?:and|of|an?|и|с)\b", "", between)):
            yield run
            run = []
        run.append(one)
    yield run


def _together(values: Sequence[Decimal]) -> Decimal:
    """The number that words make together: 2, 100, 50, 6, 1000 are 256,000."""
    total = current = large = Decimal(0)
    for value in values:
        if value >= 1000:
            total += (current or 1) * value
            current, large = Decimal(0), value
        elif value == 100:
            current = (current or 1) * value
        elif value in (10, 12) and 0 < current < 10:
            # Два десятка, two dozen.
            current *= value
        elif value < 1 and large and not current:
            # A million and a half.
            total += value * large
        else:
            current += value
    return total + current


@cache
def _table(language: str) -> tuple[dict[str, Decimal], tuple[tuple[str, Decimal], ...]]:
    pairs = [(word, Decimal(number)) for number, words in _WORDS.get(language, {}).items() for word in words.split()]
    beginnings = tuple((word[:-1], number) for word, number in pairs if word.endswith("-"))
    return {word: number for word, number in pairs if not word.endswith("-")}, beginnings
