"""How a command is declared: a function with typed arguments, and the options that every command has."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from tmtool.cli.call import Call

HELP = ("--help", "-h")
app = typer.Typer(
    name="tmtool",
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": list(HELP)},
    help="A translation memory for a news desk: English articles into Russian and Kazakh.",
    epilog="Without a command, tmtool opens the desk on the screen.",
)

Function = TypeVar("Function", bound=Callable[..., int | None])
_PANEL = "Everywhere"


class Panel(StrEnum):
    """The headings under which `--help` lists the commands, in their order."""

    WHOLE_JOB = "The whole job"
    ARTICLES = "Articles"
    SEGMENTS = "Segments"
    MEMORIES = "Memories and glossaries"
    DESK = "The desk"


class VersionAsked(Exception):
    """Somebody asked for the version, wherever on the line."""


def _ask_version(asked: bool) -> None:
    if asked:
        raise VersionAsked


DeskOption = Annotated[
    Path | None,
    typer.Option("--desk", metavar="DIR", help="The folder of the desk; else TMTOOL_DESK.", rich_help_panel=_PANEL),
]
PersonOption = Annotated[
    str | None,
    typer.Option(
        "--person", metavar="NAME", help="Who works; else TMTOOL_PERSON, else your login name.", rich_help_panel=_PANEL
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Answer with one JSON document, for scripts.", rich_help_panel=_PANEL)
]
NoScreenOption = Annotated[bool, typer.Option("--no-screen", help="Never open the screen.", rich_help_panel=_PANEL)]
VersionOption = Annotated[
    bool,
    typer.Option("--version", is_eager=True, callback=_ask_version, help="Print the version.", rich_help_panel=_PANEL),
]

_EVERYWHERE: dict[str, tuple[Any, Any]] = {
    "desk": (DeskOption, None),
    "person": (PersonOption, None),
    "json": (JsonOption, False),
    "no_screen": (NoScreenOption, False),
    "version": (VersionOption, False),
}


def command(name: str, panel: Panel, *, of: typer.Typer = app) -> Callable[[Function], Function]:
    """Make a function a command.

    The function takes the `Call` first and its own arguments, annotated for typer, after it; the options that every
    command has are added. What it returns is the exit code, None for 0.

    Args:
        name: the word that is typed.
        panel: the heading under which `--help` lists it.
        of: what `group` gave, where the command is a verb of another one.
    """

    def register(function: Function) -> Function:
        of.command(name, rich_help_panel=str(panel) if of is app else None)(_with_options(function))
        return function

    return register


def group(name: str, panel: Panel) -> Callable[[Callable[[Call], None]], typer.Typer]:
    """Make a function a command that has verbs of its own; it is called where none of them is typed.

    Args:
        name: the word that is typed.
        panel: the heading under which `--help` lists it.

    Returns:
        What makes of the function the group, to which `command` adds the verbs.
    """

    def register(function: Callable[[Call], None]) -> typer.Typer:
        verbs = typer.Typer(rich_markup_mode="rich")
        verbs.callback(invoke_without_command=True)(_with_options(function))
        app.add_typer(verbs, name=name, rich_help_panel=str(panel))
        return verbs

    return register


def _with_options(function: Callable[..., int | None]) -> Callable[..., int]:
    """Give a function the options that every command has."""
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

    def called(context: typer.Context, **given: Any) -> int:
        outer = context.obj if isinstance(context.obj, Call) else Call()
        call = context.obj = Call(
            given.pop("desk") or outer.desk,
            given.pop("person") or outer.person,
            given.pop("json") or outer.json,
            given.pop("no_screen") or outer.no_screen,
        )
        del given["version"]
        # A verb follows, and what was said so far holds for it too.
        if context.invoked_subcommand is not None:
            return 0
        return function(call, **given) or 0

    parameters = [
        inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
        *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own),
        *(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in _EVERYWHERE.items()
        ),
    ]
    called.__doc__ = function.__doc__
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return called
