"""Inflected forms of one word share a stem; different words do not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tmtool.language import english, kazakh, russian


@pytest.mark.parametrize(
    "forms",
    [
        "қала қаланың қалаға қаланы қалада қаладан қаламен қалалар қаласы қаласына қаласын қаласында қалаларында",
        "облыс облысы облысының облысына облысында облыстан облыстар облыстары",
        "халық халқы халықтың халқына халқымен халықты халқының",
        "орын орны орнында орындары орынның",
        "қазақстан қазақстанның қазақстанға қазақстанда қазақстаннан қазақстандағы",
        "министрлік министрлігі министрлігінің министрлігіне министрліктер министрлігін",
        "тоқаев тоқаевтың тоқаевқа тоқаевпен",
        "кітап кітабы кітаптар кітаптан",
        "ел елдің елі елге елде елдер елдегі еліміз еліміздің",
        "жаңаөзен жаңаөзенде жаңаөзеннің жаңаөзенге",
        "басшы басшысы басшының басшылар басшысын",
        "кеңес кеңесі кеңестің кеңесіне",
        "күн күні күндері күннің күнгі",
        "аймақ аймағы аймағының аймақтар",
        "келісім келісімі келісімнің",
        "доллар долларды доллардың долларға",
        "республика республикасы республикасының",
    ],
)
def test_kazakh_forms_share_a_stem(forms: str) -> None:
    assert len({kazakh.stem(form) for form in forms.split()}) == 1


def test_different_kazakh_words_keep_different_stems() -> None:
    different = (
        "қала халық қазақ қазақстан азамат азаматтық кітап кітапхана мұнай мұнайшы министр министрлік әкім әкімдік"
    )
    assert len({kazakh.stem(word) for word in different.split()}) == len(different.split())


@pytest.mark.parametrize("word", ["", "ы", "мен", "ның", "тың", "-", "http"])
def test_kazakh_endings_alone_stay(word: str) -> None:
    assert kazakh.stem(word) == word


@pytest.mark.parametrize(
    "forms", ["протестующие протестующих протестующим", "актёр актеры актёрами", "министерство министерству"]
)
def test_russian_forms_share_a_stem(forms: str) -> None:
    assert len({russian.stem(form) for form in forms.split()}) == 1


def test_english_forms_share_a_stem_with_their_possessive() -> None:
    assert {english.stem(form) for form in ("protester", "protesters", "protester's", "protester’s")} == {"protest"}


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("protesters", "protester"),
        ("cities", "city"),
        ("taxes", "tax"),
        ("speeches", "speech"),
        ("houses", "house"),
        ("heroes", "hero"),
        ("crises", "crisis"),
        ("spokeswomen", "spokeswoman"),
        ("children", "child"),
        ("buses", "bus"),
        ("virus", "virus"),
        ("news", "news"),
        ("press", "press"),
        ("crisis", "crisis"),
        ("turkmen", "turkmen"),
        ("us", "us"),
        ("movies", "movie"),
        ("caches", "cache"),
        ("biases", "bias"),
        ("canvases", "canvas"),
        ("gases", "gas"),
        ("lenses", "lens"),
        ("president", "president"),
    ],
)
def test_plurals_fold_to_the_singular(plural: str, singular: str) -> None:
    assert english.singular(plural) == singular
    assert english.singular(singular) == singular


def test_stems_from_several_threads_are_those_from_one() -> None:
    words = ["протестующих", "министерству", "областями", "заявлениях"] * 50
    expected = [russian.stem(word) for word in words]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(russian.stem, words)) == expected
