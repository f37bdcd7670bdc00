"""House style of signs: a dash where a hyphen stands, a no-break space where a line must not break."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtool.language.registry import fold
from tmtool.language.typography import DASHES
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

_HYPHEN = re.compile(r"(?<=[ \u00a0])--?(?=[ \u00a0])|^--?(?= )")
_AROUND = re.compile(r"\S+ \S+")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_BESIDE = re.compile(
    r"(?<=\d) (?=(?:%|млн|млрд|трлн|тыс\.|г\.|гг\.|ж\.)(?!\w))|(?<=№) (?=\d)"
    r"|(?<=\b[А-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])"
)


def find(pair: Pair) -> Iterator[Finding]:
    """Give one finding for each hyphen in place of a dash, and one for all spaces at which a line may break."""
    language = fold(pair.target_language)
    if language not in DASHES:
        return
    hyphens = [found.span() for found in _HYPHEN.finditer(pair.target.text)]
    if hyphens:
        dash = DASHES[language]
        fix = pair.with_target(*((*span, dash) for span in hyphens))
        for span in hyphens:
            message = f"A dash ({dash}) should stand here, not a hyphen."
            yield pair.finding("punctuation.dash", message, target=span, fix=fix)
    places = sorted(_breaks(pair.target.text))
    if places and language != "en":
        around = _AROUND.search(pair.target.text, max(0, pair.target.text.rfind(" ", 0, places[0][0]) + 1))
        what = around[0] if around else ""
        message = f"A line may break here in two: “{what}”; a no-break space keeps it together."
        fix = pair.with_target(*((*span, "\u00a0") for span in places))
        yield pair.finding("punctuation.nobreak", message, target=places[0], fix=fix)


def _breaks(text: str) -> set[tuple[int, int]]:
    inside = {
        (found.start() + at, found.start() + at + 1)
        for found in _GROUPED.finditer(text)
        for at, sign in enumerate(found[0])
        if sign == " "
    }
    return inside | {found.span() for found in _BESIDE.finditer(text)}
