from __future__ import annotations

import codecs
import gzip
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.exchange import tmx
from tmtool.exchange.unit_source import UnitSource
from tmtool.exchange.xml_repair import XmlRepairer
from tmtool.model.errors import MissingInput, RefusedInput, UsageError
from tmtool.model.text import Tag, TagKind
from tmtool.model.units import Authorship, Status, Unit

HEADER = (
    '<header creationtool="{tool}" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"'
    ' srclang="{source}" datatype="plaintext"/>'
)


def document(body: str, *, tool: str = "other", source: str = "en", start: str = "") -> str:
    header = HEADER.format(tool=tool, source=source)
    return f'{start}<tmx version="1.4">\n{header}\n<body>\n{body}\n</body>\n</tmx>\n'


def pair(source: str = "Rally", target: str = "Митинг", *, inside: str = "", attributes: str = "") -> str:
    return (
        f'<tu {attributes}>{inside}<tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="ru"><seg>{target}</seg></tuv></tu>'
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory.tmx"


def opened(path: Path, text: str | bytes, *, encoding: str | None = None, repair: bool = False) -> UnitSource:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmx.read(path, encoding=encoding, repair=repair)


def only_unit(path: Path, text: str | bytes) -> Unit:
    (unit,) = opened(path, text).units
    return unit


def source_text(path: Path, inner: str, **options: str) -> str:
    return only_unit(path, document(pair(inner), **options)).variants[0].text.text


# What other programs write


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="UTF-16"?>\n'])
def test_utf16_and_marks_are_told_by_the_bytes(path: Path, encoding: str, declared: str) -> None:
    assert only_unit(path, document(pair(), start=declared).encode(encoding)).variants[1].text.text == "Митинг"


def test_a_declared_code_page_is_believed(path: Path) -> None:
    text = document(pair(), start='<?xml version="1.0" encoding="windows-1251"?>\n')
    assert only_unit(path, text.encode("cp1251")).variants[1].text.text == "Митинг"


def test_a_named_encoding_wins_over_the_declaration(path: Path) -> None:
    text = document(pair(), start='<?xml version="1.0" encoding="UTF-8"?>\n').encode("cp1251")
    (unit,) = opened(path, text, encoding="cp1251").units
    assert unit.variants[1].text.text == "Митинг"


def test_a_packed_file_is_read(path: Path) -> None:
    assert only_unit(path, gzip.compress(document(pair()).encode())).variants[0].text.text == "Rally"


def test_omegat_writes_lang_and_formatting_as_text(path: Path) -> None:
    body = (
        '<tu><prop type="prev">Before.</prop><prop type="next">After.</prop><note>ask</note>'
        '<tuv lang="EN-US"><seg>&lt;b0&gt;Rally&lt;/b0&gt; in &lt;f1/&gt;town</seg></tuv>'
        '<tuv lang="ru"><seg>Митинг</seg></tuv></tu>'
    )
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n'
    unit = only_unit(path, document(body, tool="OmegaT", source="EN-US", start=start))
    assert (unit.previous, unit.next, unit.notes) == ("Before.", "After.", ("ask",))
    assert [variant.language for variant in unit.variants] == ["EN-US", "ru"]
    text = unit.variants[0].text
    assert text.shown == "‹1›Rally‹/1› in ‹2/›town"
    assert [tag.native for tag in text.tags] == ["<b0>", "</b0>", "<f1/>"]


def test_text_that_looks_like_a_tag_stays_text_in_other_files(path: Path) -> None:
    assert source_text(path, "&lt;b0&gt;Rally") == "<b0>Rally"


def test_trados_levels_become_the_state_and_every_field_stays(path: Path) -> None:
    inside = '<prop type="x-ConfirmationLevel">ApprovedSignOff</prop><prop type="x-Context">0, 0</prop>'
    attributes = (
        r'creationdate="20190903T081500Z" creationid="DESK\sergey" changedate="yesterday" usagecount="4"'
        ' lastusagedate="20200101T000000Z"'
    )
    unit = only_unit(path, document(pair(inside=inside, attributes=attributes)))
    assert {variant.status for variant in unit.variants} == {Status.FINAL}
    assert unit.authorship == Authorship("DESK\\sergey", "2019-09-03T08:15:00Z")
    assert unit.properties == (
        ("@changedate", "yesterday"),
        ("@usagecount", "4"),
        ("@lastusagedate", "20200101T000000Z"),
        ("x-ConfirmationLevel", "ApprovedSignOff"),
        ("x-Context", "0, 0"),
    )


def test_memoq_keeps_the_context_with_the_source_variant(path: Path) -> None:
    before, after = (
        "&lt;seg&gt;Salt &amp;amp; bread.&lt;bpt i='1'&gt;{}&lt;/bpt&gt;&lt;/seg&gt;",
        "&lt;seg&gt;&lt;/seg&gt;",
    )
    body = (
        '<tu><prop type="client"> </prop>'
        '<tuv xml:lang="ru"><prop type="x-context-pre">&lt;seg&gt;Хлеб.&lt;/seg&gt;</prop><seg>Митинг</seg></tuv>'
        f'<tuv xml:lang="en"><prop type="x-context-pre">{before}</prop>'
        f'<prop type="x-context-post">{after}</prop><seg>Rally</seg></tuv></tu>'
    )
    unit = only_unit(path, document(body, tool="MemoQ"))
    assert (unit.previous, unit.next) == ("Salt & bread.", "")
    assert unit.properties == (("client", " "),)


def test_a_blank_context_is_unknown(path: Path) -> None:
    body = (
        '<tu><tuv xml:lang="en"><prop type="x-context-pre"> </prop><seg>Rally</seg></tuv>'
        '<tuv xml:lang="ru"><seg>Митинг</seg></tuv></tu>'
    )
    unit = only_unit(path, document(body))
    assert (unit.previous, unit.next) == (None, None)


def test_context_at_the_unit_is_the_text_itself(path: Path) -> None:
    inside = '<prop type="x-context-pre"></prop><prop type="x-context-post">&lt;seg&gt;</prop>'
    unit = only_unit(path, document(pair(inside=inside)))
    assert (unit.previous, unit.next) == ("", "<seg>")


def test_several_texts_of_one_language_all_stay(path: Path) -> None:
    body = pair().replace(
        "</tu>", '<tuv xml:lang="ru-RU"><seg>Акция</seg></tuv><tuv xml:lang="RU"><seg>Сход</seg></tuv></tu>'
    )
    variants = only_unit(path, document(body)).variants
    assert [(variant.language, variant.text.text) for variant in variants[1:]] == [
        ("ru", "Митинг"),
        ("ru-RU", "Акция"),
        ("RU", "Сход"),
    ]


@pytest.mark.parametrize(("header", "named"), [("en", "en"), ("*all*", None), ("*", None), ("", None)])
def test_the_header_may_leave_the_source_language_open(path: Path, header: str, named: str | None) -> None:
    source = opened(path, document(pair(), source=header))
    assert source.source_language == named
    assert next(source.units).source_language is None


@pytest.mark.parametrize(("written", "named"), [("kk", "kk"), ("*all*", None)])
def test_a_unit_may_name_its_own_source_language(path: Path, written: str, named: str | None) -> None:
    assert only_unit(path, document(pair(attributes=f'srclang="{written}"'))).source_language == named


@pytest.mark.parametrize("inner", [" Rally  now ", "Rally\nnow", "\nRally", "Rally\n", "\u00a0Rally\t"])
def test_white_space_is_content(path: Path, inner: str) -> None:
    assert source_text(path, inner) == inner


def test_indentation_of_a_pretty_file_is_not(path: Path) -> None:
    assert source_text(path, "\n      Rally now\n    ") == "Rally now"
    assert source_text(path, "\n      Rally now\n    ", tool="tmtool") == "\n      Rally now\n    "


def test_cdata_is_text(path: Path) -> None:
    assert source_text(path, "<![CDATA[Salt & <bread>]]>") == "Salt & <bread>"


# Inline elements


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ('<bpt i="1" x="1">&lt;b></bpt>Rally<ept i="1">&lt;/b></ept>', "‹1›Rally‹/1›"),
        ('<bpt i="0" x="0"/>Rally<ept i="0"/>', "‹1›Rally‹/1›"),
        ('<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/>c<ept i="2"/>', "‹1›a‹2›b‹/1›c‹/2›"),
        ('a<ph>{1}</ph>b<ph x="1"/>c<ph/>', "a‹1/›b‹2/›c‹3/›"),
        ('<it pos="begin" x="4"/>Rally<it pos="end" x="5"/>', "‹4›Rally‹/5›"),
        ("a<ut>{\\b</ut>b", "a‹1/›b"),
        ('a<hi type="x">b<ph/></hi>c', "a‹1›b‹1/›‹/1›c"),
        ('a<ph x="2">&lt;img alt="<sub>picture</sub>"></ph>b', "a‹2/›b"),
    ],
)
def test_inline_elements_become_tags(path: Path, inner: str, shown: str) -> None:
    assert only_unit(path, document(pair(inner))).variants[0].text.shown == shown


