"""Segments of a job: numbers, repetitions, and that one of them is found without reading all of its job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.desk.made import open_desk
from tmtool.desk.desk import Desk
from tmtool.store import segments


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        text = "Prices\n\nIt rained. Prices rose. It rained. It snowed. It rained.\n"
        desk.articles.take_in(text.encode(), "x.txt", targets=["ru"])
        yield desk


def ids(desk: Desk) -> list[int]:
    return [one.id for one in desk.articles.segments(desk.articles.job(desk.articles.find("x.txt"), "ru"))]


def test_one_segment_knows_its_number_and_how_often_its_text_is_there(desk: Desk) -> None:
    found = [desk.articles.segment(one) for one in ids(desk)]
    assert [one.number for one in found] == [1, 2, 3, 4, 5, 6]
    assert [one.repeats for one in found] == [1, 3, 1, 3, 1, 3]


def test_what_a_confirmation_fills_comes_in_the_order_of_the_job(desk: Desk) -> None:
    _, first, _, second, _, third = ids(desk)
    desk.editing.leave_out(second)
    with desk.editing._database.reading() as connection:
        assert segments.waiting_repetitions(connection, first, "aigul", "2026-11-23T09:00:00Z") == (third,)
        assert segments.waiting_repetitions(connection, third, "aigul", "2026-11-23T09:00:00Z") == (first,)


def test_neither_reads_the_whole_job(desk: Desk) -> None:
    first = ids(desk)[1]
    carried_out: list[tuple[str, Any]] = []
    with desk.editing._database.reading() as connection:

        def remember(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
            carried_out.append((statement, parameters))

        sa.event.listen(connection, "before_cursor_execute", remember)
        segments.segment_by_id(connection, first)
        segments.waiting_repetitions(connection, first, "aigul", "2026-11-23T09:00:00Z")
        sa.event.remove(connection, "before_cursor_execute", remember)
        plans = [
            str(row[3])
            for statement, parameters in carried_out
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    assert not [plan for plan in plans if re.search(r"SCAN segment\b|segment_place \(job=\? AND deleted=\?\)", plan)]
    assert sum("segment_repeats (job=? AND source_key=?)" in plan for plan in plans) == 2
