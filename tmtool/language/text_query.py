"""What a person wants found in a text to the letter, or as a regular expression, which may not take for ever."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

from tmtool.model.errors import UsageError

SECONDS = 2.0
"""What one search may take."""
_LONGEST = 500
_WORD_START, _WORD_END = r"(?<!\w)", r"(?!\w)"


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What is to be found."""

    words: str
    """To the letter, a space for any white space; or a regular expression."""
    is_regex: bool = False
    case: bool = False
    """Whether capital and small letters differ."""
    whole: bool = False
    """Whether only whole words count."""

    def search(self, seconds: float = SECONDS) -> Search:
        """Begin a search.

        Args:
            seconds: how long it may take over all texts together.

        Raises:
            UsageError: nothing is to be found, or the expression cannot be read.
        """
        import regex

        words = unicodedata.normalize("NFC", self.words)
        if not words.strip():
            raise UsageError("Type what is to be found; it cannot be empty.")
        if len(words) > _LONGEST:
            raise UsageError(f"What is to be found is longer than {_LONGEST} characters; shorten it.")
        # White space is no white space to a person who copied a no-break one, but two spaces are not one.
        literal = "".join(r"\s" if sign.isspace() else regex.escape(sign) for sign in words)
        pattern = words if self.is_regex else literal
        if self.whole:
            pattern = f"{_WORD_START}(?:{pattern}){_WORD_END}"
        try:
            compiled = regex.compile(pattern, 0 if self.case else regex.IGNORECASE)
        except (regex.error, RecursionError, OverflowError) as error:
            raise UsageError(f"“{self.words}” is no regular expression: {_reason(error)}.") from None
        return Search(self, compiled, monotonic() + seconds)


class Search:
    """A search that is under way; it ends with a sentence where it takes too long."""

    def __init__(self, query: TextQuery, compiled: Any, until: float) -> None:
        self.query = query
        self._compiled = compiled
        self._until = until

    def in_text(self, text: str) -> Iterator[Any]:
        """Find the places in a text, from left to right; each is a match object of `regex`, never an empty one.

        Raises:
            UsageError: the search took too long.
        """
        try:
            left = max(self._until - monotonic(), 0.001)
            for found in self._compiled.finditer(text, timeout=left):
                if found.end() > found.start():
                    yield found
        except TimeoutError:
            raise UsageError(
                "The search took too long, so it was stopped and nothing was changed; make the expression simpler."
            ) from None

    def is_in(self, text: str) -> bool:
        """Whether it stands in a text.

        Raises:
            UsageError: the search took too long.
        """
        return next(self.in_text(text), None) is not None


def expanded(found: Any, template: str) -> str:
    r"""Give what a place found is replaced by: in the template, \1 stands for the first group.

    Args:
        found: a match object of `regex`.
        template: the replacement.

    Raises:
        UsageError: the template names a group that the expression does not have.
    """
    import regex

    try:
        return str(found.expand(template))
    except (regex.error, IndexError, KeyError) as error:
        raise UsageError(f"“{template}” cannot be put in: {_reason(error)}.") from None


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    return str(getattr(error, "msg", "") or error).strip(".'\"")
