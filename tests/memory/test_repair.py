"""Terms, names and placeables of matches put right together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtool.glossary.recognise import Recogniser
from tmtool.memory.difference import differences
from tmtool.memory.normalise import normalise
from tmtool.memory.repair import Repaired, repair
from tmtool.model.terms import Concept, Term, TermStatus
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Patch

GLOSSARY = """
Almaty|Алматы|Алматы
Astana|Астана|Астана
Bishkek|Бишкек|Бішкек
Tashkent|Ташкент|Ташкент
Khorgos|Хоргос|Қорғас
Kazakhstan|Казахстан|Қазақстан
Uzbekistan|Узбекистан|Өзбекстан
Kyrgyzstan|Кыргызстан|Қырғызстан
China|Китай|Қытай
Turkey|Турция|Түркия
France|Франция|Франция
Almaty region|Алматинская область|Алматы облысы
Mangystau region|Мангистауская область|Маңғыстау облысы
energy minister|министр энергетики|энергетика министрі
foreign minister|министр иностранных дел|сыртқы істер министрі
activist|активист|белсенді
protester|протестующий|наразылық білдіруші
strike|забастовка|ереуіл
rally|митинг|митинг
"""
CONCEPTS = [
    Concept((Term("en", english), Term("ru", russian), Term("kk", kazakh)))
    for english, russian, kazakh in (line.split("|") for line in GLOSSARY.split("\n") if line)
]
RECOGNISER = Recogniser.build([("places", concept) for concept in CONCEPTS], "en")


def repaired(unit: str, query: str, target: TaggedText | str, language: str) -> Repaired:
    """Repair a match."""
    stored = TaggedText(target) if isinstance(target, str) else target
    differing = differences(normalise(TaggedText(query), "en"), normalise(TaggedText(unit), "en"))
    return repair(
        query, unit, stored, differing, "en", language, lambda text: RECOGNISER.recognise(text, language).hits
    )


def text_of(found: Repaired) -> str | None:
    """The repaired text as shown."""
    return found.text.shown if found.text else None


@pytest.mark.parametrize(
    ("unit", "query", "language", "target", "wanted"),
    [
        ("Almaty", "Bishkek", "kk", "Министр Алматыға келді.", "Министр Бішкекке келді."),
        ("Bishkek", "Tashkent", "ru", "Министр живёт в Бишкеке.", "Министр живёт в Ташкенте."),
        ("Kazakhstan", "Uzbekistan", "ru", "Правительство Казахстана молчит.", "Правительство Узбекистана молчит."),
        ("Kazakhstan’s", "Uzbekistan’s", "ru", "Посол Казахстана молчит.", "Посол Узбекистана молчит."),
        ("China", "France", "ru", "Самолёт сел в Китае.", "Самолёт сел во Франции."),
        ("China", "Turkey", "ru", "Договор с Китаем готов.", "Договор с Турцией готов."),
        ("Uzbekistan", "Kyrgyzstan", "ru", "Речь шла об Узбекистане.", "Речь шла о Кыргызстане."),
        ("Almaty region", "Mangystau region", "ru", "Аким Алматинской области.", "Аким Мангистауской области."),
        ("Almaty region", "Mangystau region", "kk", "Алматы облысының әкімі.", "Маңғыстау облысының әкімі."),
        ("energy minister", "foreign minister", "ru", "С министром энергетики.", "С министром иностранных дел."),
        ("energy minister", "foreign minister", "kk", "Энергетика министрімен.", "Сыртқы істер министрімен."),
        ("Kazakhstan", "Turkey", "kk", "Қазақстан мен Ресей.", "Түркия мен Ресей."),
        ("Almaty region", "Bishkek", "kk", "Ол Алматы облысына барды.", "Ол Бішкекке барды."),
    ],
)
def test_a_term_takes_the_form_of_the_one_it_replaces(
    unit: str, query: str, language: str, target: str, wanted: str
) -> None:
    found = repaired(f"He spoke of {unit} today.", f"He spoke of {query} today.", target, language)
    assert text_of(found) == wanted
    assert found.warnings == ()


def test_each_patch_says_why_and_where() -> None:
    found = repaired(
        "On Monday he came from Almaty.", "On Friday he came from Astana.", "Дүйсенбі күні ол Алматыдан келді.", "kk"
    )
    assert text_of(found) == "Жұма күні ол Астанадан келді."
    assert found.patches == (
        Patch(0, 4, "Дүйсенбі", "Жұма", "The weekday is Friday here and Monday in the memory."),
        Patch(13, 22, "Алматыдан", "Астанадан", "Astana stands for Almaty in the memory: glossary “places”."),
    )


def test_the_first_letter_of_a_sentence_stays_a_capital() -> None:
    found = repaired("The strike began.", "The rally began.", "Ереуіл басталды.", "kk")
    assert text_of(found) == "Митинг басталды."


def test_a_dateline_that_only_the_glossary_knows_is_put_right() -> None:
    unit, query = "ALMATY (TCA) — Prices rose in Almaty.", "KHORGOS (TCA) — Prices rose in Almaty."
    found = repaired(unit, query, "АЛМАТЫ (TCA) — Цены в Алматы выросли.", "ru")
    assert text_of(found) == "ХОРГОС (TCA) — Цены в Алматы выросли."
    assert found.warnings == ()


def test_tags_keep_their_places() -> None:
    target = TaggedText("Алматыға келді.", (Tag(0, TagKind.OPEN, 1), Tag(8, TagKind.CLOSE, 1)))
    found = repaired("He came to Almaty.", "He came to Astana.", target, "kk")
    assert text_of(found) == "‹1›Астанаға‹/1› келді."


def test_a_patch_that_would_cross_a_tag_is_not_made() -> None:
    target = TaggedText("Ол Алматыға келді.", (Tag(9, TagKind.ALONE, 1),))
    found = repaired("He came to Almaty.", "He came to Astana.", target, "kk")
    assert found.text is None
    assert found.warnings == ("«Алматыға» should become «Астанаға», but a tag or another change stands in it.",)


@pytest.mark.parametrize(
    ("unit", "query", "target", "warning"),
    [
        ("He is in Almaty.", "He is in Astana.", "Ол үйде.", "its translation was not found in the target"),
        ("One activist left.", "One protesters left.", "Белсенді кетті.", "in another form"),
        (
            "From Almaty to Almaty.",
            "From Astana to Almaty.",
            "Алматыдан Алматыға.",
            "but not everywhere",
        ),
        ("From Almaty he left.", "From Astana he left.", "Алматыдан Алматыға.", "which words of the target"),
    ],
)
def test_what_is_not_certain_is_left_with_a_warning(unit: str, query: str, target: str, warning: str) -> None:
    found = repaired(unit, query, target, "kk")
    assert found.text is None
    assert len(found.warnings) == 1
    assert warning in found.warnings[0]


def test_where_a_word_does_not_tell_its_case_the_sentence_does_and_a_warning_says_so() -> None:
    found = repaired("He arrived in Almaty.", "He arrived in Astana.", "Он прибыл в Алматы.", "ru")
    assert text_of(found) == "Он прибыл в Астану."
    assert found.warnings == ("See whether «Астану» is the right form in this sentence.",)


@pytest.mark.parametrize(
    ("unit", "query"),
    [
        ("The Almaty rally ended.", "The rally ended."),
        ("The rally ended.", "The Almaty rally ended."),
        # One word of the term is new to the text, not another in its place.
        ("The rally in Almaty ended.", "The rally in the Almaty region ended."),
        # A word beside the term is new too.
        ("The rally ended.", "The hunger strike ended."),
    ],
)
def test_words_are_never_put_in_or_taken_out(unit: str, query: str) -> None:
    assert repaired(unit, query, "Алматыдағы митинг аяқталды.", "kk") == Repaired(None)


def test_the_verb_beside_a_name_agrees_with_it() -> None:
    found = repaired("Turkey agreed.", "Kazakhstan agreed.", "Турция согласилась.", "ru")
    assert text_of(found) == "Казахстан согласился."
    assert found.patches[1] == Patch(10, 20, "согласилась", "согласился", "It agrees with «Казахстан».")
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("after", "word"), [(", предлагающую газ", "предлагающую"), (", в которую он едет", "которую")]
)
def test_what_refers_to_the_term_would_have_to_agree_with_it_too(after: str, word: str) -> None:
    found = repaired("Instead of Turkey he left.", "Instead of Kazakhstan he left.", f"Заменив Турцию{after}.", "ru")
    assert found.text is None
    assert found.warnings == (
        f"Kazakhstan stands for Turkey in the memory: «{word}» would have to agree with «Казахстан».",
    )


@pytest.mark.parametrize(("before", "is_warned"), [("Кореяның ", True), ("Бұрынғы ", False), ("", False)])
def test_an_owned_head_is_warned_of_where_the_new_term_owns_nothing(before: str, is_warned: bool) -> None:
    target = f"{before}сыртқы істер министрі келді."
    found = repaired("The foreign minister came.", "The activist came.", target, "kk")
    if is_warned:
        assert found.text is None
        assert found.warnings[0].endswith("«белсенді» would need a possessive ending.")
    else:
        assert (text_of(found) or "").casefold() == f"{before}белсенді келді.".casefold()
        assert found.warnings == ()


def test_white_space_at_the_ends_of_the_stored_target_goes() -> None:
    found = repaired("He came to Almaty.", "He came to Astana.", "\n Ол Алматыға келді.\r", "kk")
    assert text_of(found) == "Ол Астанаға келді."
    assert found.patches[0].start == 3


def test_half_put_right_is_not_offered() -> None:
    found = repaired(
        "On Friday 39 men came from Almaty.",
        "On Monday 41 men came from Astana.",
        "В пятницу 39 мужчин прибыли из Алматы.",
        "ru",
    )
    assert found.text is not None
    assert not found.is_complete
    assert found.offered is None
    assert found.warnings == ("The figure 41 stands for 39 in the memory: «39 мужчин» may need another form.",)


def test_forbidden_translations_are_recognised_and_never_put_in() -> None:
    concepts = [
        Concept((Term("en", "Kyrgyzstan"), Term("ru", "Киргизия", TermStatus.FORBIDDEN), Term("ru", "Кыргызстан"))),
        Concept((Term("en", "China"), Term("ru", "Китай"))),
    ]
    recogniser = Recogniser.build([("house", concept) for concept in concepts], "en")
    for unit, query, target, wanted in (
        ("to Kyrgyzstan", "to China", "с Киргизией", "с Китаем"),
        ("to China", "to Kyrgyzstan", "из Китая", "из Кыргызстана"),
    ):
        differing = differences(normalise(TaggedText(query), "en"), normalise(TaggedText(unit), "en"))
        found = repair(
            query, unit, TaggedText(target), differing, "en", "ru", lambda text: recogniser.recognise(text, "ru").hits
        )
        assert text_of(found) == wanted


def test_without_a_glossary_only_placeables_are_put_right() -> None:
    differing = differences(normalise(TaggedText("60 men"), "en"), normalise(TaggedText("55 men"), "en"))
    assert text_of(repair("60 men", "55 men", TaggedText("55 адам"), differing, "en", "kk")) == "60 адам"


WORDS = """5 12 2,5 1,500 2027 Monday Friday May 5 $3 million 4 percent 7 a.m. ALMATY (TCA) — Almaty Astana China from
    to 3 мая во вторник с понедельника 5% млн долларов Алматы Қазақстан 5-ке қарашада www.one.kz - , . ( )"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(PIECES, PIECES, PIECES, st.lists(st.integers(0, 60), max_size=3), st.sampled_from(["ru", "kk"]))
def test_whatever_comes_patches_are_true_and_tags_stay(
    unit: str, query: str, target: str, places: list[int], language: str
) -> None:
    tags = tuple(Tag(at, TagKind.ALONE, number) for number, at in enumerate(sorted(places), 1) if at <= len(target))
    found = repaired(unit, query, TaggedText(target, tags), language)
    text = found.text or TaggedText(target, tags)
    assert [(tag.number, tag.kind) for tag in text.tags] == [(tag.number, tag.kind) for tag in tags]
    assert all(text.text[one.start : one.end] == one.new for one in found.patches)
    assert (found.text is None) == (not found.patches)
    if unit == query:
        assert found == Repaired(None, only_placeables_differ=True)
