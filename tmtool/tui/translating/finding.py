"""Finding: filters, text in targets and memories, findings of the checks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from tmtool.model.articles import Job, Segment
from tmtool.model.errors import TmtoolError
from tmtool.model.findings import Finding
from tmtool.tui import messages
from tmtool.tui.job.filters import Facts, Kind
from tmtool.tui.job.job_findings import JobFindings, NotWanted, check_job, is_long, look_on
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.long_work import Progress, long_work
from tmtool.tui.messages import Stand
from tmtool.tui.shown.finding_query import Answer, Sources
from tmtool.tui.shown.replacement import Preview, carry_out
from tmtool.tui.translating.filtering import Filtering
from tmtool.tui.widgets.findings_list import gravest_first


class FindingKeys(Filtering):
    """The keys that find."""

    class Settled(Message):
        """What was typed is on the desk, so that the checks see it."""

    @dataclass
    class JobChecked(Message):
        """The checks have gone over the job."""

        found: JobFindings
        goes_on: bool = False
        """Whether the person waits to be brought to the next finding."""

    job_findings: JobFindings | None = None
    """What the checks last said of the whole job."""
    _last_here: str | None = None
    _is_opened = False
    _is_checking = False
    _fix_waits: tuple[str, Finding | None] | None = None
    """The text in which something is to be put right once it is checked, and what of it was chosen."""

    @on(messages.JobOpened)
    def _remember_when_last_here(self, message: messages.JobOpened) -> None:
        if not self._is_opened:
            self._is_opened, self._last_here = True, message.last_here

    @on(messages.Written)
    def _forget_what_was_found(self, message: messages.Written) -> None:
        if message.reread is not None:
            # An undo may have brought back what was ignored, and a replacement changed what memories say.
            self.job_findings = None
            self.lookups.forget()
            self.look_up_again()

    # Filters, and replacing

    def action_find(self) -> None:
        """Ask for a text or a filter, or what to replace."""
        from tmtool.tui.screens.find import FindView

        if self.opened:
            self.flush()
            sources = Sources(self._facts, lambda: self._check_job(goes_on=False))
            marked = self.editor.selected_text.strip()
            words = marked if "\n" not in marked else ""
            view = FindView(self.desk, self.writer, self.opened, sources, words)
            self.app.push_screen(view, partial(self._answered, self.opened))

    def _facts(self) -> Facts:
        """Gather what filters go by; in a worker."""
        now = datetime.fromisoformat(self.desk.clock()).astimezone()
        yesterday = (now - timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        known, opened = self.job_findings, self.opened
        assert opened is not None
        return Facts(
            self.desk.person,
            yesterday.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            self._last_here,
            known.segments if known and known.is_whole and not known.changed(opened.segments) else None,
            self.bookmarks,
        )

    def _check_job(self, *, goes_on: bool) -> JobFindings:
        """Check the job, until nobody waits for it any more; in a worker."""
        assert self.opened is not None
        worker = get_current_worker()
        found = check_job(self.desk, self.opened.job, self.job_findings, lambda: worker.is_cancelled)
        self.post_message(self.JobChecked(found, goes_on))
        return found

    def _answered(self, before: OpenJob, answer: Answer | None) -> None:
        opened, segment = self.opened, self.current
        if answer is None or opened is None or segment is None:
            return
        if answer.preview is not None:
            self._replace(opened.job, answer.preview, answer.chosen, segment)
        else:
            # What was written while the person was choosing counts as it is now.
            filtered = answer.filtered and answer.filtered.with_segments(before.segments, opened.segments)
            self.filter_by(filtered)

    def _replace(self, job: Job, preview: Preview, chosen: Collection[int], segment: Segment) -> None:
        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            words = ""
            try:
                words = carry_out(self.desk, job, preview, chosen, progress=progress, through=self.saving.in_turn)
            finally:
                # Where it was stopped the segments are as they were, but in another version.
                self.post_message(messages.Written((), words, reread=Stand.after(segment)))
            return ""

        long_work(self).start(f"Replacing “{preview.query.words}”", work)

    # Findings

    def action_next_finding(self) -> None:
        """Choose the next finding under the text; behind the last one, go to the next segment with findings."""
        here = gravest_first(self.findings)
        at = here.index(self.chosen_finding) + 1 if self.chosen_finding in here else 0
        if at < len(here):
            self._choose(here[at])
        elif self.opened and not self._is_checking:
            self._is_checking = True
            self.flush()
            self.writer.submit(self.Settled, self.post_message)

    @on(Settled)
    def _look_on(self) -> None:
        if (opened := self.opened) is None:
            return
        known = self.job_findings

        def work() -> None:
            worker = get_current_worker()
            if is_long(opened.segments):
                found = look_on(self.desk, opened.job, opened.segments, opened.at, known, lambda: worker.is_cancelled)
                self.post_message(self.JobChecked(found, goes_on=True))
            else:
                self._check_job(goes_on=True)

        self._run_checks(work, "next finding")

    def _check_the_rest(self) -> None:
        """Check a long job as a whole, behind what the person does; there is no hurry."""
        if not any(worker.group == "whole job" and worker.is_running for worker in self.workers):
            self._run_checks(lambda: self._check_job(goes_on=False), "whole job")

    def _run_checks(self, work: Callable[[], object], group: str) -> None:
        def guarded() -> None:
            try:
                work()
            except TmtoolError as error:
                self.post_message(messages.Failed(error))
            except NotWanted:
                return

        self.run_worker(guarded, group=group, exclusive=True, exit_on_error=False, thread=True)

    @on(messages.Failed)
    def _checking_failed(self) -> None:
        self._is_checking = False

    @on(JobChecked)
    def _job_checked(self, message: JobChecked) -> None:
        self.job_findings = message.found
        opened = self.opened
        if opened and opened.filtered:
            facts = replace(opened.filtered.facts, findings=message.found.segments)
            self.opened = replace(opened, filtered=opened.filtered.with_facts(facts, opened.segments))
        if message.goes_on:
            self._is_checking = False
            self._go_to_finding(message.found)
            if opened and message.found.is_stale(opened.segments):
                self._check_the_rest()

    def _go_to_finding(self, found: JobFindings) -> None:
        if (opened := self.opened) is None:
            return
        index = found.following(opened.segments, opened.at)
        if index is None:
            self.notify("The checks find nothing more in this article.", timeout=4)
            self._choose(None)
            return
        self.go(index)
        self.findings, self.findings_text = found.of(opened.segments[index]), opened.segments[index].target.shown
        self._choose(gravest_first(self.findings)[0])

    def _choose(self, finding: Finding | None) -> None:
        self.chosen_finding = finding
        self.paint_findings()

    def with_findings_over_job(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Add what is only seen beside the other segments, as long as the text is the one that was checked."""
        segment, known = self.current, self.job_findings
        if segment is None or known is None or self.editor.text != segment.target.shown:
            return findings
        return (*findings, *known.over_job(segment))

    @on(messages.TextChecked)
    def _follow_with_filter(self, message: messages.TextChecked) -> None:
        """Let a segment leave the filter of findings, or come under it, as its text is mended."""
        opened = self.opened
        if opened is None or opened.filtered is None or opened.filtered.filter.kind is not Kind.FINDINGS:
            return
        facts, segment = opened.filtered.facts, opened.current
        if segment.id == message.segment and facts.findings is not None and self.editor.text == message.text:
            has_some = bool(self.with_findings_over_job(message.findings))
            if has_some is not (segment.id in facts.findings):
                facts = replace(facts, findings=facts.findings ^ {segment.id})
                self.opened = replace(opened, filtered=opened.filtered.with_facts(facts, opened.segments))
                self.paint()

    def _meant(self) -> Finding | None:
        """The finding that is chosen, else the gravest."""
        here = gravest_first(self.findings)
        return self.chosen_finding if self.chosen_finding in here else next(iter(here), None)

    def action_fix(self) -> None:
        """Put right what the chosen finding says, else the first one with a certain remedy."""
        if self.editor.read_only:
            self.notify("This segment is locked.", severity="warning")
        elif self.findings_text == (text := self.editor.text):
            self._fix(self.chosen_finding)
        else:
            # A remedy is a whole text: put in over what was typed after it was found, it would take that away.
            self._fix_waits = (text, self.chosen_finding)
            self._check_text()

    @on(messages.TextChecked)
    def _fix_what_was_checked(self, message: messages.TextChecked) -> None:
        if self._fix_waits and self._fix_waits[0] == message.text:
            self.call_later(self._fix_at_last, *self._fix_waits)
            self._fix_waits = None

    def _fix_at_last(self, text: str, chosen: Finding | None) -> None:
        if not text == self.editor.text == self.findings_text:
            return
        # Its place moves as the text before it is changed.
        same = (one for one in self.findings if chosen and (one.check, one.about) == (chosen.check, chosen.about))
        found = next(same, None)
        if chosen and found is None:
            self.notify("That is right by now.", timeout=3)
        else:
            self._fix(found)

    def _fix(self, chosen: Finding | None) -> None:
        meant = (chosen,) if chosen in self.findings and chosen else gravest_first(self.findings)
        if (fix := next((one.fix for one in meant if one.fix is not None), None)) is None:
            self.notify("What is right instead is not certain here: type it.", timeout=3)
            return
        self.chosen_finding = None
        self.editor.put(fix)
        self.editor.focus()

    def action_ignore(self) -> None:
        """Never say the chosen finding, or the first one, again in this segment."""
        if (segment := self.current) is None:
            return
        if (finding := self._meant()) is None:
            self.notify("There is no finding here.", timeout=2)
            return
        self.saving.ignore(segment, finding)
        self.findings = tuple(one for one in self.findings if one != finding)
        if self.job_findings:
            self.job_findings = self.job_findings.without(segment.id, finding)
        self._choose(next(iter(gravest_first(self.findings)), None) if self.chosen_finding else None)

    def action_explain(self) -> None:
        """Explain the chosen finding, or the first one."""
        if not self.explain_finding(chosen_only=False):
            self.notify("There is no finding here.", timeout=2)

    def explain_finding(self, *, chosen_only: bool = True) -> bool:
        """Explain the finding that is chosen; whether there is one."""
        from tmtool.tui.screens.explained import Explained

        finding = self._meant()
        if self.current is None or finding is None or (chosen_only and finding != self.chosen_finding):
            return False
        languages = (self.article.language, self.language)
        text = self.editor.text if self.findings_text is None else self.findings_text
        self.app.push_screen(Explained(finding, self.current, text, languages), self._explained)
        return True

    def _explained(self, method: str | None) -> None:
        if method == "fix":
            self.action_fix()
        elif method == "ignore":
            self.action_ignore()
