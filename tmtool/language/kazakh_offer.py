"""Which form of a Kazakh term a person is likely to want next, told by what stands around it in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter

from tmtool.language import kazakh_governors as governors
from tmtool.language.english import singular
from tmtool.language.kazakh_inflection import forms, inflected, without
from tmtool.language.kazakh_stems import Term, take_to_pieces
from tmtool.language.kazakh_suffixes import Case, Ending, Owner

_USUAL = (Case.NOMINATIVE, Case.GENITIVE, Case.ACCUSATIVE, Case.DATIVE, Case.LOCATIVE, Case.ABLATIVE, Case.INSTRUMENTAL)
_OBJECT = (Case.ACCUSATIVE, Case.NOMINATIVE, Case.DATIVE)
_FARTHEST = 7
"""So many words before the term are looked at."""

_SKIPPED = governors.ENGLISH_SKIPPED - {"and", "or", "not", "also", "only", "just", "even"}
_SOURCE_WORD = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:[-’'][^\W_]+)*[’']?|[.,;:!?—–()“”\"]")
_POSSESSIVE = re.compile(r".+(?:['’]s|s['’])$")
_OWN = frozenset(("its", "their", "his", "her", "our", "my", "whose"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "some", "no", "any"))
_WORD = re.compile(r"[\w-]+")
_GENITIVE = re.compile(r"\w{2,}[ндт][ыі]ң$")
_OWNED_HEAD = re.compile(
    r"\w{2,}(?:с[ыі]|(?<![ндтшл])[ыі]|[ыі](?=н))(?:н|н[ыі]ң|н[ае]|нд[ае]|н[ае]н|мен|нд[ае]ғы|нд[ае]гі)?$"
)
_VERB = re.compile(r"(?:[дт][ыі]|[ае]т[ыі]н|йт[ыі]н|[ғгқк][ае]н|[ыі]п|мақ|мек|пақ|пек)$")
_NO_HEAD = re.compile(r"(?:л[ыі]|(?<![лдтш][ыі])[ғгқк][ыі]|екі|алты|жеті|қарсы|осы)$")
_DOING = re.compile(r"(?:[st]ion|ing|ment|[dsv]al|cut)s?$")
_HAS_CASE = re.compile(
    r"(?:[ғгқк][ае]|[дт][ае]|(?<!с)[дтн][ае]н|[мбп]ен|[ндт][ыі]ң|[ндт]?[ыі]|н[ае]|дағы|дегі|тағы|тегі)$"
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the surroundings ask for."""

    cases: tuple[Case, ...]
    """The likeliest first, all seven."""
    attributive: bool
    """Whether a locative belongs to a noun rather than a verb: Алматыдағы сот."""
    without: bool
    owned: bool
    plural: bool
    number_costs: float
    """What the other number costs, in places."""


@dataclass(frozen=True, slots=True)
class _Governed:
    """What the English words before a term say of it."""

    cases: tuple[Case, ...] = ()
    owned: bool = False
    plural: bool = False
    by: str = ""
    """The word that governs it."""
    by_preposition: bool = False
    attributive: bool = False
    """Whether the preposition follows a noun and no verb: `a court in`."""


def offer(
    term: str, source_before: str, before: str, after: str = "", *, source: str = "", source_after: str = ""
) -> tuple[str, ...]:
    """Give the forms of a term in the order in which a person is likely to want them.

    Args:
        term: the Kazakh term in its citation form.
        source_before: the English words before the term, a sentence at most; a possessive ’s of the term may end it.
        before: the translation before the cursor.
        after: the translation after the cursor.
        source: the English term as it stands, for its number and possessive: `the ministry’s`, `oil workers`.
        source_after: the English words after it.
    """
    pieces = take_to_pieces(term)
    if pieces is None:
        return (term,)
    wish = _wish(pieces, source_before, before, after, source, source_after)
    built = [(_distance(form.ending, wish), form.text) for form in forms(term).forms]
    in_it = Ending(pieces.plural, Owner.THIRD if pieces.owned else Owner.NONE, Case.LOCATIVE, "GI")
    built.append((_distance(in_it, wish), inflected(pieces, in_it)))
    if wish.without:
        built.append((-1, without(pieces)))
    return tuple(dict.fromkeys(text for _, text in sorted(built, key=itemgetter(0))))


def _distance(ending: Ending, wish: _Wish) -> float:
    distance = float(wish.cases.index(ending.case))
    if ending.after:
        distance += -0.5 if wish.attributive else 0.5
    if (ending.owner is Owner.THIRD) is not wish.owned:
        distance += 2.5 if wish.owned else 10
    if ending.plural is not wish.plural:
        distance += wish.number_costs
    return distance


