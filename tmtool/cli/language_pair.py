"""The two languages of a look-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.cli.call import language, languages
from tmtool.cli.output import print_message
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


def language_pair(desk: Desk, source: str | None, to: str | None) -> tuple[str, str]:
    """Give the source and the target language, saying which target was taken where none was named.

    Raises:
        UsageError: the desk has no target language but the source.
    """
    written_in = language(source) if source else desk.settings.source
    others = tuple(target for target in desk.settings.targets if target != written_in)
    target = languages([to] if to else None, others[:1], source=written_in)
    if not target:
        raise UsageError(f"The desk translates into {written_in} only; name another language with --to.")
    if to is None and len(others) > 1:
        print_message(f"Looking for {target[0]}; name another language with --to ({', '.join(others[1:])}).")
    return written_in, target[0]
