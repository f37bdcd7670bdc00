"""Terms are met where a reader would meet them."""

from __future__ import annotations

import pytest

from tests.glossary import term_gold
from tmtool.glossary.recognise import Recogniser
from tmtool.model.terms import Concept, Term, TermHit, TermStatus, TermTarget


def concept(source: str, *targets: str, case_sensitive: bool | None = None, language: str = "en") -> Concept:
    """A concept with Russian targets."""
    return Concept(
        (
            Term(language, source, case_sensitive=case_sensitive),
            *(Term("ru", target) for target in targets or (f"{source} по-русски",)),
        )
    )


def recogniser(*sources: str | Concept, language: str = "en") -> Recogniser:
    """A recogniser of one glossary."""
    concepts = [source if isinstance(source, Concept) else concept(source, language=language) for source in sources]
    return Recogniser.build([("desk", one) for one in concepts], language)


def met(text: str, *sources: str | Concept, language: str = "en") -> list[str]:
    """What of a text was met, longest first."""
    found = recogniser(*sources, language=language).recognise(text, "ru")
    return [text[hit.start : hit.end] for hit in found.hits]


def test_a_hit_names_term_place_targets_and_glossary() -> None:
    found = recogniser(concept("oil worker", "нефтяник", "нефтяной рабочий")).recognise("Two oil workers left.", "ru")
    assert found.hits == (
        TermHit(
            "oil worker",
            4,
            15,
            (TermTarget("нефтяник", TermStatus.PREFERRED), TermTarget("нефтяной рабочий", TermStatus.PREFERRED)),
            "desk",
        ),
    )
    assert found.overlaps == ()


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("country", "Two countries met.", "countries"),
        ("child", "children", "children"),
        ("ministries", "the Ministry", "Ministry"),
        ("Kazakhstan", "Kazakhstan’s oil", "Kazakhstan"),
        ("Kazakhstan", "Kazakhstan's oil", "Kazakhstan"),
        ("crocuses", "a crocus", "crocus"),
        ("emphases", "an emphasis", "emphasis"),
        ("bases", "on this basis", "basis"),
        ("Iraqis", "an Iraqi", "Iraqi"),
        ("formula", "two formulae", "formulae"),
        ("bacilli", "a bacillus", "bacillus"),
        ("data", "one datum", "datum"),
        ("follow-up", "two follow-ups", "follow-ups"),
        ("ads", "an ad", "ad"),
        ("T-72", "six T-72s", "T-72s"),
        ("vice president", "the vice-president", "vice-president"),
        ("vice-president", "the vice  president", "vice  president"),
        ("U.S.", "in the U.S. today", "U.S."),
        ("St. Petersburg", "in St. Petersburg today", "St. Petersburg"),
        ("World Cup 2018", "the World Cup 2018", "World Cup 2018"),
        ("NGO", "Several NGOs said", "NGOs"),
        ("Moody's", "Moody’s said", "Moody’s"),
    ],
)
def test_forms_that_are_met(term: str, text: str, words: str) -> None:
    assert met(text, term) == [words]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("US", "told us so"),
        ("WHO", "the man who"),
        ("IT", "It rained"),
        ("oil worker", "oil, worker"),
        ("oil worker", "oil (worker)"),
        ("oil worker", "“oil” worker"),
        ("president", "the presidency"),
        ("protest", "a protester"),
        ("oil", "boil"),
        ("World Cup 2018", "the World Cup 2022"),
    ],
)
def test_what_is_not_met(term: str, text: str) -> None:
    assert met(text, term) == []


def test_the_glossary_decides_on_case_where_it_says_so() -> None:
    assert met("an apple", concept("Apple", case_sensitive=True)) == []
    assert met("the who", concept("WHO", case_sensitive=False)) == ["who"]


def test_the_longest_term_wins_and_the_others_overlap() -> None:
    text = "the oil and gas ministry building"
    found = recogniser("oil and gas", "oil", "gas ministry", "oil and gas ministry", "building").recognise(text, "ru")
    assert [hit.source for hit in found.hits] == ["oil and gas ministry", "building"]
    assert [hit.source for hit in found.overlaps] == ["gas ministry", "oil and gas", "oil"]


def test_every_occurrence_is_a_hit_longest_first_then_by_place() -> None:
    assert met("oil and coal and oil", "oil", "coal") == ["coal", "oil", "oil"]


