"""A term is found in a translation in its grammatical forms."""

from __future__ import annotations

import pytest

from tmtool.glossary.compliance import is_used


@pytest.mark.parametrize(
    ("term", "text", "language", "words"),
    [
        ("министерство энергетики", "сообщили министерству энергетики", "ru", "министерству энергетики"),
        ("Касым-Жомарт Токаев", "по словам Касым-Жомарта Токаева", "ru", "Касым-Жомарта Токаева"),
        ("Китай", "в Китае и из Китая", "ru", "Китае"),
        ("Жанаозен", "в Жанаозене", "ru", "Жанаозене"),
        ("самолёт", "два самолета", "ru", "самолета"),
        ("кен орны", "кен орындарында", "kk", "кен орындарында"),
        ("Маңғыстау облысы", "Маңғыстау облысының әкімі", "kk", "Маңғыстау облысының"),
        ("халық", "халқы", "kk", "халқы"),
        ("АҚШ", "АҚШ-тың елшісі", "kk", "АҚШ-тың"),
        ("МИ-8", "вертолёт МИ-8", "ru", "МИ-8"),
        ("№", "школа № 8", "ru", "№"),
    ],
)
def test_forms_that_count(term: str, text: str, language: str, words: str) -> None:
    span = is_used(term, text, language)
    assert span is not None
    assert text[slice(*span)] == words


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("азамат", "азаматтық", "kk"),
        ("кітап", "кітапхана", "kk"),
        ("министерство энергетики", "министерство нефти и энергетики", "ru"),
        ("МИ-8", "вертолёт МИ-24", "ru"),
        ("США", "сша", "ru"),
        ("нефть", "", "ru"),
        ("", "нефть", "ru"),
    ],
)
def test_what_does_not_count(term: str, text: str, language: str) -> None:
    assert is_used(term, text, language) is None
