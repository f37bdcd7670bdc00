"""Kazakh in Latin letters, by a table that a desk may replace.

The table that comes with tmtool is the draft of 2021. Going back is not possible: и and й, х and һ become the same
letter, ъ and ь none. Words taken from Russian are written letter by letter like all others.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

FILE_NAME = "latin.csv"
"""What the table is called, where it ships and on a desk."""
_LONGEST = 4
_CYRILLIC = re.compile("[\u0400-\u052f]")
_UNFIT = re.compile(rf"{_CYRILLIC.pattern}|[\s\x00-\x1f\x7f]")
_WEB = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s<>«»“”„\"]*[\w/#=&-]"
    r"|(?<![\w.@-])(?:[\w-]+\.)+(?:[a-z]{2,6}|қаз|рф)(?![\w.@]|-\w*\.)(?:/[^\s<>«»“”„\"]*[\w/#=&-])?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(f"-(?:{_CYRILLIC.pattern})+$")
"""A case ending after an address: azattyq.org-та."""
_ROMAN = re.compile(r"(?<![^\W_])(?:[IVXLCІХ]{2,}(?![^\W_])|Х(?=[ \u00a0-]+ғасыр))")
_ROMAN_LETTERS = {"І": "I", "Х": "X"}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What each Cyrillic letter becomes."""

    letters: Mapping[str, str]
    """By letter; capitals only where they are not simply the capitals of the small ones."""
    _all: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        capitals = {small.upper(): _title(latin) for small, latin in self.letters.items()}
        object.__setattr__(self, "_all", {**capitals, **self.letters})

    @classmethod
    def parse(cls, text: str, file: str | None = None) -> Alphabet:
        """Read a table: a letter a line, then a comma, semicolon or tab and what it becomes, perhaps nothing.

        A heading may stand above it. The capital of i is İ, that of ı is I; who wants another writes a line for the
        Cyrillic capital too.

        Args:
            text: the table.
            file: its name, for what is said of it.

        Raises:
            RefusedInput: a line is no such pair, a letter stands there twice, or there is none.
        """
        found: dict[str, str] = {}
        lines: dict[str, int] = {}
        for number, letter, latin in _rows(text, file):
            if letter in lines:
                message = f"“{letter}” stands there twice, in lines {lines[letter]} and {number}; take one of them out."
                raise _refused(message, file, number)
            if not _CYRILLIC.fullmatch(letter):
                raise _refused(f"“{letter}” is not one Cyrillic letter; write for example: ш,ş", file, number)
            if len(latin) > _LONGEST or _UNFIT.search(latin):
                message = f"“{latin[:20]}” cannot stand for “{letter}”; write at most {_LONGEST} Latin letters."
                raise _refused(message, file, number)
            found[letter], lines[letter] = latin, number
        if not found:
            raise RefusedInput(f"“{file or FILE_NAME}” has no letters; write one a line, for example: ш,ş", file=file)
        return cls(found)

    def changed_by(self, other: Alphabet) -> Alphabet:
        """Give this alphabet with the letters that another names as the other has them."""
        named = {letter.lower() for letter in other.letters}
        kept = {letter: latin for letter, latin in self.letters.items() if letter.lower() not in named}
        return Alphabet({**kept, **other.letters})

    def latin(self, text: str) -> str:
        """Write a text in Latin letters; addresses, Latin words and figures stay as they are."""
        return "".join(self._pieces(text))

    def tagged(self, text: TaggedText) -> TaggedText:
        """Write a text with tags in Latin letters; the tags stay between the same letters."""
        pieces = self._pieces(text.text)
        tags = tuple(replace(tag, at=sum(map(len, pieces[: tag.at]))) for tag in text.tags)
        return TaggedText("".join(pieces), tags)

    def written(self) -> str:
        """Give the table as `parse` reads it."""
        return "".join(f"{letter},{latin}\n" for letter, latin in (("cyrillic", "latin"), *self.letters.items()))

    def _pieces(self, text: str) -> list[str]:
        """What each character becomes."""
        pieces = list(text)
        fixed = {at: _ROMAN_LETTERS.get(text[at], text[at]) for at in _places(_ROMAN, text)}
        fixed.update((at, text[at]) for start, end in _web(text) for at in range(start, end))
        for found in _CYRILLIC.finditer(text):
            at = found.start()
            if at in fixed:
                pieces[at] = fixed[at]
                continue
            letter = unicodedata.normalize("NFC", text[at : at + 2])
            if len(letter) == 1 and letter in self._all and at + 1 < len(text):
                # и with a breve of its own is й.
                pieces[at + 1] = ""
            else:
                letter = text[at]
            latin = self._all.get(letter, letter)
            is_shouted = len(latin) > 1 and letter.isupper() and _is_shouted(text, at)
            pieces[at] = _upper(latin) if is_shouted else latin
        return pieces


@cache
def shipped() -> Alphabet:
    """Give the alphabet that comes with tmtool, the draft of 2021."""
    return Alphabet.parse(files("tmtool.language").joinpath(FILE_NAME).read_text(encoding="utf-8"))


def _rows(text: str, file: str | None) -> Iterator[tuple[int, str, str]]:
    """Yield line number, letter and what it becomes."""
    lines = text.splitlines()
    delimiter = next((sign for sign in "\t;," if lines and sign in lines[0]), ",")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = [unicodedata.normalize("NFC", cell.strip()) for cell in next(csv.reader([line], delimiter=delimiter))]
        if len(cells) != 2:
            message = f"There are not two columns, but {len(cells)}; write a letter and what it becomes, such as: ш,ş"
            raise _refused(message, file, number)
        if number > 1 or len(cells[0]) <= 1:
            yield number, cells[0], cells[1]


def _refused(message: str, file: str | None, line: int) -> RefusedInput:
    return RefusedInput(f"“{file or FILE_NAME}”, line {line}: {message}", file=file, line=line)


def _web(text: str) -> Iterator[tuple[int, int]]:
    if "." not in text and "//" not in text:
        return
    for found in _WEB.finditer(text):
        suffix = _SUFFIX.search(found[0])
        is_suffix = suffix is not None and found[0][: suffix.start()].isascii()
        yield found.start(), found.start() + suffix.start() if suffix and is_suffix else found.end()


def _places(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for found in pattern.finditer(text):
        yield from range(*found.span())


def _is_shouted(text: str, at: int) -> bool:
    """Whether a capital stands in a word of capitals, so that all of what it becomes is one: ЮНЕСКО, but Юля."""
    after, before = text[at + 1 : at + 2], text[max(at - 1, 0) : at]
    return after.isupper() if after.isalpha() else before.isupper()


def _upper(latin: str) -> str:
    return latin.replace("i", "İ").upper()


def _title(latin: str) -> str:
    return _upper(latin[:1]) + latin[1:]
