"""Numbers, percentages and sums written in the manner of an example."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from tmtool.language.house_style import HouseStyle
from tmtool.language.kazakh_numerals import last_spoken, reharmonised
from tmtool.language.placeables import currencies_written, russian_counting
from tmtool.language.placeables.figures import grouped, read_figure, write_roman
from tmtool.language.placeables.manner import Change, Edit, edit
from tmtool.language.placeables.ranges import magnitude
from tmtool.language.placeables.values import Money, Part, PartKind, Placeable, PlaceableKind
from tmtool.language.placeables.vocabulary import vocabulary
from tmtool.language.russian_figures import PluralClass, plural_class

_ROMAN = re.compile("[IVXХІ]+")
_CYRILLIC_ROMAN = str.maketrans("IX", "ІХ")
_MULTIPLIERS = {
    "en": {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    "ru": {3: "тыс.", 6: "млн", 9: "млрд", 12: "трлн"},
    "kk": {3: "мың", 6: "млн", 9: "млрд", 12: "трлн"},
}
_SPELLED_IN_KAZAKH = {3: "мың", 6: "миллион", 9: "миллиард", 12: "триллион"}
_ENGLISH_ABBREVIATIONS = ({3: "k", 6: "m", 9: "b", 12: "t"}, {3: "k", 6: "mn", 9: "bn", 12: "tn"})
_POWERS = (12, 9, 6, 3)
_PLURAL_ENDINGS = ("ам", "ами", "ах")
_MOST_PLACES = 2
_ORDINAL_IN_RUSSIAN = frozenset(("й", "я", "го", "му", "м", "ю", "ой", "ого", "ому", "ом", "ый", "ий", "ая", "ую"))


class Scaled(NamedTuple):
    """A number as it is written: 2.5 with the power 9 is 2.5 billion."""

    mantissa: Decimal
    power: int


def number_change(
    value: Decimal | Money, like: Placeable, text: str, language: str, style: HouseStyle | None = None
) -> Change | None:
    """Write a number, percentage or sum in the manner of an example.

    Args:
        value: of the same kind as the example's.
        like: the example, a placeable of the text.
        text: the whole text.
        language: its language, folded.
        style: how the house writes what the example does not show; None keeps to the example in all.
    """
    amount = value.amount if isinstance(value, Money) else value
    number, old = like.part(PartKind.NUMBER), _as_written(like, language)
    if number is None or old is None or amount < 0:
        return None
    if _ROMAN.fullmatch(text[number.start : number.end]):
        return _roman(amount, number, text)
    new = _scaled(amount, old, like)
    if new is None:
        return None
    changes = [
        _figure_change(new, old, number, like, language, style),
        _percent_sign_change(like, text, language, style),
        _multiplier_change(new, old, like, text, language),
        _unit_change(new, old, like, text, language),
        _suffix_change(new, old, like, text, language),
    ]
    if isinstance(value, Money):
        is_multiplied = (bool(old.power), bool(new.power))
        mantissas = (old.mantissa, new.mantissa)
        change = currencies_written.currency_change(value.currency, like, text, language, mantissas, is_multiplied)
        if change is None:
            return None
        changes.append(change)
    edits = [one for change in changes for one in change.edits]
    return Change(tuple(edits), next((change.doubt for change in changes if change.doubt), ""))


def _as_written(like: Placeable, language: str) -> Scaled | None:
    """How the example's number is written; the multiplier may stand after another figure, as in 1–2 million."""
    number, whole = like.piece(PartKind.NUMBER), magnitude(like)
    if number is None or whole is None:
        return None
    if _ROMAN.fullmatch(number):
        return Scaled(whole, 0)
    for mantissa in read_figure(number, vocabulary(language).decimal):
        for power in (0, 3, 6, 9, 12):
            if mantissa * 10**power == whole:
                return Scaled(mantissa, power)
    return None


def _scaled(amount: Decimal, old: Scaled, like: Placeable) -> Scaled | None:
    if like.part(PartKind.MULTIPLIER) is None and old.power:
        mantissa = _plain(amount / 10**old.power)
        return Scaled(mantissa, old.power) if _places(mantissa) <= _MOST_PLACES and mantissa < 1000 else None
    if like.kind in (PlaceableKind.PERCENT, PlaceableKind.POINTS):
        return Scaled(amount, 0)
    if old.power:
        powers = [power for power in _POWERS if amount >= 10**power]
        for power in powers:
            mantissa = _plain(amount / 10**power)
            if _places(mantissa) <= _MOST_PLACES:
                return Scaled(mantissa, power)
    elif amount >= 10**6 and not _has_glued_suffix(like):
        # «3 000 000» is written «3 млн», but «3 214 500» as it is.
        power = next(power for power in _POWERS if amount >= 10**power)
        mantissa = _plain(amount / 10**power)
        if _places(mantissa) <= 1:
            return Scaled(mantissa, power)
    return Scaled(_plain(amount) if amount >= 1000 else amount, 0)


