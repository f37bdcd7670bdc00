"""How fast the translate screen is: python -m tests.bench.interface [--data ../shared/data/bench] [--json].

The real program in a real pseudo-terminal at 120×40, an article of 5,000 segments, a memory of 100,000 units, both made
here on a desk that is thrown away (`--keep DIR` leaves it, or takes the one that lies there). A time runs from the key
to the last byte of the frame in which its effect is drawn. The machine may be shared, so every part is run several
times, the quietest run counts, and the processor time stands beside it; `--grow 0` leaves out the 5,000 confirmations.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from tests.bench.desks import PERSON, fill, sentences
from tests.bench.pseudo_terminal import PseudoTerminal, Spent
from tmtool.desk.desk import Desk

Figures = dict[str, float]
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "bench"
ARTICLE = "bench.txt"
UNITS = 100_000
SEGMENTS = 5_000
SIZE = (120, 40)
TARGETS = {
    "first_paint_ms": 800, "open_ms": 1200, "type_p95_ms": 16, "move_p95_ms": 25, "confirm_p95_ms": 60,
    "memory_mb": 150, "growth_mb": 20, "bytes_per_key": 300, "bytes_per_confirm": 8000,
}  # fmt: skip
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": ""}
"""An installed program has its bytecode beside it; a variable that forbids to write it would have it compiled anew."""
STARTS, ROUNDS = 5, 3
KEYS, MOVES, CONFIRMATIONS = 60, 40, 30
"""In each round."""
BETWEEN_KEYS, BETWEEN_MOVES, BETWEEN_CONFIRMATIONS = 0.12, 0.15, 0.4
"""Seconds: a person who types fast, and one who needs a moment for each segment."""
_LETTERS = "министерство сообщило что добыча нефти упала "
_PROSE = re.compile(r"[A-Z][a-z]+(?: [a-z]+,?){8,24} [a-z]+\.")
_DRAWN = re.compile(r"[ ▸]\s*\d+ .+[A-Z][a-z]+ [a-z]+")
_MATCH = re.compile(r"\b1 [█▓▒░] ?\d+%")
_COLLECTS = "import gc,signal; signal.signal(signal.SIGUSR1, lambda *_: gc.collect())"
_RUNS = "from tmtool.__main__ import main; main()"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--grow", type=int, default=SEGMENTS, metavar="CONFIRMATIONS")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(arguments.data, arguments.keep or Path(folder), arguments.grow)
    if arguments.json:
        print(json.dumps(figures))


def measure(data: Path, folder: Path, grow: int) -> Figures:
    """Measure everything; each figure is said on standard error as soon as it is known, its target beside it."""
    figures: Figures = {}

    def known(found: Figures) -> None:
        figures.update(found)
        for name, value in found.items():
            target = f"   (at most {TARGETS[name]:,})" if name in TARGETS else ""
            print(f"{name:24} {value:12,.1f}{target}", file=sys.stderr, flush=True)

    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ARTICLE).exists():
        make(data, folder)
    tmtool = ["--desk", str(folder / "desk"), "--person", PERSON, "translate", str(folder / ARTICLE)]
    program = [sys.executable, "-m", "tmtool", *tmtool]
    _start(program)  # writes the bytecode
    known(_best([_start(program) for _ in range(STARTS)]))
    with _opened(program) as screen:
        for measured in (_typing, _moving, _confirming):
            known(_best([measured(screen) for _ in range(ROUNDS)]))
        known({"memory_mb": screen.memory()})
    if grow:
        with _opened([sys.executable, "-c", f"{_COLLECTS}; {_RUNS}", *tmtool]) as screen:
            known(_growing(screen, grow))
    return figures


def make(data: Path, folder: Path) -> None:
    """Make the desk, with its indexes, and the article: prose out of the memory, most of it with a word changed."""
    texts = sentences(data, UNITS)
    (folder / "desk").mkdir()
    with Desk.open(folder / "desk", person=PERSON, empty=True) as desk:
        fill(desk, texts)
        chance = random.Random(5)
        prose = [text for text in dict.fromkeys(texts) if _PROSE.fullmatch(text)]
        with_terms = [text for text in prose if desk.suggestions.terms(text, "en", "ru").hits]
        words = [word for text in prose[:500] for word in text[:-1].split() if len(word) > 3]
        chosen = list(_article(prose, with_terms[0], words, chance))
        lines = [" ".join(chosen[start : start + 3]) for start in range(0, SEGMENTS, 3)]
        (folder / ARTICLE).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        taken = desk.articles.take_in((folder / ARTICLE).read_bytes(), ARTICLE, targets=["ru"])
        print(f"{taken.segments} segments, {taken.words} words", file=sys.stderr, flush=True)
        desk.derived.look_after(lambda: False)


def _article(prose: Sequence[str], first: str, words: Sequence[str], chance: random.Random) -> Iterator[str]:
    for number in range(SEGMENTS):
        of = (first if not number else prose[number % len(prose)])[:-1].split(" ")
        if number % 3 != 2 or number >= len(prose):
            of[chance.randrange(2, len(of))] = chance.choice(words)
        yield " ".join(of) + "."


@contextmanager
def _opened(program: list[str]) -> Iterator[PseudoTerminal]:
    """The program with the job on the screen and everything settled."""
    screen = PseudoTerminal(program, SIZE, ENVIRONMENT)
    try:
        screen.until(_stands)
        screen.rest(3.0)
        yield screen
    finally:
        screen.close()


def _start(program: list[str]) -> Figures:
    """From the start of the command: source text is drawn; the segment stands, and a key is echoed."""
    screen = PseudoTerminal(program, SIZE, ENVIRONMENT)
    try:
        painted = screen.until(lambda lines: _source(lines) != "", since=screen.started)
        if not _stands(screen.lines()):
            screen.until(_stands, since=screen.started)
        screen.press("ъ")
        stands = screen.until(lambda lines: any("ъ" in line for line in lines), since=screen.started)
        return {
            "first_paint_ms": painted.wall, "first_paint_cpu_ms": painted.cpu, "first_paint_bytes": painted.bytes,
            "open_ms": stands.wall, "open_cpu_ms": stands.cpu,
        }  # fmt: skip
    finally:
        screen.close()


def _typing(screen: PseudoTerminal) -> Figures:
    letters = (_LETTERS * KEYS)[:KEYS]
    # A letter that is drawn moves the cursor at least, so any frame that follows it is its echo.
    return _figures("type", "key", screen, letters, lambda _: lambda lines: True, BETWEEN_KEYS)


def _moving(screen: PseudoTerminal) -> Figures:
    return _figures("move", "move", screen, ["\x1b[1;5B"] * MOVES, _next_stands, BETWEEN_MOVES)


def _confirming(screen: PseudoTerminal) -> Figures:
    def typed(screen: PseudoTerminal) -> None:
        screen.press("добыча ")
        screen.rest(BETWEEN_CONFIRMATIONS)

    keys = ["\r"] * CONFIRMATIONS
    return _figures("confirm", "confirm", screen, keys, _next_stands_with_matches, BETWEEN_CONFIRMATIONS, typed)


def _figures(
    name: str,
    unit: str,
    screen: PseudoTerminal,
    keys: Sequence[str],
    effect: Callable[[PseudoTerminal], Callable[[list[str]], bool]],
    between: float,
    before: Callable[[PseudoTerminal], object] = lambda screen: None,
) -> Figures:
    spent: list[Spent] = []
    sent: list[float] = []
    for key in keys:
        before(screen)
        drawn, holds = screen.received, effect(screen)
        screen.press(key)
        spent.append(screen.until(holds))
        screen.rest(between)
        sent.append(screen.received - drawn)
    return {
        f"{name}_p50_ms": _p(50, [one.wall for one in spent]),
        f"{name}_p95_ms": _p(95, [one.wall for one in spent]),
        f"{name}_cpu_p50_ms": _p(50, [one.cpu for one in spent]),
        f"{name}_cpu_p95_ms": _p(95, [one.cpu for one in spent]),
        f"bytes_per_{unit}": _p(95, sent),
    }


def _growing(screen: PseudoTerminal, confirmations: int) -> Figures:
    """Confirm one segment after the other as fast as they come, then compare what is held after collecting."""
    before = _collected(screen)
    for number in range(confirmations):
        next_one = _next_stands(screen)
        screen.press("дом\r")
        screen.until(next_one)
        if number % 1000 == 999:
            print(f"  {number + 1} confirmations", file=sys.stderr, flush=True)
    screen.rest(10.0)
    after = _collected(screen)
    return {"memory_before_mb": before, "memory_after_mb": after, "growth_mb": after - before}


def _collected(screen: PseudoTerminal) -> float:
    screen.signal(signal.SIGUSR1)
    screen.rest(2.0)
    return screen.memory()


def _source(lines: Sequence[str]) -> str:
    """The beginning of the source text that is drawn first, in the grid; empty before that."""
    return next((found[0] for line in lines[1:20] if (found := _DRAWN.match(line))), "")


def _number(lines: Sequence[str]) -> int:
    """The number of the segment in the editor, from the rule over it; 0 before there is one."""
    found = (re.match(r"──+ ?(\d+) · ", line) for line in lines)
    return next((int(one[1]) for one in found if one), 0)


def _stands(lines: Sequence[str]) -> bool:
    """Whether a segment stands with its matches and terms."""
    return bool(_number(lines)) and any(map(_MATCH.search, lines)) and any("○ " in line for line in lines)


def _next_stands(screen: PseudoTerminal) -> Callable[[list[str]], bool]:
    now = _number(screen.lines())
    return lambda lines: _number(lines) not in (0, now)


def _next_stands_with_matches(screen: PseudoTerminal) -> Callable[[list[str]], bool]:
    next_one = _next_stands(screen)
    return lambda lines: next_one(lines) and any(map(_MATCH.search, lines))


def _best(runs: Sequence[Figures]) -> Figures:
    """Of each figure that of the quietest run."""
    return {name: min(run[name] for run in runs) for name in runs[0]}


def _p(percent: int, values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


if __name__ == "__main__":
    main()
