"""TMX files as other tools write them and as they break, each with its stated outcome."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk
from tmtool.desk.desk import Desk
from tmtool.desk.file_hints import FileHints
from tmtool.desk.intake import Preview
from tmtool.exchange import tmx
from tmtool.exchange.packed import HARMLESS
from tmtool.model.errors import RefusedInput
from tmtool.model.units import Authorship, Status, Unit

FILES = Path(__file__).parents[1] / "data" / "tmx"


@dataclass(frozen=True)
class Taken:
    """A file that is read: how many units, the first one, and what was left out or put right."""

    read: int
    first: tuple[str, ...]
    skipped: dict[str, int] = field(default_factory=dict)
    repaired: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """A file that is refused: its line, and words of the sentence."""

    line: int | None
    words: str


PLAIN = ("The rally ended.", "Митинг закончился.")
OUTCOMES: dict[str, Taken | Refused] = {
    # What other tools write
    "omegat_project_save": Taken(5, ("‹1›The rally‹/1› ended.‹2/›", "‹1›Митинг‹/1› закончился.‹2/›"), {"no target": 1}),
    "for_omegat": Taken(3, ("August", "август")),
    "omegat_level2": Taken(1, ("‹1›Rally‹/1› in ‹2/›town", "‹1›Митинг‹/1› в ‹2/›городе")),
    "omegat_level2_from_zero": Taken(1, ("‹1›Rally‹/1›", "‹1›Митинг‹/1›")),
    "trados_studio": Taken(2, ("The ‹1›rally‹/1› ended.‹2/›", "‹1›Митинг‹/1› закончился.‹2/›")),
    "trados_contexts": Taken(2, ("It ended.", "Он закончился.")),
    "memoq_utf16le": Taken(1, PLAIN),
    "memoq_utf8": Taken(1, PLAIN),
    "memoq_context_as_elements": Taken(1, PLAIN),
    "wordfast": Taken(1, ("The rally &tA;ended.", "Митинг &tA;закончился.")),
    "olifant": Taken(1, ("‹1/›The rally ended.", "‹1/›Митинг закончился.")),
    "weblate": Taken(1, PLAIN),
    "poedit_no_srclang": Taken(1, PLAIN),
    "matecat": Taken(
        2,
        ("The ‹1›rally‹/1› ended.‹2/›", "‹1›Митинг‹/1› закончился.‹2/›"),
        {"no target": 1},
        {"unknown element made a tag": 4},
    ),
    "xtm": Taken(1, PLAIN),
    "tmx_1_2_with_maps": Taken(1, PLAIN),
    # Languages
    "language_variants": Taken(
        1, ("The color faded.", "The colour faded.", "The color faded out.", "Цвет поблёк.", "Түсі оңды.")
    ),
    "language_variants_exact": Taken(1, ("The color faded.", "The colour faded.", "Цвет поблёк.")),
    "underscores": Taken(1, PLAIN),
    "three_letters": Taken(1, (*PLAIN, "Митинг аяқталды.")),
    "upper_case_attribute": Taken(1, PLAIN),
    "capitals": Taken(1, PLAIN),
    "prefixed": Taken(1, PLAIN),
    "namespace": Taken(1, PLAIN),
    "srclang_all": Taken(2, ("Митинг закончился.", "Митинг аяқталды.")),
    "no_header": Taken(1, PLAIN),
    "srclang_of_units": Taken(2, ("Митинг закончился.", "The rally ended.")),
    "several_texts": Taken(1, ("Hello", "Привет", "Здравствуйте", "Здорово")),
    "foreign_languages": Taken(
        2,
        ("The rally ended.", "Der Protest ist vorbei.", "Митинг закончился."),
        {"not in two of the desk's languages": 1},
    ),
    "no_language_fits": Taken(1, ("Bread", "Хлеб"), {"not in two of the desk's languages": 1}),
    "texts_missing": Taken(
        9,
        PLAIN,
        {"no target": 3, "empty": 3, "no language": 1},
        {"empty text left out": 1, "text without a language left out": 1},
    ),
    # Fields
    "bad_dates": Taken(2, PLAIN),
    "hostile_fields": Taken(1, PLAIN, {}, {"attributes of a note or property left out": 1}),
    "fields_after_texts": Taken(1, ("Hello", "Привет")),
    "same_tuid": Taken(2, PLAIN),
    # Tags
    "crossed_tags": Taken(1, ("‹1›a‹2›b‹/1›c‹/2›", "‹1›а‹2›б‹/1›в‹/2›")),
    "unpaired_tags": Taken(1, ("a‹/1›b‹2›c‹1›d‹/3›e", "‹/1›‹1›а‹2›б‹/2›‹/3›")),
    "every_tag": Taken(1, ("‹1›Rally‹/1›‹2/›‹3› ‹2›in‹/2› ‹1/›town", "Митинг в городе")),
    "text_inside_tags": Taken(1, ("See ‹1/›here", "Смотри ‹1/›здесь"), {}, {"text inside a tag": 2}),
    "unknown_elements": Taken(
        2,
        ("The ‹1›rally‹/1› ‹2›ended‹/2›.‹3/›", "‹1›Митинг‹/1› закончился.‹2/›"),
        {"empty": 1},
        {"unknown element made a tag": 5},
    ),
    "comments_inside": Taken(1, ("The rally ended.", "Митинг <закончился> & всё")),
    "pretty_printed": Taken(2, PLAIN),
    "nested_units": Taken(2, ("Outer", "Внешняя")),
    # Repairs
    "bare_ampersand": Taken(1, ("Salt & bread & AT&T", "Соль & хлеб"), {}, {"bare ampersand": 3}),
    "bare_less_than": Taken(1, ("5 < 7 and <= 9", "5 < 7"), {}, {"bare less-than sign": 3}),
    "control_characters": Taken(1, PLAIN, {}, {"control character": 5}),
    "surrogate_pairs": Taken(1, ("A smile 😀", "Улыбка 😀"), {}, {"surrogate pair": 2}),
    "surrogate_bytes": Taken(1, ("A smile 😀", "Улыбка"), {}, {"surrogate pair": 1}),
    "html_entities": Taken(1, ("The\xa0rally — ended", "Митинг\xa0закончился"), {}, {"HTML entity": 3}),
    "space_before_declaration": Taken(1, PLAIN, {}, {"XML declaration": 1}),
    "mark_twice": Taken(1, PLAIN),
    "xml_1_1": Taken(1, PLAIN),
    "public_doctype": Taken(1, PLAIN),
    "trailing_control_z": Taken(1, PLAIN, {}, {"control character": 1}),
    "empty_body": Taken(0, ()),
    # Encodings
    "utf16le_without_mark": Taken(1, PLAIN),
    "utf16be": Taken(1, PLAIN),
    "utf16be_without_mark": Taken(1, PLAIN),
    "utf16_said_to_be_utf8": Taken(1, PLAIN),
    "utf8_said_to_be_utf16": Taken(1, PLAIN, {}, {"wrong encoding declaration": 1}),
    "utf32": Taken(1, PLAIN),
    "utf32be_without_mark": Taken(1, PLAIN),
    "windows_1251": Taken(1, PLAIN),
    "koi8_r": Taken(1, PLAIN),
    "kz_1048": Taken(1, ("The rally ended.", "Митинг аяқталды, ғой.")),
    "utf8_said_to_be_windows_1251": Taken(1, PLAIN, {}, {"wrong encoding declaration": 1}),
    "utf8_said_to_be_ascii": Taken(1, PLAIN, {}, {"wrong encoding declaration": 1}),
    # Refusals
    "refused_windows_1251_said_to_be_utf8": Refused(7, "an undecodable byte; name the right encoding with --encoding"),
    "refused_unknown_encoding": Refused(1, "“klingon”, which is not known"),
    "refused_nul": Refused(10, "a NUL character"),
    "refused_nul_reference": Refused(10, "a NUL character"),
    "refused_lone_surrogate": Refused(6, "a lone surrogate"),
    "refused_lone_surrogate_utf16": Refused(6, "a lone surrogate"),
    "refused_half_utf16": Refused(7, "is not UTF-16-LE"),
    "refused_cut_in_text": Refused(10, "cut off in line 10"),
    "refused_cut_in_tag": Refused(11, "cut off in line 11"),
    "refused_cut_before_end": Refused(13, "cut off in line 13"),
    "refused_mismatched": Refused(10, "an element is closed that is not the open one"),
    "refused_attribute_twice": Refused(6, "an attribute is given twice"),
    "refused_two_roots": Refused(11, "something follows after the end"),
    "refused_entities": Refused(2, "declares entities in line 2"),
    "refused_outside_entity": Refused(2, "declares entities in line 2"),
    "refused_parameter_entity": Refused(2, "declares entities in line 2"),
    "refused_other_root": Refused(2, "begins with “memory” where “tmx” should stand"),
    "refused_empty": Refused(None, "is empty"),
    "refused_only_space": Refused(3, "cut off in line 3"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("odd") / "desk") as opened:
        yield opened


def outcome(desk: Desk, path: Path, **options: Any) -> Taken | Refused:
    """Look at a file as an import does."""
    try:
        has: Preview = desk.imports.preview(path, FileHints(**options)).has
    except RefusedInput as error:
        assert error.file is not None
        assert error.message.endswith(".")
        return Refused(error.line, error.message)
    assert bool(has.problem) == (has.counts.read > 0 and not has.usable)
    return Taken(has.counts.read, (*has.samples, ())[0], has.counts.skipped, has.counts.repaired)


@pytest.mark.parametrize("name", OUTCOMES)
def test_each_odd_file_ends_as_it_should(desk: Desk, name: str) -> None:
    expected, found = OUTCOMES[name], outcome(desk, FILES / f"{name}.tmx")
    if isinstance(expected, Refused):
        assert isinstance(found, Refused), found
        assert (found.line, expected.words in found.words) == (expected.line, True), found
    else:
        assert found == expected


def test_every_odd_file_has_its_outcome() -> None:
    assert {path.stem for path in FILES.glob("*.tmx")} == set(OUTCOMES)


@pytest.mark.parametrize("name", [name for name, expected in OUTCOMES.items() if expected == Taken(1, PLAIN)])
def test_packed_files_are_known_by_their_content(desk: Desk, tmp_path: Path, name: str) -> None:
    data = (FILES / f"{name}.tmx").read_bytes()
    (tmp_path / "memory").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "memory.tmx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/memory.tmx", data)
    assert outcome(desk, tmp_path / "memory") == outcome(desk, tmp_path / "memory.tmx") == Taken(1, PLAIN)


FORCED: dict[str, tuple[dict[str, Any], Taken]] = {
    "refused_windows_1251_said_to_be_utf8": ({"encoding": "cp1251"}, Taken(1, PLAIN)),
    "refused_unknown_encoding": ({"encoding": "utf-8"}, Taken(1, PLAIN)),
    "refused_nul": ({"repair": True}, Taken(2, PLAIN, {}, {"NUL character": 1})),
    "refused_nul_reference": ({"repair": True}, Taken(2, PLAIN, {}, {"NUL character": 1})),
    "refused_lone_surrogate": (
        {"repair": True},
        Taken(1, ("One \ufffd two", "Раз"), {}, {"lone surrogate": 1}),
    ),
    "refused_lone_surrogate_utf16": (
        {"repair": True},
        Taken(1, ("One \ufffd two", "Раз"), {}, {"lone surrogate": 1}),
    ),
}
"""What a person may have taken all the same."""


@pytest.mark.parametrize("name", FORCED)
def test_a_person_may_have_it_taken_all_the_same(desk: Desk, name: str) -> None:
    options, expected = FORCED[name]
    assert outcome(desk, FILES / f"{name}.tmx", **options) == expected


def test_nobody_can_have_damage_taken(desk: Desk) -> None:
    for name, expected in OUTCOMES.items():
        if isinstance(expected, Refused) and name not in FORCED:
            found = outcome(desk, FILES / f"{name}.tmx", repair=True)
            assert isinstance(found, Refused), name


@pytest.mark.parametrize("name", [name for name, expected in OUTCOMES.items() if isinstance(expected, Taken)])
def test_what_is_taken_of_them_goes_out_valid_and_comes_back_the_same(
    desk: Desk, shared: Path, tmp_path: Path, name: str
) -> None:
    from lxml import etree

    with (shared / "schemas" / "tmx" / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    expected = OUTCOMES[name]
    assert isinstance(expected, Taken)
    if expected.read == sum(expected.skipped.values()):
        return
    desk.imports.import_file(FILES / f"{name}.tmx")
    desk.handing_on.memory(name, tmp_path / "first.tmx")
    desk.imports.import_file(tmp_path / "first.tmx", name=f"{name} again")
    desk.handing_on.memory(f"{name} again", tmp_path / "second.tmx")
    first = (tmp_path / "first.tmx").read_bytes()
    assert dtd.validate(etree.fromstring(first)), dtd.error_log
    assert (tmp_path / "second.tmx").read_bytes() == first


# What is in them


def units(name: str) -> list[Unit]:
    return list(tmx.read(FILES / f"{name}.tmx").units)


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("trados_contexts", [("The rally | march began.", "Police came."), (None, None)]),
        ("memoq_utf16le", [("Before it.", "")]),
        ("memoq_context_as_elements", [("Before it.", None)]),
        ("xtm", [("Before it.", "After it.")]),
        ("matecat", [("", "Police came.")]),
        ("trados_studio", [(None, None), (None, None)]),
        ("omegat_project_save", [(None, None)] * 3 + [("The rally ended.", "Police came.")]),
    ],
)
def test_the_context_of_each_tool_is_ours(name: str, around: list[tuple[str | None, str | None]]) -> None:
    assert [(unit.previous, unit.next) for unit in units(name)] == around


def test_alternative_translations_of_omegat_stay_apart(desk: Desk, tmp_path: Path) -> None:
    path = FILES / "omegat_project_save.tmx"
    assert [unit.tuid for unit in units("omegat_project_save")] == [
        None,
        "menu.properties#menu.open",
        "menu.properties#state.open",
        "a.txt",
    ]
    desk.imports.import_file(path, name="omegat")
    desk.handing_on.memory("omegat", tmp_path / "out.tmx")
    back = list(tmx.read(tmp_path / "out.tmx").units)
    assert [unit.variants[1].text.shown for unit in back[1:3]] == ["Открыть", "Открыто"]
    assert [unit.properties for unit in back[1:3]] == [
        (("file", "menu.properties"), ("id", "menu.open")),
        (("file", "menu.properties"), ("id", "state.open")),
    ]


def test_memories_that_others_write_for_omegat_are_read_as_its_own() -> None:
    first, second, third = units("for_omegat")
    assert (first.tuid, second.tuid) == ("date.properties#month-8", "date.properties#month-8-genitive")
    assert third.variants[0].text.shown == "‹1›Bold‹/1› 2 < 3"


def test_the_states_of_trados_are_ours() -> None:
    assert [unit.variants[1].status for unit in units("trados_studio")] == [Status.REVIEWED, Status.DRAFT]


def test_dates_that_are_none_stay_as_they_are_and_others_are_understood() -> None:
    first, second = units("bad_dates")
    assert first.authorship == Authorship("DESK\\dana", None, None, "2019-09-03T04:00:00Z")
    assert first.properties == (
        ("@creationdate", "yesterday"),
        ("@changedate", "2019-09-03T10:00:00+06:00"),
        ("@lastusagedate", ""),
    )
    assert [variant.authorship for variant in second.variants] == [
        Authorship(),
        Authorship(None, "2019-09-03T00:00:00Z"),
    ]
    assert second.variants[0].properties == (("@changedate", "20191399T000000Z"),)


def test_hostile_fields_come_as_they_are() -> None:
    (unit,) = units("hostile_fields")
    assert unit.properties == (
        ('a & "b"', "line\none\ttab"),
        ("", ""),
        ("", "no type"),
        (" ", " "),
        ("x", "<b>[red]x[/red]\u202e"),
    )
    assert unit.notes == ("түсініктеме", "")


def test_text_inside_a_tag_stays_in_it() -> None:
    (unit,) = units("text_inside_tags")
    assert unit.variants[0].text.tags[0].native == '<img alt="<sub type="alt">The &amp; rally</sub>">'


def test_the_kinds_of_tags_come_back(desk: Desk, tmp_path: Path) -> None:
    desk.imports.import_file(FILES / "trados_studio.tmx", name="kinds")
    desk.handing_on.memory("kinds", tmp_path / "out.tmx")
    written = (tmp_path / "out.tmx").read_text(encoding="utf-8")
    assert '<bpt i="1" x="1" type="bold"></bpt>Митинг<ept i="1"></ept>' in written
    assert '<ph x="2" type="lb"></ph>' in written


def test_marks_of_xliff_are_kept() -> None:
    first = units("matecat")[0]
    assert [tag.native for tag in first.variants[0].text.tags] == ['<g id="1">', "</g>", '<x id="2"/>']


# Archives


def zipped(path: Path, inside: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    return path


def test_all_the_memories_in_an_archive_are_read(desk: Desk, tmp_path: Path) -> None:
    sound = (FILES / "memoq_utf16le.tmx").read_bytes()
    faulty = (FILES / "bare_ampersand.tmx").read_bytes()
    others = {"__MACOSX/one.tmx": b"junk", "deep/.hidden.tmx": b"junk", "readme.txt": b"Hello"}
    path = zipped(tmp_path / "all.zip", {"one.tmx": sound, "deep/TWO.TMX": faulty, **others})
    assert outcome(desk, path) == Taken(2, PLAIN, {}, {"bare ampersand": 3})
    assert desk.imports.preview(path).name == "all"


def test_a_damaged_file_in_an_archive_is_named_with_its_line(desk: Desk, tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", {"one.tmx": (FILES / "refused_cut_in_text.tmx").read_bytes()})
    assert outcome(desk, path) == Refused(
        10, "“all.zip/one.tmx” is cut off in line 10; copy it again or export it again."
    )


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ({}, "cannot be read"),
        ({"a.txt": b"x"}, "ZIP archive"),
        ({"a.tmx": b""}, "cut off"),
        ({"a.tmx": b"PK"}, "damaged in line 1"),
        ({".a.tmx": b"<tmx/>"}, "without a TMX file in it"),
    ],
)
def test_archives_without_a_memory_are_refused(
    desk: Desk, tmp_path: Path, inside: dict[str, bytes], words: str
) -> None:
    found = outcome(desk, zipped(tmp_path / "a.zip", inside))
    assert isinstance(found, Refused)
    assert words in found.words


def test_damaged_and_locked_archives_are_refused(desk: Desk, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"one.tmx": (FILES / "olifant.tmx").read_bytes() * 50})
    data = bytearray(path.read_bytes())
    place = data.index(b"one.tmx") + 60
    data[place : place + 40] = b"\xff" * 40
    path.write_bytes(data)
    assert "damaged" in str(outcome(desk, path))
    locked = zipped(tmp_path / "b.zip", {"one.tmx": (FILES / "olifant.tmx").read_bytes()})
    flagged = bytearray(locked.read_bytes())
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        flagged[flagged.index(sign) + at] |= 1
    locked.write_bytes(flagged)
    assert "password" in str(outcome(desk, locked))


# Large ones, made here


def inside(text: str, body: str = "") -> str:
    start, end = '<tmx version="1.4"><header srclang="en"/><body>', "</body></tmx>"
    unit = f'<tu><tuv xml:lang="en"><seg>{text}</seg></tuv><tuv xml:lang="ru"><seg>а</seg></tuv>{body}</tu>'
    sound = '<tu><tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="ru"><seg>Раз</seg></tuv></tu>'
    return f"{start}\n{unit}\n{sound}{end}"


DEEP = "has more than 100 elements inside one another in line "
ONE = ("One", "Раз")
LARGE: dict[str, tuple[Callable[[], str], Taken | Refused]] = {
    "text of 10 MB": (lambda: inside("x " * 5_000_000), Taken(2, ONE, {"too long": 1})),
    "tag of 10 MB": (lambda: inside(f"<ph>{'x' * 10_000_000}</ph>a"), Taken(2, ONE, {"too long": 1})),
    "note of 10 MB": (lambda: inside("a", f"<note>{'x' * 10_000_000}</note>"), Taken(2, ONE, {"too long": 1})),
    "attribute of 10 MB": (
        lambda: inside("a", f'<prop type="{"x" * 10_000_000}">a</prop>'),
        Refused(2, "holds a mark of several megabytes that begins in line 2; no TMX has."),
    ),
    "comment of 10 MB": (lambda: inside(f"<!--{'x' * 10_000_000}-->a"), Refused(2, "a mark of several megabytes")),
    "a million properties": (
        lambda: inside("a", '<prop type="a">b</prop>' * 1_000_000),
        Taken(2, ONE, {"too long": 1}),
    ),
    "a million texts": (
        lambda: inside("a", '<tuv xml:lang="ru"><seg>a</seg></tuv>' * 300_000),
        Taken(2, ONE, {"too long": 1}),
    ),
    "a million tags": (lambda: inside('<ph x="1"/>' * 1_000_000 + "a"), Taken(2, ONE, {"too long": 1})),
    "attributes by the hundred thousand": (
        lambda: inside("a", "<prop " + " ".join(f'a{n}="b"' for n in range(100_000)) + ">a</prop>"),
        Taken(2, ("a", "а"), {}, {"attributes of a note or property left out": 1}),
    ),
    "tags 100 deep": (lambda: inside("<hi>" * 101 + "a" + "</hi>" * 101), Refused(2, f"{DEEP}2; no TMX has.")),
    "tags 99 deep": (
        lambda: inside("<hi>" * 99 + "a" + "</hi>" * 99),
        Taken(2, ("".join(f"‹{n}›" for n in range(1, 100)) + "a" + "".join(f"‹/{n}›" for n in range(99, 0, -1)), "а")),
    ),
    "marks deep inside a tag": (lambda: inside("<ph>" + "<sub>" * 500 + "</sub>" * 500 + "</ph>"), Refused(2, DEEP)),
    "elements a million deep": (lambda: inside("a", "<x>\n" * 1_000_000 + "</x>" * 1_000_000), Refused(99, DEEP)),
    "elements a million deep and never closed": (lambda: inside("a", "<x>" * 1_000_000), Refused(2, DEEP)),
    "ampersands by the million": (
        lambda: inside("& " * 40_000) + "\n" * 10,
        Taken(2, (("& " * 40_000), "а"), {}, {"bare ampersand": 40_000}),
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_large_files_end_soon_and_as_they_should(desk: Desk, tmp_path: Path, name: str) -> None:
    make, expected = LARGE[name]
    path = tmp_path / "large.tmx"
    path.write_text(make(), encoding="utf-8")
    found = outcome(desk, path)
    if isinstance(expected, Refused):
        assert isinstance(found, Refused), found
        assert (found.line, expected.words in found.words) == (expected.line, True), found.words
    else:
        assert found == expected


def bomb(start: bytes = b'<tmx version="1.4"><header srclang="en"/><body>') -> Iterator[bytes]:
    yield start
    for _ in range(300):
        yield b" " * (1 << 20)


@pytest.mark.parametrize("kind", ["zip", "gz"])
def test_bombs_are_refused(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"bomb.tmx.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.tmx", "w") as member:
            for piece in bomb():
                member.write(piece)
    else:
        with gzip.open(path, "wb") as file:
            for piece in bomb():
                file.write(piece)
    assert path.stat().st_size < HARMLESS
    assert "unpacks to more than 200 times its size, which no text does." in str(outcome(desk, path))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc, which tells the memory of a process")
def test_odd_files_need_little_memory(tmp_path: Path) -> None:
    code = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from tmtool.exchange import tmx\n"
        "from tmtool.model.errors import RefusedInput\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n"
        "        sum(1 for _ in tmx.read(Path(name)).units)\n"
        "    except RefusedInput:\n"
        "        pass\n"
        # What getrusage says begins with the process that started this one.
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)\n"
    )
    paths = []
    for number, (make, _) in enumerate(LARGE.values()):
        paths.append(tmp_path / f"{number}.tmx")
        paths[-1].write_text(make(), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code, *map(str, paths)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300, done.stdout


def test_a_stream_packed_in_memory_is_read_as_one(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb") as file:
        file.write((FILES / "weblate.tmx").read_bytes())
    with gzip.GzipFile(fileobj=buffer, mode="ab") as file:
        file.write(b"\n")
    (tmp_path / "a.tmx.gz").write_bytes(buffer.getvalue())
    assert len(list(tmx.read(tmp_path / "a.tmx.gz").units)) == 1
