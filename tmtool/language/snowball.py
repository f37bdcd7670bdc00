"""The Snowball stemmers (PyStemmer), made safe for several threads."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import cast


class Snowball:
    """One Snowball algorithm.

    Args:
        algorithm: its name there, such as `russian`.
    """

    def __init__(self, algorithm: str) -> None:
        import Stemmer

        # No cache of its own: `registry.stem` has one, and that one may be used from any thread.
        self._stemmer = Stemmer.Stemmer(algorithm, 0)
        self._lock = Lock()

    def stem(self, word: str) -> str:
        """Give the stem of a case-folded word."""
        with self._lock:
            return cast(str, self._stemmer.stemWord(word))


@cache
def snowball(algorithm: str) -> Snowball:
    """Give the stemmer of that name, made when first asked for."""
    return Snowball(algorithm)
