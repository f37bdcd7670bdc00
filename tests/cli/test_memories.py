"""import, match, terms, memories, glossaries, pretranslate, doctor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en-US" datatype="plaintext"/><body>
<tu><tuv xml:lang="en-US"><seg>Construction will begin in 2027.</seg></tuv>
<tuv xml:lang="ru-RU"><seg>Строительство начнётся в 2027 году.</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>The agreement has to be ratified by parliament.</seg></tuv>
<tuv xml:lang="ru-RU"><seg>Соглашение должен ратифицировать парламент.</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>No translation.</seg></tuv></tu>
</body></tmx>
"""
CUT = TMX[: TMX.index("</seg></tuv></tu>\n</body>")].encode()
"""Ends in its eighth line."""
GLOSSARY = "en,ru,kk\nwind farm,ветровая электростанция,жел электр станциясы\nparliament,парламент,парламент\n"


@pytest.fixture
def memory(cli: Cli) -> Path:
    path = Path("old.tmx").absolute()
    path.write_text(TMX, encoding="utf-8")
    cli.json("import", path)
    return path


@pytest.fixture
def glossary(cli: Cli) -> Path:
    path = Path("words.csv").absolute()
    path.write_text(GLOSSARY, encoding="utf-8")
    cli.json("import", path)
    return path


def test_import_counts_every_unit(cli: Cli) -> None:
    Path("old.tmx").write_text(TMX, encoding="utf-8")
    (counts,) = cli.json("import", "old.tmx")
    assert set(counts) == {
        "file",
        "kind",
        "languages",
        "read",
        "new",
        "updated",
        "duplicate",
        "skipped",
        "repaired",
    }
    assert (counts["file"], counts["kind"]) == ("old.tmx", "memory")
    assert (counts["read"], counts["new"], counts["updated"], counts["duplicate"]) == (3, 2, 0, 0)
    assert sum(counts["skipped"].values()) == 1
    assert counts["languages"] == {"en-US (en)": 2, "ru-RU (ru)": 2}


def test_the_same_file_again_has_only_duplicates(cli: Cli, memory: Path) -> None:
    (counts,) = cli.json("import", memory)
    assert (counts["new"], counts["updated"], counts["duplicate"]) == (0, 0, 2)


def test_a_glossary_from_standard_input(cli: Cli) -> None:
    outcome = cli("import", "-", "--as", "glossary", "--name", "words.csv", "--json", stdin=GLOSSARY)
    assert outcome.json[0]["new"] == 2
    assert outcome.json[0]["file"] == "-"
    assert cli("import", "-", "--json", stdin=GLOSSARY).error["code"] == "usage"


def test_match_gives_the_contract_to_the_letter(cli: Cli, memory: Path) -> None:
    (found,) = cli.json("match", "Construction will begin in 2027.", "--to", "ru")["matches"]
    assert found == {
        "score": 100,
        "kind": "exact",
        "source": "Construction will begin in 2027.",
        "target": "Строительство начнётся в 2027 году.",
        "repaired": None,
        "memory": "old",
        "via": None,
        "warnings": [],
        "differences": [],
    }


def test_a_fuzzy_match_names_its_differences(cli: Cli, memory: Path) -> None:
    text = "Construction will end in 2027."
    (found,) = cli.json("match", "-", "--to", "ru", stdin=f"{text}\n")["matches"]
    assert found["kind"] == "fuzzy"
    assert found["score"] == 80
    (difference,) = found["differences"]
    assert set(difference) == {"op", "source", "unit", "reason", "points"}
    assert text[slice(*difference["source"])] == "end"
    assert found["source"][slice(*difference["unit"])] == "begin"
    assert cli.json("match", text, "--to", "ru", "--min", "81") == {"matches": []}


def test_a_memory_in_russian_can_be_asked_in_russian(cli: Cli, memory: Path) -> None:
    line = ("match", "Соглашение должен ратифицировать парламент.", "--from", "ru", "--to", "en")
    assert cli.json(*line)["matches"][0]["target"] == "The agreement has to be ratified by parliament."


def test_terms_come_longest_first(cli: Cli, glossary: Path) -> None:
    text = "Parliament votes on wind farms"
    found = cli.json("terms", text, "--to", "kk")
    assert set(found) == {"terms", "overlaps"}
    assert [hit["source"] for hit in found["terms"]] == ["parliament", "wind farm"] or [
        hit["source"] for hit in found["terms"]
    ] == ["wind farm", "parliament"]
    lengths = [hit["end"] - hit["start"] for hit in found["terms"]]
    assert lengths == sorted(lengths, reverse=True)
    hit = next(hit for hit in found["terms"] if hit["source"] == "wind farm")
    assert text[hit["start"] : hit["end"]] == "wind farms"
    (target,) = hit["targets"]
    assert (target["text"], target["status"]) == ("жел электр станциясы", "preferred")
    assert target["forms"][:3] == ["жел электр станциясы", "жел электр станциясының", "жел электр станциясына"]


