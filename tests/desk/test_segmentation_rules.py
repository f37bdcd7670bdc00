"""A desk cuts by the rules that a file brought, and knows abbreviations of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tmtool.desk.desk import Desk
from tmtool.language.segmentation import default_rules
from tmtool.model.articles import Article
from tmtool.model.errors import OutputError, RefusedInput, UsageError

RULES = """<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>
<languagerules><languagerule languagerulename="g">
<rule break="no"><beforebreak>(</beforebreak></rule>
<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="en.*" languagerulename="g"/></maprules></body></srx>"""
TEXT = "One; two. Three obl. Four."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Rules that break after a semicolon, and one that cannot be read."""
    path = tmp_path / "semicolons.srx"
    path.write_text(RULES, encoding="utf-8")
    return path


def _listed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _segments(desk: Desk, name: str, text: str = TEXT) -> list[str]:
    article = desk.articles.take_in(text.encode(), name).article
    return _of(desk, article)


def _of(desk: Desk, article: Article) -> list[str]:
    return [segment.source.text for segment in desk.articles.segments(desk.articles.job(article, "ru"))]


def test_rules_of_a_file_cut_what_comes_in_afterwards(empty: Desk, file: Path) -> None:
    assert _segments(empty, "before.txt") == ["One; two.", "Three obl.", "Four."]
    report = empty.imports.import_file(file)
    assert (report.kind, report.name) == ("rules", "semicolons")
    assert (report.counts.read, report.counts.new, report.counts.duplicate) == (2, 1, 0)
    assert report.counts.languages == {"en": 1, "ru": 0, "kk": 0}
    assert [why.split(":")[0] for why in report.counts.skipped] == ["line 3, “g”"]
    assert _segments(empty, "after.txt") == ["One;", "two. Three obl. Four."]
    assert _of(empty, empty.articles.find("before.txt")) == ["One; two.", "Three obl.", "Four."]


def test_the_same_file_again_changes_nothing_and_undo_brings_ours_back(empty: Desk, file: Path) -> None:
    empty.imports.import_file(file)
    counts = empty.imports.import_file(file, kind="rules").counts
    assert (counts.new, counts.duplicate) == (0, 1)
    empty.operations.undo()
    assert _segments(empty, "after.txt") == ["One; two.", "Three obl.", "Four."]
    assert empty.imports.import_file(file).counts.new == 1
    assert _segments(empty, "again.txt") == ["One;", "two. Three obl. Four."]


def test_a_language_that_the_file_does_not_know_is_cut_by_ours(empty: Desk, file: Path) -> None:
    empty.imports.import_file(file)
    taken = empty.articles.take_in("Это; раз. Это два.".encode(), "r.txt", language="ru", targets=("kk",))
    segments = empty.articles.segments(empty.articles.job(taken.article, "kk"))
    assert [segment.source.text for segment in segments] == ["Это; раз.", "Это два."]


def test_a_text_becomes_abbreviations_where_rules_are_asked_for(empty: Desk, tmp_path: Path) -> None:
    report = empty.imports.import_file(_listed(tmp_path, "en:\nobl.\nru: обл.\n"), kind="rules")
    assert (report.counts.read, report.counts.new) == (2, 2)
    assert _segments(empty, "a.txt") == ["One; two.", "Three obl. Four."]
    counts = empty.imports.import_file(_listed(tmp_path, "en: St., obl.\n"), kind="rules").counts
    assert (counts.read, counts.new, counts.duplicate, counts.removed) == (2, 1, 1, 0)
    counts = empty.imports.import_file(_listed(tmp_path, "en:\n"), kind="rules").counts
    assert (counts.read, counts.removed) == (0, 2)
    assert empty.rules.current().abbreviations == {"ru": ("обл.",)}
    assert _segments(empty, "b.txt", f"{TEXT} Five.") == ["One; two.", "Three obl.", "Four.", "Five."]


def test_abbreviations_stand_above_the_rules_of_a_file(empty: Desk, file: Path, tmp_path: Path) -> None:
    empty.imports.import_file(file)
    empty.imports.import_file(_listed(tmp_path, "*: One;\n"), kind="rules")
    assert _segments(empty, "a.txt", "One; two; three") == ["One; two;", "three"]


def test_an_update_is_cut_by_the_rules_of_now_and_keeps_what_a_person_split(empty: Desk, file: Path) -> None:
    article = empty.articles.take_in(TEXT.encode(), "a.txt").article
    empty.imports.import_file(file)
    empty.articles.update(article, f"{TEXT}\n\nNew; new. New.".encode())
    assert _of(empty, article) == ["One; two.", "Three obl.", "Four.", "New;", "new. New."]


def test_rules_are_written_and_come_back_on_another_desk(empty: Desk, file: Path, tmp_path: Path) -> None:
    empty.imports.import_file(file)
    empty.imports.import_file(_listed(tmp_path, "en: obl.\n"), kind="rules")
    out = tmp_path / "out.srx"
    assert empty.rules.write(out) == 2
    with open_desk(tmp_path / "other") as other:
        other.imports.import_file(out)
        assert _segments(other, "a.txt") == _segments(empty, "a.txt")
        assert other.rules.write(out, ours=True) == sum(map(len, default_rules().groups.values()))
    with pytest.raises(OutputError):
        empty.rules.write(tmp_path / "nowhere" / "out.srx")


def test_the_list_of_abbreviations_is_written_and_comes_back(empty: Desk, tmp_path: Path) -> None:
    empty.imports.import_file(_listed(tmp_path, "en: obl.\n*: etc.\n"), kind="rules")
    out = tmp_path / "out.txt"
    assert empty.rules.write_abbreviations(out) == 2
    counts = empty.imports.import_file(out, kind="rules").counts
    assert (counts.new, counts.duplicate, counts.removed) == (0, 2, 0)


def test_what_is_no_rule_file_is_refused_and_changes_nothing(empty: Desk, file: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        empty.imports.import_file(file, kind="memory")
    with pytest.raises(RefusedInput):
        empty.imports.import_file(_listed(tmp_path, f"{TEXT} " * 10), kind="rules")
    file.write_text("<srx><body>", encoding="utf-8")
    with pytest.raises(RefusedInput, match="line 1"):
        empty.imports.import_file(file)
    assert empty.rules.current().groups == default_rules().groups


def test_rules_stay_the_same_object_until_they_change(empty: Desk, tmp_path: Path) -> None:
    assert empty.rules.current() is default_rules()
    empty.imports.import_file(_listed(tmp_path, "en: obl.\n"), kind="rules")
    first = empty.rules.current()
    assert first is not default_rules() and empty.rules.current() is first
