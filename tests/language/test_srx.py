"""Rule files of other tools, read; and rules written for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.language import srx
from tmtool.language.segmentation import Rules, default_rules
from tmtool.model.errors import RefusedInput

SAMPLES = Path(__file__).parents[1] / "data" / "srx"


def _read(tool: str) -> Rules:
    return srx.read((SAMPLES / f"{tool}_style.srx").read_bytes())


def _pieces(rules: Rules, text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in rules.segment(text, language)]


@pytest.mark.parametrize(
    ("tool", "language", "text"),
    [
        ("languagetool", "en", "Mr. Smith came [...] He read pp. 3 to 5.| Then he left…| No."),
        ("languagetool", "en", "They left. then came back.| No."),
        ("languagetool", "ru", "Ул. Абая закрыта.| Полиция молчит: ул. мира."),
        ("languagetool", "kk", "2019 ж. 3 қыркүйекте жиын өтті.| Полиция үнсіз."),
        ("omegat", "en", "Dr. Smith left.| all of them did!| Yes."),
        ("omegat", "ru", "Мангистауская обл. молчит.| Да."),
        ("omegat", "kk", "Бірінші.| екінші."),
        ("trados", "en", "J. Smith came.| Plan X.| It failed."),
        ("trados", "ru", "Их 5 тыс. человек.| Да."),
        ("trados", "kk", "2019 ж. 3 қыркүйекте жиын өтті.| Полиция үнсіз."),
        ("memoq", "kk", "Мұнайшылар, т.б. келді.| «Жоқ!»| 5 адам қалды."),
        ("memoq", "en", "Mr. Smith left.| He came back."),
    ],
)
def test_files_of_other_tools_cut_as_they_do_there(tool: str, language: str, text: str) -> None:
    assert _pieces(_read(tool), text.replace("|", ""), language) == [piece.strip() for piece in text.split("|")]


@pytest.mark.parametrize(
    ("tool", "rejected"),
    [
        ("languagetool", []),
        ("trados", []),
        ("omegat", [(10, "Russian", "refers back"), (14, "English", "cannot be read")]),
        ("memoq", [(16, "Kazakh", "#abbreviations#")]),
    ],
)
def test_rules_that_cannot_be_used_are_listed_with_line_group_and_reason(
    tool: str, rejected: list[tuple[int, str, str]]
) -> None:
    found = _read(tool).rejected
    assert [(one.line, one.group) for one in found] == [(line, group) for line, group, _ in rejected]
    assert all(reason in one.reason for one, (_, _, reason) in zip(found, rejected, strict=True))


@pytest.mark.parametrize("tool", ["languagetool", "omegat", "trados", "memoq"])
def test_written_rules_are_valid_and_read_the_same(tool: str, shared: Path) -> None:
    from lxml import etree

    rules = _read(tool)
    schema = etree.XMLSchema(etree.parse(str(shared / "schemas" / "srx" / "srx20.xsd")))
    written = srx.write(rules)
    schema.assertValid(etree.fromstring(written))
    again = srx.read(written)
    assert (again.groups, again.maps, again.cascade) == (rules.groups, rules.maps, rules.cascade)
    assert srx.write(again) == written


@pytest.mark.parametrize("cascade", [True, False])
def test_abbreviations_are_written_as_rules_above_the_others(cascade: bool, shared: Path) -> None:
    from lxml import etree

    source = default_rules() if cascade else _read("memoq")
    rules = source.with_abbreviations({"kk": ("обл.",), "": ("etc.",)})
    written = srx.write(rules)
    etree.XMLSchema(etree.parse(str(shared / "schemas" / "srx" / "srx20.xsd"))).assertValid(etree.fromstring(written))
    again = srx.read(written)
    for text in ("Ақтау обл. Ол келді. Ол кетті.", "Ақтау etc. Ол келді."):
        assert _pieces(again, text, "kk") == _pieces(rules, text, "kk")
    assert _pieces(again, "Ақтау обл. Ол келді. Ол кетті.", "kk") == ["Ақтау обл. Ол келді.", "Ол кетті."]


def test_a_group_of_which_no_rule_is_usable_stays_a_group() -> None:
    data = b"""<srx><body><languagerules><languagerule languagerulename="g">
    <rule break="no"><beforebreak>(</beforebreak></rule></languagerule></languagerules><maprules/></body></srx>"""
    written = srx.write(srx.read(data))
    assert b"<rule " in written and b"<languagemap " in written
    assert srx.read(written).segment("A. B", "en") == default_rules().segment("A. B", "en")


def test_a_language_pattern_that_cannot_be_read_is_listed() -> None:
    data = (SAMPLES / "omegat_style.srx").read_bytes().replace(b'languagepattern="EN.*"', b'languagepattern="EN(*"')
    assert "EN(*" in srx.read(data).rejected[-1].reason


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"<srx>\n<body>\n", 3), (b"<a/>\n\n<srx version='1'>\n<body></srx>", 4), (b"\n<a>", 2)],
)
def test_damage_is_told_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(RefusedInput) as refused:
        srx.read(data)
    assert refused.value.line == line


def test_entities_of_its_own_are_refused() -> None:
    with pytest.raises(RefusedInput, match="entities"):
        srx.read(b'<!DOCTYPE srx [<!ENTITY a "b">]><srx><languagerule languagerulename="&a;"/></srx>')


def test_a_file_in_another_encoding_is_read() -> None:
    text = (SAMPLES / "omegat_style.srx").read_text(encoding="utf-8")
    for codec in ("windows-1251", "utf-16"):
        assert srx.read(text.replace("UTF-8", codec).encode(codec)).groups == _read("omegat").groups


@pytest.mark.parametrize(("expression", "reason"), [("a|" * 30_000, "longer than 50,000"), ("[" * 20_000, "read")])
def test_expressions_beyond_measure_are_rejected(expression: str, reason: str) -> None:
    rule = f"<rule break='yes'><beforebreak>{expression}</beforebreak><afterbreak>\\s</afterbreak></rule>"
    body = f"<languagerules><languagerule languagerulename='E'>{rule}</languagerule></languagerules>"
    found = srx.read(f"<srx version='2.0'><header/><body>{body}<maprules/></body></srx>".encode())
    assert [reason in one.reason for one in found.rejected] == [True]
