"""What a memory of another tool says comes back when it is handed on, and goes round without a change."""

from __future__ import annotations

import io
import itertools
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.made import open_desk
from tests.exchange.test_tmx_round_trip import UNITS
from tmtool.desk.desk import Desk
from tmtool.exchange import tmx
from tmtool.model.errors import NothingTaken
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Authorship, Status, Unit, Variant

NUMBERS = itertools.count()
_TIMES = st.sampled_from([None, "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"])
_NAMES = st.sampled_from([None, "a", "b"])
_SAID = (
    st.builds(Authorship, _NAMES, _TIMES, _NAMES, _TIMES),
    st.lists(st.tuples(st.just("p"), st.sampled_from(["1", "2"])), max_size=2).map(tuple),
    st.lists(st.sampled_from(["n", "m"]), max_size=2).map(tuple),
)
CROWDED = st.builds(
    Unit,
    st.lists(
        st.builds(
            Variant,
            st.sampled_from(["en", "en-US", "ru", "ru-RU"]),
            st.sampled_from([TaggedText("A"), TaggedText("B"), TaggedText("A", (Tag(0, TagKind.ALONE, 1, "x"),))]),
            st.sampled_from([Status.TRANSLATED, Status.DRAFT]),
            *_SAID,
        ),
        min_size=2,
        max_size=4,
    ).map(tuple),
    st.none(),
    st.none(),
    st.none(),
    st.sampled_from([None, ""]),
    *_SAID,
)
"""Units that meet one another on the desk: few texts, few dates."""


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "desk") as opened:
        yield opened


def went_round(desk: Desk, data: bytes, *, together: bool = True) -> bytes | None:
    """Import a file as a memory of its own and give it as it is handed on; None where it has nothing to take."""
    name = f"m{next(NUMBERS)}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.tmx"
        path.write_bytes(data)
        try:
            desk.imports.import_file(path)
        except NothingTaken:
            return None
        pairs = [pair for pair in desk.handing_on.languages(name) if set(pair) <= {"en", "ru", "kk"}]
        source, targets = (None, ()) if together else (pairs[0][0], (pairs[0][1],))
        desk.handing_on.memory(name, path, source=source, targets=targets)
        return path.read_bytes()


TOOLS = st.sampled_from(["tmtool", "OmegaT", "MemoQ", "other"])


def file_of(units: list[Unit], tool: str) -> bytes:
    """Write units as if another tool had."""
    out = io.BytesIO()
    tmx.write(units, out, source_language="en", created="2026-11-23T09:00:00Z", tool_version="1")
    return out.getvalue().replace(b'creationtool="tmtool"', f'creationtool="{tool}"'.encode(), 1)


