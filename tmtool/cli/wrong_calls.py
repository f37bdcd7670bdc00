"""From what the reader of the command line found wrong to one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from tmtool.model.errors import UsageError

_NO_COMMAND = re.compile(r"No such command '(.*?)'")
_LIKE = 0.7
"""How alike a word must be to be named, from 0 to 1."""


def usage_error(error: BaseException, commands: Iterable[str]) -> UsageError:
    """Say what is wrong with a call.

    Args:
        error: what was raised for it.
        commands: the names of all commands.
    """
    says = getattr(error, "format_message", error.__str__)().strip()
    context = getattr(error, "ctx", None)
    command = "tmtool" if context is None else context.command_path
    unknown = _NO_COMMAND.match(says)
    option = getattr(error, "option_name", None)
    if unknown is not None:
        verbs = getattr(getattr(context, "command", None), "commands", None)
        word = f"{command} {unknown[1]}".removeprefix("tmtool ")
        says = f"There is no command “{word}”{_nearest(unknown[1], verbs or commands)}"
    elif says.startswith("No such option") and option:
        says = f"“{command}” has no option {option}{_nearest(option, getattr(error, 'possibilities', None) or ())}"
    return UsageError(f"{says.replace('Value error, ', '').rstrip('.')}. See: {command} --help")


def _nearest(word: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(word, list(known), n=1, cutoff=_LIKE)
    return f"; the nearest is {nearest[0]}" if nearest else ""
