"""Commands for the desk itself: init, doctor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from tmtool.cli.call import Call, languages, scan
from tmtool.cli.command import Panel, command
from tmtool.cli.options import TargetsOption
from tmtool.cli.screen import key_report, key_summary, open_key_doctor
from tmtool.cli.which_desk import desk_to_make
from tmtool.model.errors import UsageError


@command("init", Panel.DESK)
def init(
    call: Call,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where; --desk, TMTOOL_DESK or your own desk by default.")
    ] = None,
    to: TargetsOption = None,
    empty: Annotated[bool, typer.Option("--empty", help="Without the glossaries and memories of tmtool.")] = False,
) -> None:
    """Make a desk."""
    from tmtool.desk.desk import Desk
    from tmtool.desk.settings import DEFAULT_TARGETS, Settings

    where = folder or desk_to_make(call.desk)
    targets = languages(to, DEFAULT_TARGETS, source=Settings().source)
    with Desk.open(where, person=call.person, targets=targets, empty=empty) as desk:
        if not desk.made and (to or empty):
            raise UsageError(f"There is a desk in {where} already; --to and --empty count only for a new one.")
        if desk.made:
            scan(desk)
        said = "A new desk was made" if desk.made else "There is a desk already"
    call.answer({"desk": str(where.absolute())}, [f"{said} in {where.absolute()}."])


@command("doctor", Panel.DESK)
def doctor(
    call: Call,
    keys: Annotated[
        bool, typer.Option("--keys", help="Show what your terminal sends for each key, and what it does.")
    ] = False,
) -> None:
    """Show versions, folders and the state of the desk, for when something does not work."""
    if keys:
        _doctor_of_keys(call)
        return
    with call.opened_desk() as desk:
        report = desk.doctor.report() | {"keys": key_summary(desk.preferences)}
    call.answer(report, _lines(report))


def _doctor_of_keys(call: Call) -> None:
    from tmtool.desk.preferences import Preferences

    preferences = Preferences()
    if call.json:
        call.answer(key_report(preferences), ())
    elif not call.has_screen:
        raise UsageError("There is no terminal whose keys could be shown; --keys --json gives the table of all keys.")
    else:
        open_key_doctor(preferences)


def _lines(report: Mapping[str, object], indent: str = "") -> Iterator[str]:
    for name, value in report.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, list | tuple):
            yield f"{indent}{name}: {', '.join(map(str, value)) or 'none'}"
        else:
            yield f"{indent}{name}: {value}"
