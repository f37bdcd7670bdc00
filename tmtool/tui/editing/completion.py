"""How a text may go on: from matches, terms, names and figures, and the desk's own words. Pure; no Textual."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tmtool.language.visible import HIDDEN
from tmtool.tui.editing.own_words import WORD, OwnWords
from tmtool.tui.editing.places import TAG

LETTERS = 2
"""So many letters of a word are typed before it is gone on with, where nothing else says what comes."""
LONGEST = 48
"""Characters that are offered at once, cut behind a word; taken, the next ones are offered."""
_TAIL = 160
"""Characters before the cursor that are looked at."""
_CONTEXT = 3
"""Words before the cursor that are compared with a match."""
_LONGEST_PHRASE = 6
"""Words of a term or name that may be typed already."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that may be gone on with, and its words."""

    text: str
    words: tuple[tuple[str, int], ...]
    """In small letters, and where each begins."""

    @classmethod
    def of(cls, text: str) -> _Text:
        return cls(text, tuple((found[0].lower(), found.start()) for found in WORD.finditer(text)))


@dataclass(frozen=True, slots=True)
class _Typed:
    """The end of what is typed."""

    words: tuple[str, ...]
    """The whole words before the one that is being typed, the last of them last."""
    prefix: str
    """The first letters of that; empty at its beginning."""
    is_all: bool
    """Whether `words` are all that were typed."""
    tail: str
    starts: tuple[int, ...]
    """Where words begin in the tail."""


@dataclass(frozen=True, slots=True)
class Completions:
    """What one segment's text may go on with."""

    texts: tuple[_Text, ...] = ()
    """Targets of matches, the best first."""
    phrases: tuple[tuple[str, str], ...] = ()
    """Terms, names and figures in small letters and as written, the best first."""
    own: OwnWords | None = None

    @classmethod
    def of(cls, texts: Iterable[str], phrases: Iterable[str] = (), own: OwnWords | None = None) -> Completions:
        """Make the value of a segment.

        Args:
            texts: targets of its matches, the best first; tags in them are dropped.
            phrases: terms in their forms, names and figures as the target language has them, the best first.
            own: the words of the job.
        """
        plain = dict.fromkeys(TAG.sub("", text) for text in texts)
        return cls(tuple(map(_Text.of, plain)), own=own).with_phrases(phrases)

    def with_phrases(self, phrases: Iterable[str]) -> Completions:
        """The same with other terms, names and figures."""
        kept = ((_small(phrase), phrase) for phrase in dict.fromkeys(phrases))
        return replace(self, phrases=tuple(one for one in kept if len(one[0]) == len(one[1])))

    def after(self, text: str) -> str:
        """Give what a text may go on with; empty where nothing is likely.

        Args:
            text: what is typed so far, up to the cursor at its end.
        """
        typed = _typed(text)
        if typed is None:
            return ""
        found = self._from_matches(typed)
        if not found and len(typed.prefix) >= LETTERS:
            found = self._from_phrases(typed) or self._from_words(typed)
            if not found and self.own:
                found = self.own.going_on(typed.prefix)
        return _cut(found)

    def _from_matches(self, typed: _Typed) -> str:
        """A match goes on where the words before the cursor stand in it too, or where both begin."""
        best, offered = 0, ""
        for of in self.texts:
            for at, (word, start) in enumerate(of.words):
                if not word.startswith(typed.prefix):
                    continue
                same = _agreeing(typed, of, at)
                is_enough = same > (1 if len(typed.prefix) < LETTERS else 0)
                if is_enough and same > best and (rest := of.text[start + len(typed.prefix) :].rstrip()):
                    best, offered = same, rest
        return offered

    def _from_phrases(self, typed: _Typed) -> str:
        for start in typed.starts[-_LONGEST_PHRASE:]:
            begun = typed.tail[start:]
            for small, phrase in self.phrases:
                if len(small) > len(begun) and small.startswith(begun):
                    return phrase[len(begun) :]
        return ""

    def _from_words(self, typed: _Typed) -> str:
        """A word of a match alone, where nothing around it agrees."""
        for of in self.texts:
            for word, start in of.words:
                if len(word) > len(typed.prefix) + 1 and word.startswith(typed.prefix) and word not in typed.words:
                    return of.text[start + len(typed.prefix) : start + len(word)]
        return ""


def _typed(text: str) -> _Typed | None:
    """Read the end of a text; None where nothing can be gone on with: behind a sentence, a bracket, in a tag."""
    tail = TAG.sub("", text[-_TAIL:])
    found = list(WORD.finditer(tail))
    if not found:
        return None
    is_begun = found[-1].end() == len(tail)
    if not is_begun and not re.fullmatch(r"[,;:]?[ \u00a0]", tail[found[-1].end() :]):
        return None
    if len(text) > _TAIL and found[0].start() == 0:
        del found[0]  # perhaps only the end of a word
    small = _small(tail)
    words = [one[0].lower() for one in found]
    prefix = words.pop() if is_begun and words else ""
    if len(small) != len(tail):
        return None
    return _Typed(
        tuple(words[-_CONTEXT:]), prefix, len(text) <= _TAIL and len(words) <= _CONTEXT, small,
        tuple(one.start() for one in found),
    )  # fmt: skip


def _small(text: str) -> str:
    """Small letters and plain spaces: nobody types a no-break space to get the next word."""
    return text.lower().replace("\u00a0", " ")


def _agreeing(typed: _Typed, of: _Text, at: int) -> int:
    """How many words before the cursor stand before a word of a text too; one more where both begin there."""
    same = 0
    while same < min(len(typed.words), at) and typed.words[-1 - same] == of.words[at - 1 - same][0]:
        same += 1
    return same + (typed.is_all and same == len(typed.words) and same == at)


def _cut(text: str) -> str:
    """Cut behind a word where there is more than is offered at once, and before anything that cannot be seen."""
    if hidden := HIDDEN.search(text):
        text = text[: hidden.start()]
    if len(text) <= LONGEST:
        return text
    end = max(text.rfind(" ", 0, LONGEST + 1), text.rfind("\u00a0", 0, LONGEST + 1))
    return text[:end] if end > 0 else text[:LONGEST]