def _has_glued_suffix(like: Placeable) -> bool:
    number, suffix = like.part(PartKind.NUMBER), like.part(PartKind.SUFFIX)
    return number is not None and suffix is not None and suffix.start <= number.end + 1


def _plain(number: Decimal) -> Decimal:
    """A number without zeros at its end that say nothing."""
    short = number.normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _roman(amount: Decimal, number: Part, text: str) -> Change | None:
    if amount != int(amount) or not 1 <= amount < 40:
        return None
    written = write_roman(int(amount))
    is_cyrillic = any(sign in "ХІ" for sign in text[number.start : number.end])
    return Change((edit(number, written.translate(_CYRILLIC_ROMAN) if is_cyrillic else written),))


def _figure_change(
    new: Scaled, old: Scaled, number: Part, like: Placeable, language: str, style: HouseStyle | None
) -> Change:
    example = like.text[number.start - like.start : number.end - like.start]
    own, decimal = style.of(language) if style else None, vocabulary(language).decimal or "."
    is_spaced = own is not None and own.thousands_are_spaced
    written = grouped(new.mantissa, example, decimal, as_year=like.is_year, thousands_are_spaced=is_spaced)
    if new.power and like.part(PartKind.MULTIPLIER) is None and not old.power:
        written = f"{written}\u00a0{_MULTIPLIERS.get(language, _MULTIPLIERS['en'])[new.power]}"
    return Change((edit(number, written),))


def _percent_sign_change(like: Placeable, text: str, language: str, style: HouseStyle | None) -> Change:
    """The space before a percent sign, where no other percent sign of the text would be written otherwise then."""
    part, own = like.part(PartKind.PERCENT), style.of(language) if style else None
    if own is None or part is None or text[part.start : part.end] != "%" or text.count("%") > 1:
        return Change(())
    before = max(one.end for one in like.parts if one.end <= part.start)
    gap = text[before : part.start]
    if gap.strip() or bool(gap) is own.percent_is_spaced:
        return Change(())
    return Change((Edit(before, part.start, "\u00a0" if own.percent_is_spaced else ""),))


def _multiplier_change(new: Scaled, old: Scaled, like: Placeable, text: str, language: str) -> Change:
    part = like.part(PartKind.MULTIPLIER)
    if part is None:
        return Change(())
    word = text[part.start : part.end]
    if not new.power:
        number = like.part(PartKind.NUMBER)
        assert number is not None
        doubt = "" if language == "kk" else f"Without {word} the words after the figure may need another form."
        return Change((Edit(number.end, part.end, ""),), doubt)
    if language == "ru" and not word.startswith(("тыс.", "млн", "млрд", "трлн")) and word != "тыс":
        return _spelled_in_russian(new, old, part, word, text[: like.start])
    if new.power == old.power:
        return Change(())
    if language == "ru":
        plain = _MULTIPLIERS["ru"][new.power]
        return Change((edit(part, f"{plain}." if word.endswith(".") and word != "тыс." and new.power > 3 else plain),))
    if language == "kk":
        words = _MULTIPLIERS["kk"] if word.startswith(("мл", "тр")) and "и" not in word else _SPELLED_IN_KAZAKH
        return Change((edit(part, words[new.power] + ("." if word.endswith(".") and new.power > 3 else "")),))
    short = next((table[new.power] for table in _ENGLISH_ABBREVIATIONS if word.lower() in table.values()), None)
    return Change((edit(part, short or _MULTIPLIERS["en"][new.power]),))


def _spelled_in_russian(new: Scaled, old: Scaled, part: Part, word: str, before: str) -> Change:
    of, wanted = russian_counting.MULTIPLIERS[old.power], russian_counting.MULTIPLIERS[new.power]
    counted = russian_counting.counted(of, word, old.mantissa, new.mantissa, before)
    doubt = "" if counted.is_certain else f"The form of “{word}” may have to change."
    form = counted.form
    if new.power == old.power:
        return Change((edit(part, getattr(wanted, form)),) if form else (), doubt)
    form = form or next((name for name, one in of._asdict().items() if one == word.lower()), "")
    if form in ("genitive", "plural") or (form and 3 not in (new.power, old.power)):
        return Change((edit(part, getattr(wanted, form)),), doubt)
    if form:
        return Change((edit(part, wanted.accusative),), f"The form of “{word}” may have to change.")
    # миллионам and тысячам, 5-миллионный and 5-тысячный: in the plural and as adjectives all four end alike.
    stem = of.nominative.removesuffix("а")
    ending = word.lower().removeprefix(stem)
    if ending not in _PLURAL_ENDINGS and not ending.startswith("н"):
        return Change((), f"“{word}” has to change.")
    return Change((edit(part, wanted.nominative.removesuffix("а") + ending),), doubt)


