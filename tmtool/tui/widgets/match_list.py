"""The matches of a segment, with what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from tmtool.model.units import Match
from tmtool.tui import differences
from tmtool.tui.literal import hanging, literal, one_line
from tmtool.tui.widgets.bars import Row

_BANDS = ((100, "█", "$text-success"), (85, "▓", "$text-warning"), (75, "▒", "$text-warning"), (0, "░", "dim"))
_FULL_FORM = 3
"""Lines that a match needs to show its head, its source and its target."""


def band(score: int) -> tuple[str, str]:
    """Give the sign of a score and its style."""
    return next((sign, style) for least, sign, style in _BANDS if score >= least)


def head(match: Match, number: int) -> Content:
    """Give the line over a match: key, score, kind, memory, who and when."""
    sign, style = band(match.score)
    parts = [str(match.kind), match.memory]
    if match.via:
        parts.append(f"via {match.via}")
    parts += [part for part in (match.by, (match.at or "")[:10]) if part]
    if match.repaired is not None:
        parts.append("put right")
    return Content.assemble(
        (f"{number} ", "bold"), (f"{sign} {match.score}%", style), " ", literal(" · ".join(parts), style="dim")
    )


def _heads(match: Match, number: int, width: int) -> list[Content]:
    """Give the head in as many lines as it needs, two at most."""
    lines = hanging(head(match, number), 2, width)
    return lines if len(lines) <= 2 else [lines[0], lines[1].truncate(width, ellipsis=True)]


def _short(match: Match, number: int, width: int) -> Content:
    sign, style = band(match.score)
    start = Content.assemble((f"{number} ", "bold"), (f"{sign} {match.score}% ", style))
    if match.fragment:
        phrase = literal(one_line(match.source.text[slice(*match.fragment)], width // 2))
        start += Content.assemble(phrase, (" in ", "dim"))
    text = literal(one_line(match.repaired or match.target.shown, width - start.cell_length))
    return (start + text).truncate(width)


def _cut(lines: list[Content], room: int, width: int) -> list[Content]:
    """Keep so many lines, with an ellipsis where some fell off."""
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], lines[room - 1].truncate(width - 1).rstrip() + Content("…")] if room else []


def _full(match: Match, number: int, text: str | None, width: int, height: int) -> list[Content]:
    heads = _heads(match, number, width)
    if len(heads) + 2 > height:
        heads = [heads[0].truncate(width, ellipsis=True)]
    same = literal(match.source.text, style=differences.SAME)
    if match.fragment:
        source = [differences.around_phrase(match.source.text, match.fragment, width - 2)]
    else:
        source = (same if text is None else differences.in_source(match, text)).wrap(width - 2)
    target = (literal(match.target.shown) if text is None else differences.in_target(match, text)).wrap(width - 2)
    warnings = [literal(one_line(f"! {words}", width), style="$text-warning") for words in match.warnings]
    warnings += [literal(one_line(f"✓ {patch.reason}", width), style=differences.SAME) for patch in match.patches]
    room = height - len(heads)
    for_source = max(min(len(source), room - len(target)), min(len(source), room // 2))
    target = _cut(target, min(room - for_source, len(target)), width - 2)
    body = [*_cut(source, for_source, width - 2), *target]
    lines = [*heads, *(Content("  ") + line for line in body), *warnings]
    return lines[:height]


def match_lines(matches: Sequence[Match], texts: Mapping[str | None, str], width: int, height: int) -> list[Content]:
    """Lay matches out in a space: the first ones whole, the others at least in one line each.

    Args:
        matches: best first.
        texts: what was looked up, by the language gone through; None is the source itself.
        width: cells of a line.
        height: lines that there are.
    """
    lines: list[Content] = []
    for number, match in enumerate(matches, start=1):
        left = height - len(lines)
        waiting = min(len(matches) - number, max((height - _FULL_FORM) // 2, 0)) if number == 1 else 0
        room = left - waiting
        if left <= 0:
            break
        if room >= _FULL_FORM:
            lines += _full(match, number, texts.get(match.via), width, room)
            if height - len(lines) > len(matches) - number + 1 and number < len(matches):
                lines.append(Content(""))
        else:
            lines.append(_short(match, number, width))
    return lines


class MatchList(Row):
    """Draws the matches that it was given into its fixed space."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._matches: tuple[Match, ...] = ()
        self._texts: Mapping[str | None, str] = {}
        self._empty = ""

    def show_matches(
        self, matches: tuple[Match, ...], texts: Mapping[str | None, str], *, empty: str = "No match."
    ) -> None:
        """Show matches, or a word instead where there are none; `texts` as in `match_lines`."""
        self._matches, self._texts, self._empty = matches, texts, empty
        self._draw()

    def on_resize(self) -> None:
        """Lay out again."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if not width or not height:
            return
        lines = match_lines(self._matches, self._texts, width, height)
        self.show(Content("\n").join(lines or [Content.styled(self._empty, "dim")]))
