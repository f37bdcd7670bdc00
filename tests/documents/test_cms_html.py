"""Whatever an original holds, a CMS gets sound HTML of few elements."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.documents.made_cms import Strict, cms
from tests.documents.made_docx import body, docx, part, run
from tmtool.model.errors import RefusedInput

KNOWN = frozenset(
    ["a", "br", "strong", "em", "sub", "sup", "code", "p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"]
)
IN_HTML = (
    "<b>|</b>|<i>|</i>|<a href=https://x.org>|<a href=javascript:x>|</a>|<p>|</p>|<ul>|</ul>|<ol>|</ol>|<li>|</li>|<h2>"
    "|<ol start=3>|<li value=8>"
    "|</h2>|<h5>|</h1>|<br>|<table>|<td>|</table>|<code>x</code>|<sub>|</sub>|<script>x</script>|<div>|</div>|<!--x-->"
    "|<span style=font-weight:bold>|</span>|<img alt=text>|&lt;b&gt;|&|one |two."
)
IN_MARKDOWN = (
    "- ;  - ;1. ;7. ;    ;\n;\n\n;# ;### ;> ;**;*;[;](https://x.org);](x);`;<b>;</b>;one ;two;<https://y.org>;"
    "  \n;| ;\n|---|\n;</p><script>;^[;];\\"
)
HTML = st.lists(st.sampled_from(IN_HTML.split("|")), max_size=30)
MARKDOWN = st.lists(st.sampled_from(IN_MARKDOWN.split(";")), max_size=30)


def check(format_id: str, data: bytes) -> None:
    try:
        page = cms(format_id, data)
    except RefusedInput:
        assume(False)
    read = Strict(page)
    assert set(read.names) <= KNOWN
    assert {address for name, address in read.attributes if name == "href"} <= {"https://x.org", "https://y.org"}
    assert all((number or "").isdecimal() for name, number in read.attributes if name == "start")
    assert {name for name, _ in read.attributes} <= {"href", "start"}


@given(HTML)
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_of_any_page(pieces: list[str]) -> None:
    check("web_page", f"<html><body><h1>Oil</h1>{''.join(pieces)}".encode())


@given(MARKDOWN)
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_of_any_markdown(pieces: list[str]) -> None:
    check("markdown", f"# Oil\n\n{''.join(pieces)}".encode())


@given(st.lists(st.tuples(st.sampled_from("034"), st.integers(0, 4)), max_size=8))
def test_of_any_numbering_in_word(items: list[tuple[str, int]]) -> None:
    properties = (f'<w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/>' for numbering, level in items)
    paragraphs = (f"<w:p><w:pPr><w:numPr>{one}</w:numPr></w:pPr>{run('x')}</w:p>" for one in properties)
    check("docx", docx(body(f"<w:p>{run('Oil')}</w:p>", *paragraphs), {"numbering": part("numbering", "")}))


def test_of_plain_text_nothing_but_paragraphs_is_known() -> None:
    assert cms("plain_text", b"Oil falls\n\n- One <b>item</b>\n") == (
        "<h1>Oil falls</h1>\n<p>- One &lt;b&gt;item&lt;/b&gt;</p>\n"
    )
