"""A finding explained: what is said, where, what would be right, and what the check is for."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.model.articles import Segment
from tmtool.model.findings import Finding
from tmtool.model.text import TaggedText
from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.shown.found import Found
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.finding_detail import detail_lines

_MOST_LINES = 200


class Explained(ModalScreen[str | None]):
    """Explain a finding; gives what to do with it, `fix` or `ignore`, or None."""

    BINDINGS = bindings(Place.EXPLAINED)
    CSS_PATH = ["dialogs.tcss", "find.tcss"]

    def __init__(self, finding: Finding, segment: Segment, text: str, languages: tuple[str, str]) -> None:
        """Make it.

        Args:
            finding: what is said.
            segment: of this segment.
            text: what stands in the editor, with tags as ‹1›.
            languages: of source and target.
        """
        super().__init__()
        typed = replace(segment, target=TaggedText.from_shown(text, segment.source.tags))
        self._found = Found(finding, typed)
        self._languages = languages

    def compose(self) -> ComposeResult:
        """Lay out the explanation."""
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Row(classes="list")
            yield Row(classes="foot")

    def on_mount(self) -> None:
        """Say what can be done."""
        fix, ignore, close = (first_key(f"explained.{verb}") for verb in ("fix", "ignore", "close"))
        begins = f"{fix} puts it right · " if self._found.finding.fix is not None else ""
        words = f"{begins}{ignore} never says it here again · {close} closes"
        self.query_one(".foot", Row).show(Content.styled(words, "dim"))
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".list", Row)
        lines = detail_lines(self._found, self._languages, row.size.width or 60, _MOST_LINES)
        row.update(Content("\n").join(lines))

    def action_fix(self) -> None:
        """Put it right."""
        self.dismiss("fix")

    def action_ignore(self) -> None:
        """Never say it here again."""
        self.dismiss("ignore")
