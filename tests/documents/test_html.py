from __future__ import annotations

import codecs

import pytest

from tmtool.documents import html
from tmtool.model.text import Tag, TaggedText, TagKind


def translated(page: str | bytes, *texts: str, language: str = "ru-RU") -> str:
    """Translate the blocks of a page with these texts, without tags, and give what becomes of it."""
    data = page.encode() if isinstance(page, str) else page
    document = html.read(data)
    assert len(texts) == len(document.blocks)
    found = {index: TaggedText(text) for index, text in enumerate(texts)}
    return html.write(data, document, found, language=language).decode()


@pytest.mark.parametrize(
    ("page", "becomes"),
    [
        ("<html lang=en><p>a</p>", "<html lang=ru-RU><p>ж</p>"),
        ('<html lang="en-GB" xml:lang="en"><p>a</p>', '<html lang="ru-RU" xml:lang="ru-RU"><p>ж</p>'),
        ("<HTML><p>a</p>", '<HTML lang="ru-RU"><p>ж</p>'),
        ("<html lang=en><p lang=fr>a</p>", "<html lang=ru-RU><p lang=fr>ж</p>"),
        ("<html lang=en><body lang=en-US><p>a</p>", "<html lang=ru-RU><body lang=ru-RU><p>ж</p>"),
        ('<meta property="og:locale" content="en_US"><p>a</p>', '<meta property="og:locale" content="ru_RU"><p>ж</p>'),
        ("<p>a</p>", "<p>ж</p>"),
    ],
)
def test_a_translated_page_says_its_language(page: str, becomes: str) -> None:
    assert translated(page, "ж") == becomes


def test_the_title_goes_with_the_headline_where_both_say_the_same() -> None:
    page = '<title>Rally</title><meta property="og:title" content="Rally"><h1>Rally</h1>'
    assert translated(page, 'Митинг "в" <городе>') == (
        '<title>Митинг "в" &lt;городе&gt;</title>'
        '<meta property="og:title" content="Митинг &quot;в&quot; &lt;городе&gt;">'
        '<h1>Митинг "в" &lt;городе&gt;</h1>'
    )


def test_a_headline_that_is_left_out_leaves_the_title_alone() -> None:
    assert translated("<title>Rally</title><h1>Rally</h1>", "") == "<title>Rally</title><h1></h1>"


def test_an_attribute_keeps_its_quotation_marks_and_gets_some_where_it_had_none() -> None:
    page = "<img alt='A dog'><img alt=Cat><img alt=\"Camel\">"
    assert translated(page, "П'ёс", "Кот Вася", 'В"') == (
        '<img alt=\'П&#39;ёс\'><img alt="Кот Вася"><img alt="В&quot;">'
    )


def test_attributes_of_marks_in_a_sentence_are_translated_in_their_marks() -> None:
    page = b'<p>See <a href="x" title="The map">the map</a> now</p>'
    document = html.read(page)
    texts = {
        0: TaggedText("См. карту", (Tag(4, TagKind.OPEN, 1), Tag(9, TagKind.CLOSE, 1))),
        1: TaggedText("Карта"),
    }
    written = html.write(page, document, texts, language="ru-RU").decode()
    assert written == '<p>См. <a href="x" title="Карта">карту</a></p>'


def test_no_break_spaces_are_written_as_the_page_writes_them() -> None:
    assert translated("<p>5&#160;km</p>", "5\u00a0км") == "<p>5&#160;км</p>"
    assert translated("<p>5\u00a0km</p>", "6\u00a0км") == "<p>6\u00a0км</p>"


def test_a_code_page_that_lacks_a_letter_becomes_utf8_and_says_so() -> None:
    page = '<meta charset="windows-1251"><p>Город</p>'.encode("cp1251")
    document = html.read(page)
    russian = html.write(page, document, {0: TaggedText("Город!")}, language="ru-RU")
    assert russian == '<meta charset="windows-1251"><p>Город!</p>'.encode("cp1251")
    kazakh = html.write(page, document, {0: TaggedText("Қала")}, language="kk-KZ")
    assert kazakh == '<meta charset="utf-8"><p>Қала</p>'.encode()


def test_the_mark_of_a_page_in_utf16_stays() -> None:
    page = codecs.BOM_UTF16_LE + "<p>Town</p>".encode("utf-16-le")
    document = html.read(page)
    written = html.write(page, document, {0: TaggedText("Қала")}, language="kk-KZ")
    assert written == codecs.BOM_UTF16_LE + "<p>Қала</p>".encode("utf-16-le")


def test_a_tag_that_is_missing_doubled_or_crossed_leaves_a_whole_page() -> None:
    page = b"<p>a <b>b</b> <i>c</i> d</p>"
    document = html.read(page)
    crossed = TaggedText(
        "abcd",
        (Tag(0, TagKind.OPEN, 1), Tag(1, TagKind.OPEN, 2), Tag(2, TagKind.CLOSE, 1), Tag(3, TagKind.CLOSE, 2)),
    )
    written = html.write(page, document, {0: crossed}, language="")
    assert written == b"<p><b>a<i>b</i></b><i>c</i>d</p>"
    single = TaggedText("ab", (Tag(0, TagKind.OPEN, 1), Tag(1, TagKind.CLOSE, 2), Tag(1, TagKind.OPEN, 9)))
    assert html.write(page, document, {0: single}, language="") == b"<p>ab</p>"


def test_deep_nesting_and_long_pages_are_read() -> None:
    deep = "<div>" * 20_000 + "text" + "</div>" * 20_000
    assert [block.text.text for block in html.read(deep.encode()).blocks] == ["text"]
    assert len(html.read(b"<p>text <b>bold</b></p>\n" * 10_000).blocks) == 10_000
    for open_forever in ("<a b='", "<!--", '<a b="> c=" ', "<b>", "<table><td>"):
        assert html.read((f"<p>text</p>{open_forever * 20_000}").encode()).blocks
