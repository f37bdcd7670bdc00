"""What the screen writes to a desk, on the writer's thread; each write ends in one message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.message import Message

from tmtool.language.counted import counted
from tmtool.model.articles import Job, Origin, Segment
from tmtool.model.errors import ChangedMeanwhile, DeskError, TmtoolError
from tmtool.model.findings import Finding
from tmtool.tui.actions import keys_of
from tmtool.tui.messages import Bookmarked, Flushed, NotWritten, Stand, Written
from tmtool.tui.taking_back import takes_back
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.editing import LeftOut
    from tmtool.desk.operations import Undone
    from tmtool.desk.settling import Confirmed


def _filled(confirmed: Confirmed) -> str:
    """Say which repetitions a confirmation filled."""
    count = len(confirmed.propagated)
    filled = counted(count, "repetition")
    return f"↻ {filled} filled; {takes_back('it all')}" if count else ""


def _box_left_out(box: LeftOut) -> str:
    """Say which lines of an author box are left out, and where."""
    numbers = [one.number for one in box.segments]
    where = f"segment {numbers[0]}" if len(numbers) == 1 else f"segments {min(numbers)}–{max(numbers)}"
    lines = f"{counted(len(numbers), 'line')}, {where}"
    also = f", in {', '.join(language.upper() for language in box.languages)} too" if box.languages else ""
    return f"Left out: the author box ({lines}){also}. {takes_back('it all')}"


def _taken_in(segment: Segment, now: Segment) -> str:
    """Say that what was typed into a left-out segment took it into the translation."""
    is_in_again = segment.left_out and not now.left_out
    return f"Segment {segment.number} was left out: it is in the translation again." if is_in_again else ""


def _taken_back(undone: Undone) -> str:
    """Say what was taken back, and what was not."""
    if undone.kind == "draft":
        return " ".join(["Taken back: what you typed over a confirmed text; F2 H has it.", *undone.left])
    if undone.kind == "sign off" and not undone.nothing:
        size = counted(len(undone.segments), "segment")
        begins = f"Taken back: the sign-off of the whole translation ({size}). F12 signs off anew."
        return " ".join([begins, *undone.left])
    return undone.words


@lru_cache(maxsize=1 << 6)
def _versions(seen: int, last: int) -> tuple[int, int]:
    # Thousands of segments have gone through the same few versions.
    return seen, last


class Saving:
    """The writes of one open job."""

    def __init__(self, desk: Desk, writer: Writer, tell: Callable[[Message], object]) -> None:
        self._desk = desk
        self._writer = writer
        self._tell = tell
        self._went_on: dict[int, tuple[int, int]] = {}
        """Segment to a version and to the one that writes of this screen, and nobody else's, made of it; only the
        writer's thread changes it."""
        self._entered: int | None = None
        """The segment where the person is."""

    @property
    def versions(self) -> dict[int, int]:
        """Segment to the version that this screen wrote last."""
        return {segment: version for segment, (_, version) in self._went_on.copy().items()}

    def draft(self, segment: Segment, text: str, origin: Origin | None) -> None:
        """Write what is typed so far."""

        def write() -> Message:
            version = self._version(segment)
            changed = self._desk.editing.draft(segment.id, text, version=version, origin=origin)
            return self._written(version, (changed,), _taken_in(segment, changed), text=(segment.id, text))

        self._submit(write, segment, text)

    def confirm(self, segment: Segment, text: str, origin: Origin | None, *, as_it_stands: bool = False) -> None:
        """Confirm a segment.

        Args:
            segment: the segment.
            text: its text.
            origin: where that came from.
            as_it_stands: whether nobody has touched it, so that it stays exactly what it is on the desk.
        """

        def write() -> Message:
            version = self._version(segment)
            target = None if as_it_stands else text
            confirmed = self._desk.editing.confirm(segment.id, target, version=version, origin=origin)
            changed = (confirmed.segment, *confirmed.propagated)
            words = f"{_taken_in(segment, confirmed.segment)} {_filled(confirmed)}".strip()
            return self._written(version, changed, words, text=(segment.id, text))

        self._submit(write, segment, text)

    def accept(self, segment: Segment, text: str, *, as_it_stands: bool = False) -> None:
        """Accept a segment as a reviewer; the arguments are those of `confirm`."""

        def write() -> Message:
            version = self._version(segment)
            accepted = self._desk.reviewing.accept(segment.id, None if as_it_stands else text, version=version)
            changed = (accepted.segment, *accepted.propagated)
            words = f"{_taken_in(segment, accepted.segment)} {_filled(accepted)}".strip()
            return self._written(version, changed, words, text=(segment.id, text))

        self._submit(write, segment, text)

    def leave_out(self, segment: Segment) -> None:
        """Leave a segment out, or take it back."""

        def write() -> Message:
            version = self._version(segment)
            if segment.added:
                self._desk.adding.remove_sentence(segment.id, version=version)
                return Written(
                    (), f"Taken away. {keys_of('translate.undo')} brings it back.", reread=Stand.after(segment)
                )
            if segment.furniture and not segment.left_out:
                box = self._desk.editing.leave_out_box(segment.id, version=version)
                return self._written(version, box.segments, _box_left_out(box))
            changed = self._desk.editing.leave_out(segment.id, not segment.left_out, version=version)
            words = "Left out." if changed.left_out else "Taken back into the translation."
            return self._written(version, (changed,), words)

        self._submit(write, segment)

    def add_sentence(self, segment: Segment) -> None:
        """Put a sentence behind a segment that only the translation has."""

        def write() -> Message:
            added = self._desk.adding.add_sentence(segment.id)
            words = f"Type the sentence that only the translation has. {keys_of('translate.undo')} takes it away."
            return Written((), words, reread=Stand((added.id,), asked_at=segment.id))

        self._submit(write, segment)

    def ignore(self, segment: Segment, finding: Finding) -> None:
        """Never say a finding of a segment again."""

        def write() -> Message:
            self._desk.ignoring.ignore_once(segment.id, (finding,), job=segment.job)
            return Written((), f"It is ignored here from now on. {takes_back()}")

        self._submit(write, segment)

    def split(self, segment: Segment, at: int) -> None:
        """Cut a segment in two."""

        def write() -> Message:
            version = self._version(segment)
            first, _ = self._desk.editing.split(segment.id, at, version=version)
            # The target stays as it was, so what is typed meanwhile goes on from it.
            self._goes_on(version, first)
            return Written((), f"Split. {takes_back()}", reread=Stand.after(segment))

        self._submit(write, segment)

    def join(self, segment: Segment) -> None:
        """Join a segment with the next one."""

        def write() -> Message:
            self._desk.editing.join(segment.id)
            return Written((), f"Joined. {takes_back()}", reread=Stand.after(segment))

        self._submit(write, segment)

    def comment(self, segment: Segment, text: str) -> None:
        """Add a remark; it is kept whatever a colleague has made of the text, which nobody has seen here yet."""
        self._submit(lambda: Written((self._desk.editing.comment(segment.id, text),)), segment)

    def lock(self, segment: Segment) -> None:
        """Lock a segment, or unlock it."""

        def write() -> Message:
            version = self._version(segment)
            changed = self._desk.states.lock(segment.id, not segment.locked, version=version)
            return self._written(version, (changed,), "Locked: F2 K unlocks it." if changed.locked else "Unlocked.")

        self._submit(write, segment)

    def unconfirm(self, segment: Segment) -> None:
        """Make a confirmed segment a draft again."""

        def write() -> Message:
            version = self._version(segment)
            changed = self._desk.states.unconfirm(segment.id, version=version)
            return self._written(version, (changed,), f"It is a draft again. {keys_of('translate.undo')} confirms it.")

        self._submit(write, segment)

    def bookmark(self, job: Job, segment: Segment) -> None:
        """Mark a segment for this person, or take the mark away."""

        def write() -> Message:
            marked = segment.id not in self._desk.bookmarks.of_job(job)
            self._desk.bookmarks.mark(segment.id, marked)
            return Bookmarked(segment.id, marked)

        self._submit(write, segment)

    def undo(self, job: Job, segment: Segment) -> None:
        """Take back the last operation of this person on the job, but never what was only typed."""

        def write() -> Message:
            undone = self._desk.operations.undo_but_typing(job)
            # The last thing written goes back first: where the person acted comes last.
            stand = Stand.after(segment, *reversed(undone.segments))
            return Written((), _taken_back(undone), reread=stand, accepted=undone.accepted)

        self._submit(write, segment)

    def pretranslate(self, job: Job, segment: Segment) -> None:
        """Fill what the memories know exactly."""

        def write() -> Message:
            filled = self._desk.pretranslation.pretranslate(job)
            words = f"Filled from memory: {filled.context} in context, {filled.exact} exact. {takes_back()}"
            return Written((), words, reread=Stand.after(segment))

        self._submit(write, segment)

    def enter(self, segment: Segment) -> None:
        """Remember where the person stands."""

        def write() -> Message | None:
            # Whoever has gone on since is written there.
            if self._entered == segment.id:
                self._desk.articles.enter(segment)
            return None

        self._entered = segment.id
        self._submit(write, segment)

    def in_turn(self, part: Callable[[], Mapping[int, int]]) -> None:
        """Do a part of a long work in its turn, from the work's thread; what is typed goes on from what it leaves.

        Args:
            part: writes it, and gives the segments that it wrote with the versions that they have now.
        """

        def write() -> None:
            for segment, version in part().items():
                self._note(segment, version - 1, version)

        self._writer.do(write)

    def flushed(self, then: str) -> None:
        """Tell when everything before is done."""
        self._writer.submit(lambda: Flushed(then), self._tell)

    def _now(self, segment: Segment) -> Segment | None:
        try:
            return self._desk.articles.segment(segment.id)
        except (TmtoolError, OSError):
            return None

    def _version(self, segment: Segment) -> int:
        """Give the version that the person knows: the one that was shown, or what this screen's writes made of it."""
        seen, last = self._went_on.get(segment.id, (0, 0))
        return last if seen <= segment.version <= last else segment.version

    def _goes_on(self, version: int, segment: Segment) -> None:
        """Note that a version was made of another one, and that nobody else wrote between them."""
        self._note(segment.id, version, segment.version)

    def _note(self, segment: int, before: int, now: int) -> None:
        seen, last = self._went_on.get(segment, (before, before))
        self._went_on[segment] = _versions(seen if last == before else before, now)

    def _written(
        self, version: int, segments: tuple[Segment, ...], words: str = "", *, text: tuple[int, str] | None = None
    ) -> Written:
        first, *repetitions = segments
        self._goes_on(version, first)
        for segment in repetitions:
            # One that a colleague has changed since it was shown stays unknown: what was before it is not ours.
            self._goes_on(segment.version - 1, segment)
        return Written(segments, words, text=text)

    def _submit(self, write: Callable[[], Message | None], segment: Segment, text: str | None = None) -> None:
        def failed(failure: TmtoolError) -> Message:
            if isinstance(failure.__cause__, OSError):
                failure = DeskError(f"{failure.message} Make room, then press Ctrl+S.")
            # Writes that are lined up behind it fail as well: only the screen, which tells the person, goes on from
            # the version that is there now.
            now = self._now(segment) if isinstance(failure, ChangedMeanwhile) else None
            return NotWritten(failure, None if text is None else (segment, text), now)

        self._writer.submit(write, self._tell, failed)
