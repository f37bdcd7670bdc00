"""The matches of a segment, with what differs and what there is to be careful of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from tmtool.language.counted import counted
from tmtool.model.units import Match, Status
from tmtool.tui.actions import keys_of
from tmtool.tui.literal import hanging, literal, one_line
from tmtool.tui.shown import differences
from tmtool.tui.shown.days import day
from tmtool.tui.widgets.lines import Lines

Texts = Mapping[str | None, str]
"""What was looked up, by the language gone through; None is the source itself."""

_BANDS = ((100, "█", "$text-success"), (85, "▓", "$text-warning"), (75, "▒", "$text-warning"), (0, "░", "dim"))
_FULL_FORM = 3
"""Lines that a match needs to show its head, its source and its target."""
_INDENT = 2
_ALL = "translate.all_matches"


def band(score: int) -> tuple[str, str]:
    """Give the sign of a score and its style."""
    return next((sign, style) for least, sign, style in _BANDS if score >= least)


def _start(match: Match, number: int, *, short: bool) -> Content:
    """Give the key of a match, its score, and that there is something to be careful of; never cut but by the edge."""
    sign, style = band(match.score)
    count = len(match.warnings)
    parts: list[tuple[str, str]] = [(f"{number} ", "bold"), (f"{sign} {match.score}% ", style)]
    if not match.is_clean:
        parts.append(("! forbidden term ", "bold $text-error"))
        # The warning that names the term is one of them.
        count = count if count > 1 else 0
    if count:
        words = str(count) if short else f"{count} warning{'s' if count > 1 else ''}"
        parts.append((f"! {words} ", "bold $text-warning"))
    return Content.assemble(*parts)


def head(match: Match, number: int) -> Content:
    """Give the line over a match: key, score, warnings, kind, memory, its state if reviewed, who and when."""
    parts = [str(match.kind), match.memory]
    if match.via:
        parts.append(f"via {match.via}")
    if match.status in (Status.REVIEWED, Status.FINAL):
        parts.append(str(match.status))
    parts += [part for part in (match.by, day(match.at)) if part]
    if match.repaired is not None:
        parts.append("put right")
    has_marks = match.warnings or not match.is_clean
    facts = literal(("· " if has_marks else "") + " · ".join(parts), style="dim")
    return _start(match, number, short=False) + facts


def _target(match: Match, text: str | None) -> Content:
    return literal(match.offered) if match.fragment else differences.in_target(match, text)


def _short(match: Match, number: int, text: str | None, width: int) -> Content:
    start = _start(match, number, short=True)
    if match.fragment:
        phrase = literal(one_line(match.source.text[slice(*match.fragment)], width // 2))
        start += Content.assemble(phrase, (" in ", "dim"))
    return (start + _target(match, text)).truncate(width, ellipsis=True)


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that is said of a match, in lines."""

    heads: list[Content]
    source: list[Content]
    target: list[Content]
    warnings: list[list[Content]]
    reasons: list[list[Content]]

    @property
    def height(self) -> int:
        return sum(map(len, (self.heads, self.source, self.target, *self.warnings, *self.reasons)))

    def lines(self, room: int, width: int) -> list[Content]:
        """Give so many lines of it at most: of each part the beginning, what a person must know before the rest."""
        parts = ([self.heads], [self.source], [self.target], self.warnings, self.reasons)
        heads, source, target, warnings, reasons = range(len(parts))
        lengths = [sum(map(len, part)) for part in parts]
        first_warning = len(self.warnings[0]) if self.warnings else 0
        wishes = (
            *((heads, 1), (target, 1), (warnings, 1), (source, 1), (warnings, first_warning)),
            *((part, lengths[part]) for part in (target, warnings, source, heads, reasons)),
        )
        shown = [0] * len(parts)
        for part, wanted in wishes:
            shown[part] += min(max(min(wanted, lengths[part]) - shown[part], 0), room - sum(shown))
        return [line for part, count in zip(parts, shown, strict=True) for line in _cut(part, count, width)]


def whole(match: Match, number: int, text: str | None, width: int, *, phrase_in_one_line: bool = True) -> _Whole:
    """Lay out everything that is said of a match.

    Args:
        match: the match.
        number: its key.
        text: what was looked up; None where it is not known.
        width: cells of a line.
        phrase_in_one_line: whether of a fragment only what stands around its phrase is shown.
    """
    room = max(width - _INDENT, 1)
    if match.fragment and phrase_in_one_line:
        source = [differences.around_phrase(match.source.text, match.fragment, room)]
    elif match.fragment:
        source = differences.with_phrase(match.source.text, match.fragment).wrap(room)
    elif text is None:
        source = literal(match.source.text, style=differences.SAME).wrap(room)
    else:
        source = differences.in_source(match, text).wrap(room)
    return _Whole(
        hanging(head(match, number), _INDENT, width),
        _indented(source),
        _indented(_target(match, text).wrap(room)),
        [hanging(literal(f"! {words}", style="$text-warning"), _INDENT, width) for words in match.warnings],
        [hanging(literal(f"✓ {patch.reason}", style=differences.SAME), _INDENT, width) for patch in match.patches],
    )


