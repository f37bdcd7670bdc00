"""The language of a PO file: in the header by a tag or a name, in the file's name, by the team, in the folder."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from tmtool.exchange.po_language import language_of_po, plural_rule


@pytest.mark.parametrize(
    ("fields", "path", "language"),
    [
        ({"Language": "kk_KZ"}, "a.po", "kk_KZ"),
        ({"Language": "Russian"}, "a.po", "ru"),
        ({"Language": "", "X-Poedit-Language": "Kazakh"}, "a.po", "kk"),
        ({"Language-Code": "ru"}, "a.po", "ru"),
        ({}, "news.ru.po", "ru"),
        ({}, "news-kk.po", "kk"),
        ({}, "news_ru_RU.po", "ru_RU"),
        ({}, "ru.po", "ru"),
        ({"Language-Team": "Russian <desk@example.org>"}, "a.po", "ru"),
        ({"Language-Team": "The desk <kk@example.org>"}, "a.po", "kk"),
        ({"Language-Team": "Kazakh (https://example.org/teams/kk/)"}, "a.po", "kk"),
        ({"Language-Team": "LANGUAGE <LL@li.org>"}, "locale/ru/LC_MESSAGES/a.po", "ru"),
        ({}, "kk/a.po", "kk"),
        ({"Language-Team": "LANGUAGE <LL@li.org>"}, "a.po", None),
        ({}, "guru.po", None),
    ],
)
def test_the_language_is_found_where_programs_put_it(fields: dict[str, str], path: str, language: str | None) -> None:
    assert language_of_po(fields.get, PurePath(path)) == language


@pytest.mark.parametrize(("language", "forms"), [("ru", 3), ("kk", 2), ("pt-BR", 2), ("xx", 2), ("not a language", 2)])
def test_every_language_has_a_plural_rule(language: str, forms: int) -> None:
    assert plural_rule(language).startswith(f"nplurals={forms};")
