"""How many keys the work takes, counted on a real desk: what a translator does all day must be one or two.

The typing of words themselves is not counted; `Keystrokes` counts the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.made import open_desk, tmx
from tests.tui.conftest import shown, told
from tests.tui.keystrokes import translated, working
from tmtool.desk.desk import Desk
from tmtool.model.articles import Article, State

FIELD = """The field

The field was found in 1999. It lies far from the coast.

Output rose to 100 tonnes a day. The ministry of energy gave no reason.
"""
RUSSIAN = (
    "Месторождение",
    "Месторождение открыли в 1999 году.",
    "Оно лежит далеко от берега.",
    "Добыча выросла до 100 тонн в сутки.",
    "Министерство энергетики не назвало причин.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        yield made


def take_in(desk: Desk, text: str, name: str = "today.txt") -> Article:
    return desk.articles.take_in(text.encode(), name).article


async def test_a_match_of_101_is_confirmed_by_one_key(desk: Desk) -> None:
    translated(desk, FIELD, "yesterday.txt", "ru", RUSSIAN)
    async with working(desk, take_in(desk, FIELD), "ru") as keys:
        await keys.until(lambda: keys.text == RUSSIAN[0])
        await keys.press("enter")
        await keys.until(lambda: keys.segments("today.txt", "ru")[0].state is State.TRANSLATED)
        assert keys.count == 1
        first, second, *_ = keys.segments("today.txt", "ru")
        assert (first.target.text, str(first.origin)) == (RUSSIAN[0], "context desk")
        # The next one is put in, and is nothing on the desk until it is taken.
        await keys.until(lambda: keys.text == RUSSIAN[1])
        assert (second.state, second.target.text) == (State.NEW, "")


async def test_a_run_of_101s_is_confirmed_by_one_key_and_one_more_takes_it_back(desk: Desk) -> None:
    translated(desk, FIELD, "yesterday.txt", "ru", RUSSIAN)
    article = FIELD.replace("gave no reason", "will speak tomorrow")
    async with working(desk, take_in(desk, article), "ru") as keys:
        await keys.press("alt+r")
        await keys.until(lambda: keys.number == 4)
        assert keys.count == 1
        states = [one.state for one in keys.segments("today.txt", "ru")]
        assert states == [State.TRANSLATED] * 3 + [State.NEW] * 2
        await keys.until(
            lambda: told(keys.pilot) == [
                "3 segments confirmed (101, no findings). Segment 4 has no match of 101. Ctrl+Z takes it all back."
            ]
        )  # fmt: skip
        await keys.press("ctrl+z")
        await keys.until(lambda: all(one.state is State.NEW for one in keys.segments("today.txt", "ru")))
        assert keys.count == 2


async def test_where_nothing_is_sure_the_key_goes_to_the_next_run_and_confirms_it_the_second_time(desk: Desk) -> None:
    translated(desk, FIELD, "yesterday.txt", "ru", RUSSIAN)
    async with working(desk, take_in(desk, "Nobody saw this coming.\n\n" + FIELD), "ru") as keys:
        await keys.press("alt+r")
        await keys.until(lambda: keys.number == 3)
        await keys.until(
            lambda: told(keys.pilot) == [
                "Nothing is confirmed. Segment 1 has no match of 101. The next run is 3–6. Alt+R confirms it."
            ]
        )  # fmt: skip
        await keys.press("alt+r")
        await keys.until(lambda: [one.state.confirmed for one in keys.segments("today.txt", "ru")].count(True) == 4)


async def test_a_match_that_was_put_in_by_hand_belongs_to_the_run(desk: Desk) -> None:
    translated(desk, FIELD, "yesterday.txt", "ru", RUSSIAN)
    async with working(desk, take_in(desk, FIELD), "ru") as keys:
        await keys.press("alt+1", "alt+r")
        await keys.until(lambda: all(one.state is State.TRANSLATED for one in keys.segments("today.txt", "ru")))


@pytest.mark.parametrize("key", ["alt+r", "alt+к", "m", "ь"])
async def test_the_run_is_confirmed_on_every_layout_and_from_the_menu(desk: Desk, key: str) -> None:
    translated(desk, FIELD, "yesterday.txt", "ru", RUSSIAN)
    async with working(desk, take_in(desk, FIELD), "ru") as keys:
        await keys.press(*(("f2", key) if len(key) == 1 else (key,)))
        await keys.until(lambda: all(one.state is State.TRANSLATED for one in keys.segments("today.txt", "ru")))


async def test_a_figure_with_its_ending_takes_one_key_where_the_english_tells_it(desk: Desk) -> None:
    async with working(desk, take_in(desk, "Output rose to 100."), "kk") as keys:
        await keys.type("Өндіру")
        await keys.press("f9")
        assert keys.text == "Өндіру 100-ге"
        assert keys.count == 1


async def test_a_figure_with_another_ending_takes_two_keys(desk: Desk) -> None:
    async with working(desk, take_in(desk, "They are 100."), "kk") as keys:
        await keys.type("Олар")
        await keys.press("f9")
        assert "F9 again: 100-ге · 100-ден · 100-де · 100-дің …" in shown(keys.pilot)
        await keys.press("f9")
        assert keys.text == "Олар 100-ге"
        assert keys.count == 2
        assert "F9 again: 100-ден" in shown(keys.pilot)
        await keys.press("f9", "f9", "ctrl+z")
        assert keys.text == "Олар"


async def test_the_next_figure_comes_after_what_is_typed(desk: Desk) -> None:
    async with working(desk, take_in(desk, "It fell by 30 percent on Wednesday."), "ru") as keys:
        await keys.type("Она упала на")
        await keys.press("f9")
        assert keys.text == "Она упала на 30 процентов"
        await keys.press("f9")
        assert keys.text == "Она упала на 30%"
        await keys.type(" уже")
        await keys.press("f9")
        assert keys.text == "Она упала на 30% уже в среду"
        await keys.press("ctrl+z")
        assert keys.text == "Она упала на 30% уже"


async def test_what_is_selected_gives_way_to_the_figure(desk: Desk) -> None:
    async with working(desk, take_in(desk, "They are 100 or 200."), "kk") as keys:
        await keys.type("Олар көп")
        await keys.press("shift+left", "shift+left", "shift+left", "f9")
        assert keys.text == "Олар 100"
        await keys.press(*["f9"] * 9)
        assert "F9 again: the next one" in shown(keys.pilot)
        await keys.press("f9")
        assert keys.text == "Олар 200"


async def test_an_inflected_term_takes_one_key_where_its_place_asks_for_the_form(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("en,ru\nministry of energy,министерство энергетики\n", encoding="utf-8")
    desk.imports.import_file(path, name="words", kind="glossary")
    async with working(desk, take_in(desk, "He works in the ministry of energy."), "ru") as keys:
        await keys.type("Он работает в")
        await keys.press("f4")
        assert keys.text == "Он работает в министерстве энергетики"
        assert keys.count == 1
        await keys.press("f4", "f4")
        assert keys.text.startswith("Он работает в министерств")
        assert keys.count <= 3


async def test_a_correction_is_accepted_by_one_key(desk: Desk) -> None:
    translated(desk, FIELD, "today.txt", "ru", RUSSIAN)
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        await keys.press("f2", "r", "home", "ctrl+home")
        await keys.until(lambda: "REVIEWING" in shown(keys.pilot))
        keys.pressed.clear()
        number, before = keys.number, keys.text
        keys.screen.editor.put(f"{before[:-1]}, да.")
        await keys.press("enter")
        await keys.until(lambda: keys.segments("today.txt", "ru")[number - 1].state is State.REVIEWED)
        assert keys.segments("today.txt", "ru")[number - 1].target.text == f"{before[:-1]}, да."
        assert keys.count == 1


async def test_the_best_match_takes_one_key(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        tmx([{"en": "Output rose to 90 tonnes a day.", "ru": "Добыча выросла до 90 тонн в сутки."}]), encoding="utf-8"
    )
    desk.imports.import_file(path, name="memory")
    async with working(desk, take_in(desk, "Output rose to 100 tonnes a day."), "ru") as keys:
        assert keys.text == ""
        await keys.press("ctrl+r")
        assert keys.text == "Добыча выросла до 100 тонн в сутки."
        assert keys.count == 1


async def test_one_key_takes_a_confirmation_back_with_the_repetitions_that_it_filled(desk: Desk) -> None:
    article = "Prices fell.\n\nNobody knows why.\n\nPrices fell.\n\nPrices fell."
    async with working(desk, take_in(desk, article), "ru") as keys:
        await keys.type("Цены упали.")
        await keys.press("enter")
        await keys.until(lambda: [one.state for one in keys.segments("today.txt", "ru")].count(State.TRANSLATED) == 3)
        assert keys.number == 2
        await keys.press("ctrl+z")
        await keys.until(lambda: keys.number == 1)
        assert keys.count == 2
        # What the person typed stays with them, as a draft.
        stands = [(State.DRAFT, "Цены упали."), *[(State.NEW, "")] * 3]
        await keys.until(lambda: [(one.state, one.target.text) for one in keys.segments("today.txt", "ru")] == stands)
        await keys.until(lambda: "Taken back: confirm (3 segments)." in told(keys.pilot))
