"""Everything that the checks say of a job: gone through, put right, or ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.worker import get_current_worker

from tmtool.language.counted import counted
from tmtool.model.articles import Article, Job, Segment
from tmtool.tui.actions import Place
from tmtool.tui.check_writes import (
    CheckingCame,
    CheckWrites,
    JobChecked,
    Mended,
    NowIgnored,
    ToCheckAgain,
    may_be_fixed,
)
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import one_line
from tmtool.tui.screens.letter_menu import LetterMenu
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.shown.found import Found, FoundInJob, Group
from tmtool.tui.taking_back import takes_back
from tmtool.tui.widgets.bars import KeyBar, Row, percent, progress_bar
from tmtool.tui.widgets.finding_detail import SIGNS, FindingDetail, found_line
from tmtool.tui.widgets.line_list import LineList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

_BAR = 20
_HERE, _WORD, _EVERYWHERE = "h", "w", "e"


def title_line(article: Article, language: str, found: FoundInJob, width: int) -> Content:
    """Give the top line: the article, the languages, and how many findings there are in each group."""
    counts = found.counts
    parts = [
        Content.assemble((f" {SIGNS[group][0]} ", SIGNS[group][1]), f"{counts[group]} {group} ")
        for group in Group
        if counts[group]
    ]
    facts = Content("").join(parts) if parts else Content.styled(" The checks have nothing to say. ", "$text-success")
    where = f" Checks · {article.language.upper()}→{language.upper()} · "
    name = one_line(article.name, max(width - len(where) - facts.cell_length - 1, 8))
    return Content(f"{where}{name} ") + facts


def family_line(found: FoundInJob, chosen: str | None, width: int) -> Content:
    """Give the kinds of findings with their numbers, the chosen one in brackets."""
    families: list[tuple[str | None, int]] = [(None, sum(count for _, count in found.families))]
    families += [(family, count) for family, count in found.families if count or family == chosen]
    line = Content(" ")
    for family, count in families:
        words = f"{family or 'all'} {count}"
        is_chosen = family == chosen
        line += Content.styled(f"[{words}] " if is_chosen else f" {words}  ", "bold $accent" if is_chosen else "dim")
    return line.truncate(width, ellipsis=True)


class ChecksScreen(TellingScreen[Segment | None]):
    """Go through the findings of a job; gives the segment that the person wants to go to, or None."""

    BINDINGS = bindings(Place.CHECKS)
    CSS_PATH = "checks.tcss"
    AUTO_FOCUS = "LineList"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, desk: Desk, writer: Writer, article: Article, language: str) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            writer: the thread that writes.
            article: the article.
            language: the language of the job.
        """
        super().__init__()
        self._article, self._language = article, language
        self._writes = CheckWrites(desk, writer, article, language, self.post_message)
        self._found = FoundInJob()
        self._job: Job | None = None
        self._family: str | None = None
        self._with_ignored = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield Row(id="families")
        yield LineList[Found](found_line, empty="")
        yield FindingDetail((self._article.language, self._language), id="detail")
        yield KeyBar(Place.CHECKS, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Check the job once everything that was typed is on the desk."""
        self.query_one("#title", Row).show(f" Checks · {one_line(self._article.name, 60)} …")
        self._writes.settled()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw_head)

    def action_check_again(self) -> None:
        """Run all checks, in a worker."""
        self.run_worker(
            lambda: self._writes.check(lambda: get_current_worker().is_cancelled),
            group="checks",
            exclusive=True,
            exit_on_error=False,
            thread=True,
        )

    @on(ToCheckAgain)
    def _check_again(self, message: ToCheckAgain) -> None:
        if message.words:
            self.notify(message.words)
        self.action_check_again()

    @on(CheckingCame)
    def _came(self, message: CheckingCame) -> None:
        if self._job is None:
            bar = progress_bar(message.done, message.total, _BAR)
            words = f" {percent(message.done, message.total)} of {counted(message.total, 'segment')} checked"
            self.query_one("#families", Row).show(Content.assemble(" ", bar, words))

    @on(JobChecked)
    def _checked(self, message: JobChecked) -> None:
        self._job = message.job
        self._show(message.found)

    @on(Mended)
    def _mended(self, message: Mended) -> None:
        self.notify(f"Put right in segment {message.segment.number}. {takes_back(action='checks.undo')}")
        self._show(self._found.checked_again(message.segment, message.findings, message.mended))

    @on(NowIgnored)
    def _ignored(self, message: NowIgnored) -> None:
        self.notify(message.words)
        self._show(self._found.ignoring(message.entries))

    # What is shown

    @property
    def _list(self) -> LineList[Found]:
        return self.query_one(LineList)

    @property
    def chosen(self) -> Found | None:
        """The finding on which the person stands."""
        return self._list.item

    def _show(self, found: FoundInJob, at: int | None = None) -> None:
        self._found = found
        empty = "Nothing of this kind." if self._found.all else "The checks have nothing to say of this job."
        self._list.show_items(found.shown(self._family, ignored=self._with_ignored), at, empty=empty)
        self._draw_head()
        self.query_one(FindingDetail).show_found(self.chosen)

    def _draw_head(self) -> None:
        if self._job is not None:
            width = self.size.width
            self.query_one("#title", Row).show(title_line(self._article, self._language, self._found, width))
            self.query_one("#families", Row).show(family_line(self._found, self._family, width))

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.query_one(FindingDetail).show_found(self.chosen)

    # What can be done

    @on(LineList.Chosen)
    def action_go(self) -> None:
        """Go to the segment of the finding."""
        if self.chosen:
            self.dismiss(self.chosen.segment)

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def action_next_family(self, step: int = 1) -> None:
        """Show the next kind of findings alone."""
        families = [None, *(family for family, count in self._found.families if count or family == self._family)]
        self._family = families[(families.index(self._family) + step) % len(families)]
        self._show(self._found, 0)

    def action_previous_family(self) -> None:
        """Show the kind before alone."""
        self.action_next_family(-1)

    def action_show_ignored(self) -> None:
        """Show what is ignored too, or hide it."""
        self._with_ignored = not self._with_ignored
        if self._with_ignored and not self._found.counts[Group.IGNORED]:
            self.notify("Nothing is ignored in this job.", timeout=3)
        self._show(self._found)

    def action_fix(self) -> None:
        """Put right what is certain."""
        if (found := self.chosen) is None or found.is_ignored:
            return
        if words := may_be_fixed(found):
            self.notify(words, severity="warning", timeout=4)
        else:
            self._writes.fix(found)

    def action_ignore(self) -> None:
        """Ask where the finding is to be ignored."""
        if (found := self.chosen) is None or found.is_ignored:
            return
        about = found.finding.about
        answers = [(_HERE, f"in segment {found.segment.number}")]
        answers += [(_WORD, f"for “{about}”, on the whole desk")] if about else []
        answers.append((_EVERYWHERE, f"this check ({found.finding.check}) on the whole desk"))

        def ignore(answer: str | None) -> None:
            if answer == _HERE:
                self._writes.ignore_here(found)
            elif answer is not None:
                self._writes.ignore_everywhere(found, about if answer == _WORD else None)

        self.app.push_screen(LetterMenu("Never say it again …", answers), ignore)

    def action_heed(self) -> None:
        """Say again what was ignored."""
        if (found := self.chosen) is None or not found.is_ignored:
            self.notify("This is not ignored. S shows what is.", timeout=3)
            return
        self._writes.heed(found)

    def action_undo(self) -> None:
        """Take back the last thing that the person did on this job."""
        if self._job:
            self._writes.undo(self._job)
