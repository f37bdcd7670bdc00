"""import --preview and --map, export-memory with its languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

HEAD = '<tmx version="1.4"><header creationtool="x" srclang="{}"/><body>\n'
PAIR = '<tu><tuv xml:lang="{}"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>\n'
END = "</body></tmx>\n"
STRANGE = HEAD.format("english") + PAIR.format("english", "Bread", "xx", "Хлеб") + END
THREE = (
    HEAD.format("en")
    + PAIR.format("en-US", "The <ph>&lt;br/&gt;</ph>end.", "ru-RU", "Конец.")
    + PAIR.format("en-US", "Bread", "kk", "Нан")
    + PAIR.format("en-US", "Bread", "ru-RU", "Хлеб")
    + PAIR.format("en-US", "Bread", "ru", "Хлебушек")
    + PAIR.format("en-US", "Bread", "de", "Brot")
    + END
)


@pytest.fixture
def strange(cli: Cli) -> str:
    Path("strange.tmx").write_text(STRANGE, encoding="utf-8")
    return "strange.tmx"


@pytest.fixture
def three(cli: Cli) -> str:
    Path("three.tmx").write_text(THREE, encoding="utf-8")
    cli.json("import", "three.tmx")
    return "three"


def test_a_preview_tells_what_a_file_has_and_writes_nothing(cli: Cli) -> None:
    Path("three.tmx").write_text(THREE, encoding="utf-8")
    before = (cli.desk / "desk.db").read_bytes()
    (found,) = cli.json("import", "three.tmx", "--preview")
    assert found == {
        "file": "three.tmx",
        "kind": "memory",
        "languages": {"de": 1, "en-US (en)": 5, "kk": 1, "ru": 1, "ru-RU (ru)": 2},
        "read": 5,
        "new": None,
        "updated": None,
        "duplicate": None,
        "skipped": {"not in two of the desk's languages": 1},
        "repaired": {},
        "samples": [["The ‹1/›end.", "Конец."], ["Bread", "Нан"], ["Bread", "Хлеб"], ["Bread", "Хлебушек"]],
        "problem": None,
    }
    assert (cli.desk / "desk.db").read_bytes() == before
    assert cli("export-memory", "three").code == 3


def test_a_preview_for_persons_is_in_sentences(cli: Cli, strange: str) -> None:
    outcome = cli("import", strange, "--preview")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "strange.tmx: TMX 1.4, for a memory: 1 read; 0 can be taken; languages: english 1, xx 1; "
        "skipped: 1 × not in two of the desk's languages. Nothing was written.",
        "  Bread | Хлеб",
        "None of the entries in “strange.tmx” could be taken (1 × not in two of the desk's languages). "
        "It has the languages english, xx; the desk works in en, kk, ru. "
        "If one of them has another name there, say so with --map, for example "
        "--map english=en.",
    ]


def test_languages_of_a_file_are_what_the_person_says(cli: Cli, strange: str) -> None:
    refused = cli("import", strange, "--json")
    assert (refused.code, refused.error["code"]) == (3, "nothing_taken")
    assert "--map english=en" in refused.error["message"]
    (counts,) = cli.json("import", strange, "--map", "english=en,xx=ru")
    assert (counts["new"], counts["languages"]) == (1, {"english (en)": 1, "xx (ru)": 1})
    (again,) = cli.json("import", strange, "--map", "ENGLISH=en", "--map", "xx=ru-RU")
    assert (again["new"], again["duplicate"]) == (0, 1)
    assert cli.json("match", "Bread", "--to", "ru")["matches"][0]["target"] == "Хлеб"
    cli.json("export-memory", "strange")
    assert '<tuv xml:lang="ru"><seg>Хлеб</seg></tuv>' in Path("strange.tmx").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mapped", "words"),
    [
        ("english=en,yy=ru", "has no language “yy”; it has: english, xx."),
        ("english=de", "does not work in “de”; say one of en, kk, ru"),
        ("english=", "write for example eng=en,xx=ru"),
        ("english", "write for example eng=en,xx=ru"),
        ("", "write for example eng=en,xx=ru"),
    ],
)
def test_what_is_said_wrongly_of_a_language_is_called_wrongly(cli: Cli, strange: str, mapped: str, words: str) -> None:
    for also in ((), ("--preview",)):
        outcome = cli("import", strange, "--map", mapped, "--json", *also)
        assert (outcome.code, outcome.error["code"]) == (2, "usage")
        assert words in outcome.error["message"]
    assert cli("export-memory", "strange").code == 3


def test_a_region_is_not_needed_to_name_a_language(cli: Cli) -> None:
    Path("a.tmx").write_text(HEAD.format("xx-US") + PAIR.format("xx-US", "Bread", "ru", "Хлеб") + END, encoding="utf-8")
    (counts,) = cli.json("import", "a.tmx", "--map", "xx=en")
    assert counts["languages"] == {"ru": 1, "xx-US (en)": 1}


def test_terms_may_be_mapped_too(cli: Cli) -> None:
    Path("words.csv").write_text("en,de\nwind farm,ветропарк\n", encoding="utf-8")
    (counts,) = cli.json("import", "words.csv", "--map", "de=ru")
    assert (counts["kind"], counts["new"]) == ("glossary", 1)
    assert cli("import", "words.csv", "--map", "de=ru", "--as", "rules").code == 2


def test_a_memory_goes_out_as_one_file_for_each_pair_of_languages(cli: Cli, three: str) -> None:
    assert cli.json("export-memory", three) == [
        {"path": "three.ru.tmx", "units": 3},
        {"path": "three.kk.tmx", "units": 1},
    ]
    written = Path("three.ru.tmx").read_text(encoding="utf-8")
    assert written.count("<tu ") == 3
    assert written.count("<tuv ") == 6
    assert 'srclang="en-US"' in written
    assert "Нан" not in written
    assert cli.json("export-memory", three, "--to", "kk") == {"path": "three.kk.tmx", "units": 1}
    assert cli.json("export-memory", three, "--to", "kk", "-o", "x.tmx") == {"path": "x.tmx", "units": 1}


def test_a_memory_goes_out_together_with_the_codes_asked_for(cli: Cli, three: str) -> None:
    done = cli.json("export-memory", three, "--together", "--codes", "en-GB,kk-KZ", "--level1")
    assert done == {"path": "three.tmx", "units": 2}
    written = Path("three.tmx").read_text(encoding="utf-8")
    assert '<tuv xml:lang="en-GB"><seg>The end.</seg></tuv>' in written
    assert '<tuv xml:lang="kk-KZ"><seg>Нан</seg></tuv>' in written
    assert '<tuv xml:lang="ru-RU"><seg>Хлеб</seg></tuv>' in written
    assert '<tu srclang="en-GB">' in written


def test_one_file_for_several_languages_must_be_asked_for(cli: Cli, three: str) -> None:
    outcome = cli("export-memory", three, "-o", "x.tmx", "--json")
    assert (outcome.code, outcome.error["code"]) == (2, "usage")
    assert "--together" in outcome.error["message"]
    assert not Path("x.tmx").exists()
    assert cli.json("export-memory", three, "-o", "x.tmx", "--together") == {"path": "x.tmx", "units": 2}
    assert cli("export-memory", three, "--to", "de").code == 2
    assert cli("export-memory", three, "--codes", "nonsense!").code == 2
    Path("out").mkdir()
    assert [one["path"] for one in cli.json("export-memory", three, "-o", "out")] == [
        "out/three.ru.tmx",
        "out/three.kk.tmx",
    ]


def test_a_memory_without_a_unit_makes_an_empty_file(cli: Cli) -> None:
    assert cli.json("export-memory", "desk", "-o", "out.tmx") == {"path": "out.tmx", "units": 0}


def test_a_job_goes_out_without_tags_where_that_is_asked_for(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Казахстан", "--to", "ru", "--confirm")
    line = ("export", "deal.txt", "--to", "ru", "--level1", "--format")
    assert cli.json(*line, "tmx")["segments"] == 1
    assert cli(*line, "po").code == 2
