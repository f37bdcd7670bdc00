from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.hostile_translations import hostile, in_other_letters, kinds, shape
from tmtool.documents import html
from tmtool.documents.document import Document
from tmtool.documents.html_page import read_page
from tmtool.model.errors import RefusedInput

WORDS = st.sampled_from(
    [
        "town", "The police", "came at 5.", "a &amp; b", "&nbsp;", "x&nbsp;y", " \n ", "  ", "&#1078;", "<",
        "& ",
    ]
)  # fmt: skip
INLINE_MARKS = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<i class=x>",
        "</i>",
        "<A HREF='/x?a=1&b=2'>",
        "</a>",
        "<br>",
        "<br/>",
        "<span>",
        "</span>",
        "<img src=a alt='A dog'>",
        "<code>x</code>",
        "<!-- note -->",
        "<!-- -->",
        "<wbr>",
        '<a title="See it">',
        "<span translate=no>Foo</span>",
        "<input type=submit value=Send>",
        "<svg><title>No</title></svg>",
    ]
)
BLOCK_MARKS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<P CLASS=a>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h2>",
        "</h2>",
        "<hr>",
        "<pre>",
        "</pre>",
        "<table><tr><td>",
        "</td><td>",
        "</table>",
        "<script>a<b</script>",
        "<style>p{}</style>",
        "<blockquote>",
        "<!--[if IE]><p>Old</p><![endif]-->",
        "<![if !IE]>",
        "<![endif]>",
        "<textarea>x</textarea>",
        "<figure>",
        "</figure>",
    ]
)
PAGES = st.lists(st.one_of(WORDS, WORDS, INLINE_MARKS, BLOCK_MARKS), max_size=25).map("".join)
TAG_SOUP = st.text("<>/!-\"'= abp&;\n?[]", max_size=40)


def read(page: str) -> Document | None:
    try:
        return html.read(page.encode())
    except RefusedInput:
        return None


@given(st.one_of(PAGES, TAG_SOUP))
def test_what_is_not_translated_stays_to_the_byte(page: str) -> None:
    data = page.encode()
    document = read(page)
    if document is not None:
        assert html.write(data, document, {}, language="ru-RU") == data
        same = {index: block.text for index, block in enumerate(document.blocks)}
        assert html.write(data, document, same, language="ru-RU") == data


@given(PAGES)
def test_a_translated_page_has_the_same_blocks_and_tags(page: str) -> None:
    document = read(page)
    if document is None:
        return
    texts = {index: in_other_letters(block.text) for index, block in enumerate(document.blocks)}
    again = html.read(html.write(page.encode(), document, texts, language="kk-KZ"))
    assert shape(again) == shape(document)
    assert [block.text.text for block in again.blocks] == [text.text for text in texts.values()]


@settings(max_examples=150)
@given(PAGES, st.data())
def test_no_translation_changes_what_a_page_is_made_of(page: str, data: st.DataObject) -> None:
    document = read(page)
    if document is None:
        return
    texts = {index: data.draw(hostile(block.text)) for index, block in enumerate(document.blocks)}
    again = html.read(html.write(page.encode(), document, texts, language="ru-RU"))
    # An attribute goes with its tag where a translation lacks it, or comes twice with a tag cut in two.
    inside = [block for block in document.blocks if block.kind.value != "attribute"]
    assert [kind for kind in kinds(again) if kind.value != "attribute"] == [block.kind for block in inside]


@given(st.one_of(PAGES, TAG_SOUP))
def test_the_tokens_of_a_page_cover_it(page: str) -> None:
    tokens = read_page(page).tokens
    assert "".join(page[token.start : token.end] for token in tokens) == page


@given(PAGES)
def test_a_block_knows_where_its_text_stands(page: str) -> None:
    for block in read_page(page, whole=True).blocks:
        piece = page[block.placed.start : block.placed.end]
        assert block.placed.text.text[:1] == piece[:1] or piece[:1] in "<&"
