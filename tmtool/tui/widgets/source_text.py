"""The source of the segment in the editor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from tmtool.model.articles import Segment
from tmtool.model.terms import TermHit
from tmtool.tui.literal import literal
from tmtool.tui.shown.differences import between
from tmtool.tui.widgets.lines import Lines

_TAG = re.compile(r"‹/?\d+/?›")


def source_content(segment: Segment, terms: Sequence[TermHit]) -> Content:
    """Give the source with its terms underlined and its tags marked.

    Where an update of the article changed it, what changed is shown instead.
    """
    if segment.added:
        return Content.styled("+ added: a sentence that only the translation has", "dim")
    shown = segment.source.shown
    if segment.old_source is not None:
        return between(segment.old_source.shown, shown)
    spans = [(*found.span(), "bold $secondary") for found in _TAG.finditer(shown)]
    if not segment.source.tags:
        spans += [(hit.start, hit.end, "underline") for hit in terms if hit.end <= len(shown)]
    return literal(shown, spans, "bold" if segment.headline else "")


class SourceText(Lines):
    """Draws the source; says so where it is longer than its space."""

    def show_segment(self, segment: Segment, terms: Sequence[TermHit] = ()) -> None:
        """Show the source of a segment."""
        width, height = self.content_size
        content = source_content(segment, terms)
        if not width or not height:
            self.show(content)
            return
        lines = content.wrap(width)
        if len(lines) > height:
            lines = [*lines[: height - 1], lines[height - 1].truncate(width - 2) + Content.styled(" …", "bold")]
        self.show(Content("\n").join(lines))
