"""put, leave-out, split, join, comment, history, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

KEYS = {"number", "source", "target", "state", "flags", "origin", "version", "comments"}


def test_put_writes_a_draft_and_confirm_makes_it_translated(cli: Cli, article: Path) -> None:
    draft = cli.json("put", "deal.txt", "5", "Соглашение", "--to", "ru")
    assert set(draft) == KEYS
    assert (draft["number"], draft["target"], draft["state"], draft["origin"]) == (5, "Соглашение", "draft", "typed")
    done = cli.json("put", "deal.txt", "5", "Соглашение", "--to", "ru", "--confirm")
    assert (done["state"], done["version"] > draft["version"]) == ("translated", True)


def test_an_empty_translation_that_was_confirmed_is_said_to_be_meant(cli: Cli, article: Path) -> None:
    said = cli("put", "deal.txt", "5", "", "--to", "ru", "--confirm").out
    assert said.startswith("5 (translated, deliberately empty)\n")


def test_what_was_confirmed_is_found_by_match(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "5", "Соглашение должен ратифицировать парламент.", "--to", "ru", "--confirm")
    found = cli.json("match", "The agreement has to be ratified by parliament.", "--to", "ru")["matches"][0]
    assert (found["score"], found["kind"], found["memory"]) == (100, "exact", "desk")
    assert found["target"] == "Соглашение должен ратифицировать парламент."


def test_put_reads_standard_input_for_a_dash(cli: Cli, article: Path) -> None:
    assert cli.json("put", "deal.txt", "1", "-", "--to", "kk", stdin="Тақырып\n")["target"] == "Тақырып"


def test_leave_out_and_back(cli: Cli, article: Path) -> None:
    assert cli.json("leave-out", "deal.txt", "1", "--to", "ru")["flags"] == ["left_out"]
    assert cli.json("list")[0]["jobs"][0]["segments"] == 4
    assert cli.json("leave-out", "deal.txt", "1", "--to", "ru", "--undo")["flags"] == []


def test_the_whole_author_box_is_left_out_in_every_language(cli: Cli) -> None:
    text = "A headline\n\nIt rained. It snowed.\n\nAigul Serikova\n\nAigul Serikova is a journalist in Almaty.\n"
    Path("boxed.txt").write_text(text)
    cli("add", "boxed.txt")
    done = cli.json("leave-out", "boxed.txt", "5", "--to", "ru", "--box")
    assert [one["number"] for one in done] == [4, 5]
    segments = cli.json("show", "boxed.txt", "--to", "kk")["segments"]
    assert [one["flags"] for one in segments] == [[], [], [], ["left_out"], ["left_out"]]


def test_the_headline_goes_with_no_author_box(cli: Cli, article: Path) -> None:
    outcome = cli("leave-out", "deal.txt", "1", "--to", "ru", "--box")
    said = "tmtool: Segment 1 is in no author box; this translation has none.\n"
    assert (outcome.code, outcome.err) == (2, said)
    assert cli.json("show", "deal.txt", "--to", "ru")["segments"][0]["flags"] == []


@pytest.mark.parametrize("at", ["17", "a deal", " a deal"])
def test_split_takes_an_offset_or_the_words_after_the_cut(cli: Cli, article: Path, at: str) -> None:
    parts = cli.json("split", "deal.txt", "2", at, "--to", "ru")
    assert [(part["number"], part["source"]) for part in parts] == [
        (2, "Kazakhstan signed"),
        (3, "a deal on October 21."),
    ]
    assert len(cli.json("show", "deal.txt", "--to", "kk")["segments"]) == 5


@pytest.mark.parametrize("at", ["nowhere", "a", "0"])
def test_split_refuses_a_place_that_is_none_or_several(cli: Cli, article: Path, at: str) -> None:
    outcome = cli("split", "deal.txt", "2", at, "--to", "ru", "--json")
    assert (outcome.code, outcome.error["code"]) == (2, "usage")


def test_join_takes_the_next_segment_in(cli: Cli, article: Path) -> None:
    joined = cli.json("join", "deal.txt", "2", "--to", "ru")
    assert joined["source"] == "Kazakhstan signed a deal on October 21. The total cost is $1.2 billion."
    assert cli("join", "deal.txt", "4", "--to", "ru", "--json").error["code"] == "usage"


def test_comments_have_their_person_and_time(cli: Cli, article: Path) -> None:
    (comment,) = cli.json("comment", "deal.txt", "1", "Check the name", "--to", "ru")["comments"]
    assert set(comment) == {"text", "person", "time"}
    assert (comment["text"], comment["person"]) == ("Check the name", "Aigerim")
    assert comment["time"].endswith("Z")


def test_history_is_the_segment_with_what_was_done_newest_first(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Раз", "--to", "ru")
    cli.json("put", "deal.txt", "1", "Два", "--to", "ru", "--confirm")
    found = cli.json("history", "deal.txt", "1", "--to", "ru")
    assert set(found) == KEYS | {"history"}
    assert [(entry["kind"], entry["target"]) for entry in found["history"][:2]] == [
        ("confirm", "Два"),
        ("draft", "Раз"),
    ]


def test_undo_takes_back_the_last_thing(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Раз", "--to", "ru", "--confirm")
    undone = cli.json("undo", "deal.txt", "--to", "ru")
    assert (undone["number"], undone["target"], undone["state"]) == (1, "", "new")


def test_undo_leaves_what_was_changed_since_and_says_so_with_code_1(cli: Cli, article: Path) -> None:
    cli.json("leave-out", "deal.txt", "1", "--to", "ru")
    operation = cli.json("history", "deal.txt", "1", "--to", "ru")["history"][0]["operation"]
    cli.json("put", "deal.txt", "1", "Раз", "--to", "ru", "--confirm")
    outcome = cli("undo", "--operation", str(operation), "--json")
    assert outcome.code == 1
    assert outcome.json == []
    assert "segment 1" in outcome.err


def test_nothing_to_undo_is_a_wrong_call(cli: Cli) -> None:
    assert cli("undo", "--json", "--person", "Nobody").error["code"] == "usage"


def test_without_a_language_the_first_job_is_taken_and_named(cli: Cli, article: Path) -> None:
    outcome = cli("show", "deal.txt", "--json")
    assert outcome.json["language"] == "ru"
    assert "ru" in outcome.err
