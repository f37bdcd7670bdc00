"""What stands around a figure in Russian and changes with it: the noun that it counts, the preposition before it.

Only what can be known without a dictionary is said; everything else counts as uncertain.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum


class PluralClass(StrEnum):
    """Which form of a noun a number asks for in the nominative (CLDR)."""

    ONE = "one"
    """21 объект"""
    FEW = "few"
    """22 объекта"""
    MANY = "many"
    """25 объектов"""
    OTHER = "other"
    """2,5 объекта"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIRST_WORD = re.compile(r"[\s\u00a0]*(\w+)")
_WORD_BEFORE = re.compile(r"(\w+)[\s\u00a0]+$")
_ADJECTIVE = re.compile(r"\w+(?:[ыи][ехй]|[оа]я|[ыи]ми|ого|его)")
# The end, a sign, a dash, a figure of a range or a score (5-3), a word in Latin letters.
_NO_NOUN = re.compile(
    r"[-‑–]\d|[\s\u00a0]+-[\s\u00a0]|[\s\u00a0]*(?:$|[.,;:!?…)\]»”\"%/–—]|[\u00a0 -]*-?[A-Za-z°№$€£₸])"
)
_JOINED = re.compile(r"[-‑]([а-яё]+)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[\s\u00a0]+с[\s\u00a0]+половиной", re.IGNORECASE)
_ORDINAL_ENDINGS = frozenset(("й", "я", "е", "го", "м", "му", "ю", "ой"))
"""«65-й», «3-го»: the same after every number; «2-х» and «5-ти» are not."""
_YEAR_WORDS = frozenset(("г", "гг", "год", "года", "году", "годом", "годы", "годах", "годов", "годам"))
_LONGEST_ENDING = 4
_STANDING_STILL = _words(
    "тенге евро сомони песо км кв куб кг га м см мм т ц л мл мг мвт квт гвт ч мин сек руб долл чел шт ст тыс млн млрд"
    " трлн п"
)
"""What is written alike after every figure: abbreviations and words that do not decline."""
_NO_NOUNS = _words(
    "в во на по из с со до от и или либо против для к ко за через при под над о об у а но что как не ни это то также"
    " же ли бы уже ещё еще лишь только"
)
_ASKING_FOR_THE_GENITIVE = _words(
    "около свыше более менее больше меньше до от из после без для против среди кроме у порядка вместо"
)
_PLURAL_OBLIQUE = re.compile(r"\w{2,}(?:[ая]м|[ая]ми|[ая]х)")
_ZERO_ENDINGS = _words("дам драм реклам панорам рам рубах папах")
_GENITIVE_SINGULAR = re.compile(r"\w+[аяыи]")
_VOWEL_AT_END = re.compile(r"\w*[аеёиоуыэюя]")
_LIFELESS = _words(
    "процента пункта года месяца дня часа минуты секунды раза доллара рубля сома сума цента тонны килограмма грамма"
    " метра километра гектара литра барреля градуса процентных мегаватта гигаватта места дома объекта проекта завода"
    " предприятия здания школы больницы города района села региона области страны документа закона соглашения дела"
    " млрд случая машины автомобиля поезда самолета самолёта вопроса голоса балла этапа этажа"
)


def plural_class(number: Decimal) -> PluralClass:
    """Give the form of the noun that a number asks for.

    Args:
        number: as it is written, without a multiplier word after it.
    """
    if number != number.to_integral_value():
        return PluralClass.OTHER
    last, last_two = int(abs(number) % 10), int(abs(number) % 100)
    if last == 1 and last_two != 11:
        return PluralClass.ONE
    if last in (2, 3, 4) and last_two not in (12, 13, 14):
        return PluralClass.FEW
    return PluralClass.MANY


def noun_stays(old: Decimal | None, new: Decimal | None, before: str, after: str) -> bool:
    """Say whether another number can be written in a sentence without another word of it changing.

    Args:
        old: the number as written, without a multiplier word; None where a multiplier word (млн) follows it.
        new: the same of the number that takes its place.
        before: the sentence up to the figure.
        after: the sentence after the figure and its multiplier word.

    Returns:
        True only where that is certain: 55 человек, 60 человек; not 55 человек, 52 человека.
    """
    if _AND_A_HALF.match(after):
        return _class(old) is _class(new)
    if joined := _JOINED.match(after):
        ending = joined[1].lower()
        return len(ending) > _LONGEST_ENDING or ending in _ORDINAL_ENDINGS
    if _NO_NOUN.match(after):
        return True
    following = _FIRST_WORD.match(after)
    if following is None:
        return False
    word = following[1].lower()
    if word in _STANDING_STILL or word in _NO_NOUNS or word[0].isdecimal():
        return True
    if word in _YEAR_WORDS and old is not None and new is not None and min(old, new) >= 1000:
        return True
    return _same_form(old, new, before, _noun(after))


