"""What no article is by its measure: refused before it is taken apart, which would take minutes and gigabytes."""

from __future__ import annotations

from tmtool.model.errors import RefusedInput

MOST_LINES = 150_000
MOST_MARKDOWN_LINES = 50_000
"""Lines of Markdown may each be an item or a row, which are many pieces; a long book has 20,000."""
MOST_MARKS = 150_000
"""Signs with which marks begin; the longest pages of an encyclopedia have half as many."""
MOST_REFERENCES = 500_000
"""Characters written as `&amp;`."""


def refuse_beyond_measure(text: str, *, marks: str, counts_lines: bool = True, most_lines: int = MOST_LINES) -> None:
    """Refuse a text that has more lines or marks than any article.

    Args:
        text: the whole document.
        marks: the signs with which marks begin in its format.
        counts_lines: whether the length of lines is up to who wrote it; what a program writes may have any.
        most_lines: how many lines a document of its format may have.

    Raises:
        RefusedInput: it has.
    """
    if counts_lines and max(text.count("\n"), text.count("\r")) > most_lines:
        raise RefusedInput(f"The document has more than {most_lines:,} lines; split it into parts.")
    if marks and sum(map(text.count, marks)) > MOST_MARKS:
        raise RefusedInput(
            f"The document has more than {MOST_MARKS:,} signs of formatting; split it into parts, or take some away."
        )
    if text.count("&") > MOST_REFERENCES:
        raise RefusedInput(f"The document has more than {MOST_REFERENCES:,} signs “&”; split it into parts.")
