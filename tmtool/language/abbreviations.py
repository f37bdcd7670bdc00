"""Abbreviations that never end a segment: a desk's own list, and what it becomes as rules.

The list is a text: an abbreviation a line, below the code of its language and a colon; what stands above the first
code holds for all languages, and after # is a remark:

    ru:
    обл.
    т. е.    # with or without the space
    kk: обл., ауд.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tmtool.language.registry import fold, is_tag
from tmtool.model.errors import RefusedInput

Abbreviations = dict[str, tuple[str, ...]]
"""By language; under “” those of all languages."""
LONGEST = 60
"""So many letters an abbreviation may have; what is longer is a sentence in the wrong file."""
_LANGUAGE = re.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,8})*|\*)\s*:(?=\s|$)")


def read(text: str) -> Abbreviations:
    """Read a list of abbreviations.

    Returns:
        Each language that the list names, also where nothing stands below it.

    Raises:
        RefusedInput: a line is no abbreviation, or there is none.
    """
    found: dict[str, dict[str, None]] = {}
    language = ""
    for number, line in enumerate(text.splitlines(), 1):
        rest = line.partition("#")[0].strip()
        heading = _LANGUAGE.match(rest)
        if heading:
            language = "" if heading[1] == "*" else _language(heading[1], number)
            found.setdefault(language, {})
            rest = rest[heading.end() :]
        for one in filter(None, (" ".join(piece.split()) for piece in rest.split(","))):
            if len(one) > LONGEST or not any(letter.isalpha() for letter in one):
                raise RefusedInput(
                    f"“{one[:40]}” in line {number} is no abbreviation; write one a line, such as: обл.", line=number
                )
            found.setdefault(language, {})[one] = None
    if not found:
        raise RefusedInput("This list has no abbreviations; write one a line below its language, such as: ru:")
    return {language: tuple(ones) for language, ones in found.items()}


def write(abbreviations: Mapping[str, tuple[str, ...]]) -> str:
    """Write a list of abbreviations, so that `read` gives the same."""
    lines: list[str] = []
    for language in sorted(abbreviations):
        lines += (f"{language or '*'}:", *abbreviations[language])
    return "".join(f"{line}\n" for line in lines)


def exceptions(abbreviation: str) -> Iterator[tuple[str, str]]:
    """Give the places in and after an abbreviation where a sentence might seem to end, as expressions.

    Yields:
        what stands before the place, and what after it.
    """
    whole = f"{abbreviation}." if abbreviation[-1].isalnum() else abbreviation
    words = whole.replace(".", ". ").split()
    before = r"(?<![\p{L}\p{N}])" + _either_case(words[0])
    for word in words[1:]:
        if before.endswith("."):
            yield before, r"\s*" + re.escape(word)
        before += r"\s*" + re.escape(word)
    yield before, r"\s"


def _either_case(word: str) -> str:
    """A word in small letters may begin a sentence, so that its first is a capital."""
    first, rest = word[0], re.escape(word[1:])
    return f"[{first}{first.upper()}]{rest}" if first.islower() and len(first.upper()) == 1 else re.escape(word)


def _language(tag: str, number: int) -> str:
    if not is_tag(tag):
        raise RefusedInput(f"“{tag}” in line {number} is no language code; write for example ru:", line=number)
    return fold(tag)
