"""What follows the end of an article is proposed to be left out, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.language.furniture import furniture

_TEXT = ["Hundreds rally in Zhanaozen", "Protesters gathered on the square.", "Police did not step in."]


def test_the_author_box_of_the_sample_article(shared: Path) -> None:
    text = (shared / "data" / "articles" / "zhanaozen.txt").read_text(encoding="utf-8")
    blocks = [line for line in text.splitlines() if line.strip()]
    assert furniture(blocks) == frozenset(range(len(blocks) - 5, len(blocks)))
    with_blank_lines = text.splitlines()
    assert {with_blank_lines[at] for at in furniture(with_blank_lines)} == set(blocks[-5:])


@pytest.mark.parametrize(
    "tail",
    [
        ["Sergey Kwan", "Sergey Kwan"],
        ["By Sergey Kwan", "Kwan is a journalist in Bishkek.", "He studied in Denmark."],
        ["Sergey Kwan", "View more articles from Sergey Kwan"],
        ["View more articles fromSergey Kwanshared:"],
        ["Read also: Tokayev to visit Beijing", "Follow us on Telegram", "© 2019 The Times of Central Asia"],
        ["Айгүл Серікова", "Айгүл Серікова – Алматыдағы тілші.", "Тағы оқыңыз"],
        ["Автор: Иван Петров", "Иван Петров — корреспондент в Бишкеке.", "Читайте также"],
    ],
)
def test_furniture_at_the_end_is_found(tail: list[str]) -> None:
    assert furniture(_TEXT + tail) == frozenset(range(3, 3 + len(tail)))


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        ["View more articles"],
        _TEXT,
        [*_TEXT, "Serikbai Turymov", "Turymov met the protesters.", "He promised to listen."],
        [*_TEXT, "Sergey Kwan"],
        ["Sergey Kwan", "Sergey Kwan", "Kwan is a journalist.", "The town is quiet."],
        ["Headline", "View more articles from Sergey Kwan", "The town is quiet."],
        [*_TEXT, "More than 100 people stayed.", "Sharing the oil income was promised.", "Read more slowly, he said."][
            :5
        ],
        [*_TEXT, "Serikbai Turymov", "More protests are planned."],
    ],
)
def test_text_is_no_furniture(blocks: list[str]) -> None:
    assert furniture(blocks) == frozenset()
