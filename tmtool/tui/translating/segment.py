"""The segment as a whole: split, join, leave out, remark, history."""

from __future__ import annotations

from textual import on

from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.screens.job_screen import JobScreen


class SegmentKeys(JobScreen):
    """The keys for a segment as a whole."""

    def action_menu(self) -> None:
        """Open the menu of the segment."""
        from tmtool.tui.screens.action_menu import ActionMenu

        self.app.push_screen(ActionMenu(Place.MENU), self._chosen_from_menu)

    def _chosen_from_menu(self, method: str | None) -> None:
        if method and self.current:
            self.flush()
            getattr(self, f"action_{method}")()

    def action_join(self) -> None:
        """Join with the next one."""
        if segment := self.current:
            self.saving.join(segment)
            self.acted = True

    def action_leave_out(self) -> None:
        """Leave the segment out, or take it back."""
        if (segment := self.current) is None:
            return
        self.saving.leave_out(segment)
        if not segment.left_out and self.opened:
            self.go(self.opened.following())
        self.acted = True

    def action_add_sentence(self) -> None:
        """Put in a sentence of one's own behind this one."""
        if segment := self.current:
            self.saving.add_sentence(segment)
            self.acted = True

    def action_split(self) -> None:
        """Cut the segment in two."""
        from tmtool.tui.screens.split import SplitView

        if (segment := self.current) is None:
            return

        def split(at: int | None) -> None:
            if at is not None:
                self.saving.split(segment, at)
                self.acted = True

        self.app.push_screen(SplitView(segment.source.text), split)

    def action_comment(self) -> None:
        """Add a remark."""
        from tmtool.tui.screens.prompt import Prompt

        if (segment := self.current) is None:
            return

        def comment(text: str | None) -> None:
            if text and text.strip():
                self.saving.comment(segment, text.strip())

        self.app.push_screen(Prompt("Remark", "", "for the next one who works here"), comment)

    def action_history(self) -> None:
        """Show what was here before."""
        from tmtool.tui.screens.history import HistoryView

        if (segment := self.current) is None:
            return
        self.app.push_screen(HistoryView(self.desk, segment, self.editor.text), self._restore)

    def _restore(self, text: str | None) -> None:
        """Put a text of the past into the editor, where one can go on with it or take it back."""
        if text is None or (segment := self.current) is None:
            return
        if segment.locked:
            self.notify("This segment is locked: F2 K unlocks it.", severity="warning")
        else:
            self.editor.put(text)
            self.editor.focus()

    def action_lock(self) -> None:
        """Lock the segment, or unlock it."""
        if segment := self.current:
            self.saving.lock(segment)
            self.acted = True

    def action_unconfirm(self) -> None:
        """Make the segment a draft again."""
        if segment := self.current:
            self.saving.unconfirm(segment)
            self.acted = True

    def action_bookmark(self) -> None:
        """Mark the segment for oneself, or take the mark away."""
        if self.opened:
            self.saving.bookmark(self.opened.job, self.opened.current)

    @on(messages.Bookmarked)
    def _bookmarked(self, message: messages.Bookmarked) -> None:
        self.bookmarks = self.bookmarks - {message.segment} | ({message.segment} if message.marked else set())
        self.opened = self.opened and self.opened.with_bookmarks(self.bookmarks)
        self.paint()

    def action_pretranslate(self) -> None:
        """Fill what the memories know."""
        if (segment := self.current) is None:
            return
        if self.opened:
            self.saving.pretranslate(self.opened.job, segment)
            self.acted = True
