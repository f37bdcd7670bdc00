"""What a terminal sends, cut into whole pieces: typed text, key sequences, pastes.

Textual's own parser types the rest of a sequence that it does not know into the text, and obeys keys that stand in a
paste. So it only ever gets whole sequences; what is broken, or an answer that nobody asked for, is dropped. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from tmtool.tui.keyboard.keys import is_pasted

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
ESCAPE_AFTER = 0.1
"""Seconds after which an Escape that nothing follows is the key itself."""
BROKEN_AFTER = 1.0
"""Seconds after which the rest of a sequence does not come any more; a slow line may cut one in two."""
PASTE_ENDS_AFTER = 5.0
"""Seconds without a character after which a paste whose end was lost is over."""
_LONG_READ = 1000
"""A read of so many characters is part of a longer one."""
_WITH_ALT = "\r\n\t\b"
"""Control characters that an Escape makes another key of."""
_KNOWS_A_MODE = re.compile(r"\x1b\[\?\d+;[1-4]\$y")
"""A terminal's report of a mode that it has; those that can report modes put brackets around pastes."""
_LONGEST_SEQUENCE = 256
_LONGEST_ANSWER = 4096

_SEQUENCE = re.compile(
    r"\x1b(?:\[M.{3}|\[\[[A-E]|\[(?!M|\[)[0-?]*[ -/]*[@-~]|O[0-9;]*[ -/:<-~])",
    re.DOTALL,
)
"""A control sequence, one of the Linux console, an old mouse report, or a single shift with its letter."""
_UNFINISHED = re.compile(r"\x1b(?:\[(?:M.{0,2}|\[|[0-?]*[ -/]*)|O[0-9;]*)?\Z", re.DOTALL)
_CUT_OFF = re.compile(r"\x1b(?:\[[0-?]+[ -/]*|O[0-9;]+)(?=\x1b)")
"""A sequence that another one begins in."""
_ANSWER = re.compile(r"\x1b(?:\]\d+;|P[\d;$+>|!{]|[X^_][A-Za-z0-9])[^\x07\x1b\x9c]*(?:\x07|\x9c|\x1b\\)", re.DOTALL)
"""What a terminal answers to a question: a string, up to its end."""
_ANSWER_BEGINS = re.compile(r"\x1b(?:\]\d+;|P[\d;$+>|!{]|[X^_][A-Za-z0-9])[^\x07\x1b\x9c]*\x1b?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters as keys gave them."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One whole sequence, from Escape to its end."""

    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste, with brackets or without."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key that is only known because nothing followed."""

    key: str


Piece = Typed | Sequence | Pasted | Pressed


class TerminalInput:
    """Takes what each read from a terminal gave, wherever it was cut."""

    def __init__(self) -> None:
        self._held = ""
        """The beginning of a sequence."""
        self._paste: list[str] | None = None
        """What came of a paste with brackets so far."""
        self._paste_goes_on = False
        """Whether the last read was part of a paste without brackets, and full."""
        self._since = 0.0
        self._brackets = False
        """Whether the terminal is known to put brackets around pastes: what comes without is typed, however fast."""

    def feed(self, data: str, now: float) -> Iterator[Piece]:
        """Give the pieces of one read.

        Args:
            data: its characters.
            now: seconds of any clock that only goes forward.
        """
        data, self._held, self._since = self._held + data, "", now
        at = 0
        while at < len(data):
            if self._paste is not None:
                at = yield from self._take_paste(self._paste, data, at)
            elif data[at] != "\x1b":
                end = data.find("\x1b", at)
                end = len(data) if end < 0 else end
                yield self._plain(data[at:end])
                at = end
            else:
                self._paste_goes_on = False
                at = yield from self._take_escape(data, at)

    def tick(self, now: float) -> Iterator[Piece]:
        """Give what is known because nothing came for a while.

        Args:
            now: seconds of the clock of `feed`.
        """
        waited = now - self._since
        if self._paste is not None:
            if waited >= PASTE_ENDS_AFTER:
                yield from self._end_paste()
        elif self._held in ("\x1b", "\x1bO"):
            if waited >= ESCAPE_AFTER:
                yield Pressed("escape" if self._held == "\x1b" else "alt+o")
                self._held = ""
        elif self._held and waited >= BROKEN_AFTER:
            self._held = ""

    def _plain(self, text: str) -> Piece:
        pasted = not self._brackets and (is_pasted(text) or (self._paste_goes_on and len(text) > 1))
        self._paste_goes_on = pasted and len(text) >= _LONG_READ
        return Pasted(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")) if pasted else Typed(text)

    def _take_paste(self, paste: list[str], data: str, at: int) -> Generator[Piece, None, int]:
        came, length = data[at:], len(PASTE_END)
        # The end may have been cut in two; what came before it is looked through only once.
        seam = "".join(paste[-length:])[1 - length :]
        end = (seam + came).find(PASTE_END)
        paste.append(came)
        if end < 0:
            return len(data)
        after = end + length - len(seam)
        yield from self._end_paste(cut=len(came) - after + length)
        return at + after

    def _end_paste(self, *, cut: int = 0) -> Iterator[Piece]:
        text, self._paste = "".join(self._paste or ()), None
        yield Pasted(text[: len(text) - cut].replace("\0", ""))

    def _take_escape(self, data: str, at: int) -> Generator[Piece, None, int]:
        """Take what begins with the Escape at a place; give where the next piece begins."""
        if data.startswith(PASTE_START, at):
            self._paste, self._brackets = [], True
            return at + len(PASTE_START)
        if broken := (_CUT_OFF.match(data, at) or _ANSWER.match(data, at)):
            return broken.end()
        if found := _SEQUENCE.match(data, at):
            self._brackets = self._brackets or _KNOWS_A_MODE.fullmatch(found[0]) is not None
            yield Sequence(found[0])
            return found.end()
        if _UNFINISHED.match(data, at):
            self._held = data[at:] if len(data) - at <= _LONGEST_SEQUENCE else ""
            return len(data)
        if _ANSWER_BEGINS.match(data, at):
            self._held = data[at:] if len(data) - at <= _LONGEST_ANSWER else ""
            return len(data)
        following = data[at + 1]
        if following == "\x1b" or (following < " " and following not in _WITH_ALT):
            # Two keys, one soon after the other.
            yield Pressed("escape")
            return at + 1
        if following == "O":
            yield Pressed("alt+o")
            return at + 2
        if following == "[":
            # Followed by what no sequence has: dropped, but not what follows.
            return at + 2
        yield Sequence(data[at : at + 2])
        return at + 2
