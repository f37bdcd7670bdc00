"""Markdown as HTML for a CMS."""

from __future__ import annotations

import pytest

from tests.documents.made_cms import Strict, cms


def page(text: str, translated: dict[int, str] | None = None) -> str:
    return cms("markdown", text.encode(), dict(translated or {}))


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("One **bold** and __bold__ word", "One <strong>bold</strong> and <strong>bold</strong> word"),
        ("One *slanted **and bold*** word", "One <em>slanted <strong>and bold</strong></em> word"),
        ("See [here](https://example.org/a_(b) 'T').", 'See <a href="https://example.org/a_(b)">here</a>.'),
        ("See [here][r] and [r].", 'See <a href="https://r.org/?a&amp;b">here</a> and <a href="https://r.org/?a&amp;b">r</a>.'),
        ("See [here](<https://example.org/a b>).", 'See <a href="https://example.org/a%20b">here</a>.'),
        ("See [here](https://example.org/\").", 'See <a href="https://example.org/%22">here</a>.'),
        ("See [here](/news) and [there](ftp://x.org).", "See here and there."),
        ("See [here](mailto:a@b.org).", 'See <a href="mailto:a@b.org">here</a>.'),
        ("See <https://x.org/?a&b> now", 'See <a href="https://x.org/?a&amp;b">https://x.org/?a&amp;b</a> now'),
        ("Ask <me@x.org> now", 'Ask <a href="mailto:me@x.org">me@x.org</a> now'),
        ("Type `a < b` now", "Type <code>a &lt; b</code> now"),
        ("One  \nline and\\\nanother\none", "One<br>line and<br>another one"),
        ("A ~~struck~~ <u>word</u> ![x](y.png)of <b id=x>HTML</b>[^1]", "A struck word of <strong>HTML</strong>"),
        ("**All of it**", "<strong>All of it</strong>"),
        ("[*All* of it](https://x.org)", '<a href="https://x.org"><em>All</em> of it</a>'),
        ("[**All of it**](https://x.org)", '<a href="https://x.org"><strong>All of it</strong></a>'),
        ("[All](javascript:x) of it", "[All](javascript:x) of it"),
    ],
)  # fmt: skip
def test_marks_become_elements(text: str, reads: str) -> None:
    written = page(f"# Oil\n\n{text}\n\n[r]: https://r.org/?a&b\n\n[^1]: Note\n")
    assert written.split("\n")[1] == f"<p>{reads}</p>"


def test_a_translation_has_them_where_its_tags_are() -> None:
    assert page("# Oil\n\nOne **bold** [word](https://x.org)[s](https://y.org).\n", {1: "‹2›Слово‹/2› ‹3›а‹/3›!"}) == (
        '<h1>Oil</h1>\n<p><a href="https://x.org">Слово</a> <a href="https://y.org">а</a>!</p>\n'
    )


def test_headings_have_their_levels_and_lists_are_lists() -> None:
    assert page(
        "# Oil\n\n## One\n\n### Two\n\n- a\n- b\n\n  more\n  1. c\n  2. **d**\n- e\n\n"
        "> quoted\n\n| x |\n|---|\n| *y* |\n"
    ) == (
        "<h1>Oil</h1>\n<h2>One</h2>\n<h3>Two</h3>\n<ul>\n<li>a</li>\n<li>b\n<p>more</p>\n<ol>\n<li>c</li>\n"
        "<li><strong>d</strong></li>\n</ol></li>\n<li>e</li>\n</ul>\n<p>quoted</p>\n<p>x</p>\n<p><em>y</em></p>\n"
    )


def test_with_a_title_in_the_front_matter_headings_begin_with_the_second_level() -> None:
    assert page("---\ntitle: Oil\n---\n# One\n\nText.\n\n## Two\n") == (
        "<h1>Oil</h1>\n<h2>One</h2>\n<p>Text.</p>\n<h3>Two</h3>\n"
    )


def test_parts_in_html_are_as_in_a_page() -> None:
    assert page("# Oil\n\n<ul><li>One <b>bold</b></li></ul>\n\nText\n") == (
        "<h1>Oil</h1>\n<ul>\n<li>One <strong>bold</strong></li>\n</ul>\n<p>Text</p>\n"
    )


def test_text_is_never_markup() -> None:
    hostile = "</p><script>alert(1)</script>"
    read = Strict(page("# Oil\n\nOne **bold** word\n", {1: f"{hostile}‹1›{hostile}‹/1›"}))
    assert read.names == ["h1", "p", "strong"]


def test_numbered_lists_begin_with_their_number() -> None:
    assert page("# Oil\n\n3. three\n4. four\n\n   1. one\n\nText between.\n\n5. five\n\n- 1986\n") == (
        '<h1>Oil</h1>\n<ol start="3">\n<li>three</li>\n<li>four\n<ol>\n<li>one</li>\n</ol></li>\n</ol>\n'
        '<p>Text between.</p>\n<ol start="5">\n<li>five</li>\n</ol>\n<ul>\n<li>1986</li>\n</ul>\n'
    )
    assert '<ol start="0">' in page("# Oil\n\n0. nothing\n")


def test_a_heading_in_an_item_stays_in_it() -> None:
    assert page("# Oil\n\n1. ## One\n\n   Text.\n2. Two\n\n   ### Deeper\n3. Three\n") == (
        "<h1>Oil</h1>\n<ol>\n<li><h2>One</h2>\n<p>Text.</p></li>\n<li>Two\n<h3>Deeper</h3></li>\n<li>Three</li>\n</ol>\n"
    )
