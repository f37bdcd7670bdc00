"""Whatever is done at a desk, in whatever order: undo gives back what was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desk.made import TickingClock, assert_sound, last_operation, open_desk, picture, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.desk.operations import ALL_OR_NOTHING
from tmtool.model.articles import Job, Segment
from tmtool.model.errors import UsageError
from tmtool.store import tables
from tmtool.store.transaction import content, table_of

VERSIONS = (
    """The deal is signed

The deal is signed. The cost is 5 million. Work begins in May.

The cost is 5 million. The deal is signed. The end.
""",
    """The deal is signed

The deal is signed. The cost is 6 million. Work begins in May.

The deal is signed. The end. Nobody knows more. The cost is 5 million.
""",
    """The deal is signed

Work begins in May. The cost is 7 million!

Nobody came. The end.
""",
)
"""Sentences that come twice, and two next versions with changed, moved, new and vanished ones."""

FILES: tuple[list[dict[str, Any]], ...] = (
    [
        {"en": "The deal is signed.", "ru": "Сделка подписана.", "kk": "Келісімге қол қойылды."},
        {"en": "Work begins in May.", "ru": "Работа начнётся в мае.", "pre": "The cost is 5 million."},
    ],
    [
        {"en": "The deal is signed.", "ru": ["Сделка подписана.", "Договор подписан."]},
        {"en": "The end.", "kk": "Соңы.", "changed": "20270101T000000Z"},
        {"en": "The end.", "kk": "Соңы.", "changed": "20280101T000000Z", "status": "reviewed"},
    ],
    [
        {"en": "The deal is signed.", "ru": "Да.", "pre": "The deal is signed", "post": "The cost is 5 million."},
        {"en": "The end.", "ru": "Нет.", "pre": "The deal is signed.", "post": "", "changed": "20290101T000000Z"},
    ],
)
"""Units that overlap with each other and with what confirming writes."""

TEXTS = ("Да.", "Нет.", "Сделка подписана.", "", "Да. Нет.")
KINDS = (
    "draft",
    "confirm",
    "confirm",
    "confirm",
    "confirm in the other job",
    "confirm as it stands",
    "confirm in the other job",
    "leave out",
    "split",
    "join",
    "comment",
    "pre-translate",
    "import",
    "import into the desk's own memory",
    "update",
    "edit a unit",
    "edit a unit",
    "remove a unit",
    "remove duplicates",
    "replace a word",
    "delete a memory",
    "rename a memory",
    "set a penalty",
)
Step = tuple[str, int, int]
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 11), st.integers(0, 4)), min_size=1, max_size=9)
FAST = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@dataclass
class Worker:
    """Does what a step says, as far as it can be done."""

    desk: Desk
    folder: Path
    jobs: list[Job] = field(default_factory=list)

    def do(self, step: Step) -> int | None:
        """Give the number of the operation that the step made, if it made one."""
        kind, where, what = step
        before = last_operation(self.desk)
        job = self.jobs["other" in kind]
        segments = self.desk.articles.segments(job)
        segment = segments[where % len(segments)]
        actions: dict[str, Callable[[], Any]] = {
            "draft": lambda: self.desk.editing.draft(segment.id, TEXTS[what]),
            "confirm": lambda: self.desk.editing.confirm(segment.id, TEXTS[what]),
            "confirm in the other job": lambda: self.desk.editing.confirm(segment.id, TEXTS[what]),
            "confirm as it stands": lambda: self.desk.editing.confirm(segment.id),
            "leave out": lambda: self.desk.editing.leave_out(segment.id, not segment.left_out),
            "split": lambda: self._split(segment, what),
            "join": lambda: self._join(segment, segments),
            "comment": lambda: self.desk.editing.comment(segment.id, f"remark {what}"),
            "pre-translate": lambda: self.desk.pretranslation.pretranslate(job, minimum=(100, 70)[what % 2]),
            "import": lambda: self._import(what, "other"),
            "import into the desk's own memory": lambda: self._import(what, "desk"),
            "update": lambda: self._update(what),
            "edit a unit": lambda: self._edit_unit(where, what),
            "remove a unit": lambda: self._remove_unit(where),
            "remove duplicates": lambda: self.desk.memories.dedupe(self._memory(what)),
            "replace a word": lambda: self.desk.memories.replace(self._memory(what), "Да", "Да нет", "ru"),
            "delete a memory": self._delete_memory,
            "rename a memory": lambda: self._rename_memory(where, what),
            "set a penalty": lambda: self.desk.memories.set_penalty(self._memory(what), where),
        }
        actions[kind]()
        after = last_operation(self.desk)
        assert after <= before + 1
        return after if after > before else None

    def _split(self, segment: Segment, what: int) -> None:
        places = [at for at, sign in enumerate(segment.source.text) if sign == " "]
        if places:
            self.desk.editing.split(segment.id, places[what % len(places)])

    def _join(self, segment: Segment, segments: tuple[Segment, ...]) -> None:
        if segment.id != segments[-1].id:
            self.desk.editing.join(segment.id)

    def _import(self, what: int, name: str) -> None:
        path = self.folder / f"{what}.tmx"
        path.write_text(tmx(FILES[what % len(FILES)]), encoding="utf-8")
        self.desk.imports.import_file(path, name=name)

    def _update(self, what: int) -> None:
        article = self.desk.articles.find("deal.txt")
        self.desk.articles.update(article, VERSIONS[what % len(VERSIONS)].encode())

    def _memory(self, what: int) -> str:
        names = [memory.name for memory in self.desk.memories.all()]
        return names[what % len(names)]

    def _edit_unit(self, where: int, what: int) -> None:
        texts = [row["id"] for row in rows(self.desk, tables.VariantRow) if not row["deleted"]]
        if texts:
            self.desk.memories.edit(texts[where % len(texts)], TEXTS[what] or "Work begins in May.")

    def _remove_unit(self, where: int) -> None:
        units = [row["id"] for row in rows(self.desk, tables.UnitRow) if not row["deleted"]]
        if units:
            self.desk.memories.delete_unit(units[where % len(units)])

    def _rename_memory(self, where: int, what: int) -> None:
        names = [memory.name for memory in self.desk.memories.all()]
        if (new := f"memory {where}") not in names:
            self.desk.memories.rename(names[what % len(names)], new)

    def _delete_memory(self) -> None:
        for memory in self.desk.memories.all():
            if memory.kind == "reference":
                self.desk.memories.delete(memory.name)
                return


@contextmanager
def at_work() -> Iterator[Worker]:
    """A fresh desk with one article and its two jobs."""
    with (
        tempfile.TemporaryDirectory(dir=_fast_folder()) as folder,
        open_desk(Path(folder) / "desk", clock=TickingClock()) as desk,
    ):
        article = desk.articles.take_in(VERSIONS[0].encode(), "deal.txt").article
        yield Worker(desk, Path(folder), [desk.articles.job(article, language) for language in ("ru", "kk")])


def _fast_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


@FAST
@given(STEPS)
@example([("confirm", 1, 0), ("join", 1, 0), ("confirm", 1, 0)])
@example([("confirm", 1, 0), ("confirm in the other job", 1, 1), ("confirm", 1, 1), ("confirm in the other job", 1, 1)])
def test_undoing_the_last_operation_gives_the_desk_before_and_undoing_that_the_desk_after(steps: list[Step]) -> None:
    with at_work() as worker:
        for step in steps:
            before = picture(worker.desk)
            operation = worker.do(step)
            if operation is None:
                continue
            after = picture(worker.desk)
            undone = worker.desk.operations.undo()
            assert (undone.operation, undone.left) == (operation, ())
            assert picture(worker.desk) == before
            again = worker.desk.operations.undo(operation=last_operation(worker.desk))
            assert (again.kind, again.left) == ("undo", ())
            assert picture(worker.desk) == after
            assert_sound(worker.desk)


@FAST
@given(STEPS)
@example([("draft", 0, 0), ("draft", 1, 0), ("draft", 0, 1)])
@example([("import", 0, 0), ("edit a unit", 1, 0)])
def test_undoing_everything_in_turn_gives_the_beginning(steps: list[Step]) -> None:
    with at_work() as worker:
        before: list[tuple[int, dict[str, Any]]] = []
        for step in steps:
            now = picture(worker.desk)
            operation = worker.do(step)
            if operation is not None:
                before.append((operation, now))
        for operation, then in reversed(before):
            undone = worker.desk.operations.undo()
            assert (undone.operation, undone.left) == (operation, ())
            assert picture(worker.desk) == then
        assert_sound(worker.desk)


@FAST
@given(STEPS, st.integers(0, 8))
@example([("confirm", 0, 0), ("draft", 0, 1)], 0)
@example([("confirm", 2, 0), ("update", 0, 1), ("confirm", 2, 0)], 2)
def test_undoing_an_older_operation_spares_what_later_ones_wrote_and_can_be_undone(
    steps: list[Step], which: int
) -> None:
    with at_work() as worker:
        desk = worker.desk
        operations = [operation for operation in map(worker.do, steps) if operation is not None]
        if not operations:
            return
        older = operations[which % len(operations)]
        before, held = picture(desk), _held(desk)
        touched = _rows_of(desk, lambda operation: operation == older)
        later = _rows_of(desk, lambda operation: operation > older)
        undone = desk.operations.undo(operation=older)
        now = _held(desk)
        assert_sound(desk)
        for row in later:
            assert now[row] == held[row], f"{row} was written by a later operation"
        if later & touched:
            assert undone.left, "what was left is not named"
        if undone.left and undone.kind in ALL_OR_NOTHING:
            assert picture(desk) == before
            return
        for row in set(held) - touched - _rows_of(desk, lambda operation: operation > operations[-1]):
            assert now[row] == held[row], f"{row} has nothing to do with it"
        if last_operation(desk) > operations[-1]:
            desk.operations.undo(operation=last_operation(desk))
            assert picture(desk) == before
            assert_sound(desk)


def _rows_of(desk: Desk, wanted: Callable[[int], bool]) -> set[tuple[str, int]]:
    return {
        (revision["table_name"], row)
        for revision in rows(desk, tables.RevisionRow)
        if wanted(revision["operation"])
        for row in range(revision["row"], revision["last_row"] + 1)
    }


def _held(desk: Desk) -> dict[tuple[str, int], Any]:
    """What every row says, but for the versions; a tombstone says nothing."""
    with desk.database.reading() as connection:
        return {
            (name, entry["id"]): content(table_of(row), dict(entry)) if not entry["deleted"] else None
            for name, row in tables.BY_NAME.items()
            if "deleted" in table_of(row).c
            for entry in connection.execute(sa.select(table_of(row))).mappings()
        }


def test_an_undone_operation_is_not_undone_again(empty: Desk, job: Job) -> None:
    segment = empty.articles.numbered(job, 1)
    empty.editing.confirm(segment.id, "Да")
    done = empty.operations.undo(job=job).operation
    try:
        empty.operations.undo(operation=done)
    except UsageError as error:
        assert error.message == f"Operation {done} was undone already."
    else:
        raise AssertionError("it was undone twice")
