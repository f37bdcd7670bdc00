"""match: phrases of the text where there is no match."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

UNIT_EN = "The agreement has to be ratified by parliament."
UNIT_RU = "Соглашение должен ратифицировать парламент."
TMX = f"""<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>{UNIT_EN}</seg></tuv><tuv xml:lang="ru"><seg>{UNIT_RU}</seg></tuv></tu>
</body></tmx>
"""
ASKED = "Nobody knows when the whole pact will be ratified by parliament, or whether it ever will be."


@pytest.fixture
def memory(cli: Cli) -> Path:
    """A memory of one unit, known to the concordance."""
    path = Path("old.tmx").absolute()
    path.write_text(TMX, encoding="utf-8")
    cli.json("import", path)
    cli.json("concordance", "parliament")
    return path


def test_a_fragment_has_the_shape_of_a_match(cli: Cli, memory: Path) -> None:
    (match,) = cli.json("match", ASKED, "--to", "ru")["matches"]
    # Four of seventeen words: be ratified by parliament.
    assert match == {
        "score": 23,
        "kind": "fragment",
        "source": UNIT_EN,
        "target": UNIT_RU,
        "repaired": None,
        "memory": "old",
        "via": None,
        "warnings": [],
        "differences": [],
    }


def test_a_person_sees_which_phrase_it_is(cli: Cli, memory: Path) -> None:
    assert cli("match", ASKED, "--to", "ru").out.splitlines() == [
        "There is nothing at 70 or above.",
        "23 fragment, old, “be ratified by parliament”",
        f"    {UNIT_EN}",
        f"    {UNIT_RU}",
    ]


def test_from_names_the_language_of_the_text(cli: Cli, memory: Path) -> None:
    asked = "Ещё неизвестно, когда должен ратифицировать парламент новый налоговый кодекс страны."
    (match,) = cli.json("match", asked, "--from", "ru", "--to", "en")["matches"]
    assert (match["kind"], match["source"], match["target"]) == ("fragment", UNIT_RU, UNIT_EN)


@pytest.mark.parametrize("text", ['" OR "', "ratified* NEAR(by parliament) AND x", "a\x00b c d", "‹1› ‹2› ‹3›"])
def test_no_text_is_a_query(cli: Cli, memory: Path, text: str) -> None:
    assert cli.json("match", text, "--to", "ru") == {"matches": []}
