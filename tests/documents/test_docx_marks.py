"""Word documents as HTML for a CMS."""

from __future__ import annotations

from tests.documents.made_cms import Strict, cms
from tests.documents.made_docx import BOLD, BREAK, LINK, NOTE, body, cell, docx, field, paragraph, part, run

NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>',
)
HEAD = paragraph("Oil", style="10")


def relation(target: str) -> str:
    return f'<Relationship Id="rId9" Type="x/hyperlink" Target="{target}" TargetMode="External"/>'


def page(*content: str, target: str = "https://example.org/", translated: dict[int, str] | None = None) -> str:
    data = docx(body(HEAD, *content), {"numbering": NUMBERING}, relations=relation(target))
    return cms("docx", data, dict(translated or {})).removeprefix("<h1>Oil</h1>\n")


def item(text: str, level: int = 0, *, numbering: int = 3) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def test_looks_of_words_become_elements() -> None:
    assert page(
        paragraph(
            "One ",
            run("bold", BOLD),
            " and ",
            run("slanted", '<w:i/><w:color w:val="FF0000"/>'),
            ", ",
            run("both", "<w:b/><w:i/>"),
            ", ",
            run("not bold", '<w:b w:val="0"/><w:u w:val="single"/>'),
            ", m",
            run("2", '<w:vertAlign w:val="superscript"/>'),
            BREAK,
            "line",
            NOTE,
        )
    ) == (
        "<p>One <strong>bold</strong> and <em>slanted</em>, <strong><em>both</em></strong>, not bold, m<sup>2</sup><br>"
        "line</p>\n"
    )


def test_the_look_of_most_words_is_found_though_it_is_no_tag() -> None:
    assert page(
        paragraph(run("All of it", BOLD)), paragraph(run("Mostly bold ", BOLD), run("plain"), run(" bold again", BOLD))
    ) == (
        "<p><strong>All of it</strong></p>\n<p><strong>Mostly bold</strong> plain <strong>bold again</strong></p>\n"
    )  # fmt: skip


def test_a_heading_is_not_bold_besides() -> None:
    assert page(paragraph(run("All of it ", BOLD), run("also slanted", "<w:b/><w:i/>"), style="20")) == (
        "<h2>All of it <em>also slanted</em></h2>\n"
    )


def test_links_lead_where_the_package_or_the_field_says() -> None:
    link = paragraph("See ", LINK.format(run("here", BOLD)), ".")
    assert page(link) == '<p>See <a href="https://example.org/"><strong>here</strong></a>.</p>\n'
    assert page(paragraph("See ", field('HYPERLINK "https://f.org/?x&amp;y" \\h', run("here")), ".")) == (
        '<p>See <a href="https://f.org/?x&amp;y">here</a>.</p>\n'
    )
    assert page(link, target="https://example.org/&quot;onclick=&quot;x()") == (
        '<p>See <a href="https://example.org/&quot;onclick=&quot;x()"><strong>here</strong></a>.</p>\n'
    )


def test_other_links_are_text() -> None:
    link = paragraph("See ", LINK.format(run("here")), ".")
    assert page(link, target="javascript:alert(1)") == "<p>See here.</p>\n"
    assert page(paragraph("See ", field('HYPERLINK "javascript:x()"', run("here")), ".")) == "<p>See here.</p>\n"
    assert page(paragraph("See ", field('HYPERLINK \\l "_Toc1"', run("here")), ".")) == "<p>See here.</p>\n"


def test_headings_have_their_levels() -> None:
    assert page(paragraph("One", style="20"), paragraph("Text."), paragraph("Two", style="30")) == (
        "<h2>One</h2>\n<p>Text.</p>\n<h3>Two</h3>\n"
    )


def test_items_become_lists_and_cells_are_paragraphs() -> None:
    assert page(
        item("One"), item("Two"), item("a", 1), item("b", 1), item("Three"), paragraph("Between."), item("Four"),
        paragraph("No item."), item("None", numbering=0), cell(item("A cell")),
    ) == (
        "<ul>\n<li>One</li>\n<li>Two\n<ol>\n<li>a</li>\n<li>b</li>\n</ol></li>\n<li>Three</li>\n</ul>\n<p>Between.</p>\n"
        "<ul>\n<li>Four</li>\n</ul>\n<p>No item.</p>\n<p>None</p>\n<p>A cell</p>\n"
    )  # fmt: skip


def test_text_is_never_markup() -> None:
    hostile = "</p><script>alert(1)</script>"
    written = page(paragraph("One ", run("bold", BOLD)), translated={1: f"{hostile}‹1›{hostile}‹/1›"})
    assert Strict(written).names == ["p", "strong"]


NUMBERED = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)


def numbered(*content: str) -> str:
    written = cms("docx", docx(body(HEAD, *content), {"numbering": NUMBERED})).removeprefix("<h1>Oil</h1>\n")
    return written.replace("\n", "").replace("</li><li>", "|").replace("<li>", "").replace("</li>", "")


def test_a_numbered_list_goes_on_behind_a_paragraph() -> None:
    text = paragraph("Text.")
    assert numbered(item("a"), item("b"), text, item("c"), item("d"), text, item("e")) == (
        '<ol start="2">a|b</ol><p>Text.</p><ol start="4">c|d</ol><p>Text.</p><ol start="6">e</ol>'
    )


def test_items_of_a_lower_level_go_on_behind_a_paragraph_but_begin_anew_in_another_item() -> None:
    text = paragraph("Text.")
    assert numbered(item("a"), item("i", 1), text, item("ii", 1), item("b"), item("i", 1)) == (
        '<ol start="2">a<ol>i</ol></ol><p>Text.</p><ol start="2">ii</ol><ol start="3">b<ol>i</ol></ol>'
    )


def test_numberings_of_one_kind_count_on_unless_one_says_where_it_begins() -> None:
    text = paragraph("Text.")
    assert numbered(item("a"), item("b", numbering=4), item("c", numbering=5), text, item("d", numbering=5)) == (
        '<ol start="2">a</ol><ol start="3">b</ol><ol>c</ol><p>Text.</p><ol start="2">d</ol>'
    )
