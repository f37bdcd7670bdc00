"""What a Kazakh term looks like before its suffixes: dropped vowels, voiced ends, linking і, abbreviations as read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tmtool.language.kazakh_numerals import last_spoken
from tmtool.language.kazakh_sounds import VOWELS, Final, Sounds, attach, sounds


@dataclass(frozen=True, slots=True)
class Stem:
    """A word as suffixes find it."""

    bare: str
    """Without any suffix: факт."""
    plain: str
    """Before a suffix that begins with a consonant: факті- (факті-ге), тарақ-."""
    open: str
    """Before one that begins with a vowel: тарағ-, орн-."""
    heard: Sounds
    """The sounds of `plain`."""
    joint: str = ""
    """A hyphen where one stands before the suffixes."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in its citation form, taken to pieces."""

    lead: str
    """What stands before its last word."""
    word: str
    close: str
    """What stands after it: a closing quotation mark."""
    stem: Stem
    """Of the last word, without the possessive or plural of its citation form."""
    owned: bool
    """Whether the citation form has a possessive: Энергетика министрлігі."""
    plural: bool
    """Whether it is a plural: құқық қорғау органдары."""


_LAST_WORD = re.compile(r"(.*?)([\w’'ʼ·]+)([»”\"“)]*)", re.DOTALL)
_DROPPING = {
    "орын": "орн", "халық": "халқ", "ауыз": "ауз", "мұрын": "мұрн", "ерін": "ерн", "құлық": "құлқ", "қарын": "қарн",
    "мойын": "мойн", "қойын": "қойн", "бөрік": "бөрк", "көрік": "көрк", "ғұрып": "ғұрп", "әріп": "әрп", "қауіп": "қауп",
    "қалып": "қалп", "ерік": "ерк", "парық": "парқ", "кейіп": "кейп",
}  # fmt: skip
_WHOLE = {open_: bare for bare, open_ in _DROPPING.items()}
# Ends in ль, нь or рь that a possessive hides: рублі, лагері.
_SOFT_SIGN = re.compile(
    r"(?:автомобил|рубл|фестивал|бюллетен|лагер|секретар|медал|модел|кабел|парол|ансамбл|госпитал|морал|профил|стил"
    r"|контрол|рол|спектакл|календар)$"
)
_DOUBLED = {"процес": "процесс", "прогрес": "прогресс", "конгрес": "конгресс", "клас": "класс", "стрес": "стресс"}
_DOUBLED |= {"грам": "грамм", "метал": "металл", "ват": "ватт", "компромис": "компромисс"}
# Words that keep п where others have б, and б where others have п.
_KEEPS_VOICELESS = re.compile(r"(?:принцип|рецепт|тип)$")
_KEEPS_VOICED = re.compile(r"(?:клуб|штаб|араб|хаб|баб|улаб)$")
_KEEPS_G = re.compile(r"(?:нг|лог|рг|лиг|флаг|саг)$")
# Ends of words that have ы or і of their own.
_OWN_VOWEL = re.compile(
    r"(?:(?<![ыі])ш[ыі]|ақы|қаржы|қазы|белсенді|күдікті|сезікті|қорытынды|сенбі|^(?:көрші|дәрі|тері|кісі|ірі|үкі|тірі|бөрі"
    r"|желі|үлгі|күлкі|түлкі|ұйқы|құрылғы|бұрғы|жарғы|екі|алты|жеті|сары|жүгері|алматы|қарағанды|наразы|жауапты|тәуелді))$"
)
# Ends of finite verbs and adverbs, which have no forms as nouns: мәлімдеді, бас тартты, мәліметінше.
_NO_NOUN = re.compile(
    r"(?:[лдт][ае]д[ыі]|йд[ыі]|тартты|болды|отыр|жатыр|бойынша|[ыі]нш[ае]|туралы|үшін|қараған(?:да)?)$"
)
# Nouns in -с before a possessive, where сы might be the suffix: кеңес-і, not кеңе-сі.
_ENDS_IN_S = re.compile(
    r"(?:[ыуиі]с|кеңес|күрес|үлес|талас|бизнес|процес|прогрес|конгрес|стрес|экспрес|клас|адрес|интерес|атлас|мұрас"
    r"|(?:әріп|серік|одақ|отан|жол|заман|қан|курс|қарын|топ|пікір|шарт)[тлд][ае]с)$"
)
_AFTER_OWN_VOWEL = re.compile(r"(?:ш[ыі]|ақы|қаржы|көрші|дәрі|кісі|құрылғы|жарғы|алты|жеті)$")
_READ_AS_UNIT = {
    "МВт": "ватт",
    "ГВт": "ватт",
    "кВт": "ватт",
    "кВт·сағ": "сағат",
    "км": "шақырым",
    "млн": "миллион",
    "млрд": "миллиард",
}
_LATIN = str.maketrans("aeiouybcdfghjklmnpqrstvwxz", "аеиоуибкдфгхжклмнпкрстввсз")
# Names of Latin letters where they do not sound as the same letters do in words.
_LATIN_NAMES = dict.fromkeys("bcdegptvqy", "и") | dict.fromkeys("fsx", "ес") | {"l": "ел", "m": "ем", "n": "ен"}
_LATIN_NAMES |= {
    "a": "ей",
    "h": "ейч",
    "i": "ай",
    "j": "жей",
    "k": "кей",
    "o": "о",
    "r": "ар",
    "u": "ю",
    "w": "ю",
    "z": "ед",
}


