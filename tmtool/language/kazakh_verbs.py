"""Forms of Kazakh verbs, as far as finding a verb again in a text needs them."""

from __future__ import annotations

import re

_LONGEST = 14
_NOUN = (
    r"(?:[лд][ае]р)?(?:[ыі]?м[ыі]з|[сн]?[ыі])?"
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|н[ае]|[ндт]?[ыі]|н|н?[дт][ае](?:[ғг][ыі])?|[дтн][ае]н|[мбп]ен|нш[ае]|д[ае]й)?"
)
_VOICE = r"(?:[ыі]?л|[ыі]?с|т|[дт][ыі]р|[ғгқк][ыі]з)"
_NEGATION = r"(?:[мбп][ае])?"
_ENDS = "|".join(
    (
        # infinitive, past, participles of the past and of custom, present
        rf"[уы]?у{_NOUN}",
        r"[дт][ыі](?:м|ң|[ңм][ыі]з|қ|к)?",
        rf"[ғгқк][ае]н(?:ш[ае]|д[ыі]қт[ае]н|д[ыі]ғ[ын]{{0,3}}|д[ыі]г[ін]{{0,3}}|{_NOUN})",
        rf"(?:[ае]|й)т[ыі]н(?:д[ыі]ғ[ын]{{0,3}}|д[ыі]г[ін]{{0,3}}|{_NOUN})",
        r"(?:[ае]|й)(?:д[ыі]|м[ыі]н|м[ыі]з|с[ыі]з)?",
        # will, having done, if, let, means to, so as to, without
        r"[ае]р",
        r"[ыі]?п(?:т[ыі](?:р)?)?",
        r"с[ае](?:м|ң|қ|к|ң[ыі]з)?",
        r"с[ыі]н",
        r"[мбп][ае][қк](?:ш[ыі]|т[ае])?",
        r"[ғгқк][ае]л[ыі]",
        r"[мбп](?:ай|ей|ас|ес|ауы|еуі|аған|еген|айт[ыі]н|ейт[ыі]н)\w{0,4}",
    )
)
_FORM = re.compile(rf"[ыі]?{_VOICE}{{0,3}}[ыі]?{_NEGATION}(?:{_ENDS})")
# The passive after an л: сайланды. After other stems -н makes another verb: ұстану is no form of ұстау.
_PASSIVE_AFTER_L = re.compile(rf"[ыі]?н[ыі]?{_NEGATION}(?:{_ENDS})")
# -ушы and -уші make another word: тергеуші is who investigates.
_OTHER_WORD = re.compile(r"уш[ыі]|л[ыі]қ|л[ыі]$")


def stems(word: str) -> tuple[str, ...]:
    """Give what the forms of a verb begin with.

    Args:
        word: lower-case citation form in -у: ұстау, табу.
    """
    stem = word[:-1]
    hardened = {"б": "п", "ғ": "қ", "г": "к"}.get(stem[-1:])
    # табу: тапты, тауып.
    return (stem,) if hardened is None else (stem, stem[:-1] + hardened, f"{stem[:-1]}у")


def is_form(word: str, stem: str) -> bool:
    """Say whether a word is a form of a verb: ұсталды, ұстаған, ұстайтынын, but not ұстаушы.

    Args:
        word: in lower case.
        stem: the verb without the -у of its citation form.
    """
    tail = word[len(stem) :]
    if not word.startswith(stem) or len(tail) > _LONGEST or _OTHER_WORD.search(tail):
        return False
    if _FORM.fullmatch(tail):
        return True
    return stem.rstrip("аеыі").endswith("л") and _PASSIVE_AFTER_L.fullmatch(tail) is not None
