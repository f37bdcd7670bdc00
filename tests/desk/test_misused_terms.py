"""A match whose target has a forbidden or outdated term says so, ranks lower, and is never filled in by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import tmx
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job
from tmtool.model.units import Reason

COST, COST_RU = "The total cost is $1.2 billion.", "Общая стоимость: 1,2 миллиарда долларов."
BEFORE, AFTER = "Kazakhstan signed a deal on October 21.", "Construction will begin in 2027."
Remember = Callable[..., None]


@pytest.fixture
def remember(empty: Desk, tmp_path: Path) -> Remember:
    """Puts units into a memory of the desk."""

    def put(*units: dict[str, Any], name: str = "memory", penalty: int = 0, source: str = "en") -> None:
        path = tmp_path / f"{name}.tmx"
        path.write_text(tmx(units, source=source), encoding="utf-8")
        empty.imports.import_file(path, name=name, penalty=penalty)

    return put


@pytest.fixture
def glossary(empty: Desk, tmp_path: Path) -> Callable[[str], None]:
    """Takes a glossary in."""

    def put(text: str) -> None:
        path = tmp_path / "terms.csv"
        path.write_text(text, encoding="utf-8")
        empty.imports.import_file(path, kind="glossary", name="terms")

    return put


def test_it_ranks_below_a_clean_one_and_says_what_to_use(
    empty: Desk, remember: Remember, glossary: Callable[[str], None]
) -> None:
    glossary("en,ru,forbidden_ru\nbillion,миллиард,биллион\n")
    remember({"en": COST, "ru": "Стоимость: 1,2 биллиона."}, {"en": COST, "ru": COST_RU})
    clean, dirty = empty.suggestions.matches(COST, "en", "ru")
    assert (clean.score, clean.is_clean, dirty.score, dirty.is_clean) == (100, True, 95, False)
    assert dirty.warnings == (
        "The translation in the memory has “биллион”, which the glossary forbids. Use “миллиард”.",
    )
    assert [one.reason for one in dirty.differences] == [Reason.TERM]


def test_not_even_the_same_context_fills_it_in(
    empty: Desk, job: Job, remember: Remember, glossary: Callable[[str], None]
) -> None:
    glossary("en,ru,forbidden_ru\nbillion,миллиард,биллион\n")
    remember({"en": COST, "ru": "Стоимость: 1,2 биллиона.", "pre": BEFORE, "post": AFTER})
    assert empty.pretranslation.pretranslate(job, minimum=50).untouched == 5
    remember({"en": COST, "ru": COST_RU}, name="other", penalty=10)
    assert empty.pretranslation.pretranslate(job, minimum=50).fuzzy == 1
    assert empty.articles.numbered(job, 3).target.text == COST_RU


def test_a_concept_of_the_sentence_counts_through_another_language(
    empty: Desk, job: Job, remember: Remember, glossary: Callable[[str], None]
) -> None:
    glossary("en,kk,forbidden_kk\nbillion,миллиард,биллион\n")
    remember({"ru": COST_RU, "kk": "Құны 1,2 биллион доллар."}, source="ru")
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    (match,) = empty.suggestions.for_segment(empty.articles.numbered(kazakh, 3), "kk").matches
    assert (match.via, match.score, match.is_clean) == ("ru", 95, False)
    assert empty.pretranslation.pretranslate(kazakh, minimum=70).untouched == 5


def test_a_concept_that_only_the_sentence_has_counts(
    empty: Desk, remember: Remember, glossary: Callable[[str], None]
) -> None:
    glossary("en,ru,forbidden_ru\nKyrgyz Republic,Кыргызстан,Киргизия\n")
    remember({"en": "The president of Kyrgyzstan left for home today.", "ru": "Президент Киргизии уехал сегодня."})
    text = "The president of the Kyrgyz Republic left for home today."
    (match,) = empty.suggestions.matches(text, "en", "ru", minimum=50)
    assert not match.is_clean


def test_the_same_text_through_a_confirmed_sister_is_filled_in(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"ru": COST_RU, "kk": "Құны 1,2 миллиард доллар."}, source="ru")
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    assert empty.pretranslation.pretranslate(kazakh).exact == 1


def test_what_must_be_looked_at_is_filled_in_and_never_confirmed(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"en": COST.replace("1.2", "7"), "ru": "Общая стоимость не называется."}, {"en": BEFORE, "ru": "Да."})
    done = empty.pretranslation.pretranslate(job, minimum=75, confirm=75)
    assert (done.exact, done.fuzzy, done.confirmed, done.warned) == (1, 1, 1, 1)


def test_of_many_equally_good_units_the_reviewed_one_is_offered(empty: Desk, remember: Remember) -> None:
    units: list[dict[str, Any]] = [
        {"en": f"The total cost of item {at} is known.", "ru": f"Стоимость {at}."} for at in range(1, 60)
    ]
    units[20]["status"] = "reviewed"
    remember(*units)
    (match,) = empty.suggestions.matches("The total cost of item 99 is known.", "en", "ru", limit=1)
    assert match.target.text == "Стоимость 21."