def _wish(term: Term, source_before: str, before: str, after: str, source: str, source_after: str) -> _Wish:
    words = _SOURCE_WORD.findall(source_before)
    has_possessive = source_before.rstrip().endswith((" 's", " ’s", " '", " ’"))
    numeral = _is_numeral(before)
    governed = _governed(words[:-1] if has_possessive else words, numeral=numeral)
    possessive = has_possessive or bool(_POSSESSIVE.match(source)) or source_after.startswith(("'", "’"))
    cases = (Case.GENITIVE,) if possessive else governed.cases
    kind = _kind_after(after)
    is_name = term.word[:1].isupper()
    is_body = f"{term.lead}{term.word}"[:1].isupper() and term.owned
    is_head = governed.owned or _is_after_owner(before, words, governed) or _is_before_of(source_after, governed)
    # Doings have no plural as a rule: сайлау, elections.
    is_doing = term.stem.bare.endswith("у") and _DOING.search(source) is not None
    is_plural = not (numeral or is_name or is_body) and (governed.plural or _is_plural(source))
    if cases == _OBJECT and _is_new(words, source, is_name=is_name, is_plural=is_plural or numeral):
        cases = (Case.NOMINATIVE, Case.ACCUSATIVE, Case.DATIVE)
    if not possessive and (
        re.match(r"\s+and\b", source_after) or (cases and not governed.attributive and _modifies(source_after))
    ):
        # Of two that are joined only the last has the ending: ЕО пен НАТОға.
        cases = (Case.NOMINATIVE, *(cases or (Case.GENITIVE,)))
    return _Wish(
        cases=tuple(
            dict.fromkeys(
                (
                    *_asked_after(
                        kind,
                        after,
                        cases,
                        bare=not possessive and _is_place(term),
                        alone=not (words or source or source_after),
                    ),
                    *cases,
                    *_USUAL,
                )
            )
        ),
        attributive=(governed.attributive or (kind == "noun" and not words)) and kind in ("", "noun", "head"),
        without=governed.by == "without" and not possessive,
        owned=term.owned or (is_head and not is_name),
        plural=term.plural or (is_plural and not is_doing),
        number_costs=10 if numeral or is_name else 1.5 if is_plural else 6,
    )


def _governed(words: list[str], *, numeral: bool) -> _Governed:
    """Look back from a term for the English preposition or verb that governs it.

    Args:
        words: before the term.
        numeral: whether the term is counted: then `hundreds of` and `more than` govern nothing.
    """
    owned = plural = joined = False
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _FARTHEST), -1):
        word = words[at].lower()
        if word in _OWN or _POSSESSIVE.match(word):
            owned = True
            continue
        if numeral and (word in ("than", "over") or _counts(words, at)):
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


def _kind_after(after: str) -> str:
    """Say what the word after the cursor is: nothing, a governor, a possessed head, a verb, else a noun."""
    word = re.match(r"\s*([\w-]+)", after)
    if word is None:
        return ""
    lower = word[1].lower()
    if lower in governors.KAZAKH_POSTPOSITIONS:
        return "postposition"
    if lower in governors.KAZAKH_VERBS or _VERB.search(lower):
        return "verb"
    return "head" if _OWNED_HEAD.match(lower) and not _NO_HEAD.search(lower) else "noun"


def _asked_after(kind: str, after: str, cases: tuple[Case, ...], *, bare: bool, alone: bool) -> tuple[Case, ...]:
    """Give the cases that the translation after the cursor asks for; those that the English asks for too come first.

    Args:
        kind: of the word after the cursor.
        after: the translation after the cursor.
        cases: what the English asks for.
        bare: whether the term is a name that stands before heads without a case: Шымкент полициясы.
        alone: whether there is no English at all.
    """
    word = next(iter(_WORD.findall(after)), "").lower()
    if kind == "postposition":
        asked = governors.KAZAKH_POSTPOSITIONS[word]
        return (*(case for case in cases if case in asked), *asked)
    if kind == "verb":
        asked = governors.KAZAKH_VERBS.get(word, ())
        return asked if alone else tuple(case for case in cases if case in asked)
    if kind == "head" and cases[:1] != (Case.LOCATIVE,):
        possessed = cases[:1] == (Case.GENITIVE,) or alone
        return (Case.GENITIVE, Case.NOMINATIVE) if possessed and not bare else (Case.NOMINATIVE, Case.GENITIVE)
    return ()


def _is_place(term: Term) -> bool:
    """Guess whether a term is the name of a place or a body rather than of a person."""
    return term.word[:1].isupper() and not re.search(r"(?:[её]в|ов|ин|ева|ова|ина|ұлы|қызы|ский)$", term.word)


def _is_new(words: list[str], source: str, *, is_name: bool, is_plural: bool) -> bool:
    """Say whether an object has not been spoken of before; such have no ending: несие бөлді, газ сатып алды."""
    first = source.split(" ", 1)[0].lower() if source else ""
    article = first if first in _ARTICLES else (words[-1].lower() if words else "")
    if article in _ARTICLES | _OWN:
        return article in ("a", "an")
    return bool(source) and not is_name and not is_plural and not source[:1].isupper()


def _is_numeral(before: str) -> bool:
    """Say whether the word before the cursor is a number or another word after which nouns stay singular."""
    words = _WORD.findall(before)
    return bool(words) and (words[-1][0].isdigit() or words[-1].lower() in governors.KAZAKH_SINGULAR_AFTER)


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
    words = _SOURCE_WORD.findall(re.sub(r"['’]s?$", "", head))
    last = words[-1].lower() if words else ""
    if last == "people":
        return True
    return bool(last) and singular(last) != last and not last.isupper() and last not in governors.ALWAYS_PLURAL


def _is_before_of(source_after: str, governed: _Governed) -> bool:
    """Say whether `of` follows the term and names whose it is."""
    verb = any(base in governors.OF_AFTER_OBJECT for base in _bases(governed.by))
    return re.match(r"\s*of\b", source_after) is not None and not verb


def _is_after_owner(before: str, source: list[str], governed: _Governed) -> bool:
    """Say whether the words before the cursor own the term: a genitive, or a bare name that is a name in English."""
    words = _WORD.findall(before)
    if not words or before.rstrip()[-1:] in ",.:;!?»":
        return False
    named = bool(source) and source[-1][:1].isupper() and source[-1].lower() not in governors.ENGLISH_SKIPPED
    if _GENITIVE.match(words[-1].lower()):
        return named or not governed.by_preposition
    is_name = words[-1][:1].isupper() and not _HAS_CASE.search(words[-1].lower())
    return is_name and named and (len(words) > 1 or len(source) > 1)
