"""review, and the exports for editors, readers and a CMS."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.desk.made_reviews import edited, instead

TARGETS = (
    "Казахстан строит ветропарк",
    "Казахстан подписал сделку 21 октября.",
    "Она стоит 1,2 млрд долларов.",
    "Стройка начнётся в 2027 году.",
    "Дело за парламентом.",
)


@pytest.fixture
def translated(cli: Cli, article: Path) -> None:
    for number, target in enumerate(TARGETS, 1):
        cli.json("put", "deal.txt", str(number), target, "--to", "ru", "--confirm")


def exported(cli: Cli, format_id: str) -> Path:
    return Path(cli.json("export", "deal.txt", "--to", "ru", "-f", format_id)["path"])


@pytest.mark.usefixtures("translated")
def test_a_review_table_goes_out_and_comes_back(cli: Cli) -> None:
    path = exported(cli, "review")
    assert path.name == "deal.ru.review.docx"
    nothing = cli.json("review", "deal.txt", path, "--to", "ru")
    assert nothing == {
        "article": "deal.txt", "language": "ru", "preview": False, "read": 5, "changed": 0, "unchanged": 5,
        "reviewed": 0, "comments": 0, "changes": [], "conflicts": [], "remarks": [],
    }  # fmt: skip
    path.write_bytes(edited(path.read_bytes(), instead("начнётся", "стартует")))
    shown = cli.json("review", "deal.txt", path, "--to", "ru", "--preview")
    assert (shown["changed"], shown["preview"]) == (1, True)
    assert cli.json("show", "deal.txt", "--to", "ru")["segments"][3]["target"] == TARGETS[3]
    done = cli.json("review", "deal.txt", path, "--to", "ru")
    assert done["changes"] == [
        {
            "segment": 4, "kind": "changed", "before": TARGETS[3], "after": "Стройка стартует в 2027 году.",
            "state": "reviewed", "comments": [],
        }
    ]  # fmt: skip
    assert cli.json("show", "deal.txt", "--to", "ru")["segments"][3]["state"] == "reviewed"
    assert cli.json("undo", "deal.txt", "--to", "ru")["target"] == TARGETS[3]


@pytest.mark.usefixtures("translated")
def test_conflicts_end_with_one_and_are_taken_only_by_their_number(cli: Cli) -> None:
    path = exported(cli, "review")
    path.write_bytes(edited(path.read_bytes(), instead("начнётся", "стартует")))
    cli.json("put", "deal.txt", "4", "Строить начнут в 2027 году.", "--to", "ru", "--confirm")
    for accept in ("all", "none"):
        outcome = cli("review", "deal.txt", path, "--to", "ru", "--accept", accept, "--json")
        assert (outcome.code, outcome.json["conflicts"]) == (
            1,
            [
                {
                    "segment": 4, "why": "changed on the desk since the table was written",
                    "desk": "Строить начнут в 2027 году.", "file": "Стройка стартует в 2027 году.",
                }
            ],
        )  # fmt: skip
    said = cli("review", "deal.txt", path, "--to", "ru").out
    assert "4: conflict: changed on the desk since the table was written\n  desk: Строить" in said
    assert cli.json("review", "deal.txt", path, "--to", "ru", "--accept", "4")["changed"] == 1
    segment = cli.json("show", "deal.txt", "--to", "ru")["segments"][3]
    assert (segment["target"], segment["state"]) == ("Стройка стартует в 2027 году.", "reviewed")


@pytest.mark.usefixtures("translated")
def test_an_edited_text_comes_back_and_some_of_it_is_taken(cli: Cli) -> None:
    path = exported(cli, "text")
    path.write_text(path.read_text().replace("Она стоит", "Цена —").replace("Дело за", "Теперь дело за"))
    done = cli.json("review", "deal.txt", path, "--to", "ru", "--accept", "5")
    assert [one["segment"] for one in done["changes"]] == [5]
    back = cli.json("review", "deal.txt", "-", "--to", "ru", stdin=path.read_bytes())
    assert [one["segment"] for one in back["changes"]] == [3]


@pytest.mark.usefixtures("translated")
def test_what_cannot_be_is_refused(cli: Cli) -> None:
    path = exported(cli, "review")
    for accept in ("some", "1,x", ""):
        assert cli("review", "deal.txt", path, "--to", "ru", "--accept", accept).code == 2
    assert "nothing to take for segment 3" in cli("review", "deal.txt", path, "--to", "ru", "--accept", "3").err
    refused = cli("review", "deal.txt", path, "--to", "kk", "--json")
    assert (refused.code, refused.error["code"]) == (3, "refused")
    assert "“deal.txt” into ru" in refused.error["message"]
    assert cli("review", "deal.txt", "nowhere.docx", "--to", "ru").code == 3
    Path("odd.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert "old Word document" in cli("review", "deal.txt", "odd.doc", "--to", "ru").err


@pytest.mark.usefixtures("translated")
def test_pages_for_readers_and_a_cms(cli: Cli) -> None:
    cli("leave-out", "deal.txt", "5", "--to", "ru")
    assert exported(cli, "html").name == "deal.ru.bilingual.html"
    path = exported(cli, "cms")
    assert path.read_text() == f"<h1>{TARGETS[0]}</h1>\n<p>{' '.join(TARGETS[1:4])}</p>\n"
    cli.json("put", "deal.txt", "2", "Сделку подписали 21\u00a0октября.", "--to", "ru", "--confirm")
    cli.json("settings", "no_break_spaces", "entity")
    assert "21&nbsp;октября" in exported(cli, "cms").read_text()
    assert "21&nbsp;октября" in exported(cli, "text").read_text()