def test_a_code_keeps_its_native_mark(path: Path) -> None:
    unit = only_unit(path, document(pair('a<ph x="2">&lt;img alt="<sub type="alt">so &amp; so</sub>"></ph>b')))
    assert unit.variants[0].text.tags == (Tag(1, TagKind.ALONE, 2, '<img alt="<sub type="alt">so &amp; so</sub>">'),)


# What cannot be used


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<tu><tuv xml:lang="en"><seg>Rally</seg></tuv><note>why</note></tu>', "no target"),
        (pair(target=""), "no target"),
        (pair(" ", "\n"), "empty"),
        ("<tu></tu>", "empty"),
        (pair('<ph x="1"/>', '<ph x="1"/>'), "empty"),
        ("<tu><tuv><seg>Rally</seg></tuv><tuv><seg>Митинг</seg></tuv></tu>", "no language"),
        (pair("x" * 100_001), "too long"),
        (pair(inside=f"<note>{'x' * 100_001}</note>"), "too long"),
    ],
)
def test_units_that_cannot_be_used_are_counted_by_reason(path: Path, body: str, reason: str) -> None:
    source = opened(path, document(body + pair()))
    assert [unit.variants[0].text.text for unit in source.units] == ["Rally"]
    assert source.skipped == {reason: 1}


