"""Several processes at one index, and processes that are killed while they write it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.made_indexes import add, assert_exact, delete, desk_in, indexes_of, live, sentence
from tmtool.store.generations import CURRENT

REPOSITORY = Path(__file__).resolve().parents[2]
WORKING = """
import random, sys
from pathlib import Path
from tests.desk.made_indexes import add, assert_exact, delete, desk_in, indexes_of, live, sentence
folder, seed = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(seed)
with desk_in(folder) as desk:
    indexes = indexes_of(desk)
    own = []
    for step in range(12):
        own += add(desk, [sentence(chance) for _ in range(chance.randint(1, 6))])
        while len(own) > 20 or own and chance.random() < 0.3:
            delete(desk, own.pop(chance.randrange(len(own))))
        if chance.random() < 0.3:
            indexes.tidy("en")
        with indexes.of_language("en") as index:
            found = {int(row) for block in index.look_up((1,), 0.01) for form in block.forms for row in form.rows}
    print("done", sys.stdin.readline().strip(), flush=True)
    assert_exact(desk, indexes, seed=seed)
    indexes.look_after()
    assert_exact(desk, indexes, seed=seed + 1)
    indexes.close()
"""
"""Writes and deletes, tidies now and then; when it is told that all have finished, compares index and desk."""
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.desk.made_indexes import desk_in, indexes_of
def write_until(last):
    done = [0]
    def counted(call):
        def counting(*arguments, **named):
            if done[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)
            done[0] += 1
            return call(*arguments, **named)
        return counting
    os.fsync = counted(os.fsync)
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate = counted(os.posix_fallocate)
    Path.rename, Path.replace, Path.unlink = counted(Path.rename), counted(Path.replace), counted(Path.unlink)
    with desk_in(Path(sys.argv[1])) as desk:
        indexes_of(desk).tidy("en")
    return done[0]
for line in sys.stdin:
    child = os.fork()
    if not child:
        print(write_until(int(line)), flush=True)
        os._exit(0)
    if os.waitpid(child, 0)[1] == signal.SIGKILL:
        print("killed", flush=True)
"""
"""Writes the index in a child for each number that it is told; the child is killed after so many steps, or says all."""


def start(script: str, folder: Path, *given: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, str(folder), *map(str, given)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def say(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdin is not None
    child.stdin.write(f"{word}\n")
    child.stdin.flush()


def hear(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def test_processes_that_write_delete_and_merge_at_once_find_the_same(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as desk:
        chance = random.Random(1)
        add(desk, [sentence(chance) for _ in range(30)])
        children = [start(WORKING, desk.folder, seed) for seed in (100, 200)]
        indexes = indexes_of(desk)
        for _ in range(6):
            delete(desk, add(desk, [sentence(chance) for _ in range(3)])[0])
            indexes.tidy("en")
        for child in children:
            say(child, "go on")
        for child in children:
            assert hear(child) == "done go on"
        for child in children:
            child.communicate(timeout=60)
            assert child.returncode == 0
        assert len(live(desk)) >= 40
        assert_exact(desk, indexes)
        assert_exact(desk, indexes_of(desk))
        indexes.close()


@pytest.mark.parametrize("merging", [False, True])
def test_whoever_is_killed_while_writing_an_index_leaves_right_answers(tmp_path: Path, merging: bool) -> None:
    chance = random.Random(2)
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        add(desk, [sentence(chance) for _ in range(40)])
        if merging:
            indexes_of(desk).tidy("en")
            rows = add(desk, [sentence(chance) for _ in range(12)])
            delete(desk, rows[0])
            delete(desk, 1)
    copy = shutil.copytree(folder, tmp_path / "copy")
    # Measured on the copy: how many steps there are.
    counting, child = start(KILLED, copy), start(KILLED, folder)
    say(counting, "-1")
    steps = int(hear(counting))
    before = pointer(folder)
    moments = sorted({*chance.sample(range(steps), 3), *range(steps - 5, steps)})
    for moment in moments:
        say(child, str(moment))
        assert hear(child) == "killed", f"not at step {moment} of {steps}"
        with desk_in(folder) as desk:
            indexes = indexes_of(desk)
            indexes.close()
            assert_exact(desk, indexes, seed=moment)
        if pointer(folder) != before:
            break
    else:
        say(child, "-1")
        assert int(hear(child)) >= steps
    assert pointer(folder) not in ("", before)
    for process in (counting, child):
        process.communicate(timeout=60)
    with desk_in(folder) as desk:
        indexes = indexes_of(desk)
        assert_exact(desk, indexes)
        assert indexes.state("en", verify=True).said == ""


def pointer(desk: Path) -> str:
    """Give what says which generation is the current one."""
    path = desk / "index" / "fuzzy" / "en" / CURRENT
    return path.read_text() if path.exists() else ""
