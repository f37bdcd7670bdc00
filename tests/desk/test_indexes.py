"""The life of the fuzzy indexes: written, opened, merged, missing, damaged, foreign; the answers are always right."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from tests.desk import made_indexes as made
from tests.desk.made_indexes import add, assert_exact, desk_in, found, indexes_of, sentence, truth
from tmtool.desk.desk import Desk
from tmtool.desk.index_files import DEFAULT_LIMITS
from tmtool.desk.index_texts import IndexTexts
from tmtool.desk.indexes import Indexes
from tmtool.desk.scanning import ScanningIndex
from tmtool.memory.normalise import tokens
from tmtool.model.errors import DeskError
from tmtool.model.text import TaggedText
from tmtool.store import tables
from tmtool.store.backup import back_up
from tmtool.store.generations import Generations
from tmtool.store.transaction import table_of

SECONDS = 10.0
Open = Callable[..., Indexes]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk with a hundred texts, to be copied."""
    with desk_in(tmp_path_factory.mktemp("filled") / "desk") as made_here:
        add(made_here, texts(100))
    return made_here.folder


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with a hundred texts."""
    with desk_in(shutil.copytree(filled, tmp_path / "desk")) as opened:
        yield opened


@pytest.fixture
def opened(desk: Desk) -> Iterator[Open]:
    """Open the indexes of the desk as one more process would; they are closed in the end."""
    all_opened: list[Indexes] = []

    def open_indexes(of: Desk = desk, **given: object) -> Indexes:
        all_opened.append(indexes_of(of, **given))  # type: ignore[arg-type]
        return all_opened[-1]

    yield open_indexes
    for indexes in all_opened:
        indexes.close()


def texts(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [sentence(chance) for _ in range(count)]


def folder(desk: Desk) -> Path:
    return desk.folder / "index" / "fuzzy" / "en"


def is_ready(indexes: Indexes) -> bool:
    """Say whether the index itself is lent, and not what stands in for it."""
    with indexes.of_language("en") as index:
        return type(index).__name__ == "FuzzyIndex"


def wait_until_ready(indexes: Indexes) -> None:
    until = time.monotonic() + SECONDS
    while not is_ready(indexes):
        assert time.monotonic() < until, "the index was not made in the background"
        time.sleep(0.01)


def generation(desk: Desk) -> str:
    name = Generations(folder(desk), within=desk.folder).current()
    assert name is not None
    return name


def rewrite_manifest(desk: Desk, **about: object) -> None:
    """Have the current generation say other things of itself, with a checksum that fits."""
    from tmtool.store import generations

    path = folder(desk) / generation(desk) / "manifest.json"
    manifest = json.loads(path.read_text())["manifest"]
    manifest["about"] |= about
    path.write_text(generations._sealed(manifest))


def flip_a_bit(desk: Desk, name: str = "tokens") -> None:
    path = folder(desk) / generation(desk) / f"{name}.array"
    with path.open("r+b") as file:
        file.seek(8)
        byte = file.read(1)[0]
        file.seek(8)
        file.write(bytes([byte ^ 1]))


def test_a_small_desk_keeps_its_index_in_memory(desk: Desk, opened: Open) -> None:
    indexes = opened(limits=DEFAULT_LIMITS)
    assert is_ready(indexes)
    assert_exact(desk, indexes)
    indexes.tidy("en", "ru")
    add(desk, texts(3, seed=2))
    assert_exact(desk, indexes)
    indexes.close()
    # A worker of the screen may still be looking up.
    assert_exact(desk, indexes)
    assert_exact(desk, opened(limits=DEFAULT_LIMITS))
    assert not (desk.folder / "index").exists()
    assert indexes.state("en").said == "The desk is small: the index is held in memory."


def test_a_missing_index_is_made_in_the_background_and_the_answers_are_right_meanwhile(
    desk: Desk, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked, real = threading.Event(), threading.Event(), IndexTexts.all

    def waiting(*arguments: object) -> Iterator[list[tuple[int, bytes]]]:
        asked.set()
        assert go_on.wait(SECONDS)
        yield from real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(IndexTexts, "all", waiting)
    indexes = opened()
    assert_exact(desk, indexes)
    assert asked.wait(SECONDS)
    assert indexes.state("en").is_being_written
    # Look-ups do not wait for it, and see what is new.
    first = add(desk, texts(20, seed=3))
    made.delete(desk, first[0])
    assert_exact(desk, indexes)
    assert not is_ready(indexes)
    with indexes.of_language("en") as index:
        go_on.set()
        until = time.monotonic() + SECONDS
        while indexes.state("en").generation is None or indexes.state("en").is_being_written:
            assert time.monotonic() < until
        # Whoever was lent the stand-in gets the index as soon as there is one.
        monkeypatch.setattr(IndexTexts, "of_size", None)
        assert list(index.look_up((1, 2), 0.5)) == []
    assert is_ready(indexes)
    assert_exact(desk, indexes)


def test_an_index_is_written_once_and_opened_with_what_came_since(desk: Desk, opened: Open) -> None:
    opened().tidy("en")
    written = generation(desk)
    rows = add(desk, texts(8, seed=4))
    made.edit(desk, 1, "water law of 7 Kazakhstan")
    made.delete(desk, 3)
    made.delete(desk, rows[0])
    made.move(desk, 5, "kk")
    made.move(desk, rows[1], "kk")
    again = opened()
    assert is_ready(again)
    assert_exact(desk, again)
    assert_exact(desk, again, "kk")
    made.move(desk, 5, "en")
    assert_exact(desk, again)
    assert generation(desk) == written
    state = again.state("en")
    assert (state.generation, state.rows, state.said) == (written, 100, "")
    assert state.size > 0


def test_what_piled_up_is_merged_by_tidy_and_only_then(desk: Desk, opened: Open) -> None:
    indexes = opened()
    indexes.tidy("en")
    written = generation(desk)
    rows = add(desk, texts(6, seed=5))
    indexes.tidy("en")
    assert generation(desk) == written
    for row in (2, 7, *rows[:3]):
        made.delete(desk, row)
    add(desk, texts(9, seed=6))
    indexes.tidy()
    assert generation(desk) != written
    assert indexes.state("en").rows == len(made.live(desk))
    assert indexes.state("en").pending == 0
    assert_exact(desk, indexes)
    assert_exact(desk, opened())
    with indexes.of_language("en") as index:
        assert index.pending == 0  # type: ignore[attr-defined]


def test_an_index_far_behind_is_made_anew(desk: Desk, opened: Open) -> None:
    indexes = opened()
    indexes.tidy("en")
    written = generation(desk)
    add(desk, texts(31, seed=7))
    assert_exact(desk, indexes)
    wait_until_ready(indexes)
    assert generation(desk) != written
    assert indexes.state("en").rows == 131
    assert_exact(desk, indexes)


def test_a_generation_of_another_process_is_taken_over(desk: Desk, opened: Open) -> None:
    mine, other = opened(), opened()
    mine.tidy("en")
    add(desk, texts(12, seed=8))
    other.tidy("en")
    assert_exact(desk, mine)
    with mine.of_language("en") as index:
        assert index.pending == 0  # type: ignore[attr-defined]
    # It is far behind, but the other one is not.
    add(desk, texts(31, seed=9))
    other.tidy("en")
    assert is_ready(mine)
    assert_exact(desk, mine)


def test_who_finds_another_writing_leaves_it_to_that_one(desk: Desk, opened: Open) -> None:
    indexes = opened()
    with Generations(folder(desk), within=desk.folder).turn():
        indexes.tidy("en")
        assert_exact(desk, indexes)
        assert not is_ready(indexes)
        assert indexes.state("en").is_being_written
    wait_until_ready(indexes)
    assert_exact(desk, indexes)


def truncate(desk: Desk) -> None:
    os.truncate(folder(desk) / generation(desk) / "postings.array", 40)


def lose_a_file(desk: Desk) -> None:
    (folder(desk) / generation(desk) / "lengths.array").unlink()


def lose_the_pointer(desk: Desk) -> None:
    (folder(desk) / "CURRENT").unlink()


def point_to_nothing(desk: Desk) -> None:
    (folder(desk) / "CURRENT").write_text("0123456789abcdef\n")


def lose_everything(desk: Desk) -> None:
    shutil.rmtree(desk.folder / "index")


def be_of_older_rules(desk: Desk) -> None:
    rewrite_manifest(desk, normaliser="0")


def be_of_another_schema(desk: Desk) -> None:
    rewrite_manifest(desk, schema=0)


def be_of_another_language(desk: Desk) -> None:
    rewrite_manifest(desk, language="ru")


def come_from_another_desk(desk: Desk) -> None:
    with desk_in(desk.folder.parent / "other") as other:
        add(other, texts(20, seed=10))
        add(other, texts(20, seed=11))
        indexes_of(other).tidy("en")
        shutil.rmtree(desk.folder / "index")
        shutil.copytree(other.folder / "index", desk.folder / "index")


@pytest.mark.parametrize(
    "happens",
    [
        truncate,
        lose_a_file,
        lose_the_pointer,
        point_to_nothing,
        lose_everything,
        be_of_older_rules,
        be_of_another_schema,
        be_of_another_language,
        come_from_another_desk,
    ],
)
def test_what_does_not_go_with_the_desk_is_not_believed_and_made_anew(
    desk: Desk, opened: Open, happens: Callable[[Desk], None]
) -> None:
    before = opened()
    before.tidy("en")
    happens(desk)
    add(desk, texts(5, seed=12))
    indexes = opened()
    assert_exact(desk, indexes)
    wait_until_ready(indexes)
    assert_exact(desk, indexes)
    state = opened().state("en", verify=True)
    assert (state.rows, state.said) == (105, "")
    # Whoever has it open already is not troubled.
    assert_exact(desk, before)


@pytest.mark.parametrize("name", ["tokens", "row_ids", "postings", "length_starts"])
def test_a_flipped_bit_is_found_by_reading_through_and_the_index_is_made_anew(
    desk: Desk, opened: Open, name: str
) -> None:
    opened().tidy("en")
    damaged = generation(desk)
    flip_a_bit(desk, name)
    indexes = opened()
    assert indexes.state("en").generation == damaged
    is_ready(indexes)
    indexes.look_after("en")
    assert generation(desk) != damaged
    assert_exact(desk, indexes)


def test_the_doctor_finds_a_flipped_bit(desk: Desk, opened: Open) -> None:
    opened().tidy("en")
    flip_a_bit(desk)
    said = "It was damaged and has been given up; it is made anew when it is next needed."
    assert opened().state("en", verify=True).said == said
    assert opened().state("en", verify=True).generation is None
    report = desk.doctor.report()["indexes"]
    assert isinstance(report, dict)
    assert set(report) == {"en", "ru", "kk"}
    indexes = opened()
    wait_until_ready(indexes)
    assert_exact(desk, indexes)


def test_a_damaged_index_is_not_merged_into_a_sound_one(desk: Desk, opened: Open) -> None:
    indexes = opened()
    indexes.tidy("en")
    flip_a_bit(desk)
    add(desk, texts(12, seed=13))
    indexes.tidy("en")
    assert_exact(desk, indexes)
    assert_exact(desk, opened(), seed=5)


def test_damage_that_leads_a_search_astray_is_a_sentence_and_mended(desk: Desk, opened: Open) -> None:
    opened().tidy("en")
    indexes = opened()
    with pytest.raises(DeskError, match="was damaged and is made anew: try again"), indexes.of_language("en"):
        flip_a_bit(desk)
        raise IndexError
    assert_exact(desk, indexes)
    # What goes wrong in a search without there being damage is not explained away.
    wait_until_ready(indexes)
    with pytest.raises(IndexError), indexes.of_language("en"):
        raise IndexError


def test_after_an_older_backup_was_put_back_the_index_is_made_anew(filled: Path, tmp_path: Path, opened: Open) -> None:
    folder = shutil.copytree(filled, tmp_path / "restored")
    with desk_in(folder) as before:
        copy = back_up(before.database, tmp_path, "copy.db")
        add(before, texts(8, seed=14))
        opened(before).tidy("en")
    copy.replace(folder / "desk.db")
    with desk_in(folder, seconds=1000) as restored:
        indexes = opened(restored)
        assert_exact(restored, indexes)
        indexes.close()
        # Other work takes the numbers of that which was lost.
        for seed in (15, 16):
            add(restored, texts(8, seed=seed))
        assert_exact(restored, opened(restored))


def test_stored_tokens_of_other_rules_are_not_believed(desk: Desk, opened: Open) -> None:
    variant = table_of(tables.VariantRow)
    with desk.database.writing(made.EDIT) as transaction:
        transaction.connection.execute(sa.update(variant).values(tokens=b"of old"))
    indexes = opened(normaliser="0")
    assert_exact(desk, indexes)
    wait_until_ready(indexes)
    assert_exact(desk, indexes)
    (row,) = add(desk, ["a law on water"])
    with desk.database.writing(made.EDIT) as transaction:
        transaction.connection.execute(sa.update(variant).where(variant.c.id == row).values(tokens=b"by an old one"))
    assert_exact(desk, indexes)
    assert_exact(desk, opened(normaliser="0"))


def no_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    (desk.folder / "index").write_text("somebody's file")
    return "File exists"


def no_room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    return "No space left on device"


@pytest.mark.parametrize("trouble", [no_folder, no_room])
def test_where_nothing_can_be_written_the_index_is_held_in_memory(
    desk: Desk, opened: Open, monkeypatch: pytest.MonkeyPatch, trouble: Callable[[Desk, pytest.MonkeyPatch], str]
) -> None:
    because = trouble(desk, monkeypatch)
    indexes = opened()
    assert_exact(desk, indexes)
    wait_until_ready(indexes)
    add(desk, texts(5, seed=17))
    assert_exact(desk, indexes)
    said = indexes.state("en").said
    assert said.startswith(f"The index of en cannot be kept in {folder(desk)}: {because}.")
    # The file that stands where the folder should is left; what was only full has room again.
    monkeypatch.undo()
    indexes.tidy("en")
    assert is_ready(indexes)
    assert_exact(desk, indexes)


def test_the_doctor_says_that_nothing_can_be_written(desk: Desk, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    because = no_folder(desk, monkeypatch)
    assert because in opened().state("en").said


def test_the_doctor_says_that_the_disk_is_nearly_full(
    desk: Desk, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(total=10**9, used=10**9, free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert opened().state("en").said.startswith("The disk has 0 MB left")


def test_threads_may_look_up_write_and_tidy_at_once(desk: Desk, opened: Open) -> None:
    indexes = opened()
    edited = (1, 3, 5)
    done, missed = threading.Event(), set[tuple[float, int]]()

    def look_up() -> None:
        while not done.is_set():
            known = {met for met in truth(desk, "the water law", 0.5) if met[1] not in edited}
            missed.update(known - found(desk, indexes, "the water law", 0.5))

    def tidy() -> None:
        while not done.is_set():
            indexes.tidy("en")
            indexes.look_after()

    threads = [threading.Thread(target=target) for target in (look_up, look_up, tidy)]
    for thread in threads:
        thread.start()
    for seed in range(12):
        add(desk, texts(4, seed=100 + seed))
        made.edit(desk, edited[seed % 3], "7 12 7 12 7 12"[seed:])
    done.set()
    for thread in threads:
        thread.join(SECONDS)
        assert not thread.is_alive()
    assert missed == set()
    assert_exact(desk, indexes)


def test_two_who_look_up_in_two_languages_never_wait_for_each_other(
    desk: Desk, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexes = opened()
    indexes.tidy("ru")
    monkeypatch.setattr(indexes, "_make_in_background", lambda *_: None)
    wanted = tokens(TaggedText("the president signed a law"), "en")
    scans, has_index, looked_up = threading.Event(), threading.Event(), threading.Event()

    def scan_and_hold_russian() -> None:
        with indexes.of_language("en") as english, indexes.of_language("ru"):
            assert isinstance(english, ScanningIndex)
            scans.set()
            has_index.wait(SECONDS)
            list(english.look_up(wanted, 0.7))
        looked_up.set()

    threading.Thread(target=scan_and_hold_russian, daemon=True).start()
    assert scans.wait(SECONDS)
    indexes.tidy("en")
    with indexes.of_language("en"):
        has_index.set()
        assert looked_up.wait(SECONDS), "it waits for English, which is held by one who would wait for Russian"
        with indexes.of_language("ru"):
            pass


def test_closing_does_not_wait_for_the_background(desk: Desk, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()

    def endless(*_: object) -> Iterator[list[tuple[int, bytes]]]:
        while True:
            asked.set()
            yield []

    monkeypatch.setattr(IndexTexts, "all", endless)
    indexes = opened()
    assert not is_ready(indexes)
    assert asked.wait(SECONDS)
    started = time.monotonic()
    indexes.close()
    assert time.monotonic() - started < 2
    assert [thread.name for thread in threading.enumerate() if thread.name == "fuzzy index"] == []
    # Nothing half-done is left, and nothing is begun any more.
    assert [path.name for path in folder(desk).iterdir()] == [".lock"]
    assert not is_ready(indexes)


@pytest.mark.parametrize("language", ["../../outside", "a/b", "", ".", "\0", "я" * 300])
def test_no_language_leads_out_of_the_folder(desk: Desk, opened: Open, language: str) -> None:
    indexes = opened()
    indexes.tidy(language)
    with indexes.of_language(language) as index:
        assert list(index.look_up((1,), 0.5)) == []
    (made_folder,) = (desk.folder / "index" / "fuzzy").iterdir()
    assert made_folder.name.startswith("x-")
    assert {path.name for path in desk.folder.parent.iterdir()} == {"desk"}