# Repairs


@pytest.mark.parametrize(
    ("inner", "text", "repaired"),
    [
        ("Salt & bread", "Salt & bread", {"bare ampersand": 1}),
        ("a&b; c&d", "a&b; c&d", {"bare ampersand": 2}),
        ("Ral\x01ly&#x1F;&#11;", "Rally", {"control character": 3}),
        ("&#xD83D;&#xDE00; &#55357;&#56832;", "😀 😀", {"surrogate pair": 2}),
        ("a&nbsp;b &mdash; &LT;", "a\u00a0b — <", {"HTML entity": 3}),
        ("<![CDATA[a & b]]> &nbsp;", "a & b \u00a0", {"HTML entity": 1}),
        ("<![CDATA[a\x02 & b]]>", "a & b", {"control character": 1}),
        ("&amp; &lt; &#65; & <!-- & -->", "& < A & ", {"bare ampersand": 1}),
    ],
)
@pytest.mark.parametrize("start", ["", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'])
def test_faults_are_repaired_and_counted(
    path: Path, inner: str, text: str, repaired: dict[str, int], start: str
) -> None:
    source = opened(path, document(pair(inner), start=start))
    (unit,) = source.units
    assert unit.variants[0].text.text == text
    assert source.repaired == repaired


def test_surrogates_written_as_bytes_are_joined(path: Path) -> None:
    data = document(pair("Rally X")).encode().replace(b"X", b"\xed\xa0\xbd\xed\xb8\x80")
    source = opened(path, data)
    assert next(source.units).variants[0].text.text == "Rally 😀"
    assert source.repaired == {"surrogate pair": 1}


def test_nothing_is_repaired_in_a_sound_file(path: Path) -> None:
    source = opened(path, document(pair("<![CDATA[a & b &nbsp;]]>")), repair=True)
    assert next(source.units).variants[0].text.text == "a & b &nbsp;"
    assert source.repaired == {}


@pytest.mark.parametrize(
    ("fault", "words", "forced", "name"),
    [
        (b"\0", "a NUL character", "Rally ", "NUL character"),
        (b"&#0;", "a NUL character", "Rally ", "NUL character"),
        (b"&#xD83D;", "a lone surrogate", "Rally \ufffd", "lone surrogate"),
        (b"\xff", "an undecodable byte", "Rally \ufffd", "undecodable byte"),
    ],
)
def test_what_may_mean_lost_text_is_refused_unless_repair_is_asked_for(
    path: Path, fault: bytes, words: str, forced: str, name: str
) -> None:
    data = document(pair() + "\n" + pair("Rally X")).encode().replace(b"X", fault)
    with pytest.raises(RefusedInput, match=words) as caught:
        opened(path, data)
    assert caught.value.line == 5
    assert "memory.tmx" in caught.value.message
    source = opened(path, data, repair=True)
    assert [unit.variants[0].text.text for unit in source.units] == ["Rally", forced]
    assert source.repaired == {name: 1}


PIECES = st.lists(
    st.sampled_from(
        ["&", "&amp;", "&nbsp;", "&#xD83D;", "&#xDE00;", "&#1;", "<![CDATA[", "]]>", "<!--", "-->", "a", ";"]
    )
)


@given(PIECES, st.integers(1, 9))
def test_repairs_do_not_depend_on_where_a_piece_ends(pieces: list[str], size: int) -> None:
    text = "".join(pieces)

    def repaired(parts: list[str]) -> tuple[str, dict[str, int]]:
        counts: dict[str, int] = {}
        repairer = XmlRepairer(forced=True, wide=False, file="a", counts=counts)
        return "".join([*map(repairer.feed, parts), repairer.feed("", final=True)]), counts

    assert repaired([text[at : at + size] for at in range(0, len(text), size)]) == repaired([text])


# Refusals


def refusal(path: Path, data: str | bytes) -> RefusedInput:
    with pytest.raises(RefusedInput) as caught:
        list(opened(path, data).units)
    assert caught.value.file is not None
    assert caught.value.message.endswith(".")
    return caught.value


def test_a_file_that_is_cut_off_is_refused_wherever_the_cut_is(path: Path) -> None:
    whole = document("\n".join(pair() for _ in range(3))).rstrip()
    for end in range(1, len(whole), 7):
        refusal(path, whole[:end])
    assert "cut off" in refusal(path, whole[: whole.index("</body>")]).message


def test_damage_is_refused_with_its_line(path: Path) -> None:
    error = refusal(path, document(pair() + "\n" + pair().replace("</seg>", "", 1)))
    assert error.line == 5
    assert "memory.tmx" in error.message
    assert "damaged in line 5" in error.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"  \n ", "cut off"),
        (bytes(range(256)) * 4, "memory.tmx"),
        (b"<html><body>x</body></html>", "begins with “html”"),
        (b"Rally in town\n", "damaged in line 1"),
        (b'<?xml version="1.0" encoding="klingon"?><tmx/>', "klingon"),
        (gzip.compress(b"<tmx>" * 1000, mtime=0)[:-9], "gzip"),
        (codecs.BOM_UTF16_LE + b"<\0t\0m", "UTF-16"),
    ],
)
def test_other_files_are_refused(path: Path, data: bytes, words: str) -> None:
    assert words in refusal(path, data).message


