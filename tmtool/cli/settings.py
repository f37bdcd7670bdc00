"""The command that shows and changes what the desk was told: settings."""

from __future__ import annotations

from typing import Annotated

import typer

from tmtool.cli.call import Call, typed
from tmtool.cli.command import Panel, command
from tmtool.model.errors import UsageError


@command("settings", Panel.DESK)
def settings(
    call: Call,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One setting; all of them by default.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What it shall be from now on.")] = None,
    default: Annotated[
        bool, typer.Option("--default", help="Give it back the value that it has on a new desk.")
    ] = False,
) -> None:
    """Show the settings of the desk, or change one; house style is among them."""
    from tmtool.desk.settable import SETTINGS, by_name

    if default and (name is None or value is not None):
        raise UsageError("--default stands in the place of a value; write: tmtool settings NAME --default")
    with call.opened_desk() as desk:
        if name is not None and default:
            desk.choices.put_back(name)
        elif name is not None and value is not None:
            desk.choices.put(name, typed(value))
        values = desk.choices.values()
    wanted = tuple(SETTINGS) if name is None else (by_name(name).name,)
    lines = (f"{one}: {SETTINGS[one].shown(values[one])} ({SETTINGS[one].help})" for one in wanted)
    call.answer({one: values[one] for one in wanted}, lines)
