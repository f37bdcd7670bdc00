"""The glossary terms of a segment, ticked when the translation has them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tmtool.model.terms import TermHit, TermStatus
from tmtool.tui.inserting.term_cycle import offered
from tmtool.tui.literal import hanging, literal
from tmtool.tui.widgets.lines import Lines

USED, NOT_USED, FORBIDDEN = "✓", "○", "✗"


def term_line(hit: TermHit, used: bool, *, short: bool = False) -> Content:
    """Give one term: what to write, and whether it is written; in short only what matters now."""
    forms = offered(hit)
    forbidden = [target.text for target in hit.targets if target.status is TermStatus.FORBIDDEN]
    sign, style = (USED, "$text-success") if used else (NOT_USED, "$text-warning")
    parts: list[Content | tuple[str, str] | str] = []
    if forms:
        base = [target.text for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
        parts.append((f"{sign} ", style))
        if not (short and used):
            parts += [literal(hit.source, style="dim"), (" → ", "dim")]
        parts.append(literal(" / ".join(dict.fromkeys(base[: 1 if short else 2])), style="dim" if used else "bold"))
    else:
        parts.append(literal(f"  {hit.source}", style="dim"))
    if forbidden and not used and not (short and forms):
        parts += [(f" {FORBIDDEN} ", "$text-error"), literal(forbidden[0], style="strike")]
    return Content.assemble(*parts)


def term_lines(hits: Sequence[TermHit], used: Sequence[bool], width: int, height: int) -> list[Content]:
    """Lay terms out: one a line where there is room for more than one line, else all in one; each term once."""
    is_short = height == 1
    all_lines = (term_line(hit, number < len(used) and used[number], short=is_short) for number, hit in enumerate(hits))
    lines = list({line.plain.casefold(): line for line in all_lines}.values())
    if not is_short:
        return _one_a_line(lines, width, height)
    row = Content("")
    for number, line in enumerate(lines):
        more = f"  +{len(lines) - number - 1}" if number + 1 < len(lines) else ""
        longer = (row + Content("  ") if number else row) + line
        if longer.cell_length + len(more) > width and number:
            rest = Content.styled(f"  +{len(lines) - number}", "dim")
            return [row + rest]
        row = longer
    return [row.truncate(width, ellipsis=True)] if lines else []


def _one_a_line(lines: list[Content], width: int, height: int) -> list[Content]:
    laid: list[Content] = []
    for number, line in enumerate(lines):
        wrapped = hanging(line, 2, width)
        if len(laid) + len(wrapped) > height - (number + 1 < len(lines)):
            return [*laid, Content.styled(f"  and {len(lines) - number} more", "dim")]
        laid += wrapped
    return laid


class TermList(Lines):
    """Draws the terms that it was given into its fixed space."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hits: tuple[TermHit, ...] = ()
        self._used: tuple[bool, ...] = ()

    def show_terms(self, hits: tuple[TermHit, ...], used: tuple[bool, ...]) -> None:
        """Show terms and which of them are used."""
        self._hits, self._used = hits, used
        self._draw()

    def on_resize(self) -> None:
        """Lay out again."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if width and height:
            lines = term_lines(self._hits, self._used, width, height)
            self.show(Content("\n").join(lines or [Content.styled("No term here.", "dim")]))
