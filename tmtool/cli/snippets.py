"""The command that lists, keeps and forgets a person's snippets."""

from __future__ import annotations

from typing import Annotated

import typer

from tmtool.cli.call import Call, typed
from tmtool.cli.command import Panel, command
from tmtool.model.errors import MissingInput, UsageError


@command("snippets", Panel.DESK)
def snippets(
    call: Call,
    abbreviation: Annotated[
        str | None, typer.Argument(metavar="[ABBREVIATION]", help="What is typed before Tab; all of them by default.")
    ] = None,
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="What it stands for from now on.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Forget it.")] = False,
) -> None:
    """Show your snippets, or keep one: an abbreviation to which Tab gives its text; yours on every desk."""
    from tmtool.desk.preferences import Preferences

    if remove and (abbreviation is None or text is not None):
        raise UsageError("--remove stands in the place of a text; write: tmtool snippets ABBREVIATION --remove")
    preferences = Preferences()
    if text is not None and abbreviation is not None:
        preferences.put_snippet(_usable(typed(abbreviation)), typed(text))
    kept = preferences.snippets()
    if abbreviation is not None and abbreviation not in kept:
        raise MissingInput(f"There is no snippet “{abbreviation}”.")
    if remove and abbreviation is not None:
        preferences.put_snippet(abbreviation, None)
    wanted = sorted(kept) if abbreviation is None else [abbreviation]
    call.answer({one: kept[one] for one in wanted}, (f"{one}: {kept[one]}" for one in wanted))


def _usable(abbreviation: str) -> str:
    if not abbreviation or any(map(str.isspace, abbreviation)):
        raise UsageError("An abbreviation is one word without spaces.")
    return abbreviation
