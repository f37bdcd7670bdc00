"""Odd glossary files, each with what becomes of it; what they hold was written by us."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.exchange.made_workbooks import packed
from tmtool import sniffing
from tmtool.exchange import tables, tbx, utx
from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.model.errors import RefusedInput, UsageError
from tmtool.model.terms import Concept, Term, TermStatus

FOLDER = Path(__file__).parents[1] / "data" / "glossary"
SIGNS = {TermStatus.PREFERRED: "{}", TermStatus.ADMITTED: "({})", TermStatus.FORBIDDEN: "[{}]"}


@dataclass(frozen=True)
class Taken:
    """What can be taken."""

    languages: str
    """The tags of the file."""
    concepts: list[str]
    """Their terms: as they are preferred, (admitted), [forbidden]."""
    skipped: dict[str, int] = field(default_factory=dict)
    repaired: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """That nothing can be."""

    line: int
    words: str


ODD: dict[str, Taken | Refused] = {
    "country_codes.csv": Taken("kk RU ENG", ["әкім = аким = mayor"]),
    "crowdin.csv": Taken("en ru", ["mayor = [голова]"]),
    "deepl.csv": Taken("en ru", ["rally = митинг", "mayor = аким"]),
    "kazakh_first.csv": Taken("kk ru en", ["[әкім] = [мэр] = mayor"]),
    "lokalise.csv": Taken("en ru", ["mayor = аким", "rally = [сходняк]"]),
    "semicolons_in_cells.csv": Taken("en ru", ["mayor = аким; мэр"]),
    "transifex.csv": Taken("en ru kk", ["mayor = аким = әкім"]),
    "bad_date.tbx": Taken("en ru", ["mayor = аким"], skipped={"date not understood": 1}),
    "bad_dates.csv": Taken("en ru", ["governor = губернатор"], skipped={"date not understood": 3}),
    "bare_ampersand.tbx": Taken("en ru", ["R&D = НИОКР"], repaired={"bare ampersand": 1}),
    "bars.csv": Taken("en ru", ["rally = митинг"]),
    "basic.tbx": Taken("en ru-RU", ["mayor = аким = [градоначальник]"], skipped={"no target": 1}),
    "bom_commas.csv": Taken("en ru kk", ["rally = митинг = митингі"]),
    "broken_byte.csv": Refused(3, "not UTF-8"),
    "commas_in_notes.csv": Taken("en ru", ["rally = митинг", "mayor = аким"]),
    "comment_each.csv": Taken("en ru", ["rally = митинг"]),
    "concept_ids.csv": Taken("en ru", ["mayor = аким = city head = мэр", "rally = митинг"]),
    "control_character.csv": Taken("en ru", ["rally = митинг"], repaired={"control character": 2}),
    "control_reference.tbx": Taken("en ru", ["rally = митинг"], repaired={"control character": 2}),
    "cut_off.tbx": Refused(3, "is cut off"),
    "dated_statuses.csv": Taken("en ru", ["Nur-Sultan = [Нур-Султан]", "Astana = Астана"]),
    "dca.tbx": Taken("en kk", ["rally = [митингі] = жиын"]),
    "dct.tbx": Taken("en ru", ["rally = митинг"]),
    "doubled_ids.tbx": Taken("en ru", ["rally = митинг", "mayor = аким"]),
    "empty_headings.csv": Taken("en ru", ["rally = митинг"]),
    "entities.tbx": Refused(2, "declares entities"),
    "formula_guard.csv": Taken("en ru", ["-stan = =стан", "''=x = 'quoted'"]),
    "heading_only.csv": Taken("", []),
    "headless.utx": Refused(1, "does not begin as UTX"),
    "iate.tbx": Taken("en ru", ["competence = (jurisdiction) = полномочия органа"]),
    "kazakh_names.csv": Taken("en ru kk", ["rally = митинг = митингі"]),
    "many_columns.utx": Refused(2, "1,002 columns"),
    "memoq.csv": Taken("en ru", ["mayor = аким = (градоначальник)"]),
    "memoq_forbidden.csv": Taken("en ru", ["mayor = аким", "rally = [сходняк]"]),
    "microsoft.tbx": Taken("en-US kk-KZ", ["table\xa0cell = кесте ұяшығы"], repaired={"HTML entity": 2}),
    "min.tbx": Taken("en ru", ["rally = митинг = [сходка]"]),
    "no_heading.csv": Taken("en ru", ["rally = митинг", "mayor = аким", "wind farm = ветряная электростанция"]),
    "no_heading_four.csv": Refused(1, "name them with --columns"),
    "no_heading_kazakh.csv": Taken("en kk", ["rally = митинг", "mayor = әкім", "wind farm = жел электр станциясы"]),
    "no_heading_named.csv": Refused(1, "with --from and --to"),
    "not_tbx.tbx": Refused(1, "is no TBX file: it begins with “glossary”"),
    "nul.csv": Refused(11, "NUL character"),
    "odd_statements.csv": Taken("en ru", ["mayor = аким"]),
    "old_mac.csv": Taken("en ru", ["rally = митинг"]),
    "omegat.txt": Taken("en ru", ["rally = митинг", "mayor = аким города", "wind farm = ветряная электростанция"]),
    "omegat_kazakh.tab": Taken("en kk", ["mayor = әкім", "rally = митинг", "wind farm = жел электр станциясы"]),
    "omegat_undecided.utf8": Refused(1, "with --from and --to"),
    "one_language.csv": Refused(1, "does not name two languages"),
    "open_quote.csv": Refused(3, "a quotation mark is not closed"),
    "plain_1_11.utx": Taken("en-US ru", ["mayor = аким = [мэр]", "rally = (митинг)"]),
    "plain_1_20.utx": Taken("en kk", ["mayor = әкім", "akim = [мэр]"]),
    "plain_ids.csv": Taken("en ru", ["mayor = аким", "rally = митинг"]),
    "regions.csv": Taken("en-US ru-RU kk_KZ", ["rally = митинг = митингі"]),
    "repeated.csv": Taken(
        "en ru", ["rally = митинг", "akim = аким"], skipped={"empty row": 1, "said before": 1, "no target": 2}
    ),
    "russian_excel.csv": Taken("en ru kk", ["rally = митинг = митингі", "akim = аким = әкім"]),
    "russian_excel_1251.csv": Taken("en ru", ["rally = митинг", "mayor = мэр"], repaired={"read as windows-1251": 1}),
    "russian_names.csv": Taken("en ru kk", ["mayor = аким = әкім", "governor = [губернатор] = [губернатор]"]),
    "sep_line.csv": Taken("en ru", ["Belt, Road = Пояс, путь"]),
    "serial_day.csv": Taken("en ru", ["Astana = Астана"]),
    "several_terms.csv": Taken(
        "en ru",
        [
            "mayor = (city head) = аким = (мэр)",
            "wind farm = ветропарк = (ветряная электростанция)",
            "and/or = и/или",
            "or = или",
        ],
    ),
    "stray_quotes.csv": Taken(
        "en ru",
        ['"Belt and Road" initiative = инициатива «Пояс и путь»', "rally = митинг"],
        repaired={"stray quotation mark": 1},
    ),
    "synonyms.csv": Taken("en ru", ["mayor = аким = (градоначальник) = [голова]"]),
    "title_above.csv": Taken("en ru kk", ["rally = митинг = митингі"]),
    "too_many_cells.csv": Taken("en ru", ["rally = митинг"], skipped={"too many cells": 1}),
    "unicode_text.txt": Taken("en ru", ["rally = митинг на площади", 'Belt "and" Road = пояс и путь']),
    "where_found.csv": Taken("en ru", ["rally = митинг"]),
    "wide.tbx": Taken("en ru", ["rally = митинг"]),
    "wide_without_mark.tsv": Taken("en ru", ["rally = митинг", "mayor of the city = аким"]),
    "without_language.tbx": Taken("en ru", ["mayor = аким"], skipped={"no language": 1}),
}


def opened(name: str, **said: str | bool | Choices) -> GlossarySource:
    path = FOLDER / name
    found: GlossarySource = sniffing.sniff_file(path, wanted=("glossary",)).load().read_glossary(path, **said)
    return found


def shown(concept: Concept) -> str:
    return " = ".join(SIGNS[term.status].format(term.text) for term in concept.terms)


def test_every_odd_file_has_its_outcome() -> None:
    assert sorted(ODD) == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("name", ODD)
def test_odd_files_are_taken_with_counts_or_refused_with_their_line(name: str) -> None:
    expected = ODD[name]
    if isinstance(expected, Refused):
        with pytest.raises(RefusedInput) as caught:
            opened(name)
        assert expected.words in caught.value.message
        assert name in caught.value.message
        assert caught.value.line == expected.line
        return
    source = opened(name)
    assert list(source.languages) == expected.languages.split()
    assert [shown(concept) for concept in source.concepts] == expected.concepts
    assert (source.skipped, source.repaired) == (expected.skipped, expected.repaired)


def test_what_a_table_says_beside_its_terms_is_kept() -> None:
    mayor, governor = opened("russian_names.csv").concepts
    assert mayor.subject == "власть"
    assert mayor.properties == (("№ п/п", "1"), ("definition", "глава города"), ("example", "Аким сказал …"))
    assert governor.properties == (("№ п/п", "2"),)
    banned, astana = opened("dated_statuses.csv").concepts
    assert banned.terms[1] == Term("ru", "Нур-Султан", TermStatus.FORBIDDEN, "2019-03-23", "2022-09-16")
    assert astana.terms[1].valid_from == "2022-09-17"
    (rally,) = opened("comment_each.csv").concepts
    assert [term.note for term in rally.terms] == ["a crowd", "на площади"]
    (found,) = opened("where_found.csv").concepts
    assert found.properties == (("Source", "the law"),)
    assert opened("concept_ids.csv").concepts[0].note == "head"
    assert [concept.concept_id for concept in opened("plain_ids.csv").concepts] == ["1", "1"]


def test_the_desk_translates_from_english_whatever_column_is_first() -> None:
    (concept,) = opened("kazakh_first.csv").concepts
    assert [term.status.value for term in concept.terms] == ["forbidden", "forbidden", "preferred"]


def test_terms_between_semicolons_are_one_and_that_is_said() -> None:
    source = opened("semicolons_in_cells.csv")
    assert source.remarks[-1] == (
        "Terms with “;” in them are taken as one each, 1 in all; between several terms stands “|”."
    )


def test_what_cannot_be_understood_is_kept_as_it_is() -> None:
    (mayor,) = opened("odd_statements.csv").concepts
    assert mayor.properties == (("status_ru", "probably"), ("note_kk", "only in Kazakh"), ("case", "perhaps"))


def test_what_memoq_says_of_terms_is_understood() -> None:
    (mayor,) = opened("memoq.csv").concepts
    assert (mayor.concept_id, mayor.subject, mayor.note) == ("7", "politics; city", "see law")
    assert mayor.properties == (
        ("definition_en", "head of a city"),
        ("example_en", "The mayor said"),
        ("term_info_ru", "CasePermissive;HalfPrefix"),
    )
    assert [term.case_sensitive for term in mayor.terms] == [True, None, None]


def test_what_tbx_says_beside_its_terms_is_kept() -> None:
    (mayor,) = opened("basic.tbx").concepts
    assert (mayor.concept_id, mayor.subject, mayor.note) == ("c1", "politics", "since 1995")
    assert mayor.terms[0].part_of_speech == "noun"
    assert mayor.properties == (
        ("definition", "head of a city"),
        ("definition source", "the law"),
        ("modification", "2026-11-20, Aigerim"),
        ("example_ru", "Градоначальник\nсказал."),
    )
    (rally,) = opened("dct.tbx").concepts
    assert (rally.subject, rally.terms[0].part_of_speech) == ("politics", "noun")
    assert rally.properties == (("definition_en", "a crowd"), ("example_ru", "Митинг прошёл."))
    (competence,) = opened("iate.tbx").concepts
    assert competence.properties == (("termType_en", "fullForm"), ("reliabilityCode_en", "3"))


def test_what_utx_says_is_kept() -> None:
    mayor, rally = opened("plain_1_11.utx").concepts
    assert (mayor.concept_id, mayor.note) == ("C1", "head of a city")
    assert [term.part_of_speech for term in mayor.terms] == ["noun", "сущ.", "сущ."]
    assert rally.terms[1] == Term("ru", "митинг", TermStatus.ADMITTED)


def test_what_the_file_leaves_open_can_be_said() -> None:
    kazakh = opened("no_heading_named.csv", choices=Choices(target="kk"))
    assert [concept.terms[1] for concept in kazakh.concepts] == [Term("kk", "Алматы"), Term("kk", "митинг")]
    assert kazakh.concepts[0].note == "город"
    assert kazakh.remarks[-1] == "No line names the columns; taken as you said: “en” (English), “kk” (Kazakh), note."
    (one,) = opened("omegat_undecided.utf8", choices=Choices(target="ru")).concepts
    assert shown(one) == "Almaty = Алматы"
    (four,) = opened("no_heading_four.csv", choices=Choices(columns=("en", "ru", "kk", "note"))).concepts
    assert (shown(four), four.note) == ("rally = митинг = митингі", "note")
    (renamed,) = opened("where_found.csv", choices=Choices(columns=("en", "ru", "definition"))).concepts
    assert renamed.properties == (("definition", "the law"),)
    with pytest.raises(UsageError, match="--columns en,note does not name two languages"):
        opened("no_heading_four.csv", choices=Choices(columns=("en", "note")))


def test_what_is_refused_may_be_forced() -> None:
    source = opened("open_quote.csv", repair=True)
    assert [shown(concept) for concept in source.concepts] == [
        "rally = митинг",
        '"mayor = аким',
        "governor = аким области",
    ]
    assert source.repaired == {"stray quotation mark": 1}
    assert opened("nul.csv", repair=True).repaired == {"NUL character": 1}


def test_the_table_of_a_job_is_no_glossary(tmp_path: Path) -> None:
    path = tmp_path / "job.csv"
    path.write_text("number,source,target,state,comment\n1,Rally,Митинг прошёл в центре города,translated,\n")
    with pytest.raises(RefusedInput, match="a table of segments"):
        tables.read_glossary(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("en,ru\n" + "rally," + "м" * 200_000 + "\n", "too long in line 2"),
        ("en,ru" + "," * 2000 + "\n", "columns, which no glossary has"),
    ],
    ids=["long", "wide"],
)
def test_tables_beyond_measure_are_refused(tmp_path: Path, data: str, words: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(RefusedInput, match=words):
        tables.read_glossary(path)


ENTRY = (
    '<martif type="TBX"><text><body><termEntry><langSet xml:lang="en">{}</langSet></termEntry></body></text></martif>'
)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<tig>" * 200 + "</tig>" * 200, "inside one another in line 1"),
        (f"<note>{'x' * 9_000_000}</note>", "characters in line 1"),
        ("<tig/>" * 200_001, "elements in line 1"),
    ],
    ids=["deep", "long", "many"],
)
def test_tbx_beyond_measure_is_refused(tmp_path: Path, inside: str, words: str) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(ENTRY.format(inside), encoding="utf-8")
    with pytest.raises(RefusedInput, match=words):
        tbx.read_glossary(path)


def test_tbx_without_entries_has_no_concepts(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text('<martif type="TBX"><text><body/></text></martif>', encoding="utf-8")
    assert tbx.read_glossary(path).concepts == ()


def test_tbx_is_read_in_archives(tmp_path: Path) -> None:
    data = (FOLDER / "iate.tbx").read_bytes()
    zipped, gzipped, two = tmp_path / "IATE.zip", tmp_path / "terms.tbx.gz", tmp_path / "two.zip"
    zipped.write_bytes(packed({"export/IATE.tbx": data, "__MACOSX/._IATE.tbx": b"x"}))
    gzipped.write_bytes(gzip.compress(data))
    two.write_bytes(packed({"a.tbx": data, "b.tbx": data}))
    for path in (zipped, gzipped):
        format_ = sniffing.sniff_file(path, wanted=("glossary",))
        assert (format_.id, len(format_.load().read_glossary(path).concepts)) == ("tbx", 1)
    with pytest.raises(RefusedInput, match="holds 2 TBX files"):
        tbx.read_glossary(two)


def test_utx_keeps_two_languages(tmp_path: Path) -> None:
    path = tmp_path / "terms.utx"
    mayor = Concept(
        (
            Term("en", "mayor", part_of_speech="noun"),
            Term("ru", "аким", note="a note"),
            Term("ru", "мэр", TermStatus.ADMITTED),
            Term("ru", "голова", TermStatus.FORBIDDEN),
        ),
        note="since 1995",
        concept_id="C7",
    )
    with path.open("wb") as out:
        assert utx.write_glossary([mayor], out, source_language="en", created="2026-11-23T09:00:00Z") == 1
    assert path.read_text(encoding="utf-8").splitlines()[0] == "#UTX 1.11; en/ru; 2026-11-23; bidirectional;"
    assert utx.read_glossary(path).concepts == (mayor,)
