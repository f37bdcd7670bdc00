"""What we ship to translate with: the sample memory, the glossary and the two sample articles."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from lxml import etree

REPOSITORY = Path(__file__).resolve().parents[1]
MEMORY = REPOSITORY / "memories" / "central-asia-news.tmx"
GLOSSARY = REPOSITORY / "glossaries" / "central-asia.csv"
ARTICLES = ("protest", "energy")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
KAZAKH_ONLY = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
# Names and news words whose Russian-keyboard spelling slips into Kazakh texts.
RUSSIAN_KEYBOARD = re.compile(
    r"\b(казакстан|казахстан|кыргызстан|узбекистан|таджикистан|ресеи|онир|улттык|укимет|мунай|тенге|казак|халык)", re.I
)
SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?]”))\s+(?=[A-Z“])")


def units() -> list[dict[str, str]]:
    body = etree.parse(str(MEMORY), etree.XMLParser(load_dtd=False, no_network=True))
    return [
        {variant.get(LANGUAGE, ""): variant.findtext("seg") or "" for variant in unit.iter("tuv")}
        for unit in body.iter("tu")
    ]


def glossary() -> list[dict[str, str]]:
    with GLOSSARY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def article(name: str) -> str:
    return (REPOSITORY / "tmtool" / "demo" / f"{name}.txt").read_text(encoding="utf-8")


def sentences(name: str) -> list[str]:
    return [text for block in article(name).split("\n\n") for text in SENTENCE_END.split(block.strip())]


def mixed_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text) if LATIN.search(word) and CYRILLIC.search(word)]


def test_the_memory_is_valid_tmx(shared: Path) -> None:
    with (shared / "schemas" / "tmx" / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(etree.parse(str(MEMORY))), dtd.error_log


def test_the_memory_is_large_enough_and_trilingual() -> None:
    every = units()
    assert len(every) >= 150
    for unit in every:
        assert list(unit) == ["en", "ru", "kk"]
        for text in unit.values():
            assert text and text == text.strip() and "  " not in text


def test_no_english_sentence_stands_twice_in_the_memory() -> None:
    english = [unit["en"] for unit in units()]
    assert len(english) == len(set(english))


def test_no_word_mixes_two_alphabets() -> None:
    texts = [text for unit in units() for text in unit.values()]
    texts += [cell for row in glossary() for cell in row.values()]
    assert [word for text in texts for word in mixed_words(text)] == []


def test_russian_texts_hold_no_kazakh_letters() -> None:
    assert [unit["ru"] for unit in units() if KAZAKH_ONLY.search(unit["ru"])] == []


def test_kazakh_texts_are_spelt_with_kazakh_letters() -> None:
    assert [unit["kk"] for unit in units() if RUSSIAN_KEYBOARD.search(unit["kk"])] == []
    assert [unit["kk"] for unit in units() if not KAZAKH_ONLY.search(unit["kk"])] == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_quotation_marks_are_those_of_the_house(language: str) -> None:
    for unit in units():
        assert not re.search("[“”„\"']", unit[language])
        assert unit[language].count("«") == unit[language].count("»")


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_long_enough_and_plainly_laid_out(name: str) -> None:
    text = article(name)
    assert len(sentences(name)) >= 14
    assert re.search(r"\n\n[A-Z]+ \(TCA\) — ", text)
    assert text.endswith("\n") and "\n\n\n" not in text and "\r" not in text
    assert all(line == line.strip() for line in text.splitlines())


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_meets_known_and_unknown_sentences(name: str) -> None:
    known = {unit["en"] for unit in units()}
    found = [text in known for text in sentences(name)]
    assert found.count(True) >= 5
    assert found.count(False) >= 8


def test_one_line_of_the_samples_repeats() -> None:
    lines = [line for line in article("protest").splitlines() if line]
    assert len(lines) == len(set(lines)) + 1


def test_three_units_know_their_neighbours_in_the_article() -> None:
    body = etree.parse(str(MEMORY))
    order = sentences("protest")
    placed = [unit for unit in body.iter("tu") if unit.find("prop") is not None]
    assert len(placed) == 3
    for unit in placed:
        at = order.index(unit.findtext("tuv/seg") or "")
        neighbours = {prop.get("type"): prop.text for prop in unit.iter("prop")}
        assert neighbours == {"x-context-pre": order[at - 1], "x-context-post": order[at + 1]}


def test_the_glossary_has_no_gaps_and_no_doubles() -> None:
    rows = glossary()
    assert list(rows[0]) == ["en", "ru", "kk", "part_of_speech", "note"]
    terms = [row["en"].casefold() for row in rows]
    assert terms == sorted(set(terms))
    for row in rows:
        for language in ("en", "ru", "kk"):
            alternatives = row[language].split("|")
            assert all(term and term == term.strip() for term in alternatives), row
            assert len(alternatives) == len(set(alternatives)), row
        assert "UNCERTAIN" not in row["note"]


def test_a_sentence_is_a_courts_only_where_the_words_say_so() -> None:
    terms = {row["en"]: row["ru"].split("|")[0] for row in glossary()}
    assert terms["prison sentence"] == "тюремный срок"
    # Alone it is the grammarian's as often, and would be warned of wherever an article speaks of words.
    assert "sentence" not in terms
