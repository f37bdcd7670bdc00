from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtool.exchange import tmx
from tmtool.exchange.tmx_fields import CONTEXT_AFTER, CONTEXT_BEFORE
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Authorship, Properties, Status, Unit, Variant

CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\n\t\r"
)
TEXT = st.text(CHARACTERS, max_size=30)
SOLID = TEXT.filter(lambda text: bool(text.strip()))
NAMES = st.sampled_from(["x-document", "client", "Txt::FileName", 'odd "name" & more'])
TIMES = st.datetimes().map(lambda moment: f"{moment.replace(microsecond=0).isoformat()}Z")
PROPERTIES: st.SearchStrategy[Properties] = st.lists(st.tuples(NAMES, TEXT), max_size=2).map(tuple)
NOTES = st.lists(TEXT, max_size=2).map(tuple)
AUTHORSHIP = st.builds(Authorship, *[st.none() | SOLID, st.none() | TIMES] * 2)


@st.composite
def tagged_texts(draw: st.DrawFn) -> TaggedText:
    text = draw(SOLID)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kinds = [draw(st.sampled_from(TagKind)) for _ in places]
    tags: list[Tag] = []
    opened: list[int] = []
    for number, (place, kind) in enumerate(zip(places, kinds, strict=True), 1):
        pair = number
        if kind is TagKind.OPEN:
            opened.append(number)
        elif kind is TagKind.CLOSE and opened and draw(st.booleans()):
            # Pairs may overlap, and some tags have lost their other end.
            pair = opened.pop(draw(st.integers(0, len(opened) - 1)))
        tags.append(Tag(place, kind, pair, draw(TEXT)))
    return TaggedText(text, tuple(tags))


VARIANTS = st.builds(
    Variant,
    st.sampled_from(["en", "en-US", "ru", "kk-Latn"]),
    tagged_texts(),
    st.sampled_from(Status),
    AUTHORSHIP,
    PROPERTIES,
    NOTES,
)
UNITS = st.builds(
    Unit,
    st.lists(VARIANTS, min_size=2, max_size=4).map(tuple),
    st.sampled_from([None, "en", "kk"]),
    st.none() | SOLID,
    st.none() | TEXT,
    st.none() | TEXT,
    AUTHORSHIP,
    PROPERTIES,
    NOTES,
)


def written(units: list[Unit]) -> bytes:
    out = io.BytesIO()
    count = tmx.write(units, out, source_language="en", created="2026-11-23T09:00:00Z", tool_version="0.1")
    assert count == len(units)
    return out.getvalue()


def read(data: bytes, **options: Any) -> list[Unit]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        path.write_bytes(data)
        return list(tmx.read(path, **options).units)


def pair(source: str, target: str, **fields: Any) -> Unit:
    return Unit((Variant("en", TaggedText(source)), Variant("ru", TaggedText(target))), **fields)


@given(st.lists(UNITS, max_size=3))
@settings(max_examples=150, deadline=None)
def test_units_come_back_as_they_were_written(units: list[Unit]) -> None:
    assert read(written(units)) == units


@given(st.lists(UNITS, max_size=3))
@settings(max_examples=40, deadline=None)
def test_every_file_written_is_valid(shared: Path, units: list[Unit]) -> None:
    from lxml import etree

    with (shared / "schemas" / "tmx" / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(etree.fromstring(written(units))), dtd.error_log


ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "\x1b[31m",
        "]]>",
        "<!--",
        "&#1;",
        "\ud800",
        "\ufffe",
        "@tuid",
        "@usagecount",
        "@creationdate",
        "@segtype",
    ]
)
HOSTILE = st.builds(
    Unit,
    st.lists(
        st.builds(
            Variant,
            ANYTHING,
            st.builds(lambda text, native: TaggedText(text, (Tag(0, TagKind.ALONE, 1, native),)), ANYTHING, ANYTHING),
            st.sampled_from(Status),
            st.builds(Authorship, ANYTHING, ANYTHING, ANYTHING, ANYTHING),
            st.lists(st.tuples(ANYTHING, ANYTHING), max_size=3).map(tuple),
            st.lists(ANYTHING, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    *[st.none() | ANYTHING] * 4,
    st.builds(Authorship, ANYTHING, ANYTHING, ANYTHING, ANYTHING),
    st.lists(st.tuples(ANYTHING, ANYTHING), max_size=3).map(tuple),
    st.lists(ANYTHING, max_size=2).map(tuple),
)
"""Units of which every text may be anything, also what XML cannot hold."""


@given(st.lists(HOSTILE, max_size=2))
@settings(max_examples=100, deadline=None)
def test_so_is_one_of_hostile_units(shared: Path, units: list[Unit]) -> None:
    from lxml import etree

    with (shared / "schemas" / "tmx" / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(etree.fromstring(written(units))), dtd.error_log


def test_the_same_units_give_the_same_bytes() -> None:
    units = [pair("Rally", "Митинг", tuid="7")]
    assert written(units) == written(units)


def test_the_file_looks_as_other_programs_expect() -> None:
    unit = pair("Rally", "Митинг", tuid="7", previous="", next="It <b>began</b>.", source_language="en")
    assert written([unit]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        '<header creationtool="tmtool" creationtoolversion="0.1" segtype="sentence" o-tmf="tmtool" adminlang="en"'
        ' srclang="en" datatype="plaintext" creationdate="20261123T090000Z"/>\n<body>\n'
        '<tu tuid="7" srclang="en">\n<prop type="x-context-pre"></prop>\n'
        '<prop type="x-context-post">It &lt;b&gt;began&lt;/b&gt;.</prop>\n'
        '<tuv xml:lang="en"><seg>Rally</seg></tuv>\n<tuv xml:lang="ru"><seg>Митинг</seg></tuv>\n</tu>\n'
        "</body>\n</tmx>\n"
    )


def test_an_approved_variant_says_so() -> None:
    variants = (Variant("en", TaggedText("Rally")), Variant("ru", TaggedText("Митинг"), Status.REVIEWED))
    assert b'<prop type="x-status">reviewed</prop>' in written([Unit(variants)])


def test_characters_that_xml_does_not_allow_are_dropped() -> None:
    (unit,) = read(written([pair("Ral\x01ly\ud800 \ufffe", "Мит\x0bинг")]))
    assert [variant.text.text for variant in unit.variants] == ["Rally ", "Митинг"]


def test_a_unit_without_variants_is_left_out() -> None:
    assert tmx.write([Unit(())], io.BytesIO(), source_language="en", created="", tool_version="0") == 0


def test_the_memory_of_the_shared_folder_reads_whole_and_comes_back(shared: Path) -> None:
    path = shared / "data" / "news_en_ru_kk.tmx"
    source = tmx.read(path)
    units = list(source.units)
    assert len(units) == path.read_text().count("<tu ") == source.total_hint
    assert {len(unit.variants) for unit in units} == {3}
    assert (source.repaired, source.skipped, source.source_language) == ({}, {}, "en")
    # The file has a carriage return before each </seg>; white space is content, and XML reads it as a newline.
    assert units[0].variants[0].text.text == "Welsh AMs worried about 'looking like muppets'\n"
    assert units[0].properties == (("x-document", "bbc.381790"),)
    assert read(written(units)) == units


def test_context_is_never_a_property() -> None:
    (unit,) = read(written([pair("Rally", "Митинг", previous="Before.", next="After.")]))
    assert (unit.previous, unit.next) == ("Before.", "After.")
    assert not {CONTEXT_BEFORE, CONTEXT_AFTER} & {name for name, _ in unit.properties}
