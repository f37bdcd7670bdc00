"""Finding a Kazakh term again in a text, in any grammatical form, and reading what its suffixes say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tmtool.language import kazakh_verbs
from tmtool.language.kazakh_sounds import VOWELS, Final, Sounds, sounds
from tmtool.language.kazakh_stems import is_abbreviation, is_owned, plain_stems, take_to_pieces
from tmtool.language.kazakh_suffixes import Ending, tails

_QUOTES = "«»“”„\"'’"
_WORD = re.compile(r"[\w·]+")
_EDGES = re.compile(rf"^[\s{_QUOTES}(]+|[\s{_QUOTES})]+$")
# Letters of loans and names, after which both soft and hard suffixes are met in print.
_UNSETTLED = re.compile(r"[иуюёэьвфцчщх]|^[А-ЯЁӘҒҚҢӨҰҮІҺA-Z]")
_OTHER_OFFICES = re.compile(r"(?:премьер|вице)[-‑]$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class _Base:
    """One thing that a form of the last word may begin with, and what may follow."""

    written: str
    """In lower case."""
    heard: tuple[Sounds, ...]
    open: bool
    """Whether suffixes that begin with a vowel follow it, else the others."""
    shut: bool
    """Whether nothing at all may follow."""
    unowned: bool = False
    """Whether the possessive of the citation form is off."""
    singular: bool = False
    """Whether the plural of the citation form is off."""

    def readings(self, tail: str) -> Iterator[Ending]:
        """Read what follows the base; nothing where that is no row of suffixes."""
        if not tail:
            if self.shut:
                yield Ending()
            return
        if (tail[0] in VOWELS) is self.open:
            for heard in self.heard:
                yield from tails(heard).get(tail, ())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A term as it is looked for."""

    pattern: re.Pattern[str]
    """Group 1 is the last word as far as all its forms agree, group 2 the rest, group 3 what follows a hyphen."""
    bases: tuple[_Base, ...]
    verbs: tuple[str, ...]
    same_case: str
    """The abbreviation whose capitals must be met, or nothing."""


def met(term: str, text: str) -> tuple[int, int] | None:
    """Find a term in a text, in any grammatical form.

    The words before its last stand as they are; the last has any row of suffixes. Derived words are other words:
    азаматтық is no form of азамат.

    Args:
        term: in its citation form.
        text: without tags.

    Returns:
        Where it first stands, in characters, end excluded, suffixes included; None where it does not.
    """
    wanted = _wanted(term)
    if wanted is None:
        at = text.find(term) if term else -1
        return None if at < 0 else (at, at + len(term))
    in_small_letters = None
    for found in wanted.pattern.finditer(text):
        end = _end(found, wanted)
        if end is None:
            continue
        # Кеше оралды, бүгін Оралға барды: a name is looked for among names first.
        if term[0].islower() or not found[0][0].islower():
            return found.start(), end
        in_small_letters = in_small_letters or (found.start(), end)
    return in_small_letters


def readings(term: str, form: str) -> tuple[tuple[Ending, bool, bool], ...]:
    """Read what the suffixes of a form say.

    Args:
        term: the citation form.
        form: the words as they stand, all of them.

    Returns:
        Endings, the plainest first, each with whether the possessive and the plural of the citation form are off;
        none where it is no form of the term.
    """
    form = _EDGES.sub("", form)
    wanted = _wanted(term)
    found = wanted.pattern.match(form) if wanted else None
    if wanted is None or found is None or _end(found, wanted) != len(form):
        return ()
    whole = (found[1] + found[2]).lower()
    later = (found[3] or "").lower()
    read = []
    for base in wanted.bases:
        if whole.startswith(base.written):
            for ending in base.readings(whole[len(base.written) :] + later):
                read.append((ending, base.unowned, base.singular))
    return tuple(dict.fromkeys(read))


def _end(found: re.Match[str], wanted: _Wanted) -> int | None:
    """Give where the form ends that was met; None where it is another word."""
    if wanted.same_case and not found[1].startswith(wanted.same_case):
        return None
    if _OTHER_OFFICES.search(found.string[max(0, found.start() - 8) : found.start()]):
        return None
    whole = (found[1] + found[2]).lower()
    hyphened = (found[3] or "").lower()
    tails_of = [(base, whole[len(base.written) :]) for base in wanted.bases if whole.startswith(base.written)]
    if hyphened and any(True for base, tail in tails_of if not tail for _ in base.readings(hyphened)):
        return found.end()
    if any(True for base, tail in tails_of for _ in base.readings(tail)):
        return found.end(2)
    if any(kazakh_verbs.is_form(whole, stem) for stem in wanted.verbs):
        return found.end(2)
    return None


