from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.exchange.xliff_outcomes import OUTCOMES
from tests.exchange.xliff_table import Outcome, Refused
from tmtool.exchange import xliff
from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.model.articles import State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

FOLDER = Path(__file__).parents[1] / "data" / "xliff"
READ = {name: outcome for name, outcome in OUTCOMES.items() if isinstance(outcome, Outcome)}
REFUSED = {name: outcome for name, outcome in OUTCOMES.items() if isinstance(outcome, Refused)}
_CHANGING = frozenset(("state", "state-qualifier", "approved", "conf", "subState", "target-language", "trgLang"))


def _bilingual(name: str) -> tuple[bytes, BilingualFile]:
    data = (FOLDER / name).read_bytes()
    return data, xliff.read_bilingual(data, name=name)


def _line(entry: BilingualEntry) -> str:
    locked = " locked" if entry.locked else ""
    comments = "".join(
        f" # {f'{comment.person}: ' if comment.person else ''}{comment.text}" for comment in entry.comments
    )
    return f"{entry.number} {entry.state}{locked}: {entry.source.shown} => {entry.target.shown}{comments}"


def test_the_table_has_every_file() -> None:
    assert {path.name for path in FOLDER.iterdir()} == OUTCOMES.keys()
    assert len(OUTCOMES) >= 40


@pytest.mark.parametrize("name", READ)
def test_a_file_is_read_with_its_counts(name: str) -> None:
    outcome = READ[name]
    _, file = _bilingual(name)
    assert " ".join([file.source_language or "-", *file.target_languages]) == outcome.languages
    assert tuple(_line(entry) for entry in file.entries) == outcome.entries
    assert file.repaired == outcome.repaired
    assert file.encoding == outcome.encoding


@pytest.mark.parametrize("name", READ)
def test_what_is_translated_becomes_a_memory(name: str) -> None:
    outcome = READ[name]
    source = xliff.read(FOLDER / name)
    units = list(source.units)
    expected = [
        entry for entry in _bilingual(name)[1].entries if entry.source.text.strip() and entry.target.text.strip()
    ]
    assert [(unit.variants[0].text, unit.variants[1].text) for unit in units] == [
        (entry.source, entry.target) for entry in expected
    ]
    assert [unit.variants[1].status.value for unit in units] == [entry.state.value for entry in expected]
    assert source.skipped == outcome.skipped
    assert len(source.left_out) == sum(outcome.skipped.values())
    assert source.repaired == outcome.repaired


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_line(name: str) -> None:
    with pytest.raises(RefusedInput) as caught:
        xliff.read_bilingual((FOLDER / name).read_bytes(), name=name)
    assert REFUSED[name].message in caught.value.message
    assert caught.value.line == REFUSED[name].line
    with pytest.raises(RefusedInput):
        list(xliff.read(FOLDER / name).units)


@pytest.mark.parametrize("name", ["nul.xlf", "lone-surrogate.xlf", "broken-bytes.xlf"])
def test_what_may_mean_lost_text_is_repaired_where_the_person_asks(name: str) -> None:
    file = xliff.read_bilingual((FOLDER / name).read_bytes(), name=name, repair=True)
    assert len(file.entries) == 1
    assert sum(file.repaired.values()) in (1, 4)


def test_an_encoding_that_the_person_names_wins() -> None:
    data = (FOLDER / "broken-bytes.xlf").read_bytes()
    file = xliff.read_bilingual(data, name="a.xlf", encoding="cp1251")
    assert file.entries[0].target.text == "Один"
    assert file.repaired == {}
    changed = replace(file.entries[0], target=TaggedText("Қала"))
    # The letter that the code page lacks becomes a reference.
    assert "&#1178;ала".encode("cp1251") in xliff.write_bilingual(data, file, {1: changed})


@pytest.mark.parametrize("name", READ)
def test_an_unchanged_file_keeps_every_byte(name: str) -> None:
    data, file = _bilingual(name)
    assert xliff.write_bilingual(data, file, {}) == data
    assert xliff.write_bilingual(data, file, {entry.number: entry for entry in file.entries}) == data


