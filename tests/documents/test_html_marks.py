"""Pages of the web as HTML for a CMS."""

from __future__ import annotations

import pytest

from tests.documents.made_cms import Strict, cms
from tmtool.documents.html_marks import mark_of
from tmtool.documents.web_blocks import Mark


def page(body: str, translated: dict[int, str] | None = None) -> str:
    return cms("web_page", f"<html><body>{body}</body></html>".encode(), dict(translated or {}))


def test_bold_italics_and_links_come_through_without_any_other_attribute() -> None:
    assert page(
        "<h1>Oil</h1><p>One <b class=x onclick='steal()' style='color:red'>bold</b>, <em>two</em> and "
        "<a href='https://example.org/?a=1&amp;b=2' target=_blank rel=opener>a <i>link</i></a>; "
        "H<sub>2</sub>O, m<sup>2</sup>, <u>under</u> <font color=red>red</font><br>line "
        "<img src=x alt='A pump'>end.</p>"
    ) == (
        "<h1>Oil</h1>\n<p>One <strong>bold</strong>, <em>two</em> and "
        '<a href="https://example.org/?a=1&amp;b=2">a <em>link</em></a>; '
        "H<sub>2</sub>O, m<sup>2</sup>, under red<br>line end.</p>\n"
    )


def test_a_translation_has_them_where_its_tags_are() -> None:
    assert page(
        "<h1>Oil</h1><p>One <b>bold</b> <a href='https://example.org/'>word</a>.</p>",
        {1: "‹2›Слово‹/2› ‹1›жирное‹/1› & одно."},
    ) == (
        '<h1>Oil</h1>\n<p><a href="https://example.org/">Слово</a> <strong>жирное</strong> &amp; одно.</p>\n'
    )  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "/news/1",
        "#top",
        "https:javascript",
        "",
    ],
)
def test_what_leads_neither_to_the_web_nor_to_mail_is_no_link(address: str) -> None:
    assert page(f'<h1>Oil</h1><p>See <a href="{address}">here</a> now.</p>') == "<h1>Oil</h1>\n<p>See here now.</p>\n"


def test_a_quotation_mark_in_an_address_does_not_end_it() -> None:
    written = page("<h1>Oil</h1><p>See <a href='https://example.org/\" onclick=\"x()'>here</a> now.</p>")
    assert '<a href="https://example.org/&quot;%20onclick=&quot;x()">here</a>' in written
    assert Strict(written).attributes == [("href", 'https://example.org/"%20onclick="x()')]


def test_text_is_never_markup() -> None:
    hostile = '</p><script>alert(1)</script><b>&amp;<!-- " -->'
    written = page("<h1>Oil</h1><p>One <b>bold</b> word.</p>", {0: hostile, 1: f"{hostile}‹1›{hostile}‹/1›"})
    read = Strict(written)
    assert read.names == ["h1", "p", "strong"]
    assert read.text == f"{hostile}\n{hostile}{hostile}\n"


def test_what_goes_round_all_of_a_paragraph_is_found_again() -> None:
    assert page(
        "<h1><a href='https://example.org/'><b>Oil <i>falls</i></b></a></h1><p><b>All of it</b></p>"
        "<div><strong><p>Within.</p></strong></div><p><a href='https://example.org/'>Read more</a></p>"
    ) == (
        "<h1>Oil <em>falls</em></h1>\n<p><strong>All of it</strong></p>\n<p><strong>Within.</strong></p>\n"
        '<p><a href="https://example.org/">Read more</a></p>\n'
    )


def test_the_highest_heading_below_the_headline_is_the_second_level() -> None:
    assert page("<h1>Oil</h1><h3>One</h3><p>Text one.</p><h4>Two</h4><p>Text two.</p><h6>Three</h6>") == (
        "<h1>Oil</h1>\n<h2>One</h2>\n<p>Text one.</p>\n<h3>Two</h3>\n<p>Text two.</p>\n<h5>Three</h5>\n"
    )


def test_lists_are_lists_in_lists_too_and_cells_of_tables_are_paragraphs() -> None:
    assert page(
        "<h1>Oil</h1><ul><li>One<li>Two <b>b</b><ol><li>a</li><li><p>b</p><p>c</p></li></ol><li>Three</ul>"
        "<ul><li>Other</li></ul><table><tr><td>A cell</td></tr></table>"
    ) == (
        "<h1>Oil</h1>\n<ul>\n<li>One</li>\n<li>Two <strong>b</strong>\n<ol>\n<li>a</li>\n<li>b\n<p>c</p></li>\n"
        "</ol></li>\n<li>Three</li>\n</ul>\n<ul>\n<li>Other</li>\n</ul>\n<p>A cell</p>\n"
    )


