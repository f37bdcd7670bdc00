"""How long it takes until a person can work: python -m tests.bench.opening [--rounds 5] [--json].

A real pseudo-terminal runs `tmtool demo` at 120×40; an article stands when its source text has been drawn. Beside
that, `--version` and the demo without a screen as whole commands, and what a confirmation costs at the desk. The bare
interpreter's start is measured in the same run; ratios say how many times that each takes.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from tmtool.desk.desk import Desk

TEXT = b"Kazakhstan signs"
"""The first words of the first sample article."""
PATIENCE = 20.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rounds = range(arguments.rounds)
    bare = min(_command([sys.executable, "-c", "pass"]) for _ in rounds)
    tmtool = [sys.executable, "-m", "tmtool"]
    figures = {
        "bare_python_ms": 1000 * bare,
        "version_ms": 1000 * statistics.median(_command([*tmtool, "--version"]) for _ in rounds),
        "demo_without_screen_s": statistics.median(_command([*tmtool, "demo", "--no-screen"]) for _ in rounds),
        "article_painted_s": statistics.median(_until_painted([*tmtool, "demo"]) for _ in rounds),
        **_confirming(),
    }
    figures["version_times_bare"] = figures["version_ms"] / figures["bare_python_ms"]
    figures["painted_times_bare"] = 1000 * figures["article_painted_s"] / figures["bare_python_ms"]
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value:10.2f}")


def _command(line: list[str]) -> float:
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TMPDIR": folder}
        subprocess.run(line, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=environment)
        return time.perf_counter() - started


def _until_painted(line: list[str]) -> float:
    """Seconds from the start of a command to the first source text on its terminal."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if not child:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LINES": "40", "COLUMNS": "120"}
        os.execv(line[0], line)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    drawn = b""
    try:
        while TEXT not in drawn:
            drawn += os.read(terminal, 65536)
            if time.perf_counter() - started > PATIENCE:
                raise TimeoutError(f"nothing was painted in {PATIENCE} s")
        return time.perf_counter() - started
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _confirming() -> dict[str, float]:
    """What 300 confirmations cost, in milliseconds each, on disk when they return."""
    article = "\n\n".join(f"Sentence number {n} says something new of oil in town {7 * n}." for n in range(300))
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder) / "desk", empty=True) as desk:
        taken = desk.articles.take_in(article.encode(), "oil.txt", targets=["ru"]).article
        spent: list[float] = []
        for segment in desk.articles.segments(taken.jobs[0]):
            started = time.perf_counter()
            desk.editing.confirm(segment.id, f"Предложение номер {segment.number}.")
            spent.append(1000 * (time.perf_counter() - started))
    return {"confirm_p50_ms": statistics.median(spent), "confirm_p95_ms": statistics.quantiles(spent, n=20)[-1]}


if __name__ == "__main__":
    main()
