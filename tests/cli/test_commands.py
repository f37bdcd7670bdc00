"""The table of commands: every module declares what it says, and a line loads no more than it names."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tmtool.cli
from tmtool.cli.commands import MODULES

FOLDER = Path(tmtool.cli.__file__).parent


def _declared(module: str) -> set[str]:
    """The commands that a module declares, those with verbs of their own among them; a verb counts as its command."""
    declared = set()
    for node in ast.walk(ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("command", "group"):
            of = next((word.value.id for word in node.keywords if isinstance(word.value, ast.Name)), None)
            first = node.args[0]
            assert isinstance(first, ast.Constant)
            declared.add(of or str(first.value))
    return declared


def test_every_command_stands_in_the_table_with_its_module() -> None:
    declared = {path.stem: _declared(path.stem) for path in FOLDER.glob("*.py")}
    assert {module: names for module, names in declared.items() if names} == {
        module: set(names) for module, names in MODULES.items()
    }


def _loaded(*line: str) -> set[str]:
    code = f"import sys; from tmtool.cli.main import declare; declare({line!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.removeprefix("tmtool.cli.") for name in run.stdout.split()} & set(MODULES)


@pytest.mark.parametrize(
    ("line", "modules"),
    [
        ((), set()),
        (("--desk", "here", "translate", "a.txt"), {"translating"}),
        (("memories", "edit"), {"memory_upkeep", "replacing", "unit_editing"}),
        (("list", "--help"), set(MODULES)),
    ],
)
def test_a_line_loads_the_commands_that_it_names(line: tuple[str, ...], modules: set[str]) -> None:
    assert _loaded(*line) == modules
