"""The command that shows and changes what the desk was told: settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, typed
from tmtool.cli.command import Panel, command
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.told import Told


@command("settings", Panel.DESK)
def settings(
    call: Call,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One setting; all of them by default.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What it shall be from now on.")] = None,
    default: Annotated[
        bool, typer.Option("--default", help="Give it back the value that it has on a new desk.")
    ] = False,
) -> None:
    """Show the settings, or change one: those of the desk, house style among them, and your own on every desk."""
    if default and (name is None or value is not None):
        raise UsageError("--default stands in the place of a value; write: tmtool settings NAME --default")
    with call.opened_desk() as desk:
        if name is None:
            told = desk.telling.all()
        elif default:
            told = (desk.telling.put_back(name),)
        else:
            told = (desk.telling.one(name) if value is None else desk.telling.put(name, typed(value)),)
    call.answer({one.setting.name: one.value for one in told}, (_line(one) for one in told))


def _line(one: Told) -> str:
    return f"{one.setting.name}: {one.setting.shown(one.value)} ({one.setting.help}; for {one.scope})"
