from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tmtool.exchange import po
from tmtool.exchange.unit_source import UnitSource
from tmtool.model.articles import Comment, Segment, State
from tmtool.model.errors import MissingInput, RefusedInput
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Unit

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ru\\n"\n\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "article.po"


def opened(path: Path, data: str | bytes, **options: Any) -> UnitSource:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return po.read(path, **options)


def texts(units: list[Unit]) -> list[list[str]]:
    return [[variant.text.text for variant in unit.variants] for unit in units]


def segment(
    number: int, source: str, target: str = "", state: State = State.TRANSLATED, *, block: int = 1, **fields: Any
) -> Segment:
    return Segment(
        id=number,
        job=1,
        number=number,
        first_block=block,
        start=0,
        last_block=block,
        end=len(source),
        source=TaggedText(source),
        target=TaggedText(target),
        state=state,
        version=1,
        **fields,
    )


def written(segments: list[Segment], *, language: str = "ru", drafts: bool = True) -> bytes:
    out = io.BytesIO()
    po.write(
        segments,
        out,
        article="zhanaozen.txt",
        source_language="en",
        language=language,
        created="2026-11-23T09:00:00Z",
        drafts=drafts,
    )
    return out.getvalue()


def check_with_msgfmt(folder: Path, data: bytes) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("needs msgfmt (gettext), which is not installed")
    path = folder / "checked.po"
    path.write_bytes(data)
    result = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


# Reading


def test_entries_become_units(path: Path) -> None:
    entry = '# ask\n#. button\n#: a.txt:3\n#, no-wrap\nmsgctxt "a:1.1"\nmsgid "Rally"\nmsgstr ""\n"Мит"\n"инг\\n"\n'
    source = opened(path, HEADER + entry)
    (unit,) = source.units
    assert texts([unit]) == [["Rally", "Митинг\n"]]
    assert [variant.language for variant in unit.variants] == ["en", "ru"]
    assert (unit.tuid, unit.notes) == ("a:1.1", ("ask", "button"))
    assert unit.properties == (("x-po-reference", "a.txt:3"), ("x-po-flags", "no-wrap"))
    assert source.source_language == "en"


def test_what_is_no_translation_is_skipped_and_counted(path: Path) -> None:
    body = (
        '#, fuzzy\n#| msgid "Old"\nmsgid "New"\nmsgstr "Новый"\n\nmsgid "Empty"\nmsgstr ""\n\n'
        'msgid "Rally"\nmsgstr "Митинг"\n\n#~ msgid "Gone"\n#~ msgstr "Нет"\n'
    )
    source = opened(path, HEADER + body)
    assert texts(list(source.units)) == [["Rally", "Митинг"]]
    assert source.skipped == {"fuzzy": 1, "no target": 1, "obsolete": 1}


def test_plural_forms_are_texts_of_the_plural(path: Path) -> None:
    body = (
        'msgid "one rally"\nmsgid_plural "%d rallies"\n'
        'msgstr[0] "%d митинг"\nmsgstr[1] "%d митинга"\nmsgstr[2] "%d митингов"\n'
    )
    units = list(opened(path, HEADER + body).units)
    assert texts(units) == [["one rally", "%d митинг"], ["%d rallies", "%d митинга", "%d митингов"]]


def test_the_same_text_under_two_contexts_is_two_units(path: Path) -> None:
    body = 'msgctxt "1"\nmsgid "Rally"\nmsgstr "Митинг"\n\nmsgctxt "2"\nmsgid "Rally"\nmsgstr "Ралли"\n'
    assert [unit.tuid for unit in opened(path, HEADER + body).units] == ["1", "2"]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "CP1252"])
def test_a_code_page_is_not_believed_of_a_file_that_is_utf_8(path: Path, charset: str) -> None:
    data = HEADER.replace("UTF-8", charset) + 'msgid "City"\nmsgstr "Город"\n'
    source = opened(path, data)
    assert texts(list(source.units)) == [["City", "Город"]]
    assert source.repaired == {"wrong encoding declaration": 1}
    job = po.read_bilingual(data.encode(), name=path.name)
    assert [entry.target.text for entry in job.entries] == ["Город"]
    assert job.repaired == source.repaired
    assert po.write_bilingual(data.encode(), job, {1: replace(job.entries[0], target=TaggedText("Қала"))}) == (
        data.replace("Город", "Қала").encode()
    )


