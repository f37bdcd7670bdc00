"""What is known of Kazakh: a light stemmer of our own."""

from __future__ import annotations

import re

_VOWELS = "аәеёиоөуүұыіэюя"
_VOICELESS = "пткқсшщчцхфһбвгд"
_LIQUID = "рйу"
_NASAL = "мнң"
_VOICED = f"{_VOWELS}{_LIQUID}{_NASAL}лзж"

# What stands before an ending (a class of letters), the endings, the letters that must stay. The law of assimilation
# says which ending follows which letter, so that доллар is not cut.
_ENDINGS: tuple[tuple[str, str, int], ...] = (
    # genitive
    (f"[{_VOWELS}{_NASAL}]", "ның|нің", 2),
    (f"[{_LIQUID}лзж]", "дың|дің", 2),
    (f"[{_VOICELESS}]", "тың|тің", 2),
    # ablative
    (f"[{_NASAL}ыі]", "нан|нен", 2),
    (f"[{_VOICED}]", "дан|ден", 2),
    (f"[{_VOICELESS}]", "тан|тен", 2),
    # instrumental
    (f"[{_VOWELS}{_LIQUID}{_NASAL}л]", "мен", 2),
    ("[зж]", "бен", 2),
    (f"[{_VOICELESS}]", "пен", 2),
    # locative, dative, accusative
    (f"[{_VOICED}]", "да|де|ға|ге", 2),
    (f"[{_VOICELESS}]", "та|те|қа|ке", 2),
    ("[ыі]", "на|не", 3),
    (f"[{_LIQUID}{_NASAL}лзж]", "ды|ді", 2),
    (f"[{_VOICELESS}]", "ты|ті", 2),
    # accusative after a possessive: облысын; three letters must stay, for the sake of орын
    (".", "ын|ін", 3),
    # relational, on words of time and on a locative: бүгінгі, елдегі
    (f"[{_NASAL}лрйз]", "ғы|гі", 2),
    ("[ае]", "(?<=[дт][ае])(?:ғы|гі)", 3),
    # plural
    (f"[{_VOWELS}{_LIQUID}]", "лар|лер", 2),
    (f"[{_NASAL}лзж]", "дар|дер", 2),
    (f"[{_VOICELESS}]", "тар|тер", 2),
    # possessive: of the first person plural, of the third person
    (".", "ымыз|іміз", 2),
    (f"[{_VOWELS}]", "мыз|міз", 3),
    (f"[^{_VOWELS}]", "ы|і", 2),
    # What a possessive -сы or an accusative -ны leaves (республикас-ы, қалан-ы) cannot be told from a letter of the
    # word itself (кеңес-і, заман-ы), so it goes from both.
    (f"[{_VOWELS}]", "с", 3),
    ("[аәеёиоөуүұэюя]", "н", 3),
)
# The shortest possible rest with a vowel in it, so that the longest ending is met first.
_ENDING = re.compile(
    rf"([^{_VOWELS}]*[{_VOWELS}].*?)(?:"
    + "|".join(f"(?<={'.' * (left - 1)}{before})(?:{endings})" for before, endings, left in _ENDINGS)
    + ")"
)
_DROPPED_VOWEL = re.compile(rf"(?<=[{_VOWELS}][^{_VOWELS}])[ыі](?=[^{_VOWELS}]$)")
_HARDENED = str.maketrans("бгғ", "пкқ")


def stem(word: str) -> str:
    """Give the stem of a case-folded Kazakh word.

    Endings of case, possession and number go one by one until none is left. That cuts some words too short
    (облыс → обл), but all forms of a word alike, which is what comparing needs. Then тарағ- and тарақ, халқ- and
    халық are made one.
    """
    while ending := _ENDING.fullmatch(word):
        word = ending[1]
    word = word[:-1] + word[-1:].translate(_HARDENED)
    return _DROPPED_VOWEL.sub("", word)
