"""TBX that translate-toolkit reads, and that it wrote; it runs in an environment of its own, for its licence is GPL."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tmtool.exchange import tbx
from tmtool.model.terms import Concept, Term, TermStatus

CONCEPTS = (
    Concept(
        (Term("en", "mayor"), Term("ru", "аким"), Term("ru", "мэр", TermStatus.ADMITTED), Term("kk", "әкім")),
        note="since 1995",
        subject="politics",
        concept_id="c7",
    ),
    Concept((Term("en", "R&D"), Term("ru", "НИОКР <1>"))),
)
READ = """
import json, sys
from translate.storage.tbx import tbxfile
file = tbxfile.parsefile(sys.argv[1])
file.setsourcelanguage("en")
file.settargetlanguage(sys.argv[2])
print(json.dumps([[str(unit.source), unit.target and str(unit.target)] for unit in file.units]))
"""
WRITE = """
import sys
from translate.storage.tbx import tbxfile
file = tbxfile(sourcelanguage="en", targetlanguage="ru")
for source, target, note in (("wind farm", "ветропарк", "energy"), ("R&D", "НИОКР", "")):
    unit = file.addsourceunit(source)
    unit.target = target
    if note:
        unit.addnote(note)
file.savefile(sys.argv[1])
"""


def toolkit(script: str, *arguments: str) -> str:
    interpreter = os.environ.get("TMTOOL_TRANSLATE_TOOLKIT")
    if not interpreter:
        pytest.skip("needs translate-toolkit: name its interpreter in TMTOOL_TRANSLATE_TOOLKIT")
    command = [interpreter, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_it_reads_the_same_terms(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    with path.open("wb") as out:
        tbx.write_glossary(CONCEPTS, out, source_language="en", created="2026-11-23T09:00:00Z")
    assert json.loads(toolkit(READ, str(path), "ru")) == [["mayor", "аким"], ["R&D", "НИОКР <1>"]]
    assert json.loads(toolkit(READ, str(path), "kk"))[0] == ["mayor", "әкім"]


def test_what_it_writes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    toolkit(WRITE, str(path))
    source = tbx.read_glossary(path)
    assert source.concepts == (
        Concept((Term("en", "wind farm"), Term("ru", "ветропарк")), note="energy"),
        Concept((Term("en", "R&D"), Term("ru", "НИОКР"))),
    )
    assert (source.skipped, source.repaired) == ({}, {})
