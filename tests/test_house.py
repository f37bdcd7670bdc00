"""The floors of the house: imports go down only, and slow imports happen when they are first needed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _loaded_by(statement: str) -> set[str]:
    """The top packages that a statement loads in a fresh interpreter."""
    code = f"import sys\n{statement}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def test_the_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "module", ["tmtool.cli.main", "tmtool.formats", "tmtool.tui.actions", "tmtool.quality.registry"]
)
def test_a_registry_or_the_command_line_loads_nothing_slow(module: str) -> None:
    slow = {"textual", "sqlmodel", "sqlalchemy", "pydantic", "numpy", "lxml", "babel", "polib", "Stemmer", "pymorphy3"}
    assert _loaded_by(f"import {module}") & slow == set()


def test_an_article_is_opened_without_what_its_first_frame_has_no_use_for() -> None:
    code = (
        "import sys, tmtool.cli.main, tmtool.cli.translating, tmtool.desk.desk, tmtool.desk.articles, tmtool.tui.app\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    later = {"numpy", "regex", "rapidfuzz", "lxml", "babel", "polib", "Stemmer", "pymorphy3"}
    later |= {
        f"tmtool.{name}" for name in ("desk.arrivals", "language.furniture", "alignment.versions", "cli.checking")
    }
    later |= {f"tmtool.{name}" for name in ("language.typography", "language.placeables", "desk.suggestions")}
    assert set(run.stdout.split()) & later == set()


def test_the_desk_and_all_below_it_do_without_textual() -> None:
    assert "textual" not in _loaded_by(
        "import tmtool.desk.articles, tmtool.desk.editing, tmtool.desk.exports, tmtool.desk.imports, "
        "tmtool.desk.suggestions, tmtool.desk.checking, tmtool.desk.pretranslation, tmtool.desk.doctor"
    )


@pytest.mark.parametrize("floor", ["memory", "quality", "alignment", "glossary", "documents", "exchange", "language"])
def test_craft_does_without_a_database(floor: str) -> None:
    modules = sorted(path.stem for path in (ROOT / "tmtool" / floor).glob("*.py") if path.stem != "__init__")
    statement = "import " + ", ".join(f"tmtool.{floor}.{module}" for module in modules)
    assert _loaded_by(statement) & {"sqlmodel", "sqlalchemy", "textual", "typer"} == set()


def test_the_runtime_dependencies_are_bounded_and_no_gpl_package_is_among_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all(">=" in dependency for dependency in project["dependencies"])
    assert not any(
        "translate-toolkit" in dependency or "kazstem" in dependency for dependency in project["dependencies"]
    )