def test_memories_and_glossaries_are_listed(cli: Cli, memory: Path, glossary: Path) -> None:
    memories = {one["name"]: one for one in cli.json("memories")}
    assert set(memories) == {"desk", "old"}
    assert (memories["old"]["units"], memories["old"]["languages"]) == (2, {"en": 2, "ru": 2})
    (words,) = cli.json("glossaries")
    assert (words["name"], words["concepts"]) == ("words", 2)


def test_a_file_in_the_desks_own_folder_is_there_at_once(cli: Cli) -> None:
    (cli.desk / "memories" / "mine.tmx").write_text(TMX, encoding="utf-8")
    assert cli.json("match", "Construction will begin in 2027.", "--to", "ru")["matches"][0]["memory"] == "mine"
    (cli.desk / "memories" / "bad.tmx").write_text("<tmx><body>")
    outcome = cli("memories", "--json")
    assert outcome.code == 0
    assert "bad.tmx" in outcome.err


def test_pretranslate_fills_and_counts(cli: Cli, article: Path, memory: Path) -> None:
    counts = {"context": 0, "exact": 2, "fuzzy": 0, "untouched": 3, "confirmed": 0, "warned": 0}
    assert cli.json("pretranslate", "deal.txt", "--to", "ru") == counts
    segments = cli.json("show", "deal.txt", "--to", "ru")["segments"]
    assert segments[4]["origin"] == "exact old"


def test_the_run_of_sure_matches_is_confirmed_up_to_the_first_that_needs_a_person(
    cli: Cli, article: Path, memory: Path
) -> None:
    found = cli.json("confirm-run", "deal.txt", "--to", "ru", "--start", "5", "--min", "100")
    assert found == {"confirmed": 1, "next": None, "why": ""}
    found = cli.json("confirm-run", "deal.txt", "--to", "ru")
    assert found == {"confirmed": 0, "next": 1, "why": "has no match of 101"}
    assert "Nothing is confirmed. Segment 1 has no match of 101." in cli("confirm-run", "deal.txt", "--to", "ru").out


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("cut.tmx", CUT, 8),
        ("empty.tmx", b"", None),
        ("binary.tmx", bytes(range(256)) * 8, None),
        ("unknown.xyz", b"text", None),
        ("article.txt", b"An article.\n", None),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_and_changes_nothing(
    cli: Cli, name: str, data: bytes, line: int | None
) -> None:
    Path(name).write_bytes(data)
    outcome = cli("import", name, "--json")
    assert (outcome.code, outcome.error["code"], outcome.error["file"]) == (3, "refused", name)
    if line is not None:
        assert outcome.error["line"] == line
    assert [memory["name"] for memory in cli.json("memories")] == ["desk"]


def test_units_in_other_languages_only_are_an_error_that_names_them(cli: Cli) -> None:
    Path("german.tmx").write_text(TMX.replace("ru-RU", "de-DE"), encoding="utf-8")
    outcome = cli("import", "german.tmx", "--json")
    assert (outcome.code, outcome.error["code"]) == (3, "nothing_taken")
    assert "de-DE" in outcome.error["message"]


def test_of_several_imports_the_good_ones_stand(cli: Cli) -> None:
    Path("old.tmx").write_text(TMX, encoding="utf-8")
    Path("cut.tmx").write_bytes(CUT)
    outcome = cli("import", "cut.tmx", "old.tmx", "--json")
    assert outcome.code == 3
    cut, old = outcome.json
    assert (cut["file"], cut["error"]["line"]) == ("cut.tmx", 8)
    assert old["new"] == 2


def test_doctor_knows_versions_and_paths(cli: Cli) -> None:
    report = cli.json("doctor")
    assert report["desk"] == str(cli.desk)
    assert report["person"] == "Aigerim"
    assert "desk: " in cli("doctor").out


def test_a_file_to_import_that_is_not_there_is_said_as_by_add(cli: Cli) -> None:
    for command in ("import", "add"):
        outcome = cli(command, "nofile.tmx")
        assert (outcome.code, outcome.err) == (3, "tmtool: There is no file “nofile.tmx”; check the name.\n")


def test_a_memory_that_is_not_there_is_missing_input(cli: Cli) -> None:
    outcome = cli("match", "text", "--memory", "nowhere", "--json")
    assert (outcome.code, outcome.json["error"]["code"]) == (3, "missing")
