"""Whether a translation uses a term."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.glossary.folding import is_form
from tmtool.glossary.inflect import engine
from tmtool.language.words import Word, words


def is_used(term: str, text: str, language: str) -> tuple[int, int] | None:
    """Find a term in a translation, in any grammatical form.

    The words of the term must stand side by side in the text, each in a form of the same word. Where the grammar of
    the language is not known, words with the same stem count as forms of one.

    Args:
        term: a target term as the glossary has it.
        text: the translation without tags.
        language: tag of its language.

    Returns:
        Where it first stands, in characters, end excluded; None where it does not.
    """
    grammar = engine(language)
    return _by_stems(term, text, language) if grammar is None else grammar.met(term, text)


def uses(term: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find every place where a term stands in a translation, in any grammatical form, from left to right.

    Args:
        term: a target term as the glossary has it.
        text: the translation without tags.
        language: tag of its language.
    """
    done = 0
    while done < len(text) and (found := is_used(term, text[done:], language)) is not None:
        yield done + found[0], done + found[1]
        done += max(found[1], 1)


def _by_stems(term: str, text: str, language: str) -> tuple[int, int] | None:
    wanted = words(term)
    if not wanted:
        at = text.find(term) if term else -1
        return None if at < 0 else (at, at + len(term))
    present = words(text)
    for first in range(len(present) - len(wanted) + 1):
        window = present[first : first + len(wanted)]
        if all(_is_form(theirs, ours, language) for theirs, ours in zip(window, wanted, strict=True)):
            return window[0].start, window[-1].end
    return None


def _is_form(present: Word, wanted: Word, language: str) -> bool:
    if present.is_figure or wanted.is_figure:
        return present.text == wanted.text
    return is_form(present.text, wanted.text, language)
