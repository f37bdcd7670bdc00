from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from lxml import etree

from tests.exchange.xliff_jobs import CREATED, job, jobs, legal, segment, written
from tmtool.exchange import xliff, xliff2_writing, xliff12_writing
from tmtool.model.articles import Comment, State
from tmtool.model.job_content import JobContent
from tmtool.model.text import Tag, TaggedText, TagKind

VERSIONS = pytest.mark.parametrize("version", [xliff12_writing, xliff2_writing], ids=["1.2", "2.1"])
_CORE = "urn:oasis:names:tc:xliff:document:2.0"


@cache
def _schema(shared: Path, version: ModuleType) -> etree.XMLSchema:
    """The schema of a version; what 1.2 imports from the net is put beside it."""
    folder = shared / "schemas"
    if version is xliff2_writing:
        return etree.XMLSchema(etree.parse(folder / "xliff2.1" / "xliff_core_2.0.xsd"))
    xml = (folder / "xliff2.1" / "informativeCopiesOf3rdPartySchemas" / "w3c" / "xml.xsd").as_uri()
    text = (folder / "xliff" / "xliff-core-1.2-strict.xsd").read_text("utf-8")
    return etree.XMLSchema(etree.fromstring(text.replace("http://www.w3.org/2001/xml.xsd", xml).encode()))


def _tags(*tags: tuple[int, TagKind, int]) -> tuple[Tag, ...]:
    return tuple(Tag(at, kind, number, f"<{number}>") for at, kind, number in tags)


BOLD = TaggedText("A bold word.", _tags((2, TagKind.OPEN, 1), (6, TagKind.CLOSE, 1), (11, TagKind.ALONE, 2)))
CROSSED = TaggedText(
    "abcd", _tags((0, TagKind.OPEN, 1), (1, TagKind.OPEN, 2), (2, TagKind.CLOSE, 1), (3, TagKind.CLOSE, 2))
)


@VERSIONS
@given(content=jobs())
def test_every_job_is_valid_by_its_schema(shared: Path, version: ModuleType, content: JobContent) -> None:
    data = written(version, content)
    schema = _schema(shared, version)
    schema.assertValid(etree.fromstring(data))
    assert written(version, content) == data


@VERSIONS
@given(content=jobs(tags=False))
def test_a_job_read_back_has_the_same_segments(version: ModuleType, content: JobContent) -> None:
    file = xliff.read_bilingual(written(version, content), name="job.xlf")
    expected = [
        (number, one)
        for number, one in enumerate(content.segments, 1)
        if _kept(version, one.source.text).strip() or _kept(version, one.target.text).strip()
    ]
    assert [entry.number for entry in file.entries] == [number for number, _ in expected]
    for entry, (_, one) in zip(file.entries, expected, strict=True):
        assert entry.source.text == _kept(version, one.source.text)
        assert entry.target.text == _kept(version, one.target.text)
        assert entry.state is one.state
        assert entry.locked == (one.left_out or one.locked)
        assert [(comment.text, comment.person, comment.time) for comment in entry.comments] == [
            (legal(comment.text), legal(comment.person), comment.time) for comment in one.comments
        ]
    if content.segments:
        assert (file.source_language, file.target_languages) == ("en", ("kk-KZ",))


def _kept(version: ModuleType, text: str) -> str:
    """What a version can hold: 2.1 has a way to write control characters."""
    return legal(text) if version is xliff12_writing else re.sub("[\0\ud800-\udfff\ufffe\uffff]", "", text)


@VERSIONS
@given(content=jobs())
def test_a_job_whose_entries_are_put_back_unchanged_keeps_every_byte(version: ModuleType, content: JobContent) -> None:
    data = written(version, content)
    file = xliff.read_bilingual(data, name="job.xlf")
    assert xliff.write_bilingual(data, file, {entry.number: entry for entry in file.entries}) == data


@VERSIONS
@pytest.mark.parametrize("text", [BOLD, CROSSED, TaggedText("ab", _tags((1, TagKind.OPEN, 1)))])
def test_tags_come_back_with_their_numbers(version: ModuleType, text: TaggedText) -> None:
    content = job([text], [segment(text, text, State.TRANSLATED)])
    (entry,) = xliff.read_bilingual(written(version, content), name="job.xlf").entries
    assert entry.source.shown == text.shown
    assert entry.target.shown == text.shown


@VERSIONS
def test_a_tag_doubled_in_the_target_keeps_its_number(version: ModuleType) -> None:
    source = TaggedText("a", _tags((0, TagKind.OPEN, 1), (1, TagKind.CLOSE, 1), (1, TagKind.ALONE, 2)))
    target = TaggedText(
        "бв",
        _tags(
            (0, TagKind.OPEN, 1),
            (1, TagKind.CLOSE, 1),
            (1, TagKind.OPEN, 1),
            (2, TagKind.CLOSE, 1),
            (2, TagKind.ALONE, 2),
            (2, TagKind.ALONE, 2),
        ),
    )
    content = job([source], [segment(source, target, State.TRANSLATED)])
    (entry,) = xliff.read_bilingual(written(version, content), name="job.xlf").entries
    assert entry.target.shown == "‹1›б‹/1›‹1›в‹/1›‹2/›‹2/›"