@given(st.lists(UNITS, min_size=1, max_size=4), TOOLS, st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_file_that_went_round_once_goes_round_unchanged(
    desk: Desk, units: list[Unit], tool: str, together: bool
) -> None:
    first = went_round(desk, file_of(units, tool), together=together)
    if first is not None:
        assert went_round(desk, first, together=together) == first


@given(st.lists(CROWDED, min_size=2, max_size=5), TOOLS)
@settings(max_examples=30, deadline=None)
def test_so_does_one_whose_units_become_one(desk: Desk, units: list[Unit], tool: str) -> None:
    first = went_round(desk, file_of(units, tool))
    if first is not None:
        assert went_round(desk, first) == first


def read(data: bytes) -> list[Unit]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tmx"
        path.write_bytes(data)
        return list(tmx.read(path).units)


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="other" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en-US" datatype="plaintext"/><body>
<tu tuid="7" srclang="en-US" datatype="xml" usagecount="3" lastusagedate="20200101T000000Z" segtype="block"
 creationtool="Trados" creationtoolversion="8" creationdate="20190903T081500Z" creationid="DESK\\sergey"
 changedate="2019-09-04 10:00" changeid="dana" o-tmf="SDL TM8 Format" o-encoding="cp1251">
<note>ask the desk</note><note>сұрау керек</note><prop type="x-Origin">TM</prop><prop type="client"> </prop>
<prop type="x-Topic:MultipleString">oil</prop><prop type="x-Topic:MultipleString">gas</prop><prop type="empty"></prop>
<tuv xml:lang="en-US" creationdate="soon" creationid="one"><note>source note</note><prop type="x-a">b</prop>
<seg>The rally.</seg></tuv>
<tuv xml:lang="ru-RU" usagecount="9" changedate="20200101T000000Z" changeid="two" creationtool="t" datatype="html">
<prop type="x-context-pre">&lt;seg&gt;До.&lt;/seg&gt;</prop><seg>Митинг.</seg></tuv></tu>
</body></tmx>
"""


def test_every_attribute_property_note_and_date_comes_back_where_it_was(desk: Desk) -> None:
    came, (went,) = read(FOREIGN.encode())[0], read(went_round(desk, FOREIGN.encode()) or b"")
    assert went.tuid == "7"
    assert went.source_language == "en-US"
    assert (went.authorship, went.notes) == (came.authorship, ("ask the desk", "сұрау керек"))
    assert Counter(went.properties) == Counter(came.properties)
    assert Counter(went.properties) == Counter(
        {
            ("@datatype", "xml"): 1,
            ("@usagecount", "3"): 1,
            ("@lastusagedate", "20200101T000000Z"): 1,
            ("@segtype", "block"): 1,
            ("@creationtool", "Trados"): 1,
            ("@creationtoolversion", "8"): 1,
            ("@changedate", "2019-09-04 10:00"): 1,
            ("@o-tmf", "SDL TM8 Format"): 1,
            ("@o-encoding", "cp1251"): 1,
            ("x-Origin", "TM"): 1,
            ("client", " "): 1,
            ("x-Topic:MultipleString", "oil"): 1,
            ("x-Topic:MultipleString", "gas"): 1,
            ("empty", ""): 1,
        }
    )
    for before, after in zip(came.variants, went.variants, strict=True):
        assert (after.language, after.text, after.authorship) == (before.language, before.text, before.authorship)
        assert (Counter(after.properties), after.notes) == (Counter(before.properties), before.notes)


def test_attributes_come_back_as_attributes(desk: Desk) -> None:
    written = (went_round(desk, FOREIGN.encode()) or b"").decode()
    for attribute in (
        'creationid="DESK\\sergey"',
        'creationdate="20190903T081500Z"',
        'changedate="2019-09-04 10:00"',
        'segtype="block"',
        'o-encoding="cp1251"',
        '<tuv xml:lang="en-US" creationid="one" creationdate="soon">',
    ):
        assert attribute in written


SAME_SOURCE = """<tmx version="1.4"><header srclang="en"/><body>
<tu creationid="a" creationdate="20200101T000000Z"><prop type="x-Origin">TM</prop><note>first</note>
<tuv xml:lang="en"><seg>Hello</seg></tuv><tuv xml:lang="ru"><seg>Привет</seg></tuv></tu>
<tu creationid="b" creationdate="20220101T000000Z"><prop type="x-Origin">TM</prop><prop type="x-Context">1, 2</prop>
<tuv xml:lang="en"><seg>Hello</seg></tuv><tuv xml:lang="ru"><seg>Здравствуйте</seg></tuv></tu>
</body></tmx>"""


def test_units_that_become_one_keep_what_each_of_them_said(desk: Desk) -> None:
    (unit,) = read(went_round(desk, SAME_SOURCE.encode()) or b"")
    assert (unit.authorship.created_by, unit.properties) == ("b", (("x-Origin", "TM"), ("x-Context", "1, 2")))
    _, first, second = unit.variants
    assert (first.text.text, first.authorship.created_by, first.notes) == ("Привет", "a", ("first",))
    assert (second.text.text, second.authorship.created_by) == ("Здравствуйте", None)


def test_a_bilingual_file_has_a_pair_in_each_unit(desk: Desk) -> None:
    units = read(went_round(desk, SAME_SOURCE.encode(), together=False) or b"")
    assert [[variant.text.text for variant in unit.variants] for unit in units] == [
        ["Hello", "Привет"],
        ["Hello", "Здравствуйте"],
    ]


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "same.tmx").write_text(SAME_SOURCE, encoding="utf-8")
    assert desk.imports.import_file(tmp_path / "same.tmx").counts.new == 2
    again = desk.imports.import_file(tmp_path / "same.tmx").counts
    assert (again.new, again.updated, again.duplicate) == (0, 0, 2)
