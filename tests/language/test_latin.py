"""Kazakh in Latin letters: the draft of 2021, and tables that say otherwise."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.latin import Alphabet, shipped
from tmtool.model.errors import RefusedInput
from tmtool.model.text import Tag, TaggedText, TagKind

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Қазақстан Республикасының Президенті", "Qazaqstan Respublikasynyñ Prezidentı"),
        ("Қасым-Жомарт Тоқаев Іле өңірінде", "Qasym-Jomart Toqaev Ile öñırınde"),
        ("Жаңаөзен, Ұлытау, Үшарал, Шымкент", "Jañaözen, Ūlytau, Üşaral, Şymkent"),
        ("ғылым, һәм, әдебиет, ыстық су", "ğylym, häm, ädebiet, ystyq su"),
        ("объект, рубль, актёр, цирк, эфир", "obekt, rubl, aktior, tsirk, efir"),
        ("Иран мен ИРАН, Ілияс пен ІЛИЯС", "İran men İRAN, Iliias pen ILİİAS"),
    ],
)
def test_letters_are_those_of_the_draft_of_2021(cyrillic: str, latin: str) -> None:
    assert shipped().latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Юлия Щербакова", "İuliia Ştşerbakova"),
        ("ЮНЕСКО-ға ЮНЕСКО", "İUNESKO-ğa İUNESKO"),
        ("ҮЕЦ пен Цой", "ÜETS pen Tsoi"),
        ("Я. Чехов", "İa. Tşehov"),
        ("ОБЪЯВЛЕНИЕ", "OBİAVLENİE"),
    ],
)
def test_a_letter_that_becomes_several_follows_the_capitals_of_its_word(cyrillic: str, latin: str) -> None:
    assert shipped().latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Facebook-те жазды", "Facebook-te jazdy"),
        ("azattyq.org-та, info@mail.kz-ке", "azattyq.org-ta, info@mail.kz-ke"),
        ("https://қаз.қаз/жол?а=ә деген", "https://қаз.қаз/жол?а=ә degen"),
        ("мекен@пошта.қаз", "мекен@пошта.қаз"),
        ("Келді.Қайтты. Т.б. дерек", "Keldı.Qaitty. T.b. derek"),
        ("ХХІ ғасыр, ХІV–XV, Х ғасыр, Х. Оралов, ІІМ", "XXI ğasyr, XIV–XV, X ğasyr, H. Oralov, IIM"),
        ("4,5% – «№ 7»", "4,5% – «№ 7»"),
    ],
)
def test_addresses_latin_words_and_figures_stay(cyrillic: str, latin: str) -> None:
    assert shipped().latin(cyrillic) == latin


def test_a_letter_in_two_pieces_is_one_letter() -> None:
    assert shipped().latin(unicodedata.normalize("NFD", "Тойёрк")) == "Toiiork"


def test_tags_stay_between_the_same_letters() -> None:
    text = TaggedText("рубль мен щи", (Tag(0, TagKind.OPEN, 1), Tag(5, TagKind.CLOSE, 1), Tag(11, TagKind.ALONE, 2)))
    assert shipped().tagged(text).shown == "‹1›rubl‹/1› men ştş‹2/›i"


def test_the_shipped_table_has_the_42_letters_in_their_order() -> None:
    assert "".join(shipped().letters) == KAZAKH


def test_a_table_is_read_back_as_written() -> None:
    assert Alphabet.parse(shipped().written()) == shipped()


def test_a_table_may_name_only_what_it_changes() -> None:
    own = shipped().changed_by(Alphabet.parse("ч,ç\n"))
    assert own.latin("чек, Чехов, жол") == "çek, Çehov, jol"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_any_delimiter_are_read_with_a_heading_or_without(delimiter: str) -> None:
    lines = f"ш{delimiter}sh\nь{delimiter}\n"
    assert Alphabet.parse(lines).latin("Шш, ШШ, шь") == "Shsh, SHSH, sh"
    assert Alphabet.parse(f"Кирилл{delimiter}Латын\n{lines}") == Alphabet.parse(lines)


def test_the_capital_of_a_letter_may_be_named() -> None:
    """The variant of 2018: і is i, и is ı, and the capital of both is I."""
    assert shipped().latin("Іле Иле") == "Ile İle"
    assert shipped().changed_by(Alphabet.parse("и,ı\nі,i\nІ,I\n")).latin("Іле Иле іле иле") == "Ile Ile ile ıle"


@pytest.mark.parametrize(
    ("table", "line", "said"),
    [
        ("cyrillic,latin\nш,ş\nж,j\nш,s\n", 4, "“ш” stands there twice, in lines 2 and 4"),
        ("ш,ş\nж\n", 2, "There are not two columns, but 1"),
        ("ш,ş,s\n", 1, "There are not two columns, but 3"),
        ("ш,ş\nшж,sj\n", 2, "“шж” is not one Cyrillic letter"),
        ("ш,ş\ns,z\n", 2, "“s” is not one Cyrillic letter"),
        ("ш,ж\n", 1, "“ж” cannot stand for “ш”"),
        ("ш,s h\n", 1, "“s h” cannot stand for “ш”"),
        ("ш,abcde\n", 1, "“abcde” cannot stand for “ш”"),
    ],
)
def test_a_damaged_table_is_refused_with_its_line(table: str, line: int, said: str) -> None:
    with pytest.raises(RefusedInput, match=r"^“my\.csv”, line \d: ") as refused:
        Alphabet.parse(table, "my.csv")
    assert (refused.value.line, said in refused.value.message) == (line, True), refused.value.message


@pytest.mark.parametrize("table", ["", "\n\n", "cyrillic,latin\n"])
def test_a_table_without_letters_is_refused(table: str) -> None:
    with pytest.raises(RefusedInput, match="has no letters"):
        Alphabet.parse(table)


@given(st.text(st.sampled_from(KAZAKH + KAZAKH.upper() + "abXI ,-1«»")))
def test_latin_has_no_cyrillic_stays_as_it_is_and_is_never_three_times_as_long(text: str) -> None:
    latin = shipped().latin(text)
    assert not any("\u0400" <= letter <= "\u052f" for letter in latin)
    assert shipped().latin(latin) == latin
    assert len(text) - sum(text.lower().count(sign) for sign in "ъь") <= len(latin) <= 3 * len(text)


@given(st.text())
def test_any_text_can_be_written_and_what_has_no_cyrillic_stays(text: str) -> None:
    latin = shipped().latin(text)
    if not any("\u0400" <= letter <= "\u052f" for letter in text):
        assert latin == text


@given(
    st.text(st.sampled_from(KAZAKH + " ")),
    st.from_regex(r"https?://[a-zа-я]{1,9}\.(kz|қаз)(/[a-zа-яA-Z0-9]{1,9})?", fullmatch=True),
    st.text(st.sampled_from(KAZAKH + " ")),
)
def test_addresses_are_never_touched(before: str, address: str, after: str) -> None:
    assert f" {address} " in shipped().latin(f"{before} {address} {after}")


@given(st.text(st.sampled_from(KAZAKH + "a ")), st.data())
def test_the_text_between_tags_is_the_same_with_and_without_them(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    tagged = shipped().tagged(TaggedText(text, (Tag(at, TagKind.ALONE, 1),)))
    assert tagged.text == shipped().latin(text)
    assert tagged.text[: tagged.tags[0].at] == shipped().latin(text[:at])
