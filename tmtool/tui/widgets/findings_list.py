"""What the checks say of the text in the editor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tmtool.model.articles import Comment
from tmtool.model.findings import Finding, Severity
from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.bars import Row

_SIGNS = {
    Severity.ERROR: ("✖", "bold $text-error"),
    Severity.WARNING: ("!", "$text-warning"),
    Severity.NOTE: ("·", "dim"),
}
_ORDER = list(Severity)


def gravest_first(findings: Sequence[Finding]) -> list[Finding]:
    """Give findings in the order in which they are shown."""
    return sorted(findings, key=lambda one: _ORDER.index(one.severity))


def finding_lines(findings: Sequence[Finding], comments: Sequence[Comment], width: int, height: int) -> list[Content]:
    """Lay findings out, the gravest first, then remarks of persons; what does not fit is counted.

    Args:
        findings: of one segment.
        comments: of that segment.
        width: cells of a line.
        height: lines that there are.
    """
    lines = []
    for finding in gravest_first(findings):
        sign, style = _SIGNS[finding.severity]
        lines.append(Content.assemble((f"{sign} ", style), literal(one_line(finding.message, width - 8))))
    for comment in comments:
        lines.append(literal(one_line(f"» {comment.person}: {comment.text}", width - 6), style="italic"))
    if len(lines) > height:
        more = Content.styled(f"  +{len(lines) - height}", "dim")
        lines = [*lines[: height - 1], lines[height - 1] + more]
    return lines


class FindingsList(Row):
    """Draws the findings into its fixed space."""

    def show_findings(self, findings: Sequence[Finding], comments: Sequence[Comment] = ()) -> None:
        """Show what the checks say."""
        width, height = self.content_size
        if width and height:
            self.show(Content("\n").join(finding_lines(findings, comments, width, height)))