def _translated(entry: BilingualEntry) -> BilingualEntry:
    """Another target with the tags of the source, in another state."""
    state = State.REVIEWED if entry.state is State.FINAL else State.FINAL
    return replace(entry, target=TaggedText(f"Жаңа & <{entry.number}>") + entry.source, state=state)


@pytest.mark.parametrize("name", READ)
def test_new_targets_are_found_again_and_nothing_else_has_changed(name: str) -> None:
    data, file = _bilingual(name)
    changed = {entry.number: _translated(entry) for entry in file.entries}
    new = xliff.write_bilingual(data, file, changed)
    again = xliff.read_bilingual(new, name=name)
    for entry in again.entries:
        wanted = changed[entry.number]
        assert entry.target.shown == wanted.target.shown
        assert entry.source == wanted.source
        assert entry.comments == wanted.comments
    assert [entry.state for entry in again.entries] == [changed[entry.number].state for entry in again.entries]
    if not file.repaired and "utf16" not in name:
        assert _without_targets(new) == _without_targets(data)
    assert xliff.write_bilingual(new, again, changed) == new


def _without_targets(data: bytes) -> str:
    """The file without what may change."""
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, recover=b"not a uri" in data)
    root = etree.fromstring(data, parser)
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if etree.QName(name).localname in (*_CHANGING, "status")]:
            del element.attrib[name]
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        is_unit = parent is not None and etree.QName(parent).localname in ("trans-unit", "segment")
        if is_unit and etree.QName(element).localname == "target":
            parent.text, element.tail = parent.text, None
            parent.remove(element)
    # No canonical form: some programs name namespaces that have none.
    return "".join(etree.tostring(root, encoding="unicode").split())


@pytest.mark.parametrize("name", [name for name in READ if READ[name].entries])
def test_changing_one_target_touches_no_other_line_of_text(name: str) -> None:
    data, file = _bilingual(name)
    if file.repaired:
        return
    entry = file.entries[0]
    new = xliff.write_bilingual(data, file, {entry.number: replace(entry, target=TaggedText("Жаңа"))})
    begin = next((n for n, (a, b) in enumerate(zip(data, new, strict=False)) if a != b), len(data))
    end = next((n for n, (a, b) in enumerate(zip(data[::-1], new[::-1], strict=False)) if a != b), 0)
    # What differs is one stretch, no longer than the unit itself; the language may have been written at the top.
    assert begin > 0
    assert end > 0
    assert b"internal-file" not in data[begin : len(data) - end]


def test_notes_are_written_where_the_schema_has_them() -> None:
    data, file = _bilingual("matecat.xlf")
    entry = file.entries[0]
    comment = replace(entry.comments[0], text="Check & see", person="Aigul")
    new = xliff.write_bilingual(data, file, {1: replace(entry, comments=(*entry.comments, comment))})
    assert new == data.replace(b"</alt-trans>\n", b'</alt-trans>\n  <note from="Aigul">Check &amp; see</note>\n')


def test_a_new_comment_in_a_file_of_trados_stands_at_its_head_and_around_the_text() -> None:
    data, file = _bilingual("trados.sdlxliff")
    entry = file.entries[1]
    comment = replace(file.entries[0].comments[0], text="Why & when?", person="Aigul", time="2026-11-23T09:00:00Z")
    new = xliff.write_bilingual(data, file, {entry.number: replace(entry, comments=(comment,))})
    again = xliff.read_bilingual(new, name="trados.sdlxliff")
    assert again.entries[1] == replace(entry, comments=(comment,))
    assert [one for one in again.entries if one.number != entry.number] == [
        one for one in file.entries if one.number != entry.number
    ]
    assert new.count(b"<cmt-def ") == 2
    assert new.startswith(b"\xef\xbb\xbf")


def test_a_comment_around_a_text_stays_around_the_new_one() -> None:
    data, file = _bilingual("trados.sdlxliff")
    entry = file.entries[0]
    new = xliff.write_bilingual(data, file, {entry.number: replace(entry, target=TaggedText("Жаңа"))})
    assert '<mrk mtype="seg" mid="1"><mrk mtype="x-sdl-comment" sdl:cid="c-1">Жаңа</mrk></mrk>'.encode() in new