def test_items_that_are_left_out_leave_no_trace() -> None:
    assert page("<h1>Oil</h1><p>Text.</p><ul><li>One</li><li>Two</li></ul>", {2: "", 3: ""}) == (
        "<h1>Oil</h1>\n<p>Text.</p>\n"
    )
    assert page("<h1>Oil</h1><p>Text.</p><ul><li>One<ul><li>a</li></ul></li></ul>", {2: ""}) == (
        "<h1>Oil</h1>\n<p>Text.</p>\n<ul>\n<li>\n<ul>\n<li>a</li>\n</ul></li>\n</ul>\n"
    )


def test_two_runs_give_the_same() -> None:
    body = "<h1>Oil</h1><ul><li><b>One <i><sub>x</sub></i></b> word</li></ul>"
    assert page(body) == page(body)


@pytest.mark.parametrize(
    ("native", "mark"),
    [
        ("<B>", Mark(frozenset(("strong",)))),
        ("<span style='Font-Weight: 700; color: red'>", Mark(frozenset(("strong",)))),
        ("<span style='font-style:italic'>", Mark(frozenset(("em",)))),
        ('<b style="font-weight:normal" id="docs-internal-guid">', Mark()),
        ("<br/>", Mark(text="\n")),
        ("<code>a &lt; <i>b</i></code>", Mark(frozenset(("code",)), text="a < b")),
        ("<span translate=no>Kaz<b>Munai</b></span>", Mark(text="KazMunai")),
        ("<script>alert(1)</script>", Mark()),
        ("<svg><text>x</text></svg>", Mark()),
        ("<!-- x -->", Mark()),
        ("", Mark()),
        ("<img alt='<b>'>", Mark()),
    ],
)
def test_what_html_tags_are(native: str, mark: Mark) -> None:
    assert mark_of(native) == mark


@pytest.mark.parametrize(
    ("numbered", "reads"),
    [
        ("<ol start='7'><li>a<li>b</ol>", '<ol start="7">a|b</ol>'),
        ("<ol start=-1><li>a<li>b</ol>", '<ol start="-1">a|b</ol>'),
        # A number that is not the next one begins a list of its own; one that is, does not.
        ("<ol><li value=1>a<li value=2>b<li value=5>c<li>d<li value=7>e</ol>", '<ol>a|b</ol><ol start="5">c|d|e</ol>'),
        ("<ol start=3><li value=1>a<li>b</ol>", "<ol>a|b</ol>"),
        ("<ol start=3><li>a<ol><li>b</ol><li>c</ol>", '<ol start="3">a<ol>b</ol>|c</ol>'),
        ("<ul start=3><li value=4>a</ul>", "<ul>a</ul>"),
        ('<ol start="2&quot; x"><li>a</ol>', '<ol start="2">a</ol>'),
        ("<ol start=x><li value=99999999999>a</ol>", "<ol>a</ol>"),
    ],
)
def test_numbered_lists_begin_with_their_number(numbered: str, reads: str) -> None:
    written = page(f"<h1>Oil</h1>{numbered}").removeprefix("<h1>Oil</h1>\n").replace("\n", "")
    assert written.replace("</li><li>", "|").replace("<li>", "").replace("</li>", "") == reads


def test_an_item_that_is_left_out_leaves_no_gap_in_the_numbers() -> None:
    assert page("<h1>Oil</h1><ol start=3><li>a<li>b<li>c</ol>", {2: ""}) == (
        '<h1>Oil</h1>\n<ol start="3">\n<li>a</li>\n<li>c</li>\n</ol>\n'
    )


def test_a_heading_in_an_item_stays_in_it() -> None:
    assert page("<h1>Oil</h1><ol><li><h3>One</h3><p>Text.</p><li>Two<h4>Deeper</h4><li>Three</ol><h3>End</h3>") == (
        "<h1>Oil</h1>\n<ol>\n<li><h2>One</h2>\n<p>Text.</p></li>\n<li>Two\n<h3>Deeper</h3></li>\n<li>Three</li>\n</ol>\n"
        "<h2>End</h2>\n"
    )
