"""Checks of letters: look-alikes from another alphabet, and letters that the language does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtool.language.homoglyphs import is_roman, mixed_words, script
from tmtool.language.kazakh_letters import with_own_letters
from tmtool.language.registry import fold
from tmtool.language.words import words
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“]*“|\"[^\"]*\"")
_FOREIGN = {"ru": re.compile("[әғқңөұүһіїєґўј]", re.IGNORECASE), "kk": re.compile("[їєґўј]", re.IGNORECASE)}
_RUSSIAN_FOR = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each word with a wrong letter; the fix puts all of them right, as far as that is certain."""
    text, language = pair.target.text, fold(pair.target_language)
    found: list[tuple[int, int, str, str | None]] = []
    for word, repaired in mixed_words(text, language):
        pairs = zip(word.text, repaired, strict=True)
        strange = "".join(dict.fromkeys(was for was, is_right in pairs if was != is_right))
        alphabet = "Latin" if script(strange[0]) == "LATIN" else "Cyrillic"
        message = f"In “{word.text}” {alphabet} letters stand among others that look the same: “{strange}”."
        found.append((word.start, word.end, message, repaired))
    done = {start for start, *_ in found}
    if language in _FOREIGN:
        found += [one for one in _foreign(pair, language) if one[0] not in done]
    if language == "kk":
        found += [one for one in _without_own_letters(pair) if one[0] not in done]
    edits = [(start, end, right) for start, end, _, right in sorted(found) if right is not None]
    fix = pair.with_target(*edits) if edits else None
    for start, end, message, right in sorted(found):
        own = fix if right is not None else None
        yield pair.finding("characters.alphabet", message, target=(start, end), fix=own, about=text[start:end])


def _foreign(pair: Pair, language: str) -> Iterator[tuple[int, int, str, str | None]]:
    """Words with letters that the language does not have; titles in quotation marks may have them."""
    text = pair.target.text
    if not _FOREIGN[language].search(text):
        return
    quoted = [quote.span() for quote in _QUOTED.finditer(text)]
    for word in words(text):
        strange = _FOREIGN[language].search(word.text)
        if strange is None or is_roman(word.text) or word.text in pair.source.text:
            continue
        if any(start < word.start and word.end < end for start, end in quoted):
            continue
        name = "Russian" if language == "ru" else "Kazakh"
        message = f"“{word.text}” has the letter “{strange[0]}”, which {name} does not have."
        russian = word.text.translate(_RUSSIAN_FOR)
        yield word.start, word.end, message, russian if language == "ru" and russian != word.text else None


def _without_own_letters(pair: Pair) -> Iterator[tuple[int, int, str, str | None]]:
    """Kazakh words typed with Russian letters: Казакстан, онир, Улттык."""
    terms = tuple(target.text for hit in pair.terms for target in hit.targets)
    for word in words(pair.target.text):
        if word.is_figure or word.text in pair.source.text:
            continue
        right = with_own_letters(word.text, terms)
        if right is not None:
            message = f"“{word.text}” has Russian letters in place of Kazakh ones; should it be “{right}”?"
            yield word.start, word.end, message, right
