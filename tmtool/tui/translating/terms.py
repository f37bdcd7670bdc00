"""What memories and glossaries know: concordance, new terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from tmtool.language.counted import counted
from tmtool.model.terms import TermHit, TermStatus
from tmtool.tui import messages
from tmtool.tui.messages import Stand
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.shown.concording import Asked, query_of, word_at
from tmtool.tui.taking_back import takes_back

if TYPE_CHECKING:
    from tmtool.tui.long_work import Progress
    from tmtool.tui.screens.add_term import WantedTerm
    from tmtool.tui.screens.new_preferred import Decided


_LONGEST_TERM = 40
"""Characters of a selection that may be a term."""


class TermsChanged(Message):
    """A glossary has another term."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__()


class TermKeys(JobScreen):
    """The keys for memories and glossaries."""

    def ask_concordance(self) -> None:
        """Ask the concordance for the selected words, else for the word at the cursor."""
        from tmtool.tui.screens.concordance import ConcordanceScreen

        selected = self.editor.selected_text
        query = query_of(self._words(), self.language, is_selected=bool(selected))
        asked = Asked(query, self.language if query else None, self.language)
        self.app.push_screen(ConcordanceScreen(self.desk, self.writer, asked, puts_in=True), self._put_words_in)

    def _words(self) -> str:
        return self.editor.selected_text or word_at(self.editor.text, self.editor.cursor)

    def _put_words_in(self, text: str | None) -> None:
        """Put words in at the cursor, or in the place of what is selected."""
        self.editor.focus()
        # Units may have been changed there.
        self._look_up_anew()
        if text is None or self.editor.read_only:
            return
        start, end = sorted(self.editor.selection)
        before = self.editor.get_text_range((start[0], 0), start)
        lead = " " if start == end and before[-1:].isalnum() and text[:1].isalnum() else ""
        self.editor.replace(lead + text, start, end)

    # A new term

    def action_add_term(self) -> None:
        """Ask for a term from what is selected, and add it."""
        from tmtool.tui.inserting.term_guess import guesses
        from tmtool.tui.screens.add_term import AddTermView

        if (segment := self.current) is None:
            return
        words = " ".join(self._words().split())
        share = self.editor.cursor / max(len(self.editor.text), 1)
        found = guesses(segment.source.text, self.article.language, self.terms, share)
        languages = (self.article.language, self.language)
        # A clause is no dictionary form.
        term = words if len(words) <= _LONGEST_TERM else ""
        self.app.push_screen(AddTermView(found, term, languages), self._add_term)

    def _add_term(self, wanted: WantedTerm | None) -> None:
        self.editor.focus()
        if wanted is None or self.opened is None:
            return
        job = self.opened.job.id

        def write() -> str:
            kept = self.desk.glossaries.add_term(
                wanted.source,
                wanted.target,
                self.article.language,
                self.language,
                status=wanted.status,
                note=wanted.note or None,
                job=job,
            )
            return f"“{wanted.source}” is in the glossary “{kept.glossary_name}”. {takes_back()}"

        self._write_term(write)

    def _write_term(self, write: Callable[[], str]) -> None:
        self.writer.submit(lambda: TermsChanged(write()), self.post_message)

    @on(TermsChanged)
    def _terms_changed(self, message: TermsChanged) -> None:
        self.notify(message.words)
        self._look_up_anew()

    @on(messages.Written)
    def _glossary_may_differ(self, message: messages.Written) -> None:
        # What was taken back may have been a term.
        if message.reread is not None:
            self._look_up_anew()

    def _look_up_anew(self) -> None:
        self.lookups.forget()
        self.look_up_again()

    # A new preferred term

    def action_new_preferred(self) -> None:
        """Ask for a term that takes the place of another from a day on."""
        from tmtool.tui.screens.new_preferred import NewPreferredScreen

        self.flush()
        words = self._words()
        known = self._known_terms(words)
        old = words if self.editor.selected_text else ""
        screen = NewPreferredScreen(self.desk, (self.article.language, self.language), known, old)
        self.app.push_screen(screen, self._replace_term)

    def _known_terms(self, words: str) -> list[tuple[str, str]]:
        """The terms of the segment, those first of which the words at the cursor are a part."""
        pairs = [(hit.source, target) for hit in self.terms for target in _allowed(hit)]
        wanted = words.casefold()[: max(len(words) - 2, 1)]
        return sorted(pairs, key=lambda pair: not wanted or wanted not in pair[1].casefold())

    def _replace_term(self, decided: Decided | None) -> None:
        from tmtool.tui.long_work import long_work

        self.editor.focus()
        if decided is None or self.opened is None:
            return
        proposal, job = decided.proposal, self.opened.job.id

        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            try:
                done = self.desk.new_terms.write(
                    proposal,
                    segments=decided.segments,
                    variants=decided.texts,
                    job=job,
                    progress=progress,
                    through=self.saving.in_turn,
                )
            finally:
                self.app.call_later(self._read_again)
            left = f" {done.left} were changed meanwhile and stay." if done.left else ""
            wanted = proposal.wanted
            return (
                f"“{wanted.new}” from {wanted.valid_from}; replaced in {counted(len(done.segments), 'segment')} and "
                f"{counted(done.units, 'unit')}.{left} {takes_back('it all')}"
            )

        long_work(self).start(f"“{proposal.wanted.old}” → “{proposal.wanted.new}”", work)

    def _read_again(self) -> None:
        if self.is_attached and self.current:
            self._look_up_anew()
            self.read(Stand.after(self.current))


def _allowed(hit: TermHit) -> list[str]:
    return [target.text for target in hit.targets if target.status is not TermStatus.FORBIDDEN]