@pytest.mark.parametrize(("charset", "word"), [("EUC-KR", "천"), ("windows-1252", "Ã©")])
def test_bytes_of_letters_that_take_two_are_not_taken_for_utf_8(path: Path, charset: str, word: str) -> None:
    data = (HEADER.replace("UTF-8", charset) + f'msgid "City"\nmsgstr "{word}"\n').encode(charset)
    assert data.decode("utf-8")  # it may well be both
    found = po.read_bilingual(data, name=path.name).entries[0].target.text
    assert found == (word if charset == "EUC-KR" else "é")


def test_the_declared_charset_is_believed(path: Path) -> None:
    text = HEADER.replace("UTF-8", "windows-1251") + 'msgid "Rally"\nmsgstr "Митинг"\n'
    assert texts(list(opened(path, text.encode("cp1251")).units)) == [["Rally", "Митинг"]]


def test_marks_and_windows_newlines_are_taken(path: Path) -> None:
    data = "\ufeff" + (HEADER + 'msgid "Rally"\nmsgstr "Митинг"\n').replace("\n", "\r\n")
    assert texts(list(opened(path, data).units)) == [["Rally", "Митинг"]]


def test_line_separators_inside_a_text_do_not_cut_it(path: Path) -> None:
    assert texts(list(opened(path, HEADER + 'msgid "a\u2028b"\nmsgstr "в\x85г"\n').units)) == [["a\u2028b", "в\x85г"]]


def test_the_language_may_stand_in_the_file_name(tmp_path: Path) -> None:
    body = HEADER.replace("Language: ru", "Language: ") + 'msgid "Rally"\nmsgstr "Митинг"\n'
    (unit,) = opened(tmp_path / "article.kk.po", body).units
    assert unit.variants[1].language == "kk"
    (unit,) = opened(tmp_path / "article.po", body).units
    assert unit.variants[1].language == "und"


def test_control_characters_are_dropped_and_counted(path: Path) -> None:
    source = opened(path, HEADER + 'msgid "Ral\x01ly"\nmsgstr "Мит\x0bинг"\n')
    assert texts(list(source.units)) == [["Rally", "Митинг"]]
    assert source.repaired == {"control character": 2}


@pytest.mark.parametrize(("fault", "name"), [(b"\0", "NUL character"), (b"\xff", "undecodable byte")])
def test_what_may_mean_lost_text_needs_repair(path: Path, fault: bytes, name: str) -> None:
    data = (HEADER + 'msgid "Rally"\nmsgstr "X"\n').encode().replace(b"X", b"X" + fault)
    with pytest.raises(RefusedInput) as caught:
        opened(path, data)
    assert caught.value.line == 7
    assert opened(path, data, repair=True).repaired == {name: 1}


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ('msgid "a"\nmsgstr "abc\n', 7, "not closed"),
        ('msgid "a"\nmsgstr "a"b"\n', 7, "not closed"),
        ('msgid "a\nmsgstr "b"\n', 6, "not closed"),
        ('msgid "a"\n', 7, "cut off"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 7, "cannot stand here"),
        ('msgid "a"\nmsgstr[0] "b"\n', 7, "cannot stand here"),
        ('msgid "a"\nRally in town\nmsgstr "b"\n', 7, "no place"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[999999999] "d"\n', 9, "plural forms"),
        ("# a remark\n" * 10_001 + 'msgid "a"\nmsgstr "b"\n', 10_006, "10,000 lines of remarks"),
        (f'msgid "{"a" * 100_000}"\nmsgstr "b"\n', 6, "more than 100,000 characters"),
        ('msgid ""\n' + '"word"\n' * 17_000 + 'msgstr "b"\n', 16_672, "more than 100,000 characters"),
    ],
)
def test_damage_is_refused_with_its_line(path: Path, body: str, line: int, words: str) -> None:
    with pytest.raises(RefusedInput, match=words) as caught:
        opened(path, HEADER + body)
    assert caught.value.line == line
    assert "article.po" in caught.value.message


