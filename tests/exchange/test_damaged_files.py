from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.documents import plain_text
from tmtool.exchange import po, tables, tmx
from tmtool.model.errors import RefusedInput, TmtoolError
from tmtool.sniffing import sniff

TMX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    '<tmx version="1.4"><header srclang="en"/><body><tu tuid="1" creationdate="20261123T090000Z">'
    '<prop type="x">a</prop><tuv xml:lang="en"><seg>a'
    '<bpt i="1" x="1">b</bpt>c<ept i="1"/><ph x="2"/><hi>d</hi></seg></tuv>'
    '<tuv xml:lang="ru"><seg>Қала &amp; &#65;</seg>'
    "</tuv></tu></body></tmx>\n"
)
PO = (
    'msgid ""\nmsgstr "Language: ru\\n"\n\n#, fuzzy\nmsgctxt "a"\nmsgid "b"\nmsgstr "в"\n\n'
    'msgid "c"\nmsgid_plural "d"\nmsgstr[0] "д"\n'
)
TABLE = 'en,ru,status,valid_from\n"a, b",в|г,forbidden,2026-01-01\nsep=;\n'

READERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "tmx": (TMX, lambda path: list(tmx.read(path).units)),
    "tmx repaired": (TMX, lambda path: list(tmx.read(path, repair=True).units)),
    "po": (PO, lambda path: list(po.read(path).units)),
    "po repaired": (PO, lambda path: list(po.read(path, repair=True).units)),
    "table": (TABLE, tables.read_glossary),
    "plain text": ("Rally\n\nThe police came.\r\n", lambda path: plain_text.read(path.read_bytes())),
    "format": (TMX, lambda path: sniff(path.read_bytes(), path.name)),
}
SCRAPS = [b"\0", b"\xff", b"\xed\xa0\xbd", b"&", b"<", b">", b'"', b"\n", b"\\", b"]]>", b"<![CDATA[", b"<!--", b"|"]
SCRAPS += [b"&#0;", b"&#xD83D;", b"</seg>", b"<seg>", b"<tu>", b"</tu>", b'<hi x="1">', b'<ept i="9"/>', b"\xff\xfe"]
WOUNDS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(SCRAPS) | st.binary(max_size=4), st.integers(0, 20)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", READERS)
@given(wounds=WOUNDS)
def test_damage_of_any_kind_ends_in_a_plain_sentence(name: str, wounds: list[tuple[float, bytes, int]]) -> None:
    text, read = READERS[name]
    data = text.encode()
    for place, scrap, lost in wounds:
        at = int(place * len(data))
        data = data[:at] + scrap + data[at + lost :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.txt"
        path.write_bytes(data)
        try:
            read(path)
        except TmtoolError as error:
            assert isinstance(error, RefusedInput)
            assert error.message.endswith(".")
            assert error.message[0].isupper() or error.message[0] == "“"
            assert error.line is None or error.line >= 1


@pytest.mark.parametrize("name", [name for name in READERS if name != "format"])
@given(data=st.binary(max_size=200))
def test_any_bytes_end_in_a_plain_sentence(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.txt"
        path.write_bytes(data)
        try:
            READERS[name][1](path)
        except TmtoolError as error:
            assert isinstance(error, RefusedInput)
