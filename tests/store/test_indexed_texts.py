"""What the fuzzy index is made of, as the store gives it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store.conftest import NOW
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.store import indexed_texts, tables
from tmtool.store.backup import back_up
from tmtool.store.database import Database
from tmtool.store.memories import add_memory
from tmtool.store.transaction import Doing, table_of
from tmtool.store.units import Context, Text, remove_variant, write_pair

IMPORT = Doing("import", "aigul")
NOWHERE = Context(None, None)
BOLD = TaggedText("Two", (Tag(0, TagKind.OPEN, 1, "<b>"), Tag(3, TagKind.CLOSE, 1, "</b>")))
Pair = Callable[[str | TaggedText, str], int]


@pytest.fixture
def pair(database: Database) -> Pair:
    """Write an English text and its Russian one; their tokens are their letters; gives the Russian one's identity."""
    with database.writing(IMPORT) as transaction:
        memory = add_memory(transaction, "desk", working=True)

    def write(english: str | TaggedText, russian: str) -> int:
        text = TaggedText(english) if isinstance(english, str) else english
        source = Text.of("en", text, text.text.encode())
        target = Text.of("ru", TaggedText(russian), russian.encode())
        with database.writing(IMPORT) as transaction:
            return write_pair(transaction, memory, source, target, NOWHERE)

    return write


def change(database: Database) -> int:
    with database.reading() as connection:
        return indexed_texts.moment(connection).change


def test_live_texts_come_in_order_with_tokens_or_themselves(database: Database, pair: Pair) -> None:
    pair("One", "Один")
    gone = pair(BOLD, "Два")
    with database.writing(IMPORT) as transaction:
        remove_variant(transaction, gone)
    pair(BOLD, "Двое")
    with database.reading() as connection:
        english = list(indexed_texts.indexed_tokens(connection, "en"))
        assert english == [[(1, b"One"), (3, b"Two")]]
        assert list(indexed_texts.indexed_texts(connection, "en")) == [[(1, TaggedText("One")), (3, BOLD)]]
        russian = [(2, "Один".encode()), (5, "Двое".encode())]
        assert list(indexed_texts.indexed_tokens(connection, "ru")) == [russian]
        assert list(indexed_texts.tokens_of_size(connection, "ru", 8, 8)) == [russian]
        assert list(indexed_texts.tokens_of_size(connection, "ru", 9, 99)) == []
        assert indexed_texts.last_text(connection) == 5


def test_what_changed_names_the_gone_and_those_of_other_languages(database: Database, pair: Pair) -> None:
    one = pair("One", "Один")
    since = change(database)
    two = pair("Two", "Два")
    with database.writing(IMPORT) as transaction:
        remove_variant(transaction, one)
    with database.reading() as connection:
        changed = [found for batch in indexed_texts.changed_tokens(connection, "ru", since) for found in batch]
        assert sorted(changed) == [(one - 1, None), (one, None), (two - 1, None), (two, "Два".encode())]
        texts = [found for batch in indexed_texts.changed_texts(connection, "en", since) for found in batch]
        assert dict(texts) == {one - 1: None, one: None, two - 1: TaggedText("Two"), two: None}
        assert indexed_texts.count_changed(connection, since, 100) == 4
        assert indexed_texts.count_changed(connection, since, 3) == 3
        assert indexed_texts.count_changed(connection, change(database), 100) == 0


def test_changes_are_found_by_their_number_and_not_by_reading_all(database: Database) -> None:
    variant = table_of(tables.VariantRow)
    with database.reading() as connection:
        query = sa.select(variant.c.id, variant.c.tokens).where(variant.c.change > 5)
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {query.compile(compile_kwargs={'literal_binds': True})}"
        ).all()
    assert "variant_change" in str(plan)


def test_a_moment_is_known_again_until_a_backup_undoes_it(database: Database, pair: Pair, tmp_path: Path) -> None:
    def now(of: Database) -> indexed_texts.Moment:
        with of.reading() as connection:
            return indexed_texts.moment(connection)

    def knows(of: Database, moment: indexed_texts.Moment) -> bool:
        with of.reading() as connection:
            return indexed_texts.has_lived(connection, moment)

    before = now(database)
    pair("One", "Один")
    after = now(database)
    assert (before.identity, before.change < after.change) == (after.identity, True)
    assert knows(database, before)
    assert knows(database, after)
    copy = back_up(database, tmp_path / "restored", "desk.db")
    pair("Two", "Два")
    undone = now(database)
    restored = Database(copy.parent, lambda: NOW.replace("09:00:00", "10:00:00"))
    try:
        assert knows(restored, after)
        assert not knows(restored, undone)
        # Another piece of work gets the same number.
        with restored.writing(IMPORT) as transaction:
            add_memory(transaction, "other", working=False)
        assert now(restored).change == undone.change
        assert not knows(restored, undone)
    finally:
        restored.close()
    (tmp_path / "other").mkdir()
    other = Database(tmp_path / "other", lambda: NOW)
    try:
        assert not knows(other, before)
    finally:
        other.close()
