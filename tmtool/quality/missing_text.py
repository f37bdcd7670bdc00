"""Checks for segments without a translation: empty, not begun, or left as they are in the source."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.language.placeables import PlaceableKind, placeables
from tmtool.language.registry import LANGUAGES, fold
from tmtool.language.words import Word, words
from tmtool.model.findings import Finding
from tmtool.model.text import fold_white_space
from tmtool.quality.pair import Pair

_WEB = frozenset((PlaceableKind.URL, PlaceableKind.EMAIL))
FEWEST_WORDS = 3
"""Names and abbreviations are often the same in both languages; so many words are not."""
FEWEST_LEFT = 4
"""Titles may stay in the language of the source; a stretch of so many words, half of them small, was forgotten."""


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding where there is no translation, or the source stands in its place."""
    source, target = pair.source.text, pair.target.text
    whole = (0, len(source))
    if not target.strip():
        if source.strip() and not pair.may_be_empty:
            if pair.is_new:
                yield pair.finding("text.untranslated", "This is not translated yet.", source=whole)
            else:
                yield pair.finding("text.empty", "The translation is empty.", source=whole)
        return
    if fold_white_space(source).casefold() == fold_white_space(target).casefold():
        if _is_to_translate(pair):
            message = "The translation is the same as the source."
            yield pair.finding("text.same", message, source=whole, target=(0, len(target)))
        return
    for start, end in _left_in_latin(pair):
        message = f"“{target[start:end]}” is left as it is in the source."
        yield pair.finding("text.untranslated", message, target=(start, end), about=target[start:end])


def _is_to_translate(pair: Pair) -> bool:
    """Whether a text is more than a name: Read more, but not Vlast.kz or Radio Azattyq."""
    webs = [one for one in placeables(pair.source.text, pair.source_language) if one.kind in _WEB]
    found = [
        word
        for word in words(pair.source.text)
        if not word.is_figure and not any(web.start <= word.start < web.end for web in webs)
    ]
    return len(found) >= FEWEST_WORDS or (len(found) > 1 and found[-1].text.islower())


def _left_in_latin(pair: Pair) -> Iterator[tuple[int, int]]:
    """Stretches of a Cyrillic translation that are words of a Latin source."""
    language = LANGUAGES.get(fold(pair.target_language))
    if language is None or language.script != "Cyrl":
        return
    there = {word.text.casefold() for word in words(pair.source.text)}
    run: list[Word] = []
    webs = [one for one in placeables(pair.target.text, pair.target_language) if one.kind in _WEB]
    for word in (*words(pair.target.text), None):
        if word is not None and any(web.start <= word.start < web.end for web in webs):
            continue
        if word is not None and not word.is_figure and word.text.isascii() and word.text.casefold() in there:
            run.append(word)
            continue
        small = sum(one.text[0].islower() for one in run)
        if len(run) >= FEWEST_LEFT and 2 * small >= len(run):
            yield run[0].start, run[-1].end
        run = []
