"""Kazakh terms and names in their grammatical forms: built, found again in a text, and put in another's place."""

from __future__ import annotations

from tmtool.language.kazakh_inflection import Form, Forms, forms, inflected
from tmtool.language.kazakh_offer import offer
from tmtool.language.kazakh_presence import met, readings
from tmtool.language.kazakh_sounds import shaped, sounds
from tmtool.language.kazakh_stems import Term, take_to_pieces
from tmtool.language.kazakh_suffixes import Case, Ending, Owner, tails

__all__ = ["Case", "Form", "Forms", "forms", "like", "met", "offer", "particle"]


_PARTICLES = {
    spelling: pattern
    for pattern, spellings in {"Mен": "мен бен пен", "DA": "да де та те", "PA": "ма ме ба бе па пе"}.items()
    for spelling in spellings.split()
}


def particle(word: str, there: str) -> str:
    """Give a small word the shape that the word before it asks for: Қытай мен, АҚШ пен; Алматы да, Бішкек те.

    Args:
        word: what now stands before it.
        there: the small word as it stands: мен, да, ма in any of their shapes; others come back as they are.
    """
    pieces, pattern = take_to_pieces(word), _PARTICLES.get(there)
    if pieces is None or pattern is None:
        return there
    heard = pieces.stem.heard if pieces.stem.joint and word.endswith(pieces.word) else sounds(pieces.word)
    return there if heard is None else shaped(pattern, heard)


def like(new: str, met: str, old: str | None = None) -> str | None:
    """Put a term in the grammatical form of the words that it replaces.

    Args:
        new: the term in its citation form; its last word carries the suffixes.
        met: the words as they stand in the target.
        old: their citation form; None where it is not known.

    Returns:
        `new` with the suffixes that `met` has and `old` has not; None where that is not certain.
    """
    term = take_to_pieces(new)
    if old is None:
        return None if term is None else _like_unknown(term, met)
    if met.strip() == old.strip():
        return new
    read = readings(old, met)
    old_term = take_to_pieces(old)
    if not read or term is None or old_term is None:
        return None
    built = []
    for ending, unowned, singular in read:
        changed = _carried(ending, term, old_term, unowned=unowned, singular=singular)
        if changed is not None:
            built.append(inflected(term, changed))
    if not built:
        return None
    return built[0].upper() if met.isupper() and not old.isupper() else built[0]


def _carried(ending: Ending, new: Term, old: Term, *, unowned: bool, singular: bool) -> Ending | None:
    """Carry an ending over: a possessive or plural of the old citation form says nothing of the new one.

    Args:
        ending: what the suffixes of the old term say.
        new: the term that takes its place.
        old: the term in whose place it stands.
        unowned: whether the ending is said of the old term without the possessive of its citation form.
        singular: whether it is said of the old term without the plural of its citation form.
    """
    owner = ending.owner
    if unowned:
        if owner is not Owner.THIRD and new.owned:
            # A head without its possessive is no form that another head could take over.
            return None
        owner = Owner.NONE if owner is Owner.THIRD else owner
    if new.owned:
        if owner not in (Owner.NONE, Owner.THIRD):
            return None
        owner = Owner.THIRD
    if ending.after == "ншA" and owner is not Owner.THIRD:
        return None
    plural = ending.plural and not singular
    return Ending(plural or new.plural, owner, ending.case, ending.after)


def _like_unknown(new: Term, met: str) -> str | None:
    """Read the case off a word whose citation form is not known, where only one reading is possible."""
    pieces = take_to_pieces(met)
    if pieces is None:
        return None
    word, read = pieces.word.lower(), set()
    for at in range(2, len(word) - 1):
        heard = sounds(word[:at])
        for ending in tails(heard).get(word[at:], ()) if heard else ():
            if ending.case is not Case.NOMINATIVE and ending.owner in (Owner.NONE, Owner.THIRD) and not ending.after:
                read.add(ending)
    if len(read) != 1:
        return None
    ending = read.pop()
    # A possessive may belong to the citation form of the old term or may not.
    if (ending.owner is Owner.THIRD) is not new.owned:
        return None
    return inflected(new, Ending(ending.plural, ending.owner, ending.case))
