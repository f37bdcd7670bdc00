"""By which rules the desk cuts articles: ours or those of a file, below the abbreviations of the desk's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tmtool.desk.outputs import write_whole
from tmtool.desk.reports import ImportReport
from tmtool.desk.settings import Settings
from tmtool.language import abbreviations as lists
from tmtool.language import srx
from tmtool.language.encodings import decode
from tmtool.language.registry import LANGUAGES
from tmtool.language.segmentation import RejectedRule, Rule, Rules, default_rules
from tmtool.model.units import ImportCounts
from tmtool.store import settings as setting_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing

Stored = dict[str, Any]
"""Rules as a setting holds them."""


class SegmentationRules:
    """The room of the segmentation rules."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person
        # Rules are made ready once for each language, and by which object they are it is known that they are.
        self._known: tuple[Settings, Rules] | None = None

    def current(self) -> Rules:
        """Give the rules by which an article is cut that comes in now."""
        settings = self._settings()
        known = self._known
        if known is None or not _cut_alike(known[0], settings):
            known = self._known = (settings, _rules(settings))
        return known[1]

    def take_rules(self, data: bytes, file: str, name: str) -> ImportReport:
        """Take the rules of an SRX file in the place of those that the desk had; articles on the desk stay as they are.

        Args:
            data: the file.
            file: its path.
            name: what the rules are called on the desk.

        Raises:
            RefusedInput: it is no SRX file, or has no rules.
        """
        rules = srx.read(data)
        stored = _stored(rules, name)
        usable = sum(map(len, rules.groups.values()))
        is_known = self._settings().segmentation == stored
        if not is_known:
            with self._database.writing(Doing("import", self._person)) as transaction:
                setting_rows.put_setting(transaction, "segmentation", stored)
        counts = ImportCounts(
            read=usable + len(rules.rejected),
            new=0 if is_known else usable,
            duplicate=usable if is_known else 0,
            skipped={_why(rejected): 1 for rejected in rules.rejected},
            languages={code: len(rules.chosen(code)) if rules.knows(code) else 0 for code in LANGUAGES},
        )
        return ImportReport(file, "rules", name, counts)

    def take_abbreviations(self, data: bytes, file: str, encoding: str | None = None) -> ImportReport:
        """Take a list of abbreviations; it takes the place of what the desk had for the languages that it names.

        Args:
            data: the file; see `language.abbreviations` for what stands in it.
            file: its path.
            encoding: its encoding, where that cannot be told.

        Raises:
            RefusedInput: it is no such list.
        """
        given = lists.read(decode(data, file=file, encoding=encoding).text)
        had = self._settings().abbreviations
        will = {language: ones for language, ones in {**had, **given}.items() if ones}
        if will != had:
            with self._database.writing(Doing("import", self._person)) as transaction:
                setting_rows.put_setting(
                    transaction, "abbreviations", {code: list(will[code]) for code in sorted(will)}
                )
        read = [(language, one) for language, ones in given.items() for one in ones]
        duplicate = sum(one in had.get(language, ()) for language, one in read)
        counts = ImportCounts(
            read=len(read),
            new=len(read) - duplicate,
            duplicate=duplicate,
            removed=sum(one not in ones for language, ones in given.items() for one in had.get(language, ())),
            languages={language or "*": len(ones) for language, ones in given.items()},
        )
        return ImportReport(file, "rules", "abbreviations", counts)

    def write_abbreviations(self, path: Path) -> int:
        """Write the desk's own abbreviations as the list that `take_abbreviations` takes.

        Returns:
            Their number.

        Raises:
            OutputError: the file cannot be written; nothing was changed.
        """
        held = self._settings().abbreviations
        write_whole(path, lambda out: out.write(lists.write(held).encode()))
        return sum(map(len, held.values()))

    def write(self, path: Path, *, ours: bool = False) -> int:
        """Write the rules as SRX 2.0, abbreviations as rules among them.

        Args:
            path: the file.
            ours: whether to write those that come with tmtool, whatever the desk has.

        Returns:
            The number of rules.

        Raises:
            OutputError: the file cannot be written; nothing was changed.
        """
        written = srx.read(data := srx.write(default_rules() if ours else self.current()))
        write_whole(path, lambda out: out.write(data))
        return sum(map(len, written.groups.values()))

    def _settings(self) -> Settings:
        # Asked anew each time: another process may have brought rules meanwhile.
        with self._database.reading() as connection:
            return Settings.from_stored(setting_rows.all_settings(connection))


def _cut_alike(one: Settings, other: Settings) -> bool:
    return (one.segmentation, one.abbreviations) == (other.segmentation, other.abbreviations)


def _rules(settings: Settings) -> Rules:
    rules = _read(settings.segmentation) if settings.segmentation else default_rules()
    return rules.with_abbreviations(settings.abbreviations) if settings.abbreviations else rules


def _stored(rules: Rules, name: str) -> Stored:
    return {
        "name": name,
        "cascade": rules.cascade,
        "groups": {
            group: [[rule.breaks, rule.before, rule.after] for rule in ones] for group, ones in rules.groups.items()
        },
        "maps": [list(entry) for entry in rules.maps],
    }


def _read(stored: Mapping[str, Any]) -> Rules:
    groups = {group: tuple(Rule(*parts) for parts in ones) for group, ones in stored["groups"].items()}
    return Rules(groups, tuple((pattern, group) for pattern, group in stored["maps"]), stored["cascade"])


def _why(rejected: RejectedRule) -> str:
    return f"line {rejected.line}, “{rejected.group}”: {rejected.reason}"
