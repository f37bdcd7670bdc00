"""Taking a pasted text in as an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, TextArea

from tmtool.language.registry import name_of
from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import cleaned, literal
from tmtool.tui.screens.telling import TellingDialog
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.looking_over import LookedOver, Proposal

_LONGEST_NAME = 60
_LOOK_AFTER = 0.3
"""Seconds without a change of the text before it is looked over."""
_MOST_PROPOSED = 6
"""So many lines of the list of what may be left out are seen at once."""


def proposed_name(text: str) -> str:
    """Propose a name for an article: the words of its first line that hold text, as many as are easy to read."""
    headline = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = re.findall(r"\w+(?:[’'-]\w+)*", headline)
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _LONGEST_NAME:
            break
        name = f"{name} {word}".strip()
    return name or headline[:_LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """What the person wants taken in."""

    name: str
    text: str
    left_out: tuple[int, ...] = ()
    """Indices of the blocks that are left out."""


class Looked(Message):
    """The text was looked over; None where it cannot be read."""

    def __init__(self, text: str, looked: LookedOver | None) -> None:
        self.text = text
        self.looked = looked
        super().__init__()


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
        self, desk: Desk, text: str, name: str | None = None, problem: str = "", left_out: Sequence[int] = ()
    ) -> None:
        """Make the dialog.

        Args:
            desk: the desk that looks the text over.
            text: what was pasted.
            name: the name that the person gave; one is proposed by default.
            problem: why it could not be taken in.
            left_out: indices of the blocks that the person left out before.
        """
        super().__init__()
        self._problem = problem
        self._desk = desk
        self._text = cleaned(text)
        self._name = proposed_name(self._text) if name is None else name
        self._named_by_hand = name is not None
        self._looked: tuple[str, LookedOver] | None = None
        """What was found, and in which text."""
        self._out = set(left_out)
        """Indices of the blocks that are left out."""
        self._waits = False
        """Whether the article is to be taken in as soon as the text is looked over."""
        self._timer: Timer | None = None

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

    # What the text is

    @on(TextArea.Changed)
    def _pasted(self) -> None:
        name = self.query_one(Input)
        if not self._named_by_hand and not name.has_focus:
            with name.prevent(Input.Changed):
                name.value = proposed_name(self.query_one(TextArea).text)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_LOOK_AFTER, self._look)

    def _look(self) -> None:
        """Look the text over in a worker."""
        text = self.query_one(TextArea).text
        if not text.strip():
            return

        def work() -> None:
            try:
                self.post_message(Looked(text, self._desk.looking_over.look_over(text.encode(), "-")))
            except TmtoolError:
                # Why it cannot be read is said when it is to be taken in.
                self.post_message(Looked(text, None))

        self.run_worker(work, group="look over", exclusive=True, exit_on_error=False, thread=True)

    @on(Looked)
    def _looked_over(self, message: Looked) -> None:
        if message.text != self.query_one(TextArea).text:
            return
        if looked := message.looked:
            # A new version keeps what was left out of the one before.
            looked = replace(looked, proposed=tuple(one for one in looked.proposed if not one.is_known))
            is_first = self._looked is None and message.text == self._text
            before = looked.proposed if is_first else self._proposed
            self._looked = (message.text, looked)
            kept = [one.text for one in before if one.block in self._out]
            self._out = {one.block for one in self._proposed if one.text in kept}
            self._show_looked(looked)
        else:
            self._looked = None
            self._out.clear()
        if self._waits:
            self._hand_over()

    @property
    def _proposed(self) -> Sequence[Proposal]:
        return self._looked[1].proposed if self._looked else ()

    def _show_looked(self, looked: LookedOver) -> None:
        proposed: LineList[Proposal] = self.query_one("#proposed", LineList)
        proposed.show_items(looked.proposed)
        proposed.display = bool(looked.proposed)
        proposed.styles.height = min(len(looked.proposed), _MOST_PROPOSED)
        self._show_facts()

    def _show_facts(self) -> None:
        if self._looked is None:
            return
        looked = self._looked[1]
        targets = ", ".join(name_of(target) for target in looked.targets)
        lines = [
            literal(f"{name_of(looked.language)} → {targets} · {looked.segments} segments, {looked.words} words"),
        ]
        if looked.known:
            word = "is on the desk already" if looked.is_same else "looks like a new version of what you have"
            lines.append(literal(f"This {word}: “{looked.known.name}”.", style="$text-warning"))
        if count := len(looked.proposed):
            these = "1 line looks" if count == 1 else f"{count} lines look"
            out = len(self._out)
            does = "takes them in again" if out == count else "leaves all of them out"
            lines.append(
                Content.assemble(
                    f"{these} like an author box, {out or 'none'} left out: ",
                    (first_key("new_article.all_out"), "bold $accent"),
                    f" {does}; ",
                    ("Tab", "bold $accent"),
                    " and Enter change one.",
                )
            )
        self.query_one(".facts", Row).update(Content("\n").join(lines))

    # What is left out

    def _proposal(self, proposal: Proposal, width: int) -> Sequence[Content]:
        is_out = proposal.block in self._out
        mark = ("– left out  ", "bold") if is_out else ("? stays in  ", "$text-warning")
        return [Content.assemble(mark, literal(proposal.text, style="dim" if is_out else ""))]

    def action_all_out(self) -> None:
        """Leave everything out that is proposed, or take it in again."""
        every = {one.block for one in self._proposed}
        self._out = set() if self._out == every else every
        self._draw_proposed()

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
        self._named_by_hand = self.query_one(Input).has_focus

    @on(Input.Submitted)
    def action_take_in(self) -> None:
        """Hand the article over, if there is one."""
        name, text = self.query_one(Input).value.strip(), self.query_one(TextArea).text
        if not text.strip():
            self._tell("Paste the text of the article first.")
        elif not name:
            self._tell("The article needs a name.")
        elif self._out and (self._looked is None or self._looked[0] != text):
            # What is left out is told by its place, so that the text must be the one that was looked over.
            self._waits = True
            self._look()
        else:
            self._hand_over()

    def _hand_over(self) -> None:
        name, text = self.query_one(Input).value.strip(), self.query_one(TextArea).text
        self.dismiss(NewArticle(name, text, tuple(sorted(self._out))))
