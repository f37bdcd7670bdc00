"""translate-toolkit, in a process and an environment of its own, reads our XLIFF as we do; we read what it writes.

Its licence keeps it out of ours; the environment variable TMTOOL_TRANSLATE_TOOLKIT names an interpreter that has it.
"""

from __future__ import annotations

import json
import os
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.xliff_jobs import CREATED, job, segment
from tmtool.exchange import xliff, xliff2_writing
from tmtool.model.articles import Comment, State
from tmtool.model.text import TaggedText

CLASSES = {
    "1.2": "from translate.storage.xliff import xlifffile as File",
    "2.1": "from translate.storage.xliff2 import Xliff2File as File",
}
READ = """
import json, sys
file = File.parsefile(sys.argv[1])
print(json.dumps([
    [str(unit.source), unit.target and str(unit.target), unit.istranslated(), unit.getnotes()] for unit in file.units
]))
"""
WRITE = """
import sys
file = File()
file.setsourcelanguage("en")
file.settargetlanguage("ru")
unit = file.addsourceunit("Rally & <bread>")
unit.target = "Митинг & <хлеб>"
unit.addnote("ask")
unit = file.addsourceunit("Two\\nlines")
unit.target = "Две\\nстроки"
unit.markfuzzy(True)
file.addsourceunit("Nothing")
file.savefile(sys.argv[1])
"""
BLOCKS = [TaggedText("Salt & <bread> ]]>"), TaggedText("  Two  spaces"), TaggedText("A smile 😀"), TaggedText("Later")]
SEGMENTS = [
    segment("Salt & <bread> ]]>", "Соль «и» <хлеб>", State.FINAL, comments=(Comment("ask", "dana", CREATED),)),
    segment("Two  spaces", "Два  пробела", State.REVIEWED, first_block=2, last_block=2, start=2, end=13),
    segment("A smile 😀", "Улыбка\u00a0😀", State.TRANSLATED, first_block=3, last_block=3),
    segment("Later", first_block=4, last_block=4),
]
VERSIONS = pytest.mark.parametrize("version", CLASSES)


def toolkit(version: str, code: str, path: Path) -> Any:
    """Run code on a file where translate-toolkit is, and give what it prints as JSON."""
    interpreter = os.environ.get("TMTOOL_TRANSLATE_TOOLKIT", "")
    if not Path(interpreter).is_file():
        pytest.skip("needs an interpreter with translate-toolkit, named by TMTOOL_TRANSLATE_TOOLKIT")
    line = [interpreter, "-c", f"{CLASSES[version]}\n{code}", str(path)]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout or "null")


@VERSIONS
def test_it_reads_our_segments(version: str, tmp_path: Path) -> None:
    out = BytesIO()
    (xliff if version == "1.2" else xliff2_writing).write_job(job(BLOCKS, SEGMENTS), out)
    (tmp_path / "ours.xlf").write_bytes(out.getvalue())
    found = toolkit(version, READ, tmp_path / "ours.xlf")
    assert [(source.strip(), (target or "").strip()) for source, target, _, _ in found] == [
        (one.source.text, one.target.text) for one in SEGMENTS
    ]
    # In 1.2 it counts only what is approved; in 2.1 it looks for notes within segments, where none may stand.
    approved = version == "1.2"
    assert [translated for _, _, translated, _ in found] == [True, not approved, not approved, False]
    assert [notes for _, _, _, notes in found] == ["ask" if approved else "", "", "", ""]


@VERSIONS
def test_we_read_what_it_writes(version: str, tmp_path: Path) -> None:
    path = tmp_path / "theirs.xlf"
    toolkit(version, WRITE, path)
    file = xliff.read_bilingual(path.read_bytes(), name=path.name)
    assert [(one.source.text, one.target.text, one.state) for one in file.entries] == [
        ("Rally & <bread>", "Митинг & <хлеб>", State.FINAL if version == "1.2" else State.TRANSLATED),
        ("Two\nlines", "Две\nстроки", State.DRAFT),
        ("Nothing", "", State.NEW),
    ]
    assert [comment.text for comment in file.entries[0].comments] == ["ask"]
    assert (file.source_language, file.target_languages, file.repaired) == ("en", ("ru",), {})
