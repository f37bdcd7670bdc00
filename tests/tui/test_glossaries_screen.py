"""The glossaries on the screen, on a desk on the disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.desk.made import open_desk
from tests.tui.conftest import shown, told, until
from tmtool.desk.desk import Desk
from tmtool.model.terms import Term
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.add_term import AddTermView
from tmtool.tui.screens.concept import ConceptScreen
from tmtool.tui.screens.concepts import ConceptsScreen
from tmtool.tui.screens.glossaries import GlossariesScreen
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.import_file import ImportScreen
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        made.glossaries.add_term("wind farm", "ветропарк", "en", "ru", note="energy")
        (made.folder / "glossaries" / "offices.csv").write_text("en,ru\nparliament,парламент\n", encoding="utf-8")
        made.imports.scan()
        yield made


@asynccontextmanager
async def opened(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    app = TmtoolApp(desk)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.push_screen(GlossariesScreen(desk, app.writer))
        await until(pilot, lambda: "offices" in shown(pilot))
        yield pilot


async def on(pilot: Any, screen: type[Any]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause()


def terms(desk: Desk) -> list[tuple[str, str, str | None, str | None]]:
    (concept,) = desk.glossaries.concepts("desk")
    return [(term.text, str(term.status), term.valid_from, term.valid_to) for term in concept.concept.terms]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_they_are_listed_and_say_what_a_file_owns(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as pilot:
        assert "1 concept" in shown(pilot)
        assert "belongs to the file offices.csv" in shown(pilot)


async def test_the_terms_of_a_file_are_only_read(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("end", "enter")
        await on(pilot, ConceptsScreen)
        await until(pilot, lambda: "парламент" in shown(pilot))
        assert "belongs to offices.csv: change it there" in shown(pilot)
        assert "Add a term" not in shown(pilot)
        await pilot.press("ctrl+t")
        await until(pilot, lambda: any("the file “offices.csv”: change it there" in words for words in told(pilot)))
        await pilot.press("enter")
        await on(pilot, ConceptScreen)
        await until(pilot, lambda: "парламент" in shown(pilot))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConceptScreen))


async def test_a_term_is_found_worded_otherwise_and_gets_status_and_days(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("enter")
        await on(pilot, ConceptsScreen)
        await pilot.press(*"energy")
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        await pilot.press("enter")
        await on(pilot, ConceptScreen)
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        await pilot.press("down", "enter")
        await on(pilot, Prompt)
        await pilot.press("end", *"и", "enter")
        await until(pilot, lambda: terms(desk)[1][0] == "ветропарки")
        await until(pilot, lambda: "ветропарки" in shown(pilot))
        await pilot.press("ы")
        await until(pilot, lambda: "admitted" in shown(pilot))
        await pilot.press("d")
        await on(pilot, Prompt)
        await pilot.press(*"1.12.2026-", "enter")
        await until(pilot, lambda: any("is no day" in words for words in told(pilot)))
        await pilot.press("d")
        await on(pilot, Prompt)
        pilot.app.screen.query_one(Input).value = "1.12.2026 –"
        await pilot.press("enter")
        await until(pilot, lambda: terms(desk)[1] == ("ветропарки", "admitted", "2026-12-01", None))
        await until(pilot, lambda: "from 2026-12-01" in shown(pilot))
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await until(pilot, lambda: terms(desk)[1] == ("ветропарк", "preferred", None, None))


async def test_what_is_done_twice_at_once_and_what_a_colleague_does_is_all_there(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("enter")
        await on(pilot, ConceptsScreen)
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        await pilot.press("enter")
        await on(pilot, ConceptScreen)
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        (kept,) = desk.glossaries.concepts("desk")
        screen = pilot.app.screen
        screen.line_list.action_move(1)
        screen.action_status()
        screen.action_status()
        desk.glossaries.change_term(kept.id, None, Term("kk", "жел станциясы"))
        await until(pilot, lambda: "жел станциясы" in shown(pilot))
        wanted = [("wind farm", "preferred"), ("ветропарк", "forbidden"), ("жел станциясы", "preferred")]
        await until(pilot, lambda: [term[:2] for term in terms(desk)] == wanted)
        (_, russian, _) = desk.glossaries.concept(kept.id).concept.terms
        desk.glossaries.change_term(kept.id, russian, replace(russian, text="ВЭС"))
        screen.action_delete()
        await until(pilot, lambda: any("“ветропарк” meanwhile" in words for words in told(pilot)))
        await until(pilot, lambda: "ВЭС" in shown(pilot))
        assert "ВЭС" in [term[0] for term in terms(desk)]


async def test_a_concept_gets_another_term_and_loses_one(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("enter")
        await on(pilot, ConceptsScreen)
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        await pilot.press("enter")
        await on(pilot, ConceptScreen)
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        await pilot.press("a")
        await on(pilot, Prompt)
        await pilot.press(*"kk жел станциясы", "enter")
        await until(pilot, lambda: "жел станциясы" in shown(pilot))
        await pilot.press("down", "x")
        await until(pilot, lambda: [term[0] for term in terms(desk)] == ["wind farm", "жел станциясы"])
        await until(pilot, lambda: "ветропарк" not in shown(pilot))
        await pilot.press("x")
        await until(pilot, lambda: any("two languages" in words for words in told(pilot)))
        await pilot.press("n")
        await on(pilot, Prompt)
        await pilot.press("end", "!", "enter")
        await until(pilot, lambda: "Remark: energy!" in shown(pilot))


async def test_a_term_is_added_and_removed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("enter")
        await on(pilot, ConceptsScreen)
        await until(pilot, lambda: "ветропарк" in shown(pilot))
        await pilot.press("ctrl+t")
        await on(pilot, AddTermView)
        await pilot.press(*"pipeline", "tab", *"труба", "enter")
        await until(pilot, lambda: "2 concepts" in shown(pilot))
        await pilot.press("f2")
        await on(pilot, Question)
        await pilot.press("enter")
        await until(pilot, lambda: "1 concept" in shown(pilot).splitlines()[0])


async def test_a_glossary_is_seen_before_it_is_imported(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("en,ru\noil,нефть\ngas,\n", encoding="utf-8")
    async with opened(desk) as pilot:
        await pilot.press("i")
        await on(pilot, ImportScreen)
        pilot.app.screen.query_one("#path", Input).value = f"{tmp_path}/g.csv"
        await until(pilot, lambda: "2 concepts read, 1 can be taken" in shown(pilot))
        assert "1 × no target" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: any(one.name == "g" for one in desk.glossaries.all()))


async def test_a_glossary_is_deleted_and_comes_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("x")
        await on(pilot, Question)
        await pilot.press("enter")
        await until(pilot, lambda: [one.name for one in desk.glossaries.all()] == ["offices"])
        await on(pilot, GlossariesScreen)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(desk.glossaries.all()) == 2)


async def test_words_of_others_are_literal(desk: Desk) -> None:
    desk.glossaries.add_term("[red]oil[/]", "[@click=app.quit]нефть", "en", "ru", note="[/b] \u202e")
    desk.glossaries.rename("desk", "own [bold]")
    async with opened(desk) as pilot:
        await pilot.press("end")
        await until(pilot, lambda: "own [bold]" in shown(pilot))
        await pilot.press("r")
        await on(pilot, Prompt)
        await pilot.press("escape", "x")
        await on(pilot, Question)
        assert "own [bold]" in shown(pilot)
        await pilot.press("escape", "enter")
        await on(pilot, ConceptsScreen)
        await until(pilot, lambda: "[@click=app.quit]нефть" in shown(pilot))
        assert "\u202e" not in shown(pilot)
        await pilot.press(*"red")
        await until(pilot, lambda: "1 concept" in shown(pilot).splitlines()[0])
        await pilot.press("enter")
        await on(pilot, ConceptScreen)
        await until(pilot, lambda: "[red]oil[/]" in shown(pilot))
        assert "\u202e" not in shown(pilot)