def test_states_of_trados_are_written_in_its_own_words() -> None:
    data, file = _bilingual("trados-untouched.sdlxliff")
    new = xliff.write_bilingual(
        data, file, {1: replace(file.entries[0], target=TaggedText("Бір."), state=State.TRANSLATED)}
    )
    before, after = data.decode("utf-8-sig").split("</seg-source>")
    target = (
        '<target><g id="3"><x id="4" /><mrk mtype="seg" mid="1">Бір.</mrk> <mrk mtype="seg" mid="2"></mrk></g></target>'
    )
    after = after.replace('<sdl:seg id="1" />', '<sdl:seg id="1" conf="Translated" />')
    assert new.decode("utf-8-sig") == f"{before}</seg-source>{target}{after}"


def test_states_of_memoq_are_written_in_its_own_words() -> None:
    data, file = _bilingual("memoq.mqxliff")
    new = xliff.write_bilingual(
        data, file, {2: replace(file.entries[1], target=TaggedText("Кім келді?"), state=State.REVIEWED)}
    )
    expected = data.replace(b'mq:status="NotStarted"', b'mq:status="Reviewer1Confirmed"')
    assert new == expected.replace(
        b'<target xml:space="preserve"></target>', '<target xml:space="preserve">Кім келді?</target>'.encode()
    )


def test_comments_of_memoq_stand_in_its_own_elements() -> None:
    data, file = _bilingual("memoq.mqxliff")
    first, last = file.entries[0], file.entries[4]
    comment = replace(last.comments[0], text="Why & when?", person="Aigul")
    changed = {one.number: replace(one, comments=(*one.comments, comment)) for one in (first, last)}
    new = xliff.write_bilingual(data, file, changed)
    assert [entry.comments for entry in xliff.read_bilingual(new, name="a.mqxliff").entries] == [
        changed.get(entry.number, entry).comments for entry in file.entries
    ]
    assert new.count(b"<mq:comments>") == 2
    assert b'>gone</mq:comment><mq:comment id="' in new
    assert b"<note" not in new


def test_a_missing_target_comes_behind_the_source_in_the_manner_of_the_file() -> None:
    data, file = _bilingual("angular.ru.xlf")
    new = xliff.write_bilingual(
        data, file, {2: replace(file.entries[1], target=TaggedText("Пока"), state=State.TRANSLATED)}
    )
    expected = data.replace(
        b"<source>Bye</source>\n", "<source>Bye</source>\n        <target>Пока</target>\n".encode()
    ).replace(b'original="ng2.template">', b'original="ng2.template" target-language="ru">')
    assert new == expected


def test_a_prefix_of_the_file_is_used_for_what_is_made() -> None:
    data, file = _bilingual("prefixed.xlf")
    entry = file.entries[0]
    new = xliff.write_bilingual(data, file, {1: replace(entry, target=entry.source, state=State.DRAFT)})
    made = b'<x:target state="needs-review-translation">A <x:g id="1">b</x:g></x:target>'
    assert new == data.replace(b"</x:source>", b"</x:source>" + made)


def test_signing_off_approves_and_a_step_back_takes_it_away() -> None:
    data, file = _bilingual("no-states.xlf")
    first, second = file.entries[:2]
    new = xliff.write_bilingual(
        data, file, {1: replace(first, state=State.FINAL), 2: replace(second, state=State.TRANSLATED)}
    )
    assert new == data.replace(b'id="1">', b'id="1" approved="yes">').replace(
        "<target>Один".encode(), '<target state="final">Один'.encode()
    ).replace(b'id="2" approved="yes"', b'id="2" approved="no"')


def test_crossing_tags_stay_well_formed_and_unknown_ones_are_dropped() -> None:
    data, file = _bilingual("okapi.xlf")
    entry = file.entries[0]
    opened, closed = entry.source.tags
    target = TaggedText("абв", (replace(closed, at=0), replace(opened, at=1), replace(opened, at=2, number=9)))
    new = xliff.write_bilingual(data, file, {1: replace(entry, target=target)})
    assert '<mrk mid="0" mtype="seg">абв</mrk>'.encode() in new
    etree.fromstring(new)


