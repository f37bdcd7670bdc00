"""Kazakh words typed on a Russian keyboard: Казакстан, онир, Улттык for Қазақстан, өңір, Ұлттық."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tmtool.language.kazakh_sounds import sounds
from tmtool.language.kazakh_suffixes import Owner, tails

_PLAIN = str.maketrans("қғңөұүәіһ", "кгноууаих")
"""What a Russian keyboard has in place of each letter of its own."""
_OWN = re.compile("[қғңөұүәіһ]")
# In Kazakh к and г stand beside soft vowels only, so these are қ and ғ.
_HARD = re.compile("^[кг]ы|ык")
_LOANS = ("музык",)
_TO_HARD = str.maketrans("кг", "қғ")
_SOFT = re.compile("[әөүіе]")
_SHORTEST_TERM = 4
# Frequent words that are no other words in Russian letters.
_WORDS = """
қазақстан қазақ қазақша қырғызстан қырғыз өзбекстан түркия түрікменстан тәжікстан түркістан түркі маңғыстау қызылорда
көкшетау өскемен ақтөбе қарағанды қостанай жаңаөзен солтүстік оңтүстік қытай өңір ұлттық ұлт үкімет әкім әкімдік
мемлекеттік министрлік министрлігі өкілдік қауіпсіздік қауіпсіз қауымдастық қаржы құрылыс құқық құқықтық қоғам
қоғамдық қызмет қызметкер көмек көлік көше өндіріс өнеркәсіп өкіл өмір әлем әлемдік әскер әскери әлеуметтік үлкен үшін
және жаңа сәуір қыркүйек қаңтар желтоқсан ақпан күні бірінші екінші үшінші төртінші бесінші мәжіліс мәселе мәлімет
мәлімдеді тәуелсіз тәуелсіздік кәсіпорын кәсіпкер кәсіпкерлік дүние дүниежүзілік халықаралық халық сыртқы ішкі істер
төраға мұнай мұнайшы көмір теңге бағдарлама дағдарыс қаулы жоғарғы бұл қазір енді деді бірақ бірге арқылы ретінде
қатар қатысты қолдау өзгеріс өсім төмендеді көтерілді бөлім бөлігі өткен өткізді тәртіп тәжірибе үлес үкіметтік мүше
мүшесі мүмкін мүмкіндік күшті білім ғылым ғылыми ғалым сәйкес жүргізді жүзеге көрсетті кездесу келісім келісімшарт
шешім шығын қазан қараша шілде дүйсенбі сейсенбі сәрсенбі бейсенбі сенбі жексенбі қаржылық құжат құрды құрал қару
қарулы ұсыныс ұйым ұшақ жұмыс жұмысшы түрлі түрме түсіндірді әрқашан өте өз өзі үй үйі көпшілік көрші қалалық қайта
қала қаласы халқы халқына халқын тұрғын қарсы
"""
_LOWER_CASE_ONLY = frozenset(("әкім", "қазан", "қазақ", "қару", "өз", "өзі"))
"""Words that in Russian letters may be a name, or part of one."""


def with_own_letters(word: str, terms: Sequence[str] = ()) -> str | None:
    """Give a Kazakh word with the letters that a Russian keyboard lacks; None where it has them, or is not known.

    Args:
        word: one word as written.
        terms: terms that may be meant, in their citation forms.
    """
    lower = word.lower()
    plain = lower.translate(_PLAIN)
    right = _lexicon().get(plain) or _of_terms(plain, terms)
    if right is None:
        right = _hardened(lower) if word[0].islower() else None
    if right is None or (word[0].isupper() and right in _LOWER_CASE_ONLY) or not _lacks_letters(lower, right):
        return None
    if word.isupper() and len(word) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _lacks_letters(word: str, right: str) -> bool:
    """Say whether a word differs from the right one by nothing but letters that a Russian keyboard lacks."""
    differing = [(one, other) for one, other in zip(word, right, strict=True) if one != other]
    return bool(differing) and all(one == other.translate(_PLAIN) for one, other in differing)


def _hardened(word: str) -> str | None:
    if not _HARD.search(word) or word.startswith(_LOANS) or _SOFT.search(word):
        return None
    return word.translate(_TO_HARD)


def _of_terms(plain: str, terms: Sequence[str]) -> str | None:
    for term in terms:
        for stem in term.lower().split():
            if len(stem) >= _SHORTEST_TERM and _OWN.search(stem) and plain.startswith(stem.translate(_PLAIN)[:-1]):
                right = dict(_forms(stem)).get(plain)
                if right is not None:
                    return right
    return None


@cache
def _lexicon() -> dict[str, str]:
    forms = {plain: right for stem in _WORDS.split() for plain, right in _forms(stem)}
    # What has no letter of its own is right as it is, and so is what is a form of another word.
    rights = {right for stem in _WORDS.split() for _, right in _forms(stem)}
    return {plain: right for plain, right in forms.items() if plain not in rights}


def _forms(stem: str) -> Iterator[tuple[str, str]]:
    """All forms of a word whose stem does not change, as typed in Russian letters, and as they should be."""
    heard = sounds(stem)
    for tail, endings in tails(heard).items() if heard else ():
        # My and your are rare in news, and their letters often the only difference: өмірін, өмірің.
        if any(ending.owner in (Owner.NONE, Owner.THIRD) and not ending.after for ending in endings):
            yield (stem + tail).translate(_PLAIN), stem + tail
