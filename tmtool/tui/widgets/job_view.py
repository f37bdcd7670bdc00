"""Everything that is drawn of a job: the top line, the grid, the strip with the editor, terms and matches."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from tmtool.model.articles import HistoryEntry, Segment
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.units import Match, MatchKind
from tmtool.tui.actions import Place, keys_of
from tmtool.tui.inserting.tag_cycle import missing_tags
from tmtool.tui.job.limits import Allowance
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.literal import one_line
from tmtool.tui.widgets.bars import KeyBar, segment_line
from tmtool.tui.widgets.changes_text import ChangesText
from tmtool.tui.widgets.findings_list import FindingsList
from tmtool.tui.widgets.lines import Lines
from tmtool.tui.widgets.match_list import MatchList
from tmtool.tui.widgets.segment_grid import SegmentGrid
from tmtool.tui.widgets.side_text import SideText
from tmtool.tui.widgets.sister_text import SisterText
from tmtool.tui.widgets.source_text import SourceText
from tmtool.tui.widgets.status_line import status_line
from tmtool.tui.widgets.target_editor import TargetEditor
from tmtool.tui.widgets.term_list import TermList

_FEW = 2
"""So many matches fill the space beside the text; where there are less, terms may have some of it."""
_MANY_TERMS = 5
"""More terms than that want more than their own space."""
_WIDE = 100
"""Columns from which the rule says how to leave a filter."""
_GRID_MODE = " 1…9 match · Enter: back to the text "


class JobView(Container):
    """Draws what it is told; every part has its fixed place."""

    _term_count = 0
    """How many terms are shown."""
    _filter_words = ""
    """What the grid is filtered by."""

    def compose(self) -> ComposeResult:
        """Lay out the parts; nothing moves afterwards."""
        yield Lines(id="status")
        with Container(id="body"):
            with Vertical(id="work"):
                yield SegmentGrid(id="grid")
                yield Lines(id="rule")
                yield SourceText(id="source")
                yield SisterText(id="sibling")
                yield TargetEditor(id="editor")
                yield ChangesText(id="changes")
                yield FindingsList(id="findings")
            with Vertical(id="aside"):
                yield TermList(id="terms")
                yield MatchList(id="matches")
            yield SideText(id="side")
        yield KeyBar(Place.TRANSLATE, Place.EVERYWHERE)

    allowed: Allowance | None = None
    """How long the text may be, where the desk sets a limit."""
    hint = ("", "")
    """A text of the editor, and what is said in the rule for as long as that stands there."""

    @property
    def editor(self) -> TargetEditor:
        """Where the person types."""
        return self.query_one(TargetEditor)

    @property
    def grid(self) -> SegmentGrid:
        """The segments side by side."""
        return self.query_one(SegmentGrid)

    def paint_opening(self, name: str) -> None:
        """Draw the top line of an article that is being read."""
        self.query_one("#status", Lines).show(f" {one_line(name, 60)} …")

    def paint_job(self, opened: OpenJob, terms: Sequence[TermHit], bookmarks: frozenset[int] = frozenset()) -> None:
        """Draw the grid, the source and what the other languages have."""
        self.grid.show(*opened.in_sight, bookmarks)
        self._filter_words = opened.filter_words
        self.query_one(SourceText).show_segment(opened.current, terms)
        self.query_one(SisterText).show_beside(opened)

    def paint_terms(self, opened: OpenJob, terms: tuple[TermHit, ...], used: tuple[bool, ...]) -> None:
        """Draw the terms, and mark them in the source."""
        self._term_count = len(terms)
        self.query_one(TermList).show_terms(terms, used)
        self.query_one(SourceText).show_segment(opened.current, terms)

    def paint_matches(self, opened: OpenJob, matches: tuple[Match, ...], *, empty: str = "No match.") -> None:
        """Draw the matches, or a word instead where there are none."""
        texts = {opened.sibling_language: opened.sibling_text(opened.current), None: opened.current.source.text}
        self.query_one(MatchList).show_matches(matches, texts, empty=empty)
        if matches or empty:
            # Only once it is known how many there are: nothing moves while the person types.
            is_roomy = len(matches) < _FEW and self._term_count > _MANY_TERMS
            self.query_one("#aside").set_class(is_roomy, "-roomy")

    def paint_findings(self, segment: Segment, findings: Sequence[Finding], chosen: Finding | None = None) -> None:
        """Draw what the checks and colleagues say, the finding marked that keys mean."""
        self.query_one(FindingsList).show_findings(findings, segment.comments, chosen)

    @property
    def has_side(self) -> bool:
        """Whether the screen is broad enough for a third column."""
        return bool(self.query_one(SideText).size.width)

    def paint_side(self, opened: OpenJob, history: Sequence[HistoryEntry], now: str) -> None:
        """Draw the paragraph as it will be read, remarks and history, where there is room."""
        self.query_one(SideText).show_beside(opened, self.editor.text, history, now)

    def paint_keys(self, segment: Segment) -> None:
        """Name the key for tags at the foot while the text lacks some of its source."""
        lacks = bool(segment.source.tags) and bool(missing_tags(segment.source, self.editor.text))
        self.query_one(KeyBar).offer("translate.insert_tag" if lacks and not segment.locked else None)

    def paint_rule(self, segment: Segment, matches: Sequence[Match]) -> None:
        """Draw the rule over the editor, and the keys that go with it."""
        self.paint_keys(segment)
        row = self.query_one("#rule", Lines)
        filtered = f" {one_line(self._filter_words, self.size.width // 2)} " if self._filter_words else ""
        if "filter: " in filtered and self.size.width >= _WIDE:
            filtered += f"· {keys_of('translate.grid')}{' twice' if self.editor.has_focus else ''}: all "
        text, hint = self.hint
        hint = f" {one_line(hint, self.size.width // 2)} " if hint and text == self.editor.text else ""
        mode = hint or filtered + ("" if self.editor.has_focus else _GRID_MODE)
        score = next((match.score for match in matches if match.kind is not MatchKind.FRAGMENT), None)
        width = row.size.width or self.size.width
        text = self.editor.text
        length = (self.allowed.words(text), self.allowed.is_over(text)) if self.allowed else ("", False)
        put_in, marked = self.editor.provisional, segment.id in self.grid.bookmarks
        row.show(segment_line(segment, width, score=score, mode=mode, put_in=put_in, marked=marked, length=length))

    def paint_status(
        self, opened: OpenJob, *, saved_at: str, waiting: bool, failed: bool, an_hour: int | None = None
    ) -> None:
        """Draw the top line; the arguments are those of `status_line`."""
        width = self.size.width
        line = status_line(opened, width, saved_at=saved_at, waiting=waiting, failed=failed, an_hour=an_hour)
        self.query_one("#status", Lines).show(line)
