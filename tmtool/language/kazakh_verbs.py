"""Forms of Kazakh verbs, as far as finding a verb again in a text needs them."""

from __future__ import annotations

import re

LONGEST = 12
"""No more letters than these follow the stem of a verb; farther away lie other words."""

_NOUN = (
    r"(?:л[ае]р)?(?:[ыі]?м[ыі]з|[сн]?[ыі])?"
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|н[ае]|[ндт]?[ыі]|н|н?[дт][ае](?:[ғг][ыі])?|[дтн][ае]н|[мбп]ен|нш[ае]|д[ае]й)?"
)
_VOICE = r"(?:[ыі]?л|[ыі]?н|[ыі]?с|т|д[ыі]р|т[ыі]р|ғыз|гіз|қыз|кіз|ала|еле)(?=[^\W]*)"
_ENDS = "|".join(
    (
        rf"[уы]?у{_NOUN}",
        r"[дт][ыі](?:м|ң|[ңм][ыі]з|қ|к)?",
        rf"[ғгқк][ае]н(?:ша|ше|дықтан|діктен|д[ыі][ғг][ыі]\w{{0,4}}|{_NOUN})",
        rf"(?:[ае]|й)т[ыі]н(?:д[ыі][ғг][ыі]\w{{0,4}}|{_NOUN})",
        r"(?:[ае]|й)(?:д[ыі]|м[ыі]н|м[ыі]з|с[ыі]з|ды)?",
        rf"(?:[ае]|[ыі])?р(?:{_NOUN}|м[ыі]з)",
        r"[ыіу]?п(?:т[ыі](?:р)?)?",
        r"с[ае](?:м|ң|қ|к|ң[ыі]з)?",
        r"с[ыі]н",
        r"с",
        r"[мбп][ае][қк](?:ш[ыі]|т[ае])?",
        r"[ғгқк][ае]л[ыі]",
        r"м[ае]й(?:[ıынша]{0,4})?|м[ае]стан|местен",
    )
)
_TAIL = re.compile(rf"[ыі]?(?:{_VOICE}){{0,3}}[ыі]?(?:[мбп][ае])?(?:{_ENDS})?")
# -ушы and -уші make another word: тергеуші is who investigates.
_OTHER_WORD = re.compile(r"у?ш[ыі](?!$)|ш[ыі]$|л[ыі]$|л[ыі]қ|лік")


def is_tail(tail: str) -> bool:
    """Say whether letters after the stem of a verb make a form of it: -лды, -ған, -атынын, but not -ушы.

    Args:
        tail: in lower case; without the -у of the citation form.
    """
    if len(tail) > LONGEST or _OTHER_WORD.search(tail):
        return False
    return _TAIL.fullmatch(tail) is not None


def stems(word: str) -> tuple[str, ...]:
    """Give what the forms of a verb begin with.

    Args:
        word: lower-case citation form in -у: ұстау, табу.
    """
    stem = word[:-1]
    hardened = {"б": "п", "ғ": "қ", "г": "к"}.get(stem[-1:])
    # тап-, тау-ып: a п at the end of the stem is б before -у and у before -ып.
    return (stem, *(() if hardened is None else (stem[:-1] + hardened, stem[:-1] + "у")))
