"""A line of the search: its keys are those of the search, everything else is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tmtool.tui.actions import Place, pressed
from tmtool.tui.literal import cleaned


class FindInput(Input):
    """Does the actions of the search in the order in which keys were pressed, before what Textual binds them to."""

    def __init__(self, *, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True)

    async def _on_key(self, event: events.Key) -> None:
        found = pressed(Place.FIND, event.key)
        if found is None:
            await super()._on_key(event)
        else:
            event.stop()
            event.prevent_default()
            await self.app.run_action(found[1], self.screen)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(cleaned(event.text).split("\n")))
