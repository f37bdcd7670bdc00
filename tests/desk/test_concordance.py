"""The concordance: what it finds, in which order, and that it is right whatever its index is like."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import FIVE
from tests.desk.made import TickingClock, open_desk, tmx
from tmtool.desk import concordance as room
from tmtool.desk.concordance import Found
from tmtool.desk.desk import Desk
from tmtool.desk.hits import Hit
from tmtool.model.articles import Job
from tmtool.model.errors import DeskError
from tmtool.store.concordance_index import Place, Shelf

REPOSITORY = Path(__file__).resolve().parents[2]
UNITS: list[dict[str, Any]] = [
    {"en": "Kazakhstan signed a deal.", "ru": "Казахстан подписал сделку.", "kk": "ҚАЗАҚСТАН келісімге қол қойды."},
    {"en": "The deal covers a wind farm.", "ru": "Сделка касается ветропарка.", "kk": "Келісім жел паркіне қатысты."},
    {"en": "This house is on a farm.", "ru": "Этот дом всё ещё на ферме.", "kk": "Бұл үй фермада."},
    {"en": "Wind turns.", "ru": "Ветер меняется, чай стынет.", "kk": "Жел өзгереді, ел біледі, ит үреді."},
]
Import = Callable[..., None]


@pytest.fixture
def take(empty: Desk, tmp_path: Path) -> Import:
    """Imports units into a memory."""

    def import_units(units: list[dict[str, Any]], name: str = "old", **written: Any) -> None:
        path = tmp_path / f"{name}.tmx"
        path.write_text(tmx(units, **written), encoding="utf-8")
        empty.imports.import_file(path)

    return import_units


@pytest.fixture
def desk(empty: Desk, take: Import) -> Desk:
    """A desk with the units."""
    take(UNITS)
    return empty


def index(desk: Desk) -> Path:
    return desk.folder / "index" / "concordance.db"


def shown(found: Found[Hit]) -> list[tuple[str, str]]:
    return [(hit.source.shown, hit.target.shown) for hit in found.hits]


def met(found: Found[Hit]) -> list[str]:
    """The pieces of text in which the query was met."""
    pieces = []
    for hit in found.hits:
        text = hit.target.shown if hit.language == hit.target_language else hit.source.shown
        pieces += [text[start:end] for start, end in hit.spans]
    return pieces


def test_a_word_met_in_the_source_gives_a_hit_for_each_translation(desk: Desk) -> None:
    found = desk.concordance.search("signed")
    assert sorted(shown(found)) == sorted((UNITS[0]["en"], UNITS[0][language]) for language in ("ru", "kk"))
    assert {hit.language for hit in found.hits} == {"en"}
    assert (found.total, found.is_at_least) == (2, False)
    hit = found.hits[0]
    assert (hit.spans, hit.memory) == (((11, 17),), "old")


def test_a_word_met_in_a_translation_gives_that_translation_with_its_source(desk: Desk) -> None:
    found = desk.concordance.search("сделку")
    assert shown(found) == [(UNITS[0]["en"], UNITS[0]["ru"])]
    assert (found.hits[0].language, found.hits[0].spans) == ("ru", ((19, 25),))


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("Қазақстан", ["ҚАЗАҚСТАН"]),
        ("КАЗАХСТАН", ["Казахстан"]),
        ("еще", ["ещё"]),
        ("ЕЩЁ всё", ["всё", "ещё"]),
        ("чаи", []),
        ("үй", ["үй"]),
        ("ел", ["ел"]),
        ("ит", ["ит"]),
        ("каз*", ["Казахстан"]),
        ('"wind farm"', ["wind farm"] * 2),
        ('"farm wind"', []),
        ("farm wind", ["wind", "farm"] * 2),
    ],
)
def test_words_phrases_and_beginnings(desk: Desk, query: str, pieces: list[str]) -> None:
    """Met before the index is written, with it, and beside it."""
    by_scanning = _scanned(desk, query)
    assert met(desk.concordance.search(query)) == pieces
    assert desk.concordance.search(query) == by_scanning


def _scanned(desk: Desk, query: str) -> Found[Hit]:
    """What is found while somebody else is indexing, and has not come far."""
    with _busy(desk):
        return desk.concordance.search(query)


@contextlib.contextmanager
def _busy(desk: Desk) -> Iterator[None]:
    """Hold the lock of whoever indexes."""
    path = index(desk).with_suffix(".lock")
    path.parent.mkdir(exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield
    os.close(handle)


def test_a_language_narrows_where_it_is_met(desk: Desk, take: Import) -> None:
    take([{"en": "Radio Azattyq 12", "ru": "Радио Азаттык 12", "kk": "Азаттық радиосы 12"}], "radio")
    assert [hit.language for hit in desk.concordance.search("12", language="kk").hits] == ["kk"]
    assert {hit.language for hit in desk.concordance.search("12", language="en").hits} == {"en"}
    assert desk.concordance.search("радио", language="kk").hits == ()


def test_a_pair_that_has_it_on_both_sides_is_one_hit_in_the_target(desk: Desk, take: Import) -> None:
    take([{"en": "COVID here", "ru": "Это COVID"}], "covid")
    found = desk.concordance.search("covid")
    assert [(hit.language, hit.spans) for hit in found.hits] == [("ru", ((4, 9),))]
    assert found.total == 1


def test_the_kazakh_is_found_beside_the_russian(desk: Desk) -> None:
    assert shown(desk.concordance.search("сделку", to="kk")) == [(UNITS[0]["ru"], UNITS[0]["kk"])]
    assert shown(desk.concordance.search("signed", to="kk")) == [(UNITS[0]["en"], UNITS[0]["kk"])]
    assert shown(desk.concordance.search("келісімге", to="kk")) == [(UNITS[0]["en"], UNITS[0]["kk"])]


def test_the_newest_comes_first_and_the_limit_is_not_the_total(desk: Desk, take: Import) -> None:
    for day in range(5):
        take([{"en": f"Snow on day {day}.", "ru": f"Снег, {day}-й день."}], f"day{day}")
        desk.concordance.search("snow")
    found = desk.concordance.search("snow", limit=3)
    assert [hit.memory for hit in found.hits] == ["day4", "day3", "day2"]
    assert (found.total, found.is_at_least) == (5, False)
    shutil.rmtree(index(desk).parent)
    assert desk.concordance.search("snow", limit=3) == found


def test_what_was_confirmed_is_found_at_once_and_a_new_translation_makes_the_source_new(
    desk: Desk, job: Job, take: Import
) -> None:
    segments = desk.articles.segments(job)
    desk.editing.confirm(segments[3].id, "Строительство начнётся.")
    assert met(desk.concordance.search("начнется")) == ["начнётся"]
    take([{"en": "Construction works", "ru": "Стройка"}])
    assert shown(desk.concordance.search("construction"))[0] == ("Construction works", "Стройка")
    desk.editing.confirm(segments[3].id, "Возведение начнётся.")
    found = shown(desk.concordance.search("construction"))
    assert found[0] == (segments[3].source.shown, "Возведение начнётся.")
    assert "Строительство начнётся." not in [target for _, target in found]


def test_an_import_that_is_undone_is_gone(desk: Desk, take: Import) -> None:
    take([{"en": "Hail", "ru": "Град"}], "new")
    assert desk.concordance.search("hail").total == 1
    desk.operations.undo()
    assert desk.concordance.search("hail") == Found()
    assert desk.concordance.search("град") == Found()
    with _busy(desk):
        assert desk.concordance.search("hail") == Found()


def test_tags_are_shown_and_places_count_them(empty: Desk, take: Import) -> None:
    source = '<seg>A <bpt i="1">&lt;b&gt;</bpt>wind<ept i="1">&lt;/b&gt;</ept> farm</seg>'
    unit = f'<tu><tuv xml:lang="en">{source}</tuv><tuv xml:lang="ru"><seg>Ветропарк</seg></tuv></tu>'
    take([], extra=unit)
    (hit,) = empty.concordance.search('"wind farm"').hits
    assert hit.source.shown == "A ‹1›wind‹/1› farm"
    assert [hit.source.shown[start:end] for start, end in hit.spans] == ["wind‹/1› farm"]
    (hit,) = empty.concordance.search("wind").hits
    assert [hit.source.shown[start:end] for start, end in hit.spans] == ["wind"]


HOSTILE = [
    'hello"', "NEAR(", "NEAR(a b, 5)", "AND", "OR", "NOT", "-x", "don't", "50%", "", "source:hello", "words:deal",
    "*", "**", '"', '"""', "\0", "de\0al", "😀", "^deal", "{a b}: c", "deal + farm", "(deal", "a" * 10_000,
    "deal " * 2_000, " ".join(f"w{n}" for n in range(2_000)), '"' + " ".join(f"w{n}" for n in range(2_000)) + '"',
    "; DROP TABLE text; --", "\ud800", "‹1›", "deal*farm*", "\u202edeal",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_any_text_is_a_query(desk: Desk, query: str) -> None:
    found = desk.concordance.search(query)
    assert _scanned(desk, query) == found
    desk.concordance.search_articles(query)


