"""What goes wrong on a screen: a person's errors are said, ours stay loud."""

from __future__ import annotations

import pytest
from textual.app import App

from tests.tui.conftest import told, until
from tmtool.model.errors import UsageError
from tmtool.tui.messages import Broken, Failed
from tmtool.tui.screens.telling import TellingDialog, TellingScreen


@pytest.mark.parametrize("kind", [TellingScreen, TellingDialog])
async def test_what_a_person_can_mend_is_said(kind: type[TellingScreen[None]]) -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        screen = kind()
        await app.push_screen(screen)
        screen.post_message(Failed(UsageError("That is no language.")))
        await until(pilot, lambda: told(pilot) == ["That is no language."])


@pytest.mark.parametrize("kind", [TellingScreen, TellingDialog])
@pytest.mark.parametrize("by_writer", [True, False])
async def test_a_programming_error_ends_the_app(kind: type[TellingScreen[None]], by_writer: bool) -> None:
    app: App[None] = App()

    def work() -> None:
        raise ZeroDivisionError("ours")

    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            screen = kind()
            await app.push_screen(screen)
            if by_writer:
                screen.post_message(Broken(ZeroDivisionError("ours")))
            else:
                screen.run_worker(work, thread=True, exit_on_error=False)
            await pilot.pause(0.2)
