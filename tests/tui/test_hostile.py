"""Every screen with a hostile article, memory and term: what reaches the terminal is drawing, and text as text.

Whoever makes a screen says in `SCREENS` how it is opened; a screen that is not there fails the first test.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from inspect import isawaitable
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

import tmtool.tui
from tests.desk.made import tmx
from tests.tui.conftest import until
from tests.tui.hostile import BIDI, HOSTILE, HOSTILE_IN_XML, MARKUP, hostile_desk
from tmtool.desk.desk import Desk
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Article
from tmtool.model.findings import Finding, Severity
from tmtool.tui import textual_compat
from tmtool.tui.actions import Place
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.action_menu import ActionMenu
from tmtool.tui.screens.add_term import AddTermView
from tmtool.tui.screens.concept import ConceptScreen
from tmtool.tui.screens.concepts import ConceptsScreen
from tmtool.tui.screens.concordance import ConcordanceScreen
from tmtool.tui.screens.deliver import DeliverView
from tmtool.tui.screens.explained import Explained
from tmtool.tui.screens.glossaries import GlossariesScreen
from tmtool.tui.screens.import_file import ImportScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.key_catcher import KeyCatcher
from tmtool.tui.screens.memories import MemoriesScreen
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.preview import PreviewView
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question
from tmtool.tui.screens.replace import ReplaceView
from tmtool.tui.screens.returning import ReturningScreen
from tmtool.tui.screens.settings import SettingsScreen
from tmtool.tui.screens.units import UnitsScreen
from tmtool.tui.screens.update import NewVersion, UpdateView
from tmtool.tui.screens.wording import WordingView
from tmtool.tui.shown.concording import Asked
from tmtool.tui.shown.replacement import Line, Preview

DRAWING = re.compile(r"\x1b\[[0-9;]*[mH]")
"""Colours, and where something is drawn."""
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
"""What a terminal, or an eye, would fall for."""


@dataclass(frozen=True)
class At:
    """Where a test stands: on the translate screen of a hostile article."""

    app: TmtoolApp
    desk: Desk
    article: Article
    job: JobScreen

    @property
    def concept(self) -> int:
        """The number of a hostile concept."""
        return self.desk.glossaries.concepts("desk")[0].id

    def push(self, screen: Screen[Any]) -> None:
        self.app.push_screen(screen)


def act(method: str) -> Callable[[At], object]:
    """Do an action of the translate screen."""
    return lambda at: getattr(at.job, f"action_{method}")()


async def import_file(at: At) -> None:
    path = at.desk.folder / f"{MARKUP.replace('/', '')} \x1b[31m\u202e.tmx"
    path.write_text(tmx([{"en": f"Prices {MARKUP} {BIDI} rose.", "ru": HOSTILE_IN_XML}]), encoding="utf-8")
    at.push(ImportScreen(at.desk, at.app.writer, "memory"))
    while not isinstance(at.app.screen, ImportScreen) or not at.app.screen.query(Input):
        await asyncio.sleep(0.01)
    at.app.screen.query_one(Input).value = str(path)
    await asyncio.sleep(0.5)  # it looks at the file when the typing is over


async def returning(at: At) -> None:
    path = at.desk.folder / f"{MARKUP.replace('/', '')} \x1b[31m\u202e.txt"
    path.write_text(f"{at.desk.exports.clean_text(at.article, 'ru')}\n\n{MARKUP} {BIDI} \x1b[31m\n", encoding="utf-8")
    assert at.job.opened
    at.push(ReturningScreen(at.desk, at.article, at.job.opened.job))
    while not isinstance(at.app.screen, ReturningScreen) or not at.app.screen.query(Input):
        await asyncio.sleep(0.01)
    path_line = at.app.screen.query_one("#path", Input)
    path_line.value = str(path)
    path_line.post_message(Input.Submitted(path_line, str(path)))


def explain(at: At) -> None:
    assert at.job.current
    finding = Finding(2, "figures.number", Severity.WARNING, HOSTILE, source=(0, 3), target=(0, 3), fix=HOSTILE)
    at.push(Explained(finding, at.job.current, HOSTILE, ("en", "ru")))


def replace(at: At) -> None:
    lines = tuple(Line(number, HOSTILE, HOSTILE, f"{HOSTILE} more") for number in range(3))
    at.push(ReplaceView(Preview(TextQuery(HOSTILE), HOSTILE, lines, 3, HOSTILE, (HOSTILE,))))


SCREENS: dict[str, Callable[[At], object]] = {
    "ActionMenu": lambda at: at.push(ActionMenu(Place.HOME_MENU, HOSTILE)),
    "AddTermView": lambda at: at.push(AddTermView((HOSTILE, MARKUP), HOSTILE, ("en", "ru"))),
    "AnalysisScreen": act("analysis"),
    "ChecksScreen": act("checks"),
    "CommentsView": act("comments"),
    "ConceptScreen": lambda at: at.push(ConceptScreen(at.desk, at.app.writer, at.concept)),
    "ConceptsScreen": lambda at: at.push(ConceptsScreen(at.desk, at.app.writer, "desk", read_only=False)),
    "ConcordanceScreen": lambda at: at.push(ConcordanceScreen(at.desk, at.app.writer, Asked("output"))),
    "DeliverView": lambda at: at.push(DeliverView(at.desk, at.app.writer, at.article, "ru", files=False)),
    "Explained": explain,
    "FindView": act("find"),
    "GlossariesScreen": lambda at: at.push(GlossariesScreen(at.desk, at.app.writer)),
    "HelpView": lambda at: at.app.action_help(),
    "HistoryView": act("history"),
    "HomeScreen": act("home"),
    "ImportScreen": import_file,
    "KeyCatcher": lambda at: at.push(KeyCatcher(HOSTILE, lambda _: HOSTILE)),
    "MatchesView": act("all_matches"),
    "MemoriesScreen": lambda at: at.push(MemoriesScreen(at.desk, at.app.writer)),
    "NewArticleView": lambda at: at.push(NewArticleView(at.desk, HOSTILE, HOSTILE, HOSTILE)),
    "NewPreferredScreen": act("new_preferred"),
    "PreviewView": lambda at: at.push(PreviewView(at.desk, at.article, "ru")),
    "Prompt": lambda at: at.push(Prompt(HOSTILE, HOSTILE, HOSTILE)),
    "Question": lambda at: at.push(Question(HOSTILE, HOSTILE, {"enter": HOSTILE, "a": HOSTILE})),
    "ReplaceView": replace,
    "ReturningScreen": returning,
    "SettingsScreen": lambda at: at.push(SettingsScreen(at.desk)),
    "SplitView": act("split"),
    "TranslateScreen": lambda _: None,
    "UnitsScreen": lambda at: at.push(UnitsScreen(at.desk, at.app.writer, at.desk.memories.all()[0].name)),
    "UpdateView": lambda at: at.push(UpdateView(at.article, NewVersion(HOSTILE, HOSTILE), HOSTILE)),
    "WordingView": lambda at: at.push(WordingView(HOSTILE, HOSTILE, HOSTILE)),
}
"""How each screen is opened."""
SHOWS_NOTHING = {"Ground"}
"""Screens that draw nothing themselves."""


def all_screens() -> set[str]:
    """The names of all screens of the program that are no base of another one."""
    for module in walk_packages(tmtool.tui.__path__, "tmtool.tui."):
        import_module(module.name)

    def below(kind: type[Any]) -> Iterator[type[Any]]:
        one: type[Any]
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    return {
        one.__name__ for one in below(Screen) if one.__module__.startswith("tmtool.tui.") and not one.__subclasses__()
    }


def test_every_screen_is_driven() -> None:
    missing, gone = all_screens() - SHOWS_NOTHING - set(SCREENS), set(SCREENS) - all_screens()
    assert not missing, f"say in SCREENS how these are opened: {missing}"
    assert not gone, f"take these out of SCREENS: {gone}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with hostile_desk(tmp_path_factory.mktemp("hostile") / "desk") as made:
        yield made


@asynccontextmanager
async def opened(desk: Desk, size: tuple[int, int]) -> AsyncIterator[tuple[At, Any]]:
    """The translate screen of the newer article, at its second segment, with matches and terms."""
    article = desk.articles.all()[0]
    app = TmtoolApp(desk, open_article=article, language="ru")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        job = app.screen
        assert isinstance(job, JobScreen)
        job.go(1)
        await settled(pilot)
        yield At(app, desk, article, job), pilot


async def settled(pilot: Any) -> None:
    """Wait until every worker has done, or was replaced by another one."""
    for _ in range(1000):
        await pilot.pause(0.01)
        if not any(worker.is_running for worker in pilot.app.workers):
            break
    await pilot.pause()


def frame(app: TmtoolApp) -> str:
    """What the terminal would be sent for the whole screen."""
    textual_compat.forget_drawn(app.console)
    update = app.screen._compositor.render_update(full=True)
    return update.render_segments(app.console)  # type: ignore[no-any-return,union-attr]


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["small", "large"])
@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_of_a_text_is_obeyed(name: str, size: tuple[int, int], desk: Desk) -> None:
    async with opened(desk, size) as (at, pilot):
        if isawaitable(opening := SCREENS[name](at)):
            await opening
        await until(pilot, lambda: type(at.app.screen).__name__ == name)
        await settled(pilot)
        at.app.notify(HOSTILE)
        for key in ("down", "right", "end", "tab"):
            await pilot.press(key)
            await pilot.pause()
            drawn = frame(at.app)
            assert sorted(set(OBEYED.findall(DRAWING.sub("", drawn)))) == []
            strips = at.app.screen._compositor.render_strips()
            assert all(strip.cell_length == size[0] for strip in strips)
            styles = [segment.style for strip in strips for segment in strip if segment.style]
            assert not any("@click" in style.meta for style in styles)
            assert not any(style.link for style in styles)
        assert at.app.is_running
        # What a text wants to be is seen as text.
        assert not at.app._exit


async def test_markup_is_seen_as_it_stands(desk: Desk) -> None:
    async with opened(desk, (200, 60)) as (at, _):
        assert "[@click=app.quit]x[/]" in DRAWING.sub("", frame(at.app))


def test_the_texts_are_what_they_should_be(desk: Desk) -> None:
    article = desk.articles.all()[0]
    segments = desk.articles.segments(desk.articles.job(article, "ru"))
    sources = "".join(segment.source.text for segment in segments)
    for sign in ("\x1b]52", "\x1b]8;;", "\x9b31m", "\u202e", "\u200b", "[@click=app.quit]", "w" * 10_000):
        assert sign in sources
    assert OBEYED.search(article.name)
    assert Path(str(desk.folder)).exists()
