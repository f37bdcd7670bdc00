"""Which module declares which commands: data, so that a line loads only what it names."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from tmtool.cli.command import HELP, Panel, app

MODULES: dict[str, tuple[str, ...]] = {
    "translating": ("translate", "demo", "pretranslate", "confirm-run"),
    "analysing": ("analyse",),
    "exporting": ("export",),
    "returning": ("review",),
    "articles": ("add", "update", "remove", "list", "show"),
    "editing": ("put", "leave-out", "add-sentence", "split", "join", "comment", "history", "undo"),
    "states": ("lock", "unconfirm", "bookmark"),
    "replacing": ("replace",),
    "segmenting": ("segment", "export-rules"),
    "checking": ("check", "check-pair"),
    "memories": ("match", "terms"),
    "memory_upkeep": ("memories",),
    "unit_editing": ("memories",),
    "glossaries": ("glossaries", "add-term"),
    "handing_on": ("export-memory", "export-glossary"),
    "concordance": ("concordance",),
    "delivering": ("sign-off", "due", "take"),
    "importing": ("import",),
    "settings": ("settings",),
    "snippets": ("snippets",),
    "desks": ("init", "doctor"),
}
"""The commands of each module of this package, which it declares on `app` when it is imported."""
NAMES = tuple(dict.fromkeys(name for names in MODULES.values() for name in names))
"""Every command, in the order in which `--help` lists those of one heading."""
_HELP = frozenset(HELP)


def declare(line: Sequence[str]) -> None:
    """Declare the commands that a line may mean; where it asks for help, all of them.

    Args:
        line: what was typed after `tmtool`.
    """
    words = set(line)
    for module, names in MODULES.items():
        # A word may also be an argument: one command too many is only loaded in vain.
        if words & {*names, *_HELP}:
            import_module(f"tmtool.cli.{module}")
    app.registered_commands.sort(key=lambda known: _place(known.name, known.rich_help_panel))


def _place(name: str | None, panel: object) -> tuple[int, int]:
    return [*Panel].index(Panel(str(panel))), NAMES.index(name or "")
