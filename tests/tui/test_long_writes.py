"""Long writes behind the typing: in their turn among the writes, and what is typed meanwhile is kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.tui.conftest import told, translating, until
from tmtool.desk import parts
from tmtool.desk.desk import Desk
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Article
from tmtool.model.errors import DeskError
from tmtool.tui.writer import Writer


class Here(Desk):
    """A desk that names its articles as the pretended one does."""

    def all(self) -> tuple[Article, ...]:
        return self.articles.all()


TEXT = b"Oil output falls\n\nPrices rose again. It rained.\n"
RUSSIAN = ("Добыча нефти падает", "Цены нефти выросли.", "Шёл дождь из нефти.")


async def test_who_types_into_a_text_that_is_replaced_meanwhile_goes_on_from_it(tmp_path: Path) -> None:
    with Here.open(tmp_path / "desk", person="aigul", empty=True) as desk:
        job = desk.articles.job(desk.articles.take_in(TEXT, "oil.txt", targets=["ru"]).article, "ru")
        for segment, said in zip(desk.articles.segments(job), RUSSIAN, strict=True):
            desk.editing.confirm(segment.id, said)
        async with translating(desk) as pilot:
            screen = pilot.app.screen
            screen.go(1)
            await pilot.pause()
            screen.editor.insert("Ещё. ")
            found = desk.replacing.find(job, TextQuery("нефти"), "газа")
            await asyncio.to_thread(desk.replacing.replace, job, found, through=screen.saving.in_turn)
            screen.flush()
            await until(pilot, lambda: not screen.unsaved)
            first, second, third = desk.articles.segments(job)
            assert (first.target.text, third.target.text) == ("Добыча газа падает", "Шёл дождь из газа.")
            assert second.target.text == screen.editor.text
            assert "Ещё." in second.target.text
            assert not [one for one in told(pilot) if "changed" in one]


async def test_each_part_waits_its_turn_behind_what_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_FIRST", 1)
    monkeypatch.setattr(parts, "_MOST", 1)
    with Here.open(tmp_path / "desk", person="aigul", empty=True) as desk:
        job = desk.articles.job(desk.articles.take_in(TEXT, "oil.txt", targets=["ru"]).article, "ru")
        for segment, said in zip(desk.articles.segments(job), RUSSIAN, strict=True):
            desk.editing.confirm(segment.id, said)
        async with translating(desk) as pilot:
            screen = pilot.app.screen
            found = desk.replacing.find(job, TextQuery("нефти"), "газа")
            last = desk.articles.segments(job)[2]

            def type_on(done: int, of: int | None) -> None:
                if done == 1:
                    screen.saving.draft(last, "Шёл снег.", None)

            await asyncio.to_thread(desk.replacing.replace, job, found, progress=type_on, through=screen.saving.in_turn)
            texts = [one.target.text for one in desk.articles.segments(job)]
            assert texts == ["Добыча газа падает", "Цены газа выросли.", "Шёл снег."]


def test_a_part_that_comes_too_late_says_so() -> None:
    writer = Writer()
    writer.close()
    with pytest.raises(DeskError, match="closed before"):
        writer.do(lambda: None)