def is_abbreviation(word: str) -> bool:
    """Say whether a word is read as an abbreviation or is one by its capitals: АҚШ, ЮНИСЕФ, ҚазҰУ, МВт."""
    return word in _READ_AS_UNIT or (len(word) > 1 and word[-2:].isupper() and word[-2:].isalpha())


def _read(word: str) -> Sounds | None:
    """Hear an abbreviation as it is read: as a word where it can be, else by the name of its last letter."""
    if word in _READ_AS_UNIT:
        return sounds(_READ_AS_UNIT[word])
    lower = word.lower()
    if word.isascii():
        readable = len(word) > 3 and re.search(r"[aeiou][a-z]?$", lower)
        return _latin(lower) if readable else sounds(_LATIN_NAMES.get(lower[-1], ""))
    if lower[-1] in VOWELS or lower == "ақш" or (lower[-2] in VOWELS and len(lower) > 2):
        return sounds(lower)
    if len(lower) > 4 and any(letter in VOWELS for letter in lower[-3:]):
        return sounds(lower)
    return sounds(f"{lower[-1]}{'і' if lower[-1] in 'кг' else 'ы'}")


def _latin(lower: str) -> Sounds | None:
    silent = re.sub(r"(?<=[^aeiouy])e$", "", lower) if len(lower) > 3 else lower
    cyrillic = silent.replace("sh", "ш").replace("ch", "ч").replace("ph", "ф").translate(_LATIN)
    return sounds(cyrillic)


def _hyphened(word: str) -> Stem | None:
    heard = _read(word) if is_abbreviation(word) else _latin(word.lower())
    return None if heard is None else Stem(word, word, word, heard, "-")


@lru_cache(maxsize=1 << 12)
def stem_of(word: str) -> Stem | None:
    """Give the stem of a noun in its plain citation form, as its forms are built.

    Args:
        word: one word: no hyphen and no possessive of its own.

    Returns:
        None where it is not known how it sounds.
    """
    if is_abbreviation(word) or (word.isascii() and word.isalpha()):
        return _hyphened(word)
    if word.isdecimal():
        spoken = sounds(last_spoken(Decimal(word)))
        return None if spoken is None else Stem(word, word, word, spoken, "-")
    heard, lower = sounds(word), word.casefold()
    if heard is None or not word.isalpha():
        return None
    if re.search(r"(?<!нкт)(?<!пункт)кт$|[сц]к$|^митинг$", lower) and not lower.endswith("пункт"):
        linked = f"{word}і"
        return Stem(word, linked, linked, Sounds(True, Final.VOWEL))
    if lower.endswith("ист"):
        return Stem(word, word, word[:-1], heard)
    if re.search(r"(?:сс|лл|мм|тт)$", lower) and (word == lower or lower.endswith("тт")):
        return Stem(word, word[:-1], word[:-1], heard)
    return Stem(word, word, _opened(word), heard)


def _opened(word: str) -> str:
    """Give a word as it is before a suffix that begins with a vowel."""
    lower = word.casefold()
    for whole, dropped in _DROPPING.items():
        if lower.endswith(whole):
            return word[: -len(whole)] + _in_case(dropped, word[-len(whole) :])
    if lower[-1] == "ь":
        return word[:-1]
    if lower[-1] in "пкқ" and lower[-2:-1] in VOWELS and not _KEEPS_VOICELESS.search(lower):
        return word[:-1] + _in_case({"п": "б", "к": "г", "қ": "ғ"}[lower[-1]], word[-1])
    return word


def _in_case(letters: str, like: str) -> str:
    return letters.upper() if like.isupper() else letters.capitalize() if like[:1].isupper() else letters