def test_a_job_as_xliff_12() -> None:
    block = TaggedText("One. Two. Three.")
    segments = [
        segment("One.", "Бір.", State.FINAL, end=4),
        segment("Two.", "Екі.", State.DRAFT, start=5, end=9, comments=(Comment("Why?", "Aigul", CREATED),)),
        segment("Three.", left_out=True, start=10, end=16),
    ]
    assert written(xliff12_writing, job([block], segments)).decode().splitlines()[5:-3] == [
        '<trans-unit id="1-1" xml:space="preserve">',
        "<source>One. Two. </source>",
        '<seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk> </seg-source>',
        '<target state="needs-review-translation"><mrk mtype="seg" mid="1">Бір.</mrk> '
        '<mrk mtype="seg" mid="2">Екі.</mrk> </target>',
        '<context-group purpose="x-tmtool"><context context-type="x-tmtool-state">1 final</context>'
        '<context context-type="x-tmtool-note">2 2026-11-23T09:00:00Z</context></context-group>',
        '<note from="Aigul">Why?</note>',
        "</trans-unit>",
        '<trans-unit id="1-2" translate="no" xml:space="preserve">',
        "<source>Three.</source>",
        '<seg-source><mrk mtype="seg" mid="3">Three.</mrk></seg-source>',
        "</trans-unit>",
    ]


def test_a_job_as_xliff_21() -> None:
    segments = [
        segment(BOLD, BOLD, State.REVIEWED, comments=(Comment("Why?", "Aigul", CREATED),)),
        segment("", "Және.", State.DRAFT, start=12, end=12),
        segment("Two.\x0b", "", State.FINAL, start=13, end=18, old_source=TaggedText("2.")),
    ]
    block = BOLD + TaggedText(" Two.\x0b")
    assert written(xliff2_writing, job([block], segments)).decode().splitlines()[3:-2] == [
        '<unit id="u1">',
        "<notes>",
        '<note category="Aigul" tmtool:segment="s1" tmtool:time="2026-11-23T09:00:00Z">Why?</note>',
        "</notes>",
        '<originalData><data id="d1">&lt;1&gt;</data><data id="d2">&lt;2&gt;</data></originalData>',
        '<segment id="s1" state="reviewed">',
        '<source>A <pc id="1" dataRefStart="d1" dataRefEnd="d1">bold</pc> word<ph id="2" dataRef="d2"/>.</source>',
        '<target>A <pc id="1" dataRefStart="d1" dataRefEnd="d1">bold</pc> word<ph id="2" dataRef="d2"/>.</target>',
        "</segment>",
        '<segment id="s2" state="initial" subState="tmtool:draft">',
        "<source></source>",
        "<target>Және.</target>",
        "</segment>",
        "<ignorable><source> </source><target> </target></ignorable>",
        '<segment id="s3" state="final" subState="tmtool:empty">',
        '<source>Two.<cp hex="000B"/></source>',
        "<target></target>",
        "</segment>",
        "</unit>",
    ]


@VERSIONS
def test_a_segment_that_runs_over_blocks_stands_in_the_unit_of_the_first(version: ModuleType) -> None:
    blocks = [TaggedText("One. Two"), TaggedText("goes on. Three."), TaggedText("Four.")]
    segments = [
        segment("One.", end=4),
        segment("Two goes on.", "Екі.", State.TRANSLATED, start=5, last_block=2, end=8),
        segment("Three.", first_block=2, start=9, last_block=2, end=15),
        segment("Four.", first_block=3, last_block=3, end=5),
    ]
    data = written(version, job(blocks, segments))
    units = [element for element in etree.fromstring(data).iter() if etree.QName(element).localname in _UNITS]
    assert [unit.get("id").lstrip("u") for unit in units] == ["1", "3"]
    entries = xliff.read_bilingual(data, name="job.xlf").entries
    assert [entry.source.text for entry in entries] == ["One.", "Two goes on.", "Three.", "Four."]
    assert [entry.starts_group for entry in entries] == [True, False, False, True]


_UNITS = ("trans-unit", "unit")


@VERSIONS
def test_what_a_changed_segment_was_goes_with_it_and_is_no_unit(version: ModuleType) -> None:
    old = TaggedText("Old.")
    content = job([TaggedText("New.")], [segment("New.", "Жаңа.", State.DRAFT, old_source=old)])
    data = written(version, content)
    assert b"<source>Old.</source>" in data
    (entry,) = xliff.read_bilingual(data, name="job.xlf").entries
    assert (entry.source.text, entry.old_source) == ("New.", "Old.")


@VERSIONS
def test_an_article_without_segments_gives_a_valid_file(shared: Path, version: ModuleType) -> None:
    data = written(version, job([], []))
    _schema(shared, version).assertValid(etree.fromstring(data))
    assert xliff.read_bilingual(data, name="job.xlf").entries == ()