def test_signs_of_the_search_language_are_only_signs(desk: Desk) -> None:
    assert desk.concordance.search("-deal").total == desk.concordance.search("deal").total == 4
    assert desk.concordance.search("NOT deal").total == 0
    assert desk.concordance.search("deal OR zzz").total == 0


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the units, for many questions."""
    folder = tmp_path_factory.mktemp("lasting")
    path = folder / "old.tmx"
    path.write_text(tmx(UNITS), encoding="utf-8")
    with open_desk(folder / "desk") as made:
        made.imports.import_file(path)
        yield made


QUERIES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(["deal", "wind*", '"', "*", " ", "ферм", "үй", "a", "the", "й", "ЕЩЕ", "«", "»", ".", "farm"])
    ).map("".join),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(QUERIES, st.sampled_from([None, "en", "ru", "kk", "de"]), st.integers(1, 5))
def test_every_query_is_answered_alike_with_and_without_index(
    lasting: Desk, query: str, language: str | None, limit: int
) -> None:
    found = lasting.concordance.search(query, language=language, limit=limit)
    assert len(found.hits) == min(limit, found.total)
    for hit in found.hits:
        text = hit.target.shown if hit.language == hit.target_language else hit.source.shown
        assert hit.spans
        assert all(0 <= start < end <= len(text) for start, end in hit.spans)
        assert language in (None, hit.language)
    shutil.rmtree(index(lasting).parent, ignore_errors=True)
    with _busy(lasting):
        assert lasting.concordance.search(query, language=language, limit=limit) == found


@pytest.mark.parametrize("harm", ["deleted", "emptied", "no database", "cut", "overwritten", "another desk's", "newer"])
def test_an_index_that_cannot_be_used_is_made_anew_and_answers_stay_right(
    desk: Desk, tmp_path: Path, harm: str
) -> None:
    right = desk.concordance.search("deal")
    assert right.total == 4
    _harm(desk, tmp_path, harm)
    with _busy(desk):
        assert desk.concordance.search("deal") == right
    assert desk.concordance.search("deal") == right
    desk.concordance.bring_up_to_date()
    assert not desk.concordance.is_behind()
    with desk.concordance._file.searching() as reader:
        assert reader is not None
        assert reader.place(Shelf.MEMORIES) != Place()
    assert desk.concordance.search("deal") == right


def _harm(desk: Desk, tmp_path: Path, harm: str) -> None:
    path = index(desk)
    size = path.stat().st_size
    if harm == "deleted":
        path.unlink()
    elif harm == "emptied":
        path.write_bytes(b"")
    elif harm == "no database":
        path.write_bytes(b"no database" * 1000)
    elif harm == "cut":
        os.truncate(path, size // 2)
    elif harm == "overwritten":
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))
    elif harm == "another desk's":
        with open_desk(tmp_path / "other") as other:
            other.articles.take_in(FIVE.encode(), "deal.txt")
            other.concordance.bring_up_to_date()
        shutil.copy(index(other), path)
    else:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 99")
        connection.close()


@pytest.mark.parametrize("further_work", [0, 3])
def test_an_index_that_is_newer_than_the_desk_is_not_believed(tmp_path: Path, further_work: int) -> None:
    def take(desk: Desk, english: str) -> None:
        path = tmp_path / f"{english}.tmx"
        path.write_text(tmx([{"en": english, "ru": "Текст"}]), encoding="utf-8")
        desk.imports.import_file(path)

    folder, kept = tmp_path / "desk", tmp_path / "desk.db"
    with open_desk(folder, clock=TickingClock()) as desk:
        take(desk, "before")
    shutil.copy(folder / "desk.db", kept)
    with open_desk(folder, clock=TickingClock(step=7)) as desk:
        take(desk, "lost")
        desk.concordance.bring_up_to_date()
    shutil.copy(kept, folder / "desk.db")
    with open_desk(folder, clock=TickingClock(step=11)) as desk:
        for number in range(further_work):
            take(desk, f"after{number}")
        for _ in range(2):
            assert desk.concordance.search("before").total == 1
            assert desk.concordance.search("lost").total == 0
            assert desk.concordance.search("after*").total == further_work
            desk.concordance.bring_up_to_date()


def test_a_folder_that_cannot_be_written_only_makes_searches_slow(desk: Desk) -> None:
    index(desk).parent.write_text("in the way")
    assert desk.concordance.search("deal").total == 4
    with pytest.raises(DeskError, match="concordance"):
        desk.concordance.bring_up_to_date()


def test_much_is_left_to_the_background_and_found_meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LITTLE", 3)
    assert desk.concordance.search("deal").total == 4
    assert not index(desk).exists()
    assert desk.concordance.is_behind()
    assert desk.concordance.bring_up_to_date() == 12
    assert not desk.concordance.is_behind()
    assert desk.concordance.bring_up_to_date() == 0
    assert desk.concordance.search("deal").total == 4


def test_indexing_stops_between_steps_and_goes_on_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_BATCH", 5)
    whole = [desk.concordance.search(query) for query in ("deal", "үй", "фер*", "ел")]
    shutil.rmtree(index(desk).parent)
    assert desk.concordance.bring_up_to_date(cancelled=lambda: True) == 5
    monkeypatch.setattr(room, "LITTLE", 0)
    assert [desk.concordance.search(query) for query in ("deal", "үй", "фер*", "ел")] == whole
    assert desk.concordance.bring_up_to_date() == 7
    assert [desk.concordance.search(query) for query in ("deal", "үй", "фер*", "ел")] == whole


def test_nobody_waits_for_the_indexer(desk: Desk, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_BATCH", 5)
    segment = desk.articles.segments(job)[1]
    confirmed = 0

    def confirm() -> bool:
        nonlocal confirmed
        confirmed += 1
        if confirmed < 4:
            desk.editing.confirm(segment.id, f"Сделка {confirmed}")
            assert met(desk.concordance.search(f'"сделка {confirmed}"')) == [f"Сделка {confirmed}"]
        return False

    desk.concordance.bring_up_to_date(confirm)
    assert confirmed > 4
    assert desk.concordance.search('"сделка 3"').total == 1


def test_counting_ends_and_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "COUNTED", 3)
    found = desk.concordance.search("deal", limit=2)
    assert (len(found.hits), found.total, found.is_at_least) == (2, 3, True)
    found = desk.concordance.search("deal", limit=4)
    assert (len(found.hits), found.total, found.is_at_least) == (4, 4, False)


def test_an_index_that_is_mostly_stale_is_made_anew(desk: Desk, take: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_STALE", 5)
    for day in range(4):
        take([{"en": f"Hail {day} {n}", "ru": f"Град {day} {n}"} for n in range(10)], f"hail{day}")
        desk.concordance.bring_up_to_date()
        desk.operations.undo()
        desk.concordance.bring_up_to_date()
    assert desk.concordance.search("deal").total == 4
    assert desk.concordance.search("hail").total == 0
    with desk.concordance._file.indexing() as writer:
        assert writer is not None
        assert not writer.is_mostly_stale(35)


def test_a_query_that_is_too_long_for_the_index_is_counted_right(desk: Desk, take: Import) -> None:
    words = " ".join(f"word{n}" for n in range(40))
    take([{"en": f"{words} {number}", "ru": str(number)} for number in range(9)], "long")
    take([{"en": words.replace("word39", "other"), "ru": "иное"}], "other")
    for query in (words, f'"{words}"', f'"{words[:-1]}*"'):
        assert desk.concordance.search(query, limit=3).total == 9
        assert _scanned(desk, query).total == 9


def test_articles_are_searched_on_both_sides(empty: Desk, job: Job) -> None:
    segments = empty.articles.segments(job)
    empty.editing.confirm(segments[1].id, "Казахстан подписал сделку.")
    found = empty.concordance.search_articles("kazakhstan signed", to="ru")
    assert [(hit.article, hit.number, hit.target.shown, hit.language, hit.spans) for hit in found.hits] == [
        ("deal.txt", 2, "Казахстан подписал сделку.", "en", ((0, 10), (11, 17)))
    ]
    (hit,) = empty.concordance.search_articles("СДЕЛКУ").hits
    assert (hit.number, hit.source, hit.language, hit.spans) == (2, segments[1].source, "ru", ((19, 25),))
    assert empty.concordance.search_articles("parliament").total == 2
    assert empty.concordance.search_articles("parliament", to="kk").total == 1
    assert empty.concordance.search_articles("parliament", language="ru").total == 0


def test_what_was_removed_is_not_found_in_articles(empty: Desk, job: Job) -> None:
    assert empty.concordance.search_articles("parliament").total == 2
    empty.articles.remove(empty.articles.find("deal.txt"))
    assert empty.concordance.search_articles("parliament").total == 0
    with _busy(empty):
        assert empty.concordance.search_articles("parliament").total == 0


def test_any_thread_may_search_while_others_write(desk: Desk, job: Job) -> None:
    segments = desk.articles.segments(job)

    def search() -> list[int]:
        return [desk.concordance.search("deal").total for _ in range(20)]

    with ThreadPoolExecutor() as threads:
        searching = [threads.submit(search) for _ in range(4)]
        for number in range(10):
            desk.editing.confirm(segments[1].id, f"Сделка {number}")
        assert all(total >= 4 for searched in searching for total in searched.result())
    assert met(desk.concordance.search("сделка", limit=1)) == ["Сделка"]
    assert desk.concordance.search('"сделка 9"').total == 1


INDEXING = """
import sys
from pathlib import Path
from tmtool.desk import concordance
from tmtool.desk.desk import Desk
concordance._BATCH = 20
print("ready", flush=True)
sys.stdin.readline()
with Desk.open(Path(sys.argv[1]), person="aigul", create=False) as desk:
    print(desk.concordance.bring_up_to_date(lambda: print("step", flush=True)), flush=True)
