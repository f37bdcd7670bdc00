"""translate-toolkit, in a process and an environment of its own, reads our TMX as we do, and we read what it writes.

Its licence keeps it out of ours; the environment variable TMTOOL_TRANSLATE_TOOLKIT names an interpreter that has it.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tmtool.exchange import tmx
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Authorship, Status, Unit, Variant

READ = """
import json, sys
from translate.storage.tmx import tmxfile
with open(sys.argv[1], "rb") as file:
    store = tmxfile(file, sys.argv[2], sys.argv[3])
print(json.dumps([[str(unit.source), str(unit.target), unit.getnotes()] for unit in store.units]))
"""
WRITE = """
import json, sys
from translate.storage.tmx import tmxfile
store = tmxfile(sourcelanguage="en", targetlanguage="ru")
for source, target, note in json.load(sys.stdin):
    store.addtranslation(source, "en", target, "ru", comment=note)
with open(sys.argv[1], "wb") as file:
    store.serialize(file)
"""
Toolkit = Callable[..., Any]


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    """Runs code where translate-toolkit is, and gives what it prints as JSON."""
    interpreter = os.environ.get("TMTOOL_TRANSLATE_TOOLKIT", "")
    if not Path(interpreter).is_file():
        pytest.skip("needs an interpreter with translate-toolkit, named by TMTOOL_TRANSLATE_TOOLKIT")

    def run(code: str, *arguments: str, given: object = None) -> Any:
        line = [interpreter, "-c", code, *arguments]
        done = subprocess.run(line, input=json.dumps(given), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout or "null")

    return run


def pair(source: str, target: str, **fields: Any) -> Unit:
    return Unit((Variant("en", TaggedText(source)), Variant("ru", TaggedText(target), Status.REVIEWED)), **fields)


OURS = [
    pair("Rally", "Митинг", tuid="7", notes=("ask",), authorship=Authorship("dana", "2026-11-23T09:00:00Z")),
    pair("Salt & <bread>", "Соль и «хлеб» ]]>", previous="", next="It <b>began</b>.", source_language="en"),
    pair("  Two  spaces\nand a line ", "Два  пробела\nи строка "),
    pair("A smile 😀", "Улыбка \u00a0😀", properties=(("client", " "), ("@usagecount", "3"), ('odd & "name"', ""))),
]


def test_it_reads_our_units(toolkit: Toolkit, tmp_path: Path) -> None:
    with (tmp_path / "ours.tmx").open("wb") as file:
        tmx.write(OURS, file, source_language="en", created="2026-11-23T09:00:00Z", tool_version="0.1")
    found = toolkit(READ, str(tmp_path / "ours.tmx"), "en", "ru")
    assert [(source, target) for source, target, _ in found] == [
        (unit.variants[0].text.text, unit.variants[1].text.text) for unit in OURS
    ]
    assert found[0][2] == "ask"


def test_it_reads_our_tags_as_its_placeables(toolkit: Toolkit, tmp_path: Path) -> None:
    tags = (Tag(4, TagKind.OPEN, 1, "<b>"), Tag(9, TagKind.CLOSE, 1, "</b>"), Tag(10, TagKind.ALONE, 2, "<br/>"))
    unit = Unit((Variant("en", TaggedText("The rally.", tags)), Variant("ru", TaggedText("Митинг."))))
    for name, written in (("level2", unit), ("level1", unit.without_tags())):
        out = io.BytesIO()
        tmx.write([written], out, source_language="en", created="2026-11-23T09:00:00Z", tool_version="0.1")
        (tmp_path / name).write_bytes(out.getvalue())
    (rich,), (plain,) = (toolkit(READ, str(tmp_path / name), "en", "ru") for name in ("level2", "level1"))
    assert plain[:2] == ["The rally.", "Митинг."]
    assert rich[1] == "Митинг."
    assert all(word in rich[0] for word in ("The ", "rally", "."))


def test_we_read_what_it_writes(toolkit: Toolkit, tmp_path: Path) -> None:
    theirs = [
        ["Rally", "Митинг", "ask"],
        ["Salt & <bread>", "Соль & <хлеб>", ""],
        ["A smile 😀\nand more", "Улыбка", ""],
    ]
    toolkit(WRITE, str(tmp_path / "theirs.tmx"), given=theirs)
    source = tmx.read(tmp_path / "theirs.tmx")
    units = list(source.units)
    assert [[variant.text.text for variant in unit.variants] for unit in units] == [pair[:2] for pair in theirs]
    assert units[0].notes == ("ask",)
    assert (source.source_language, source.skipped, source.repaired) == ("en", {}, {})
