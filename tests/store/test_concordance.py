"""The concordance's own file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from tmtool.store.concordance import ConcordanceFile, Unusable
from tmtool.store.concordance_index import Entry, LastOperation, Met, Place, Shelf

HERE = Shelf.MEMORIES
ALL = frozenset({1, 2})


@pytest.fixture
def file(tmp_path: Path) -> ConcordanceFile:
    return ConcordanceFile(tmp_path / "index", "this desk")


def learn(file: ConcordanceFile, texts: Iterable[tuple[int, str, str]], change: int = 1, home: int = 1) -> None:
    """Take in texts, each an item, a language and words."""
    entries = [Entry(item, item * 10, home, language, words) for item, language, words in texts]
    with file.indexing() as writer:
        assert writer is not None
        writer.learn(HERE, Place(change, 0, LastOperation(3, 2, "now")), [entry.item for entry in entries], entries)


def find(
    file: ConcordanceFile, *words: str, prefix: bool = False, language: str | None = None, homes: frozenset[int] = ALL
) -> list[int]:
    with file.searching() as reader:
        assert reader is not None
        return [met.item for met in reader.texts(HERE, [(words, prefix)], language, homes)]


def test_the_newest_comes_first_in_all_languages_together(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "a deal"), (2, "ru", "deal"), (3, "en", "the deal")])
    learn(file, [(1, "en", "deal again")], change=2)
    assert find(file, "deal") == [1, 3, 2]
    assert find(file, "deal", language="ru") == [2]
    assert find(file, "deal", language="kk") == []
    assert find(file, "the", "deal") == [3]
    assert find(file, "deal", "a", prefix=True) == [1]
    assert find(file, "де") == []


def test_a_text_is_found_by_what_it_says_now_only(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "old words")])
    learn(file, [(1, "en", "new words")], change=2)
    assert find(file, "old") == []
    assert find(file, "words") == [1]
    with file.indexing() as writer:
        assert writer is not None
        writer.learn(HERE, Place(3, 0), [1], [])
    assert find(file, "words") == []


def test_shelves_and_homes_are_apart(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")], home=1)
    learn(file, [(2, "en", "deal")], home=2)
    assert find(file, "deal", homes=frozenset({2})) == [2]
    with file.indexing() as writer:
        assert writer is not None
        writer.learn(Shelf.ARTICLES, Place(1, 0), [1], [Entry(1, 7, 1, "en", "deal")])
    assert find(file, "deal") == [2, 1]
    with file.searching() as reader:
        assert reader is not None
        assert list(reader.texts(Shelf.ARTICLES, [(["deal"], False)], None, ALL)) == [Met(1, 7)]


def test_a_place_is_kept_with_what_was_learnt(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")], change=5)
    with file.searching() as reader:
        assert reader is not None
        assert reader.place(HERE) == Place(5, 0, LastOperation(3, 2, "now"))
        assert reader.place(Shelf.ARTICLES) == Place()


def test_what_cannot_be_learnt_as_a_whole_leaves_everything_as_it_was(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")])
    entries = [Entry(2, 1, 1, "en", "deal"), Entry(3, 1, 1, "en", "deal \ud800")]
    with pytest.raises(UnicodeEncodeError), file.indexing() as writer:
        assert writer is not None
        writer.learn(HERE, Place(9, 9), [1, 2, 3], entries)
    assert find(file, "deal") == [1]
    learn(file, [(2, "en", "deal")], change=2)
    assert find(file, "deal") == [2, 1]


def test_a_file_that_contradicts_itself_is_discarded(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")])
    with pytest.raises(Unusable), file.indexing() as writer:
        assert writer is not None
        writer.learn(HERE, Place(9, 9), [], [Entry(1, 1, 1, "en", "deal")])
    assert not file.path.exists()


def test_one_writes_at_a_time(file: ConcordanceFile) -> None:
    with file.indexing() as first:
        assert first is not None
        with ConcordanceFile(file.path.parent, "this desk").indexing() as second:
            assert second is None
    with file.indexing() as again:
        assert again is not None


def test_a_reader_sees_one_state_while_another_writes(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")])
    with file.searching() as reader:
        assert reader is not None
        learn(file, [(2, "en", "deal")], change=2)
        assert [met.item for met in reader.texts(HERE, [(["deal"], False)], None, ALL)] == [1]
        assert reader.place(HERE).change == 1
    assert find(file, "deal") == [2, 1]


def test_there_is_nothing_to_read_for_another_desk_or_before_it_was_made(file: ConcordanceFile) -> None:
    other = ConcordanceFile(file.path.parent, "another desk")
    with file.searching() as reader:
        assert reader is None
    learn(file, [(1, "en", "deal")])
    with other.searching() as reader:
        assert reader is None
    learn(other, [(2, "en", "deal")])
    assert find(other, "deal") == [2]


def test_no_word_means_anything_but_itself(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "and or not near deal"), (2, "ru", "қазақстан ёж 😀")])
    for word in ("and", "AND", 'a"b', "NEAR(", "*", "words:deal", "-deal", "^deal", "{", ")", "'"):
        find(file, word)
    assert find(file, "and", "or") == [1]
    assert find(file, "қазақстан") == [2]
    assert find(file, "ёж", "😀") == [2]


def test_numbers_are_not_given_again(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")])
    with file.indexing() as writer:
        assert writer is not None
        writer.clear()
        assert writer.place(HERE) == Place()
    assert find(file, "deal") == []
    learn(file, [(2, "en", "deal")])
    connection = sqlite3.connect(file.path)
    assert connection.execute("SELECT number, item FROM text").fetchall() == [(2, 2)]
    connection.close()


def test_stale_numbers_are_counted(file: ConcordanceFile) -> None:
    for change in range(1, 8):
        learn(file, [(1, "en", "deal"), (2, "en", "farm")], change)
    with file.indexing() as writer:
        assert writer is not None
        assert not writer.is_mostly_stale(20)


def test_nobody_else_may_read_the_file(file: ConcordanceFile) -> None:
    learn(file, [(1, "en", "deal")])
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700
