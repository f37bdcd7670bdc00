"""What the desk called saved is there after kill -9."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.desk.conftest import FIVE
from tests.desk.made import assert_sound, open_desk, rows
from tmtool.model.articles import State
from tmtool.store import tables

REPOSITORY = Path(__file__).resolve().parents[2]
CONFIRMING = """
import itertools, sys
from pathlib import Path
from tmtool.desk.desk import Desk
with Desk.open(Path(sys.argv[1]), person="aigul", create=False) as desk:
    job = desk.articles.job(desk.articles.find("deal.txt"), "ru")
    segments = desk.articles.segments(job)
    for count in itertools.count(int(sys.argv[2])):
        segment = segments[count % len(segments)]
        desk.editing.confirm(segment.id, f"Text {count}")
        print("ACK", count, flush=True)
"""
"""Confirms the segments in turn, again and again, and says so after each."""
ROUNDS = 20


def acknowledged(desk: Path, count: int, seconds: float) -> int:
    """Let a process confirm for some time after its first word, kill it, and give the last count that it named."""
    command = [sys.executable, "-c", CONFIRMING, str(desk), str(count)]
    child = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    lines = [child.stdout.readline()]
    time.sleep(seconds)
    child.kill()
    lines += child.stdout.read().splitlines()
    child.wait()
    child.stdout.close()
    # A line without its count was cut short by the end.
    counts = [int(words[1]) for words in map(str.split, lines) if len(words) == 2]
    assert counts, "the process confirmed nothing"
    return counts[-1]


def test_every_acknowledged_confirmation_survives_kill_9(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with open_desk(folder) as desk:
        desk.articles.take_in(FIVE.encode(), "deal.txt")
    moment = random.Random(9)
    done = -1
    for _ in range(ROUNDS):
        done = acknowledged(folder, done + 1, moment.uniform(0, 0.12))
        with open_desk(folder) as desk:
            job = desk.articles.job(desk.articles.find("deal.txt"), "ru")
            segments = desk.articles.segments(job)
            texts = {row["id"]: row["text"] for row in rows(desk, tables.VariantRow) if not row["deleted"]}
            wrote = {row["id"]: row["wrote"] for row in rows(desk, tables.SegmentRow)}
            newest = -1
            for place in range(min(5, done + 1)):
                segment = segments[(done - place) % 5]
                held = int(segment.target.text.removeprefix("Text "))
                # The one that was being confirmed may be there too, as a whole, without having been acknowledged.
                assert held == done - place or (place == 4 and held == done + 1)
                assert segment.state is State.TRANSLATED
                assert texts[wrote[segment.id]] == segment.target.text
                newest = max(newest, held)
            done = max(done, newest)
            assert_sound(desk)
    assert done >= ROUNDS
