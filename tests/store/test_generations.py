"""Generations of arrays on disk: whole or not there at all, whoever is killed."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tmtool.store.array_files import ArrayFiles
from tmtool.store.generations import CURRENT, MANIFEST, Generation, Generations, Unusable

REPOSITORY = Path(__file__).resolve().parents[2]
WRITING = """
import os, signal, sys
from pathlib import Path
import numpy as np
from tmtool.store import generations
calls, left = ("fsync", "rename", "replace"), [int(sys.argv[2])]
def counted(call):
    def counting(*arguments):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments)
    return counting
os.fsync, Path.rename, Path.replace = map(counted, (os.fsync, Path.rename, Path.replace))
def fill(files):
    array = files.allocate("numbers", np.dtype("<u4"), 1000)
    array[:] = 2
    return {"numbers": array}, {}
folder = Path(sys.argv[1])
made = generations.Generations(folder / "index" / "en", within=folder)
with made.turn():
    made.write(fill)
"""
"""Writes a generation of twos, and is killed at its n-th step towards the disk."""


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    """Generations in a folder that is not there yet."""
    return Generations(tmp_path / "index" / "en", within=tmp_path)


def write(generations: Generations, number: int, count: int = 1000) -> Generation:
    """Write a generation of one number, again and again, and open it."""

    def fill(files: ArrayFiles) -> tuple[dict[str, Any], dict[str, Any]]:
        array = files.allocate("numbers", np.dtype("<u4"), count)
        array[:] = number
        files.spill("batch0.numbers", np.dtype("<u8"), 50)[:] = 7
        return {"numbers": array, "nothing": np.empty(0, "<u8")}, {"number": number}

    with generations.turn() as is_mine:
        assert is_mine
        generations.write(fill)
    return generations.open()


def names(generations: Generations) -> set[str]:
    """Name what lies in the folder, without the lock and the pointer."""
    return {path.name for path in generations.folder.iterdir()} - {".lock", CURRENT}


def flip(path: Path, at: int) -> None:
    """Flip a bit of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)


def test_what_was_written_is_opened(generations: Generations) -> None:
    generation = write(generations, 5)
    assert generation.about == {"number": 5}
    assert generation.arrays["numbers"].tolist() == [5] * 1000
    assert generation.arrays["nothing"].dtype == np.dtype("<u8")
    assert generation.arrays["nothing"].tolist() == []
    assert generation.size == 4000
    assert generation.damaged() == ()
    assert not generation.arrays["numbers"].flags.writeable


def test_an_array_that_was_made_elsewhere_or_is_only_the_beginning_of_its_file_is_kept_too(
    generations: Generations,
) -> None:
    def fill(files: ArrayFiles) -> tuple[dict[str, Any], dict[str, Any]]:
        first = files.allocate("first", np.dtype("<u4"), 5000)
        first[:] = np.arange(5000)
        files.allocate("other", np.dtype("<u4"), 9)[:] = 1
        return {"first": first[:3], "other": np.arange(12, dtype="<u2")[::4]}, {}

    with generations.turn():
        generations.write(fill)
    arrays = generations.open().arrays
    assert (arrays["first"].tolist(), arrays["other"].tolist()) == ([0, 1, 2], [0, 4, 8])
    assert generations.open().size == 3 * 4 + 3 * 2


def test_only_the_current_generation_and_the_one_before_stay(generations: Generations) -> None:
    made = [write(generations, number) for number in (1, 2, 3)]
    assert names(generations) == {made[1].name, made[2].name}
    assert generations.current() == made[2].name
    # What is gone from the disk stays where it is mapped.
    assert set(made[0].arrays["numbers"].tolist()) == {1}
    assert made[0].damaged() == ()


def test_everything_is_private(generations: Generations) -> None:
    write(generations, 1)
    top = generations.folder.parent
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (top, *top.rglob("*"))}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_only_one_has_the_turn(generations: Generations, tmp_path: Path) -> None:
    other = Generations(generations.folder, within=tmp_path)
    assert not generations.is_being_written()
    with generations.turn() as is_mine:
        assert is_mine
        assert other.is_being_written()
        with other.turn() as is_others:
            assert not is_others
    with other.turn() as is_others:
        assert is_others


