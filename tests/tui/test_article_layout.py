"""The whole article: thousands of paragraphs, only those near the place are wrapped."""

from __future__ import annotations

from tmtool.tui.shown.article_text import Paragraph
from tmtool.tui.widgets.article_layout import ArticleLayout


def article(count: int) -> tuple[Paragraph, ...]:
    """Paragraphs of one, two and three lines at a width of ten."""
    texts = ("word", "twelve signs", "some more than twenty")
    return tuple(Paragraph(texts[number % 3], (), "twelve signs", False) for number in range(count))


def heights(lines: ArticleLayout) -> list[int]:
    return [after - top for top, after in zip(lines.tops, lines.tops[1:], strict=False)]


def test_what_is_near_the_place_is_known_for_certain() -> None:
    lines = ArticleLayout()
    lines.show(article(3000), 0, 10)
    lines.measure(1500, 12)
    assert heights(lines)[1497:1503] == [2, 3, 4, 2, 3, 4]
    assert len(lines._laid) < 20


def test_the_source_beside_may_be_longer() -> None:
    lines = ArticleLayout()
    lines.show(article(6), 10, 10)
    lines.measure(0, 100)
    assert heights(lines) == [3, 3, 4, 3, 3, 4]


def test_an_empty_article_has_no_lines() -> None:
    lines = ArticleLayout()
    lines.show((), 0, 10)
    assert (lines.tops, lines.count) == ([0], 0)
