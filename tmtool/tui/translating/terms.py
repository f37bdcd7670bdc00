"""What memories and glossaries know: concordance, new terms."""

from __future__ import annotations

from tmtool.tui.concording import Asked, query_of, word_at
from tmtool.tui.screens.concordance import ConcordanceScreen
from tmtool.tui.screens.job_screen import JobScreen


class TermKeys(JobScreen):
    """The keys for memories and glossaries."""

    def ask_concordance(self) -> None:
        """Ask the concordance for the selected words, else for the word at the cursor."""
        selected = self.editor.selected_text
        words = selected or word_at(self.editor.text, self.editor.cursor)
        query = query_of(words, self.language, is_selected=bool(selected))
        asked = Asked(query, self.language if query else None, self.language)
        self.app.push_screen(ConcordanceScreen(self.desk, self.writer, asked, puts_in=True), self._put_words_in)

    def _put_words_in(self, text: str | None) -> None:
        """Put words in at the cursor, or in the place of what is selected."""
        self.editor.focus()
        if text is None or self.editor.read_only:
            return
        start, end = sorted(self.editor.selection)
        before = self.editor.get_text_range((start[0], 0), start)
        lead = " " if start == end and before[-1:].isalnum() and text[:1].isalnum() else ""
        self.editor.history.checkpoint()
        self.editor.replace(lead + text, start, end)
        self.editor.history.checkpoint()
