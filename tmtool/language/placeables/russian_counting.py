"""The form of a Russian noun after a figure, where another figure takes the place of the old one.

5 процентов → 3 процента, but около 5 процентов → около 3 процентов. What stands before the figure often tells the case;
where it does not, the likeliest form is given and called uncertain.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from tmtool.language.russian_figures import PluralClass, plural_class


class Noun(NamedTuple):
    """The forms of a lifeless noun that figures ask for."""

    nominative: str
    genitive: str
    plural: str
    """Genitive plural."""
    accusative: str
    """Singular; of a masculine noun the nominative."""


class Counted(NamedTuple):
    """What a noun becomes after another figure."""

    form: str
    """The name of a form of `Noun`, or `` where the word stays as it is."""
    is_certain: bool


def noun(nominative: str, genitive: str, plural: str, accusative: str | None = None) -> Noun:
    """Make a noun; without an accusative it is that of a masculine one."""
    return Noun(nominative, genitive, plural, accusative or nominative)


def _masculine(stem: str) -> Noun:
    return noun(stem, f"{stem}а", f"{stem}ов")


PERCENT, POINT, HOUR = _masculine("процент"), _masculine("пункт"), _masculine("час")
MULTIPLIERS = {
    3: noun("тысяча", "тысячи", "тысяч", "тысячу"),
    6: _masculine("миллион"),
    9: _masculine("миллиард"),
    12: _masculine("триллион"),
}
_HUMAN = noun("человек", "человека", "человек", "человека")
COUNTED = {
    form: one
    for one in (
        HOUR,
        PERCENT,
        _HUMAN,
        *map(_masculine, ("градус", "километр", "метр", "сантиметр", "миллиметр", "гектар", "литр", "килограмм")),
        *map(_masculine, ("балл", "доллар", "миллион", "миллиард", "пункт", "голос", "мегаватт", "век", "этап")),
        noun("раз", "раза", "раз"),
        noun("день", "дня", "дней"),
        noun("год", "года", "лет"),
        noun("месяц", "месяца", "месяцев"),
        noun("рубль", "рубля", "рублей"),
        noun("баррель", "барреля", "баррелей"),
        noun("минута", "минуты", "минут", "минуту"),
        noun("секунда", "секунды", "секунд", "секунду"),
        noun("неделя", "недели", "недель", "неделю"),
        noun("тонна", "тонны", "тонн", "тонну"),
        noun("тысяча", "тысячи", "тысяч", "тысячу"),
        noun("место", "места", "мест", "место"),
    )
    for form in one
}
"""Nouns that stand right after a figure, by each of their forms."""
CURRENCIES = {
    "USD": _masculine("доллар"),
    "EUR": noun("евро", "евро", "евро"),
    "GBP": noun("фунт стерлингов", "фунта стерлингов", "фунтов стерлингов"),
    "RUB": noun("рубль", "рубля", "рублей"),
    "KZT": noun("тенге", "тенге", "тенге"),
    "KGS": _masculine("сом"),
    "UZS": _masculine("сум"),
    "TJS": noun("сомони", "сомони", "сомони"),
    "TMT": noun("манат", "маната", "манатов"),
    "AZN": noun("манат", "маната", "манатов"),
    "CNY": noun("юань", "юаня", "юаней"),
    "JPY": noun("иена", "иены", "иен", "иену"),
    "TRY": noun("лира", "лиры", "лир", "лиру"),
    "UAH": noun("гривна", "гривны", "гривен", "гривну"),
    "KRW": noun("вона", "воны", "вон", "вону"),
    "CHF": _masculine("франк"),
    "INR": noun("рупия", "рупии", "рупий", "рупию"),
    "GEL": noun("лари", "лари", "лари"),
}
_GENITIVE_BEFORE = re.compile(
    r"\b(?:около|свыше|более|менее|больше|меньше|до|от|из|после|без|для|против|среди|кроме|у|порядка|вместо"
    r"|выше|ниже|размере|течение)\s+$",
    re.IGNORECASE,
)
_ACCUSATIVE_BEFORE = re.compile(r"\b(?:на|в|во|за|через|по|про|почти на|ещё на)\s+$", re.IGNORECASE)
_EACH_BEFORE = re.compile(r"\bпо\s+$", re.IGNORECASE)
_NOTHING_BEFORE = re.compile(r"(?:^|[:;(—–«“\"]|\b(?:что|если|как|где|когда|поскольку|а|но|хотя))\s*$", re.IGNORECASE)
"""After these no word can ask for a genitive."""
_NOUN_AFTER = re.compile(r"[ \u00a0]([а-яё]+)(?!\w|-)", re.IGNORECASE)
_PASSED_OVER = re.compile(
    r"(?:\b(?:лишь|уже|ещё|еще|только|всего|почти|примерно|приблизительно|ровно)\s+)+$", re.IGNORECASE
)
_PLURAL_ADJECTIVE = re.compile(r"\b(?:последние|первые|следующие|ближайшие|предыдущие|эти|все)\s+$", re.IGNORECASE)
_DATIVE_BEFORE = re.compile(r"(?:^|[,.;:(—–]\s*|\b(?:что|а|и)\s+)(?:ему|ей|им|мне|нам)\s+$", re.IGNORECASE)
_ACCUSATIVE_VERB_BEFORE = re.compile(
    r"(?<!\bне )\b(?:продолжа\w+|продли\w+|длил\w+|длит\w+|занял\w*|займ[её]т|займут|занима\w+|стоит|стоят|стоил\w*"
    r"|составля\w+|составил\w*|составит|получил\w*|получит|набрал\w*|выиграл\w*|проехал\w*|прожил\w*|проработал\w*|пров[её]л\w*"
    r"|заплатил\w*|потерял\w*|потратил\w*)\s+$",
    re.IGNORECASE,
)
"""What measures by the accusative, and takes nothing in the nominative after it."""
_GENITIVE_VERB = re.compile(
    r"дости\w+|лиши\w+|лиша\w+|доби\w+|ожида\w+|жд\w+|требу\w+|потребу\w+|каса\w+|избе\w+|хват\w+"
)
_VERB_BEFORE = re.compile(r"(?<!\bне )\b([а-яё]+)\s+$", re.IGNORECASE)
_FORM_OF_CLASS = {
    PluralClass.ONE: "nominative",
    PluralClass.FEW: "genitive",
    PluralClass.MANY: "plural",
    PluralClass.OTHER: "genitive",
}


def counted(of: Noun, word: str, old: Decimal, new: Decimal, before: str) -> Counted:
    """Say which form a noun takes when the figure before it changes.

    Args:
        of: the noun's forms.
        word: as it stands after the old figure.
        old: the figure as written, without a multiplier.
        new: the same of the new one.
        before: the sentence up to the figure.
    """
    old_class, new_class = plural_class(old), plural_class(new)
    lower = word.lower()
    before = _PASSED_OVER.sub("", before)
    if PluralClass.ONE not in (old_class, new_class):
        before = _PLURAL_ADJECTIVE.sub("", before)
    if old_class is new_class:
        return Counted("", True)
    if lower not in of:
        # Дательный, творительный, предложный: the plural after few and many.
        return Counted("", {old_class, new_class} <= {PluralClass.FEW, PluralClass.MANY})
    if _GENITIVE_BEFORE.search(before):
        is_met = lower == (of.plural if old_class in (PluralClass.FEW, PluralClass.MANY) else of.genitive)
        return Counted("plural" if new_class in (PluralClass.FEW, PluralClass.MANY) else "genitive", is_met)
    is_alive = of is _HUMAN and 1 < min(old, new) < 5
    if not is_alive and (_ACCUSATIVE_BEFORE.search(before) or _ACCUSATIVE_VERB_BEFORE.search(before)):
        is_met = lower == (of.accusative if old_class is PluralClass.ONE else getattr(of, _FORM_OF_CLASS[old_class]))
        if PluralClass.ONE in (old_class, new_class) and _EACH_BEFORE.search(before):
            # «По 5 минут», but «по 21 минуте».
            return Counted("", False)
        return Counted("accusative" if new_class is PluralClass.ONE else _FORM_OF_CLASS[new_class], is_met)
    if lower == (of.plural if old_class is PluralClass.FEW else of.genitive if old_class is PluralClass.ONE else None):
        # «2 миллиардов» and «1 процента» are genitives, whatever asks for them.
        return Counted("plural" if new_class in (PluralClass.FEW, PluralClass.MANY) else "genitive", True)
    form = _FORM_OF_CLASS[new_class]
    is_met = lower == getattr(of, _FORM_OF_CLASS[old_class])
    if _DATIVE_BEFORE.search(before):
        # «Ему 39 лет», without a verb.
        return Counted(form, is_met)
    if PluralClass.ONE in (old_class, new_class):
        # The verb may have to agree: выделен 21 миллион, выделено 25 миллионов.
        return Counted(form, False)
    if old_class is PluralClass.FEW:
        # «3 процента» is no genitive, which would be «3 процентов».
        return Counted(form, lower == of.genitive)
    if _NOTHING_BEFORE.search(before) or (not is_alive and _is_after_verb(before)):
        return Counted(form, is_met)
    # A fraction takes the genitive singular both in the nominative and in the genitive.
    return Counted(form, old_class is PluralClass.MANY and new_class is PluralClass.OTHER and lower == of.plural)


def _is_after_verb(before: str) -> bool:
    """Whether a verb stands right before that asks for no genitive: погибли 48 человек."""
    found = _VERB_BEFORE.search(before)
    if found is None or _GENITIVE_VERB.fullmatch(found[1].lower()):
        return False
    from tmtool.language.russian_dictionary import parses

    tag = parses(found[1].lower())[0].tag
    return tag.POS in ("VERB", "PRTS")


def with_noun(old: Decimal, new: Decimal, before: str, after: str) -> tuple[int, str] | None:
    """Say what the noun right after a figure becomes with another figure.

    Args:
        old: the figure as written, without a multiplier.
        new: the same of the new one.
        before: the sentence up to the figure.
        after: the sentence after it.

    Returns:
        How much of `after` it replaces, and by what; None where that is not certain.
    """
    found = _NOUN_AFTER.match(after)
    of = COUNTED.get(found[1].lower()) if found else None
    if found is None or of is None:
        return None
    change = counted(of, found[1], old, new, before)
    if not change.is_certain:
        return None
    word = getattr(of, change.form) if change.form else found[1]
    return found.end(), after[: found.start(1)] + word
