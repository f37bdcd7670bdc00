"""Odd documents in `tests/data/markdown`, each with what shall become of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.hostile_translations import in_other_letters, shape
from tmtool.documents import markdown
from tmtool.model.errors import RefusedInput

DATA = Path(__file__).resolve().parents[1] / "data" / "markdown"

OUTCOMES: dict[str, list[str]] = {
    "atx.md": ["Title", "Sub", "Third"],
    "setext.md": ["Title", "Sub goes on"],
    "wrapped.md": ["Words over several lines."],
    "hard_breaks.md": ["One‹1/› two‹2/› three"],
    "quote.md": ["Quoted text lazy", "Deeper"],
    "lists.md": ["one", "two more", "second", "first", "other", "[ ] task"],
    "table.md": ["a", "b | c", "‹1/› z", "d", "e"],
    "table_without_edges.md": ["a", "b", "c", "d"],
    "code.md": ["Text"],
    "code_span.md": ["Type ‹1/› now and ‹2/›."],
    "links.md": ["‹1›text‹/1› and ‹2/› and http://z", "Title"],
    "references.md": ["‹1›one‹/1›, ‹2›two‹/2›, ‹3›two‹/3›", "Title A"],
    "unknown_reference.md": ["[no] such [link][x]"],
    "images.md": ["A dog", "Rex", "Text ‹1/› more", "Cat"],
    "emphasis.md": ["‹1›a‹/1› ‹2›b‹/2› ‹3›‹4›c‹/4›‹/3› ‹5›d‹/5› ‹6›e‹/6› ‹7›f‹/7› g_h_i 5 * 3"],
    "unmatched.md": ["a * b ** c _ d ` e [ f ] g ~ h"],
    "crossed.md": ["a ‹1›b ‹2›‹3›c‹/3› d‹/2›‹/1› e"],
    "all_bold.md": ["All of it."],
    "escapes.md": ["1. *not* # [a] \\ | \\a"],
    "entities.md": ["& «x» 5\u00a0km ж AT&T &nosuch;"],
    "inline_html.md": ["A ‹1›bold‹/1› word‹2/› next ‹3/› end."],
    "html_block.md": ["In ‹1›HTML‹/1› & so", "A dog", "Text"],
    "html_in_list.md": ["one", "Two", "Three"],
    "markdown_in_html.md": ["More", "Some ‹1›text‹/1›"],
    "footnotes.md": ["Text‹1/› goes on.", "A note.", "Longer note.", "Its second paragraph."],
    "inline_footnote.md": ["Text‹1›a ‹2›small‹/2› note‹/1› ends."],
    "front_yaml.md": ['A "day" at sea', "It's plain", "Heading"],
    "front_folded.md": ["It's so", "Folded over two lines", "Text"],
    "front_toml.md": ["Literal \\n", "Basic Ж", "Text"],
    "front_none.md": ["Text after a rule"],
    "front_never_closed.md": ["title: x", "Text"],
    "line_ends.md": ["Title", "Words wrapped"],
    "old_mac.md": ["Title", "Words wrapped"],
    "mark.md": ["Title"],
    "tabs.md": ["one", "two", "three"],
    "rules.md": ["Text", "plus"],
    "only_picture.md": ["Badge", "Text"],
    "no_break.md": ["10\u00a0km"],
    "trailing_spaces.md": ["Text", "More"],
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_odd_document_is_read_as_stated_and_written_back(name: str) -> None:
    data = (DATA / name).read_bytes()
    document = markdown.read(data)
    assert [block.text.shown for block in document.blocks] == OUTCOMES[name]
    assert markdown.write(data, document, {}, language="ru-RU") == data
    texts = {index: in_other_letters(block.text) for index, block in enumerate(document.blocks)}
    again = markdown.read(markdown.write(data, document, texts, language="ru-RU"))
    assert shape(again) == shape(document)
    assert [block.text.text for block in again.blocks] == [text.text for text in texts.values()]


@pytest.mark.parametrize(
    ("name", "says"), [("without_text.md", "holds no text"), ("nul.md", "NUL character in line 2")]
)
def test_what_cannot_be_read_is_refused_with_its_place(name: str, says: str) -> None:
    with pytest.raises(RefusedInput, match=says):
        markdown.read((DATA / name).read_bytes())
