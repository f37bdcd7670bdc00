"""Odd pages in `tests/data/html`, each with what shall become of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.hostile_translations import in_other_letters, shape
from tmtool.documents import html
from tmtool.model.errors import RefusedInput

DATA = Path(__file__).resolve().parents[1] / "data" / "html"

OUTCOMES: dict[str, list[str]] = {
    "unclosed_paragraphs.html": ["One", "Two", "Three"],
    "unclosed_items.html": ["first", "second", "third"],
    "unquoted_attributes.html": ["See ‹1›the page‹/1› now", "A_dog"],
    "upper_case.html": ["The ‹1›town‹/1›"],
    "doubled_attributes.html": ["First"],
    "stray_ends.html": ["One", "Two"],
    "nested_across_blocks.html": ["bold begins", "goes on ‹1›here", "crossed ‹1›a ‹2›b‹/1› c"],
    "conditional_comments.html": ["Before", "After", "Shown to others"],
    "empty_comments.html": ["By Ann Lee"],
    "cdata.html": ["Kept"],
    "torn_tag.html": ["Read me", "More"],
    "comment_never_closed.html": ["Before", "after"],
    "less_than.html": ["5 < 6 & 7 > 6, AT&T"],
    "endless_references.html": ["Oil \ufffd gas"],
    "entities.html": ["«Город» — 5\u00a0km ж & ©"],
    "no_break_space_alone.html": ["Text"],
    "line_breaks.html": ["Line one.‹1/› Line two.", "New paragraph"],
    "wrapped_lines.html": ["Words over several lines"],
    "inline_code.html": ["Type ‹1/› and press"],
    "only_code.html": ["Text"],
    "preformatted.html": ["Roses are red", "Violets are blue"],
    "not_translated.html": ["Made by ‹1/› in the town"],
    "scripts.html": ["Text"],
    "table.html": ["Name", "Sum", "Oil", "1,234.5"],
    "table_without_ends.html": ["a", "b", "c"],
    "form.html": ["Your name", "Choose", "Send it"],
    "pictures.html": ["A camel", "Camels in the steppe"],
    "head.html": ["News of the day", "What happened"],
    "word.html": ["The ‹1›minister‹/1› said"],
    "ruby.html": ["‹1›漢‹2›かん‹/2›‹/1› word"],
    "svg_title.html": ["Text"],
    "empty_pairs.html": ["Heading"],
    "links.html": ["‹1›Home‹/1› ‹2›News‹/2›"],
    "windows_1251.html": ["Город"],
    "code_page_not_named.html": ["One", "Two", "Город"],
    "utf8_called_latin.html": ["Astana’s café"],
    "definitions.html": ["Term", "Meaning"],
    "fragment.html": ["Just ‹1›a piece‹/1›"],
    "null_end_tags.html": ["One ‹1/›two"],
    "xhtml.xhtml": ["First", "Second"],
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_odd_page_is_read_as_stated_and_written_back(name: str) -> None:
    data = (DATA / name).read_bytes()
    document = html.read(data)
    assert [block.text.shown for block in document.blocks] == OUTCOMES[name]
    assert html.write(data, document, {}, language="ru-RU") == data
    texts = {index: in_other_letters(block.text) for index, block in enumerate(document.blocks)}
    again = html.read(html.write(data, document, texts, language="ru-RU"))
    assert shape(again) == shape(document)
    assert [block.text.text for block in again.blocks] == [text.text for text in texts.values()]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("without_text.html", "holds no text"),
        ("only_scripts.html", "holds no text"),
        ("nul.html", "NUL character in line 2"),
        ("not_as_declared.html", "Line 3 holds a byte that is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(name: str, says: str) -> None:
    with pytest.raises(RefusedInput, match=says):
        html.read((DATA / name).read_bytes())
