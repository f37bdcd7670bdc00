"""A signed-off segment is never opened without a word, and opens no more once the change is taken back."""

from __future__ import annotations

from pathlib import Path

from tests.desk.made import open_desk
from tests.tui.conftest import told
from tests.tui.keystrokes import job, translated, working
from tmtool.model.articles import State

STORY = "The field\n\nIt was found in 1999.\n"
RUSSIAN = ("Месторождение", "Его открыли в 1999 году.")


async def test_the_first_letter_says_so_and_taking_it_out_signs_off_again(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        translated(desk, STORY, "field.txt", "ru", RUSSIAN)
        desk.delivering.sign_off(desk.delivering.standing(job(desk, "field.txt", "ru")))

        def states() -> list[State]:
            return [one.state for one in desk.articles.segments(job(desk, "field.txt", "ru"))]

        async with working(desk, desk.articles.find("field.txt"), "ru") as keys:
            await keys.press("ctrl+g", "2", "enter")
            await keys.until(lambda: keys.number == 2)
            await keys.type("х")
            await keys.until(lambda: any("opens this segment again" in words for words in told(keys.pilot)))
            await keys.until(lambda: states() == [State.FINAL, State.DRAFT])
            await keys.press("ctrl+z")
            await keys.until(lambda: states() == [State.FINAL, State.FINAL])
            assert keys.text == RUSSIAN[1]
            await keys.press("ctrl+z")
            await keys.until(lambda: states() == [State.TRANSLATED, State.TRANSLATED])
            words = "Taken back: the sign-off of the whole translation (2 segments). F12 signs off anew."
            await keys.until(lambda: words in told(keys.pilot))
