"""The translate screen: its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from tmtool.model.articles import Article, Origin, Segment
from tmtool.model.errors import TmtoolError
from tmtool.model.terms import TermHit
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.bindings import bindings
from tmtool.tui.messages import Stand
from tmtool.tui.screens.history import HistoryView
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.matches import MatchesView
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.segment_menu import SegmentMenu
from tmtool.tui.screens.split import SplitView
from tmtool.tui.term_cycle import next_term
from tmtool.tui.widgets.findings_list import gravest_first
from tmtool.tui.widgets.match_list import MatchList
from tmtool.tui.widgets.segment_grid import SegmentGrid

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.exports import Exported


def export_all(desk: Desk, article: Article, language: str) -> list[Exported]:
    """Write a job in every format that the desk knows into the current folder."""
    from tmtool.formats import FORMATS

    return [
        desk.exports.export(article, [language], format_.id) for format_ in FORMATS.values() if "job" in format_.writes
    ]


class TranslateScreen(JobScreen):
    """Translate one article into one language."""

    BINDINGS = bindings(Place.TRANSLATE)

    # Going on

    def action_confirm(self) -> None:
        """Confirm and go on; from the grid, go back to the text."""
        opened, segment = self.opened, self.current
        if opened is None or segment is None:
            return
        if not self.editor.has_focus:
            self.action_grid()
            return
        text = self.editor.text
        if not text.strip():
            self.go(opened.at + 1 if (after := opened.next_open()) is None or after < opened.at else after)
            return
        if segment.locked:
            self.notify("This segment is locked.", severity="warning")
            return
        self.saving.confirm(segment, text, self.origin_of(text))
        self.expect(segment, text)
        opened = self.opened or opened
        following = opened.next_open()
        if following is None:
            self.notify("Every segment is confirmed. F12 exports the article.")
        self._leave_for(opened.at + 1 if following is None else following)

    def _leave_for(self, index: int) -> None:
        """Go on after a confirmation, which writes the text by itself."""
        if self.opened is None or self.is_standing_at(index):
            self.paint()
            return
        self.opened = self.opened.standing_at(index)
        self.show_segment()

    def action_next_segment(self) -> None:
        """Go down by one."""
        if self.opened:
            self.go(self.opened.at + 1)

    def action_previous_segment(self) -> None:
        """Go up by one."""
        if self.opened:
            self.go(self.opened.at - 1)

    def action_next_unconfirmed(self) -> None:
        """Go to the next segment that is to be done."""
        if self.opened and (index := self.opened.next_open()) is not None:
            self.go(index)

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def go(answer: str | None) -> None:
            if self.opened is None or not answer or not answer.strip().isdecimal():
                return
            if int(answer) > (last := len(self.opened.segments)):
                self.notify(f"There are only {last} segments." if last > 1 else "There is only 1 segment.")
            else:
                self.go(int(answer) - 1)

        self.app.push_screen(Prompt("Go to segment", "", "number"), go)

    @on(SegmentGrid.Chosen)
    def _chosen(self, message: SegmentGrid.Chosen) -> None:
        self.go(message.index)

    # Putting text in

    def action_line_break(self) -> None:
        """Put a line break in."""
        self.editor.insert("\n")

    def action_insert_match(self, number: int) -> None:
        """Replace the text by a match."""
        if number > len(self.matches):
            self.notify(f"There is no match {number}.", severity="warning", timeout=2)
            return
        self._put_in((number, self.matches[number - 1]))

    def _put_in(self, chosen: tuple[int, Match] | None) -> None:
        if chosen is None:
            return
        number, match = chosen
        if match.fragment:
            # Its target translates another sentence: what is wanted of it only a person can pick out.
            words = f"Only a phrase of {number} is the same: nothing is put in; type what you need of it."
            self.notify(words, severity="warning", timeout=4)
            return
        self.editor.put(match.offered)
        self.origin = (match.offered, Origin.of_match(match))
        self.editor.focus()

    def action_all_matches(self) -> None:
        """Show all matches whole."""
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
        found = next_term(
            self.terms, self.used, self.editor.text, self.editor.cursor, self.inserted_term, self._inflected
        )
        if found is None:
            self.notify("Every term is used.", timeout=2)
            return
        text, cursor, self.inserted_term = found
        self.editor.put(text, cursor)
        self.editor.focus()

    def _inflected(self, hit: TermHit, before: str, after: str) -> TermHit:
        from tmtool.glossary.offered_forms import Place, with_forms

        source = self.current.source.text if self.current else ""
        return with_forms((hit,), self.language, Place(source, before, after))[0]

    def action_undo(self) -> None:
        """Take back typing, or in an untouched segment the last operation."""
        if self.editor.touched:
            self.editor.undo()
        elif self.current and self.current.id in self.unsaved.refused:
            self.unsaved.drop(self.current.id)
            self.show_segment()
        elif self.opened and self.current:
            self.saving.undo(self.opened.job, self.current)

    def action_redo(self) -> None:
        """Do typing again."""
        self.editor.redo()

    def action_save(self) -> None:
        """Write at once."""
        if self.current:
            self.unsaved.allow(self.current.id)
        self.flush()

    # The segment as a whole

    def action_menu(self) -> None:
        """Open the menu of the segment."""
        self.app.push_screen(SegmentMenu(), self._chosen_from_menu)

    def _chosen_from_menu(self, method: str | None) -> None:
        segment = self.current
        does: dict[str, Callable[[Segment], None]] = {
            "split": self._split,
            "join": self.saving.join,
            "leave_out": self._leave_out,
            "comment": self._comment,
            "history": self._history,
            "fix": self._fix,
            "ignore": self._ignore,
            "pretranslate": self._pretranslate,
        }
        if method and segment:
            self.flush()
            does[method](segment)

    def _leave_out(self, segment: Segment) -> None:
        self.saving.leave_out(segment)
        if not segment.left_out and self.opened:
            following = self.opened.next_open()
            self.go(self.opened.at + 1 if following is None else following)

    def _split(self, segment: Segment) -> None:
        def split(at: int | None) -> None:
            if at is not None:
                self.saving.split(segment, at)

        self.app.push_screen(SplitView(segment.source.text), split)

    def _comment(self, segment: Segment) -> None:
        def comment(text: str | None) -> None:
            if text and text.strip():
                self.saving.comment(segment, text.strip())

        self.app.push_screen(Prompt("Remark", "", "for the next one who works here"), comment)

    def _fix(self, segment: Segment) -> None:
        fix = next((one.fix for one in gravest_first(self.findings) if one.fix is not None), None)
        if fix is None:
            self.notify("What is right instead is not certain for any finding here.", timeout=3)
            return
        self.editor.put(fix)
        self.editor.focus()

    def _ignore(self, segment: Segment) -> None:
        if not self.findings:
            self.notify("There is no finding here.", timeout=2)
            return
        first = gravest_first(self.findings)[0]
        self.saving.ignore(segment, first)
        self.findings = tuple(one for one in self.findings if one != first)
        self.paint()

    def _history(self, segment: Segment) -> None:
        self.app.push_screen(HistoryView(self.desk, segment))

    def _pretranslate(self, segment: Segment) -> None:
        if self.opened:
            self.saving.pretranslate(self.opened.job, segment)

    # Going elsewhere

    def action_grid(self) -> None:
        """Change between the text and the list of segments."""
        (self.view.grid if self.editor.has_focus else self.editor).focus()
        self.call_after_refresh(self.paint)

    def action_other_language(self) -> None:
        """Show the same place in the next language."""
        self.flush()
        self.saving.flushed("other language")

    def action_export(self) -> None:
        """Write every format once what is typed is on the desk."""
        self.flush()
        self.saving.flushed("export")

    def action_home(self) -> None:
        """Go back to the articles once what is typed is on the desk."""
        self.flush()
        self.saving.flushed("home")

    @on(messages.Flushed)
    def _flushed(self, message: messages.Flushed) -> None:
        if self.unsaved and message.then != "export":
            self._stay(message.then)
        elif not self.is_current:
            return
        elif message.then == "home":
            self.dismiss()
        elif message.then == "export":
            self._export()
        elif message.then == "other language":
            self._open_other_language()

    def _stay(self, wanted: str) -> None:
        """Say what is not saved; what was typed while the writer was busy is only waited for."""
        opened, refused = self.opened, self.unsaved.refused
        if self.unsaved.failed:
            words = "Your text is not saved yet, so it stays here. Make room on the disk, then press Ctrl+S."
            self.notify(words, severity="error")
        elif opened and refused and (index := opened.index_of(refused[0])) is not None:
            self.go(index)
            words = f"Your text in segment {index + 1} is not saved: Enter writes it, Ctrl+Z drops it."
            self.notify(words, severity="error")
        else:
            self.flush()
            self.saving.flushed(wanted)

    def _open_other_language(self) -> None:
        languages = list(dict.fromkeys([*self.desk.settings.targets, *(job.language for job in self.article.jobs)]))
        segment = self.current
        if segment is None or len(languages) < 2:
            self.notify("This desk has no other language.", severity="warning")
            return
        at = languages.index(self.language) if self.language in languages else -1
        language = languages[(at + 1) % len(languages)]
        stand = Stand(place=(segment.first_block, segment.start))
        self.app.switch_screen(TranslateScreen(self.desk, self.writer, self.article, language, stand))

    def _export(self) -> None:
        def work() -> None:
            try:
                exported = export_all(self.desk, self.article, self.language)
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
                return
            names = ", ".join(one.path.name for one in exported)
            missing = exported[0].untranslated
            rest = f" {missing} segments are not translated yet." if missing else ""
            self.post_message(messages.Done(f"Written here: {names}.{rest}"))

        self.run_worker(work, group="export", exclusive=True, exit_on_error=False, thread=True)
