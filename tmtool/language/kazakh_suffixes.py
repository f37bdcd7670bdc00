"""The suffixes of Kazakh nouns in their order: plural, possessive, case, and what may still follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from tmtool.language.kazakh_sounds import Final, Sounds, shaped


class Case(StrEnum):
    """The seven cases."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"


class Owner(StrEnum):
    """Whose a thing is; heads of an izafet have the third person: Абай облысы."""

    NONE = ""
    THIRD = "third person"
    FIRST_PLURAL = "ours"
    POLITE = "yours, polite"
    FIRST = "mine"
    SECOND = "yours"


@dataclass(frozen=True, slots=True)
class Ending:
    """What the suffixes of a word say."""

    plural: bool = False
    owner: Owner = Owner.NONE
    case: Case = Case.NOMINATIVE
    after: str = ""
    """What follows the case, as `kazakh_sounds.attach` takes it: `GI` in Алматыдағы, `DIр` in министрдір."""


_CASES = {
    Case.NOMINATIVE: "",
    Case.GENITIVE: "NIң",
    Case.DATIVE: "GA",
    Case.ACCUSATIVE: "YI",
    Case.LOCATIVE: "DA",
    Case.ABLATIVE: "BAн",
    Case.INSTRUMENTAL: "Mен",
}
# After a possessive of the third person: облысы, облысына, облысын, облысында, облысынан.
_OWNED_CASES = _CASES | {Case.DATIVE: "нA", Case.ACCUSATIVE: "н", Case.LOCATIVE: "ндA", Case.ABLATIVE: "нAн"}

# After a vowel, after a consonant, and the last sound then.
_OWNERS: dict[Owner, tuple[str, str, Final]] = {
    Owner.NONE: ("", "", Final.VOWEL),
    Owner.THIRD: ("сI", "I", Final.VOWEL),
    Owner.FIRST_PLURAL: ("мIз", "IмIз", Final.SIBILANT),
    Owner.POLITE: ("ңIз", "IңIз", Final.SIBILANT),
    Owner.FIRST: ("м", "Iм", Final.NASAL),
    Owner.SECOND: ("ң", "Iң", Final.NASAL),
}

# Астананікі, what is of Astana: it stands in place of the genitive and keeps its soft vowels.
_THEIRS = "Nікі"
# What may follow each case: "am", "are", "is", "like", "in it", "those in it"; -сыз is left out, it means "without".
_RELATIONAL = (
    "GI",
    "GIдAй",
    "GIDIр",
    "GIMен",
    *(f"GIлAр{case}" for case in ("", "дIң", "ғA", "дI", "дA", "дAн", "мен")),
)
_AFTER: dict[Case, tuple[str, ...]] = {
    Case.NOMINATIVE: ("", "PIн", "PIз", "DIр", "DAй"),
    Case.GENITIVE: ("", _THEIRS),
    Case.LOCATIVE: ("", "мIн", "мIз", "дIр", *_RELATIONAL, "GIнIң", "GIгA", "GIнI"),
    Case.ABLATIVE: ("", "PIн", "PIз", "DIр"),
}
_OWNED_AFTER = {Case.NOMINATIVE: ("", "мIн", "мIз", "DIр", "ндAй", "ншA")}


def suffix(ending: Ending, heard: Sounds) -> str:
    """Write the suffixes of an ending after a word that sounds so.

    Args:
        ending: what they are to say.
        heard: the sounds of the word without any suffix.
    """
    written = ""
    if ending.plural:
        written, heard = shaped("LAр", heard), Sounds(heard.front, Final.GLIDE)
    if ending.owner is not Owner.NONE:
        after_vowel, after_consonant, final = _OWNERS[ending.owner]
        written += shaped(after_vowel if heard.final is Final.VOWEL else after_consonant, heard)
        heard = Sounds(heard.front, final, possessive=ending.owner is Owner.THIRD)
    case = (_OWNED_CASES if heard.possessive else _CASES)[ending.case]
    if ending.case is Case.DATIVE and ending.owner in (Owner.FIRST, Owner.SECOND):
        case = "A"
    if ending.after == _THEIRS:
        return written + shaped(_THEIRS, heard)
    written += shaped(case, heard)
    if ending.after:
        written += shaped(ending.after, _after_case(ending.case, heard))
    return written


def _after_case(case: Case, heard: Sounds) -> Sounds:
    if case is Case.LOCATIVE:
        return Sounds(heard.front, Final.VOWEL)
    if case is Case.ABLATIVE:
        return Sounds(heard.front, Final.NASAL)
    return heard


def _endings() -> Iterator[Ending]:
    """All endings, the plainest first."""
    for owner, plural, case in product(Owner, (False, True), Case):
        after = _AFTER.get(case, ("",))
        if owner is Owner.THIRD:
            after = _OWNED_AFTER.get(case, after)
        yield from (Ending(plural, owner, case, further) for further in after)


_ENDINGS = tuple(_endings())


@lru_cache(maxsize=32)
def tails(heard: Sounds) -> dict[str, tuple[Ending, ...]]:
    """Give all that can be written after a word that sounds so, and what each says, the plainest first."""
    found: dict[str, tuple[Ending, ...]] = {}
    for ending in _ENDINGS:
        written = suffix(ending, heard)
        found[written] = (*found.get(written, ()), ending)
    return found
