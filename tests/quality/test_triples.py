"""Every check in Russian and in Kazakh: what it finds, what is right, and that it keeps silent where it is ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.quality.pairs import pair
from tmtool.model.findings import Finding, Ignored
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.quality.check import check_all
from tmtool.quality.ignoring import heeded
from tmtool.quality.pair import Pair
from tmtool.quality.registry import CHECKS

DATA = Path(__file__).parents[1] / "data" / "check_triples.tsv"
TAGS = (Tag(0, TagKind.OPEN, 1), Tag(3, TagKind.CLOSE, 1))
CROSSING = (Tag(0, TagKind.OPEN, 1), Tag(1, TagKind.OPEN, 2), Tag(2, TagKind.CLOSE, 1), Tag(3, TagKind.CLOSE, 2))
NESTED = (Tag(0, TagKind.OPEN, 1), Tag(1, TagKind.OPEN, 2), Tag(2, TagKind.CLOSE, 2), Tag(3, TagKind.CLOSE, 1))
ASTANA = {"ru": ("Астана", "Нур-Султан", "Целиноград"), "kk": ("Астана", "Нұр-Сұлтан", "Целиноград")}


class Triple(NamedTuple):
    """A source with a bad and a good translation; several sentences are several segments."""

    check: str
    language: str
    source: Sequence[str]
    bad: Sequence[str]
    good: Sequence[str]


def triples() -> Iterator[Triple]:
    for line in DATA.read_text(encoding="utf-8").splitlines()[1:]:
        check, language, *texts = line.split("\t")
        yield Triple(check, language, *([_read(text) for text in part.split(" | ")] for part in texts))


def _read(written: str) -> str:
    return re.sub(r"\{([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), written)


TRIPLES = tuple(triples())


def findings(triple: Triple, targets: Sequence[str]) -> tuple[Finding, ...]:
    pairs = [
        pair(*both, triple.language, number=n) for n, both in enumerate(zip(triple.source, targets, strict=True), 1)
    ]
    return check_all(pairs)


@pytest.mark.parametrize("triple", TRIPLES, ids=lambda one: f"{one.check}-{one.language}")
def test_what_is_bad_is_found_what_is_good_is_not(triple: Triple) -> None:
    assert triple.check in {found.check for found in findings(triple, triple.bad)}
    left = {found.check for found in findings(triple, triple.good)}
    assert triple.check not in left
    assert all(CHECKS[check].is_style for check in left)


@pytest.mark.parametrize("triple", TRIPLES, ids=lambda one: f"{one.check}-{one.language}")
def test_what_is_ignored_is_not_said(triple: Triple) -> None:
    found = findings(triple, triple.bad)
    mine = [finding for finding in found if finding.check == triple.check]
    others = tuple(finding for finding in found if finding.check != triple.check)
    assert heeded(found, [Ignored(triple.check)]) == others
    assert heeded(found, [Ignored(triple.check, finding.segment) for finding in mine]) == others
    assert heeded(found, [Ignored(triple.check, None, finding.about) for finding in mine]) == others
    assert heeded(found, [Ignored(triple.check, 99), Ignored(triple.check, None, "another word")]) == found


def _tagged(language: str, tags: tuple[Tag, ...], source: tuple[Tag, ...] = TAGS) -> Pair:
    text = "Нефть." if language == "ru" else "Мұнай."
    return pair(TaggedText("Oil.", source), TaggedText(text, tags), language)


def _with_terms(language: str, target: str) -> Pair:
    now, before, never = ASTANA[language]
    hit = TermHit("Astana", 3, 9, (TermTarget(now, TermStatus.PREFERRED), TermTarget(never, TermStatus.FORBIDDEN)))
    past = TermHit("Astana", 3, 9, (TermTarget(before, TermStatus.PREFERRED),))
    return pair("In Astana.", target, language, (hit,), (past,))


LANGUAGES = ("ru", "kk")
FORMS = {"ru": ("В Астане.", "В Нур-Султане.", "В Целинограде."), "kk": ("Астанада.", "Нұр-Сұлтанда.", "Целиноградта.")}


def _special(language: str) -> dict[str, tuple[Pair, Pair]]:
    """Bad and good pairs of the checks that need more than texts."""
    good, past, never = FORMS[language]
    other_words = "В столице." if language == "ru" else "Елордада."
    rising, other = ("Нефть выросла на 5%.", "kk") if language == "ru" else ("Мұнай 5%-ға өсті.", "ru")
    sister = TaggedText("Мұнай 6%-ға өсті." if language == "ru" else "Нефть выросла на 6%.")
    same = TaggedText(sister.text.replace("6", "5"))
    source = TaggedText("Oil rose by 5%.")
    return {
        "tags.missing": (_tagged(language, TAGS[:1]), _tagged(language, TAGS)),
        "tags.extra": (_tagged(language, (*TAGS, Tag(5, TagKind.CLOSE, 1))), _tagged(language, TAGS)),
        "tags.nesting": (_tagged(language, CROSSING, NESTED), _tagged(language, NESTED, NESTED)),
        "terms.missing": (
            _with_terms(language, other_words),
            _with_terms(language, good),
        ),
        "terms.forbidden": (_with_terms(language, never), _with_terms(language, good)),
        "terms.outdated": (_with_terms(language, past), _with_terms(language, good)),
        "consistency.languages": (
            Pair(source, TaggedText(rising), 1, "en", language, sister=sister, sister_language=other),
            Pair(source, TaggedText(rising), 1, "en", language, sister=same, sister_language=other),
        ),
        "length.headline": (
            Pair(source, TaggedText(rising), 1, "en", language, headline_limit=15),
            Pair(source, TaggedText(rising), 1, "en", language, headline_limit=20),
        ),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check_id", _special("ru"))
def test_checks_of_tags_terms_and_jobs_find_and_can_be_ignored(check_id: str, language: str) -> None:
    bad, good = _special(language)[check_id]
    found = check_all([bad])
    assert check_id in {one.check for one in found}
    assert check_all([good]) == ()
    assert check_id not in {one.check for one in heeded(found, [Ignored(check_id, bad.number)])}
    assert check_id not in {one.check for one in heeded(found, [Ignored(check_id)])}


def test_every_check_is_tested_in_both_languages() -> None:
    tested = {(triple.check, triple.language) for triple in TRIPLES}
    tested |= {(check_id, language) for language in LANGUAGES for check_id in _special(language)}
    wanted = {(check_id, language) for check_id in CHECKS for language in LANGUAGES}
    # Russian nouns are in the plural after numbers, and spelling has tests of its own.
    assert wanted - tested == {("text.plural", "ru"), ("spelling.word", "ru"), ("spelling.word", "kk")}
