"""Kazakh terms in their forms: built, found again, and put in another's place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.kazakh_gold import CASES, rows
from tmtool.language.kazakh_forms import Case, forms, like, met, offer, particle


@pytest.mark.parametrize("row", rows("kazakh_forms.txt"), ids=lambda row: row[0])
def test_the_forms_of_a_term_are_those_of_the_table(row: tuple[str, ...]) -> None:
    citation, *cases, plural, owned = row
    built = forms(citation)
    is_plural = built.forms[0].ending.plural
    for name, expected in zip(CASES, cases, strict=True):
        assert built.of(Case(name), plural=is_plural) == expected
    if plural != "-":
        assert built.of(Case.NOMINATIVE, plural=True) == plural
    if owned != "-":
        assert built.of(Case.NOMINATIVE, plural=is_plural, owned=True) == owned


def test_forms_come_singular_first_and_each_with_its_label() -> None:
    built = forms("сот").forms
    assert [form.text for form in built[:7]] == ["сот", "соттың", "сотқа", "сотты", "сотта", "соттан", "сотпен"]
    assert built[1].label == "singular, genitive"
    assert built[-1].label == "plural, possessive, instrumental"
    assert built[-1].text == "соттарымен"


def test_a_term_that_nobody_can_read_has_only_itself() -> None:
    assert [form.text for form in forms("C++").forms] == ["C++"]


@pytest.mark.parametrize(("term", "text", "found"), rows("kazakh_presence.txt"))
def test_a_term_is_found_in_its_forms_and_in_no_other_word(term: str, text: str, found: str) -> None:
    place = met(term, text)
    assert (text[slice(*place)] if place else "") == found


@pytest.mark.parametrize(
    ("new", "there", "old", "expected"),
    [
        ("Астана", "Алматыда", "Алматы", "Астанада"),
        ("Бейжің", "Астанаға", "Астана", "Бейжіңге"),
        ("Брюссель", "Алматыдағы", "Алматы", "Брюссельдегі"),
        ("АҚШ", "Қытайдың", "Қытай", "АҚШ-тың"),
        ("Қытай", "АҚШ-қа", "АҚШ", "Қытайға"),
        ("ТМД", "Еуропалық одақтан", "Еуропалық одақ", "ТМД-дан"),
        ("Тоқаев", "Путинмен", "Путин", "Тоқаевпен"),
        ("Энергетика министрлігі", "Қаржы министрлігіне", "Қаржы министрлігі", "Энергетика министрлігіне"),
        ("Абай облысы", "үкіметке", "үкімет", "Абай облысына"),
        ("үкімет", "Абай облысының", "Абай облысы", "үкіметтің"),
        ("парламент", "үкіметі", "үкімет", "парламенті"),
        ("кен орны", "зауыттарында", "зауыт", "кен орындарында"),
        ("факт", "мәселесін", "мәселе", "фактісін"),
        ("министрлік", "халқы", "халық", "министрлігі"),
        ("ІІМ", "Сыртқы істер министрлігімен", "Сыртқы істер министрлігі", "ІІМ-мен"),
        ("Жаңаөзен", "АЛМАТЫДА", "Алматы", "ЖАҢАӨЗЕНДЕ"),
        ("Жаңаөзен", "Алматы", "Алматы", "Жаңаөзен"),
        ("«ҚазМұнайГаз»", "«Қазатомпромның»", "«Қазатомпром»", "«ҚазМұнайГаздың»"),
    ],
)
def test_a_term_takes_the_form_of_the_words_it_replaces(new: str, there: str, old: str, expected: str) -> None:
    assert like(new, there, old) == expected


_TERMS = sorted({row[0] for row in rows("kazakh_forms.txt")})


@given(st.sampled_from(_TERMS), st.data())
def test_every_form_is_found_again(term: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(forms(term).forms)).text
    text = f"Ол {form} деді"
    assert met(term, text) == (3, 3 + len(form))


@given(st.sampled_from(_TERMS), st.sampled_from(_TERMS), st.sampled_from(list(Case)))
def test_a_case_of_one_term_becomes_the_same_case_of_another(old: str, new: str, case: Case) -> None:
    there = forms(old).of(case, plural=forms(old).forms[0].ending.plural)
    assert there is not None
    assert like(new, there, old) == forms(new).of(case, plural=forms(new).forms[0].ending.plural)


def test_where_the_form_is_not_certain_none_is_given() -> None:
    assert like("Астана", "алматылық", "Алматы") is None
    assert like("Астана", "қала") is None
    assert like("C++", "Алматыда", "Алматы") is None


def test_a_case_is_read_off_an_unknown_word_where_only_one_is_possible() -> None:
    assert like("Астана", "Мәскеуге") == "Астанаға"
    assert like("Астана", "облысында") is None


@pytest.mark.parametrize(
    ("word", "there", "expected"),
    [
        ("Қытай", "мен", "мен"),
        ("АҚШ", "мен", "пен"),
        ("Тоқаев", "мен", "пен"),
        ("Қырғызстан", "пен", "мен"),
        ("газ", "мен", "бен"),
        ("Бішкек", "да", "те"),
        ("Алматыда", "де", "да"),
        ("Астана", "және", "және"),
    ],
)
def test_a_particle_follows_the_word_before_it(word: str, there: str, expected: str) -> None:
    assert particle(word, there) == expected


_ANY = st.text(st.sampled_from("абеікғтңшсүыАҚШ «»-– 12aZ’.%"), max_size=12) | st.text(max_size=8)


@given(_ANY, _ANY, _ANY)
def test_no_text_is_too_odd(one: str, other: str, third: str) -> None:
    place = met(one, other)
    assert place is None or 0 <= place[0] < place[1] <= len(other)
    assert isinstance(like(one, other, third), str | None)
    assert len(forms(one).forms) > 0
    assert len(offer(one, other, third, other, source=third, source_after=other)) > 0
