"""Currencies written in the manner of an example: signs for signs, words for words in the same form."""

from __future__ import annotations

import re
from decimal import Decimal

from tmtool.language.kazakh_numerals import reharmonised
from tmtool.language.placeables.manner import Change, Edit, edit
from tmtool.language.placeables.russian_counting import CURRENCIES as RUSSIAN
from tmtool.language.placeables.russian_counting import Noun, counted
from tmtool.language.placeables.values import Money, Part, PartKind, Placeable
from tmtool.language.placeables.vocabulary import CODES, SIGNS

_KAZAKH = {
    "USD": "доллар", "EUR": "еуро", "GBP": "фунт стерлинг", "RUB": "рубль", "KZT": "теңге", "KGS": "сом", "UZS": "сум",
    "TJS": "сомони", "TMT": "манат", "AZN": "манат", "CNY": "юань", "JPY": "иен", "TRY": "лира", "UAH": "гривна",
    "KRW": "вона", "CHF": "франк", "INR": "рупия", "GEL": "лари",
}  # fmt: skip
_ENGLISH = {
    "USD": "dollars", "EUR": "euros", "GBP": "pounds", "RUB": "rubles", "KZT": "tenge", "KGS": "soms",
    "TJS": "somoni", "CNY": "yuan", "JPY": "yen", "TRY": "lira", "UAH": "hryvnias", "CHF": "francs", "INR": "rupees",
    "GEL": "lari",
}  # fmt: skip
_SIGNED = frozenset(("USD", "EUR", "GBP"))
"""Whose signs stand in the texts of all three languages."""
_FIRST_SIGNS = {code: sign for sign, code in reversed(SIGNS.items())} | {"USD": "$"}


def currency_change(
    currency: str,
    like: Placeable,
    text: str,
    language: str,
    mantissas: tuple[Decimal, Decimal],
    is_multiplied: tuple[bool, bool],
) -> Change | None:
    """Say what becomes of the currency of an example when a sum takes its place.

    Args:
        currency: of the new sum, as ISO 4217 has it.
        like: the example, a sum.
        text: the whole text.
        language: its language, folded.
        mantissas: the old and the new figure as written, without their multipliers.
        is_multiplied: whether the old and the new figure have a multiplier.

    Returns:
        None where the currency cannot be written in that manner.
    """
    part = like.part(PartKind.CURRENCY)
    assert isinstance(like.value, Money)
    old = like.value.currency
    if part is None:
        # In $1–2 million the sign stands before another figure.
        return Change(()) if currency == old else None
    word = text[part.start : part.end]
    if word in SIGNS or word in CODES:
        return _sign_change(currency, old, word, part, like, language, is_multiplied[1])
    if language == "ru":
        return _russian(currency, old, part, text, like.start, mantissas, is_multiplied)
    if currency == old:
        return Change(())
    if language == "kk":
        return _kazakh(currency, old, like, part, word)
    plural = _ENGLISH.get(currency)
    return None if plural is None else Change((edit(part, plural),))


def _sign_change(
    currency: str, old: str, word: str, part: Part, like: Placeable, language: str, is_multiplied: bool
) -> Change | None:
    if currency == old:
        return Change(())
    if word in CODES:
        return Change((edit(part, currency),))
    sign = _FIRST_SIGNS.get(currency)
    if sign is not None and (currency in _SIGNED or old not in _SIGNED):
        return Change((edit(part, sign),))
    # Other currencies are written as words, after the figure.
    words = _words(currency, language)
    number = like.part(PartKind.NUMBER)
    if words is None or number is None or part.start > number.start:
        return None
    doubt = "" if is_multiplied or language != "ru" or _stands_still(currency) else f"“{words}” may need another form."
    return Change((Edit(part.start, number.start, ""), Edit(like.end, like.end, f" {words}")), doubt)


def _words(currency: str, language: str) -> str | None:
    if language == "ru":
        return RUSSIAN[currency].plural if currency in RUSSIAN else None
    return (_KAZAKH if language == "kk" else _ENGLISH).get(currency)


def _stands_still(currency: str) -> bool:
    return RUSSIAN[currency].nominative == RUSSIAN[currency].plural


def _russian(
    currency: str,
    old: str,
    part: Part,
    text: str,
    start: int,
    mantissas: tuple[Decimal, Decimal],
    is_multiplied: tuple[bool, bool],
) -> Change | None:
    met, wanted = RUSSIAN.get(old), RUSSIAN.get(currency)
    word = text[part.start : part.end]
    if currency == old and (is_multiplied == (True, True) or re.match(r"долл\.|руб\.", word)):
        return Change(())
    if met is None or wanted is None:
        return None if currency != old else Change((), f"The form of “{word}” may have to change.")
    tail = " США" if currency == old == "USD" and word.endswith("США") else ""
    if is_multiplied[1]:
        return Change((edit(part, wanted.plural + tail),))
    before = text[:start]
    form, is_certain = _form(met, _core(word, met), mantissas, before, was_multiplied=is_multiplied[0])
    if currency == old and not form:
        return Change((), "" if is_certain else f"The form of “{word}” may have to change.")
    if not form and wanted.nominative != wanted.plural:
        return None
    written = getattr(wanted, form or "plural") + tail
    is_certain = (
        is_certain and (currency == old or form in ("genitive", "plural"))
    ) or wanted.nominative == wanted.plural
    return Change((edit(part, written),), "" if is_certain else f"The form of “{written}” may have to change.")


def _core(word: str, of: Noun) -> str:
    """The words of a currency without what says whose it is: долларов США, российских рублей."""
    lower = word.lower().removesuffix(" сша")
    return next((form for form in sorted(of, key=len, reverse=True) if lower.endswith(form)), lower.rpartition(" ")[2])


def _form(
    of: Noun, word: str, mantissas: tuple[Decimal, Decimal], before: str, *, was_multiplied: bool
) -> tuple[str, bool]:
    if was_multiplied:
        # After млн it was a genitive plural whatever the case of the whole.
        form, _ = counted(of, of.plural, Decimal(5), mantissas[1], before)
        return form or "plural", False
    form, is_certain = counted(of, word, *mantissas, before)
    return form or next((name for name, one in of._asdict().items() if one == word), ""), is_certain


def _kazakh(currency: str, old: str, like: Placeable, part: Part, word: str) -> Change | None:
    met, wanted = _KAZAKH.get(old), _KAZAKH.get(currency)
    suffix = like.part(PartKind.SUFFIX)
    suffix = suffix if suffix is not None and suffix.start >= part.start else None
    stem = word if suffix is None else word[: suffix.start - part.start].rstrip("-")
    if met is None or wanted is None or stem.lower() not in (met, "евро", "фунт"):
        return None
    if suffix is None:
        return Change((edit(part, wanted),))
    shape = reharmonised(word[suffix.start - part.start :], stem.lower().split()[-1], wanted.split()[-1])
    return None if shape is None else Change((edit(part, wanted + shape),))
