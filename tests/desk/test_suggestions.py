"""What is offered for a text: the best that the memories have, all of it, in its order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.made import open_desk, tmx
from tmtool.desk.desk import Desk
from tmtool.memory.normalise import normalise
from tmtool.memory.scoring import score
from tmtool.model.articles import Job
from tmtool.model.text import TaggedText
from tmtool.model.units import Match, MatchKind, Status

COST, COST_RU, COST_KK = "The total cost is $1.2 billion.", "Стоимость: 1,2 миллиарда.", "Құны 1,2 миллиард."
BEFORE, AFTER = "Kazakhstan signed a deal on October 21.", "Construction will begin in 2027."
PENALTIES = {"ours": 0, "theirs": 7, "old": 25}
WORDS = ("gas", "oil", "price", "prices", "rose", "in", "May", "June", "5", "12")
Remember = Callable[..., None]


@pytest.fixture
def remember(empty: Desk, tmp_path: Path) -> Remember:
    """Puts units into a memory of the desk."""

    def put(*units: dict[str, Any], name: str = "memory", penalty: int = 0, source: str = "en") -> None:
        path = tmp_path / f"{name}.tmx"
        path.write_text(tmx(units, source=source), encoding="utf-8")
        empty.imports.import_file(path, name=name, penalty=penalty)

    return put


def for_cost(desk: Desk, job: Job) -> tuple[Match, ...]:
    """What is offered for “The total cost …”, which stands between two other sentences."""
    return desk.suggestions.for_segment(desk.articles.numbered(job, 3), job.language).matches


def test_the_same_text_is_found_exactly_whatever_its_white_space(empty: Desk, remember: Remember) -> None:
    remember({"en": "The  total cost\nis $1.2 billion.", "ru": COST_RU}, {"en": "***", "ru": "* * *"})
    (match,) = empty.suggestions.matches(COST, "en", "ru")
    assert (match.score, match.kind, match.target.text, match.memory) == (100, MatchKind.EXACT, COST_RU, "memory")
    assert match.differences == ()
    assert [found.score for found in empty.suggestions.matches("***", "en", "ru")] == [100]
    assert empty.suggestions.matches("—", "en", "ru", minimum=1) == ()


def test_a_text_damaged_by_letters_of_another_alphabet_finds_its_100(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU}, {"en": "Другое.", "ru": COST_RU, "kk": COST_KK})
    damaged = COST.replace("cost", "с\u043est")
    assert [match.score for match in empty.suggestions.matches(damaged, "en", "ru")] == [100]
    assert [match.score for match in empty.suggestions.matches(COST_RU.replace("о", "o", 1), "ru", "kk")] == [100]


def test_above_99_only_the_same_text_counts(empty: Desk, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU})
    assert empty.suggestions.matches("Something else entirely.", "en", "ru", minimum=101) == ()
    assert empty.suggestions.matches(COST, "en", "ru", minimum=101) == ()
    assert [match.score for match in empty.suggestions.matches(COST, "en", "ru", minimum=100)] == [100]


def test_another_case_or_figure_is_no_exact_match(empty: Desk, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU})
    (match,) = empty.suggestions.matches("The total cost is $1.3 billion.", "en", "ru")
    assert match.kind is MatchKind.FUZZY
    assert match.score <= 99
    assert "$1.3 billion stands for $1.2 billion" in match.warnings[0]


@pytest.mark.parametrize(
    ("around", "points"),
    [
        ({"pre": BEFORE, "post": AFTER}, 101),
        ({"pre": BEFORE, "post": "Something else."}, 100),
        ({"pre": "Something else.", "post": AFTER}, 100),
        ({"pre": BEFORE}, 100),
        ({"post": AFTER}, 100),
        ({"pre": "", "post": ""}, 100),
        ({}, 100),
    ],
)
def test_context_needs_both_neighbours(
    empty: Desk, job: Job, remember: Remember, around: dict[str, str], points: int
) -> None:
    remember({"en": COST, "ru": COST_RU, **around})
    (match,) = for_cost(empty, job)
    assert (match.score, match.kind) == (points, MatchKind.CONTEXT if points == 101 else MatchKind.EXACT)


def test_one_end_of_the_article_is_context_and_both_are_not(empty: Desk, job: Job, remember: Remember) -> None:
    title = "Kazakhstan signs wind farm deal"
    remember({"en": title, "ru": "Да", "pre": "", "post": BEFORE}, {"en": "Alone.", "ru": "Нет", "pre": "", "post": ""})
    (match,) = empty.suggestions.for_segment(empty.articles.numbered(job, 1), "ru").matches
    assert (match.score, match.kind) == (101, MatchKind.CONTEXT)
    alone = empty.articles.job(empty.articles.take_in(b"Alone.\n", "alone.txt").article, "ru")
    (match,) = empty.suggestions.for_segment(empty.articles.numbered(alone, 1), "ru").matches
    assert (match.score, match.kind) == (100, MatchKind.EXACT)


def test_a_left_out_neighbour_is_a_neighbour(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU, "pre": BEFORE, "post": AFTER})
    empty.editing.leave_out(empty.articles.numbered(job, 2).id)
    assert for_cost(empty, job)[0].score == 101


def test_a_text_that_stands_nowhere_has_no_context(empty: Desk, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU, "pre": BEFORE, "post": AFTER})
    assert [match.score for match in empty.suggestions.matches(COST, "en", "ru")] == [100]


def test_equal_pairs_are_shown_once_with_the_best_score(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU}, name="old", penalty=5)
    remember({"en": COST, "ru": COST_RU}, {"en": COST, "ru": COST_RU, "pre": BEFORE, "post": AFTER}, name="new")
    remember({"en": COST, "ru": "Иначе."}, name="other", penalty=10)
    found = [(match.score, match.target.text, match.memory) for match in for_cost(empty, job)]
    assert found == [(101, COST_RU, "new"), (90, "Иначе.", "other")]


def test_the_minimum_counts_after_the_penalty_of_the_memory(empty: Desk, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU}, penalty=20)
    assert [match.score for match in empty.suggestions.matches(COST, "en", "ru", minimum=80)] == [80]
    assert empty.suggestions.matches(COST, "en", "ru", minimum=81) == ()


def test_only_context_reaches_a_minimum_of_101(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"en": COST, "ru": COST_RU, "pre": BEFORE, "post": AFTER})
    assert empty.suggestions.matches(COST, "en", "ru", minimum=101) == ()
    assert [match.score for match in empty.suggestions.matches(COST, "en", "ru", minimum=100)] == [100]
    segment = empty.articles.numbered(job, 3)
    (match,) = empty.suggestions.for_segment(segment, "ru", minimum=101).matches
    assert match.score == 101


def test_at_the_same_score_a_clean_match_goes_before_a_more_approved_one_with_a_forbidden_term(
    empty: Desk, remember: Remember, tmp_path: Path
) -> None:
    glossary = tmp_path / "glossary.csv"
    glossary.write_text("en,ru,status\nKyrgyzstan,Киргизия,forbidden\n", encoding="utf-8")
    empty.imports.import_file(glossary, name="glossary")
    remember({"en": "Kyrgyzstan opens a road.", "ru": "Киргизия открывает дорогу.", "status": "reviewed"})
    remember({"en": "Kyrgyzstan opens a road.", "ru": "Кыргызстан открывает дорогу."}, name="other", penalty=5)
    clean, other = empty.suggestions.matches("Kyrgyzstan opens a road.", "en", "ru")
    assert (clean.score, clean.is_clean, clean.status) == (95, True, Status.TRANSLATED)
    assert (other.score, other.is_clean, other.status) == (95, False, Status.REVIEWED)


def test_a_kazakh_job_finds_through_the_confirmed_russian_sentence(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"ru": COST_RU, "kk": COST_KK, "pre": "", "post": "Да."}, source="ru")
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    assert for_cost(empty, kazakh) == ()
    empty.editing.draft(empty.articles.numbered(job, 3).id, COST_RU)
    assert for_cost(empty, kazakh) == (), "a draft is no text to look up through"
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    (match,) = for_cost(empty, kazakh)
    assert (match.score, match.via, match.source.text, match.target.text) == (100, "ru", COST_RU, COST_KK)


def test_context_through_another_language_is_not_judged(empty: Desk, job: Job, remember: Remember) -> None:
    around = {"pre": BEFORE, "post": AFTER}
    remember({"en": "It costs $1.2 billion in all, they say.", "ru": COST_RU, "kk": COST_KK, **around})
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    assert [(match.score, match.via) for match in for_cost(empty, kazakh)] == [(100, "ru")]


def test_a_target_is_offered_once_by_its_best_way(empty: Desk, job: Job, remember: Remember) -> None:
    remember({"en": "The total cost is not known.", "ru": COST_RU, "kk": COST_KK})
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    (direct,) = for_cost(empty, kazakh)
    assert direct.via is None
    assert direct.score < 100
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    assert [(match.score, match.via) for match in for_cost(empty, kazakh)] == [(100, "ru")]


def test_what_a_segment_wrote_is_not_offered_to_itself_through_another_language(empty: Desk, job: Job) -> None:
    kazakh = empty.articles.job(empty.articles.find("deal.txt"), "kk")
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    empty.editing.confirm(empty.articles.numbered(kazakh, 3).id, COST_KK)
    assert for_cost(empty, kazakh) == ()


def test_a_confirmed_segment_is_offered_at_once_and_an_undone_one_no_longer(empty: Desk, job: Job) -> None:
    empty.suggestions.warm()
    similar = "The total cost is $1.3 billion."
    assert empty.suggestions.matches(similar, "en", "ru") == ()
    empty.editing.confirm(empty.articles.numbered(job, 3).id, COST_RU)
    (match,) = empty.suggestions.matches(similar, "en", "ru")
    assert (match.target.text, match.memory, match.by) == (COST_RU, "desk", "aigul")
    assert [found.score for found in empty.suggestions.matches(COST, "en", "ru")] == [100]
    empty.operations.undo()
    assert empty.suggestions.matches(similar, "en", "ru") == ()
    assert empty.suggestions.matches(COST, "en", "ru") == ()


def test_reviewed_stands_before_translated_and_newer_before_older(empty: Desk, remember: Remember) -> None:
    remember(
        {"en": COST, "ru": "translated, old", "changed": "20240101T000000Z"},
        {"en": COST, "ru": "translated, new", "changed": "20260101T000000Z"},
        {"en": COST, "ru": "reviewed, old", "changed": "20200101T000000Z", "status": "reviewed"},
        {"en": COST, "ru": "reviewed, new", "changed": "20210101T000000Z", "status": "reviewed"},
        {"en": COST, "ru": "translated, middle", "changed": "20250101T000000Z"},
    )
    found = empty.suggestions.matches(COST, "en", "ru")
    assert [match.target.text for match in found] == [
        "reviewed, new",
        "reviewed, old",
        "translated, new",
        "translated, middle",
        "translated, old",
    ]
    assert found[0].status is Status.REVIEWED


def made_units() -> dict[str, list[dict[str, Any]]]:
    """Some hundred short sentences of few words in each memory, so that many are alike."""
    chance = random.Random(21)

    def sentence() -> str:
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 7)))
        return chance.choice((text, text.capitalize(), f"“{text}”")) + chance.choice((".", ".", "!", ""))

    return {
        name: [{"en": sentence(), "ru": f"Перевод {chance.randint(1, 3)}"} for _ in range(120)] for name in PENALTIES
    }


UNITS = made_units()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with three memories, two of which cost points."""
    folder = tmp_path_factory.mktemp("library")
    with open_desk(folder / "desk") as desk:
        for name, units in UNITS.items():
            path = folder / f"{name}.tmx"
            path.write_text(tmx(units), encoding="utf-8")
            desk.imports.import_file(path, name=name, penalty=PENALTIES[name])
        yield desk