def test_a_term_without_a_target_in_the_language_does_not_hide_a_shorter_one() -> None:
    no_russian = Concept((Term("en", "oil price"), Term("kk", "мұнай бағасы")))
    assert met("the oil price", no_russian, "oil") == ["oil"]


def test_the_same_term_in_two_glossaries_is_shown_once_unless_it_says_something_else() -> None:
    entries = [("one", concept("oil", "нефть")), ("two", concept("oil", "нефть")), ("three", concept("oil", "масло"))]
    found = Recogniser.build(entries, "en").recognise("oil", "ru")
    assert [(hit.glossary, hit.targets[0].text) for hit in found.hits] == [("one", "нефть"), ("three", "масло")]


def test_forbidden_source_terms_are_not_met_and_forbidden_targets_come_last() -> None:
    one = Concept(
        (
            Term("en", "Kirghizia", TermStatus.FORBIDDEN),
            Term("en", "Kyrgyzstan"),
            Term("ru-RU", "Киргизия", TermStatus.FORBIDDEN),
            Term("ru-RU", "Кыргызстан"),
        )
    )
    found = recogniser(one).recognise("Kirghizia is Kyrgyzstan", "ru")
    assert [hit.source for hit in found.hits] == ["Kyrgyzstan"]
    assert [target.text for target in found.hits[0].targets] == ["Кыргызстан", "Киргизия"]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2018-12-31", ["Астана"]),
        ("2019-03-23", ["Нур-Султан"]),
        ("2022-09-17", ["Нур-Султан"]),
        (None, ["Астана", "Нур-Султан"]),
    ],
)
def test_targets_are_those_of_the_day(day: str | None, names: list[str]) -> None:
    capital = Concept(
        (
            Term("en", "the capital"),
            Term("ru", "Астана", valid_to="2018"),
            Term("ru", "Нур-Султан", valid_from="2019-03-23", valid_to="2022-09-17"),
        )
    )
    found = recogniser(capital).recognise("in the capital", "ru", day)
    assert [target.text for target in found.hits[0].targets] == names
    assert recogniser(capital).recognise("in the capital", "ru", "2022-09-18").hits == ()


def test_russian_and_kazakh_terms_are_met_in_their_forms() -> None:
    assert met("встреча Токаева в Жанаозене", "Токаев", "Жанаозен", language="ru") == ["Жанаозене", "Токаева"]
    assert met("аузын ашты", "ауыз", language="kk") == ["аузын"]
    assert met("халқының кен орнында", "халық", "кен орны", language="kk") == ["кен орнында", "халқының"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("uses", "the US"),
        ("GP", "by GPS"),
        ("it", "in its way"),
        ("taxes", "two taxis"),
        ("virus", "viruous"),
    ],
)
def test_words_that_only_look_like_a_plural_are_no_term(term: str, text: str) -> None:
    assert met(text, term) == []


@pytest.mark.parametrize("name", term_gold.LANGUAGES)
def test_terms_of_the_gold(name: str) -> None:
    for file in sorted(term_gold.FOLDER.glob(f"{name}_?.txt")):
        assert term_gold.f1(name, file.name) >= 0.98, term_gold.wrong(name, file.name)


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("workers' union", "The workers’ union left.", "workers’ union"),
        ("US", "in the U.S. today", "U.S."),
        ("U.K.", "in the UK today", "UK"),
        ("basis", "on two bases", "bases"),
        ("base", "two bases", "bases"),
        ("selfie", "two selfies", "selfies"),
        ("MP", "two MPs", "MPs"),
    ],
)
def test_doubtful_forms_are_met_by_each_word_that_they_may_come_of(term: str, text: str, words: str) -> None:
    assert met(text, term) == [words]


def test_a_quotation_that_ends_after_a_plural_is_no_possessive() -> None:
    assert met("the ‘oil workers’ union", "workers' union") == []


def test_russian_words_alike_are_told_apart_by_the_grammar() -> None:
    assert met("в Семее пять семей", "Семей", language="ru") == ["Семее"]
    assert met("рынков и рынка, главам государств", "рынок", "глава государства", language="ru") == [
        "главам государств",
        "рынков",
        "рынка",
    ]
    assert met("выбор сделан", "выборы", language="ru") == []
