"""A pseudo-terminal that keeps what a program draws on it, with the time of each frame's last byte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_TOKEN = re.compile(
    r"\x1b\[(?P<arguments>[\d;]*)(?P<command>[A-Za-z])|\x1b[\[\]PX^_][^\x1b\x07]*(?:\x1b\\|\x07|[a-zA-Z~])?|\x1b.|"
    r"(?P<text>[^\x1b\x00-\x1f]+)|[\x00-\x1f]"
)
_FRAME_END = b"\x1b[?2026l"
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""A terminal is asked whether it shows frames whole; all that are in use today say yes."""
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Spent:
    """What something took until its last byte."""

    wall: float
    """Milliseconds."""
    cpu: float
    """Milliseconds of all threads of the program, all that it did meanwhile."""
    bytes: int


class PseudoTerminal:
    """Runs a program at a size and reads what it draws."""

    def __init__(self, line: Sequence[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        """Start a program.

        Args:
            line: the command.
            size: columns and lines.
            environment: what is set beside the environment of this process.
        """
        self.width, self.height = size
        self._cells = [[" "] * self.width for _ in range(self.height)]
        self._row = self._column = 0
        self._rest = b""
        self.started = time.perf_counter()
        self.received = 0
        self._pid, self._terminal = pty.fork()
        if not self._pid:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
            os.environ |= {"COLUMNS": str(self.width), "LINES": str(self.height)}
            os.execvp(line[0], line)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", self.height, self.width, 0, 0))
        # The clock of the processor time of another process, as clock_getcpuclockid(3) gives it.
        self._processor = (~self._pid << 3) | 2

    def cpu(self) -> float:
        """Milliseconds that the program has computed, in all its threads."""
        return 1000 * time.clock_gettime(self._processor)

    def lines(self) -> list[str]:
        """What is to be seen."""
        return ["".join(row) for row in self._cells]

    def press(self, keys: str) -> None:
        """Send keys as a terminal does."""
        os.write(self._terminal, keys.encode())

    def until(self, holds: Callable[[list[str]], bool], *, since: float | None = None) -> Spent:
        """Read until a whole frame is drawn in which something holds.

        Args:
            holds: asked after each frame.
            since: the time from which it counts, as `time.perf_counter` gives it; now by default.

        Raises:
            TimeoutError: it did not come about.
        """
        began = time.perf_counter() if since is None else since
        cpu, received = (0.0 if since is not None else self.cpu()), self.received
        while True:
            ended = self._read(PATIENCE)
            if ended is None:
                raise TimeoutError("\n".join(self.lines()))
            if holds(self.lines()):
                return Spent(1000 * (ended - began), self.cpu() - cpu, self.received - received)
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError("\n".join(self.lines()))

    def rest(self, seconds: float) -> None:
        """Read what still comes for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def memory(self) -> float:
        """Megabytes that the program holds and no file backs."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii")
        held = {name: int(value) for name, value in re.findall(r"^(\w+):\s+(\d+) kB$", status, re.M)}
        return (held["VmRSS"] - held["RssFile"]) / 1024

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, number)

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _read(self, seconds: float) -> float | None:
        """Read what is there, up to the end of a frame where one is; when its last byte came, None where none did."""
        if _FRAME_END not in self._rest:
            if not select.select([self._terminal], [], [], seconds)[0]:
                return None
            try:
                came = os.read(self._terminal, 1 << 16)
            except OSError as error:
                raise TimeoutError(f"the program ended:\n{chr(10).join(self.lines())}") from error
            self.received += len(came)
            self._rest += came
            if _ASKED in came:
                os.write(self._terminal, _ANSWER)
        now = time.perf_counter()
        drawn, end, after = self._rest.partition(_FRAME_END)
        if not end and len(drawn) < 1 << 20 and self._in_frame(drawn):
            return self._read(seconds)
        self._rest = after
        self._draw((drawn + end).decode("utf-8", "replace"))
        return now

    @staticmethod
    def _in_frame(drawn: bytes) -> bool:
        return b"\x1b[?2026h" in drawn

    def _draw(self, drawn: str) -> None:
        for token in _TOKEN.finditer(drawn):
            if token["command"] == "H":
                row, _, column = token["arguments"].partition(";")
                self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
            elif token["command"] == "J":
                self._cells = [[" "] * self.width for _ in range(self.height)]
            elif text := token["text"]:
                self._write(text)
            elif token[0] == "\r":
                self._column = 0
            elif token[0] == "\n":
                self._row = min(self._row + 1, self.height - 1)

    def _write(self, text: str) -> None:
        if self._row < self.height:
            fitting = list(text[: max(self.width - self._column, 0)])
            self._cells[self._row][self._column : self._column + len(fitting)] = fitting
            self._column += len(fitting)