"""


def _indexer(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", INDEXING, str(folder)]
    child = subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def _go(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("go\n")
    child.stdin.flush()


def test_two_processes_do_not_index_the_same_twice(desk: Desk, take: Import) -> None:
    take([{"en": f"Flood {n}", "ru": f"Паводок {n}"} for n in range(1000)], "flood")
    children = [_indexer(desk.folder) for _ in range(2)]
    for child in children:
        _go(child)
    read = [int(child.communicate()[0].split()[-1]) for child in children]
    assert sum(read) + desk.concordance.bring_up_to_date() == 2012
    assert desk.concordance.search('"flood 77"').total == 1
    assert desk.concordance.search("паводок").total == 1000


def test_an_indexer_that_is_killed_loses_nothing(desk: Desk, take: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    take([{"en": f"Flood {n}", "ru": f"Паводок {n}"} for n in range(1000)], "flood")
    monkeypatch.setattr(room, "LITTLE", 0)
    for steps in (1, 10, 20):
        child = _indexer(desk.folder)
        _go(child)
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in range(steps)] == ["step\n"] * steps
        child.kill()
        child.communicate()
        with desk.concordance._file.searching() as reader:
            assert reader is not None
            assert Place() < reader.place(Shelf.MEMORIES)
        assert desk.concordance.search('"паводок 7"').total == 1
    desk.concordance.bring_up_to_date()
    assert desk.concordance.search("flood").total == 1000
    assert desk.concordance.search('"паводок 999"').total == 1
