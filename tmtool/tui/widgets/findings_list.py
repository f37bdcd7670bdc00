"""What the checks say of the text in the editor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tmtool.model.articles import Comment
from tmtool.model.findings import Finding, Severity
from tmtool.tui.actions import keys_of
from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.lines import Lines

_SIGNS = {
    Severity.ERROR: ("✖", "bold $text-error"),
    Severity.WARNING: ("!", "$text-warning"),
    Severity.NOTE: ("·", "dim"),
}
_ORDER = list(Severity)
_MARGIN = 9
"""Cells of a line beside the message and its end: the signs, and how many more there are."""


def gravest_first(findings: Sequence[Finding]) -> list[Finding]:
    """Give findings in the order in which they are shown."""
    return sorted(findings, key=lambda one: _ORDER.index(one.severity))


def finding_lines(
    findings: Sequence[Finding],
    comments: Sequence[Comment],
    width: int,
    height: int,
    chosen: Finding | None = None,
) -> list[Content]:
    """Lay findings out, the gravest first, then remarks of persons; what does not fit is counted.

    Args:
        findings: of one segment.
        comments: of that segment.
        width: cells of a line.
        height: lines that there are.
        chosen: the finding that keys mean; it is marked, always seen, and says what they do.
    """
    lines = []
    in_order = gravest_first(findings)
    for at, finding in enumerate(in_order):
        sign, style = _SIGNS[finding.severity]
        if finding == chosen:
            lines.append(_chosen_line(finding, f"{at + 1}/{len(in_order)}", width))
        else:
            lines.append(Content.assemble((f"{sign} ", style), literal(one_line(finding.message, width - 8))))
    for comment in comments:
        lines.append(literal(one_line(f"» {comment.person}: {comment.text}", width - 6), style="italic"))
    if chosen in in_order and height <= (place := in_order.index(chosen)):
        lines = lines[place - height + 1 : place + 1]
    elif len(lines) > height:
        more = Content.styled(f"  +{len(lines) - height}", "dim")
        lines = [*lines[: height - 1], lines[height - 1] + more]
    return lines


def _chosen_line(finding: Finding, place: str, width: int) -> Content:
    """Give the line of the chosen finding; the keys are named where that leaves room for all that it says."""
    sign, style = _SIGNS[finding.severity]
    fixes = [f"{keys_of('translate.fix')} fixes"] if finding.fix is not None else []
    explains = f"{keys_of('app.help')} explains"
    hints = [[*fixes, f"{keys_of('translate.ignore')} ignores", explains], [*fixes, explains], fixes, []]
    room = width - len(finding.message) - _MARGIN
    ends = (" · ".join([f"  {place}", *hint]) for hint in hints)
    end = next((end for end in ends if len(end) <= room), f"  {place}")
    message = one_line(finding.message, width - len(end) - _MARGIN)
    return Content.assemble((f"▸{sign} ", style), literal(message, style="bold"), (end, "dim"))


class FindingsList(Lines):
    """Draws the findings into its fixed space."""

    def show_findings(
        self, findings: Sequence[Finding], comments: Sequence[Comment] = (), chosen: Finding | None = None
    ) -> None:
        """Show what the checks say, the chosen finding marked."""
        width, height = self.content_size
        if width and height:
            self.show(Content("\n").join(finding_lines(findings, comments, width, height, chosen)))
