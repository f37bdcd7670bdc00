"""Which code page a text without any sign of it was written in: letters that make likely words tell."""

from __future__ import annotations

import re
from collections import Counter
from math import log

CODE_PAGES = ("cp1251", "kz1048", "ptcp154", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp1252")
"""Those that are guessed, the likelier first; KZ-1048 and PT154 are the Kazakh ones."""
NAMES = {
    "cp1251": "windows-1251", "kz1048": "KZ-1048 (Kazakh)", "ptcp154": "PT154 (Kazakh)", "koi8-r": "KOI8-R",
    "cp866": "DOS 866", "iso8859-5": "ISO 8859-5", "mac-cyrillic": "Mac Cyrillic", "cp1252": "windows-1252",
}  # fmt: skip
"""What people call them."""

_ENOUGH = 200_000
"""Bytes that are looked at."""
_FEW = 3
"""Bytes beyond ASCII; fewer can be a quote or an accent, and make no word in Cyrillic."""
# Letters in a thousand letters of running text, rounded; of each the higher one of Russian and Kazakh counts.
_RUSSIAN = (
    "о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 "
    "э3 ф3 ъ1 ё1"
)
_KAZAKH = (
    "а120 ы80 е80 н70 і60 т60 р55 л55 д50 с40 қ35 м35 к30 б30 й25 о25 ғ25 ж20 у20 з15 ш15 и15 ң15 п12 г12 ұ12 ү12 ә12 "
    "ө10 һ1"
)
_SIGNS = "«»“”„‘’–—…№§°€\xa0"
_SIGN = log(15 / 1000)
_WESTERN = log(6 / 1000)
_UNLIKELY = log(1e-6)
_WORST = log(1.5 / 1000)
"""The average of what is still taken for a text."""
_ODD_CASE = re.compile(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]|[А-ЯЁӘҒҚҢӨҰҮҺІ]{2}[а-яёәғқңөұүһі]")
_MIXED = re.compile(r"[a-zA-Z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][a-zA-Z]", re.IGNORECASE)
_WESTERN_LETTER = re.compile(r"(?<=[a-zA-Z])[À-ÖØ-öø-ÿŠšŽžŒœŸ]|[À-ÖØ-öø-ÿŠšŽžŒœ](?=[a-zA-Z])")
_MULTI_BYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _likelihoods() -> dict[str, float]:
    found: dict[str, float] = dict.fromkeys(_SIGNS, _SIGN)
    for entry in (*_RUSSIAN.split(), *_KAZAKH.split()):
        share = log(int(entry[1:]) / 1000)
        for letter in (entry[0], entry[0].upper()):
            found[letter] = max(share, found.get(letter, _UNLIKELY))
    return found


_LIKELIHOODS = _likelihoods()


def guess(data: bytes) -> str | None:
    """Guess the code page of a text in Russian, Kazakh or a Western language.

    Args:
        data: the text, without a byte order mark.

    Returns:
        The codec; None where there is nothing to go by, where the text is rather damaged UTF-8, or where no page makes
        words of it.
    """
    data = data[:_ENOUGH]
    if looks_like_utf8(data):
        return None
    is_little = sum(byte > 127 for byte in data) < _FEW
    pages = ("cp1252",) if is_little else CODE_PAGES
    scores = {page: score for page in pages if (score := _score(data, page)) is not None}
    best = max(scores, key=lambda page: scores[page], default=None)
    return best if best is not None and scores[best] > _WORST else None


def looks_like_utf8(data: bytes) -> bool:
    """Whether characters of UTF-8 outnumber the bytes that are none."""
    whole = _MULTI_BYTE.findall(data)
    high = sum(byte > 127 for byte in data)
    return high == 0 or len(whole) > high - sum(map(len, whole))


def _score(data: bytes, page: str) -> float | None:
    """Give how likely a text is in a code page, as an average over its characters beyond ASCII."""
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        return None
    met = Counter(character for character in text if character > "\x7f")
    total = met.total()
    western = len(_WESTERN_LETTER.findall(text)) if page == "cp1252" else 0
    score = sum(_LIKELIHOODS.get(character, _UNLIKELY) * count for character, count in met.items())
    score += western * (_WESTERN - _UNLIKELY)
    score += len(_ODD_CASE.findall(text)) * _UNLIKELY
    score += len(_MIXED.findall(text)) * _UNLIKELY
    return score / total