def brute_force(text: str, memory: str | None, minimum: int) -> dict[tuple[str, str], int]:
    """The final score of every pair of the memories, at its best."""
    looked_up = normalise(TaggedText(text), "en")
    best: dict[tuple[str, str], int] = {}
    for name in PENALTIES if memory is None else (memory,):
        for unit in UNITS[name]:
            source = normalise(TaggedText(unit["en"]), "en")
            scored = score(looked_up, source, penalty=PENALTIES[name]).score
            points = scored if unit["en"] == text else min(99, scored)
            pair = unit["en"], unit["ru"]
            best[pair] = max(points, best.get(pair, 0))
    return {pair: points for pair, points in best.items() if points >= minimum}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    end=st.sampled_from((".", "", "?")),
    memory=st.sampled_from((None, *PENALTIES)),
    minimum=st.integers(30, 100),
    limit=st.integers(1, 9),
)
def test_the_best_matches_are_those_that_a_look_at_every_unit_finds(
    library: Desk, words: list[str], end: str, memory: str | None, minimum: int, limit: int
) -> None:
    text = " ".join(words) + end
    wanted = brute_force(text, memory, minimum)
    found = library.suggestions.matches(text, "en", "ru", minimum=minimum, limit=limit, memory=memory)
    assert [match.score for match in found] == sorted(wanted.values(), reverse=True)[:limit]
    assert all(wanted[match.source.text, match.target.text] == match.score for match in found)
    assert len({(match.source.text, match.target.text) for match in found}) == len(found)