@pytest.mark.parametrize(
    "subset", ["<!ENTITY a 'b'>", "<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;", "<!ENTITY a SYSTEM 'x'>", ""]
)
def test_declarations_inside_the_file_are_refused(path: Path, subset: str) -> None:
    error = refusal(path, document(pair("&a;"), start=f"<!DOCTYPE tmx [{subset}]>\n"))
    assert "declares entities" in error.message
    assert error.line == 1


def test_elements_deep_inside_one_another_are_refused(path: Path) -> None:
    assert "inside one another" in refusal(path, document(pair("<hi>" * 200 + "</hi>" * 200))).message


def test_a_file_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(MissingInput, match="no file"):
        tmx.read(path)
    with pytest.raises(MissingInput, match="folder"):
        tmx.read(path.parent)


def test_an_unknown_encoding_is_called_wrongly(path: Path) -> None:
    with pytest.raises(UsageError):
        opened(path, document(pair()), encoding="klingon")


def test_units_come_as_a_stream(path: Path) -> None:
    source = opened(path, document("\n".join(pair() for _ in range(5000))))
    assert source.total_hint == 5000
    assert next(source.units).variants[0].text.text == "Rally"
    assert sum(1 for _ in source.units) == 4999


def test_a_large_file_is_never_held_whole(path: Path) -> None:
    source = opened(path, document("\n".join(pair("x" * 2000) for _ in range(4000))))
    tracemalloc.start()
    try:
        assert sum(1 for _ in source.units) == 4000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 8_000_000
    assert peak < 2_000_000
