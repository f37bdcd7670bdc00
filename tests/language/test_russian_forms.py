"""Russian terms in their forms: built, put in another's place, and offered where they fit."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.russian_contexts import FIRST, SECOND, Context
from tests.language.russian_paradigms import paradigms
from tmtool.language.russian_forms import agree_alike, forms, like, met, offer

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")


@pytest.mark.parametrize(("term", "first", "second"), paradigms(), ids=[term for term, _, _ in paradigms()])
def test_a_term_in_all_cases(term: str, first: list[str], second: list[str]) -> None:
    built = forms(term)
    number = built.forms[0].plural
    assert [built.of(case, plural=number) for case in CASES] == first
    if second:
        assert [built.of(case, plural=not number) for case in CASES] == second


def test_a_verb_has_no_cases() -> None:
    assert forms("вступить").forms == ()
    assert offer("вступить", "Страна намерена ") == ("вступить",)


def test_labels_say_number_and_case() -> None:
    assert [form.label for form in forms("аким").forms][5:8] == [
        "singular, prepositional",
        "plural, nominative",
        "plural, genitive",
    ]


@pytest.mark.parametrize(
    ("new", "words", "old", "right"),
    [
        ("Казахстан", "Китаю", "Китай", "Казахстану"),
        ("Россия", "Китая", None, "России"),
        ("министерство финансов", "Министерству энергетики", "министерство энергетики", "Министерству финансов"),
        ("акционерное общество", "компанией", "компания", "акционерным обществом"),
        ("центральная площадь", "улицей", "улица", "центральной площадью"),
        ("Нурсултан Назарбаев", "Касым-Жомарта Токаева", "Касым-Жомарт Токаев", "Нурсултана Назарбаева"),
        ("Дарига Назарбаева", "Касым-Жомарту Токаеву", "Касым-Жомарт Токаев", "Дариге Назарбаевой"),
        ("К. Токаев", "Н. Назарбаевым", "Н. Назарбаев", "К. Токаевым"),
        ("Алматы", "Астане", "Астана", "Алматы"),
        ("тенге", "долларов", "доллар", "тенге"),
        ("рубль", "долларов", "доллар", "рублей"),
        ("Соединённые Штаты", "Казахстане", "Казахстан", "Соединённых Штатах"),
        ("США", "Китая", None, "США"),
        ("Human Rights Watch", "«Мемориала»", None, "Human Rights Watch"),
        ("компания «КазМунайГаз»", "министерством", "министерство", "компанией «КазМунайГаз»"),
        ("среда", "вторника", None, "среды"),
        ("область Абай", "Мангистауской областью", "Мангистауская область", "областью Абай"),
        ("аким", "Президент", "президент", "Аким"),
        ("аким", "президентов", "президент", "акимов"),
        ("Токаев", "Назарбаева", "Назарбаев", "Токаева"),
        ("пресс-секретарь", "официальному представителю", None, "пресс-секретарю"),
        ("нефтяник", "активистов", "активист", "нефтяников"),
    ],
)
def test_a_term_takes_the_form_of_the_words_it_replaces(new: str, words: str, old: str | None, right: str) -> None:
    assert like(new, words, old) == right


@pytest.mark.parametrize(
    ("new", "words", "old"),
    [
        ("Россия", "Китай", "Китай"),
        ("Шымкент", "Астане", "Астана"),
        ("доллар", "тенге", "тенге"),
        ("выборы", "референдума", "референдум"),
        ("Россия", "быстро", None),
        ("вступить", "войти", "войти"),
    ],
)
def test_a_term_is_not_guessed(new: str, words: str, old: str | None) -> None:
    assert like(new, words, old) is None


def test_a_preposition_decides_between_cases() -> None:
    assert like("Россия", "Китай", "Китай", before="Делегация прибыла в ") == "Россию"
    assert like("Шымкент", "Астане", "Астана", before="Он живёт в ") == "Шымкенте"
    assert like("Шымкент", "Астане", "Астана", before="Дорога ведёт к ") == "Шымкенту"


def test_terms_agree_alike_by_gender_number_and_animacy() -> None:
    assert agree_alike("президент", "аким")
    assert not agree_alike("президент", "парламент")
    assert not agree_alike("область", "район")
    assert agree_alike("санкции", "выборы")


def _shares(contexts: tuple[Context, ...]) -> tuple[float, float]:
    """How often the first offer was right, and one of the first three."""
    offers = [(offer(term, before), right) for term, before, right in contexts]
    # A sentence begins with a capital, whatever the term has.
    first = sum(texts[0].casefold() == right.casefold() for texts, right in offers)
    three = sum(right.casefold() in (text.casefold() for text in texts[:3]) for texts, right in offers)
    return first / len(contexts), three / len(contexts)


@pytest.mark.parametrize("contexts", [FIRST, SECOND])
def test_the_first_offers_fit_the_place(contexts: tuple[Context, ...]) -> None:
    """Measured when the rules were frozen: 0.96 and 1.00 on the first set, 0.88 and 0.987 on the second, unseen.

    The rules have grown since: 0.96 and 0.97 first. On 1,275 places of `../shared/data/news_en_ru_kk.tmx`, where the
    form that the translator chose is the right one, 0.83 first and 0.965 among the first three.
    """
    first, three = _shares(contexts)
    assert first >= 0.95
    assert three >= 0.98


@pytest.mark.parametrize(
    ("term", "before", "after", "right"),
    [
        ("президент", "", "", "Президент"),
        ("порт", "Корабли стоят в ", "", "порту"),
        ("порт", "Речь идёт о ", "", "порте"),
        ("президент", "Об этом в среду ", " заявил журналистам", "президент"),
        ("КазМунайГаз", "В компании «", "»", "КазМунайГаз"),
    ],
)
def test_what_decides_the_first_offer(term: str, before: str, after: str, right: str) -> None:
    assert offer(term, before, after)[0] == right


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВ-«».,’1a ", max_size=40))
def test_any_term_has_forms_and_is_met_in_itself(term: str) -> None:
    built = forms(term)
    assert not built.forms or built.forms[0].text == term
    if any(map(str.isalnum, term)) and "|" not in term:
        assert met(term, term) is not None
    assert offer(term, "В городе ")


def test_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        given_forms = list(pool.map(lambda _: forms("генеральный директор").texts, range(32)))
    assert set(given_forms) == {forms("генеральный директор").texts}