def test_the_names_of_neighbours_stay_within_their_file() -> None:
    units = list(xliff.read(FOLDER / "states.xlf").units)
    assert (units[0].previous, units[0].next) == ("", "Text 2")
    assert (units[-1].previous, units[-1].next) == ("Text 9", "")
    assert [(unit.previous, unit.next) for unit in xliff.read(FOLDER / "xcode.xliff").units] == [("", ""), ("", "")]


def test_a_hundred_elements_inside_one_another_are_read_and_thousands_refused() -> None:
    deep = _file('<g id="1">' * 100 + "a" + "</g>" * 100)
    assert len(xliff.read_bilingual(deep, name="a.xlf").entries[0].source.tags) == 200
    with pytest.raises(RefusedInput, match="more than 200 elements inside one another in line 1"):
        xliff.read_bilingual(_file("<g>" * 5000 + "</g>" * 5000), name="a.xlf")


@pytest.mark.parametrize(
    "source",
    ["a" * 100_001, "word " * 1_000_000, "<x/>" * 300_000 + "a", "a<!-- b -->" * 200_000],
    ids=["one word", "many words", "many codes", "many comments"],
)
def test_a_text_without_end_is_left_out_and_counted(source: str) -> None:
    data = _file(source)
    file = xliff.read_bilingual(data, name="a.xlf")
    assert (file.entries, file.skipped) == ((), {"too long": 1})
    assert xliff.write_bilingual(data, file, {}) == data


def test_a_mark_without_end_is_refused_at_once() -> None:
    with pytest.raises(RefusedInput, match="several megabytes that begins in line 2") as caught:
        xliff.read_bilingual(_file("\n<!--" + "a" * (20 << 20) + "-->"), name="a.xlf")
    assert caught.value.line == 2


def test_marks_of_one_name_without_end_are_left_out_and_counted() -> None:
    marks = '<mrk mtype="seg" mid="1">a</mrk>' * 60_000
    data = _file("a").replace(b"</source>", f"</source><seg-source>{marks}</seg-source>".encode())
    file = xliff.read_bilingual(data, name="a.xlf")
    assert file.entries == ()
    assert sum(file.skipped.values()) > 0


def test_a_file_larger_than_any_is_refused() -> None:
    with pytest.raises(RefusedInput, match="larger than 100 MB"):
        xliff.read_bilingual(_file("<!--" + "a" * (101 << 20) + "-->"), name="a.xlf")


def _file(source: str) -> bytes:
    head = '<xliff version="1.2"><file original="a" source-language="en" target-language="ru"><body>'
    unit = f'<trans-unit id="1"><source>{source}</source><target>б</target></trans-unit>'
    return f"{head}{unit}</body></file></xliff>".encode()


def test_a_unit_whose_data_have_no_end_is_left_out_and_counted(tmp_path: Path) -> None:
    data = "".join(f'<data id="d{number}">x</data>' for number in range(20_001))
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">'
        f"<unit id='1'><originalData>{data}</originalData><segment><source>Town</source><target>Город</target>"
        "</segment></unit><unit id='2'><segment><source>River</source><target>Река</target></segment></unit></file>"
        "</xliff>",
        encoding="utf-8",
    )
    source = xliff.read(path)
    assert [unit.variants[0].text.text for unit in source.units] == ["River"]
    assert (source.skipped, source.left_out) == ({"too long": 1}, {1: "too long"})
    file = xliff.read_bilingual(path.read_bytes(), name="a.xlf")
    assert [(entry.number, entry.source.text) for entry in file.entries] == [(2, "River")]
    assert file.skipped == {"too long": 1}
    changed = {2: replace(file.entries[0], target=TaggedText("Речка"))}
    written = xliff.write_bilingual(path.read_bytes(), file, changed).decode()
    assert written.count("<target>Город</target>") == written.count("<target>Речка</target>") == 1
