"""The line of commands: from what was typed to an exit code; nothing slow is imported here."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from typer.main import get_command

from tmtool import __version__
from tmtool.cli.call import Call
from tmtool.cli.command import (
    DeskOption,
    JsonOption,
    NoScreenOption,
    PersonOption,
    VersionAsked,
    VersionOption,
    app,
)
from tmtool.cli.commands import NAMES, declare
from tmtool.cli.output import (
    INTERRUPTED,
    PIPE_CLOSED,
    PipeClosed,
    drop_standard_output,
    print_document,
    print_error,
    print_lines,
)
from tmtool.cli.screen import open_desk
from tmtool.cli.wrong_calls import usage_error
from tmtool.model.errors import TmtoolError, UsageError

# Versions of typer keep click's exceptions in different places; this class of theirs is public in all of them.
_CALLED_WRONGLY: type[BaseException] = typer.BadParameter.__mro__[2]


@app.callback(invoke_without_command=True)
def opened(
    context: typer.Context,
    desk: DeskOption = None,
    person: PersonOption = None,
    json: JsonOption = False,
    no_screen: NoScreenOption = False,
    version: VersionOption = False,
) -> int:
    """A translation memory for a news desk: English articles into Russian and Kazakh."""
    call = context.obj = Call(desk, person, json, no_screen)
    if context.invoked_subcommand is None:
        open_desk(call)
    return 0


def run(line: Sequence[str]) -> int:
    """Run one command.

    Args:
        line: what was typed after `tmtool`.

    Returns:
        The exit code.
    """
    as_json = _asks_for_json(line)
    try:
        return _run(line, as_json)
    except TmtoolError as error:
        # Standard output itself failed: the sentence on standard error is all that can be said.
        print_error(error, as_json=False)
        drop_standard_output()
        return error.exit_code
    except (PipeClosed, BrokenPipeError):
        drop_standard_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(line: Sequence[str], as_json: bool) -> int:
    declare(line)
    try:
        result = get_command(app).main(args=list(line), prog_name="tmtool", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except VersionAsked:
        _print_version(as_json)
        return 0
    except TmtoolError as error:
        print_error(error, as_json=as_json)
        return error.exit_code
    except typer.Abort:
        return INTERRUPTED
    except _CALLED_WRONGLY as error:
        print_error(usage_error(error, NAMES), as_json=as_json)
        return UsageError.exit_code


def _print_version(as_json: bool) -> None:
    if as_json:
        print_document({"version": __version__})
    else:
        print_lines([f"tmtool {__version__}"])


def _asks_for_json(line: Sequence[str]) -> bool:
    """Say whether an error must be a document; needed before anything else on the line is understood."""
    options = line[: line.index("--")] if "--" in line else line
    return "--json" in options
