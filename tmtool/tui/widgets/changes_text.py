"""What a reviewer changed: the text that stood there against the one in the editor."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tmtool.model.articles import Segment
from tmtool.tui.literal import literal
from tmtool.tui.shown.differences import between
from tmtool.tui.widgets.bars import Row


@dataclass(frozen=True, slots=True)
class Accepted:
    """A text that somebody confirmed or accepted."""

    text: str
    """In shown form."""
    person: str | None = None
    time: str | None = None

    @classmethod
    def of(cls, segment: Segment) -> Accepted | None:
        """Give the text of a confirmed segment; None for others."""
        return cls(segment.target.shown, segment.person, segment.time) if segment.state.confirmed else None


def changes_content(accepted: Accepted | None, text: str) -> Content:
    """Show what changed, or who wrote what did not.

    Args:
        accepted: what stood there; None where nobody has confirmed anything.
        text: what stands in the editor.
    """
    if accepted is None:
        return Content.styled("Nobody has confirmed this yet.", "dim")
    if accepted.text == text:
        when = f", {accepted.time[8:10]}.{accepted.time[5:7]}. {accepted.time[11:16]}" if accepted.time else ""
        return literal(f"As {accepted.person or 'it'} left it{when}.", style="dim")
    return Content.styled("changed: ", "bold $text-warning") + between(accepted.text, text)


class ChangesText(Row):
    """Draws the changes into its fixed space, in the reviewer's mode alone."""

    def show_changes(self, accepted: Accepted | None, text: str) -> None:
        """Show what changed."""
        width, height = self.content_size
        if not width or not height:
            return
        lines = changes_content(accepted, text).wrap(width)
        if len(lines) > height:
            lines = [*lines[: height - 1], lines[height - 1].truncate(width - 2) + Content.styled(" …", "bold")]
        self.show(Content("\n").join(lines))
