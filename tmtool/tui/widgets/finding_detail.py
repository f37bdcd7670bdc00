"""One finding explained: what the check looks at, where in the segment, and how to mend it."""

from __future__ import annotations

from textual.content import Content

from tmtool.quality.explanations import EXPLANATIONS
from tmtool.quality.registry import CHECKS
from tmtool.tui.literal import hanging, literal, one_line
from tmtool.tui.shown.differences import between
from tmtool.tui.shown.found import Found, Group
from tmtool.tui.widgets.bars import Row

SIGNS = {
    Group.ERROR: ("✖", "bold $text-error"),
    Group.WARNING: ("!", "$text-warning"),
    Group.TO_DO: ("~", "dim"),
    Group.NOTE: ("·", "dim"),
    Group.STYLE: ("§", "dim"),
    Group.IGNORED: ("–", "dim"),
}
"""The sign of a group; it alone is enough to tell."""
MARK = "bold reverse"
_LABEL = 5
_SHARE_BEFORE = 3
"""What stands before the place has a third of the room, where there is not enough for all."""
_SHORT = 8
"""Lines below which a text has two of them."""


def found_line(found: Found, width: int) -> list[Content]:
    """Give the line of a finding in the list: its group where it begins, sign, segment, message."""
    sign, style = SIGNS[found.group]
    group = f"{found.group:<12}" if found.opens_group else " " * 12
    fix = " (fix: F)" if found.finding.fix is not None and not found.is_ignored else ""
    head = Content.assemble((group, "bold"), (f"{sign} ", style), (f"{found.finding.segment:>5}  ", "dim"))
    room = width - head.cell_length - len(fix)
    message = literal(one_line(found.finding.message, room), style="dim" if found.is_ignored else "")
    return [head + message + Content.styled(fix, "dim")]


def excerpt(text: str, place: tuple[int, int], width: int, lines: int) -> list[Content]:
    """Give the part of a text in which a place stands, the place marked.

    Args:
        text: a source or a target, without tags.
        place: a span in it, in characters; empty where there is none.
        width: cells of a line.
        lines: at most so many.
    """
    start, end = place
    room = max(width * lines - lines * 4, 1)
    first = 0
    if len(text) > room and end > room:
        first = max(start - room // _SHARE_BEFORE, 0)
        first = text.find(" ", first, start) + 1 or first
    cut = "…" if first else ""
    spans = [(start - first + len(cut), end - first + len(cut), MARK)] if end > start else []
    wrapped = literal(cut + text[first:], spans).wrap(max(width, 1))
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], wrapped[lines - 1].truncate(width - 2) + Content.styled(" …", "bold")]
    return wrapped or [Content("")]


def detail_lines(found: Found, languages: tuple[str, str], width: int, height: int) -> list[Content]:
    """Lay a finding out: the message, both texts with its place, what is certain, and the check explained.

    Args:
        found: the finding.
        languages: of the source and of the target.
        width: cells of a line.
        height: lines that there are.
    """
    finding, segment = found.finding, found.segment
    texts = 1 if height < _SHORT else 2 if height < 2 * _SHORT else 3
    sign, style = SIGNS[found.group]
    title = literal(f"{sign} segment {finding.segment} · {finding.message}", style="bold").wrap(width)[:2]
    lines = [line.stylize(style, 0, 1) if at == 0 else line for at, line in enumerate(title)]
    both = ((segment.source.text, finding.source), (segment.target.text, finding.target))
    for language, (text, place) in zip(languages, both, strict=True):
        label = Content.styled(f"{language.upper():<{_LABEL}}", "bold $accent")
        lines += _labelled(label, excerpt(text or "—", place if text else (0, 0), width - _LABEL, texts))
    if finding.fix is not None:
        lines += hanging(
            Content.styled(f"{'fix':<{_LABEL}}", "bold $accent") + between(segment.target.shown, finding.fix),
            _LABEL,
            width,
        )[:texts]
    about = f"{CHECKS[finding.check].help} ({finding.check})."
    explained = [*literal(about, style="dim").wrap(width), *literal(EXPLANATIONS[finding.check]).wrap(width)]
    return [*lines, *explained][:height]


def _labelled(label: Content, lines: list[Content]) -> list[Content]:
    space = Content(" " * label.cell_length)
    return [(space if at else label) + line for at, line in enumerate(lines)]


class FindingDetail(Row):
    """Draws one finding into its fixed space."""

    def __init__(self, languages: tuple[str, str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._languages = languages
        self._found: Found | None = None

    def show_found(self, found: Found | None) -> None:
        """Show a finding, or nothing."""
        self._found = found
        self._draw()

    def on_resize(self) -> None:
        """Lay out again."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if width and height:
            lines = detail_lines(self._found, self._languages, width, height) if self._found else []
            self.show(Content("\n").join(lines))
