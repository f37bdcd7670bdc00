"""A term is replaced as whole words, tags and capitals stay, and what is not certain is left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.term_replacement import Place, replace_forms, replace_words
from tmtool.model.text import Tag, TaggedText, TagKind

OPEN, CLOSE = (Tag(0, kind, 1, "b") for kind in (TagKind.OPEN, TagKind.CLOSE))


def test_whole_words_only() -> None:
    text = TaggedText("Банк и банкир: банк, «банк», Сбербанк, банк-эмитент.")
    replaced = replace_words(text, "банк", "фонд")
    assert replaced.text.text == "Фонд и банкир: фонд, «фонд», Сбербанк, фонд-эмитент."
    assert [place.start for place in replaced.places] == [0, 15, 22, 39]


def test_a_name_is_not_found_in_small_letters_and_a_capital_stays() -> None:
    assert replace_words(TaggedText("столица и Столица"), "Столица", "Астана").text.text == "столица и Астана"
    assert replace_words(TaggedText("Столица и столица"), "столица", "город").text.text == "Город и город"


def test_a_figure_inside_a_figure_is_none() -> None:
    assert replace_words(TaggedText("5 и 5,5"), "5", "6").text.text == "6 и 5,5"


def test_what_replaces_is_not_replaced_again() -> None:
    assert replace_words(TaggedText("банк банк"), "банк", "банк банк").text.text == "банк банк банк банк"


def test_a_decomposed_letter_is_found() -> None:
    assert replace_words(TaggedText("Старыи\u0306 край"), "старый", "новый").text.text == "Новый край"


def test_tags_keep_their_places_and_one_inside_the_term_keeps_it() -> None:
    text = TaggedText.from_shown("‹1›Банк‹/1› и новый ‹1›бан‹/1›к", (OPEN, CLOSE))
    replaced = replace_words(text, "банк", "Фонд развития")
    assert replaced.text.shown == "‹1›Фонд развития‹/1› и новый ‹1›бан‹/1›к"
    assert replaced.places[1] == Place(13, 17, "банк", None, "A tag stands inside it.")


def test_each_form_gets_its_form_and_the_uncertain_one_is_left() -> None:
    forms = {"Акима": "главы", "акимом": "главой"}
    text = TaggedText("Акима сняли; с акимом говорили; аким молчал.")
    replaced = replace_forms(text, [(0, 5), (15, 21), (32, 36)], forms.get)
    assert replaced.text.text == "Главы сняли; с главой говорили; аким молчал."
    assert [place.new for place in replaced.places] == ["Главы", "главой", None]
    assert replaced.places[2].reason == "It is not certain in which form “аким” stands."


@given(st.lists(st.sampled_from(["банк", "Банк", "банкир", " ", ", ", "5"]), max_size=8))
def test_replacing_there_and_back_gives_the_text(pieces: list[str]) -> None:
    text = TaggedText("".join(pieces))
    there = replace_words(text, "банк", "фонд")
    assert replace_words(there.text, "фонд", "банк").text == text
    assert len(there.text.text) == len(text.text)
