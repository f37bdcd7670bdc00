"""Russian months and weekdays in the form of others."""

from __future__ import annotations

import re

from tmtool.language.placeables.manner import Change, Edit, cased_like, edit
from tmtool.language.placeables.russian import CASES, MONTH_ADJECTIVES, MONTHS, WEEKDAYS
from tmtool.language.placeables.values import Part

_GENDERS = "ммжмжжс"
_HARD = {
    "м": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "ж": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "с": ("ое", "ого", "ому", "ое", "ым", "ом"),
}
_SOFT = {
    "м": ("ий", "его", "ему", "ий", "им", "ем"),
    "ж": ("ая", "ей", "ей", "ую", "ей", "ей"),
    "с": ("ее", "его", "ему", "ее", "им", "ем"),
}
_SOFT_N = _SOFT | {"ж": ("яя", "ей", "ей", "юю", "ей", "ей")}
_THIS = {
    "м": ("этот", "этого", "этому", "этот", "этим", "этом"),
    "ж": ("эта", "этой", "этой", "эту", "этой", "этой"),
    "с": ("это", "этого", "этому", "это", "этим", "этом"),
}
_STEMS = (
    *((stem, _HARD) for stem in ("прошл", "кажд", "перв", "очередн", "избирательн")),
    *((stem, _SOFT) for stem in ("минувш", "следующ", "ближайш", "будущ", "предыдущ", "предстоящ")),
    *((stem, _SOFT_N) for stem in ("последн", "нынешн")),
    ("", _THIS),
)
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_LOOKS_LIKE_ADJECTIVE = re.compile(r"\w+(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ей)", re.IGNORECASE)
_NO_ADJECTIVES = frozenset(("позднее", "ранее", "утром", "вечером"))
_ABOUT = re.compile(r"\b(?:о|об|при)\s(?:\w+\s)?$", re.IGNORECASE)
_CASES_AFTER = (
    (re.compile(r"\b(?:в|во|на|за|через|про)\s(?:\w+\s)?$", re.IGNORECASE), "accusative"),
    (re.compile(r"\b(?:с|со|до|от|после|около|кроме|утром|вечером|ночью|утра|вечера|дня|дн[её]м|утро|вечер|ночь)\s(?:\w+\s)?$",
                re.IGNORECASE), "genitive"),
    (re.compile(r"\b(?:к|ко|по)\s(?:\w+\s)?$", re.IGNORECASE), "dative"),
    (_ABOUT, "prepositional"),
    (re.compile(r"\b(?:перед|между|над)\s(?:\w+\s)?$", re.IGNORECASE), "instrumental"),
)  # fmt: skip


def month_like(month: int, word: str) -> str:
    """Give a month in the case in which a word, a month in small letters, stands."""
    for stem in MONTH_ADJECTIVES:
        if word.startswith(stem):
            return MONTH_ADJECTIVES[month - 1] + word[len(stem) :]
    for forms in MONTHS:
        for case, form in enumerate(forms):
            if word in (form, form.replace("ё", "е")):
                written = MONTHS[month - 1][case]
                return written if "ё" in word or form == word else written.replace("ё", "е")
    return MONTHS[month - 1][1]


def weekday_change(value: int, word: str, part: Part, text: str) -> Change | None:
    """Write a weekday in the case of the one that stands there; an adjective before it agrees.

    Args:
        value: the new weekday; 0 is Monday.
        word: the weekday that stands there.
        part: where.
        text: the whole text.

    Returns:
        None for an adjective: воскресный.
    """
    before = text[: part.start]
    lower = word.lower()
    old = next((day for day, forms in enumerate(WEEKDAYS) if lower in forms), None)
    if old is None:
        return None
    forms = [form for form, one in enumerate(WEEKDAYS[old]) if one == lower]
    form, is_certain = _form(forms, value, before)
    edits = [edit(part, cased_like(WEEKDAYS[value][form], word))]
    if form < len(CASES) and _GENDERS[old] != _GENDERS[value]:
        agreeing = _WORD_BEFORE.search(before)
        if agreeing is not None:
            changed = _agreeing(agreeing[1], _GENDERS[old], _GENDERS[value], form)
            if changed is not None:
                edits.append(Edit(agreeing.start(1), agreeing.end(1), cased_like(changed, agreeing[1])))
            elif _LOOKS_LIKE_ADJECTIVE.fullmatch(agreeing[1]) and agreeing[1].lower() not in _NO_ADJECTIVES:
                return Change(tuple(edits), f"“{agreeing[1]}” may have to agree with “{WEEKDAYS[value][0]}”.")
    return Change(tuple(edits), "" if is_certain else f"The case of “{WEEKDAYS[value][form]}” may be another one.")


def _form(forms: list[int], value: int, before: str) -> tuple[int, bool]:
    """Which of the forms that a weekday may stand in is meant, and whether that is certain."""
    prepositional = CASES.index("prepositional")
    if prepositional in forms and len(forms) > 1 and not _ABOUT.search(before):
        forms = [form for form in forms if form != prepositional]
    written = {WEEKDAYS[value][form] for form in forms}
    if len(written) == 1:
        return forms[0], True
    for pattern, case in _CASES_AFTER:
        if pattern.search(before) and CASES.index(case) in forms:
            return CASES.index(case), True
    if before.strip() == "" and 0 in forms:
        return 0, False
    return forms[0], False


def _agreeing(word: str, old: str, new: str, case: int) -> str | None:
    """The form that an adjective takes with a weekday of another gender."""
    lower = word.lower()
    for stem, endings in _STEMS:
        if lower == stem + endings[old][case]:
            return stem + endings[new][case]
    return None
