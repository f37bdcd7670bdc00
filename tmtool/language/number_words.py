"""Numbers written as words, as far as they may stand where another language has a figure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tmtool.language.registry import fold


class NumberWord(NamedTuple):
    """A number written as a word and where it stands: `text[start:end]`, in characters."""

    value: int
    start: int
    end: int


_LETTERS = re.compile(r"[^\W\d_]+")
# For each number its words; a hyphen at the end says that the word may go on.
_WORDS: dict[str, dict[int, str]] = {
    "en": {
        1: "one",
        2: "two both pair couple",
        3: "three trio",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred",
        1000: "thousand",
    },
    "ru": {
        1: "один одна одно одного одной одному одним одном одну",
        2: "два две двух двум двумя двое двоих двоим двоими оба обе обоих обеих двух-",
        3: "три трех трёх трем трём тремя трое троих троим троими трех- трёх-",
        4: "четыре четырех четырёх четырем четырём четырьмя четверо четверых четырех- четырёх-",
        5: "пять пяти пятью пятеро пятерых пяти-",
        6: "шесть шести шестью шестеро шестерых шести-",
        7: "семь семи семью семеро семерых",
        8: "восемь восьми восемью восьмью восьмеро восьми-",
        9: "девять девяти девятью девяти-",
        10: "десять десяти десятью десяток десяти-",
        11: "одиннадцать одиннадцати-",
        12: "двенадцать двенадцати- дюжин-",
        13: "тринадцат-",
        14: "четырнадцат-",
        15: "пятнадцат-",
        16: "шестнадцат-",
        17: "семнадцат-",
        18: "восемнадцат-",
        19: "девятнадцат-",
        20: "двадцать двадцати-",
        30: "тридцать тридцати-",
        40: "сорок сорока сорока-",
        50: "пятьдесят пятидесяти-",
        60: "шестьдесят шестидесяти-",
        70: "семьдесят семидесяти-",
        80: "восемьдесят восьмидесяти-",
        90: "девяносто девяноста-",
        100: "сто ста сотня сотню сотни",
        1000: "тысяча тысячу тысячи тысяч",
    },
    "kk": {
        1: "бір бірі біреу-",
        2: "екі екеу- екінші",
        3: "үш үшеу-",
        4: "төрт төртеу-",
        5: "бес бесеу-",
        6: "алты алтау-",
        7: "жеті жетеу-",
        8: "сегіз",
        9: "тоғыз",
        10: "он",
        20: "жиырма",
        30: "отыз",
        40: "қырық",
        50: "елу",
        60: "алпыс",
        70: "жетпіс",
        80: "сексен",
        90: "тоқсан",
        100: "жүз жүзден жүзге",
        1000: "мың мыңнан мыңға",
    },
}


def number_words(text: str, language: str) -> tuple[NumberWord, ...]:
    """Find the numbers of a text that are written as words, each word for itself; of an unknown language none.

    Args:
        text: a text without tags.
        language: its language tag.
    """
    table = _table(fold(language))
    if table is None:
        return ()
    found: list[NumberWord] = []
    for match in _LETTERS.finditer(text):
        value = table.value(match[0].casefold())
        if value is not None:
            found.append(NumberWord(value, match.start(), match.end()))
    return tuple(found)


def words_of(language: str) -> dict[int, tuple[str, ...]]:
    """Give the words that say a number in a language, without those that may go on.

    Args:
        language: its folded tag.
    """
    return {
        number: tuple(word for word in words.split() if not word.endswith("-"))
        for number, words in _WORDS.get(language, {}).items()
    }


class _Table(NamedTuple):
    """The words of one language."""

    whole: dict[str, int]
    beginnings: dict[str, int]
    all_beginnings: tuple[str, ...]

    def value(self, word: str) -> int | None:
        value = self.whole.get(word)
        if value is not None or not word.startswith(self.all_beginnings):
            return value
        return next(number for beginning, number in self.beginnings.items() if word.startswith(beginning))


@cache
def _table(language: str) -> _Table | None:
    numbers = _WORDS.get(language)
    if numbers is None:
        return None
    pairs = [(word, number) for number, words in numbers.items() for word in words.split()]
    # The longest first: пятидесяти- is no пяти-.
    longest_first = sorted(pairs, key=lambda pair: -len(pair[0]))
    beginnings = {word[:-1]: number for word, number in longest_first if word.endswith("-")}
    whole = {word: number for word, number in pairs if not word.endswith("-")}
    return _Table(whole, beginnings, tuple(beginnings))
