"""The drop folders: files that belong to the desk as long as they lie there, applied as they change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from tmtool import shipped, sniffing
from tmtool.desk.intake import Intake, name_of
from tmtool.desk.reports import ImportReport
from tmtool.desk.settings import Settings
from tmtool.model.errors import DeskError, RefusedInput, TmtoolError
from tmtool.model.units import ImportCounts
from tmtool.store import drop_files as file_rows
from tmtool.store import glossaries as glossary_rows
from tmtool.store import memories as memory_rows
from tmtool.store.database import Database
from tmtool.store.drop_files import DropFile
from tmtool.store.transaction import Doing, Transaction


@dataclass(frozen=True, slots=True)
class _Shelved:
    """A file as it lies in its folder."""

    path: Path
    shelf: str
    kind: Literal["memory", "glossary"]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.shelf, self.kind, self.path.name

    def look(self) -> DropFile:
        """Read its size, time and digest.

        Raises:
            OSError: it cannot be read.
        """
        status = self.path.stat()
        hashed = blake2b(digest_size=16)
        with self.path.open("rb") as file:
            while piece := file.read(1 << 20):
                hashed.update(piece)
        return DropFile(*self.key, status.st_size, status.st_mtime_ns, hashed.hexdigest())


class DropFolders:
    """Keeps the file-owned memories and glossaries of a desk equal to their files."""

    def __init__(self, database: Database, folder: Path, settings: Settings, person: str) -> None:
        self._database = database
        self._folders: list[tuple[str, Literal["memory", "glossary"], Path]] = [
            ("desk", "memory", folder / "memories"),
            ("desk", "glossary", folder / "glossaries"),
        ]
        if not settings.empty:
            self._folders += [("shipped", "memory", shipped.memories()), ("shipped", "glossary", shipped.glossaries())]
        self._intake = Intake(database, settings)
        self._person = person
        self._turn = threading.Lock()

    def scan(self) -> tuple[ImportReport, ...]:
        """Apply every new or changed file as a difference, one transaction each; a vanished one stays, marked.

        Returns:
            A report for each file that was applied or refused; nothing for those that are as before.
        """
        with self._turn:
            with self._database.reading() as connection:
                known = file_rows.known_files(connection)
            reports: list[ImportReport] = []
            here = list(self._files(reports))
            reports += [report for file in here if (report := self._apply(file, known.get(file.key)))]
            self._mark_vanished(known, {file.key for file in here})
            return tuple(reports)

    def _files(self, reports: list[ImportReport]) -> Iterator[_Shelved]:
        for shelf, kind, folder in self._folders:
            try:
                paths = sorted(folder.iterdir()) if folder.is_dir() else []
                files = [path for path in paths if path.is_file() and not path.name.startswith(".")]
            except OSError as error:
                reports.append(_unreadable(folder, kind, error))
                continue
            yield from (_Shelved(path, shelf, kind) for path in files)

    def _apply(self, file: _Shelved, known: DropFile | None) -> ImportReport | None:
        try:
            status = file.path.stat()
            if known is not None and (known.size, known.modified) == (status.st_size, status.st_mtime_ns):
                return None
            now = file.look()
        except OSError as error:
            return _unreadable(file.path, file.kind, error)
        if known is not None and now.file_digest in (known.file_digest, known.deleted_digest):
            self._remember(replace(known, size=now.size, modified=now.modified))
            return None
        before = known or now
        return self._take(file, replace(now, owner=before.owner, deleted_digest=before.deleted_digest))

    def _take(self, file: _Shelved, now: DropFile) -> ImportReport | None:
        owner = _Owner(file, now)
        doing = Doing("drop folder", self._person)
        try:
            format_ = sniffing.sniff_file(file.path, wanted=(file.kind,))
            if file.kind not in format_.reads:
                raise RefusedInput(f"“{file.path.name}” is {format_.name}, which is no {file.kind}.", file=file.path)
            take = self._intake.memory if file.kind == "memory" else self._intake.glossary
            counts = take(file.path, format_, doing, owner, replace=True)
        except OSError as error:
            return _unreadable(file.path, file.kind, error)
        except DeskError:
            raise
        except TmtoolError as error:
            self._remember(replace(now, refused=error.message))
            return ImportReport(str(file.path), file.kind, "", ImportCounts(), error.message)
        if not owner.name:
            return None
        return ImportReport(str(file.path), file.kind, owner.name, counts, is_shipped=file.shelf == "shipped")

    def _remember(self, file: DropFile) -> None:
        with self._database.writing(Doing("drop folder", self._person, recorded=False)) as transaction:
            file_rows.put_file(transaction, file)

    def _mark_vanished(self, known: dict[tuple[str, str, str], DropFile], here: set[tuple[str, str, str]]) -> None:
        with self._database.reading() as connection:
            marked = file_rows.vanished_marks(connection)
        wanted = {
            (file.kind, file.owner): key not in here
            for key, file in known.items()
            if file.owner is not None and (file.kind, file.owner) in marked
        }
        changed = {owner: vanished for owner, vanished in wanted.items() if marked[owner] != vanished}
        if changed:
            with self._database.writing(Doing("drop folder", self._person)) as transaction:
                for (kind, owner), vanished in changed.items():
                    file_rows.mark_vanished(transaction, kind, owner, vanished=vanished)


def _unreadable(path: Path, kind: str, error: OSError) -> ImportReport:
    return ImportReport(str(path), kind, "", ImportCounts(), f"“{path}” cannot be read: {error.strerror or error}.")


class _Owner:
    """Finds or makes the memory or glossary of a file; None where another process has applied the file meanwhile."""

    def __init__(self, file: _Shelved, now: DropFile) -> None:
        self._file = file
        self._now = now
        self.name = ""

    def __call__(self, transaction: Transaction) -> int | None:
        known = file_rows.known_files(transaction.connection).get(self._file.key)
        if known is not None and known.file_digest == self._now.file_digest and known.refused is None:
            return None
        owner = known.owner if known is not None else None
        self.name = self._name(transaction, owner)
        if owner is None:
            if self._file.kind == "memory":
                owner = memory_rows.add_memory(transaction, self.name, read_only=True)
            else:
                owner = glossary_rows.add_glossary(transaction, self.name, read_only=True)
        else:
            file_rows.revive_owner(transaction, self._file.kind, owner, self.name)
        file_rows.put_file(transaction, replace(self._now, owner=owner, deleted_digest=None))
        return owner

    def _name(self, transaction: Transaction, owner: int | None) -> str:
        stem = name_of(self._file.path)
        find = memory_rows.memory_named if self._file.kind == "memory" else glossary_rows.glossary_named
        names = [stem, f"{stem} ({self._file.shelf})", *(f"{stem} ({n})" for n in range(2, 1000))]
        if owner is not None:
            names.insert(0, file_rows.name_of_owner(transaction.connection, self._file.kind, owner))
        for name in names:
            found = find(transaction.connection, name)
            if found is None or found[0] == owner:
                return name
        raise LookupError(stem)
