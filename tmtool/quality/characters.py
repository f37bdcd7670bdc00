"""Checks of characters: control characters, and letters of the wrong alphabet inside a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tmtool.language.registry import fold
from tmtool.language.words import Word, words
from tmtool.model.findings import Finding
from tmtool.model.text import TaggedText
from tmtool.quality.pair import Pair

# Tabulators and line ends are set by people; U+FFFE and U+FFFF are no characters and break XML.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Pairs of letters that look alike, Latin before Cyrillic. The second row is of use in Kazakh, not in Russian.
_ALIKE = "AА aа BВ CС cс EЕ eе HН KК MМ OО oо PР pр TТ XХ xх yу ËЁ ëё"
_ALIKE_IN_KAZAKH = "hһ IІ iі ƏӘ əә"
_ROMAN = frozenset("IVXLCDMІХСМ")


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each control character and each word that mixes alphabets by mistake."""
    text = pair.target.text
    for control in _CONTROL.finditer(text):
        message = f"There is a control character (U+{ord(control[0]):04X}), which nobody can see."
        without = _CONTROL.sub("", pair.target.shown)
        yield pair.finding("characters.control", message, target=control.span(), fix=without)
    alike = f"{_ALIKE} {_ALIKE_IN_KAZAKH}" if fold(pair.target_language) == "kk" else _ALIKE
    mixed = [(word, right) for word in words(text) if (right := _in_one_alphabet(word.text, alike.split()))]
    fix = _replaced(pair.target, mixed) if mixed else None
    for word, right in mixed:
        strange = "".join(dict.fromkeys(was for was, is_right in zip(word.text, right, strict=True) if was != is_right))
        alphabet = "Latin" if _script(strange[0]) == "LATIN" else "Cyrillic"
        message = f"In “{word.text}” {alphabet} letters stand among others that look the same: “{strange}”."
        yield pair.finding("characters.alphabet", message, target=(word.start, word.end), fix=fix)


def _in_one_alphabet(word: str, alike: list[str]) -> str | None:
    """The word with its look-alike letters put right; None where nothing is wrong or that is not certain."""
    scripts = [_script(letter) for letter in word]
    latin, cyrillic = scripts.count("LATIN"), scripts.count("CYRILLIC")
    if not latin or not cyrillic or _ROMAN.issuperset(word):
        return None
    as_cyrillic = word.translate({ord(pair[0]): pair[1] for pair in alike})
    as_latin = word.translate({ord(pair[1]): pair[0] for pair in alike})
    # With as many of both, the text being Cyrillic decides.
    likelier = (as_cyrillic, as_latin) if cyrillic >= latin else (as_latin, as_cyrillic)
    return next(
        (right for right in likelier if len({"LATIN", "CYRILLIC"}.intersection(map(_script, right))) == 1), None
    )


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _replaced(target: TaggedText, mixed: list[tuple[Word, str]]) -> str:
    """The whole target with all words put right; letters change one for one, so tags keep their places."""
    letters = list(target.text)
    for word, right in mixed:
        letters[word.start : word.end] = right
    return TaggedText("".join(letters), target.tags).shown
