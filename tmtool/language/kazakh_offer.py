"""Which form of a Kazakh term a person is likely to want next, told by what stands around it in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter

from tmtool.language import kazakh_governors as governors
from tmtool.language.kazakh_from_english import Said, said
from tmtool.language.kazakh_inflection import forms, inflected, without
from tmtool.language.kazakh_stems import Term, take_to_pieces
from tmtool.language.kazakh_suffixes import Case, Ending, Owner

_USUAL = (Case.NOMINATIVE, Case.GENITIVE, Case.ACCUSATIVE, Case.DATIVE, Case.LOCATIVE, Case.ABLATIVE, Case.INSTRUMENTAL)
_WORD = re.compile(r"[\w-]+")
_GENITIVE = re.compile(r"\w{2,}[ндт][ыі]ң$")
_OWNED_HEAD = re.compile(
    r"\w{2,}(?:с[ыі]|(?<![ндтшл])[ыі]|[ыі](?=н))(?:н|н[ыі]ң|н[ае]|нд[ае]|н[ае]н|мен|нд[ае]ғы|нд[ае]гі)?$"
)
_VERB = re.compile(r"(?:[дт][ыі]|[ае]т[ыі]н|йт[ыі]н|[ғгқк][ае]н|[ыі]п|мақ|мек|пақ|пек)$")
_NO_HEAD = re.compile(r"(?:л[ыі]|(?<![лдтш][ыі])[ғгқк][ыі]|екі|алты|жеті|қарсы|осы)$")
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
    counted, is_name = _is_counted(before), term.word[:1].isupper()
    is_body = f"{term.lead}{term.word}"[:1].isupper() and term.owned
    english = said(source_before, source, source_after, counted=counted, named=is_name or is_body)
    kind = _kind_after(after)
    asked = _asked_after(kind, after, english, bare=not english.possessive and _is_place(term))
    is_head = english.owned or _is_after_owner(before, english)
    is_doing = english.doing and term.stem.bare.endswith("у")
    attributive = english.attributive or (kind == "noun" and not english.words_before)
    return _Wish(
        cases=tuple(dict.fromkeys((*asked, *english.cases, *_USUAL))),
        attributive=attributive and kind in ("", "noun", "head"),
        without=english.without,
        owned=term.owned or (is_head and not is_name),
        plural=term.plural or (english.plural and not is_doing),
        number_costs=10 if counted or is_name else 1.5 if english.plural else 6,
    )


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


def _asked_after(kind: str, after: str, english: Said, *, bare: bool) -> tuple[Case, ...]:
    """Give the cases that the translation after the cursor asks for; those that the English asks for too come first.

    Args:
        kind: of the word after the cursor.
        after: the translation after the cursor.
        english: what the English says.
        bare: whether the term is a name that stands before heads without a case: Шымкент полициясы.
    """
    cases = english.cases
    word = next(iter(_WORD.findall(after)), "").lower()
    if kind == "postposition":
        asked = governors.KAZAKH_POSTPOSITIONS[word]
        return (*(case for case in cases if case in asked), *asked)
    if kind == "verb":
        asked = governors.KAZAKH_VERBS.get(word, ())
        return asked if english.nothing else tuple(case for case in cases if case in asked)
    if kind == "head" and cases[:1] != (Case.LOCATIVE,):
        possessed = cases[:1] == (Case.GENITIVE,) or english.nothing
        return (Case.GENITIVE, Case.NOMINATIVE) if possessed and not bare else (Case.NOMINATIVE, Case.GENITIVE)
    return ()


def _is_place(term: Term) -> bool:
    """Guess whether a term is the name of a place or a body rather than of a person."""
    return term.word[:1].isupper() and not re.search(r"(?:[её]в|ов|ин|ева|ова|ина|ұлы|қызы|ский)$", term.word)


def _is_counted(before: str) -> bool:
    """Say whether the word before the cursor is a number or another word after which nouns stay singular."""
    words = _WORD.findall(before)
    return bool(words) and (words[-1][0].isdigit() or words[-1].lower() in governors.KAZAKH_SINGULAR_AFTER)


def _is_after_owner(before: str, english: Said) -> bool:
    """Say whether the words before the cursor own the term: a genitive, or a bare name that is a name in English."""
    words = _WORD.findall(before)
    if not words or before.rstrip()[-1:] in ",.:;!?»":
        return False
    if _GENITIVE.match(words[-1].lower()):
        return english.after_name or not english.by_preposition
    is_name = words[-1][:1].isupper() and not _HAS_CASE.search(words[-1].lower())
    return is_name and english.after_name and (len(words) > 1 or english.words_before > 1)
