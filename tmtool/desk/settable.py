"""The settings of a desk that a person may change: their names, what they mean, and how a typed value is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tmtool.language.house_style import NEWSROOM, HouseStyle, LanguageStyle, Spelling
from tmtool.model.errors import UsageError

Value = Any
"""As JSON has it, in the database and in outputs."""


class SettingType(StrEnum):
    """What a value looks like."""

    CHOICE = "choice"
    SWITCH = "switch"
    """On or off."""
    NUMBER = "number"
    """A whole number above zero, or none."""
    MARKS = "marks"
    SPELLINGS = "spellings"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    help: str
    """A phrase for persons."""
    type: SettingType
    default: Value
    choices: tuple[str, ...] = ()

    def read(self, typed: str) -> Value:
        """Read a value as a person types it.

        Raises:
            UsageError: it is none; the message says how one looks.
        """
        return _READERS[self.type](self, " ".join(typed.replace("\u00a0", " ").split()))

    def shown(self, value: Value) -> str:
        """Write a value as `read` reads it."""
        if value is None:
            return "none"
        if isinstance(value, bool):
            return _SWITCH[not value]
        return (
            ", ".join(f"{avoid}={prefer}" for avoid, prefer in value.items()) if isinstance(value, dict) else str(value)
        )


_PERCENT = {"ru": ("4,5%", "4,5 %"), "kk": ("4,5%", "4,5 %"), "en": ("4.5%", "4.5 %")}
_THOUSANDS = ("1500", "1 500")
_NONE = ("", "none", "-")
_SWITCH = ("on", "off")
_LANGUAGES = {"ru": "Russian", "kk": "Kazakh", "en": "English"}
_WITHOUT_THOUSANDS = frozenset(("en",))


def _refused(setting: Setting, example: str) -> UsageError:
    return UsageError(
        f"This is no value of {setting.name}; write for example: tmtool settings {setting.name} {example}"
    )


def _choice(setting: Setting, typed: str) -> Value:
    if typed not in setting.choices:
        raise UsageError(f"“{typed}” is no value of {setting.name}; it can be: {' or '.join(setting.choices)}")
    return typed


def _switch(setting: Setting, typed: str) -> Value:
    if typed.lower() not in _SWITCH:
        raise UsageError(f"“{typed}” is no value of {setting.name}; it can be: on or off")
    return typed.lower() == _SWITCH[0]


def _number(setting: Setting, typed: str) -> Value:
    if typed in _NONE:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,8}", typed):
        raise UsageError(f"“{typed}” is no value of {setting.name}; it can be a whole number above zero, or none.")
    return int(typed)


def _marks(setting: Setting, typed: str) -> Value:
    marks = typed.replace("…", "").replace("...", "").replace(" ", "")
    if len(marks) != 4 or any(mark.isalnum() for mark in marks):
        raise _refused(setting, f"'{setting.default}'")
    return "…".join(marks)


def _spellings(setting: Setting, typed: str) -> Value:
    found: dict[str, str] = {}
    for one in filter(None, (piece.strip() for piece in re.split("[,;]", "" if typed in _NONE else typed))):
        avoid, equals, prefer = (part.strip() for part in one.partition("="))
        if not (avoid and equals and prefer) or len(avoid) < 2:
            raise _refused(setting, "'Киргизия=Кыргызстан, Белоруссия=Беларусь'")
        if avoid.lower() in prefer.lower():
            raise UsageError(f"“{avoid}” stands in “{prefer}” itself, so that it would be found there again and again.")
        found[avoid] = prefer
    return found


_READERS: dict[SettingType, Callable[[Setting, str], Value]] = {
    SettingType.CHOICE: _choice,
    SettingType.SWITCH: _switch,
    SettingType.NUMBER: _number,
    SettingType.MARKS: _marks,
    SettingType.SPELLINGS: _spellings,
}


def _of_language(code: str, style: LanguageStyle) -> list[Setting]:
    name = _LANGUAGES[code]
    found = [
        Setting(
            f"percent.{code}",
            f"the percent sign in {name}",
            SettingType.CHOICE,
            _PERCENT[code][style.percent_is_spaced],
            _PERCENT[code],
        ),
        Setting(
            f"quotes.{code}", f"quotation marks in {name}, outer and inner", SettingType.MARKS, _nested(style.quotes)
        ),
        Setting(
            f"spellings.{code}",
            f"what is not written in {name}, and what is instead",
            SettingType.SPELLINGS,
            {one.avoid: one.prefer for one in style.spellings},
        ),
    ]
    if code not in _WITHOUT_THOUSANDS:
        help_text = f"numbers of four digits in {name}"
        default = _THOUSANDS[style.thousands_are_spaced]
        found.insert(1, Setting(f"thousands.{code}", help_text, SettingType.CHOICE, default, _THOUSANDS))
    return found


def _nested(quotes: tuple[str, str]) -> str:
    (outer, inner) = quotes
    return "…".join((outer[0], inner[0], inner[1], outer[1]))


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            "left_out_in_document",
            "what a left-out segment becomes in the document",
            SettingType.CHOICE,
            "nothing",
            ("nothing", "source"),
        ),
        Setting(
            "no_break_spaces",
            "no-break spaces in clean text and HTML for a CMS",
            SettingType.CHOICE,
            "keep",
            ("keep", "entity", "plain"),
        ),
        Setting("headline_limit", "how many characters a headline may have", SettingType.NUMBER, None),
        Setting("lead_limit", "how many characters the first paragraph may have", SettingType.NUMBER, None),
        Setting("segment_limit", "how many characters a segment may have", SettingType.NUMBER, None),
        *(one for code in _LANGUAGES for one in _of_language(code, getattr(NEWSROOM, code))),
    )
}
"""By name, which is also the name in the database."""


def by_name(name: str) -> Setting:
    """Give a setting.

    Raises:
        UsageError: there is none of that name.
    """
    try:
        return SETTINGS[name]
    except KeyError:
        raise UsageError(f"There is no setting “{name}”; those there are: {', '.join(SETTINGS)}.") from None


def values(stored: Mapping[str, Value]) -> dict[str, Value]:
    """Give the value of every setting, the default where nothing is stored."""
    return {name: stored.get(name, setting.default) for name, setting in SETTINGS.items()}


def house_style(stored: Mapping[str, Value]) -> HouseStyle:
    """Give the house style that stored values say."""
    said = values(stored)
    return HouseStyle(**{code: _language_style(code, said) for code in _LANGUAGES})


def _language_style(code: str, said: Mapping[str, Value]) -> LanguageStyle:
    opened, inner_opened, inner_closed, closed = said[f"quotes.{code}"].split("…")
    return LanguageStyle(
        percent_is_spaced=said[f"percent.{code}"] == _PERCENT[code][True],
        thousands_are_spaced=said.get(f"thousands.{code}") == _THOUSANDS[True],
        quotes=(opened + closed, inner_opened + inner_closed),
        spellings=tuple(Spelling(avoid, prefer) for avoid, prefer in said[f"spellings.{code}"].items()),
    )