def test_leftovers_are_cleared_by_whoever_has_the_next_turn_and_nothing_else_is(generations: Generations) -> None:
    kept = write(generations, 1)
    for name in (".new-0123456789abcdef", "0123456789abcdef", "my notes"):
        (generations.folder / name).mkdir()
    (generations.folder / ".new-CURRENT").touch()
    with generations.turn():
        assert names(generations) == {kept.name, "my notes"}


@pytest.mark.parametrize("pointer", [b"", b"0123456789abcdef\n", b"../../secret\n", b"\xff\xfe", b"en\n"])
def test_a_pointer_to_nothing_leads_to_nothing(generations: Generations, pointer: bytes) -> None:
    write(generations, 1)
    (generations.folder / CURRENT).write_bytes(pointer)
    with pytest.raises(Unusable):
        generations.open()
    assert write(generations, 2).about == {"number": 2}


def test_damage_of_size_or_manifest_is_found_on_opening(generations: Generations) -> None:
    array = write(generations, 1).folder / "numbers.array"
    os.truncate(array, 3999)
    with pytest.raises(Unusable):
        generations.open()
    array.unlink()
    with pytest.raises(Unusable):
        generations.open()
    manifest = write(generations, 2).folder / MANIFEST
    for damage in (manifest.read_bytes().replace(b'"number": 2', b'"number": 3'), b"{}", b"[1", b""):
        manifest.write_bytes(damage)
        with pytest.raises(Unusable):
            generations.open()


def test_a_flipped_bit_is_found_by_reading_all(generations: Generations) -> None:
    generation = write(generations, 1)
    flip(generation.folder / "numbers.array", 2000)
    assert generations.open().damaged() == ("numbers",)
    assert generations.open().damaged(lambda: False) == ()


def test_a_discarded_generation_is_no_longer_current(generations: Generations) -> None:
    first = write(generations, 1)
    second = write(generations, 2)
    with generations.turn():
        generations.discard(first.name)
    assert generations.current() == second.name
    with generations.turn():
        generations.discard(second.name)
    with pytest.raises(Unusable):
        generations.open()


def test_a_reader_that_is_overtaken_twice_opens_the_newest(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(generations, 1)
    real, overtaken = Generations.current, [2, 3]

    def current(self: Generations) -> str | None:
        name = real(self)
        while overtaken:
            monkeypatch.setattr(Generations, "current", real)
            write(Generations(generations.folder, within=generations.folder), overtaken.pop(0))
        return name

    monkeypatch.setattr(Generations, "current", current)
    assert generations.open().about == {"number": 3}


def test_a_full_disk_leaves_everything_as_it_was(generations: Generations, monkeypatch: pytest.MonkeyPatch) -> None:
    before = write(generations, 1)
    room = 0

    def filling_up(call: Callable[..., None]) -> Callable[..., None]:
        def reserve(*arguments: object) -> None:
            nonlocal room
            room -= 1
            if room < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            call(*arguments)

        return reserve

    for steps in range(6):
        with monkeypatch.context() as patched:
            for call in {"posix_fallocate", "fsync"} & set(dir(os)):
                patched.setattr(os, call, filling_up(getattr(os, call)))
            room = steps
            with pytest.raises(OSError, match="No space left"):
                write(generations, 2)
        assert names(generations) - {".new-CURRENT"} == {before.name}
        assert generations.open().about == {"number": 1}


def test_where_room_cannot_be_reserved_it_is_filled(generations: Generations, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "posix_fallocate", unsupported, raising=False)
    assert write(generations, 1, count=300_000).arrays["numbers"].sum() == 300_000
    monkeypatch.delattr(os, "posix_fallocate")
    assert write(generations, 2, count=300_000).arrays["numbers"].sum() == 600_000


def test_whoever_is_killed_while_writing_leaves_the_old_or_the_new_one(generations: Generations) -> None:
    write(generations, 1)
    top = generations.folder.parent.parent
    seen = []
    for step in range(20):
        done = subprocess.run([sys.executable, "-c", WRITING, str(top), str(step)], cwd=REPOSITORY)
        seen.append(int(generations.open().arrays["numbers"][0]))
        assert generations.open().damaged() == ()
        if done.returncode == 0:
            break
    assert done.returncode == 0, "every step was killed"
    assert seen == sorted(seen)
    assert set(seen) == {1, 2}
    with generations.turn():
        assert len(names(generations)) == 2
