"""Fragments: what is offered of the memories where there are few matches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.made import tmx
from tmtool.desk.desk import Desk
from tmtool.memory.search_query import searchable
from tmtool.model.articles import Job
from tmtool.model.text import TaggedText
from tmtool.model.units import Match, MatchKind

PIPELINE = "The Caspian Pipeline Consortium said on Friday that shipments had resumed after a storm."
PIPELINE_RU = "Каспийский трубопроводный консорциум сообщил в пятницу, что отгрузка возобновилась после шторма."
PIPELINE_KK = "Каспий құбыр консорциумы жұма күні мұнай тиеу дауылдан кейін қайта басталғанын хабарлады."
ASKED = "A drone hit the Caspian Pipeline Consortium, and nobody was hurt."
"""Eleven words, of which four stand in the sentence of the memory."""
Remember = Callable[..., None]


@pytest.fixture
def remember(empty: Desk, tmp_path: Path) -> Remember:
    """Puts units into a memory, and brings the concordance up to date."""

    def put(*units: dict[str, Any], name: str = "memory", source: str = "en", known: bool = True) -> None:
        path = tmp_path / f"{name}.tmx"
        path.write_text(tmx(units, source=source), encoding="utf-8")
        empty.imports.import_file(path, name=name)
        if known:
            empty.concordance.bring_up_to_date()

    return put


def fragments(desk: Desk, text: str, source: str = "en", target: str = "ru", **asked: Any) -> list[Match]:
    return list(desk.suggestions.matches(text, source, target, fragments=True, **asked))


def phrases(found: list[Match]) -> list[str]:
    assert all(match.kind is MatchKind.FRAGMENT for match in found)
    return [match.source.text[slice(*match.fragment)] for match in found if match.fragment]


def test_a_phrase_is_offered_with_its_sentence(empty: Desk, remember: Remember) -> None:
    remember({"en": PIPELINE, "ru": PIPELINE_RU})
    (match,) = fragments(empty, ASKED)
    # Four of eleven words are 36 %.
    assert (match.score, match.kind, match.memory) == (36, MatchKind.FRAGMENT, "memory")
    assert (match.source.text, match.target.text) == (PIPELINE, PIPELINE_RU)
    assert match.fragment == (0, 31)
    assert (match.differences, match.repaired, match.patches, match.warnings) == ((), None, (), ())


def test_fragments_are_only_looked_for_where_they_are_asked_for(empty: Desk, remember: Remember) -> None:
    remember({"en": PIPELINE, "ru": PIPELINE_RU})
    assert empty.suggestions.matches(ASKED, "en", "ru") == ()


def test_fragments_come_after_matches_and_fill_what_they_leave(empty: Desk, remember: Remember) -> None:
    asked = "The storm damaged the eastern berth. Shipments had resumed by noon."
    remember(
        {"en": "The storm damaged the eastern berth. Shipments had resumed by six.", "ru": "Да"},
        {"en": "On Monday the storm damaged the eastern berth near the old port of the town.", "ru": "Нет"},
    )
    found = fragments(empty, asked, limit=2)
    assert [match.kind for match in found] == [MatchKind.FUZZY, MatchKind.FRAGMENT]
    assert phrases(found[1:]) == ["the storm damaged the eastern berth"]
    assert [match.kind for match in fragments(empty, asked, limit=1)] == [MatchKind.FUZZY]


@pytest.mark.parametrize(("minimum", "score"), [(100, 49), (70, 49), (50, 49), (45, 44)])
def test_the_score_stays_below_the_cut_off_and_below_all_bands(
    empty: Desk, remember: Remember, minimum: int, score: int
) -> None:
    remember({"en": f"Officials say that {PIPELINE} It is so again and again, all the long year round.", "ru": "Да"})
    found = fragments(empty, "pipeline consortium said", minimum=minimum)
    assert [(match.score, match.kind) for match in found] == [(score, MatchKind.FRAGMENT)]


def test_two_words_or_only_function_words_and_figures_are_no_phrase(empty: Desk, remember: Remember) -> None:
    remember(
        {"en": "Pipeline consortium meets here to talk about what is to be done.", "ru": "Да"},
        {"en": "It was one of the 12 that have been in the 2020 list of the best.", "ru": "Нет"},
    )
    assert fragments(empty, "A pipeline consortium was not founded.") == []
    assert fragments(empty, "One of the 12 that have been in the 2020 war died.") == []


def test_the_sentence_itself_is_never_a_fragment_in_whatever_memory_it_is(empty: Desk, remember: Remember) -> None:
    for name in ("first", "second", "third"):
        remember({"en": PIPELINE, "ru": PIPELINE_RU}, name=name)
    remember({"en": PIPELINE, "ru": "Да"}, name="fourth")
    empty.memories.set_penalty("fourth", 40)
    found = fragments(empty, PIPELINE)
    assert [(match.score, match.kind) for match in found] == [(100, MatchKind.EXACT)]


def test_beside_the_sentence_itself_others_are_offered(empty: Desk, remember: Remember) -> None:
    other = "In Atyrau the Caspian Pipeline Consortium hired forty new engineers for its second terminal."
    for name in ("first", "second"):
        remember({"en": PIPELINE, "ru": PIPELINE_RU}, name=name)
    remember({"en": other, "ru": "Да"}, name="other")
    found = fragments(empty, PIPELINE)
    assert [match.score for match in found[:1]] == [100]
    assert [match.source.text for match in found[1:]] == [other]
    assert phrases(found[1:]) == ["the Caspian Pipeline Consortium"]


def test_a_pair_that_is_a_match_is_no_fragment_from_another_memory(empty: Desk, remember: Remember) -> None:
    for name in ("first", "second"):
        remember({"en": PIPELINE, "ru": PIPELINE_RU}, name=name)
    found = fragments(empty, PIPELINE.replace("Friday", "Monday"))
    assert [match.kind for match in found] == [MatchKind.FUZZY]


def test_the_newest_unit_has_it(empty: Desk, remember: Remember) -> None:
    long = "and that all of it went on for a good while until nobody knew any more why."
    remember({"en": f"The Caspian Pipeline Consortium paid {long}", "ru": "старое"}, name="first")
    remember({"en": f"The Caspian Pipeline Consortium sued {long}", "ru": "новое"}, name="second")
    assert [match.target.text for match in fragments(empty, ASKED)] == ["новое"]
    assert [match.target.text for match in fragments(empty, ASKED, memory="first")] == ["старое"]


def test_of_a_common_phrase_the_newest_is_offered_too(empty: Desk, remember: Remember) -> None:
    units = [
        {"en": f"The Caspian Pipeline Consortium number {n} did a thing that is told at length.", "ru": f"Перевод {n}"}
        for n in range(60)
    ]
    remember(*units)
    assert [match.target.text for match in fragments(empty, ASKED)] == ["Перевод 59"]


def test_phrases_do_not_overlap_and_the_longest_comes_first(empty: Desk, remember: Remember) -> None:
    remember(
        {"en": "New rules for foreign investors working in the country were long awaited.", "ru": "1"},
        {"en": "He spoke with foreign investors working in the country about oil fields at last.", "ru": "2"},
        {"en": "Minister Bekov announced new rules at the end of a very long and tedious day.", "ru": "3"},
    )
    found = fragments(empty, "Minister Bekov announced new rules for foreign investors working in the country today.")
    assert phrases(found) == ["New rules for foreign investors working in the country", "Minister Bekov announced"]
    assert [match.target.text for match in found] == ["1", "3"]


def test_a_unit_without_a_text_in_the_language_is_passed_over(empty: Desk, remember: Remember) -> None:
    remember({"en": PIPELINE, "kk": PIPELINE_KK})
    assert fragments(empty, ASKED, target="ru") == []
    assert [match.target.text for match in fragments(empty, ASKED, target="kk")] == [PIPELINE_KK]


def test_what_was_deleted_is_not_offered_and_what_the_index_does_not_know_is_missed(
    empty: Desk, remember: Remember
) -> None:
    remember({"en": PIPELINE, "ru": PIPELINE_RU}, known=False)
    assert fragments(empty, ASKED) == []
    empty.concordance.bring_up_to_date()
    assert phrases(fragments(empty, ASKED)) == ["The Caspian Pipeline Consortium"]
    empty.operations.undo()
    assert fragments(empty, ASKED) == []


def test_without_an_index_or_with_a_broken_one_there_are_none(empty: Desk, remember: Remember) -> None:
    remember({"en": PIPELINE, "ru": PIPELINE_RU})
    (index,) = empty.folder.glob("index/concordance.db")
    index.write_bytes(b"\0" * 5000)
    assert fragments(empty, ASKED) == []
    index.unlink(missing_ok=True)
    assert fragments(empty, ASKED) == []


@pytest.mark.parametrize(
    ("source", "unit", "asked", "phrase"),
    [
        ("ru", PIPELINE_RU, "Каспийский Трубопроводный консорциум сообщил о прибыли.", 3),
        ("kk", PIPELINE_KK, "Биыл каспий құбыр консорциумы мол пайда тапты.", 3),
    ],
)
def test_any_language_may_be_the_source(
    empty: Desk, remember: Remember, source: str, unit: str, asked: str, phrase: int
) -> None:
    remember({"en": PIPELINE, "ru": PIPELINE_RU, "kk": PIPELINE_KK})
    for target, text in {"en": PIPELINE, "ru": PIPELINE_RU, "kk": PIPELINE_KK}.items():
        if target != source:
            (match,) = fragments(empty, asked, source, target)
            assert (match.source.text, match.target.text) == (unit, text)
            assert searchable(phrases([match])[0]).split() == searchable(unit).split()[: phrase + (source == "ru")]


def test_tags_do_not_part_a_phrase(empty: Desk, remember: Remember, tmp_path: Path) -> None:
    path = tmp_path / "tags.tmx"
    text = PIPELINE.replace("Caspian", "@")
    path.write_text(
        tmx([{"en": text, "ru": "Да"}]).replace("@", '<bpt i="1">b</bpt>Caspian<ept i="1">b</ept>'), encoding="utf-8"
    )
    empty.imports.import_file(path)
    empty.concordance.bring_up_to_date()
    (match,) = fragments(empty, ASKED)
    assert match.source.tags
    assert match.source.text[slice(*(match.fragment or (0, 0)))] == "The Caspian Pipeline Consortium"


def test_on_the_screen_fragments_are_asked_for_and_pretranslation_knows_none(
    empty: Desk, job: Job, remember: Remember
) -> None:
    remember({"en": "They hope that construction will begin in 2027 at the earliest, he said on state TV.", "ru": "Да"})
    segment = empty.articles.numbered(job, 4)
    found = empty.suggestions.for_segment(segment, "ru", fragments=True)
    (match,) = empty.suggestions.with_fragments(segment, "ru", replace(found, matches=())).matches
    assert (match.kind, match.score) == (MatchKind.FRAGMENT, 49)
    assert empty.suggestions.for_segment(segment, "ru").matches == ()
    filled = empty.pretranslation.pretranslate(job, minimum=50)
    assert (filled.context, filled.exact, filled.fuzzy) == (0, 0, 0)


def test_what_takes_longer_than_the_rest_comes_afterwards_and_is_the_same(
    empty: Desk, job: Job, remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember({"en": "They hope that construction will begin in 2027 at the earliest, he said on state TV.", "ru": "Да"})
    segment = empty.articles.numbered(job, 4)
    monkeypatch.setattr("tmtool.desk.suggestions._SECONDS_FOR_FRAGMENTS", -1.0)
    first = empty.suggestions.for_segment(segment, "ru", fragments=True)
    assert (first.matches, first.is_whole) == ((), False)
    whole = empty.suggestions.with_fragments(segment, "ru", first)
    assert whole.is_whole
    monkeypatch.setattr("tmtool.desk.suggestions._SECONDS_FOR_FRAGMENTS", 60.0)
    assert whole == empty.suggestions.for_segment(segment, "ru", fragments=True)


def test_with_enough_matches_nothing_is_asked(empty: Desk, remember: Remember, monkeypatch: pytest.MonkeyPatch) -> None:
    remember({"en": PIPELINE, "ru": PIPELINE_RU})
    monkeypatch.setattr("tmtool.desk.fragments.placed_words", lambda text: pytest.fail("it was asked"))
    assert [match.score for match in fragments(empty, PIPELINE, limit=1)] == [100]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80) | st.text(alphabet='"*()- ORNEAR:^{}\x00‹›ё́ab c', max_size=60))
def test_any_text_may_be_looked_up(empty: Desk, text: str) -> None:
    path = empty.folder / "x.tmx"
    if not path.exists():
        unit = {"en": 'a "b" OR c NEAR(d) * a b c ё', "ru": "Да"}
        path.write_text(tmx([unit]), encoding="utf-8")
        empty.imports.import_file(path)
        empty.concordance.bring_up_to_date()
    for match in fragments(empty, text):
        if match.fragment:
            assert searchable(match.source.text[slice(*match.fragment)]) in searchable(TaggedText(text).text)
