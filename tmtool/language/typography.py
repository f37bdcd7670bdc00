"""Typography while typing: quotation marks, dashes and no-break spaces put where a person types plain signs. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from tmtool.language.house_style import NEWSROOM, HouseStyle, LanguageStyle
from tmtool.language.registry import fold

NO_BREAK = "\u00a0"
DASHES = {"ru": "—", "kk": "–", "en": "–"}
"""The dash between words; what the checks and the shipped memories have."""
_UNITS = {
    "ru": "млн|млрд|трлн|тыс|кг|г|гг|км|м|см|мм|га|т|л|мин|ч|°C|°С|₸|₽|€|\\$",
    "kk": "млн|млрд|трлн|мың|кг|г|км|м|см|мм|га|т|л|ж|жж|мин|°C|°С|₸|₽|€|\\$",
}
"""Abbreviations and signs that belong to the figure before them."""

_AROUND = 200
"""So many characters before the cursor are looked at; quotation marks are looked for in the whole text."""
_TAG = re.compile(r"‹/?\d+/?›")
_OPEN_TAG = re.compile(r"‹[^›\s]*$")
_ADDRESS = re.compile(r"://|^www\.|@|^[\w-]+\.[a-z]{2,}/", re.IGNORECASE)
_LAST_RUN = re.compile(r"\S*$")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{\"—–:/=-])$")
_DASH = re.compile(r"(?:(?<=[^\s\d])(?P<space>[ \u00a0])|^)--?(?P<after> )$", re.MULTILINE)
_ELLIPSIS = re.compile(r"(?<![.?!])\.\.\.$")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\. )+[^\W\d_][^\W\d_]$")
_GROUPED = re.compile(r"(?<![\d.,:])(?<!\d\u00a0)\d{1,3}(?:[ \u00a0]\d{3})+$")
_GLUED_DASH = re.compile(r"[^\W\d_][»“”)]?(?P<dash>--)[^\W\d_]$")
_MONTHS = (
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    r"|(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\w*"
)
_NO_OTHER_FIGURE = rf"(?<![\w.,:/№-])(?<!№[ {NO_BREAK}])"
_RANGES = tuple(
    re.compile(_NO_OTHER_FIGURE + expression)
    for expression in (
        r"(?P<first>(?:1[89]|20)\d\d)(?P<hyphen>-)(?P<last>(?:1[89]|20)\d\d)$",
        r"(?P<first>\d{1,2}:\d\d)(?P<hyphen>-)(?P<last>\d{1,2}:\d\d)$",
        rf"(?P<first>\d{{1,2}})(?P<hyphen>-)(?P<last>\d{{1,2}})[ {NO_BREAK}](?:{_MONTHS})$",
    )
)
"""Years, times and days; of other figures with a hyphen nobody knows what they are."""
_WHOLE_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_AFTER_NUMBER_SIGN = re.compile(r"№ \d$")


class Replacement(NamedTuple):
    """What shall stand at `text[start:end]`."""

    start: int
    end: int
    text: str


def typed(text: str, cursor: int, inserted: str, language: str, house: HouseStyle = NEWSROOM) -> Replacement | None:
    """Give what a sign that was just typed becomes, with what stands before it; None where all is well.

    Tags, web and e-mail addresses and the inside of figures are left alone.

    Args:
        text: the text with the sign in it.
        cursor: offset behind the sign.
        inserted: the one character that was typed.
        language: the language of the text, by its tag.
        house: the house style of the desk.
    """
    style = house.of(language)
    before = text[max(0, cursor - _AROUND) : cursor]
    if len(inserted) != 1 or style is None or not before.endswith(inserted) or _is_inside_address(before):
        return None
    found = _signs(text, cursor, inserted, before, style, language)
    if found is None and fold(language) in _UNITS:
        found = _spaces(before, inserted, style, fold(language))
    if found is None:
        return None
    offset = cursor - len(before)
    return Replacement(found.start + offset, found.end + offset, found.text)


def unbroken(text: str, language: str) -> str:
    """Give a text with no-break spaces inside its figures, and between them and what belongs to them: 1,2 млрд.

    Args:
        text: the text.
        language: its language tag; of a language whose abbreviations are not known nothing is changed.
    """
    if fold(language) not in _UNITS:
        return text
    grouped = _WHOLE_GROUPED.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return re.sub(rf"(?<=\d) (?=(?:{_UNITS[fold(language)]}|%)(?!\w))", NO_BREAK, grouped)


def _is_inside_address(before: str) -> bool:
    run = _LAST_RUN.search(before)
    return bool(_OPEN_TAG.search(before)) or (run is not None and bool(_ADDRESS.search(run[0])))


def _signs(
    text: str, cursor: int, inserted: str, before: str, style: LanguageStyle, language: str
) -> Replacement | None:
    last = len(before) - 1
    if inserted == '"':
        mark = _quotation_mark(text[: cursor - 1], style.quotes)
        return None if mark is None else Replacement(last, last + 1, mark)
    if inserted == "'" and fold(language) in _UNITS:
        mark = _inner_mark(text[: cursor - 1], style.quotes)
        return None if mark is None else Replacement(last, last + 1, mark)
    if inserted == "." and _ELLIPSIS.search(before):
        return Replacement(last - 2, last + 1, "…")
    if before.endswith("….") and fold(language) in _UNITS:
        return Replacement(last - 1, last + 1, "…")
    if inserted == " " and (dash := _DASH.search(before)):
        wanted = DASHES[fold(language)]
        # A line may begin with a dash in speech; between words it stays with the word before it.
        lead = "" if dash["space"] is None else NO_BREAK if fold(language) != "en" else " "
        return Replacement(dash.start(), dash.end(), f"{lead}{wanted} ")
    return None


def _quotation_mark(before: str, quotes: tuple[str, str]) -> str | None:
    """The mark that a straight one becomes behind a text."""
    plain = _TAG.sub("", before[-_AROUND:])
    opened = _opened(before, quotes)
    if _OPENS_AFTER.search(plain) or plain[-1:] in {pair[0] for pair in quotes}:
        return quotes[min(len(opened), 1)][0]
    if plain[-1:].isdecimal() and not opened:
        return None  # inches and seconds
    return (opened[-1] if opened else quotes[0])[1]


def _inner_mark(before: str, quotes: tuple[str, str]) -> str | None:
    """The mark that a single straight one becomes in a quotation; outside, and in a word, it is an apostrophe."""
    opened = _opened(before, quotes)
    plain = _TAG.sub("", before[-_AROUND:])
    if opened == [quotes[0]] and (plain[-1:] == quotes[0][0] or _OPENS_AFTER.search(plain)):
        return quotes[1][0]
    return quotes[1][1] if opened[-1:] == [quotes[1]] and not plain[-1:].isspace() else None


def _opened(before: str, quotes: tuple[str, str]) -> list[str]:
    """The pairs of marks that are open at the end of a text, the outermost first."""
    opening = {pair[0]: pair for pair in reversed(quotes)}
    found: list[str] = []
    for at, sign in enumerate(before):
        is_apostrophe = sign in "’'" and before[at - 1 : at].isalnum() and before[at + 1 : at + 2].isalnum()
        if found and sign == found[-1][1] and not is_apostrophe:
            found.pop()
        elif sign in opening:
            found.append(opening[sign])
    return found


def _spaces(before: str, inserted: str, style: LanguageStyle, language: str) -> Replacement | None:
    """No-break spaces, as soon as it is certain what stands before them."""
    if inserted == "%":
        return _percent(before, style)
    if inserted.isdecimal():
        return _no_break(before, _AFTER_NUMBER_SIGN.search(before))
    if inserted.isalpha() and (found := _GLUED_DASH.search(before)):
        return Replacement(*found.span("dash"), f"{NO_BREAK}{DASHES[language]} ")
    if inserted.islower():
        found = _INITIALS.search(before)
        return _no_break(before, found if found and _are_initials(found[0]) else None)
    if inserted.isalnum():
        return None
    figures = before[:-1]
    if inserted not in "-/" and (hyphen := _range(figures)):
        return Replacement(hyphen, hyphen + 1, "–")
    return _no_break(before, _GROUPED.search(figures) or _unit(language).search(figures))


def _range(before: str) -> int | None:
    """Where the hyphen of a range stands that a text ends with; None where it is none for certain, as 2-1 may be."""
    found = next((found for pattern in _RANGES if (found := pattern.search(before))), None)
    return found.start("hyphen") if found and _worth(found["first"]) < _worth(found["last"]) else None


def _worth(figure: str) -> int:
    """A number that grows with a year, a day or a time."""
    hours, _, minutes = figure.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def _percent(before: str, style: LanguageStyle) -> Replacement | None:
    found = re.search(r"(?<=\d)[ \u00a0\u202f]?%$", before)
    wanted = f"{NO_BREAK}%" if style.percent_is_spaced else "%"
    return Replacement(*found.span(), wanted) if found and found[0] != wanted else None


def _are_initials(met: str) -> bool:
    """А. С. То: each letter but the last is a capital."""
    return all(letter.isupper() for letter in met[:-1] if letter.isalpha())


def _no_break(before: str, found: re.Match[str] | None) -> Replacement | None:
    return Replacement(*found.span(), found[0].replace(" ", NO_BREAK)) if found and " " in found[0] else None


def _unit(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\d) (?:{_UNITS[language]})$")
