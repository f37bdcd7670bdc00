"""Finding the placeables of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from tmtool.language.placeables.datelines import dateline
from tmtool.language.placeables.days import date_at, time_at
from tmtool.language.placeables.figures import read_figure, read_roman
from tmtool.language.placeables.ranges import share_units
from tmtool.language.placeables.values import (
    Meaning,
    Money,
    Part,
    PartKind,
    Placeable,
    PlaceableKind,
    Value,
    looks_like_year,
)
from tmtool.language.placeables.vocabulary import CODES, HYPHEN, SIGNS, Vocabulary, part_kind, vocabulary

_TOKEN = re.compile(r"(?:US|HK|NZ|[ACS])?[$€£¥₽₸₴₩₹₺₼₾](?=\s?\d)|\w+")
_WEB = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>«»“”\"'`\[\]]*[\w/#=&-]"
    r"|(?<![\w.@-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:com|org|net|info|edu|gov|int|kz|ru|kg|uz|tj|tm|su|uk|eu|me|io|tv)"
    r"(?![\w@-]|\.\w)(?:/[^\s<>«»“”\"'`\[\]]*[\w/#=&-])?)",
    re.IGNORECASE,
)
_WEB_SIGN = re.compile(r"@|://|\.[A-Za-z]{2}")
_REST = re.compile(r"\w+(?:[.,]\d\w*)*")
_ROMAN = re.compile(r"[IVXХІ]+")
_BEFORE_HYPHEN = re.compile(rf"(\w+){HYPHEN}$")
_OPEN_COMPOUNDS = frozenset(("mid", "early", "late", "pre", "post", "top", "под", "пост", "топ", "до"))
_UNIT = re.compile(
    r"(?:km|kg|m|cm|mm|mg|g|t|h|hrs?|l|ft|in|lbs?|mph|kph|[MGkK]Wh?|[CFcf]|[GMTK]B|ml|sq|x|yrs?|px"
    r"|км|кг|м|см|мм|г|т|ч|л|га|[МГк]Вт|ГБ|МБ)(?!\w)"
)
_DECADES = frozenset(("s", "е", "х", "м", "ми"))
_LETTER_MULTIPLIER = re.compile("[kmb]", re.IGNORECASE)


@lru_cache(maxsize=1 << 9)
def placeables(text: str, language: str) -> tuple[Placeable, ...]:
    """Find the placeables of a text as values.

    Args:
        text: one segment, without tags.
        language: its language tag; of an unknown language only figures, signs, URLs and e-mail addresses are known.

    Returns:
        them in order; they never overlap.
    """
    words = vocabulary(language)
    opening = dateline(text, lambda start, end: _when(text, start, end, words))
    first = [] if opening is None else [opening]
    return share_units(text, (*first, *_scan(text, words, first[0].end if first else 0)))


def _when(text: str, start: int, end: int, words: Vocabulary) -> tuple[Placeable, ...]:
    kinds = (PlaceableKind.DATE, PlaceableKind.WEEKDAY)
    return tuple(one for one in _scan(text[:end], words, start) if one.kind in kinds)


def _scan(text: str, words: Vocabulary, done: int) -> Iterator[Placeable]:
    webs = list(_WEB.finditer(text, done)) if _WEB_SIGN.search(text, done) else []
    for token in _TOKEN.finditer(text, done):
        start = token.start()
        if start < done:
            continue
        if webs and start >= webs[0].start():
            yield (found := _web(webs.pop(0)))
            done = found.end
            continue
        word = token[0]
        if word[0].isdecimal():
            placeable = _at_figure(text, start, words)
            # What is left of 5G or 1.2.3 is no figure of its own.
            rest = _REST.match(text, start)
            done = rest.end() if rest else token.end()
        elif word[-1].isalnum():
            placeable = _at_word(text, start, word, words)
        else:
            placeable = _quantity(text, start, words)
        if placeable is not None:
            yield placeable
            done = placeable.end


def _web(found: re.Match[str]) -> Placeable:
    kind = PlaceableKind(found.lastgroup or "")
    return Placeable(kind, found.start(), found.end(), found[0], found[0])


def _at_word(text: str, start: int, word: str, words: Vocabulary) -> Placeable | None:
    lower = word.lower()
    if lower in words.months:
        return date_at(text, start, words.month_first, words)
    if lower in words.weekdays:
        doubtful = words.doubtful_weekdays.get(lower)
        if doubtful is not None and not doubtful.search(text, max(0, start - 30), start):
            return None
        if words.name_of_weekday is not None and words.name_of_weekday.match(text, start):
            return None
        end = start + len(word)
        part = Part(PartKind.WEEKDAY, start, end)
        return Placeable(PlaceableKind.WEEKDAY, start, end, word, words.weekdays[lower], (part,))
    if lower in words.time_words:
        return time_at(text, start, words)
    if word in CODES:
        return _quantity(text, start, words)
    if words.century is not None and _ROMAN.fullmatch(word):
        return _century(text, start, words)
    return None


def _at_figure(text: str, start: int, words: Vocabulary) -> Placeable | None:
    if _is_identifier(text, start):
        return None
    return (
        date_at(text, start, words.day_first, words)
        or _century(text, start, words)
        or time_at(text, start, words)
        or _quantity(text, start, words)
    )


def _is_identifier(text: str, start: int) -> bool:
    """Whether a figure is the end of a name: COVID-19, Ту-154; not mid-1962."""
    if start < 2 or text[start - 1] not in "-\u2010\u2011":
        return False
    before = _BEFORE_HYPHEN.search(text, max(0, start - 30), start)
    return before is not None and before[1][0].isupper() and before[1].lower() not in _OPEN_COMPOUNDS


def _century(text: str, start: int, words: Vocabulary) -> Placeable | None:
    found = None if words.century is None else words.century.match(text, start)
    if found is None:
        return None
    written = found["number"]
    value = int(written) if written.isdecimal() else read_roman(written)
    return _placeable(PlaceableKind.NUMBER, Decimal(value), found, ("number", "suffix"))


def _quantity(text: str, start: int, words: Vocabulary) -> Placeable | None:
    found = words.quantity.match(text, start)
    if found is None:
        return None
    values = read_figure(found["number"], words.decimal)
    if not values or _has_letters_after(text, found):
        return None
    pieces = _pieces(found, words)
    power = _power(pieces.get("multiplier"), words)
    currency = _currency(pieces, words)
    also: list[Meaning] = []
    scaled = [value * 10**power for value in values] if power else list(values)
    if currency is None and _LETTER_MULTIPLIER.fullmatch(pieces.get("multiplier", "")):
        # 125m is a distance, 125m of a sum that was named before is 125 million.
        also = [Meaning(PlaceableKind.NUMBER, scaled[0])]
        del pieces["multiplier"]
        scaled = list(values)
    if currency is not None and power == 0 and _is_doubtful(pieces, words):
        also.append(Meaning(PlaceableKind.AMOUNT, Money(scaled[0], currency)))
        pieces = _without(pieces, "currency3", "suffix5")
        currency = None
    if pieces.get("suffix") in _DECADES and looks_like_year(found["number"]):
        # The 1930s are «30-е годы» too.
        also.append(Meaning(PlaceableKind.NUMBER, values[0] % 100))
    kind = _kind(pieces, currency)
    first, *rest = [value if currency is None else Money(value, currency) for value in scaled]
    also += [Meaning(kind, value) for value in rest]
    return _placeable(kind, first, found, pieces, tuple(also))


def _pieces(found: re.Match[str], words: Vocabulary) -> dict[str, str]:
    """The groups of a quantity, without words that only begin like one of ours: миллионер, сомалы."""
    pieces = words.pieces(found)
    if found["suffix"] and "suffix" not in pieces:
        return {name: piece for name, piece in pieces.items() if name in ("number", "currency")}
    if words.endings is None:
        return pieces
    if found["suffix2"] and "suffix2" not in pieces:
        return {name: piece for name, piece in pieces.items() if name in ("number", "currency", "suffix")}
    if found["suffix5"] and "suffix5" not in pieces:
        return _without(pieces, "currency3")
    return pieces


def _without(pieces: dict[str, str], *names: str) -> dict[str, str]:
    return {name: piece for name, piece in pieces.items() if name not in names}


def _kind(pieces: dict[str, str], currency: str | None) -> PlaceableKind:
    if "points" in pieces:
        return PlaceableKind.POINTS
    if "percent" in pieces or "percent2" in pieces:
        return PlaceableKind.PERCENT
    return PlaceableKind.NUMBER if currency is None else PlaceableKind.AMOUNT


def _has_letters_after(text: str, found: re.Match[str]) -> bool:
    """Whether a figure is the beginning of a name: 5G, 3D; not 45km."""
    end = found.end()
    if found.end("number") != end or end == len(text) or not (text[end].isalnum() or text[end] == "_"):
        return False
    return _UNIT.match(text, end) is None


def _power(multiplier: str | None, words: Vocabulary) -> int:
    if multiplier is None:
        return 0
    lower = multiplier.lower()
    return next((power for beginning, power in words.multipliers if lower.startswith(beginning)), 0)


def _currency(pieces: dict[str, str], words: Vocabulary) -> str | None:
    sign = pieces.get("currency") or pieces.get("currency2")
    if sign is not None:
        return SIGNS.get(sign, sign)
    lower = pieces.get("currency3", "").lower()
    return next((code for pattern, code in words.currencies if pattern.search(lower)), None) if lower else None


def _is_doubtful(pieces: dict[str, str], words: Vocabulary) -> bool:
    word = pieces.get("currency3")
    return word is not None and words.doubtful_currency is not None and bool(words.doubtful_currency.fullmatch(word))


def _placeable(
    kind: PlaceableKind,
    value: Value,
    found: re.Match[str],
    groups: Iterable[str],
    also: tuple[Meaning, ...] = (),
) -> Placeable:
    parts = sorted(
        (Part(part_kind(name), *found.span(name)) for name in groups if found[name] is not None),
        key=lambda part: part.start,
    )
    start, end = parts[0].start, max(part.end for part in parts)
    return Placeable(kind, start, end, found.string[start:end], value, tuple(parts), also)