@lru_cache(maxsize=1 << 13)
def _wanted(term: str) -> _Wanted | None:
    """Make ready what is looked for; None for a term without words."""
    bare = _EDGES.sub("", term)
    words = list(_WORD.finditer(bare))
    if not words:
        return None
    last = words[-1]
    if last.end() != len(bare):
        # A sign at the end belongs to the term and takes no suffix: C++.
        return _Wanted(re.compile(f"(?<!\\w)({re.escape(bare)})()()", re.IGNORECASE), (_fixed(bare),), (), "")
    word = last[0]
    bases = tuple(_bases(bare[: last.start()], word))
    verbs = _verbs(word, phrase=len(words) > 1)
    common = _common([base.written for base in bases] + list(verbs))
    lead = _loosened(bare[: last.start()])
    capitals = word if is_abbreviation(word) and len(bare) <= _LONGEST_ABBREVIATION else ""
    pattern = re.compile(
        rf"(?<!\w)(?<!\w[’']){lead}({re.escape(common)})([\w·]*)(?:[»”\"]?[-‑–]?(\w+))?", re.IGNORECASE
    )
    return _Wanted(pattern, bases, verbs, capitals[: len(common)])


def _fixed(text: str) -> _Base:
    return _Base(text.lower(), (), open=False, shut=True)


def _loosened(lead: str) -> str:
    """Write the words before the last so that quotation marks and the kind of space or hyphen do not count."""
    pieces = []
    at = 0
    for word in _WORD.finditer(lead):
        pieces.append(_gap(lead[at : word.start()]) + re.escape(word[0]))
        at = word.end()
    return "".join(pieces) + _gap(lead[at:])


def _gap(between: str) -> str:
    if not between:
        return ""
    signs = re.sub(rf"[\s\-‑–{_QUOTES}]", "", between)
    if not signs:
        return rf"[\s\-‑–{_QUOTES}]+"
    return (
        rf"[\s{_QUOTES}]*" + rf"[\s{_QUOTES}]*".join(f"{re.escape(sign)}?" for sign in signs) + rf"[\s\-‑–{_QUOTES}]*"
    )


def _common(bases: list[str]) -> str:
    first, last = min(bases), max(bases)
    for at, letter in enumerate(first):
        if last[at : at + 1] != letter:
            return first[:at]
    return first


def _verbs(word: str, *, phrase: bool) -> tuple[str, ...]:
    if word == word.lower() and len(word) > (2 if phrase else 3) and word.endswith("у"):
        return kazakh_verbs.stems(word)
    if phrase and re.search(r"[тд][ыі]$", word) and word == word.lower():
        return (word[:-2],)
    return ()


def _bases(lead: str, word: str) -> Iterator[_Base]:
    """Give all that forms of a last word begin with, the citation form first."""
    unsettled = bool(_UNSETTLED.search(word)) or is_abbreviation(word)
    owned = is_owned(lead, word)
    lower = word.lower()
    if owned or lower[-1] in "ыі":
        heard = Sounds(lower[-1] == "і", Final.VOWEL, possessive=True)
        yield _Base(lower, (heard,), open=False, shut=True)
    for stem in plain_stems(lead, word):
        bare, singular, unowned = stem.stem, stem.singular, stem.unowned
        shut = bare.bare.lower()
        yield _Base(shut, _ways(sounds(bare.bare) or bare.heard, unsettled), False, True, unowned, singular)
        # First what we write, then what is met besides: банкі is a possessive before it is банк with a linking і.
        plain, open_ = bare.plain.lower(), bare.open.lower()
        rest = [(written, False) for written in _also_plain(shut)] + [(written, True) for written in _also_open(shut)]
        for written, is_open in dict.fromkeys(((plain, False), (open_, True), *rest)):
            as_written = None if bare.joint or is_open else sounds(written)
            yield _Base(written, _ways(as_written or bare.heard, unsettled), is_open, False, unowned, singular)
        if bare.joint:
            for final in Final:
                both = tuple(Sounds(front, final) for front in (bare.heard.front, not bare.heard.front))
                yield _Base(shut, both, False, False, unowned, singular)
                yield _Base(shut, both, True, False, unowned, singular)
    if not owned and take_to_pieces(f"{lead}{word}") is None:
        yield _fixed(word)


def _ways(heard: Sounds, unsettled: bool) -> tuple[Sounds, ...]:
    other = Sounds(not heard.front, heard.final)
    return (heard, other) if unsettled else (heard,)


def _also_plain(bare: str) -> Iterator[str]:
    """Give what is printed before a consonant besides what we write: факт-ке, журналист-ке."""
    yield bare
    if re.search(r"(?:[кпф]т|[сцнрл]к|нг|рг|кс)$", bare):
        yield f"{bare}і"
    if re.search(r"[сз][тд]$|(.)\1$", bare):
        yield bare[:-1]


def _also_open(bare: str) -> Iterator[str]:
    """Give what is printed before a vowel besides what we write: орын-ы, принциб-і."""
    if bare[-1] != "ь":
        yield bare
    softened = {"п": "б", "к": "г", "қ": "ғ"}.get(bare[-1])
    if softened:
        yield bare[:-1] + softened
    if re.search(r"[сз][тд]$|(.)\1$", bare):
        yield bare[:-1]
