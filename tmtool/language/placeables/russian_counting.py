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
_NOTHING_BEFORE = re.compile(r"(?:^|[:;(—–«“\"]|\b(?:что|если|как|где|когда|поскольку|а|но|хотя))\s*$", re.IGNORECASE)
"""After these no word can ask for a genitive."""
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
    if old_class is new_class:
        return Counted("", True)
    if lower not in of:
        # Дательный, творительный, предложный: the plural after few and many.
        return Counted("", {old_class, new_class} <= {PluralClass.FEW, PluralClass.MANY})
    if _GENITIVE_BEFORE.search(before):
        is_met = lower == (of.plural if old_class in (PluralClass.FEW, PluralClass.MANY) else of.genitive)
        return Counted("plural" if new_class in (PluralClass.FEW, PluralClass.MANY) else "genitive", is_met)
    if _ACCUSATIVE_BEFORE.search(before):
        is_met = lower == (of.accusative if old_class is PluralClass.ONE else getattr(of, _FORM_OF_CLASS[old_class]))
        return Counted("accusative" if new_class is PluralClass.ONE else _FORM_OF_CLASS[new_class], is_met)
    if lower == (of.plural if old_class is PluralClass.FEW else of.genitive if old_class is PluralClass.ONE else None):
        # «2 миллиардов» and «1 процента» are genitives, whatever asks for them.
        return Counted("plural" if new_class in (PluralClass.FEW, PluralClass.MANY) else "genitive", True)
    form = _FORM_OF_CLASS[new_class]
    if PluralClass.ONE in (old_class, new_class):
        # The verb may have to agree: выделен 21 миллион, выделено 25 миллионов.
        return Counted(form, False)
    if old_class is PluralClass.FEW:
        # «3 процента» is no genitive, which would be «3 процентов».
        return Counted(form, lower == of.genitive)
    if _NOTHING_BEFORE.search(before):
        return Counted(form, lower == getattr(of, _FORM_OF_CLASS[old_class]))
    # A fraction takes the genitive singular both in the nominative and in the genitive.
    return Counted(form, old_class is PluralClass.MANY and new_class is PluralClass.OTHER and lower == of.plural)
