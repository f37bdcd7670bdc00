"""What an English sentence says of the form that a term in it takes in Kazakh."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tmtool.language import kazakh_governors as governors
from tmtool.language.english import singular
from tmtool.language.kazakh_suffixes import Case

_OBJECT = (Case.ACCUSATIVE, Case.NOMINATIVE, Case.DATIVE)
_FARTHEST = 7
"""So many words before the term are looked at."""

_WORD = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:[-’'][^\W_]+)*[’']?|[.,;:!?—–()“”\"]")
_POSSESSIVE = re.compile(r".+(?:['’]s|s['’])$")
_OWN = frozenset(("its", "their", "his", "her", "our", "my", "whose"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "some", "no", "any"))
_SKIPPED = governors.ENGLISH_SKIPPED - {"and", "or", "not", "also", "only", "just", "even"}
_DOING = re.compile(r"(?:[st]ion|ing|ment|[dsv]al|cut)s?$")


@dataclass(frozen=True, slots=True)
class Said:
    """What the English says."""

    nothing: bool
    """Whether there is no English at all."""
    cases: tuple[Case, ...]
    """The likeliest first; empty where the term is a subject, or nothing is known."""
    possessive: bool
    """Whether the term itself owns: the ministry’s."""
    owned: bool
    """Whether the sentence says whose it is: its president, the president of."""
    plural: bool
    doing: bool
    """Whether it is something done, which Kazakh seldom counts: elections."""
    without: bool
    by_preposition: bool
    attributive: bool
    """Whether the preposition follows a noun and no verb: `a court in`."""
    after_name: bool
    """Whether a name stands right before it: the U.S. ambassador."""
    words_before: int


@dataclass(frozen=True, slots=True)
class _Governed:
    """What the words before a term say of it."""

    cases: tuple[Case, ...] = ()
    owned: bool = False
    plural: bool = False
    by: str = ""
    """The word that governs it."""
    by_preposition: bool = False
    attributive: bool = False


def said(source_before: str, source: str, source_after: str, *, counted: bool, named: bool) -> Said:
    """Read an English sentence.

    Args:
        source_before: the words before the term; a possessive ’s of the term may end them.
        source: the term as it stands there.
        source_after: the words after it.
        counted: whether the translation has a number before it.
        named: whether it is a name.
    """
    words = _WORD.findall(source_before)
    ends_in_possessive = source_before.rstrip().endswith((" 's", " ’s", " '", " ’"))
    governed = _governed(words[:-1] if ends_in_possessive else words, counted=counted)
    possessive = ends_in_possessive or bool(_POSSESSIVE.match(source)) or source_after.startswith(("'", "’"))
    plural = not (counted or named) and (governed.plural or _is_plural(source))
    cases = (Case.GENITIVE,) if possessive else governed.cases
    if cases == _OBJECT and _is_new(words, source, certain=named or plural or counted):
        cases = (Case.NOMINATIVE, Case.ACCUSATIVE, Case.DATIVE)
    modifies = bool(cases) and not governed.attributive and _modifies(source_after)
    if not possessive and (modifies or re.match(r"\s+and\b", source_after)):
        # Of two that are joined only the last has the ending: ЕО пен НАТОға.
        cases = (Case.NOMINATIVE, *(cases or (Case.GENITIVE,)))
    return Said(
        nothing=not (words or source or source_after),
        cases=cases,
        possessive=possessive,
        owned=governed.owned or _is_before_of(source_after, governed),
        plural=plural,
        doing=_DOING.search(source) is not None,
        without=governed.by == "without" and not possessive,
        by_preposition=governed.by_preposition,
        attributive=governed.attributive,
        after_name=bool(words) and words[-1][:1].isupper() and words[-1].lower() not in governors.ENGLISH_SKIPPED,
        words_before=len(words),
    )


def _governed(words: list[str], *, counted: bool) -> _Governed:
    """Look back from a term for the English preposition or verb that governs it.

    Args:
        words: before the term.
        counted: whether the term is counted: then `hundreds of` and `more than` govern nothing.
    """
    owned = plural = joined = False
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _FARTHEST), -1):
        word = words[at].lower()
        if word in _OWN or _POSSESSIVE.match(word):
            owned = True
            continue
        if counted and (word in ("than", "over") or _counts(words, at)):
            continue
        preposition = _preposition(words, at)
        cases = preposition or _verb(words, at)
        if cases:
            attributive = bool(preposition) and at > 0 and _follows_noun(words, at)
            return _Governed(cases, owned, plural, word, bool(preposition), attributive)
        plural = plural or word in governors.PLURAL_WORDS
        joined = joined or word in ("and", "or")
        if (not word[0].isalnum() and not (word == "," and joined)) or word in governors.CLAUSE_BEGINS:
            break
    return _Governed((), owned, plural)


def _counts(words: list[str], at: int) -> bool:
    return words[at].lower() == "of" and at > 0 and words[at - 1].lower() in governors.QUANTITIES


def _preposition(words: list[str], at: int) -> tuple[Case, ...]:
    """Give the cases after the preposition that ends at a word; of several words the longest counts."""
    for length in (4, 3, 2, 1):
        if at + 1 >= length:
            cases = governors.ENGLISH_PREPOSITIONS.get(" ".join(words[at + 1 - length : at + 1]).lower())
            if cases:
                return cases
    return ()


def _verb(words: list[str], at: int) -> tuple[Case, ...]:
    """Give the cases of the object of an English verb; none where the word is no verb here."""
    word = words[at].lower()
    if word in governors.ENGLISH_SKIPPED or words[at][:1].isupper():
        return ()
    before = words[at - 1].lower() if at else ""
    told = next((cases for base in _bases(word) if (cases := governors.ENGLISH_VERBS.get(base))), ())
    known = any(base in governors.TRANSITIVE for base in _bases(word))
    participle = word.endswith(("ed", "ing")) and len(word) > 4
    if not participle and before in _ARTICLES:
        return ()
    # The detained activists: a participle before its noun governs nothing.
    attributive = any(before in known for known in (_ARTICLES, _OWN, _SKIPPED, governors.ENGLISH_PREPOSITIONS))
    if participle and attributive and not (before in governors.ENGLISH_PREPOSITIONS and word.endswith("ing")):
        return ()
    if told:
        return told
    return _OBJECT if known or participle else ()


def _follows_noun(words: list[str], at: int) -> bool:
    """Say whether a preposition belongs to a noun: there is no verb yet, or a superlative is near."""
    if any(re.fullmatch(r"\w{3,}est|most|only", word.lower()) for word in words[max(0, at - 4) : at]):
        return True
    verbs = (words[place].lower() in governors.ENGLISH_INTRANSITIVE or _verb(words, place) for place in range(1, at))
    return not any(verbs)


def _bases(word: str) -> tuple[str, ...]:
    """Give what a verb may be without -s, -ed or -ing."""
    found = [word]
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            base = word[: -len(ending)]
            found.append(base)
            if ending == "ing":
                found.append(f"{base}e")
            if ending in ("ing", "ed") and len(base) > 2 and base[-1] == base[-2]:
                found.append(base[:-1])
            if ending in ("es", "ed") and base.endswith("i"):
                found.append(f"{base[:-1]}y")
    return tuple(found)


def _is_new(words: list[str], source: str, *, certain: bool) -> bool:
    """Say whether an object has not been spoken of before; such have no ending: несие бөлді, газ сатып алды.

    Args:
        words: before the term.
        source: the term as it stands.
        certain: whether it is a name, a plural or counted, and no article says that it is new.
    """
    first = source.split(" ", 1)[0].lower() if source else ""
    article = first if first in _ARTICLES else (words[-1].lower() if words else "")
    if article in _ARTICLES | _OWN:
        return article in ("a", "an")
    return bool(source) and not certain and not source[:1].isupper()


def _modifies(source_after: str) -> bool:
    """Say whether an English term stands before a noun that it modifies: `natural gas supplies`."""
    word = re.match(r"\s+([a-z]+)(?![\w’'])", source_after)
    other = (governors.NO_NOUN_NEXT, governors.ENGLISH_PREPOSITIONS, governors.ENGLISH_INTRANSITIVE)
    if word is None or any(word[1] in words for words in other):
        return False
    return not word[1].endswith(("ed", "ing", "ly")) and word[1] not in governors.ENGLISH_SKIPPED


def _is_plural(source: str) -> bool:
    """Say whether an English term is a plural; of `board of directors` the board tells."""
    head = re.split(r" (?:of|for|on|in) ", source)[0]
    words = _WORD.findall(re.sub(r"['’]s?$", "", head))
    last = words[-1].lower() if words else ""
    if last == "people":
        return True
    return bool(last) and singular(last) != last and not last.isupper() and last not in governors.ALWAYS_PLURAL


def _is_before_of(source_after: str, governed: _Governed) -> bool:
    """Say whether `of` follows the term and names whose it is."""
    verb = any(base in governors.OF_AFTER_OBJECT for base in _bases(governed.by))
    return re.match(r"\s*of\b", source_after) is not None and not verb
