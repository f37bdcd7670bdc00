"""Tags of a translation as a keyboard has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tmtool.cli.typed_tags import with_shown_tags
from tmtool.model.text import Tag, TaggedText, TagKind

PAIR = (Tag(0, TagKind.OPEN, 1), Tag(4, TagKind.CLOSE, 1))
SOURCE = TaggedText("Town news", (*PAIR, Tag(4, TagKind.ALONE, 2)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<1>Новости</1> города<2/>", "‹1›Новости‹/1› города‹2/›"),
        ("‹1›Новости‹/1› <2/>", "‹1›Новости‹/1› <2/>"),
        ("<3>Новости</3>", "<3>Новости</3>"),
        ("<1/>Новости<2>", "<1/>Новости<2>"),
        ("2 < 3 > 1, <b>, < 1 >", "2 < 3 > 1, <b>, < 1 >"),
        ("", ""),
    ],
)
def test_only_tags_of_the_source_are_tags(typed: str, expected: str) -> None:
    assert with_shown_tags(typed, SOURCE) == expected


@pytest.mark.parametrize("said", ["<1>", "</1>", "<1/>"])
def test_all_forms_of_a_number_that_the_source_says_to_the_letter_are_text(said: str) -> None:
    source = TaggedText(f"Write {said} here", (*PAIR, Tag(4, TagKind.ALONE, 2)))
    typed = "<1>Пишите</1> <1/> тут<2/>"
    assert with_shown_tags(typed, source) == "<1>Пишите</1> <1/> тут‹2/›"


def test_where_the_source_has_no_tags_everything_is_text() -> None:
    assert with_shown_tags("<1>", TaggedText("No tags")) == "<1>"


def test_put_takes_tags_from_a_keyboard(cli: Cli) -> None:
    Path("news.md").write_text("# News\n\nThe **ministry** spoke.\n", encoding="utf-8")
    cli("add", "news.md")
    done = cli.json("put", "news.md", "2", "Выступило <1>министерство</1>.", "--to", "ru", "--confirm")
    assert done["target"] == "Выступило ‹1›министерство‹/1›."
    cli("export", "news.md", "--to", "ru", "--format", "document", "-o", "news.ru.md")
    assert "Выступило **министерство**." in Path("news.ru.md").read_text(encoding="utf-8")
    again = cli.json("put", "news.md", "2", "-", "--to", "ru", "--accept", stdin="<1>Министерство</1> выступило.")
    assert again["target"] == "‹1›Министерство‹/1› выступило."
