"""Writing: matches, terms and the source put into the text, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on

from tmtool.model.articles import Origin, Segment, State
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.actions import Place, at, keys_of
from tmtool.tui.inserting.insertion_cycle import Inserted, Piece, next_piece
from tmtool.tui.inserting.tag_cycle import next_tag, offset
from tmtool.tui.inserting.term_cycle import unused_terms
from tmtool.tui.job.put_in import best_match
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.widgets.match_list import MatchList
from tmtool.tui.widgets.segment_grid import SegmentGrid

if TYPE_CHECKING:
    from tmtool.desk.operations import Accepted

TOLD_FORMS = 4
"""So many of the forms that the same key puts in next are named."""


class Writing(JobScreen):
    """The keys that put text in."""

    _taken_back: tuple[Accepted, ...] = ()
    """What was confirmed and is so no more, until the job is read again."""
    _confirmed_as_put_in: frozenset[tuple[int, str]] = frozenset()
    """Segments and texts that came in by themselves and were only confirmed; they come in again by themselves."""

    def action_line_break(self) -> None:
        """Put a line break in."""
        self.editor.insert("\n")

    def action_insert_match(self, number: int) -> None:
        """Replace the text by a match."""
        if number > len(self.matches):
            self.notify(f"There is no match {number}.", severity="warning", timeout=2)
            return
        self._put_in((number, self.matches[number - 1]))

    def action_best_match(self) -> None:
        """Replace the text by the best match that translates the whole sentence."""
        if (found := best_match(self.matches)) is None:
            self.notify("There is no match for the whole sentence.", severity="warning", timeout=2)
            return
        self._put_in(found)

    def _put_in(self, chosen: tuple[int, Match] | None) -> None:
        if chosen is None:
            return
        number, match = chosen
        if match.fragment:
            # Its target translates another sentence: what is wanted of it only a person can pick out.
            words = f"Only a phrase of {number} is the same: nothing is put in; type what you need of it."
            self.notify(words, severity="warning", timeout=4)
            return
        self.take_put_in()
        self.editor.put(match.offered)
        self.origin = (match.offered, Origin.of_match(match))
        self.editor.focus()

    def action_all_matches(self) -> None:
        """Show all matches whole."""
        from tmtool.tui.screens.matches import MatchesView

        if segment := self.current:
            panel = self.query_one(MatchList)
            self.app.push_screen(MatchesView(segment, panel.matches, panel.texts), self._put_in)

    @on(SegmentGrid.MatchChosen)
    def _match_chosen(self, message: SegmentGrid.MatchChosen) -> None:
        self.action_insert_match(message.number)

    def action_copy_source(self) -> None:
        """Replace the text by the source."""
        if segment := self.current:
            self.editor.put(segment.source.shown)
            self.editor.focus()

    def action_insert_term(self) -> None:
        """Put in the next unused term, or the next form of the last one."""

        def unused(text: str) -> Sequence[Piece]:
            return unused_terms(self.terms, text, self.language, self._inflected)

        self.inserted_term = self._put_next("insert_term", unused, self.inserted_term) or self.inserted_term

    def _inflected(self, hit: TermHit, before: str, after: str) -> TermHit:
        from tmtool.glossary.offered_forms import Place, with_forms

        source = self.current.source.text if self.current else ""
        return with_forms((hit,), self.language, Place(source, before, after))[0]

    def action_insert_figure(self) -> None:
        """Put in the next missing figure or tag, or the next form of the last one."""

        def missing(text: str) -> Sequence[Piece]:
            from tmtool.tui.inserting.source_figures import missing_pieces

            source = self.current.source if self.current else TaggedText()
            return missing_pieces(source, self.article.language, text, self.language, self.desk.settings.house)

        self.inserted_figure = self._put_next("insert_figure", missing, self.inserted_figure) or self.inserted_figure

    def _put_next(self, verb: str, missing: Callable[[str], Sequence[Piece]], last: Inserted | None) -> Inserted | None:
        """Put in what is missing next, and say what the same key puts in after it."""
        text = self.editor.text
        start, end = sorted(offset(text, place) for place in self.editor.selection)
        found = next_piece(missing, text[:start] + text[end:], start, last)
        if found is None:
            self.notify("Every term is used." if verb == "insert_term" else "Every figure and tag is there.", timeout=2)
            return None
        if last and last.text == text:
            self._take_back(last)
        self.editor.put(found.text, found.end)
        self.editor.focus()
        self._say_next(verb, found)
        return found

    def _take_back(self, last: Inserted) -> None:
        """Take back what the last press put in, so that one undo goes back before all of them."""
        self.editor.undo()
        if self.editor.text != last.without:
            self.editor.redo()

    def _say_next(self, verb: str, found: Inserted) -> None:
        """Say in the rule what the same key puts in when it is pressed again."""
        key = next(action.shown for action in at(Place.TRANSLATE) if action.method == verb)
        forms = found.next_forms
        told = " · ".join(forms[:TOLD_FORMS]) + (" …" if len(forms) > TOLD_FORMS else "")
        told = told or ("the next one" if len(found.pieces) > 1 else "")
        self.view.hint = (self.editor.text, f"{key} again: {told}" if told else "")
        if segment := self.current:
            self.view.paint_rule(segment, self.matches)

    def action_insert_tag(self) -> None:
        """Put in the next missing tag, or a pair around what is selected."""
        if (segment := self.current) is None:
            return
        text = self.editor.text
        start, end = sorted(offset(text, place) for place in self.editor.selection)
        found = next_tag(segment.source, text, start, end)
        if found is None:
            self.notify("Every tag is there." if segment.source.tags else "There is no tag here.", timeout=2)
            return
        self.editor.put(*found)
        self.editor.focus()

    def action_undo(self) -> None:
        """Take back typing; in an untouched segment, or right after it, the last operation."""
        if self.current and self.current.id in self.unsaved.refused:
            self.unsaved.drop(self.current.id)
            self.show_segment()
        elif self.editor.touched and not self.has_acted:
            self._say_opened(self.current)
            self.editor.undo()
        elif self.opened and self.current:
            self.acted = False
            self.flush()
            self.saving.undo(self.opened.job, self.current)

    def _say_opened(self, segment: Segment | None) -> None:
        """Say that taking typing back opens a confirmed segment: who came back to it may have meant something else."""
        if segment and segment.state.confirmed and self.editor.text == segment.target.shown:
            words = f"Segment {segment.number} was confirmed: what was typed in it is taken back, step by step."
            self.notify(f"{words} {keys_of('translate.redo')} brings it back.", severity="warning", timeout=6)

    def expect(self, segment: Segment, text: str, state: State = State.TRANSLATED) -> None:
        """Show a confirmation, and remember whether its text came in by itself."""
        super().expect(segment, text, state)
        if self.editor.provisional:
            self._confirmed_as_put_in |= {(segment.id, text)}

    @on(messages.Written)
    def _confirmation_taken_back(self, message: messages.Written) -> None:
        if message.accepted:
            self._taken_back += (message.accepted,)

    def bring_back(self) -> None:
        """Put texts back whose confirmation was taken back, as they stood in the editor; they may be on no disk."""
        for accepted in self._taken_back:
            index = self.opened.index_of(accepted.segment) if self.opened else None
            if self.opened is None or index is None or accepted.segment in self.unsaved:
                continue
            segment = self.opened.segments[index]
            comes_by_itself = not segment.target and (segment.id, accepted.text) in self._confirmed_as_put_in
            if segment.locked or comes_by_itself or accepted.text == segment.target.shown:
                continue
            self.unsaved.typed(segment, accepted.text)
            self.unsaved.sent(segment.id, accepted.text)
            self.saving.draft(segment, accepted.text, accepted.origin)
        self._taken_back = ()

    def action_redo(self) -> None:
        """Do typing again."""
        self.editor.redo()

    def action_save(self) -> None:
        """Write at once."""
        if self.current:
            self.unsaved.allow(self.current.id)
        self.flush()
