"""LibreOffice documents as HTML for a CMS."""

from __future__ import annotations

from tests.documents.made_cms import Strict, cms
from tests.documents.made_odt import content, odt, paragraph, span

LISTS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<style:style style:name="UP" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="Own" style:family="text" style:parent-style-name="I">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)


def page(*body: str, translated: dict[int, str] | None = None) -> str:
    data = odt(content(paragraph("Oil", "Title"), *body).replace("</office:automatic-styles>", LISTS))
    return cms("odt", data, dict(translated or {})).removeprefix("<h1>Oil</h1>\n")


def link(address: str) -> str:
    return paragraph(f'See <text:a xlink:href="{address}" xlink:type="simple">here</text:a>.')


def items(*content: str) -> str:
    inside = "".join(f"<text:list-item>{one}</text:list-item>" for one in content)
    return f'<text:list text:style-name="L1">{inside}</text:list>'


def test_looks_of_words_become_elements() -> None:
    assert page(
        paragraph(
            f"One {span('bold')}, {span('slanted', 'I')}, {span('both', 'Own')}, {span('under', 'U')}, "
            f"m{span('2', 'UP')}<text:line-break/>line"
        ),
        paragraph(span("All of it")),
    ) == (
        "<p>One <strong>bold</strong>, <em>slanted</em>, <strong><em>both</em></strong>, under, "
        "m<sup>2</sup><br>line</p>\n"
        "<p><strong>All of it</strong></p>\n"
    )


def test_links_lead_where_they_say_however_long_that_is() -> None:
    address = "https://example.org/" + "a" * 400
    assert page(link(address)) == f'<p>See <a href="{address}">here</a>.</p>\n'
    assert page(link("javascript:alert(1)")) == "<p>See here.</p>\n"
    assert page(link("#Chapter")) == "<p>See here.</p>\n"


def test_headings_have_their_levels_and_items_become_lists() -> None:
    assert page(
        '<text:h text:outline-level="1">One</text:h>',
        '<text:h text:outline-level="2">Two</text:h>',
        items(paragraph("First"), paragraph("Second") + items(paragraph("a"), paragraph("b") + paragraph("c"))),
    ) == (
        "<h2>One</h2>\n<h3>Two</h3>\n<ol>\n<li>First</li>\n<li>Second\n<ul>\n<li>a</li>\n<li>b\n<p>c</p></li>\n"
        "</ul></li>\n</ol>\n"
    )


def test_text_is_never_markup() -> None:
    hostile = "</p><script>alert(1)</script>"
    written = page(paragraph(f"One {span('bold')}"), translated={1: f"{hostile}‹1›{hostile}‹/1›"})
    assert Strict(written).names == ["p", "strong"]
