"""Building the grammatical forms of Kazakh terms and names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tmtool.language.kazakh_sounds import VOWELS, Final, Sounds, shaped, sounds
from tmtool.language.kazakh_stems import Stem, Term, take_to_pieces
from tmtool.language.kazakh_suffixes import Case, Ending, Owner, suffix

CASES = tuple(Case)


@dataclass(frozen=True, slots=True)
class Form:
    """One grammatical form of a term."""

    text: str
    ending: Ending
    """As a word of its own would have it: the head of an izafet is owned in every form."""

    @property
    def label(self) -> str:
        """The form in words: `plural, dative`."""
        number = "plural" if self.ending.plural else "singular"
        owner = ", possessive" if self.ending.owner is Owner.THIRD else ""
        return f"{number}{owner}, {self.ending.case}"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a term: singular before plural, without a possessive before with one, each in seven cases."""

    term: str
    forms: tuple[Form, ...]

    def of(self, case: Case, *, plural: bool = False, owned: bool | None = None) -> str | None:
        """Give one form; None where the term has no such.

        Args:
            case: one of the seven.
            plural: in the plural.
            owned: with the possessive of the third person; None leaves it as in the citation form.
        """
        for form in self.forms:
            same_owner = owned is None or (form.ending.owner is Owner.THIRD) is owned
            if form.ending.case is case and form.ending.plural is plural and same_owner:
                return form.text
        return None


@lru_cache(maxsize=1 << 12)
def forms(term: str) -> Forms:
    """Build the forms of a term.

    Args:
        term: in its citation form; its last word carries the suffixes.

    Returns:
        All of them; only the term itself where it is not known how its last word sounds.
    """
    pieces = take_to_pieces(term)
    if pieces is None:
        return Forms(term, (Form(term, Ending()),))
    numbers = (True,) if pieces.plural else (False, True)
    owners = (Owner.THIRD,) if pieces.owned else (Owner.NONE, Owner.THIRD)
    built = []
    for owner in owners:
        for plural in numbers:
            for case in CASES:
                ending = Ending(plural, owner, case)
                built.append(Form(inflected(pieces, ending), ending))
    return Forms(term, tuple(built))


def inflected(term: Term, ending: Ending) -> str:
    """Write a term with an ending.

    Args:
        term: taken to pieces.
        ending: what its suffixes are to say in full, the possessive and plural of the citation form included.
    """
    if ending.plural == term.plural and (ending.owner is Owner.THIRD) == term.owned:
        return f"{term.lead}{_on_citation(term, replace(ending, plural=False, owner=Owner.NONE))}{term.close}"
    stem = term.stem
    written = suffix(ending, stem.heard)
    if not written:
        return f"{term.lead}{stem.bare}{term.close}"
    return f"{term.lead}{_joined(term.stem, written)}{term.close}"


def without(term: Term) -> str:
    """Write a term with -сыз, -сіз, which is no case: газсыз, without gas."""
    stem = term.stem
    return f"{term.lead}{stem.plain}{stem.joint}{shaped('сIз', stem.heard)}{term.close}"


def _joined(stem: Stem, written: str) -> str:
    base = stem.open if written[0] in VOWELS else stem.plain
    if base.endswith("ист") and written[0] == "т":
        # журналист-тер is written журналистер.
        base = base[:-1]
    return f"{base}{stem.joint}{written}"


def _on_citation(term: Term, ending: Ending) -> str:
    """Write the last word with suffixes after its citation form: sure even where its stem is a guess."""
    if term.owned:
        heard: Sounds | None = Sounds(term.word[-1:] in "іІ", Final.VOWEL, possessive=True)
    elif term.plural:
        heard = sounds(term.word)
    else:
        heard = None
    if heard is not None:
        return f"{term.word}{suffix(ending, heard)}"
    stem = term.stem
    written = suffix(ending, stem.heard)
    return _joined(stem, written) if written else term.word
