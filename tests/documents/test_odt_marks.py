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


def going_on(*content: str, how: str = 'text:continue-numbering="true"') -> str:
    return items(*content).replace("<text:list ", f"<text:list {how} ", 1)


def short(*body: str) -> str:
    return page(*body).replace("\n", "").replace("</li><li>", "|").replace("<li>", "").replace("</li>", "")


def test_a_numbered_list_goes_on_behind_a_paragraph_where_it_says_so() -> None:
    text, two = paragraph("Text."), items(paragraph("a"), paragraph("b"))
    assert short(two, text, going_on(paragraph("c")), text, going_on(paragraph("d"), how='text:continue-list="x"')) == (
        '<ol>a|b</ol><p>Text.</p><ol start="3">c</ol><p>Text.</p><ol start="4">d</ol>'
    )
    assert short(two, text, two) == "<ol>a|b</ol><p>Text.</p><ol>a|b</ol>"


def test_numbers_begin_where_the_style_or_an_item_says() -> None:
    style = LISTS.replace('number text:level="1"', 'number text:level="1" text:start-value="5"')
    leap = items(paragraph("a"), paragraph("b")) + items(paragraph("c"), paragraph("d"), paragraph("e")).replace(
        "</text:list-item><text:list-item>", '</text:list-item><text:list-item text:start-value="9">', 1
    )
    data = odt(content(paragraph("Oil", "Title"), leap).replace("</office:automatic-styles>", style))
    assert [one for one in cms("odt", data).split("\n") if one.startswith("<ol")] == [
        '<ol start="5">', '<ol start="5">', '<ol start="9">'
    ]  # fmt: skip


def test_a_list_in_a_list_goes_on_within_the_item_that_it_was_in() -> None:
    style = LISTS.replace("style-bullet", "style-number")
    inner = [items(paragraph("i")), items(paragraph("ii"))]
    body = (
        items(paragraph("a"), paragraph("b") + inner[0])
        + paragraph("Text.")
        + going_on(inner[1], paragraph("c") + inner[0])
    )
    data = odt(content(paragraph("Oil", "Title"), body).replace("</office:automatic-styles>", style))
    assert cms("odt", data).replace("\n", "") == (
        "<h1>Oil</h1><ol><li>a</li><li>b<ol><li>i</li></ol></li></ol><p>Text.</p>"
        '<ol start="2"><li><ol start="2"><li>ii</li></ol></li><li>c<ol><li>i</li></ol></li></ol>'
    )


def test_an_item_that_is_in_no_list_is_a_paragraph() -> None:
    odd = f"<text:list><text:section><text:list-item>{paragraph('a')}</text:list-item></text:section></text:list>"
    assert page(odd) == "<p>a</p>\n"
