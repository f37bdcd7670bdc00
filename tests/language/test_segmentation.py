"""Sentences of news in three languages, and the engine behind them."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.language.gold import gold_files, read_gold, scored
from tmtool.language import segmentation
from tmtool.language.registry import fold
from tmtool.language.segmentation import Rules, default_rules
from tmtool.model.errors import RefusedInput

FROZEN_GOAL = 0.99


def _pieces(text: str, language: str, rules: Rules | None = None) -> list[str]:
    return [text[start:end] for start, end in (rules or default_rules()).segment(text, language)]


def _rules(groups: str, maps: str, *, cascade: str = "yes") -> Rules:
    return Rules.parse(
        f"""<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="{cascade}"/>
        <body><languagerules>{groups}</languagerules><maprules>{maps}</maprules></body></srx>""".encode()
    )


def _rule(breaks: str, before: str, after: str) -> str:
    return f'<rule break="{breaks}"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>'


def _group(name: str, *rules: str) -> str:
    return f'<languagerule languagerulename="{name}">{"".join(rules)}</languagerule>'


def _map(pattern: str, name: str) -> str:
    return f'<languagemap languagepattern="{pattern}" languagerulename="{name}"/>'


@pytest.mark.parametrize(("name", "language"), gold_files())
def test_sentences_of_the_gold(name: str, language: str) -> None:
    wrong = [block for block in read_gold(name) if _pieces(" ".join(block), language) != block]
    assert scored(read_gold(name), language).f1 >= FROZEN_GOAL, wrong
    assert not name.endswith("_1.txt") or not wrong, wrong


def test_the_sample_article_has_nineteen_segments(shared: Path) -> None:
    text = (shared / "data" / "articles" / "zhanaozen.txt").read_text(encoding="utf-8")
    pieces = [piece for line in text.splitlines() for piece in _pieces(line, "en")]
    assert len(pieces) == 19
    assert pieces[3].endswith("corruption.”")
    assert pieces[5].startswith("Tokayev is scheduled") and pieces[6].startswith("The demonstrators")


def test_our_rules_are_valid_srx_and_all_usable(shared: Path) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(shared / "schemas" / "srx" / "srx20.xsd")))
    schema.assertValid(etree.parse(str(Path(segmentation.__file__).with_name("default.srx"))))
    assert default_rules().rejected == ()


def test_sentences_of_the_news_memory_come_apart_at_every_stop(shared: Path) -> None:
    from tmtool.exchange.tmx import read

    lost: list[str] = []
    for unit in read(shared / "data" / "news_en_ru_kk.tmx").units:
        for variant in unit.variants:
            language, text = fold(variant.language), " ".join(variant.text.text.split())
            if regex.search(r"\p{Ll}{2}[.!?]$", text):
                both = f"{text} {_NEXT[language]}"
                lost += [both] if _pieces(both, language)[-1] != _NEXT[language] else []
    assert lost == []


_NEXT = {"en": "Police said nothing.", "ru": "Полиция молчит.", "kk": "Полиция үнсіз."}
_TEXT = st.text(st.sampled_from("aZяЖ .!?…»”«“\"'()—-\n\u00a01г№[]") | st.characters(), max_size=80)


_FILES = tuple(
    Rules.parse(path.read_bytes()) for path in sorted((Path(__file__).parents[1] / "data" / "srx").glob("*.srx"))
)
_ABBREVIATED = default_rules().with_abbreviations({"": ("a.", "г. Ж.", "!")})


@given(_TEXT, st.sampled_from(["en", "ru", "kk", "de"]), st.sampled_from((default_rules(), _ABBREVIATED, *_FILES)))
def test_spans_cover_everything_but_white_space_in_order(text: str, language: str, rules: Rules) -> None:
    spans = rules.segment(text, language)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())


def test_the_first_rule_that_fits_decides() -> None:
    exception, rule = _rule("no", "Mr\\.", "\\s"), _rule("yes", "\\.", "\\s")
    assert _pieces("Mr. A. B", "xx", _rules(_group("g", exception, rule), _map("xx", "g"))) == ["Mr. A.", "B"]
    assert _pieces("Mr. A. B", "xx", _rules(_group("g", rule, exception), _map("xx", "g"))) == ["Mr.", "A.", "B"]


@pytest.mark.parametrize(("cascade", "pieces"), [("yes", ["a; b", "c"]), ("no", ["a;", "b", "c"])])
def test_cascading_joins_all_groups_of_a_language_in_order(cascade: str, pieces: list[str]) -> None:
    groups = (
        _group("breaks", _rule("yes", "b", "\\s"), _rule("yes", ";", "\\s")),
        _group("exceptions", _rule("no", ";", "\\s")),
    )
    maps = (_map("xx.*", "exceptions"), _map(".*", "breaks"))
    first = maps if cascade == "yes" else maps[::-1]
    assert _pieces("a; b c", "xx-YY", _rules("".join(groups), "".join(first), cascade=cascade)) == pieces


def test_language_patterns_match_the_whole_tag_in_any_case() -> None:
    rules = _rules(_group("g", _rule("yes", ";", "\\s")), _map("EN", "g"))
    assert _pieces("a; b. C", "en", rules) == ["a;", "b. C"]
    assert _pieces("a; b. C", "en-US", rules) == ["a; b.", "C"]


def test_a_language_without_breaking_rules_gets_ours() -> None:
    exceptions = _group("exceptions", _rule("no", "x", "y"))
    line_ends = _group("lines", _rule("yes", "\\n", ""))
    rules = _rules(exceptions + line_ends, _map("kk", "exceptions") + _map(".*", "lines"))
    assert _pieces("Бірінші. Екінші.", "kk", rules) == ["Бірінші.", "Екінші."]


def test_the_made_up_languages_of_languagetool_are_found() -> None:
    rules = _rules(_group("English", _rule("yes", ";", "\\s")), _map("en_two", "English"))
    assert _pieces("a; b", "en", rules) == ["a;", "b"]


@pytest.mark.parametrize(
    ("before", "text", "pieces"),
    [
        ("\\Q[.]\\E", "a[.] b", ["a[.]", "b"]),
        ("(?U)\\b\\w+\\.", "ж. b", ["ж.", "b"]),
        ("(?iU)ABC\\.", "abc. b", ["abc.", "b"]),
        ("[a-z&amp;&amp;[^x]]\\.", "x. a. b", ["x. a.", "b"]),
        ("a\\h?;", "a\u00a0; b", ["a\u00a0;", "b"]),
        ("[\\h]\\.", "a . b", ["a .", "b"]),
        ("\\\\h", "a\\h b", ["a\\h", "b"]),
    ],
)
def test_expressions_written_for_java_work(before: str, text: str, pieces: list[str]) -> None:
    rules = _rules(_group("g", _rule("yes", before, "\\s")), _map(".*", "g"))
    assert rules.rejected == ()
    assert _pieces(text, "en", rules) == pieces


def test_rules_that_cannot_be_read_are_listed_and_the_others_work() -> None:
    rules = _rules(
        _group("g", _rule("no", "(", "\\s"), _rule("yes", ";", "\\s"), _rule("yes", "", "")), _map(".*", "g")
    )
    assert [(rejected.group, rejected.rule.before) for rejected in rules.rejected] == [("g", "("), ("g", "")]
    assert "cannot be read" in rules.rejected[0].reason
    assert _pieces("a; b", "en", rules) == ["a;", "b"]


def test_a_reference_back_is_listed_because_text_before_a_break_is_read_backwards() -> None:
    rules = _rules(_group("g", _rule("yes", "(a|b)\\1", "\\s"), _rule("yes", ";", "\\s")), _map(".*", "g"))
    assert [rejected.rule.before for rejected in rules.rejected] == ["(a|b)\\1"]


@pytest.mark.parametrize(
    "data", [b"", b"not xml", b"<srx><body>", b"<tmx/>", b'<?xml version="1.0" encoding="klingon"?><srx/>']
)
def test_a_file_without_rules_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedInput):
        Rules.parse(data)


def test_a_rule_that_takes_too_long_is_named_as_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmentation, "_SECONDS", 0.05)
    rules = _rules(_group("g", _rule("yes", "", "(a|aa)+$")), _map(".*", "g"))
    with pytest.raises(RefusedInput, match="takes too long"):
        rules.segment("a" * 60 + "b", "en")


def test_importing_loads_no_xml() -> None:
    code = "import sys, tmtool.language.segmentation; print([n for n in sys.modules if n.startswith(('lxml', 'xml.'))])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1. Gas 2. Oil 3. Coal", ["1. Gas", "2. Oil", "3. Coal"]),
        ("1. Gas is dear. 2. Oil is not.", ["1. Gas is dear.", "2. Oil is not."]),
        ("1. The law has ch. 2. The court read it.", ["1. The law has ch. 2.", "The court read it."]),
        ("He asked for: 1. Gas; 2. Oil; 3. Coal.", ["He asked for: 1. Gas; 2. Oil; 3. Coal."]),
        ("He came 2. Then came Lee.", ["He came 2.", "Then came Lee."]),
    ],
)
def test_numbered_items_of_one_line_come_apart_where_the_numbers_count_on(text: str, pieces: list[str]) -> None:
    assert _pieces(text, "en") == pieces