def _indented(lines: list[Content]) -> list[Content]:
    return [Content(" " * _INDENT) + line for line in lines]


def _cut(texts: list[list[Content]], room: int, width: int) -> list[Content]:
    """Keep so many lines of some texts, with an ellipsis in one of which only a part is kept."""
    kept: list[Content] = []
    for lines in texts:
        left = room - len(kept)
        kept += [line.truncate(width) for line in lines[:left]]
        if 0 < left < len(lines):
            kept[-1] = kept[-1].truncate(width - 1).rstrip() + Content("…")
    return kept


def match_lines(matches: Sequence[Match], texts: Texts, width: int, height: int) -> list[Content]:
    """Lay matches out in a space: the first ones whole, the others at least in one line each.

    What does not fit is counted at the end of the last line, with the key that shows it.

    Args:
        matches: best first.
        texts: what was looked up.
        width: cells of a line.
        height: lines that there are.
    """

    def lay(*, phrase_in_one_line: bool) -> list[_Whole]:
        return [
            whole(match, number, texts.get(match.via), width, phrase_in_one_line=phrase_in_one_line)
            for number, match in enumerate(matches, start=1)
        ]

    laid = lay(phrase_in_one_line=False)
    if sum(one.height for one in laid) > height:
        laid = lay(phrase_in_one_line=True)
    wanted = sum(one.height for one in laid)
    if wanted <= height:
        return _stacked(laid, width, is_spaced=wanted + len(laid) - 1 <= height)
    lines, kept = _squeezed(matches, laid, texts, width, height)
    more = _more(wanted - len(lines), width - kept)
    if kept + more.cell_length > width and height > _FULL_FORM:
        lines, _ = _squeezed(matches, laid, texts, width, height - 1)
        rest = f"… {counted(wanted - len(lines), 'more line')}: {keys_of(_ALL)}"
        return [*lines, Content.styled(rest, "dim").truncate(width)]
    free = max(width - more.cell_length, 0)
    last = lines[-1].truncate(free, ellipsis=True)
    return [*lines[:-1], (last + Content(" " * (free - last.cell_length)) + more).truncate(width)]


def _stacked(laid: Sequence[_Whole], width: int, *, is_spaced: bool) -> list[Content]:
    lines: list[Content] = []
    for one in laid:
        if lines and is_spaced:
            lines.append(Content(""))
        lines += one.lines(one.height, width)
    return lines


def _squeezed(
    matches: Sequence[Match], laid: Sequence[_Whole], texts: Texts, width: int, height: int
) -> tuple[list[Content], int]:
    """Give the lines of matches that do not fit, and how many cells of the last one must stay."""
    lines: list[Content] = []
    kept = 0
    for number, (match, one) in enumerate(zip(matches, laid, strict=True), start=1):
        left = height - len(lines)
        if left <= 0:
            break
        waiting = len(matches) - number
        room = left - (min(waiting, max((height - _FULL_FORM) // 2, 0)) if number == 1 else waiting)
        if room >= _FULL_FORM:
            lines += one.lines(room, width)
            kept = lines[-1].cell_length
        else:
            lines.append(_short(match, number, texts.get(match.via), width))
            kept = _start(match, number, short=True).cell_length
    return lines, kept


def _more(count: int, width: int) -> Content:
    """Say at the end of a line how many do not fit, in as many words as there is room for."""
    lines = "lines" if count > 1 else "line"
    key = keys_of(_ALL)
    forms = (f"  +{count} {lines}: {key}", f"  +{count}: {key}", f" {key}")
    return Content.styled(next((form for form in forms if len(form) <= width), forms[-1]), "dim")


class MatchList(Lines):
    """Draws the matches that it was given into its fixed space."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.matches: tuple[Match, ...] = ()
        """What is shown."""
        self.texts: Texts = {}
        """What they are compared with."""
        self._empty = ""
        self._drawn: tuple[object, ...] = ()
        """What was laid out last; a look-up mostly finds again what is shown."""

    def show_matches(self, matches: tuple[Match, ...], texts: Texts, *, empty: str = "No match.") -> None:
        """Show matches, or a word instead where there are none; `texts` as in `match_lines`."""
        self.matches, self.texts, self._empty = matches, texts, empty
        self._draw()

    def on_resize(self) -> None:
        """Lay out again."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if not width or not height:
            return
        wanted = (self.matches, self.texts, self._empty, width, height)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        lines = match_lines(self.matches, self.texts, width, height)
        self.show(Content("\n").join(lines or [Content.styled(self._empty, "dim")]))
