"""What the tests of the desk make: desks, clocks, TMX files, and a picture of everything that a desk holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tmtool.desk.desk import Desk
from tmtool.store import dialect, tables
from tmtool.store.transaction import digest, table_of

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class TickingClock:
    """A clock that goes on by so many seconds each time that it is looked at."""

    def __init__(self, step: int = 1) -> None:
        self.now = START
        self.step = step

    def __call__(self) -> str:
        self.now += timedelta(seconds=self.step)
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


def open_desk(folder: Path, *, person: str = "aigul", clock: TickingClock | None = None) -> Desk:
    """Open or make a desk without shipped content."""
    return Desk.open(folder, person=person, empty=True, clock=clock or TickingClock(step=0))


def tmx(units: Sequence[dict[str, Any]], *, source: str = "en", extra: str = "") -> str:
    """Write a TMX file; each unit gives texts by language tag, and `pre`, `post`, `tuid`, `status`, `changed`."""
    body = []
    for unit in units:
        texts = {tag: text for tag, text in unit.items() if tag not in ("pre", "post", "tuid", "status", "changed")}
        props = [
            f'<prop type="x-context-{side}">{escape(unit[side])}</prop>' for side in ("pre", "post") if side in unit
        ]
        tuid = f' tuid="{unit["tuid"]}"' if "tuid" in unit else ""
        changed = f' changedate="{unit["changed"]}"' if "changed" in unit else ""
        status = f'<prop type="x-status">{unit["status"]}</prop>' if "status" in unit else ""
        tuvs = "".join(
            f'<tuv xml:lang="{tag}"{changed}>{status}<seg>{escape(text)}</seg></tuv>'
            for tag, given in texts.items()
            for text in ([given] if isinstance(given, str) else given)
        )
        body.append(f"<tu{tuid}>{''.join(props)}{tuvs}</tu>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" '
        f'segtype="sentence" o-tmf="t" adminlang="en" srclang="{source}" datatype="plaintext"/><body>'
        + "\n".join(body)
        + extra
        + "</body></tmx>"
    )


def rows(desk: Desk, row: type[Any]) -> list[dict[str, Any]]:
    """Give every row of a table."""
    with desk.database.reading() as connection:
        return [dict(found) for found in connection.execute(sa.select(table_of(row))).mappings()]


def last_operation(desk: Desk) -> int:
    """Give the number of the last operation, 0 where there was none."""
    with desk.database.reading() as connection:
        return connection.execute(sa.select(sa.func.max(table_of(tables.OperationRow).c.id))).scalar() or 0


def change_number(desk: Desk) -> int:
    """Give the number of the last transaction that wrote."""
    return int(rows(desk, tables.DeskRow)[0]["change"])


def said(row: dict[str, Any], *left_out: str) -> tuple[Any, ...]:
    """Give what a row says, without what only the database goes by."""
    bookkeeping = {"id", "change", "digest", "deleted", *left_out}
    return tuple((name, repr(value)) for name, value in row.items() if name not in bookkeeping)


def picture(desk: Desk) -> dict[str, Any]:
    """Give everything that lives on a desk: texts, states, flags, comments, units, variants, concepts.

    Versions, change numbers, identities, tombstones, operations and history do not count.
    """
    live: dict[type[Any], list[dict[str, Any]]] = {
        row: [found for found in rows(desk, row) if not found["deleted"]]
        for row in (
            tables.ArticleRow,
            tables.ArticleVersionRow,
            tables.BlockRow,
            tables.JobRow,
            tables.SegmentRow,
            tables.CommentRow,
            tables.MemoryRow,
            tables.UnitRow,
            tables.VariantRow,
            tables.GlossaryRow,
            tables.ConceptRow,
            tables.TermRow,
        )
    }

    def under(row: type[Any], column: str) -> dict[int, list[dict[str, Any]]]:
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for entry in live[row]:
            found[entry[column]].append(entry)
        return found

    blocks, jobs = under(tables.BlockRow, "version"), under(tables.JobRow, "article")
    segments, comments = under(tables.SegmentRow, "job"), under(tables.CommentRow, "segment")
    units, variants = under(tables.UnitRow, "memory"), under(tables.VariantRow, "unit")
    concepts, terms = under(tables.ConceptRow, "glossary"), under(tables.TermRow, "concept")
    versions = {entry["id"]: entry for entry in live[tables.ArticleVersionRow]}
    block_place = {entry["id"]: entry["position"] for entry in live[tables.BlockRow]}
    texts = {entry["id"]: (entry["language"], entry["text"]) for entry in live[tables.VariantRow]}

    def segment(entry: dict[str, Any]) -> tuple[Any, ...]:
        places = (block_place[entry["first_block"]], block_place[entry["last_block"]], texts.get(entry["wrote"]))
        remarks = sorted(said(comment, "segment") for comment in comments[entry["id"]])
        return (*said(entry, "version", "job", "position", "first_block", "last_block", "wrote"), places, remarks)

    def article(entry: dict[str, Any]) -> tuple[Any, ...]:
        version = versions[entry["version"]]
        return (
            said(entry, "version"),
            said(version, "article"),
            [said(block, "version") for block in sorted(blocks[version["id"]], key=lambda b: int(b["position"]))],
            {
                job["language"]: [segment(s) for s in sorted(segments[job["id"]], key=lambda s: float(s["position"]))]
                for job in jobs[entry["id"]]
            },
        )

    def unit(entry: dict[str, Any]) -> tuple[Any, ...]:
        return said(entry, "memory"), sorted(said(variant, "unit") for variant in variants[entry["id"]])

    return {
        "articles": [article(entry) for entry in live[tables.ArticleRow]],
        "memories": {
            entry["name"]: (said(entry), sorted(unit(found) for found in units[entry["id"]]))
            for entry in live[tables.MemoryRow]
        },
        "glossaries": {
            entry["name"]: sorted(
                (said(concept, "glossary"), sorted(said(term, "concept") for term in terms[concept["id"]]))
                for concept in concepts[entry["id"]]
            )
            for entry in live[tables.GlossaryRow]
        },
    }


def assert_sound(desk: Desk) -> None:
    """Require that digests fit and that no unit is in pieces."""
    assert_digests_fit(desk)
    units = {unit["id"]: unit for unit in rows(desk, tables.UnitRow)}
    variants = {variant["id"]: variant for variant in rows(desk, tables.VariantRow)}
    of_unit: dict[int, list[tuple[str, bytes]]] = defaultdict(list)
    for variant in variants.values():
        if not variant["deleted"]:
            of_unit[variant["unit"]].append((variant["language"], variant["text_key"]))
    for identity, unit in units.items():
        source = (unit["source_language"], unit["source_key"])
        if unit["deleted"]:
            assert not of_unit[identity], f"unit {identity} is gone, and its texts are not"
        else:
            assert source in of_unit[identity], f"unit {identity} has no source text"
            assert set(of_unit[identity]) != {source}, f"unit {identity} has no target text"


def assert_digests_fit(desk: Desk) -> None:
    """Require of every row of every table with digests that its digest is that of its texts, and a whole file."""
    for row in tables.BY_NAME.values():
        table = table_of(row)
        if "digest" in table.c:
            for found in rows(desk, row):
                assert found["digest"] == digest(table, found), f"{table.name} {found['id']}"
    with desk.database.reading() as connection:
        assert dialect.damage(connection) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
