"""The real program in a pseudo-terminal with hostile texts: what it sends is its own orders, and text."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

from tests.tui.hostile import hostile_desk

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
QUIET = 0.6
"""Seconds without a byte after which everything is drawn."""
OWN = re.compile(
    r"\x1b\[[0-9;]*[mHJK]"  # colours, places, clearing
    r"|\x1b\[\?[0-9;]+(?:[hl]|\$p)"  # modes of the terminal, and whether it knows them
    r"|\x1b\[[<>]\d*u"  # the kitty protocol
    r"|\x1b\[\?u"
    r"|\x1b\]22;[a-z]*\x07"  # the shape of the mouse pointer
)
"""Every order that the program gives."""


class Recorder:
    """The program in a pseudo-terminal, with everything that it ever sent."""

    def __init__(self, desk: Path) -> None:
        self.sent = b""
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.chdir(ROOT)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.execv(sys.executable, [sys.executable, "-m", "tests.tui.hostile", str(desk)])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def reads(self, until: bytes = b"") -> None:
        """Read until something came and then nothing for a while, or the program ended."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if select.select([self.terminal], [], [], QUIET)[0]:
                try:
                    self.sent += os.read(self.terminal, 65536)
                except OSError:
                    return
            elif until in self.sent:
                return

    def presses(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())
        self.reads()

    def ends(self) -> int:
        """Read to the end; give how the program ended."""
        self.reads()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        os.kill(self.pid, signal.SIGKILL)
        return -1


def test_nothing_that_a_text_says_is_said_to_the_terminal(tmp_path: Path) -> None:
    hostile_desk(tmp_path / "desk").close()
    program = Recorder(tmp_path / "desk")
    program.reads(b"ministry")
    for keys in ("\x1b1", "\x1b[18~", "\x1b[27u", "\x1b[1;5B", "\x1bOQ", "h", "\x1b[27u", "\x11"):
        program.presses(keys)  # a match put in, all matches, the next segment, its history, Home
    program.presses("\x11")
    assert program.ends() == 0
    text = program.sent.decode()
    assert "[@click=app.quit]x[/]" in OWN.sub("", text)
    rest = OWN.sub("", text)
    obeyed = re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)
    assert not obeyed, rest[max(obeyed.start() - 20, 0) : obeyed.end() + 20]
