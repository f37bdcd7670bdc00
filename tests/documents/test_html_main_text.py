from __future__ import annotations

import pytest

from tmtool.documents import html
from tmtool.model.articles import BlockKind

ONE = "The police came to the square at five in the morning, and they left it again two hours later."
TWO = "Officials said on Monday that nobody was hurt, but two people were asked to explain themselves."
THREE = "It was the second rally in a week in the region, where many workers have lost their jobs."
FOOT = "All rights reserved; nothing may be taken from here without asking us first, and we mean it."

MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>"
RELATED = "<ul><li><a href=/1>Another rally in the town</a><li><a href=/2>Ministers talk about the rally</a></ul>"
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"

PAGES = {
    "a blog": (
        f"<body class='has-sidebar'><header><h1 class=site><a href=/>The Site</a></h1>{MENU}</header><main>"
        "<article class='post type-post'><header class=entry-header><h1 class=entry-title>Rally in town</h1>"
        "<div class=entry-meta>By <a href=/a>Ann Lee</a>, <time>5 May</time></div></header>"
        f"<div class=entry-content>{BODY}<div class='sharedaddy'><h3>Share this</h3></div></div>"
        "<footer class=entry-footer>Tagged <a href=/t>rally</a></footer></article>"
        f"<div id=comments><p>{FOOT}</p></div></main><aside><p>{FOOT}</p></aside><footer><p>{FOOT}</p></footer>"
    ),
    "a newspaper": (
        f"<div class=cookie-banner>{FOOT}</div>{MENU}<main><h1>Rally in town</h1><p class=dek>By Ann Lee, 5 May</p>"
        "<div class=share-buttons><button>Share</button></div><article>"
        f"<div data-component=text-block><p>{ONE}</p></div>"
        f"<div data-component=ad-slot>Advertisement</div><div data-component=text-block><p>{TWO}</p></div>"
        f"<div data-component=text-block><p>{THREE}</p></div><section class=related-topics><h2>Related</h2>{RELATED}"
        f"</section></article></main><footer>{FOOT}</footer>"
    ),
    "a page that says where its text is": (
        f"<div id=menu>{RELATED}</div><div><div><h1 itemprop=headline>Rally in town</h1><span>By Ann Lee, 5 May</span>"
        f"<div itemprop='articleBody'>{BODY}</div><p>{FOOT}</p></div></div>"
    ),
    "a page of divs": (
        f"<div class=top>{RELATED}</div><div class=w><div class=l>{RELATED}<p>{FOOT[:60]}</p></div><div class=c>"
        f"<h1>Rally in town</h1><div class=by>By Ann Lee, 5 May</div>{BODY}</div></div><div class=b>{RELATED}</div>"
    ),
    "an old page of tables": (
        f"<table><tr><td width=150>{RELATED}</td><td><h1>Rally in town</h1><font size=1>By Ann Lee, 5 May</font>"
        f"<br><br>{ONE}<br><br>{TWO}<br><br>{THREE}</td></tr></table><table><tr><td>{RELATED}</td></tr></table>"
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_of_an_article_the_headline_byline_date_and_paragraphs_are_given(name: str) -> None:
    document = html.read(f"<html><title>Rally in town | The Site</title><body>{PAGES[name]}</html>".encode())
    texts = [block.text.text for block in document.blocks]
    assert texts[0] == "Rally in town | The Site"
    assert texts[1] == "Rally in town"
    assert texts[2] == "By Ann Lee, 5 May"
    assert texts[3:] == [ONE, TWO, THREE]
    assert document.blocks[1].kind is BlockKind.HEADLINE
    assert document.title == "Rally in town"


def test_captions_and_texts_for_pictures_belong_to_the_article() -> None:
    figure = '<figure><img src="a.jpg" alt="A crowd"><figcaption>The square on Monday</figcaption></figure>'
    page = f"{MENU}<article><h1>Rally in town</h1><p>{ONE}</p>{figure}<p>{TWO}</p></article><img alt='A logo'>"
    texts = [block.text.text for block in html.read(page.encode()).blocks]
    assert texts == ["Rally in town", ONE, "A crowd", "The square on Monday", TWO]


def test_a_page_without_an_article_gives_all_of_its_text() -> None:
    page = f"{MENU}<h1>Contacts</h1><table><tr><td>Office<td>Almaty</table><footer>Call us</footer>"
    texts = [block.text.shown for block in html.read(page.encode()).blocks]
    assert texts == ["Home", "News", "Contacts", "Office", "Almaty", "Call us"]


def test_what_belongs_to_the_site_stays_as_it_is() -> None:
    page = f"{MENU}<article><h1>Rally in town</h1>{BODY}</article><footer>{FOOT}</footer>".encode()
    document = html.read(page)
    texts = {index: type(block.text)("ж") for index, block in enumerate(document.blocks)}
    written = html.write(page, document, texts, language="ru-RU").decode()
    assert written == f"{MENU}<article><h1>ж</h1><p>ж</p><p>ж</p><p>ж</p></article><footer>{FOOT}</footer>"


def test_a_class_that_only_sounds_like_the_site_loses_no_text() -> None:
    page = f"<article><h1>Rally in town</h1><div class='share related'>{BODY}</div></article>"
    assert len(html.read(page.encode()).blocks) == 4


def test_the_page_says_who_wrote_it_and_when() -> None:
    said = (
        '<meta property="article:published_time" content="2026-05-05T10:00:00+06:00">'
        '<link rel="canonical" href="https://example.org/rally">'
        '<script type="application/ld+json">'
        '{"@graph": [{"@type": "NewsArticle", "author": [{"name": "Ann Lee"}]}]}</script>'
    )
    details = html.read(f"<head>{said}</head><h1>Rally</h1>".encode()).details
    assert (details.byline, details.address) == ("Ann Lee", "https://example.org/rally")
    assert details.published == "2026-05-05T10:00:00+06:00"
