"""TMX files as jobs: translations are put into their units, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tmtool.exchange import tmx
from tmtool.exchange.bilingual_file import BilingualEntry
from tmtool.exchange.tmx_bilingual import read_bilingual, write_bilingual
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<tmx version="1.4">\n<header creationtool="{}" creationtoolversion="1" '
    'segtype="sentence" o-tmf="x" adminlang="en" srclang="{}" datatype="plaintext"/>\n<body>\n'
)
UNITS = """\
<tu tuid="a" creationdate='20261101T080000Z'><note>Short</note>
  <tuv xml:lang="en-US"><seg>The <bpt i="1">&lt;b&gt;</bpt>police<ept i="1">&lt;/b&gt;</ept> came.</seg></tuv>
  <tuv xml:lang="ru-RU" changeid="x>y"><seg>Полиция приехала.</seg></tuv>
</tu>
<tu><tuv xml:lang="EN-us"><seg>Town</seg></tuv></tu>
<tu><tuv xml:lang="ru-RU"><seg>Только здесь</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>River</seg></tuv><tuv xml:lang="ru-RU"><seg/></tuv></tu>
"""
FILE = (HEAD.format("other", "en-US") + UNITS + "</body>\n</tmx>\n").encode()


def put(data: bytes, number: int, shown: str, *comments: Comment) -> str:
    file = read_bilingual(data, name="a.tmx")
    entry = next(entry for entry in file.entries if entry.number == number)
    target = TaggedText.from_shown(shown, entry.source.tags)
    new = replace(entry, target=target, state=State.TRANSLATED, comments=(*entry.comments, *comments))
    return write_bilingual(data, file, {number: new}).decode()


def test_units_are_entries_by_number_and_language() -> None:
    file = read_bilingual(FILE, name="a.tmx")
    assert (file.source_language, file.target_languages) == ("en-US", ("ru-RU",))
    assert [(one.number, one.source.shown, one.target.shown, str(one.state)) for one in file.entries] == [
        (1, "The ‹1›police‹/1› came.", "Полиция приехала.", "translated"),
        (2, "Town", "", "new"),
        (4, "River", "", "new"),
    ]
    assert file.entries[0].comments == (Comment("Short", "TMX", ""),)
    assert file.skipped == {"no source text": 1}


def test_only_the_text_of_a_translation_changes() -> None:
    whole = put(FILE, 1, "Приехала ‹1›полиция‹/1› & ушла.")
    new = 'Приехала <bpt i="1" x="1">&lt;b&gt;</bpt>полиция<ept i="1">&lt;/b&gt;</ept> &amp; ушла.'
    assert whole == FILE.decode().replace("<seg>Полиция приехала.</seg>", f"<seg>{new}</seg>")


@pytest.mark.parametrize(("number", "source"), [(2, "Town"), (4, "River")])
def test_a_unit_without_translation_gets_a_variant(number: int, source: str) -> None:
    whole = put(FILE, number, "Перевод")
    etree.fromstring(whole.encode())
    assert whole.count("<tuv ") == FILE.count(b"<tuv ") + 1
    assert '<tuv xml:lang="ru-RU"><seg>Перевод</seg></tuv>' in whole


def test_a_comment_becomes_a_note_of_the_translation() -> None:
    assert '<tuv xml:lang="ru-RU" changeid="x>y"><note>aida: да?</note><seg>' in put(
        FILE, 1, "Полиция приехала.", Comment("да?", "aida", "")
    )


def test_tags_of_omegat_stay_text() -> None:
    units = "<tu><tuv lang='EN'><seg>A &lt;b0&gt;deal&lt;/b0&gt;</seg></tuv><tuv lang='RU'><seg>Да</seg></tuv></tu>"
    data = (HEAD.format("OmegaT", "EN") + units + "</body></tmx>").encode()
    assert "<seg>&lt;b0&gt;Сделка&lt;/b0&gt;</seg>" in put(data, 1, "‹1›Сделка‹/1›")


def test_utf16_stays_utf16() -> None:
    data = FILE.decode().replace("utf-8", "utf-16").encode("utf-16")
    file = read_bilingual(data, name="a.tmx")
    written = write_bilingual(data, file, {2: replace(file.entries[1], target=TaggedText("Қала"))})
    assert written.decode("utf-16").count("Қала") == 1


@pytest.mark.parametrize("data", [b"", b"<tmx><body><tu>", b"<xliff/>", b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>'])
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedInput):
        read_bilingual(data, name="a.tmx")


_TEXT = st.text(st.sampled_from("аб <>&'\"қ‹1›"), min_size=1, max_size=9).filter(str.strip)


@given(st.lists(_TEXT, min_size=1, max_size=5))
def test_what_is_put_in_is_read_again(texts: list[str]) -> None:
    body = "".join(f'<tu><tuv xml:lang="en"><seg>s {n}</seg></tuv></tu>' for n in range(len(texts)))
    data = (HEAD.format("x", "en") + body + "</body></tmx>").encode()
    file = read_bilingual(data, name="a.tmx")
    changed: dict[int, BilingualEntry] = {
        entry.number: replace(entry, target=TaggedText(text), language="kk")
        for entry, text in zip(file.entries, texts, strict=True)
    }
    again = read_bilingual(write_bilingual(data, file, changed), name="a.tmx")
    assert [entry.target.text for entry in again.entries] == texts
    assert again.target_languages == ("kk",)


def test_the_memory_reader_sees_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(put(FILE, 2, "Город"))
    units = list(tmx.read(path).units)
    assert [variant.text.text for variant in units[1].variants] == ["Town", "Город"]


@pytest.mark.parametrize(
    "unit",
    [
        f"<tu>{'<note>n</note>' * 10_001}<tuv xml:lang='en'><seg>Town</seg></tuv></tu>",
        f"<tu><tuv xml:lang='en'><seg>Town{'<ph/>' * 10_001}</seg></tuv></tu>",
        f"<tu><tuv xml:lang='en'><seg>{'Town ' * 20_001}</seg></tuv></tu>",
    ],
)
def test_a_unit_with_more_than_any_has_is_counted_and_left_out(unit: str) -> None:
    file = read_bilingual((HEAD.format("x", "en") + UNITS + unit + "</body></tmx>").encode(), name="a.tmx")
    assert (file.skipped["too long"], {one.number for one in file.entries}) == (1, {1, 2, 4})


def test_a_file_of_very_many_languages_is_no_job() -> None:
    texts = "".join(f'<tuv xml:lang="x-{number}"><seg>Город</seg></tuv>' for number in range(201))
    data = f'{HEAD.format("X", "en")}<tu><tuv xml:lang="en"><seg>Town</seg></tuv>{texts}</tu></body></tmx>'
    with pytest.raises(RefusedInput, match="has 201 languages, which no job has"):
        read_bilingual(data.encode(), name="a.tmx")