@pytest.mark.parametrize("data", [b"", b"Rally in town\n", b"# only a comment\n", bytes(range(32)) * 9])
def test_other_files_are_refused(path: Path, data: bytes) -> None:
    with pytest.raises(RefusedInput, match=r"article\.po"):
        opened(path, data)


def test_a_file_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(MissingInput):
        po.read(path)


# Writing


def test_each_segment_has_its_own_context() -> None:
    segments = [
        segment(1, "Rally", "Митинг"),
        segment(2, "Kwan", "Кван", block=2, left_out=True),
        segment(3, "Kwan", "Кван", block=2),
        segment(4, "Kwan", "", State.NEW, block=3),
        segment(5, "", "Добавлено.", block=3),
    ]
    text = written(segments).decode()
    assert [line for line in text.splitlines() if line.startswith("msgctxt")] == [
        'msgctxt "zhanaozen.txt:1.1"',
        'msgctxt "zhanaozen.txt:2.2"',
        'msgctxt "zhanaozen.txt:3.1"',
    ]


def test_drafts_are_fuzzy_and_comments_stand_above() -> None:
    comments = (Comment("Which one?", "aigerim", "2026-11-23T09:00:00Z"),)
    text = written([segment(1, "Rally", "Митинг", State.DRAFT, comments=comments)]).decode()
    assert '# aigerim: Which one?\n#, fuzzy\nmsgctxt "zhanaozen.txt:1.1"\nmsgid "Rally"\nmsgstr "Митинг"\n' in text
    assert "fuzzy" not in written([segment(1, "Rally", "Митинг", State.DRAFT)], drafts=False).decode()


def test_the_header_names_languages_plurals_and_the_time_of_the_desk() -> None:
    text = written([segment(1, "Rally", "Митинг")], language="kk").decode()
    assert '"Language: kk\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert '"PO-Revision-Date: 2026-11-23 09:00+0000\\n"' in text
    assert written([segment(1, "Rally", "Митинг")], language="kk").decode() == text


@pytest.mark.parametrize("language", ["ru", "kk", "kk-Latn", "en"])
def test_msgfmt_finds_nothing_although_a_line_occurs_twice(tmp_path: Path, language: str) -> None:
    segments = [
        segment(1, "Sergey Kwan", "Сергей Кван"),
        segment(2, "Sergey Kwan", "Сергей Кван", block=2),
        segment(3, "Sergey Kwan", "Сергей", State.DRAFT, block=2),
        segment(4, "100% of “C:\\new” it\r\nbegan\v\n", "Всё\tначалось", State.REVIEWED, block=3),
        segment(5, "Left.", "\nУшли.\n", block=4),
        segment(6, "Open.", "", State.NEW, block=4),
    ]
    check_with_msgfmt(tmp_path, written(segments, language=language))


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\\"\n\t%'), max_size=40)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_passes_msgfmt_and_comes_back(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    data = written([segment(number, *pair) for number, pair in enumerate(pairs, 1)])
    check_with_msgfmt(tmp_path, data)
    units = list(opened(tmp_path / "back.po", data).units)
    whole = [pair for pair in pairs if pair[0].strip() and pair[1].strip()]
    assert [[text.strip("\n") for text in unit] for unit in texts(units)] == [
        [text.strip("\n") for text in pair] for pair in whole
    ]


def test_tags_come_back_as_tags(path: Path) -> None:
    text = TaggedText("Rally", (Tag(0, TagKind.OPEN, 1, "<b>"), Tag(5, TagKind.CLOSE, 1, "</b>")))
    tagged = replace(segment(1, "Rally", "Митинг"), source=text, target=text)
    (unit,) = opened(path, written([tagged])).units
    assert unit.variants[0].text.shown == "‹1›Rally‹/1›"
    assert unit.variants[0].text.text == "Rally"