def _noun(after: str) -> str:
    """The first word that is no adjective."""
    words = re.findall(r"\w+", after)[:4]
    return next((word.lower() for word in words if not _ADJECTIVE.fullmatch(word.lower())), "")


def _same_form(old: Decimal | None, new: Decimal | None, before: str, noun: str) -> bool:
    old_class, new_class = _class(old), _class(new)
    if {old_class, new_class} <= {PluralClass.FEW, PluralClass.MANY}:
        if _PLURAL_OBLIQUE.fullmatch(noun) and noun not in _ZERO_ENDINGS:
            return True
        if _asks_for_the_genitive(before) and not _VOWEL_AT_END.fullmatch(noun):
            return True
    if old_class is not new_class:
        return False
    if old_class is not PluralClass.FEW or old is None or new is None:
        return True
    # «задержали 3 активистов», but «задержали 23 активиста»: of living beings 2, 3 and 4 ask for another form.
    if (old <= 4) == (new <= 4):
        return True
    if old <= 4:
        return _GENITIVE_SINGULAR.fullmatch(noun) is not None
    return noun in _LIFELESS


def _class(number: Decimal | None) -> PluralClass:
    return PluralClass.MANY if number is None else plural_class(number)


def _asks_for_the_genitive(before: str) -> bool:
    word = _WORD_BEFORE.search(before)
    return word is not None and word[1].lower() in _ASKING_FOR_THE_GENITIVE


_PREPOSITION = re.compile(r"(?:^|(?<=[\s\u00a0(«„“\"—–]))(во?|со?|ко?|об?)(?=[\s\u00a0]+$)", re.IGNORECASE)
_CONSONANT = "бвгджзклмнпрстфхцчшщ"
_LONG_BEFORE = {
    "в": re.compile(rf"[вф][{_CONSONANT}ь]|льв"),
    "с": re.compile(rf"[сзшж][{_CONSONANT}]|вторн|втор[оы]"),
    "к": re.compile(r"вторн|втор[оы]"),
    "о": re.compile(r"[аоуэи]"),
}
_LONG = {"в": "во", "с": "со", "к": "ко", "о": "об"}


def preposition_before(text: str, old: str, new: str, *, is_date: bool = False) -> tuple[int, int, str] | None:
    """Say how the preposition before a word must change when another word takes its place: с 11 → со 2 сентября.

    Args:
        text: the sentence up to the word.
        old: what stood after it.
        new: what takes its place.
        is_date: whether both start with the day of a month, which is spoken as an ordinal number.

    Returns:
        Where the preposition stands and what should stand there; None where it stays.
    """
    found = _PREPOSITION.search(text)
    if found is None:
        return None
    written = found[1]
    short = written[0].lower()
    met, wanted = (_fitting(short, following, is_date=is_date) for following in (old, new))
    # Where the rule does not explain what stands there, a person wrote it so for a reason of theirs.
    if met == wanted or met != written.lower():
        return None
    return found.start(1), found.end(1), written[0] + wanted[1:]


def _fitting(short: str, following: str, *, is_date: bool) -> str:
    start = following.lstrip('«„“"(').lower()
    if is_date and re.match(r"\d", start):
        return _LONG[short] if short in "ск" and re.match(r"2(?!\d)", start) else short
    digits = re.match(r"(\d[\d\s\u00a0\u202f]*)", start)
    if digits:
        figure = re.sub(r"\D", "", digits[1])
        # «со ста», also of thousands; «об одном», «об одиннадцати».
        is_hundred = len(figure) % 3 == 0 and figure[0] == "1"
        is_long = (short == "с" and is_hundred) or (short == "о" and figure in ("1", "11"))
        return _LONG[short] if is_long else short
    return _LONG[short] if _LONG_BEFORE[short].match(start) else short


_AGREEING = re.compile(
    r"(?:\w+(?:[ыи]й|ой|[ую]ю|[оеё]го|[ое]м|[оеё]му|[оеё]е|ая|яя|ую|юю|[оеё]й)"
    r"|эт\w{1,3}|тот|ту|та|тем|тою|од[ин]\w*|весь|всю|каждую|свой|свою|самый)[\s\u00a0]+$",
    re.IGNORECASE,
)
_REFERRING = re.compile(r"[\s,\u00a0]*(?:в[\s\u00a0]|на[\s\u00a0])?котор", re.IGNORECASE)
_GENDERS = "mmfmffn"
"""Of the days of the week from Monday on: вторник, среда, воскресенье."""


def weekday_fits(old: int, new: int, before: str, after: str) -> bool:
    """Say whether another weekday can take the place of one without another word changing.

    Args:
        old: the weekday that stands there; 0 is Monday.
        new: the one that takes its place.
        before: the sentence up to it.
        after: the sentence after it.
    """
    if _GENDERS[old] == _GENDERS[new]:
        return True
    return _AGREEING.search(before) is None and _REFERRING.match(after) is None
