"""The screen in a real terminal: what is typed, what is seen, what survives."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.launch import RUSSIAN
from tmtool.desk.desk import Desk
from tmtool.model.articles import Segment, State

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 15.0


class Terminal:
    """A terminal of its own, with the screen in it."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self._socket = f"tmtool-test-{os.getpid()}-{desk.parent.name}"
        self._pid_file = desk.parent / "pid"

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-L", self._socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout

    def open(self) -> None:
        environment = "env LANG=C.UTF-8 TERM=tmux-256color COLORTERM=truecolor"
        command = (
            f"cd {ROOT}; echo $$ > {self._pid_file}; "
            f"exec {environment} {sys.executable} -m tests.tui.launch {self.desk}"
        )
        self.close()
        # What a program that ends leaves on the screen stays to be read.
        start = ("new-session", "-d", "-x", "80", "-y", "24", "-s", "screen", command)
        self.tmux(*start, ";", "set-option", "-g", "remain-on-exit", "on")
        self.sees("/4")

    @property
    def seen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", "screen")

    def sees(self, *any_of: str) -> None:
        """Wait until one of the texts is on the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if any(text in self.seen for text in any_of):
                return
            time.sleep(0.05)
        raise AssertionError(f"{any_of} never came:\n{self.seen}")

    def types(self, text: str) -> None:
        self.tmux("send-keys", "-t", "screen", "-l", text)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", "screen", key)

    def sends(self, data: str) -> None:
        """Send bytes as a terminal would."""
        self.tmux("send-keys", "-t", "screen", "-H", *(f"{byte:02x}" for byte in data.encode()))

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.kill(int(self._pid_file.read_text()), signal.SIGKILL)

    def ends(self) -> None:
        """Wait until the program has ended by itself."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.tmux("display-message", "-p", "-t", "screen", "#{pane_dead}").strip() == "1":
                return
            time.sleep(0.05)
        raise AssertionError(f"it did not end:\n{self.seen}")

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path / "desk")
    opened.open()
    yield opened
    opened.close()


def segments(desk_folder: Path) -> tuple[Segment, ...]:
    """What a second process reads from the desk."""
    with Desk.open(desk_folder, create=False) as desk:
        return desk.articles.segments(desk.articles.job(desk.articles.find("today.txt"), "ru"))


def test_a_morning_at_the_desk(terminal: Terminal) -> None:
    # A Russian headline, confirmed.
    terminal.types("Добыча нефти снова падает")
    terminal.sees("Добыча нефти снова падает")
    terminal.presses("Enter")
    terminal.sees("2/4")
    terminal.sees("saved")
    # The matches of the next one: Alt+1, then Alt+2 as the Kazakh layout sends it.
    terminal.sees("1 ▓")
    terminal.presses("M-1")
    terminal.sees(RUSSIAN[0][:40])
    terminal.sends("\x1bә")
    terminal.sees("экспорт упал на 30 процентов в понедельник")
    # Typing is taken back, on a Cyrillic layout of a terminal with the kitty protocol.
    terminal.sends("\x1b[1103;5u")
    terminal.sees("добыча упала на 30 процентов в понедельник")
    terminal.presses("Enter")
    terminal.sees("3/4")
    # So is the confirmation.
    terminal.presses("C-z")
    terminal.sees("2/4")
    # The next segment, and away.
    terminal.presses("C-Down")
    terminal.sees("3/4")
    terminal.types("Месторождение")
    terminal.sees("Месторождение")
    terminal.presses("C-q")
    terminal.sees("Enter Translate")
    terminal.presses("C-q")
    terminal.ends()
    headline, first, second, _ = segments(terminal.desk)
    assert (headline.target.text, headline.state) == ("Добыча нефти снова падает", State.TRANSLATED)
    assert not first.state.confirmed
    assert (second.target.text, second.state) == ("Месторождение", State.DRAFT)
    # And back at the same place.
    terminal.open()
    terminal.sees("3/4")
    terminal.sees("Месторождение")


def test_what_is_called_saved_survives_being_killed(terminal: Terminal) -> None:
    terminal.types("Добыча нефти снова падает")
    terminal.presses("Enter")
    terminal.sees("saved")
    terminal.kill()
    headline = segments(terminal.desk)[0]
    assert (headline.target.text, headline.state) == ("Добыча нефти снова падает", State.TRANSLATED)


def test_what_was_typed_two_seconds_ago_survives_being_killed(terminal: Terminal) -> None:
    terminal.types("Добыча")
    time.sleep(2.0)
    terminal.kill()
    assert segments(terminal.desk)[0].target.text == "Добыча"


def test_a_paste_without_brackets_does_not_confirm(terminal: Terminal) -> None:
    terminal.tmux("set-buffer", "--", "первая строка\nвторая строка\n")
    terminal.tmux("paste-buffer", "-t", "screen")
    terminal.sees("вторая строка")
    time.sleep(0.3)
    assert "1/4" in terminal.seen
    assert "saved" in terminal.seen or segments(terminal.desk)[0].state is not State.TRANSLATED


def test_an_article_is_pasted_at_home(terminal: Terminal) -> None:
    terminal.presses("C-q")
    terminal.sees("Enter Translate")
    terminal.tmux("set-buffer", "--", "Prices: wheat rises\n\nWheat rose by 3 percent. Barley did not.\n")
    terminal.tmux("paste-buffer", "-p", "-t", "screen")
    terminal.sees("Prices wheat rises")
    terminal.presses("Enter")
    terminal.sees("1/3")
    assert "Wheat rose by 3 percent." in terminal.seen
