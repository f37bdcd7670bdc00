"""A finding explained: what is said, where, what would be right, and what the check is for."""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.model.articles import Segment
from tmtool.model.findings import Finding
from tmtool.model.text import TaggedText
from tmtool.tui.found import Found
from tmtool.tui.keys import latin_letter
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.finding_detail import detail_lines

_MOST_LINES = 200


class Explained(ModalScreen[str | None]):
    """Explain a finding; gives what to do with it, `fix` or `ignore`, or None."""

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
        fix = "Alt+F puts it right · " if self._found.finding.fix is not None else ""
        self.query_one(".foot", Row).show(Content.styled(f"{fix}Alt+I never says it here again · Esc closes", "dim"))
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".list", Row)
        lines = detail_lines(self._found, self._languages, row.size.width or 60, _MOST_LINES)
        row.update(Content("\n").join(lines))

    def on_key(self, event: events.Key) -> None:
        """Do what was asked for, or close."""
        letter = latin_letter(event.character or event.key.removeprefix("alt+"))
        if letter in ("f", "i"):
            event.stop()
            self.dismiss({"f": "fix", "i": "ignore"}[letter])
        elif event.key in ("escape", "enter", "f1", "f8", "ctrl+q"):
            event.stop()
            self.dismiss(None)
