"""Help while typing: typography, how the text may go on, case, snippets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import TextArea

from tmtool.language.casing import cycled
from tmtool.model.articles import Segment, State
from tmtool.model.errors import TmtoolError
from tmtool.model.terms import TermHit
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.editing.completion import Completions
from tmtool.tui.editing.own_words import OwnWords
from tmtool.tui.editing.places import word_around
from tmtool.tui.editing.snippets import abbreviation_before, read_snippet
from tmtool.tui.job.own_texts import own_texts
from tmtool.tui.screens.job_screen import JobScreen

if TYPE_CHECKING:
    from tmtool.language.typography import Replacement

LEARN_AFTER = 2.0
"""Seconds from the opening of a job until its translations are read for their words: nobody waits for them."""


class Typing(JobScreen):
    """What is put right and offered while the person types."""

    is_completing = True
    snippets: Mapping[str, str] = MappingProxyType({})
    own_words: OwnWords | None = None
    _completions = Completions()
    _wants_phrases = True
    """Whether nobody has looked for terms and figures of this segment yet."""
    _asked = 0
    """How often phrases were asked for; only the last answer counts."""

    # What the person wants

    @on(messages.JobOpened)
    def _reads_what_is_preferred(self) -> None:
        self.read_typing_preferences()
        if self.own_words is None:
            self.own_words = OwnWords()
            self.set_timer(LEARN_AFTER, self._learn)

    def on_screen_resume(self) -> None:
        """Take over what was changed in the settings."""
        if self.opened:
            self.read_typing_preferences()

    def read_typing_preferences(self) -> None:
        """Read in a worker what the person wants done while typing."""

        def work() -> None:
            try:
                values, snippets = self.desk.preferences.values(), self.desk.preferences.snippets()
            except TmtoolError:
                # Said where preferences are changed; nobody is kept from typing.
                return
            completes, typography = values.get("completion", True), values.get("typography", True)
            score = values.get("auto_insert")
            self.post_message(messages.TypingPreferred(bool(completes), bool(typography), snippets, score))

        self.run_worker(work, group="typing", exclusive=True, exit_on_error=False, thread=True)

    @on(messages.TypingPreferred)
    def _typing_preferred(self, message: messages.TypingPreferred) -> None:
        self.is_completing, self.snippets = message.completion, message.snippets
        self.editor.put_right = self._typography if message.typography else None
        self.auto_insert = message.auto_insert
        self._show_completions()

    def _typography(self, text: str, cursor: int, sign: str) -> Replacement | None:
        from tmtool.language.typography import typed

        return typed(text, cursor, sign, self.language, self.desk.settings.house)

    # What is offered behind the text

    def _learn(self) -> None:
        """Read the words of what the desk has confirmed; in a worker."""
        segments = self.opened.segments if self.opened else ()

        def work() -> None:
            try:
                words = OwnWords(own_texts(self.desk, self.article, self.language, segments))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
            else:
                self.post_message(messages.WordsLearnt(words))

        self.run_worker(work, group="words", exclusive=True, exit_on_error=False, thread=True)

    @on(messages.WordsLearnt)
    def _words_learnt(self, message: messages.WordsLearnt) -> None:
        self.own_words = message.words
        self._completions = replace(self._completions, own=message.words)
        self._show_completions()

    def expect(self, segment: Segment, text: str, state: State = State.TRANSLATED) -> None:
        """Show a confirmation, and learn its words."""
        super().expect(segment, text, state)
        if self.own_words is not None:
            self.own_words.learn(text)

    def show_segment(self) -> None:
        """Bring a segment into the editor, with what its text may go on with."""
        super().show_segment()
        self._complete_with(self.matches)

    @on(messages.SuggestionsFound)
    def _complete_with_found(self, message: messages.SuggestionsFound) -> None:
        if self.current and (message.segment, message.source) == (self.current.id, self.current.source.shown):
            self._complete_with(message.matches)

    def _complete_with(self, matches: tuple[Match, ...]) -> None:
        texts = [match.offered for match in matches if match.is_clean]
        if texts:
            # Loaded with the first match: the first frame has none.
            from tmtool.language.typography import unbroken

            texts = [unbroken(text, self.language) for text in texts]
        self._completions = Completions.of(texts, own=self.own_words)
        self._show_completions()
        self._wants_phrases = True

    def _look_for_phrases(self, terms: tuple[TermHit, ...]) -> None:
        """Find in a worker the forms that terms and figures have where the text goes on."""
        if (segment := self.current) is None or not self.is_completing:
            return
        text, style = self.editor.text, self.desk.settings.house
        begun = word_around(text, len(text))
        before = text[: begun[0]] if begun else text
        self._asked += 1
        asked = self._asked

        def work() -> None:
            from tmtool.tui.inserting.source_phrases import source_phrases

            found = source_phrases(segment.source.text, self.article.language, self.language, terms, before, style)
            self.post_message(messages.PhrasesFound(segment.id, found, asked))

        self.run_worker(work, group="phrases", exit_on_error=False, thread=True)

    @on(messages.PhrasesFound)
    def _phrases_found(self, message: messages.PhrasesFound) -> None:
        if self.current and message.segment == self.current.id and message.asked == self._asked:
            self._completions = self._completions.with_phrases(message.phrases)
            self._show_completions()

    @on(TextArea.Changed, "#editor")
    def _phrases_wanted(self) -> None:
        # Who only confirms never needs them; who types has them before the second letter.
        if self._wants_phrases or (self.terms and self.editor.text.endswith((" ", "\u00a0"))):
            self._wants_phrases = False
            self._look_for_phrases(self.terms)

    def _show_completions(self) -> None:
        self.editor.complete_from(self._completions if self.is_completing else None)

    # Keys

    def action_complete(self) -> None:
        """Put a snippet in the place of its abbreviation, or take what is offered; from the grid, go to the text."""
        if not self.editor.has_focus:
            self.editor.focus()
            return
        start, end = self.editor.selected_span
        found = abbreviation_before(self.editor.text, end, self.snippets) if start == end else None
        if found:
            self.editor.change(found[0], end, found[1])
        elif not self.editor.accept():
            self.notify("There is no snippet before the cursor, and nothing is offered.", timeout=2)

    def action_case(self) -> None:
        """Change small letters, a capital and all capitals in turn: of what is selected, or of the word."""
        text, span = self.editor.text, self.editor.selected_span
        if span[0] == span[1] and (around := word_around(text, span[0])):
            span = around
        old = text[slice(*span)]
        if (new := cycled(old, self.language)) != old:
            self.editor.change(*span, new)
        self.editor.focus()

    def action_add_snippet(self) -> None:
        """Ask for an abbreviation of what is selected."""
        from tmtool.tui.screens.prompt import Prompt

        def add(answer: str | None) -> None:
            if not answer:
                return
            if (read := read_snippet(answer)) is None:
                self.notify("A snippet looks like this: abbreviation = text", severity="warning")
            else:
                self._put_snippet(*read)

        selected = self.editor.selected_text
        self.app.push_screen(Prompt("Snippet", f" = {selected}" if selected else "", "abbreviation = text"), add)

    def _put_snippet(self, abbreviation: str, text: str) -> None:
        def work() -> None:
            try:
                self.desk.preferences.put_snippet(abbreviation, text)
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
            else:
                self.post_message(messages.Done(f"Type {abbreviation} and press Tab."))
                self.app.call_from_thread(self.read_typing_preferences)

        self.run_worker(work, group="snippet", exit_on_error=False, thread=True)