@lru_cache(maxsize=1 << 12)
def take_to_pieces(term: str) -> Term | None:
    """Find the word of a term that carries the suffixes, and its stem.

    Args:
        term: in its citation form: a word, a name, a phrase, a compound.

    Returns:
        None where no forms can be built: it ends in letters that nobody knows how to read, or in a verb.
    """
    parts = _LAST_WORD.fullmatch(term.strip())
    if parts is None:
        return None
    lead, word, close = parts[1], parts[2], parts[3]
    if _NO_NOUN.search(word):
        return None
    owned = is_owned(lead, word)
    if not owned:
        singular = _singular(word)
        stem = stem_of(singular or word)
    else:
        singular = _singular(word[:-1])
        stem = stem_of(singular) if singular else next(_unowned(word), None)
    return None if stem is None else Term(lead, word, close, stem, owned, plural=singular is not None)


@dataclass(frozen=True, slots=True)
class PlainStem:
    """A stem that forms of a term may have, and what of the citation form is off it."""

    stem: Stem
    unowned: bool
    singular: bool


def plain_stems(lead: str, word: str) -> Iterator[PlainStem]:
    """Give every stem that forms of a term may have, as it stands first, for finding it again.

    Args:
        lead: what stands before the last word.
        word: the last word in its citation form.
    """
    whole = stem_of(word)
    if whole is not None:
        yield PlainStem(whole, unowned=False, singular=False)
    if (singular := _singular(word)) and (stem := stem_of(singular)):
        yield PlainStem(stem, unowned=False, singular=True)
    if not is_owned(lead, word):
        return
    if (singular := _singular(word[:-1])) and (stem := stem_of(singular)):
        yield PlainStem(stem, unowned=True, singular=True)
    for stem in _unowned(word):
        yield PlainStem(stem, unowned=True, singular=False)


def is_owned(lead: str, word: str) -> bool:
    """Say whether the last word of a term stands in the possessive, being the head of an izafet."""
    lower = word.casefold()
    if lower.endswith(("ұлы", "қызы")) and len(lower) > 4:
        return True
    if not re.search(r"[\w»”]\s", lead) or lower[-1:] not in ("ы", "і") or is_abbreviation(word):
        return False
    return _OWN_VOWEL.search(lower) is None and len(lower) > 2


def _singular(word: str) -> str | None:
    """Give what a plural is the plural of; None for what is none."""
    if not re.fullmatch(r".{2,}[лдт][ае]р", word.casefold()):
        return None
    bare = word[:-3]
    stem = stem_of(bare)
    if stem is None or stem.joint or stem.plain != bare or stem.heard.front != (word[-2:-1] in "еЕ"):
        return None
    return bare if attach(bare, "LAр", stem.heard).casefold() == word.casefold() and len(bare) > 2 else None


def _unowned(word: str) -> Iterator[Stem]:
    """Guess the stems of a word in the possessive of the third person, the likeliest first."""
    lower = word.casefold()
    if re.search(r"(?:кт|[сц]к|митинг)ісі$", lower):
        yield from _stems(word[:-3])
        return
    if lower.endswith(("сы", "сі")) and lower[-3:-2] in VOWELS:
        after_vowel, after_s = word[:-2], word[:-1]
        keeps_s = _ENDS_IN_S.search(after_s.casefold()) and not _AFTER_OWN_VOWEL.search(after_vowel.casefold())
        first, second = (after_s, after_vowel) if keeps_s else (after_vowel, after_s)
        yield from _stems(_DOUBLED.get(first, first))
        yield from _stems(second)
        return
    base = word[:-1]
    for bare in _closed(base):
        yield from _stems(bare)


def _stems(bare: str) -> Iterator[Stem]:
    stem = stem_of(bare)
    if stem is not None:
        yield stem


def _closed(base: str) -> Iterator[str]:
    """Undo what an open ending did to a stem: министрліг- is министрлік, орн- is орын."""
    lower = base.casefold()
    for dropped, whole in _WHOLE.items():
        if lower.endswith(dropped):
            yield base[: -len(dropped)] + whole
            return
    if _SOFT_SIGN.search(lower):
        yield f"{base}ь"
    for short, doubled in _DOUBLED.items():
        if lower == short:
            yield doubled
    hardened = {"г": "к", "ғ": "қ", "б": "п"}.get(lower[-1])
    keeps = _KEEPS_VOICED.search(lower) or _KEEPS_G.search(lower)
    if hardened and not keeps:
        yield base[:-1] + hardened
    yield base
    if hardened and keeps:
        yield base[:-1] + hardened
