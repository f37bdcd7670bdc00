"""The lines of an article: which paragraph stands where. Only what is near a place is wrapped."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.tui.shown.article_text import Line, Paragraph, wrapped
from tmtool.tui.widgets.measured_lines import MeasuredLines


@dataclass(frozen=True, slots=True)
class LaidParagraph:
    """A paragraph as it is drawn; an empty line comes behind it."""

    target: tuple[Line, ...]
    source: tuple[Line, ...]


class ArticleLayout(MeasuredLines[LaidParagraph]):
    """Knows the height of each paragraph, for certain where it was measured."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: tuple[Paragraph, ...] = ()
        self._widths = (0, 1)

    def show(self, paragraphs: tuple[Paragraph, ...], source_width: int, target_width: int) -> None:
        """Take paragraphs.

        Args:
            paragraphs: of an article.
            source_width: cells for the source; 0 where it is not shown.
            target_width: cells for the translation.
        """
        if paragraphs is not self.paragraphs or self._widths != (source_width, target_width):
            self.paragraphs, self._widths = paragraphs, (source_width, target_width)
            self._guess(len(paragraphs))

    def _lay(self, place: int) -> LaidParagraph:
        source_width, target_width = self._widths
        one = self.paragraphs[place]
        return LaidParagraph(wrapped(one.text, target_width), wrapped(one.source, source_width) if source_width else ())

    def _lines_of(self, laid: LaidParagraph) -> int:
        return max(len(laid.target), len(laid.source)) + 1

    def _guessed(self, place: int) -> int:
        source_width, target_width = self._widths
        one = self.paragraphs[place]
        source = -(-len(one.source) // source_width) if source_width else 0
        return max(source, -(-len(one.text) // target_width), 1) + 1
