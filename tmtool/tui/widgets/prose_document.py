"""A text as lines, each ended by a line feed and by nothing else: what is shown and not touched stays as it was."""

from __future__ import annotations

from textual.widgets.text_area import Document, EditResult, Location


class ProseDocument(Document):
    """A document for prose: other signs at which some would break a line stay in it, and come out as they went in."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in the place of a range.

        Args:
            start: row and column where the range begins or ends.
            end: where its other end is.
            text: what shall stand there.
        """
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        before, after = self._part(top, slice(left)), self._part(bottom, slice(right, None))
        lines = (before + text).split("\n")
        end = top + len(lines) - 1, len(lines[-1])
        lines[-1] += after
        self._lines[top : bottom + 1] = lines
        return EditResult(end, replaced)

    def _part(self, row: int, columns: slice) -> str:
        return self._lines[row][columns] if row < len(self._lines) else ""
