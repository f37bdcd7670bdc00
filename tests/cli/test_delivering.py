"""Commands for a job as a whole: due, take, sign-off; and sentences that only the translation has."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli

TARGETS = (
    "Казахстан заключил сделку о ветропарке",
    "Казахстан заключил сделку 21 октября.",
    "Общая стоимость составляет 1,2 миллиарда долларов.",
    "Строительство начнётся в 2027 году.",
    "Соглашение должен ратифицировать парламент.",
)


def translate(cli: Cli, *texts: str) -> None:
    for number, text in enumerate(texts, 1):
        assert cli("put", "deal.txt", str(number), text, "--to", "ru", "--confirm").code == 0


def test_what_stands_in_the_way_of_signing_off_is_listed(cli: Cli, article: Path) -> None:
    translate(cli, *TARGETS[:3])
    cli("put", "deal.txt", "4", TARGETS[3], "--to", "ru")
    outcome = cli("sign-off", "deal.txt", "--to", "ru", "--json")
    assert outcome.code == 1
    assert outcome.json["languages"]["ru"] == {
        "signed_off": 0,
        "untranslated": 1,
        "unconfirmed": 1,
        "findings": 0,
        "left_out": [],
    }
    plain = cli("sign-off", "deal.txt", "--to", "ru")
    assert plain.out.startswith("deal.txt, ru: not signed off: 1 not translated, 1 not confirmed.\n")
    assert "    5  not translated  The agreement has to be ratified by parliament." in plain.out
    assert cli.json("show", "deal.txt", "--to", "ru")["segments"][0]["state"] == "translated"


def test_sign_off_makes_final_and_writes_every_format(cli: Cli, article: Path, tmp_path: Path) -> None:
    translate(cli, *TARGETS)
    summary = cli.json("sign-off", "deal.txt", "--to", "ru", "--out", tmp_path / "out")
    assert summary["languages"]["ru"]["signed_off"] == 5
    assert sorted(Path(one).name for one in summary["files"]) == [
        "deal.ru.clean.txt",
        "deal.ru.csv",
        "deal.ru.po",
        "deal.ru.review.docx",
        "deal.ru.tmx",
        "deal.ru.txt",
        "deal.ru.xlf",
    ]
    assert {one["state"] for one in cli.json("show", "deal.txt", "--to", "ru")["segments"]} == {"final"}
    assert cli("put", "deal.txt", "1", "Другой заголовок", "--to", "ru", "--json").json["state"] == "draft"


def test_due_and_who_has_it(cli: Cli, article: Path) -> None:
    assert cli.json("due", "deal.txt", "2030-11-24 10:00", "--to", "kk")["due"].startswith("2030-11-24T")
    assert cli.json("take", "deal.txt", "--to", "kk", "--for", "dana")["person"] == "dana"
    ru, kk = cli.json("list")[0]["jobs"]
    assert set(ru) == {"language", "segments", "confirmed"}
    assert kk["person"] == "dana"
    assert cli("list").out == "   1  deal.txt  ru 0/5; kk 0/5, due 2030-11-24 10:00, dana has it\n"
    assert cli.json("take", "deal.txt", "--to", "kk", "--give-back")["person"] is None
    assert cli.json("due", "deal.txt", "-", "--to", "kk")["due"] is None
    assert cli("due", "deal.txt", "soon", "--to", "kk").code == 2
    assert cli("take", "deal.txt", "--to", "kk", "--give-back", "--for", "dana").code == 2


def test_a_sentence_is_added_and_taken_away(cli: Cli, article: Path) -> None:
    added = cli.json("add-sentence", "deal.txt", "2", "Так бывает.", "--to", "ru")
    assert (added["number"], added["source"], added["target"], added["state"]) == (3, "", "Так бывает.", "draft")
    assert "    + added\n    Так бывает." in cli("show", "deal.txt", "--to", "ru").out
    cli("leave-out", "deal.txt", "3", "--to", "ru")
    assert len(cli.json("show", "deal.txt", "--to", "ru")["segments"]) == 5


def test_an_author_box_is_left_out_where_a_person_says_so(cli: Cli) -> None:
    text = "A headline\n\nIt rained. It snowed.\n\nAigul Serikova\n\nAigul Serikova is a journalist in Almaty.\n"
    Path("box.txt").write_text(text)
    cli("add", "box.txt", "--without-author-box")
    segments = cli.json("show", "box.txt", "--to", "ru")["segments"]
    assert [one["flags"] for one in segments] == [[], [], [], ["left_out"], ["left_out"]]
