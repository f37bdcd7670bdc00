"""The code page of a text is told by the words that it makes."""

from __future__ import annotations

import pytest

from tmtool.language.code_pages import CODE_PAGES, guess

RUSSIAN = (
    "Митинг",
    "Полиция приехала в город.",
    "Президент подписал указ о новых тарифах, сообщила пресс-служба.",
    "КРЕДИТЫ НА СТРОИТЕЛЬСТВО ЗАВОДА",
    "«Нам обещали работу — и где она?» — спросил Ерлан.",
    "источник;перевод;примечание",
)
KAZAKH = (
    "Қала күтті.",
    "Президент жаңа тарифтер туралы жарлыққа қол қойды.",
    "«Бізге жұмыс уәде етілген еді», – деді Ерлан.",
    "ӨНДІРІС ПЕН ҚҰРЫЛЫС ҮШІН НЕСИЕ",
)
ENGLISH = ("The president’s “plan” – a loan", "a café in Zürich", "It’s over")


@pytest.mark.parametrize("page", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"])
@pytest.mark.parametrize("text", RUSSIAN)
def test_a_russian_text_is_read_right_in_every_page(text: str, page: str) -> None:
    data = text.encode(page, "replace")
    found = guess(data)
    assert found is not None
    assert data.decode(found) == data.decode(page)


@pytest.mark.parametrize("page", ["kz1048", "ptcp154"])
@pytest.mark.parametrize("text", KAZAKH)
def test_a_kazakh_text_is_read_right_in_its_pages(text: str, page: str) -> None:
    data = text.encode(page)
    found = guess(data)
    assert found is not None
    assert data.decode(found) == text


@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_text_with_its_own_quotes_is_read_right(text: str) -> None:
    data = text.encode("cp1252")
    found = guess(data)
    assert found is not None
    assert data.decode(found) == text


@pytest.mark.parametrize("data", [b"plain", b"", "Митинг прошёл".encode()[:-1], "日本語の新聞".encode("euc-jp")])
def test_what_is_no_such_text_is_not_guessed(data: bytes) -> None:
    assert guess(data) is None


def test_every_page_is_known_to_python() -> None:
    assert all("".encode(page) == b"" for page in CODE_PAGES)
