"""F7: all matches of a segment whole, with everything that is said of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.model.articles import Segment
from tmtool.model.units import Match
from tmtool.tui.actions import Place, pressed
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.keyboard.keys import digit
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.match_list import Texts, whole


def all_matches(matches: Sequence[Match], texts: Texts, width: int) -> Content:
    """Give all matches, each with its source, target, warnings and reasons.

    Args:
        matches: best first.
        texts: what was looked up.
        width: cells of a line.
    """
    if not matches:
        return Content.styled("No match.", "dim")
    blocks: list[Content] = []
    for number, match in enumerate(matches, start=1):
        laid = whole(match, number, texts.get(match.via), width, phrase_in_one_line=False)
        blocks.append(Content("\n").join(laid.lines(laid.height, width)))
    return Content("\n\n").join(blocks)


class MatchesView(ModalScreen[tuple[int, Match] | None]):
    """Show the matches; gives the one to put in and its number, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(Place.MATCHES)

    def __init__(self, segment: Segment, matches: tuple[Match, ...], texts: Texts) -> None:
        super().__init__()
        self._segment, self._matches, self._texts = segment, matches, texts

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog whole"):
            yield Row(classes="title")
            with VerticalScroll():
                yield Row(classes="list")

    def on_mount(self) -> None:
        """Show the segment over them."""
        words = f"Matches of segment {self._segment.number}. 1…9 puts one in, ↑ ↓ scroll, Esc closes."
        self.query_one(".title", Row).update(Content("\n").join([literal(words), literal(self._segment.source.shown)]))
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".list", Row)
        row.update(all_matches(self._matches, self._texts, row.size.width or 60))

    def on_key(self, event: events.Key) -> None:
        """Take the digit row of a Kazakh keyboard, which has letters."""
        number = digit(event.character)
        if number and event.key != str(number) and (found := pressed(Place.MATCHES, str(number))):
            event.stop()
            self.run_worker(self.run_action(found[1]))

    def action_put_in(self, number: int) -> None:
        """Put a match in."""
        if number <= len(self._matches):
            self.dismiss((number, self._matches[number - 1]))