def _unit_change(new: Scaled, old: Scaled, like: Placeable, text: str, language: str) -> Change:
    """The words of percent and percentage points, which Russian declines."""
    part = like.part(PartKind.PERCENT)
    if part is None or language != "ru":
        return Change(())
    words = text[part.start : part.end]
    last = re.search(r"\w+$", words)
    if last is None or re.fullmatch(r"процентн\w+|п", last[0]):
        return Change(())
    is_point = last[0].startswith("пункт")
    of = russian_counting.POINT if is_point else russian_counting.PERCENT
    counted = russian_counting.counted(of, last[0], old.mantissa, new.mantissa, text[: like.start])
    if not counted.form:
        return _in_doubt((), last[0], is_certain=counted.is_certain)
    start = part.start + last.start()
    changed = (Edit(start, part.end, getattr(of, counted.form)),)
    # 3 процентных пункта, 5 процентных пунктов; but 1 процентный пункт.
    adjective_stays = not is_point or all(
        plural_class(number) in (PluralClass.FEW, PluralClass.MANY) for number in (old.mantissa, new.mantissa)
    )
    return _in_doubt(changed, words, is_certain=counted.is_certain and adjective_stays)


def _in_doubt(edits: tuple[Edit, ...], words: str, *, is_certain: bool) -> Change:
    return Change(edits, "" if is_certain else f"The form of “{words}” may have to change.")


def _suffix_change(new: Scaled, old: Scaled, like: Placeable, text: str, language: str) -> Change:
    part = like.part(PartKind.SUFFIX)
    if part is None:
        return Change(())
    suffix = text[part.start : part.end]
    follows = next(other for other in reversed(like.parts) if other.start < part.start)
    if language == "kk":
        return _kazakh_suffix(new, old, part, suffix, follows)
    if language == "ru":
        return _in_doubt((), suffix, is_certain=_russian_suffix_stays(suffix, old.mantissa, new.mantissa))
    if suffix == "s":
        return _in_doubt((), suffix, is_certain=new.mantissa % 10 == 0)
    return Change((edit(part, english_ordinal(int(new.mantissa))),))


def _kazakh_suffix(new: Scaled, old: Scaled, part: Part, suffix: str, follows: Part) -> Change:
    if follows.kind not in (PartKind.NUMBER, PartKind.MULTIPLIER):
        return Change(())
    met = _SPELLED_IN_KAZAKH[old.power] if follows.kind is PartKind.MULTIPLIER else last_spoken(old.mantissa)
    is_multiplied = follows.kind is PartKind.MULTIPLIER and new.power
    wanted = _SPELLED_IN_KAZAKH[new.power] if is_multiplied else last_spoken(new.mantissa)
    shape = reharmonised(suffix, met, wanted)
    if shape is None:
        return Change((), f"The ending -{suffix} may have to change.")
    if follows.kind is PartKind.MULTIPLIER and not new.power:
        # 5 миллионнан, 500-ден: after a figure it takes a hyphen.
        shape = f"-{shape}".removeprefix("-" if part.start > follows.end else "")
    return Change((edit(part, shape),))


def _russian_suffix_stays(suffix: str, old: Decimal, new: Decimal) -> bool:
    if suffix in _ORDINAL_IN_RUSSIAN or suffix.startswith("летн"):
        return True
    if old >= 1000:
        # 1980-е, 1990-х, but no 1984-х.
        return new >= 1000 and new % 10 == 0
    if suffix == "ти":
        return all(_ends_in_ti(number) for number in (old, new))
    return suffix == "е" or ((old in (2, 3, 4)) == (new in (2, 3, 4)) and min(old, new) >= 2)


def _ends_in_ti(number: Decimal) -> bool:
    """Пяти, двадцати, тридцати пяти; not сорока, ста, двадцати двух."""
    if number != int(number) or number % 100 in (0, 40, 90):
        return False
    return number % 10 == 0 or number % 10 >= 5 or 11 <= number % 100 <= 14


def english_ordinal(number: int) -> str:
    """Give the ending of an ordinal in figures: st, nd, rd, th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
