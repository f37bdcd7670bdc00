"""Taking a pasted text in as an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, TextArea

from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import cleaned, literal
from tmtool.tui.looked import Asked, Looked, look
from tmtool.tui.pasted_path import may_be_path
from tmtool.tui.screens.telling import TellingDialog
from tmtool.tui.shown.new_article_lines import new_article_lines, why_none_proposed
from tmtool.tui.wanted_article import NewArticle, proposed_name
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.looking_over import Proposal

_NO_TEXT = "Paste the text of the article first."
_LOOK_AFTER = 0.3
"""Seconds without a change of the text before it is looked over."""
_MOST_PROPOSED = 6
"""So many lines of the list of what may be left out are seen at once."""


class NewArticleView(TellingDialog[NewArticle | None]):
    """Ask for the text and the name of a new article, and what of it is left out."""

    CSS_PATH = "dialogs.tcss"
    DEFAULT_CSS = """
    NewArticleView #proposed { display: none; background: $surface; }
    NewArticleView .facts { height: auto; margin-bottom: 1; }
    NewArticleView .problem { height: auto; color: $text-error; display: none; }
    """
    BINDINGS = bindings(Place.NEW_ARTICLE)

    def __init__(
        self, desk: Desk, text: str, name: str | None = None, problem: str = "", before: NewArticle | None = None
    ) -> None:
        """Make the dialog.

        Args:
            desk: the desk that looks the text over.
            text: what was pasted.
            name: the name that the person gave; one is proposed by default.
            problem: why it could not be taken in.
            before: what the person wanted when they were asked before.
        """
        super().__init__()
        self._problem = problem
        self._desk = desk
        self._text = cleaned(text)
        self._name = proposed_name(self._text) if name is None else name
        self._named_by_hand = name is not None
        self._looked: Looked | None = None
        """What was found, and in which text."""
        self._as_words = before is not None and before.as_words
        """Whether the path of a file is taken as the words that it is."""
        self._out = set(before.left_out if before else ())
        """Indices of the blocks that are left out."""
        self._digest_before = before.digest if before else ""
        """Of the bytes whose blocks were left out before."""
        self._waits_for: Asked | None = None
        """What is to be taken in as soon as it is looked over."""
        self._leaves_out: Asked | None = None
        """Whose author boxes are to be left out as soon as it is looked over."""
        self._timer: Timer | None = None
        self._has_elsewhere = "" if before else self._text
        """The text that the person has outside of this dialog too: what they pasted to open it."""
        self._said_of: tuple[str, str] | None = None
        """Of which name and text something was said that holds of no other ones."""
        self._warned: tuple[str, str] | None = None
        """What it was said of that closing throws it away: name and text."""

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield Input(self._name, placeholder="name of the article", compact=True)
            yield Row(classes="problem")
            yield Row(classes="facts")
            yield LineList(self._proposal, id="proposed")
            yield TextArea(self._text, soft_wrap=True, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Stand on the name, or in the text where there is none yet."""
        self.query_one(".title", Row).show(
            f"New article: name and text. Enter in the name, or {first_key('new_article.take_in')}, takes it in. "
            f"{first_key('new_article.close')} cancels."
        )
        self._tell(self._problem)
        area = self.query_one(TextArea)
        area.cursor_blink = False
        (self.query_one(Input) if self._text else area).focus()
        self._look()

    def _tell(self, problem: str) -> None:
        row = self.query_one(".problem", Row)
        row.display = bool(problem)
        row.update(literal(problem))

    def _say(self, words: str) -> None:
        """Say something until the person goes on; a notice would wait until this dialog is closed."""
        self._said_of = self._typed
        self._tell(words)

    @property
    def _typed(self) -> tuple[str, str]:
        return self.query_one(Input).value, self.query_one(TextArea).text

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _goes_on(self) -> None:
        if self._said_of not in (None, self._typed):
            self._said_of = self._warned = None
            self._tell("")

    # What the text is

    @on(TextArea.Changed)
    def _pasted(self) -> None:
        if not may_be_path(self.query_one(TextArea).text):
            # What was said of a path does not hold for the next one.
            self._as_words = False
        if not self.query_one(Input).has_focus:
            self._propose_name()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_LOOK_AFTER, self._look)

    def _propose_name(self) -> None:
        name, text = self.query_one(Input), self.query_one(TextArea).text
        if not self._named_by_hand:
            file = self._fresh.file if self._fresh else None
            self._name = file.name if file else proposed_name(text)
            with name.prevent(Input.Changed):
                name.value = self._name

    def _look(self) -> None:
        """Look the text over in a worker."""
        asked = self._asked
        if not asked[0].strip():
            self._looked = None
            self._out.clear()
            self._show_looked()
            return

        def work() -> None:
            self.post_message(look(self._desk, asked))

        self.run_worker(work, group="look over", exclusive=True, exit_on_error=False, thread=True)

    @on(Looked)
    def _looked_over(self, message: Looked) -> None:
        # A look that was given up for another one still ends in its message.
        if message.asked != self._asked:
            return
        if looked := message.looked:
            # A new version keeps what was left out of the one before.
            looked = replace(looked, proposed=tuple(one for one in looked.proposed if not one.is_known))
            is_as_before = not self._is_known and message.digest == self._digest_before
            before = looked.proposed if is_as_before else self._proposed
            kept = [one.text for one in before if one.block in self._out]
            self._out = {one.block for one in looked.proposed if one.text in kept}
        else:
            self._out.clear()
        self._looked = Looked(message.asked, looked, message.file, message.digest, message.missing)
        self._show_looked()
        if self._leaves_out == message.asked:
            self._leaves_out = None
            self.action_all_out()
        if self._waits_for == message.asked:
            if message.missing:
                self._waits_for = None
            else:
                self.action_take_in()

    @property
    def _asked(self) -> Asked:
        return self.query_one(TextArea).text, self._as_words

    @property
    def _fresh(self) -> Looked | None:
        """What was found in the text as it is now."""
        return self._looked if self._looked and self._looked.asked == self._asked else None

    @property
    def _has_file(self) -> bool:
        return self._looked is not None and self._looked.file is not None

    @property
    def _is_known(self) -> bool:
        return self._looked is not None and self._looked.looked is not None

    @property
    def _proposed(self) -> Sequence[Proposal]:
        return self._looked.looked.proposed if self._looked and self._looked.looked else ()

    def _show_looked(self) -> None:
        proposed: LineList[Proposal] = self.query_one("#proposed", LineList)
        proposed.show_items(self._proposed)
        proposed.display = bool(self._proposed)
        proposed.styles.height = min(len(self._proposed), _MOST_PROPOSED)
        self._propose_name()
        self._show_facts()

    def _show_facts(self) -> None:
        shown = self._looked or Looked(self._asked, None, None)
        file = shown.file.name if shown.file else None
        self.query_one(".facts", Row).update(new_article_lines(shown.looked, len(self._out), file, shown.missing))

    def action_words(self) -> None:
        """Take the path of a file as the words that it is, or as the file again."""
        if may_be_path(self.query_one(TextArea).text):
            self._as_words = not self._as_words
            self._look()

    # What is left out

    def _proposal(self, proposal: Proposal, width: int) -> Sequence[Content]:
        is_out = proposal.block in self._out
        mark = ("– left out  ", "bold") if is_out else ("? stays in  ", "$text-warning")
        return [Content.assemble(mark, literal(proposal.text, style="dim" if is_out else ""))]

    def action_all_out(self) -> None:
        """Leave everything out that is proposed, or take it in again."""
        if self._proposed:
            every = {one.block for one in self._proposed}
            self._out = set() if self._out == every else every
            self._draw_proposed()
        elif not self.query_one(TextArea).text.strip():
            self._say(_NO_TEXT)
        elif self._fresh:
            self._say(why_none_proposed(self._fresh.looked))
        else:
            self._leaves_out = self._asked
            self._look()

    @on(LineList.Chosen)
    def _change_one(self) -> None:
        proposed: LineList[Proposal] = self.query_one("#proposed", LineList)
        if item := proposed.item:
            self._out ^= {item.block}
            self._draw_proposed()

    def _draw_proposed(self) -> None:
        if self._proposed:
            self.query_one("#proposed", LineList).show_items(self._proposed)
            self._show_facts()

    # Handing over

    @on(Input.Changed)
    def _named(self) -> None:
        field = self.query_one(Input)
        # The name that the dialog begins with comes as a change too.
        if field.value != self._name:
            self._named_by_hand = field.has_focus

    @on(Input.Submitted)
    def action_take_in(self) -> None:
        """Hand the article over, if there is one."""
        name, text = self.query_one(Input).value.strip(), self.query_one(TextArea).text
        if not text.strip():
            self._tell(_NO_TEXT)
        elif not name:
            self._tell("The article needs a name.")
        elif self._wants_look(text):
            self._waits_for = self._asked
            self._look()
        else:
            self._waits_for = None
            file, digest = (self._fresh.file, self._fresh.digest) if self._fresh else (None, "")
            self.dismiss(NewArticle(name, text, tuple(sorted(self._out)), file, self._as_words, digest))

    def _wants_look(self, text: str) -> bool:
        """Whether just this must be looked over before it can be taken in."""
        if fresh := self._fresh:
            # The file may have come meanwhile.
            return fresh.missing is not None
        # Which file it is, and what of it is left out, is not known yet.
        return bool(self._out) or self._has_file or may_be_path(text)

    # Closing

    async def action_dismiss(self, result: NewArticle | None = None) -> None:
        """Close; what was typed or pasted here is thrown away only at the second time of asking."""
        if (typed := self._typed_here) and self._warned != typed:
            self._warned = typed
            self._say(f"{first_key('new_article.close')} again throws away what is typed here.")
        else:
            await super().action_dismiss(result)

    @property
    def _typed_here(self) -> tuple[str, str] | None:
        """The name and the text that were typed or pasted here; None where there is nothing to lose."""
        name, text = self._typed
        lost_name = name if name != self._name else ""
        lost_text = text if text != self._has_elsewhere else ""
        return (lost_name, lost_text) if (lost_name + lost_text).strip() else None
