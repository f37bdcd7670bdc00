"""How long the import of a large memory takes: python -m tests.bench.imports [--units 100000] [--json].

The memory is of our own making: sentences from a small vocabulary of made-up words, so that it needs no data.
One unit in ten has tags. A first import is cancelled two thirds through, and must leave the desk as it was. The next
one is measured until an exact and a fuzzy look-up find what came in; then the memory is written again, and the second
import of the same file shows what telling duplicates apart costs. As a measure of the machine, the file is also read
with the standard library's parser alone; the ratio says what the desk adds to that. Seconds are of the clock, `_cpu_s`
of the processor.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import re
import resource
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tmtool.desk.desk import Desk

_SYLLABLES = {
    "en": ["ka", "mo", "ri", "te", "lo", "sun", "der", "ver", "ing", "ton", "al", "sh"],
    "ru": ["ка", "мо", "ри", "те", "ло", "сун", "дер", "вер", "ный", "тон", "ал", "ш"],
}
_WORDS = 30_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), arguments.units)
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value:12,.2f}")


def measure(folder: Path, units: int) -> dict[str, float]:
    """Import a file of so many units twice."""
    path = folder / "large.tmx"
    write_memory(path, units)
    started = time.perf_counter()
    for _, element in ElementTree.iterparse(path):
        element.clear()
    parse = time.perf_counter() - started
    with Desk.open(folder / "desk", empty=True) as desk:
        _cancel(desk, path, units * 2 // 3)
        left_behind = sum(memory.units for memory in desk.memories.all())
        started, cpu = time.perf_counter(), time.process_time()
        first = desk.imports.import_file(path).counts
        first_seconds = time.perf_counter() - started
        desk.derived.tidy()
        _look_up(desk, path)
        ready_seconds, ready_cpu = time.perf_counter() - started, time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        started = time.perf_counter()
        desk.handing_on.memory(path.stem, folder / "out.tmx")
        export_seconds = time.perf_counter() - started
        started = time.perf_counter()
        second = desk.imports.import_file(path).counts
        second_seconds = time.perf_counter() - started
        started = time.perf_counter()
        desk.operations.undo()
        undo_seconds = time.perf_counter() - started
    return {
        "units": units,
        "file_mb": path.stat().st_size / 1e6,
        "first_s": first_seconds,
        "ready_s": ready_seconds,
        "ready_cpu_s": ready_cpu,
        "export_s": export_seconds,
        "left_by_cancelled": left_behind,
        "first_new": first.new,
        "second_s": second_seconds,
        "second_new": second.new,
        "undo_s": undo_seconds,
        "peak_mb": peak,
        "parse_alone_s": parse,
        "times_parse_alone": first_seconds / parse,
    }


class _Cancelled(Exception):
    """Somebody has stopped the import."""


def _cancel(desk: Desk, path: Path, after: int) -> None:
    """Stop an import on its way."""

    def told(read: int) -> None:
        if read >= after:
            raise _Cancelled

    with contextlib.suppress(_Cancelled):
        desk.imports.import_file(path, progress=told)


def _look_up(desk: Desk, path: Path) -> None:
    """Find the first text of the file, and one that differs from it in a word."""
    with path.open(encoding="utf-8") as lines:
        text = re.findall(
            r"<seg>([^<]+)</seg>", next(line for line in lines if "<seg>" in line and "<bpt" not in line)
        )[0]
    for asked, least in ((text, 100), (f"{text} whatever", 70)):
        found = desk.suggestions.matches(asked, "en", "ru")
        assert found and found[0].score >= least, f"{asked} is not found"


def write_memory(path: Path, units: int) -> None:
    """Write a TMX file of made-up sentences, the same ones every time."""
    chance = random.Random(1)
    words = {language: _vocabulary(chance, parts) for language, parts in _SYLLABLES.items()}
    with path.open("w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
            '<header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" '
            'srclang="en" datatype="plaintext"/><body>\n'
        )
        for number in range(units):
            length = chance.randint(6, 30)
            texts = (f"{' '.join(chance.choices(words[language], k=length))} {number}." for language in ("en", "ru"))
            if not number % 10:
                texts = (_with_tags(text) for text in texts)
            variants = "".join(
                f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'
                for language, text in zip(("en-US", "ru-RU"), texts, strict=True)
            )
            out.write(f'<tu creationdate="20261101T090000Z">{variants}</tu>\n')
        out.write("</body></tmx>\n")


def _with_tags(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f'<bpt i="1" x="1">&lt;b&gt;</bpt>{first}<ept i="1">&lt;/b&gt;</ept> {rest}<ph x="2">&lt;br/&gt;</ph>'


def _vocabulary(chance: random.Random, syllables: list[str]) -> list[str]:
    return ["".join(chance.choices(syllables, k=chance.randint(1, 5))) for _ in range(_WORDS)]


if __name__ == "__main__":
    main()
