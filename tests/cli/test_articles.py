"""add, update, remove, list, show, segment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Cli


def test_add_tells_what_came_in(cli: Cli) -> None:
    file = Path("deal.txt")
    file.write_text(ARTICLE)
    assert cli.json("add", file) == [
        {
            "article": "deal.txt",
            "version": 1,
            "segments": 5,
            "words": 5 + 7 + 6 + 5 + 8,
            "kept": 0,
            "changed": 0,
            "new": 5,
            "removed": 0,
        }
    ]


def test_the_same_bytes_again_change_nothing(cli: Cli, article: Path) -> None:
    again = cli.json("add", article)[0]
    assert (again["version"], again["new"], again["changed"], again["removed"]) == (1, 0, 0, 0)
    assert len(cli.json("list")) == 1


def test_a_known_name_with_most_of_the_text_is_a_new_version(cli: Cli, article: Path) -> None:
    article.write_text(ARTICLE.replace("2027", "2028") + "\nOne more.\n")
    taken = cli.json("add", article)[0]
    assert taken["version"] == 2
    assert (taken["kept"], taken["changed"], taken["new"], taken["removed"]) == (4, 1, 1, 0)


def test_a_known_name_with_another_text_is_refused_and_update_takes_it(cli: Cli, article: Path) -> None:
    article.write_text("Something else entirely.\n")
    outcome = cli("add", article, "--json")
    assert (outcome.code, outcome.error["code"]) == (3, "not_the_same_article")
    assert "--name" in outcome.error["message"]
    assert "update" in outcome.error["message"]
    assert cli.json("update", "deal.txt", article)[0]["version"] == 2


def test_standard_input_needs_a_name(cli: Cli) -> None:
    assert cli("add", "-", "--json", stdin="One sentence.\n").error["code"] == "usage"
    assert cli.json("add", "-", "--name", "note", stdin="One sentence.\n")[0]["article"] == "note"


def test_an_article_is_found_by_name_number_and_path(cli: Cli, article: Path) -> None:
    number = cli.json("list")[0]["number"]
    for reference in ("deal.txt", str(number), str(article)):
        assert cli.json("show", reference, "--to", "ru")["article"] == "deal.txt"


def test_of_several_files_the_good_ones_stand_and_the_highest_code_is_given(cli: Cli) -> None:
    Path("good.txt").write_text("One sentence.\n")
    Path("empty.txt").write_bytes(b"")
    outcome = cli("add", "good.txt", "empty.txt", "missing.txt", "--json")
    assert outcome.code == 3
    good, empty, missing = outcome.json
    assert good["article"] == "good.txt"
    assert (empty["file"], empty["error"]["code"]) == ("empty.txt", "refused")
    assert (missing["file"], missing["error"]["code"]) == ("missing.txt", "missing")
    assert set(missing) == {"file", "error"}
    assert [entry["article"] for entry in cli.json("list")] == ["good.txt"]


def test_list_shows_progress(cli: Cli, article: Path) -> None:
    cli("put", "deal.txt", "1", "Заголовок", "--to", "ru", "--confirm")
    assert cli.json("list") == [
        {
            "number": 1,
            "article": "deal.txt",
            "version": 1,
            "jobs": [
                {"language": "ru", "segments": 5, "confirmed": 1},
                {"language": "kk", "segments": 5, "confirmed": 0},
            ],
        }
    ]
    assert cli("list").out == "   1  deal.txt  ru 1/5, kk 0/5\n"


def test_show_gives_segments_to_the_letter(cli: Cli, article: Path) -> None:
    shown = cli.json("show", "deal.txt", "--to", "ru-RU", "--start", "5")
    assert shown == {
        "article": "deal.txt",
        "language": "ru",
        "segments": [
            {
                "number": 5,
                "source": "The agreement has to be ratified by parliament.",
                "target": "",
                "state": "new",
                "flags": [],
                "origin": None,
                "version": 1,
                "comments": [],
            }
        ],
    }


def test_add_and_remove_count_the_words_that_analyse_counts(cli: Cli) -> None:
    file = Path("gas.txt")
    file.write_text("The 430-kilometre pipeline is long.\n")
    added, analysed = cli.json("add", file)[0], cli.json("analyse", "gas.txt")
    in_bands = sum(amount["words"] for amount in analysed["total"]["bands"].values())
    assert added["words"] == in_bands == cli.json("remove", "gas.txt")[0]["words"] == 5


def test_remove_puts_an_article_away_and_undo_brings_it_back(cli: Cli, article: Path) -> None:
    removed = cli.json("remove", "deal.txt")
    assert (removed[0]["article"], removed[0]["removed"]) == ("deal.txt", 5)
    assert cli.json("list") == []
    cli.json("undo")
    assert len(cli.json("list")) == 1


def test_purge_deletes_for_good_and_leaves_a_backup(cli: Cli, article: Path) -> None:
    outcome = cli("remove", "deal.txt", "--purge", "--json")
    assert (outcome.code, outcome.json[0]["removed"]) == (0, 5)
    (backup,) = (cli.desk / "backups").glob("*.db")
    assert str(backup) in outcome.err
    assert cli.json("list") == []
    assert cli.json("add", article)[0]["version"] == 1


@pytest.mark.parametrize("line", [("show",), ("remove",), ("history", "1"), ("export", "--format", "po")])
def test_an_unknown_article_is_code_3(cli: Cli, line: tuple[str, ...]) -> None:
    command, *rest = line
    outcome = cli(command, "nowhere.txt", *rest, "--json")
    assert (outcome.code, outcome.error["code"]) == (3, "missing")


def test_segment_prints_places_in_the_text_and_makes_no_desk(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMTOOL_DESK", str(tmp_path / "none"))
    text = "Headline\n\nOne sentence. Another one.\n"
    found = cli.json("segment", "-", stdin=text)["segments"]
    assert found == [
        {"block": 1, "text": "Headline", "start": 0, "end": 8},
        {"block": 2, "text": "One sentence.", "start": 10, "end": 23},
        {"block": 2, "text": "Another one.", "start": 24, "end": 36},
    ]
    assert all(text[entry["start"] : entry["end"]] == entry["text"] for entry in found)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["add", "segment", "translate"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("binary.txt", bytes(range(256)) * 10),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(100)),
        ("unknown.xyz", b"some text\n"),
        ("cyrillic.txt", "Привет, мир".encode() + b"\xff"),
        ("memory.tmx", b'<?xml version="1.0"?><tmx version="1.4"></tmx>'),
    ],
)
def test_what_is_no_article_is_refused_with_code_3(cli: Cli, command: str, name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    outcome = cli(command, name, "--json")
    assert (outcome.code, outcome.error["code"], outcome.error["file"]) == (3, "refused", name)
    said = cli(command, name)
    assert (said.code, said.out) == (3, "")
    assert said.err.count("\n") == 1
    assert cli.json("list") == []


@pytest.mark.parametrize("command", ["add", "segment", "translate", "import"])
@pytest.mark.parametrize("name", ["missing.txt", "folder"])
def test_a_file_that_cannot_be_read_is_code_3_and_named(cli: Cli, command: str, name: str) -> None:
    Path("folder").mkdir()
    outcome = cli(command, name, "--json")
    assert (outcome.code, outcome.error["code"], outcome.error["file"]) == (3, "missing", name)


@pytest.mark.parametrize("data", [b" \n\n ", "Привет\n".encode() + b"\xe9\n"])
@pytest.mark.parametrize("command", ["add", "translate", "segment"])
def test_a_text_that_is_refused_is_named(cli: Cli, command: str, data: bytes) -> None:
    Path("odd.txt").write_bytes(data)
    outcome = cli(command, "odd.txt", "--json")
    assert (outcome.code, outcome.error["file"]) == (3, "odd.txt")
    assert outcome.error["message"].startswith("“odd.txt”: ")


def test_kazakh_made_beside_russian_that_changed_is_marked(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "4", "Стройка начнётся в 2027 году.", "--to", "ru", "--confirm")
    cli.json("put", "deal.txt", "4", "Құрылыс 2027 жылы басталады.", "--to", "kk", "--confirm")
    assert cli.json("show", "deal.txt", "--to", "kk")["segments"][3]["flags"] == []
    cli.json("put", "deal.txt", "4", "Строить начнут в 2027 году.", "--to", "ru", "--confirm")
    flags = [segment["flags"] for segment in cli.json("show", "deal.txt", "--to", "kk")["segments"]]
    assert flags == [[], [], [], ["ru-changed"], []]
    said = cli("show", "deal.txt", "--to", "kk").out
    assert "Russian changed: “Стройка начнётся в 2027 году.” → “Строить начнут в 2027 году.”\n" in said
    again = cli.json("put", "deal.txt", "4", "Құрылыс 2027 жылы басталады.", "--to", "kk", "--confirm")
    assert (again["state"], again["flags"]) == ("translated", [])


def test_a_guessed_code_page_is_said_and_can_be_changed(cli: Cli) -> None:
    Path("note.txt").write_bytes("Полиция приехала в город.\n".encode("cp1251"))
    outcome = cli("add", "note.txt", "--from", "ru", "--to", "kk")
    assert outcome.code == 0
    assert "note.txt: read as windows-1251; name another encoding with --encoding." in outcome.err
    other = cli("update", "note.txt", "note.txt", "--encoding", "koi8-r", "--json")
    assert other.code == 0
    assert other.json[0]["version"] == 2


def test_a_bilingual_file_is_a_whole_job_into_its_own_language(cli: Cli) -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    Path("menu.po").write_text(header + 'msgid "Open the door."\nmsgstr "Откройте дверь."\n')
    outcome = cli("translate", "menu.po", "--out", "out", "--json")
    assert outcome.code == 0
    assert list(outcome.json["languages"]) == ["ru"]
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "menu.ru.csv",
        "menu.ru.po",
        "menu.ru.tmx",
        "menu.tmx",
    ]
    assert Path("out/menu.ru.po").read_bytes() == Path("menu.po").read_bytes()


def test_one_thing_is_no_several(cli: Cli) -> None:
    Path("short.txt").write_text("Rain.\n", encoding="utf-8")
    assert "version 1, 1 segment, 1 word (1 new)." in cli("add", "short.txt").out
    cli("put", "short.txt", "1", "Дождь.", "--to", "ru", "--confirm")
    assert "1 segment, 0 untranslated." in cli("export", "short.txt", "--to", "ru", "--format", "text").out
